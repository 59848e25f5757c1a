"""Labels say what is done to what, as whoever codes the text would write it."""

import pytest
from scenes import document, draft

from graph.identity.actors.circles import Circle
from graph.identity.issues.assigning import assign
from graph.identity.issues.deeds import is_deed
from graph.identity.issues.nounphrases import noun_phrase
from graph.identity.issues.scheme import Scheme
from graph.identity.seeds import read_rows
from graph.identity.wordlists import wordlist
from graph.language.pipeline import parse_all

PHRASES = [
    ("to sell rice to Lesotho at a low price", "sale of rice to Lesotho"),
    ("to put pressure on Lesotho", "pressure on Lesotho"),
    ("to pull back the tanks near the river", "withdrawal of tanks near the river"),
    ("to stop the logging of the royal forest", "logging of the royal forest"),
    ("that the accord be renegotiated", "renegotiation of the accord"),
    ("to let inspectors enter the smelter", "entry of inspectors"),
    ("against travelling to the eastern hills", "travel to the eastern hills"),
    ("the deal on Thursday for the return of the miners", "deal for the return of the miners"),
    ("to extend the deadline for the smelter", "extension of the deadline for the smelter"),
    ("to refuse to return the crown", "return of the crown"),
    ("to build a harbour at the lagoon", "construction of a harbour at the lagoon"),
    ("to change its position on Lake Rukwa", "change of the Swazi position on Lake Rukwa"),
    ("They expelled three geologists", "expulsion of geologists"),
    ("They bombed a tea market in the valley", "bombing of a tea market in the valley"),
    ("his interest in the cheap offer of wool", "interest in the cheap offer of wool"),
]


@pytest.mark.parametrize(("content", "label"), PHRASES)
def test_phrases_of_contents(content: str, label: str) -> None:
    (parse,) = parse_all([document(content)])
    given = draft("Lesotho", "criticize", ["Eswatini"], content)
    assert noun_phrase(parse, given, Circle.of(given.targets)).label == label


def test_every_deed_is_a_noun_with_or_without_what_leads_on() -> None:
    rows = list(read_rows("deeds"))
    assert len(rows) > 400 and len({row["verb"] for row in rows}) == len(rows)
    assert all(row["origin"] and row["verb"] == row["verb"].lower() for row in rows)
    long = [row["noun"] for row in rows if " " in row["noun"] and row["noun"].split()[-1] not in wordlist("complement")]
    assert long == ["cutting off", "laying down"] or set(long) <= {"cutting off", "laying down"}
    assert is_deed("withdrawal") and not is_deed("harbour")


def test_numbers_and_hollow_words_do_not_name_an_issue() -> None:
    given = [
        draft("Lesotho", "demand", ["Eswatini"], "the release of hundreds of shepherds", wants=1),
        draft("Lesotho", "aid", ["Eswatini"], "Eswatini", at=40, wants=1),
    ]
    found = assign(given, {"a": document("x" * 500, identifier="a")}, Scheme([]))
    assert [s.issue.label for s in found] == ["release of shepherds", "aid to Eswatini"]


def test_a_poor_label_gives_way_to_a_better_one_of_another_document() -> None:
    given = [
        draft("Lesotho", "criticize", ["Eswatini"], "the smelter", doc="a"),
        draft("Lesotho", "demand", ["Eswatini"], "to close the smelter", doc="b", wants=1),
    ]
    documents = {k: document("x" * 500, identifier=k) for k in "ab"}
    assert {s.issue.label for s in assign(given, documents, Scheme([]))} == {"closure of the smelter"}
    assert assign(given[:1], documents, Scheme([]))[0].issue.label == "Swazi smelter"
