"""The questions about blocs, on the days on which a member came and went."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.core.document import Document, Span
from graph.core.entity import Issue
from graph.core.stance import stance
from graph.core.statement import Position, Report, Statement
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.memberships import load_memberships, memberships
from graph.knowledge.memory import MemoryStore
from graph.queries.questions import ask

COMINGS = {
    ("Bulgaria", "NATO"): date(2004, 3, 29),
    ("Finland", "NATO"): date(2023, 4, 4),
    ("Croatia", "European Union"): date(2013, 7, 1),
    ("Gabon", "OPEC"): date(2016, 7, 1),
    ("Uzbekistan", "Collective Security Treaty Organization"): date(2006, 8, 1),
    ("Iran", "BRICS"): date(2024, 1, 1),
    ("Kenya", "UN Security Council"): date(2021, 1, 1),
    ("Morocco", "African Union"): date(2017, 1, 31),
}
GOINGS = {
    ("United Kingdom", "European Union"): date(2020, 2, 1),
    ("Qatar", "OPEC"): date(2019, 1, 1),
    ("Mali", "Economic Community of West African States"): date(2025, 1, 29),
    ("Azerbaijan", "Collective Security Treaty Organization"): date(1999, 4, 1),
    ("Kenya", "UN Security Council"): date(2023, 1, 1),
}
TAX = Issue("tax", "the tax")


def said(who: str, position: Position, day: date | None, number: int) -> Statement:
    report = Report("paper", Span(number, number + 1), "x", "rule", 0.9, who, date=day)
    return Statement(f"{number:016}", load_gazetteer().named(who), stance("declare"), (), TAX, position, (report,), date=day)


def store_of(member: str, bloc: str, day: date | None = None, *, published: date | None = None) -> MemoryStore:
    """Store a bloc that is for a tax and a member that is against it on that day."""
    actors = {actor.id: actor for actor in map(load_gazetteer().named, (member, bloc))}
    store = MemoryStore()
    statements = [said(bloc, "for", date(2000, 1, 1), 1), said(member, "against", day, 2)]
    store.save(
        [replace(Document("paper", "x" * 9), published=published)], statements, actors=actors.values(), memberships=memberships(actors)
    )
    return store


def is_member(member: str, bloc: str, day: date) -> bool:
    """Tell what both the table and the two questions say, which have to agree."""
    actor, organization = map(load_gazetteer().named, (member, bloc))
    listed = actor in load_memberships().members(organization.id, day)
    store = store_of(member, bloc, day)
    asked = bool(ask(store.oxigraph, "members-on-date", {"organization": bloc, "on": day.isoformat()}, minter=store.minter))
    deviates = bool(ask(store.oxigraph, "deviates-from-bloc", {"bloc": bloc}, minter=store.minter))
    assert listed == asked == deviates, (member, bloc, day)
    return listed


@pytest.mark.parametrize(("member", "bloc"), COMINGS)
def test_a_member_is_one_from_the_day_on_which_it_joins(member: str, bloc: str) -> None:
    day = COMINGS[member, bloc]
    assert [is_member(member, bloc, day + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, True]


@pytest.mark.parametrize(("member", "bloc"), GOINGS)
def test_a_member_is_none_from_the_day_on_which_it_leaves(member: str, bloc: str) -> None:
    day = GOINGS[member, bloc]
    assert [is_member(member, bloc, day + timedelta(days=n)) for n in (-2, -1, 0, 1)] == [True, True, False, False]


def test_every_coming_and_going_was_tried() -> None:
    assert (len(COMINGS), len(GOINGS)) == (8, 5)


def test_who_came_back_was_away_in_between() -> None:
    csto = "Collective Security Treaty Organization"
    days = (date(1998, 1, 1), date(2003, 1, 1), date(2008, 1, 1), date(2013, 1, 1))
    assert [is_member("Uzbekistan", csto, day) for day in days] == [True, False, True, False]


def test_a_statement_without_a_day_counts_from_its_publication() -> None:
    deviates = [
        len(ask(store.oxigraph, "deviates-from-bloc", {"bloc": "EU"}, minter=store.minter))
        for store in (store_of("United Kingdom", "European Union", published=day) for day in (date(2020, 1, 31), date(2020, 2, 1)))
    ]
    assert deviates == [1, 0]
