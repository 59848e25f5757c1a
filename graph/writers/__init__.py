"""Anything to a file. A new format is one file and one row here; `formats.py` says what each one is called and takes.

A row leads to a writer with `suffixes` and `write`: from statements and documents (the protocol Writer of `core.ports`), or,
for a format of kind `rdf`, from quads.
"""

from graph.core.registry import Registry

WRITERS = Registry(
    "format",
    {
        "turtle": "graph.writers.rdf:TURTLE",
        "trig": "graph.writers.rdf:TRIG",
        "ntriples": "graph.writers.rdf:NTRIPLES",
        "nquads": "graph.writers.rdf:NQUADS",
        "jsonld": "graph.writers.rdf:JSONLD",
        "rdfxml": "graph.writers.rdf:RDFXML",
        "graphml": "graph.writers.networks:GRAPHML",
        "gexf": "graph.writers.networks:GEXF",
        "csv": "graph.writers.tables:CSV",
        "jsonl": "graph.writers.tables:JSONL",
        "png": "graph.writers.figure:PNG",
        "svg": "graph.writers.figure:SVG",
        "pdf": "graph.writers.figure:PDF",
    },
    group="stancegraph.writers",
)
