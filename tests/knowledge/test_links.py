"""Candidates for links as triples, and back."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph.core.errors import InvariantError
from graph.core.iris import Minter
from graph.core.links import LinkCandidate, Links
from graph.knowledge.links import decode_links, encode_links
from graph.knowledge.terms import SG, SKOS

HERE, THERE = "https://reconcile.example.org/en", "https://other.example.org"
PERU = LinkCandidate("peru", "https://a.example/1", "Peru", 97.5, HERE, True, ("state", "country"), "https://a.example/page/1")
TOWN = LinkCandidate("peru", "https://a.example/2", "Peru, Illinois", 40.0, HERE)
OTHER = LinkCandidate("chile/ö", "https://b.example/x", "Chile", 0.25, THERE)
LINKS = Links((OTHER, PERU, TOWN), frozenset({("peru", HERE), ("chile/ö", THERE), ("kenya", HERE)}), {HERE: "Andes", THERE: "Other"})


def test_what_is_written_is_read() -> None:
    triples = encode_links(Minter(), LINKS)
    assert decode_links(Minter(), triples) == LINKS
    assert decode_links(Minter(), ()) == Links()
    assert not any(each.predicate == SKOS["exactMatch"] for each in triples), "a candidate is no link"
    assert sum(each.object == SG["LinkCandidate"] for each in triples) == 3
    assert {each.object for each in triples if each.predicate == SG["score"]} == {
        Literal(text, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")) for text in ("97.5", "40", "0.25")
    }


def test_a_fresh_answer_replaces_that_of_the_same_service_on_the_same_actor() -> None:
    better = LinkCandidate("peru", "https://a.example/3", "Republic of Peru", 99.0, HERE)
    joined = LINKS.joined(Links((better,), frozenset({("peru", HERE), ("uganda", HERE)}), {HERE: "Andes 2"}))
    assert joined.candidates == (OTHER, better) and joined.services == {HERE: "Andes 2", THERE: "Other"}
    assert joined.asked == LINKS.asked | {("uganda", HERE)}
    assert LINKS.joined(Links()) == LINKS and Links().joined(LINKS) == LINKS


def test_what_is_no_iri_is_refused() -> None:
    with pytest.raises(InvariantError, match="is not an IRI"):
        encode_links(Minter(), Links((LinkCandidate("peru", "Q 419", "Peru", 1.0, HERE),)))
