import pytest
from states import sample

from graph.core.errors import StoreError
from graph.knowledge.memory import MemoryStore


def test_a_text_that_was_never_archived_is_named() -> None:
    with pytest.raises(StoreError, match="port-news: the archive has no text 0000"):
        MemoryStore().text("0" * 64, "port-news")


def test_vocabulary_is_for_queries_and_is_not_exported() -> None:
    state, store = sample(), MemoryStore(base="https://my.example/")
    store.save(state.documents, state.statements)
    query = "SELECT DISTINCT ?a ?b { ?p rdfs:subPropertyOf sg:conflictsWith . ?a ?p ?b } ORDER BY ?a"
    rows = store.oxigraph.query(query, prefixes=store.minter.prefixes())
    assert [store.minter.name(row["a"].value) for row in rows] == ["chile", "peru"]
    exported, everything = list(store.quads()), list(store.quads(vocabulary=True))
    assert 0 < len(exported) < len(everything)
    assert everything == sorted(
        everything, key=lambda quad: (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))
    )
    assert not any("vocabulary" in str(quad.graph_name) for quad in exported)
