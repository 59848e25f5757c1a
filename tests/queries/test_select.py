import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph.core.errors import QueryError, StancegraphError
from graph.core.iris import Minter
from graph.knowledge.memory import MemoryStore
from graph.queries.results import Rows, Triples, Verdict
from graph.queries.select import select, united
from graph.queries.syntax import explain


def rows(store: Store, text: str) -> list[dict[str, object]]:
    found = select(store, text)
    assert isinstance(found, Rows)
    return found.values()


def test_every_form_is_answered(knowledge: MemoryStore) -> None:
    store = knowledge.oxigraph
    assert isinstance(select(store, "SELECT ?s { ?s a sg:Statement }"), Rows)
    assert select(store, "ASK { actor:arvenia sg:demands actor:strait-union }") == Verdict(True)
    assert not select(store, "ASK { actor:arvenia sg:threatens actor:belmark }")
    built = select(store, "CONSTRUCT { ?a sg:names ?b } WHERE { ?s sg:actor ?a ; sg:target ?b }")
    assert isinstance(built, Triples)
    assert len(built) == 6
    described = select(store, "DESCRIBE actor:belmark")
    assert isinstance(described, Triples)
    assert {triple.subject.value for triple in described.triples} == {"https://w3id.org/stancegraph/data/actor/belmark"}


def test_a_triple_of_two_documents_counts_once(knowledge: MemoryStore) -> None:
    assert rows(knowledge.oxigraph, "SELECT (COUNT(*) AS ?n) { ?s a sg:Statement ; sg:issue ?i }") == [{"n": 9}]
    two = rows(knowledge.oxigraph, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { statement:a1 a sg:Statement } }")
    assert two == [{"n": 2}]
    both = "SELECT (COUNT(DISTINCT ?g) AS ?n) { ?s sg:stance stance:demand . GRAPH ?g { ?s a sg:Statement } }"
    assert rows(knowledge.oxigraph, both) == [{"n": 3}]


def test_from_reads_the_named_graph_alone(knowledge: MemoryStore) -> None:
    found = rows(knowledge.oxigraph, "SELECT ?s FROM graph:doc-d1 { ?s a sg:Statement }")
    assert [row["s"] for row in found] == [f"https://w3id.org/stancegraph/data/statement/{name}" for name in ("a1", "a2", "a3", "c3")]


def test_a_store_with_a_default_graph_is_asked_as_it_is() -> None:
    node = NamedNode("https://example.org/a")
    store = Store()
    store.extend([Quad(node, node, node, DefaultGraph()), Quad(node, node, NamedNode("https://example.org/b"), node)])
    assert united(store) is store
    assert rows(store, "SELECT ?o { ?s ?p ?o }") == [{"o": "https://example.org/a"}]


def test_a_copy_serves_many_queries(knowledge: MemoryStore) -> None:
    copy = united(knowledge.oxigraph)
    assert united(copy) is copy
    assert len(rows(copy, "SELECT DISTINCT ?g { GRAPH ?g { ?s a sg:Statement } }")) == 3


def test_prefixes_may_be_declared_again_or_otherwise(knowledge: MemoryStore) -> None:
    again = "PREFIX sg: <https://w3id.org/stancegraph/ns#> ASK { ?s a sg:Statement }"
    assert select(knowledge.oxigraph, again)
    assert not select(knowledge.oxigraph, "PREFIX sg: <https://example.org/> ASK { ?s a sg:Statement }")
    assert not select(knowledge.oxigraph, "ASK { actor:belmark ?p ?o }", minter=Minter("https://example.org/"))


def test_rows_without_order_are_sorted(knowledge: MemoryStore) -> None:
    labels = [row["l"] for row in rows(knowledge.oxigraph, "SELECT ?l { ?a a sg:Actor ; skos:prefLabel ?l }")]
    assert labels == sorted(labels)
    assert len(labels) == 6
    back = [row["l"] for row in rows(knowledge.oxigraph, "SELECT ?l { ?a a sg:Actor ; skos:prefLabel ?l } ORDER BY DESC(?l)")]
    assert back == labels[::-1]
    inner = "SELECT ?l { { SELECT ?l { ?a a sg:Actor ; skos:prefLabel ?l } ORDER BY DESC(?l) } }"
    assert [row["l"] for row in rows(knowledge.oxigraph, inner)] == labels


def test_a_star_keeps_the_order_of_the_query(knowledge: MemoryStore) -> None:
    found = select(knowledge.oxigraph, "SELECT DISTINCT * { ?z sg:actor ?b ; sg:target ?a }")
    assert isinstance(found, Rows)
    assert found.columns == ("z", "b", "a")
    counted = select(knowledge.oxigraph, "SELECT (COUNT(*) AS ?n) (MIN(?z) AS ?first) { ?z sg:actor ?b }")
    assert isinstance(counted, Rows)
    assert counted.columns == ("n", "first")


UPDATES = [
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "delete where { ?s ?p ?o }",
    "PREFIX x: <http://x/>\n  CLEAR ALL",
    "WITH <g:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]


@pytest.mark.parametrize("text", UPDATES)
def test_updates_are_refused(knowledge: MemoryStore, text: str) -> None:
    before = len(knowledge.oxigraph)
    with pytest.raises(QueryError, match="is an update, and the store is read-only here") as caught:
        select(knowledge.oxigraph, text)
    assert caught.value.line == (2 if "\n" in text else 1)
    assert len(knowledge.oxigraph) == before


FAULTS = [
    ("SELECT * WHERE { ?s ?p }", 1, 24, "unexpected '}'"),
    ("SELEC ?x {}", 1, 1, "did you mean SELECT"),
    ("SELECT ?x\nWHERE { ?x sg:q ?o\n  FILTR(?x = 2) }", 3, 3, "did you mean FILTER"),
    ("SELECT ?x WHERE { ?x sg:q ?o } GROUP ?x", 1, 38, "unexpected"),
    ("SELECT ?x WHERE { ?x sg:q ?o } LIMIT ten", 1, 38, "unexpected 'ten'"),
    ("SELECT ?x WHERE { ?x sg:q ?o } }", 1, 32, "unexpected '}'"),
    ("SELECT ?x WHERE { ?x sg:q ?o FILTER(?x=)}", 1, 40, r"unexpected '\)'"),
    ("SELECT ?x WHERE { ?x sg:q ?o ?x }", 1, 30, "unexpected"),
    ("SELECT ?x {\r\n ?x sg:q\r\n }", 3, 2, "unexpected '}'"),
    ("SELECT ?x { # a } in a comment\n ?x sg:q }", 2, 10, "unexpected '}'"),
    ("SELECT ?x { ?x sg:q '''a\nb''' ; ?y }", 2, 11, "unexpected '}'"),
    ("SELECT ?x { ?x rdfs:label 'é—日本' ; }}", 1, 37, "unexpected '}'"),
    ("SELECT ?x { ?x sg:q ?o", 1, 23, "ends too early .a } is missing"),
    ("SELECT ?x { ?x sg:q ?o } ORDER  \n", 1, 31, "ends too early"),
    ("SELECT ?x { ?x sg:q 'abc }", 1, 21, "string that begins here is not closed"),
    ("SELECT ?x { ?x sg:q <http://a b> }", 1, 21, "<http://a b> is not an IRI"),
    ("SELECT ?x {\n ?x skso:prefLabel ?o }", 2, 5, "unknown prefix 'skso:' .did you mean skos:"),
    ("SELECT ?x { ?x a http://x/y }", 1, 18, "write an IRI between < and >"),
    ("SELECT ?x { ?x zzzzz:y 'sgg:a' }", 1, 16, "declare it with PREFIX zzzzz: <…>; predefined are actor:"),
    ("SELECT ?x { ?x sg:q '1'^^xsdd:int }", 1, 26, "did you mean xsd:"),
    ("SELECT (COUNT(?x) AS ?n) ?x { ?x sg:q ?o }", 1, 1, "SELECT contains a variable that is unbound"),
    ("", 1, 1, "the query is empty"),
    ("# only a comment", 1, 1, "the query is empty"),
    ("wow", 1, 1, "unexpected 'wow'"),
]


@pytest.mark.parametrize(("text", "line", "column", "words"), FAULTS)
def test_faults_are_placed_in_the_users_text(text: str, line: int, column: int, words: str) -> None:
    with pytest.raises(QueryError, match=words) as caught:
        select(Store(), text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 24


@pytest.mark.parametrize("cut", range(0, 88, 3))
def test_a_cut_query_never_escapes_the_tree_of_errors(cut: int) -> None:
    text = "PREFIX a: <http://a/> SELECT ?x (COUNT(*) AS ?n) { ?x a:b 'c'@en, 2.5e3 } GROUP BY ?x #"
    try:
        select(Store(), text[:cut])
    except StancegraphError as error:
        assert isinstance(error, QueryError)
        assert error.line == 1
    else:
        assert cut >= 84


def test_a_query_that_fails_while_it_runs_says_so(knowledge: MemoryStore) -> None:
    with pytest.raises(QueryError, match="failed while it ran"):
        select(knowledge.oxigraph, "SELECT ?s { ?s a sg:Statement . SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")


def test_a_fault_between_words_is_placed_by_the_engine() -> None:
    def parse(text: str) -> None:
        if "  " not in text:
            raise SyntaxError("error at 2:7: expected a gap")

    error = explain("SELECT ?x\n{ ?x ?y?z }", {}, parse)
    assert (error.line, error.column, error.message) == (2, 7, "the query does not parse")
