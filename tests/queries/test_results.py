import csv
import io
import json
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, parse

from graph.core.errors import StancegraphError, UnknownName
from graph.knowledge.memory import MemoryStore
from graph.queries.names import names
from graph.queries.results import FORMATS, Rows, Style, Triples, Verdict, readable, value, write
from graph.queries.select import select
from graph.queries.table import columns

XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES = """SELECT * { VALUES (?a ?b) {
  ("x,\\"y\\""@en 10) (<https://example.org/1> 9.5) ("line\\nbreak" true) (UNDEF "2031-03-02"^^xsd:date) ("plain" 9)
} }"""


def found(text: str = VALUES) -> Rows:
    rows = select(Store(), text)
    assert isinstance(rows, Rows)
    return rows


def typed(words: str, kind: str) -> Literal:
    return Literal(words, datatype=NamedNode(XSD + kind))


def test_terms_become_python_values() -> None:
    assert [value(typed("7", "integer")), value(typed("0.5", "decimal")), value(typed("true", "boolean"))] == [7, 0.5, True]
    assert value(typed("2031-03-02", "date")) == date(2031, 3, 2)
    assert value(typed("2031-03-02T10:00:00", "dateTime")) == datetime(2031, 3, 2, 10)
    assert value(typed("soon", "date")) == "soon"
    assert [value(None), value(NamedNode("a:b")), value(BlankNode("x")), value(Literal("w"))] == [None, "a:b", "x", "w"]
    node = NamedNode("a:b")
    assert value(Triple(node, node, node)) == "<a:b> <a:b> <a:b>"


def test_rows_are_sorted_by_kind_and_value() -> None:
    assert [row["b"] for row in found().values()] == [date(2031, 3, 2), 9.5, True, 9, 10]
    numbers = found("SELECT ?n { VALUES ?n { 10 9 'z' 2.5 <a:b> UNDEF 'NaN'^^xsd:double } }")
    assert [str(row["n"]) for row in numbers.values()] == ["None", "a:b", "2.5", "9", "10", "nan", "z"]


def test_blank_nodes_get_the_same_labels_each_time() -> None:
    texts = {write(found("SELECT ?n ?b { VALUES ?n { 2 1 } BIND(BNODE() AS ?b) }"), "csv") for _ in range(3)}
    assert texts == {"n,b\r\n1,_:b0\r\n2,_:b1\r\n"}


def test_a_table_lines_up_and_reads_well(knowledge: MemoryStore) -> None:
    style = Style(names=names(knowledge.oxigraph, knowledge.minter))
    rows = select(
        knowledge.oxigraph,
        "SELECT ?a ?s ?p ?n { ?x sg:actor ?a ; sg:stance ?s ; sg:position ?p . FILTER(?s = stance:declare) BIND(8 AS ?n) }",
    )
    assert write(rows, style=style) == "a             s        p    n\n────────────  ───────  ───  ─\nStrait Union  declare  for  8\n"
    assert write(rows) == (
        "a                   s               p       n\n"
        "──────────────────  ──────────────  ──────  ─\n"
        "actor:strait-union  stance:declare  sg:For  8\n"
    )


def test_tables_count_screen_columns() -> None:
    text = write(found("SELECT ?a ?n { VALUES (?a ?n) { ('日本' 5) ('co\u0302te' 10) ('bell\\u0007\\nring' 100) } }"))
    lines = text.splitlines()
    assert lines[1:] == ["─" * 9 + "  ───", "bell ring  100", "co\u0302te        10", "日本         5"]
    assert {columns(line) for line in lines[1:]} == {14}
    assert "\u0007" not in text


def test_a_table_fits_the_screen() -> None:
    rows = found("SELECT ?a ?b { VALUES (?a ?b) { ('a very long sentence that no screen can hold' 'short') } }")
    lines = write(rows, style=Style(width=30)).splitlines()
    assert max(columns(line) for line in lines) <= 30
    assert lines[2].startswith("a very long")
    assert "…  short" in lines[2]
    assert len(write(rows, style=Style(width=1)).splitlines()[2]) == 13


def test_a_table_without_rows_has_its_header() -> None:
    assert write(found("SELECT ?who { FILTER(false) }")) == "who\n───\n"
    assert write(found("SELECT * {}")).strip() == ""


def test_csv_and_tsv_follow_the_standard() -> None:
    rows = list(csv.reader(io.StringIO(write(found(), "csv"), newline="")))
    assert rows[0] == ["a", "b"]
    assert ['x,"y"', "10"] in rows
    assert ["", "2031-03-02"] in rows
    tsv = write(found(), "tsv").splitlines()
    assert tsv[0] == "?a\t?b"
    assert '"x,\\"y\\""@en\t10' in tsv
    assert len(tsv) == len(rows) == 6


def test_csv_can_be_readable(knowledge: MemoryStore) -> None:
    style = Style(names=names(knowledge.oxigraph, knowledge.minter), readable=True)
    rows = select(knowledge.oxigraph, "SELECT ?t ?s { ?s sg:actor actor:costria ; sg:target ?t }")
    assert isinstance(rows, Rows)
    assert write(rows, "csv", style=style) == "t,s\nArvenia,statement:c1\nArvenia,statement:c2\nArvenia,statement:c3\n"
    assert write(rows, "tsv", style=style).splitlines()[1] == "Arvenia\tstatement:c1"
    assert readable(rows, style)[0] == ("t", "s")


def test_json_and_xml_follow_the_standard() -> None:
    read = json.loads(write(found(), "json"))
    assert read["head"] == {"vars": ["a", "b"]}
    assert {
        "a": {"type": "literal", "value": 'x,"y"', "xml:lang": "en"},
        "b": {"type": "literal", "value": "10", "datatype": XSD + "integer"},
    } in read["results"]["bindings"]
    assert {"b": {"type": "literal", "value": "2031-03-02", "datatype": XSD + "date"}} in read["results"]["bindings"]
    tree = ElementTree.fromstring(write(found(), "xml"))
    assert tree.tag == "{http://www.w3.org/2005/sparql-results#}sparql"
    assert len(tree.findall(".//{*}result")) == 5
    odd = Rows.of(["t"], [[Triple(NamedNode("a:b"), NamedNode("a:b"), BlankNode("x"))], [BlankNode("y")]])
    kinds = [row["t"]["type"] for row in json.loads(write(odd, "json"))["results"]["bindings"]]
    assert kinds == ["bnode", "triple"]


def test_a_verdict_is_true_or_false() -> None:
    assert [write(Verdict(True)), write(Verdict(False), "csv"), write(Verdict(True), "tsv")] == ["true\n", "false\n", "true\n"]
    assert json.loads(write(Verdict(True), "json")) == {"head": {}, "boolean": True}
    assert "<boolean>false</boolean>" in write(Verdict(False), "xml")


def test_turtle_is_sorted_prefixed_and_the_same_each_time(knowledge: MemoryStore) -> None:
    text = "CONSTRUCT { ?b sg:hears ?a . ?b a sg:Hearer . ?b sg:n 2, 10 } WHERE { ?s sg:actor ?a ; sg:target ?b }"
    turtle = write(select(knowledge.oxigraph, text))
    head = [line for line in turtle.splitlines() if line.startswith("@prefix")]
    assert [line.split()[1] for line in head] == ["actor:", "sg:", "xsd:"]
    assert "actor:arvenia a sg:Hearer ;" in turtle
    subjects = [line.split()[0] for line in turtle.splitlines() if line.startswith("actor:")]
    assert subjects == ["actor:arvenia", "actor:belmark", "actor:costria", "actor:strait-union"]
    assert turtle.index("2 , 10") > 0
    assert turtle == write(select(knowledge.oxigraph, text), "table")
    lines = write(select(knowledge.oxigraph, text), "ntriples").splitlines()
    assert {str(quad.triple) for quad in parse(turtle, format=RdfFormat.TURTLE)} == {line.removesuffix(" .") for line in lines}


def test_blank_nodes_of_triples_are_canonical() -> None:
    text = "CONSTRUCT { ?n sg:at [ sg:is ?n ] } WHERE { VALUES ?n { <a:x> <a:y> } }"
    written = {write(select(Store(), text), "ntriples") for _ in range(3)}
    assert len(written) == 1
    assert "_:c14n0" in written.pop()


@pytest.mark.parametrize(
    ("result", "form", "words"),
    [
        (Triples(()), "json", "choose turtle or ntriples"),
        (Rows((), ()), "turtle", "choose one of table"),
        (Verdict(True), "ntriples", "or CONSTRUCT"),
    ],
)
def test_formats_that_cannot_hold_a_result_say_so(result: Rows | Triples | Verdict, form: str, words: str) -> None:
    with pytest.raises(StancegraphError, match=words):
        write(result, form)


def test_an_unknown_format_is_named() -> None:
    assert len(FORMATS) == 7
    with pytest.raises(UnknownName, match="did you mean turtle"):
        write(Verdict(True), "turtel")


def test_iris_take_the_longest_prefix_that_fits() -> None:
    style = Style(prefixes={"a": "https://x/", "b": "https://x/y/"})
    assert style.shown(NamedNode("https://x/y/z")) == "b:z"
    assert style.shown(NamedNode("https://x/y")) == "a:y"
    assert style.shown(NamedNode("https://x/q/z")) == "<https://x/q/z>"
    assert style.shown(NamedNode("https://other/")) == "<https://other/>"
    assert style.shown(BlankNode("n")) == "_:n"
