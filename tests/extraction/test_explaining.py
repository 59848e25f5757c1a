"""Every reason for which a stance is passed over, on sentences that show it."""

from collections.abc import Callable

import pytest

from graph.core.document import Document
from graph.extraction.explaining import Explanation, explain
from graph.extraction.miss import Miss
from graph.extraction.rules import RuleExtractor
from graph.identity.actors.resolver import GazetteerResolver

Explain = Callable[[str], Explanation]


@pytest.fixture(scope="module")
def explained(resolver: GazetteerResolver) -> Explain:
    return lambda text: explain(Document.plain("text", text), resolver)


def missed(explanation: Explanation, word: str) -> set[Miss | None]:
    return {each.miss for each in explanation.tried if each.token.text == word}


REASONS = [
    ("Peru rejected the demand.", "rejected", None),
    ("Peru called the ambassador.", "called", Miss.PARTICLE),
    ("Peru called the ambassador.", "called", Miss.OBJECT),
    ("Peru does not call on Chile to open the port.", "call", Miss.NEGATED),
    ("Peru demanded that Chile withdraw from the port.", "withdraw", Miss.UNREAL),
    ("Analysts say that the plan is unacceptable.", "unacceptable", Miss.HOLDER),
    ("A man rejected the demand.", "rejected", Miss.HOLDER),
    ("Chile's invasion shocked the world.", "invasion", Miss.BARE_ACT),
    ("Peru rejected Chile's demand to close the port, calling it unacceptable.", "unacceptable", Miss.SAID),
    ("Peru rejected Chile's demand to close the port.", "demand", Miss.TARGET),
    ("Peru condemned Chile. Peru condemned Chile.", "condemned", Miss.FOLDED),
]


@pytest.mark.parametrize(("text", "word", "reason"), REASONS)
def test_each_word_says_what_became_of_it(explained: Explain, text: str, word: str, reason: Miss | None) -> None:
    assert reason in missed(explained(text), word)


def test_the_drafts_are_those_of_the_extractor(explained: Explain, resolver: GazetteerResolver) -> None:
    text = "Kenya's foreign minister said on Friday that Nairobi rejects Somalia's demand unless talks resume."
    found = explained(text)
    assert list(found.drafts) == RuleExtractor().extract(Document.plain("text", text), resolver) and found.reasons == ()
    assert [t.text for t in found.parse.tokens][:2] == ["Kenya", "'s"]
    assert {m.text: who.reason for m, who in found.mentions if who}["Nairobi"] == "capital as metonym"
    assert next(v.attribution.cue.of(text) for v in found.voices) == "said"
    winner = next(each for each in found.tried if each.miss is None and each.candidate)
    assert winner.candidate is not None and winner.candidate.status.conditional


def test_a_saying_without_a_stance_is_tried_as_a_declaration(explained: Explain) -> None:
    found = explained("Peru said that the harbour is in good order.")
    assert [each.rule for each in found.tried if each.miss is None] == ["declare:say"] and len(found.drafts) == 1


NOTHING = [
    ("", "no words to read"),
    ("The weather was fine.", "nobody in it is known as an actor"),
    ("The weather was fine.", "none of its words carries a stance"),
    ("Peru walked home.", "no entry of the lexicon fits around 'walked'"),
    ("A man rejected the demand.", f"'rejected' (reject:reject): {Miss.HOLDER}"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING)
def test_where_nothing_is_found_it_says_why(explained: Explain, text: str, reason: str) -> None:
    found = explained(text)
    assert found.drafts == () and any(reason in each for each in found.reasons), found.reasons
