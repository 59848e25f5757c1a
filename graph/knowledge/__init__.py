"""Statements as RDF and back: encoding, stores in memory and on disk, provenance, validation."""

from graph.core.registry import Registry

STORES = Registry(
    "store",
    {"disk": "graph.knowledge.disk:DiskStore", "memory": "graph.knowledge.memory:MemoryStore"},
    group="stancegraph.stores",
)
