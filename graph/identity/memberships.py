"""Who belonged to which bloc when (`seeds/memberships.csv`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.core.entity import Actor
from graph.core.iris import slug
from graph.identity.gazetteer import load_gazetteer
from graph.identity.seeds import read_day, read_rows


@dataclass(frozen=True, slots=True)
class Membership:
    """A member's time in a bloc; None for an open end."""

    member: Actor
    bloc: Actor
    since: date | None
    until: date | None
    origin: str

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
        Membership(gazetteer.named(row["member"]), gazetteer.named(row["bloc"]), read_day(row["since"]), read_day(row["until"]), row["origin"])
        for row in read_rows("memberships")
    )


def bloc_id(name: str) -> str:
    """Return the id of the bloc with this canonical name."""
    return slug(name)
