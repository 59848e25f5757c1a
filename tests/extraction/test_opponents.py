"""Stances that name nobody, directed by what else their document tells."""

from collections.abc import Callable, Sequence
from typing import Any

from graph.extraction.candidate import Candidate
from graph.extraction.opponents import Feuds, opposed
from graph.extraction.status import Status

Check = Callable[[Sequence[tuple[str, str]], int], None]

FEUDS = [
    (
        "Chad accused Mali of theft on Friday. Three days later it expelled two Malian diplomats. "
        '"This is a matter of honour. The terms are unacceptable," Chad\'s president, Idriss Deby, said.',
        "Chad -accuse> Mali; Chad -sanction> Mali; Chad -reject> Mali",
    ),
    (
        "Bolivia accused Chile of blocking its lorries. Chile expelled two Bolivian diplomats. Paraguay offered to mediate.",
        "Bolivia -accuse> Chile; Chile -sanction> Bolivia; Paraguay -offer> Bolivia, Chile",
    ),
    (
        "Ghana accused Togo of theft. Benin accused Togo of lying. Mali condemned the theft.",
        "Ghana -accuse> Togo; Benin -accuse> Togo; Mali -criticize> Togo",
    ),
    ("Kenya accused Uganda of theft. Kenya blamed the West.", "Kenya -accuse> Uganda"),
    ("Kenya condemned the theft.", "Kenya -criticize>"),
]


def test_who_is_meant_in_whole_texts(check: Check) -> None:
    check(FEUDS, 5)


def test_a_condition_that_names_somebody_is_left_alone(reading: Callable[[str], Any], candidate: Callable[..., Candidate]) -> None:
    word = reading("Chad accused Mali.").word("accused")
    known = candidate(word, "accuse", "Chad", "Mali")
    told = {
        words: opposed([known, candidate(word, "threaten", "Chad", status=Status(conditional=True, condition=words))])[1].targets
        for words in ("if the West attacks", "if they attack")
    }
    assert [actor.name for actor in told["if they attack"]] == ["Mali"]
    assert told["if the West attacks"] == ()


def test_one_word_against_another_is_not_enough(reading: Callable[[str], Any], candidate: Callable[..., Candidate]) -> None:
    word = reading("Chad accused Mali.").word("accused")
    theirs = candidate(word, "accuse", "Mali", "Chad")
    assert Feuds([theirs]).directed(candidate(word, "deny", "Chad")).targets == ()
    assert [a.name for a in Feuds([theirs, theirs]).directed(candidate(word, "deny", "Chad")).targets] == ["Mali"]
    both = [candidate(word, "accuse", "Chad", each) for each in ("Mali", "Niger")]
    assert Feuds(both).directed(candidate(word, "deny", "Chad")).targets == ()
