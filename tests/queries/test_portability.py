"""The questions are plain SPARQL 1.1: another engine gives the same rows on the same triples."""

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store, serialize

from graph.knowledge.memory import MemoryStore
from graph.queries.questions import list_questions, question
from graph.queries.results import Rows
from graph.queries.select import select, united


@pytest.fixture(scope="module")
def union(knowledge: MemoryStore) -> Store:
    return united(knowledge.oxigraph, contexts=False)


@pytest.fixture(scope="module")
def other(union: Store) -> rdflib.Graph:
    triples = serialize((quad.triple for quad in union), format=RdfFormat.N_TRIPLES)
    assert triples is not None
    return rdflib.Graph().parse(data=triples.decode(), format="nt")


@pytest.mark.parametrize("name", [asked.name for asked in list_questions()])
def test_another_engine_gives_the_same_rows(union: Store, other: rdflib.Graph, name: str) -> None:
    text = question(name).text
    found = select(union, text)
    assert isinstance(found, Rows)
    ours = sorted(tuple("" if term is None else term.value for term in row) for row in found.terms)
    theirs = sorted(tuple("" if term is None else str(term) for term in row) for row in other.query(text))
    assert ours == theirs
    assert ours or {"since", "on"} & {parameter.name for parameter in question(name).parameters}
