from datetime import date

import pytest

from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.memberships import load_memberships, memberships
from graph.identity.seeds import read_day, read_rows


@pytest.mark.parametrize(
    ("bloc", "day", "count"),
    [("nato", date(1950, 1, 1), 12), ("nato", date(2022, 1, 21), 30), ("nato", date(2024, 6, 1), 32), ("nato", None, 32)],
)
def test_members_of_nato(bloc: str, day: date | None, count: int) -> None:
    assert len(load_memberships().members(bloc, day)) == count


def test_members_of_the_eu_before_and_after_a_member_left() -> None:
    table = load_memberships()
    assert len(table.members("european-union", date(2020, 1, 31))) == 28
    assert len(table.members("european-union", date(2020, 2, 1))) == 27
    assert "united-kingdom" not in {a.id for a in table.members("european-union")}


def test_blocs_of_a_member() -> None:
    oecd = "Organisation for Economic Co-operation and Development"
    assert {b.name for b in load_memberships().blocs("finland", date(2000, 1, 1))} == {"European Union", oecd}
    assert {b.name for b in load_memberships().blocs("finland")} == {"European Union", "NATO", oecd}


@pytest.mark.parametrize("year", range(2011, 2026))
def test_the_security_council_has_fifteen_seats(year: int) -> None:
    assert len({a.id for a in load_memberships().members("un-security-council", date(year, 6, 1))}) == 15


@pytest.mark.parametrize(
    ("bloc", "day", "count"),
    [
        ("european-union", date(1990, 6, 1), 12),
        ("european-union", date(2005, 1, 1), 25),
        ("european-union", date(2014, 1, 1), 28),
        ("african-union", date(2016, 1, 1), 53),
        ("african-union", date(2018, 1, 1), 54),
        ("opec", date(2018, 12, 31), 15),
        ("opec", date(2024, 6, 1), 12),
        ("association-of-southeast-asian-nations", date(2020, 1, 1), 10),
        ("group-of-seven", date(2020, 1, 1), 7),
        ("brics", date(2023, 12, 31), 5),
        ("arab-league", date(2020, 1, 1), 22),
        ("organisation-for-economic-co-operation-and-development", date(2022, 1, 1), 38),
        ("economic-community-of-west-african-states", date(2025, 2, 1), 12),
    ],
)
def test_blocs_have_as_many_members_as_they_are_known_for(bloc: str, day: date, count: int) -> None:
    assert len({a.id for a in load_memberships().members(bloc, day)}) == count


def test_every_row_is_sound() -> None:
    rows = list(read_rows("memberships"))
    assert len(load_memberships().rows) == len(rows) > 200
    assert all(r["origin"] for r in rows)
    assert len({(r["member"], r["bloc"], r["since"]) for r in rows}) == len(rows)
    assert all(row.since is None or row.until is None or row.since < row.until for row in load_memberships().rows)


def test_for_the_store_only_what_the_collection_names() -> None:
    gazetteer = load_gazetteer()
    actors = {a.id: a for a in (gazetteer.named("NATO"), gazetteer.named("United Kingdom"), gazetteer.named("European Union"))}
    found = memberships(actors)
    assert [(m.member, m.organization, m.role, m.until) for m in found] == [
        ("united-kingdom", "european-union", "member", date(2020, 1, 31)),
        ("united-kingdom", "nato", "member", None),
    ]
    assert memberships({}) == []


def test_offices_of_persons_of_the_collection() -> None:
    from graph.identity.actors.offices import load_offices

    tenure = next(t for t in load_offices().tenures if t.person == "Kofi Annan")
    actors = {tenure.actor().id: tenure.actor(), "united-nations": load_gazetteer().named("United Nations")}
    (office,) = memberships(actors)
    assert (office.organization, office.role, office.since, office.until) == (
        "united-nations",
        "secretary general",
        date(1997, 1, 1),
        date(2006, 12, 31),
    )


def test_days_of_cells() -> None:
    assert read_day("") is None
    assert (read_day("2020"), read_day("2020", end=True)) == (date(2020, 1, 1), date(2020, 12, 31))
    assert (read_day("2020-02"), read_day("2020-02", end=True)) == (date(2020, 2, 1), date(2020, 2, 29))
    assert read_day("2020-12", end=True) == date(2020, 12, 31)
    assert read_day("2020-02-03", end=True) == date(2020, 2, 3)
