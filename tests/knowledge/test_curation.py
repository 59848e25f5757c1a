"""Decisions become triples and come back; what cannot be read says so."""

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import Literal, Triple
from states import sample

from graph.core.decision import Decided, Decision, Fate, Former
from graph.core.entity import Actor, Issue
from graph.core.errors import InvariantError
from graph.core.iris import Minter
from graph.identity.statements.merging import explode
from graph.knowledge.curation import decode_decisions, decode_former, encode_decisions
from graph.knowledge.memory import MemoryStore
from graph.knowledge.terms import PROV, SG, XSD

PART = explode(sample().statements[0])[0]
DECIDED = (
    Decided(
        Decision("statement", "correct", PART.id, (("stance", "deny"),), "María", date(2022, 3, 1), "é", PART), Fate("near", ("k1", "k2"))
    ),
    Decided(Decision("actor", "merge", "a|b", (("into", "c"),), "Ben", actors=(Actor("c", "C"),)), Fate("void", message="gone")),
    Decided(
        Decision("issue", "split", "dam", (("name", "n"), ("words", "w")), "Ben", issues=(Issue("dam", "dam"),), members=("m",)),
        Fate("exact"),
    ),
    Decided(Decision("link", "accept", "c", (("iri", "https://id.example/1"),), "Ben"), Fate("exact")),
    Decided(Decision("added", "add", "", (), "Ben", reading=PART), Fate("kept", ("k3",))),
)


def test_decisions_come_back_sorted_by_key() -> None:
    triples = encode_decisions(Minter(), DECIDED)
    assert decode_decisions(Minter(), triples) == tuple(sorted(DECIDED, key=lambda each: each.decision.key))
    assert encode_decisions(Minter(), reversed(DECIDED)) == triples
    assert {t.object.value for t in triples if t.predicate == SG["correction"]} >= {"stance=deny", "into=c"}


def test_former_decisions_come_back_apart_from_those_that_hold() -> None:
    first = Decision("actor", "accept", "c", by="Ben", on=date(2022, 3, 1), file="one.csv")
    second = Decision("actor", "undecided", "c", by="Cam", file="two.csv", replaces=(first.version,))
    former = (Former(first, date(2022, 4, 1)), Former(second))
    triples = encode_decisions(Minter(), DECIDED, former)
    assert decode_former(Minter(), triples) == tuple(sorted(former, key=lambda each: each.decision.version))
    assert decode_decisions(Minter(), triples) == decode_decisions(Minter(), encode_decisions(Minter(), DECIDED))
    ends = {triple.object for triple in triples if triple.predicate == PROV["invalidatedAtTime"]}
    assert ends == {Literal("2022-04-01T00:00:00", datatype=XSD["dateTime"])}
    assert first.version != replace(first, replaces=(second.version,)).version, "the same again is another version"


def test_a_store_keeps_former_decisions_when_it_is_told_new_ones() -> None:
    state, store, former = sample(), MemoryStore(), Former(Decision("actor", "accept", "c", by="Ben"))
    store.save(state.documents, state.statements, decided=DECIDED, former=[former])
    store.save(state.documents, state.statements, decided=DECIDED[:1])
    assert store.former() == (former,) and len(store.decisions()) == 1


def test_a_store_keeps_decisions_that_it_is_not_told_to_forget() -> None:
    state, store = sample(), MemoryStore()
    store.save(state.documents, state.statements, decided=DECIDED)
    store.save(state.documents, state.statements)
    assert len(store.decisions()) == len(DECIDED) == 5
    assert store.save(state.documents, state.statements, decided=()).contexts == ("curation",)
    assert store.decisions() == ()


def test_a_broken_basis_says_so() -> None:
    triples = encode_decisions(Minter(), DECIDED[:1])
    (basis,) = [each for each in triples if each.predicate == SG["basis"]]
    for text in ("{", "[]", '{"subject": "statement"}'):
        broken = (triples - {basis}) | {Triple(basis.subject, basis.predicate, Literal(text))}
        with pytest.raises(InvariantError, match="cannot be read"):
            decode_decisions(Minter(), broken)
