from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from pyoxigraph import RdfFormat, Store, parse, serialize
from states import sample, states

from graph.core.errors import InvariantError
from graph.core.iris import Minter
from graph.knowledge.contexts import document_context, document_of
from graph.knowledge.decode import Decoder
from graph.knowledge.disk import DiskStore, _grouped
from graph.knowledge.encode import State, encode
from graph.knowledge.memory import MemoryStore
from graph.knowledge.provenance import Run
from graph.knowledge.store import sorted_quads
from graph.knowledge.terms import SG

slow_drawing = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def read_back(decoder: Decoder, state: State) -> State:
    texts = {document.sha256: document.text for document in state.documents}
    documents = decoder.documents(lambda sha256, _: texts[sha256])
    return State(
        tuple(documents.values()),
        tuple(decoder.statements()),
        tuple(decoder.actors()),
        tuple(decoder.issues()),
        tuple(decoder.memberships()),
    )


@slow_drawing
@given(states())
def test_a_store_gives_back_what_was_saved(state: State) -> None:
    store = MemoryStore.create()
    save = {"actors": state.actors, "issues": state.issues, "memberships": state.memberships, "run": Run("1", (("a", "b=c"),), "r")}
    assert store.save(state.documents, state.statements, **save)
    assert store.state() == state
    assert store.documents() == {document.id: document for document in state.documents}
    assert [document.warnings for document in store.documents().values()] == [document.warnings for document in state.documents]
    again = store.save(state.documents, state.statements, **save)
    assert not again
    assert len(again.unchanged) == len(state.documents)


@slow_drawing
@given(states())
def test_turtle_and_trig_keep_everything(state: State) -> None:
    minter = Minter("https://data.example/x#")
    quads = sorted_quads(encode(state, minter))
    turtle = serialize([quad.triple for quad in quads], format=RdfFormat.TURTLE, prefixes=minter.prefixes())
    trig = serialize(quads, format=RdfFormat.TRIG, prefixes=minter.prefixes())
    assert read_back(Decoder((quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)), minter), state) == state
    again = list(parse(trig, format=RdfFormat.TRIG))
    assert read_back(Decoder(again, minter), state) == state
    assert set(again) == set(quads)


@settings(deadline=None, max_examples=25)
@given(states())
def test_an_update_by_sparql_writes_the_same_triples_as_a_direct_insert(state: State) -> None:
    quads = sorted_quads(encode(state, Minter()))
    store = Store()
    store.update(f"INSERT DATA {{ {_grouped(quads)} }}")
    assert set(store) == set(quads)


@settings(slow_drawing, max_examples=25)
@given(states())
def test_rdflib_reads_any_turtle_of_ours_to_the_same_triples(state: State) -> None:
    minter = Minter()
    triples = {quad.triple for quad in sorted_quads(encode(state, minter))}
    turtle = serialize(sorted(triples, key=str), format=RdfFormat.TURTLE, prefixes=minter.prefixes())
    network = rdflib.Graph().parse(data=turtle, format="turtle")
    assert {quad.triple for quad in parse(network.serialize(format="nt", encoding="utf-8"), format=RdfFormat.N_TRIPLES)} == triples


@settings(slow_drawing, max_examples=25)
@given(states(), states())
def test_what_a_store_holds_depends_on_the_last_save_alone(first: State, second: State) -> None:
    used, fresh = MemoryStore.create(), MemoryStore.create()
    for store, state in ((used, first), (used, second), (fresh, second)):
        changes = store.save(state.documents, state.statements, actors=state.actors, issues=state.issues, memberships=state.memberships)
        assert changes.statements == len(state.statements)
    assert list(used.quads()) == list(fresh.quads())
    assert used.state() == second


@settings(slow_drawing, max_examples=4)
@given(states(), states())
def test_a_disk_store_moves_from_any_state_to_any_other(first: State, second: State) -> None:
    with TemporaryDirectory() as folder, DiskStore.create(Path(folder) / "made.db") as store:
        for state in (first, second):
            store.save(state.documents, state.statements, actors=state.actors, issues=state.issues, memberships=state.memberships)
            assert store.state() == state


def test_several_values_where_one_is_allowed_are_named() -> None:
    store = MemoryStore.create()
    state = sample()
    store.save(state.documents, state.statements)
    statement = "https://w3id.org/stancegraph/data/statement/d002"
    graph = document_context(store.minter, "coast-daily")
    store.oxigraph.update(
        f"INSERT DATA {{ GRAPH {graph} {{ <{statement}> <{SG['stance'].value}> <https://w3id.org/stancegraph/stance/warn> }} }}"
    )
    with pytest.raises(InvariantError, match=r"d002> has 2 values of <.*stance>.*stancegraph validate"):
        store.statements()
    store.oxigraph.update(f"DELETE WHERE {{ GRAPH {graph} {{ <{statement}> <{SG['stance'].value}> ?s }} }}")
    with pytest.raises(InvariantError, match=r"d002> has no <.*stance>"):
        store.statements()


def test_contexts_and_documents_name_each_other() -> None:
    minter = Minter()
    for name in ("a", "a b/c", "doc-", "..", "é%20"):
        assert document_of(minter, document_context(minter, name).value) == name
    assert document_of(minter, minter.iri("graph", "actors")) is None


def test_no_heavy_library_is_needed_to_read_a_store() -> None:
    import subprocess
    import sys

    code = "import sys, graph.knowledge.disk; print(sorted({'rdflib', 'pyshacl', 'spacy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "[]"
