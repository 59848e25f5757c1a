"""Who belonged to which bloc when (`seeds/memberships.csv`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graph.core import entity
from graph.core.entity import Actor
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.offices import load_offices
from graph.identity.seeds import read_day, read_rows


@dataclass(frozen=True, slots=True)
class Membership:
    """A member's time in a bloc, `until` the first day on which it was none; None for an open end."""

    member: Actor
    bloc: Actor
    since: date | None
    until: date | None
    origin: str

    @property
    def last(self) -> date | None:
        """Return the last day of the membership."""
        return self.until - timedelta(days=1) if self.until else None

    def covers(self, day: date | None) -> bool:
        """Tell whether the membership held on that day; without a day, whether it still holds."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Memberships:
    """All memberships; members of a bloc, blocs of a member."""

    __slots__ = ("rows",)

    def __init__(self, rows: Iterable[Membership]) -> None:
        self.rows = tuple(rows)

    def members(self, bloc: str, day: date | None = None) -> list[Actor]:
        """Return the members of the bloc with this id on that day, in file order."""
        return [row.member for row in self.rows if row.bloc.id == bloc and row.covers(day)]

    def blocs(self, member: str, day: date | None = None) -> list[Actor]:
        """Return the blocs of the member with this id on that day, in file order."""
        return [row.bloc for row in self.rows if row.member.id == member and row.covers(day)]


@lru_cache(maxsize=1)
def load_memberships() -> Memberships:
    """Return the shipped table.

    Raises KeyError when a row names an actor that the gazetteer lacks.
    """
    gazetteer = load_gazetteer()
    return Memberships(
        Membership(
            gazetteer.named(row["member"]), gazetteer.named(row["bloc"]), read_day(row["since"]), read_day(row["until"]), row["origin"]
        )
        for row in read_rows("memberships")
    )


def memberships(actors: Mapping[str, Actor]) -> list[entity.Membership]:
    """Return the memberships in blocs and the offices of these actors (by id), for all time; both ends of each must be among them.

    Sorted by member, organization and first day.
    """
    found = [
        entity.Membership(row.member.id, row.bloc.id, "member", row.since, row.last)
        for row in load_memberships().rows
        if row.member.id in actors and row.bloc.id in actors
    ]
    for tenure in load_offices().tenures:
        person = tenure.actor()
        if person.id in actors and tenure.holder in actors:
            found.append(entity.Membership(person.id, tenure.holder, tenure.office.replace("-", " "), tenure.since, tenure.until))
    return sorted(found, key=lambda m: (m.member, m.organization, m.role, m.since or date.min))
