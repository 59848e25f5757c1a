import json
import random

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from graph.core.errors import InvariantError
from graph.core.iris import DATA, SG, VOCABULARIES
from graph.writers.rdf import JSONLD, NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE

XSD, RDF = VOCABULARIES["xsd"], VOCABULARIES["rdf"]
MORNING, EVENING = NamedNode(f"{DATA}graph/morning"), NamedNode(f"{DATA}graph/evening")


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


def quads() -> list[Quad]:
    one, two, actor = (NamedNode(DATA + name) for name in ("statement/0a1", "statement/9ff", "actor/aldova"))
    strange = 'two lines\nand a tab\t, "quoted" \\ with \u2028 \x85 and «Жук» # @prefix x: <y> .'
    facts = [
        (one, RDF + "type", NamedNode(SG + "Statement")), (two, RDF + "type", NamedNode(SG + "Statement")),
        (one, SG + "actor", actor), (two, SG + "actor", actor), (one, SG + "statedOn", typed("2031-05-04", "date")),
        (one, SG + "conditional", typed("true", "boolean")), (one, SG + "confidence", typed("0.85", "decimal")),
        (one, SG + "rank", typed("7", "integer")), (one, SG + "quote", Literal(strange)), (one, SG + "quote", Literal("plain")),
        (actor, VOCABULARIES["skos"] + "prefLabel", Literal("Aldova", language="en")), (actor, RDF + "type", NamedNode(SG + "Actor")),
        (actor, VOCABULARIES["skos"] + "exactMatch", NamedNode("http://elsewhere.example/a(b)/c")),
    ]  # fmt: skip
    found = [Quad(s, NamedNode(p), o, graph) for graph in (MORNING, EVENING) for s, p, o in facts if graph == MORNING or s != one]
    return [*found, Quad(actor, NamedNode(SG + "rank"), typed("1", "integer"), DefaultGraph())]


def triples(data: bytes, syntax: RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in parse(data, format=syntax)}


EXPECTED = {str(quad.triple) for quad in quads()}
SYNTAXES = [
    (TURTLE, RdfFormat.TURTLE, "turtle"),
    (NTRIPLES, RdfFormat.N_TRIPLES, "nt"),
    (RDFXML, RdfFormat.RDF_XML, "xml"),
    (JSONLD, RdfFormat.JSON_LD, "json-ld"),
]


@pytest.mark.parametrize(("writer", "syntax", "name"), SYNTAXES, ids=lambda value: getattr(value, "name", value))
def test_two_parsers_read_the_union_of_the_graphs(writer, syntax, name):
    assert len(EXPECTED) == 14
    data = writer.write(quads())
    assert triples(data, syntax) == EXPECTED
    source = Graph().parse(data=NTRIPLES.write(quads()), format="nt")
    assert isomorphic(Graph().parse(data=data, format=name), source)
    assert len(source) == len(EXPECTED)


@pytest.mark.parametrize(("writer", "syntax"), [(TRIG, RdfFormat.TRIG), (NQUADS, RdfFormat.N_QUADS)])
def test_named_graphs_are_kept(writer, syntax):
    data = writer.write(quads())
    assert set(parse(data, format=syntax)) == set(quads())
    contexts = {str(each.identifier) for each in Dataset().parse(data=data, format=writer.name).graphs()}
    assert {MORNING.value, EVENING.value} <= contexts


@pytest.mark.parametrize("writer", [TURTLE, TRIG, NTRIPLES, NQUADS, RDFXML, JSONLD], ids=lambda each: each.name)
def test_the_order_of_the_input_does_not_matter(writer):
    mixed = quads()
    random.Random(5).shuffle(mixed)
    assert writer.write(iter(mixed + mixed[:3])) == writer.write(quads())


def test_turtle_is_sorted_grouped_and_prefixed():
    text = TURTLE.write(quads()).decode()
    lines = text.split("\n")
    prefixes = [line.split()[1] for line in lines if line.startswith("@prefix")]
    assert prefixes == ["actor:", "rdf:", "sg:", "skos:", "statement:", "xsd:"]
    subjects = [line for line in lines if line[:1].isalpha()]
    assert subjects == ["actor:aldova a sg:Actor ;", "statement:0a1 a sg:Statement ;", "statement:9ff a sg:Statement ;"]
    assert "    sg:confidence 0.85 ;" in lines
    assert '    sg:statedOn "2031-05-04"^^xsd:date .' in lines
    assert "\n\nstatement:0a1" in text
    assert "xsd:string" not in text


def test_other_prefixes_can_be_given():
    text = TURTLE.write(quads(), prefixes={"d": DATA, "s": SG}).decode()
    assert "@prefix s:" in text
    assert "@prefix sg:" not in text


def test_json_ld_is_compacted_by_the_context_of_the_ontology():
    document = json.loads(JSONLD.write(quads()))
    assert document["@context"]["sg"] == SG
    assert len(document["@graph"]) == 3


def test_a_blank_node_is_refused():
    with pytest.raises(InvariantError, match="blank node"):
        TURTLE.write([Quad(BlankNode(), NamedNode(SG + "actor"), MORNING)])


@pytest.mark.parametrize("writer", [TURTLE, TRIG, NTRIPLES, NQUADS, RDFXML, JSONLD], ids=lambda each: each.name)
def test_nothing_is_a_file_too(writer):
    assert isinstance(writer.write([]), bytes)
