import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple
from states import CHILE, PERU, PORT, TEXTS, evidence, sample

from graph.core.document import Document, Span
from graph.core.entity import Actor
from graph.core.errors import InvariantError
from graph.core.iris import Minter
from graph.core.stance import STANCES
from graph.core.statement import Report, Statement
from graph.knowledge.contexts import ACTORS, context, document_context
from graph.knowledge.encode import State, all_actors, encode, property_of
from graph.knowledge.store import sorted_quads
from graph.knowledge.terms import OA, ORG, SG, TIME, A, decimal, ident, link, node, term

MINTER = Minter()


def shortcuts(state: State) -> set[tuple[str, str, str, str]]:
    properties = {property_of(stance) for stance in STANCES.values()}
    return {
        (
            MINTER.name(graph.value),
            MINTER.name(triple.subject.value),
            triple.predicate.value.rpartition("#")[2],
            MINTER.name(triple.object.value),
        )
        for graph, triples in encode(state, MINTER).items()
        for triple in triples
        if triple.predicate in properties
    }


def test_each_document_has_its_context_with_its_reports_and_what_they_report() -> None:
    contexts = encode(sample(), MINTER)
    names = sorted(MINTER.name(name.value) for name in contexts)
    assert names == ["actors", "doc-coast-daily", "doc-port-news", "issues"]
    for document, count, statements in (("coast-daily", 3, {"d001", "d002", "d003"}), ("port-news", 1, {"d001"})):
        triples = contexts[document_context(MINTER, document)]
        assert sum(triple.predicate == SG["reports"] for triple in triples) == count
        found = {ident(MINTER, triple.subject) for triple in triples if triple.predicate == A and triple.object == SG["Statement"]}
        assert found == statements


def test_there_are_no_blank_nodes() -> None:
    quads = sorted_quads(encode(sample(), MINTER))
    assert len(quads) > 100
    assert all(isinstance(quad.subject, NamedNode) and "_:" not in str(quad.object)[:2] for quad in quads)


def test_shortcuts_stand_in_the_documents_that_attribute_them() -> None:
    assert shortcuts(sample()) == {
        ("doc-coast-daily", "peru", "demands", "chile"),
        ("doc-port-news", "peru", "demands", "chile"),
        ("doc-coast-daily", "chile", "rejects", "peru"),
    }


@pytest.mark.parametrize("change", [{"conditional": True}, {"negated": True}])
def test_no_shortcut_for_a_conditional_or_negated_statement(change: dict[str, bool]) -> None:
    state = sample()
    changed = tuple(replace(statement, **change) for statement in state.statements)  # type: ignore[arg-type]
    assert shortcuts(replace(state, statements=changed)) == set()


def test_no_shortcut_where_nobody_is_cited() -> None:
    state = sample()
    demand = next(statement for statement in state.statements if statement.id == "d001")
    ascribed = replace(demand, reports=tuple(replace(report, attributed=report.document == "port-news") for report in demand.reports))
    assert shortcuts(replace(state, statements=(ascribed,))) == {("doc-port-news", "peru", "demands", "chile")}


def test_every_stance_has_its_own_verb() -> None:
    names = {name: property_of(stance).value.rpartition("#")[2] for name, stance in STANCES.items()}
    assert len(set(names.values())) == 22
    assert (names["deny"], names["declare"], names["threaten"]) == ("denies", "declares", "threatens")


def test_selectors_give_words_context_and_code_points() -> None:
    triples = encode(sample(), MINTER)[document_context(MINTER, "coast-daily")]
    rows = {(triple.predicate.value.rpartition("#")[2], triple.object.value) for triple in triples if isinstance(triple, Triple)}
    text, exact = TEXTS["coast-daily"], "Peru wants the port 🚢 to open."
    start = text.index(exact)
    assert {("exact", exact), ("start", str(start)), ("end", str(start + len(exact))), ("suffix", "")} <= rows
    assert ("prefix", text[start - 32 : start]) in rows


@pytest.mark.parametrize("span", [Span(0, 5), Span(-44, -1), Span(10_000, 10_040)])
def test_words_that_do_not_stand_there_are_refused(span: Span) -> None:
    report = replace(evidence("coast-daily", "Chile rejected Peru's demand on Saturday.", "rejected"), span=span)
    statement = replace(sample().statements[0], reports=(report,))
    with pytest.raises(InvariantError, match=rf"coast-daily: the evidence .* characters {span.start} to {span.end}"):
        encode(replace(sample(), statements=(statement,)), MINTER)


def test_a_report_on_a_document_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvariantError, match="d001 cites document 'port-news', which is not there"):
        state = sample()
        encode(replace(state, documents=state.documents[:1]), MINTER)


def test_of_two_reports_with_one_evidence_key_the_surer_stays() -> None:
    state = sample()
    refusal = state.statements[0]
    doubled = replace(refusal, reports=(*refusal.reports, replace(refusal.reports[0], confidence=0.2, rule="model")))
    assert encode(replace(state, statements=(doubled,)), MINTER) == encode(replace(state, statements=(refusal,)), MINTER)


def test_an_actor_met_in_several_forms_is_taken_from_the_list_or_else_the_fullest() -> None:
    bare, state = Actor("peru", "Peru", "country"), sample()
    demand = replace(state.statements[1], actor=bare)
    assert PERU in all_actors(State(statements=(demand, state.statements[0])))
    assert bare in all_actors(replace(state, actors=(bare,)))
    assert [actor.id for actor in all_actors(state)] == ["ana-rojas", "chile", "pacific-pact", "peru"]


def test_offices_and_blocs_have_their_time() -> None:
    triples = encode(sample(), MINTER)[context(MINTER, ACTORS)]
    days = {triple.object.value for triple in triples if triple.predicate == TIME["inXSDDate"]}
    assert days == {"2020-07-01", "1999-01-01", "2030-12-31"}
    assert sum(triple.predicate == ORG["memberDuring"] for triple in triples) == 2
    assert sum(triple.object == ORG["Membership"] for triple in triples) == 3


@pytest.mark.parametrize(
    ("number", "digits"),
    [(1.0, "1"), (0.5, "0.5"), (0.0, "0"), (-0.0, "0"), (1e-7, "0.0000001"), (0.1 + 0.2, "0.30000000000000004"), (100.0, "100")],
)
def test_decimals_are_canonical(number: float, digits: str) -> None:
    assert decimal(number).value == digits
    assert float(decimal(number).value) == number


def test_what_rdf_cannot_hold_is_refused_with_a_reason() -> None:
    with pytest.raises(InvariantError, match="not a finite number"):
        decimal(float("nan"))
    with pytest.raises(InvariantError, match="not valid Unicode"):
        term("broken \ud800")
    with pytest.raises(InvariantError, match="not an IRI"):
        link("not an iri")
    with pytest.raises(InvariantError, match="actor is empty"):
        node(MINTER, "actor", "")
    with pytest.raises(InvariantError, match="not valid Unicode"):
        node(MINTER, "actor", "\udfff")
    broken = Document("d", "a \ud800 b")
    statement = Statement("s", PERU, STANCES["declare"], (CHILE,), PORT, "none", (Report("d", Span(0, 4), "a \ud800 ", "r", 1.0, "a"),))
    with pytest.raises(InvariantError, match="not valid Unicode"):
        encode(State((broken,), (statement,)), MINTER)


@pytest.mark.parametrize("name", ["plain", "two words", "a/b", "..", ".", "50%", "é", "#", "a.b.", "-a", "~", "..."])
def test_ids_can_be_read_back_from_their_iris(name: str) -> None:
    found = node(MINTER, "doc", name)
    assert ident(MINTER, found) == name
    assert found.value.count("/") == MINTER.iri("doc", "").count("/")


def test_a_report_is_a_web_annotation_on_its_document() -> None:
    triples = encode(sample(), MINTER)[document_context(MINTER, "port-news")]
    assert sum(triple.object == OA["Annotation"] for triple in triples) == 1
    assert {triple.object.value for triple in triples if triple.predicate == OA["hasSource"]} == {MINTER.iri("doc", "port-news")}


def test_the_same_state_gives_the_same_quads_under_any_hash_seed() -> None:
    code = """
import hashlib
from states import sample
from graph.knowledge.memory import MemoryStore
store, state = MemoryStore.create(), sample()
store.save(state.documents, state.statements, actors=state.actors, memberships=state.memberships)
print(hashlib.sha256("\\n".join(map(str, store.quads(vocabulary=True))).encode()).hexdigest())
"""
    here = Path(__file__).parent
    said = set()
    for seed in ("0", "1", "4242"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(here), str(here.parents[1])))}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
        said.add(done.stdout.strip())
    assert len(said) == 1
    assert len(said.pop()) == 64
