"""Who held which office when (`seeds/offices.csv`): the holder on a document's date, and persons known by name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.core.entity import Actor
from graph.core.iris import slug
from graph.identity.folding import fold
from graph.identity.seeds import read_day, read_rows, split_cell

GENERIC = {
    "leader": ("supreme-leader", "president", "prime-minister", "monarch", "secretary-general", "leader"),
    "minister": ("foreign-minister", "defence-minister"),
}


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in an office of a state or organisation (`holder`, an actor id); None for an open end."""

    person: str
    holder: str
    office: str
    since: date | None
    until: date | None
    aliases: tuple[str, ...] = ()
    origin: str = ""

    def covers(self, day: date | None) -> bool:
        """Tell whether the office was held on that day; without a day, whether it is held still."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def over(self, day: date | None) -> bool:
        """Tell whether the office was given up before that day."""
        return day is not None and self.until is not None and self.until < day

    def actor(self) -> Actor:
        """Return the person as an actor who speaks for the holder of the office."""
        return person(self.person, self.holder)


def person(name: str, acts_for: str | None = None) -> Actor:
    """Return the actor of a person of this name."""
    return Actor(id=slug(name), name=name, kind="person", acts_for=acts_for)


class Offices:
    """All tenures, by person, by last name, and by office."""

    __slots__ = ("_by_last", "_by_name", "_by_office", "tenures")

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        self.tenures = tuple(tenures)
        self._by_name: dict[str, list[Tenure]] = {}
        self._by_last: dict[str, list[Tenure]] = {}
        self._by_office: dict[tuple[str, str], list[Tenure]] = {}
        for tenure in self.tenures:
            for name in (tenure.person, *tenure.aliases):
                self._by_name.setdefault(fold(name), []).append(tenure)
            if not {"bin", "ibn"} & set(tenure.person.split()):
                self._by_last.setdefault(fold(tenure.person.split()[-1]), []).append(tenure)
            for alias in tenure.aliases:
                if " " not in alias:
                    self._by_last.setdefault(fold(alias), []).append(tenure)
            self._by_office.setdefault((tenure.holder, tenure.office), []).append(tenure)

    def by_name(self, name: str) -> list[Tenure]:
        """Return the tenures of the person with exactly this name, diacritics and case aside."""
        return self._by_name.get(fold(name), [])

    def by_last_name(self, name: str, day: date | None) -> list[Tenure]:
        """Return the tenures that cover `day` of persons with this last name."""
        return [t for t in self._by_last.get(fold(name), []) if t.covers(day)]

    def ever(self, name: str, offices: Collection[str]) -> list[Tenure]:
        """Return the tenures of these offices, at any time, by persons with this last name."""
        return [t for t in self._by_last.get(fold(name), []) if t.office in offices]

    def holders(self, holder: str, office: str, day: date | None) -> list[Tenure]:
        """Return who held that office of `holder` on that day, most of the time one."""
        offices = GENERIC.get(office, (office,))
        return [t for key in offices for t in self._by_office.get((holder, key), []) if t.covers(day)]

    def of(self, holder: str, day: date | None) -> list[Tenure]:
        """Return all office-holders of one actor on that day."""
        return [t for t in self.tenures if t.holder == holder and t.covers(day)]


@lru_cache(maxsize=1)
def load_offices() -> Offices:
    """Return the shipped table."""
    return Offices(
        Tenure(
            row["person"],
            slug(row["actor"]),
            row["office"],
            read_day(row["since"]),
            read_day(row["until"], end=True),
            split_cell(row["aliases"]),
            row["origin"],
        )
        for row in read_rows("offices")
    )
