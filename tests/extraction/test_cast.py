"""The cast of a document: who a word is, whom it is joined with, who owns what it names."""

from collections.abc import Callable
from typing import Any

from graph.extraction.cast import Cast

OWNERS = [  # text, noun, owners
    ("Russia's demand failed.", "demand", ["Russia"]),
    ("The demand of Russia failed.", "demand", ["Russia"]),
    ("The Israeli strikes went on.", "strikes", ["Israel"]),
    ("The U.S. plan failed.", "plan", ["United States"]),
    ("The withdrawal of Kenyan troops began.", "withdrawal", ["Kenya"]),
    ("The army of the government of Chad left.", "army", ["Chad"]),
    ("Kenya's and Somalia's soldiers fled.", "soldiers", ["Kenya", "Somalia"]),
    ("The presidents of Kenya and Somalia left.", "presidents", ["Kenya", "Somalia"]),
    ("The plan for Kenya failed.", "plan", []),
    ("The plan failed.", "plan", []),
]


def test_owners(reading: Callable[..., Any]) -> None:
    for text, noun, names in OWNERS:
        read = reading(text)
        found = read.cast.owners(read.word(noun))
        assert [a.name for _, r in found for a in r.actors] == names, text
    assert len(OWNERS) == 10


def test_owners_through_other_prepositions_and_only_so_deep(reading: Callable[..., Any]) -> None:
    read = reading("The plan for Kenya failed.")
    assert [a.name for _, r in read.cast.owners(read.word("plan"), cases=("for",)) for a in r.actors] == ["Kenya"]
    read = reading("The withdrawal of Kenyan troops began.")
    assert read.cast.owners(read.word("withdrawal"), depth=0) == []


def test_a_name_in_apposition_tells_who_holds_an_office(reading: Callable[..., Any]) -> None:
    read = reading("Kenya's foreign minister, Raychelle Omamo, left.")
    who = read.cast.at(read.word("minister"))
    assert ([a.name for a in who.actors], who.speaker.name) == (["Kenya"], "Raychelle Omamo")


def test_conjuncts_are_told_one_by_one(reading: Callable[..., Any]) -> None:
    read = reading("Iran met Chad, Niger, the rebels and Mali.")
    assert [t.text for t in read.cast.conjuncts(read.word("Chad"))] == ["Chad", "Niger", "rebels", "Mali"]
    assert [a.name for _, r in read.cast.who(read.word("Chad")) for a in r.actors] == ["Chad", "Niger", "Mali"]


def test_words_and_mentions_of_a_token(reading: Callable[..., Any]) -> None:
    read = reading("The Kenyan army left quickly.")
    army, quickly = read.word("army"), read.word("quickly")
    assert (read.cast.text(army), read.cast.text(quickly)) == ("The Kenyan army", "quickly")
    assert read.cast.mention(army).text == "The Kenyan army"
    assert read.cast.mention(quickly) is None and read.cast.at(quickly) is None


def test_the_wider_of_two_mentions_of_one_head_counts(reading: Callable[..., Any]) -> None:
    read = reading("South Sudan left.")
    cast = Cast(read.parse, read.found, [read.cast.at(read.word("Sudan"))] * len(read.found), lambda one, other: one == other)
    assert cast.text(read.word("Sudan")) == "South Sudan"


def test_allies_are_told_by_the_day_of_the_document(reading: Callable[..., Any]) -> None:
    read = reading("France, Estonia and Algeria met.")
    france, estonia, algeria = (read.cast.at(read.word(name)).actors[0] for name in ("France", "Estonia", "Algeria"))
    assert read.cast.allied(france, estonia) and not read.cast.allied(france, algeria)
