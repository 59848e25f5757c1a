from dataclasses import replace
from datetime import date

import pytest

from graph.core.entity import Actor
from graph.core.errors import AmbiguousName, StancegraphError, UnknownName
from graph.core.statement import Statement
from graph.queries.names import Directory, Named, fold
from graph.queries.selection import Selection
from tests.queries.conftest import BASE, COSTRIA, DOCUMENTS, statements

PUBLISHED = {name: document.published for name, document in DOCUMENTS.items()}


def ids(selection: Selection, *, published: dict[str, date | None] | None = None) -> list[str]:
    return [statement.id for statement in selection.apply(statements(), published=published)]


def test_nothing_asked_is_everything() -> None:
    assert ids(Selection()) == [statement.id for statement in statements()]
    assert len(statements()) == 9


@pytest.mark.parametrize("name", ["arvenia", "Arvenia", "ARVENIAN republic"])
def test_actors_go_by_id_name_or_alias(name: str) -> None:
    assert ids(Selection(actor=name)) == ["a1", "b2"]


def test_accents_and_punctuation_do_not_count() -> None:
    assert ids(Selection(actor="costria")) == ids(Selection(actor="CÔSTRIA")) == ["c1", "c2", "c3"]
    assert ids(Selection(actor="strait_union")) == ids(Selection(actor="S.U.")) == ["a3", "b1"]
    assert [fold("  Côte-d’Ivoire "), fold("U.S."), fold("…")] == ["cote divoire", "us", "…"]


def test_a_speaker_selects_what_it_voices() -> None:
    assert ids(Selection(actor="Mira Voss")) == ["a2"]
    assert ids(Selection(actor="Arvenian Foreign Ministry")) == ["b2"]


def test_conditions_add_up() -> None:
    assert ids(Selection(target="Arvenia")) == ["a2", "b1", "b3", "c1", "c2", "c3"]
    assert ids(Selection(target="Arvenia", stance="REJECT")) == ["a2", "b1"]
    assert ids(Selection(target="Arvenia", stance="reject", actor="Belmark")) == ["a2"]
    assert ids(Selection(issue="growth of the union", document="d2")) == ["a1", "b1"]
    assert ids(Selection(min_reports=2)) == ids(Selection(min_sources=2)) == ["a1", "b3"]
    agency = [replace(s, reports=tuple(replace(r, origin="Agency Blue") for r in s.reports)) for s in statements()]
    assert Selection(min_sources=2).apply(agency) == [] and len(Selection(min_sources=1).apply(agency)) == 9
    assert ids(Selection(target="Mira Voss")) == []


def test_periods_include_both_days() -> None:
    assert ids(Selection(since=date(2031, 3, 2), until=date(2031, 3, 3))) == ["a2", "a3", "b1", "c1", "c3"]
    assert ids(Selection(until=date(2031, 3, 1))) == ["a1"]
    assert ids(Selection(since=date(2031, 3, 4))) == ["b3", "c2"]


def test_undated_statements_count_from_their_first_publication_if_known() -> None:
    assert ids(Selection(since=date(2031, 3, 3), until=date(2031, 3, 3)), published=PUBLISHED) == ["b2", "c1", "c3"]
    assert "b2" not in ids(Selection(since=date(2000, 1, 1)))
    assert "b2" not in ids(Selection(since=date(2000, 1, 1)), published={"d2": None})


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(actor="Arvennia"), "unknown actor 'Arvennia' .did you mean Arvenia"),
        (Selection(target="Beilmark"), "unknown actor 'Beilmark' .did you mean Belmark"),
        (Selection(issue="naval bases in the strait"), "did you mean naval base in the strait"),
        (Selection(document="d9999"), "unknown document 'd9999' .known: d1, d2, d3"),
    ],
)
def test_unknown_names_are_corrected(selection: Selection, words: str) -> None:
    with pytest.raises(UnknownName, match=words):
        selection.apply(statements())


def test_an_alias_of_two_actors_has_to_be_decided() -> None:
    with pytest.raises(AmbiguousName, match="arvenia, costria"):
        Selection(actor="The Isles").apply(statements())


def test_stances_and_periods_are_checked_at_once() -> None:
    with pytest.raises(UnknownName, match="did you mean reject"):
        Selection(stance="rejct")
    with pytest.raises(StancegraphError, match="ends on 2031-01-01, before it begins on 2031-02-01"):
        Selection(since=date(2031, 2, 1), until=date(2031, 1, 1))


def test_one_actor_in_two_spellings_stays_one() -> None:
    first = statements()[6]
    other = Statement("x", Actor("costria", "Costria"), first.stance, (), BASE, "none", first.reports)
    assert [found.id for found in Selection(actor="Costria").apply([first, other])] == ["c1", "x"]
    assert COSTRIA.name == "Côstria"


def test_an_empty_directory_says_so() -> None:
    with pytest.raises(UnknownName, match="there is no actor here"):
        Selection(actor="Belmark").apply([])
    many = Directory("actor", (Named(f"id-{n:02d}", f"Name {n:02d}") for n in range(40)))
    with pytest.raises(UnknownName, match="Name 11 and 28 more"):
        many.find("###")
