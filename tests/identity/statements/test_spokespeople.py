from dataclasses import replace

from test_quotations import ROJAS, TRANSLATED, WORDS, read, told

from graph.core.entity import Actor
from graph.core.statement import Draft
from graph.identity.statements.spokespeople import acting

ALONE = Actor("a-rojas", "A. Rojas", "person")


def alone(made: Draft, person: Actor = ALONE) -> Draft:
    return replace(made, actor=person, report=replace(made.report, speaker=None))


def test_whose_words_are_known_from_another_document_speaks_for_the_same() -> None:
    one, other = read(told("a", WORDS)), alone(read(told("b", TRANSLATED), TRANSLATED))
    first, second = acting([one, other])
    assert first == one
    assert (second.actor, second.report.speaker, second.report.reason) == (one.actor, ROJAS, "same quotation")


def test_another_name_other_words_and_whoever_acts_for_somebody_are_left_alone() -> None:
    one, words = read(told("a", WORDS)), WORDS.replace("We demand", "We never demand")
    others = [
        alone(read(told("b", WORDS)), Actor("prado", "Luis Prado", "person")),
        alone(read(told("b", words), words)),
        alone(read(told("b", WORDS)), replace(ALONE, acts_for="peru")),
    ]
    for other in others:
        assert acting([one, other]) == [one, other]
    assert len(others) == 3


def test_who_is_said_to_speak_for_two_speaks_for_none() -> None:
    one, other = read(told("a", WORDS)), read(told("c", WORDS))
    twice = replace(other, actor=Actor("bolivia", "Bolivia", "country"))
    assert acting([one, twice, alone(read(told("b", WORDS)))])[2].actor == ALONE
