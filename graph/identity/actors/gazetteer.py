"""Names of countries, organisations, blocs, groups and their seats → Actor, from `seeds/countries.csv` and `seeds/actors.csv`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from graph.core.entity import Actor, ActorKind
from graph.core.iris import slug
from graph.identity.folding import fold, joined, tidy, words_of
from graph.identity.seeds import read_rows, split_cell
from graph.identity.wordlists import wordlist

GEONAMES = "https://sws.geonames.org/{}/"
_PEOPLE = ("an", "i", "er", "ene", "ot", "ik")  # ends of demonyms that have a plural in -s
LONGEST = 9  # words of the longest name looked up inside a phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor that a name leads to, and why: name, alias, demonym, capital as metonym, seat as metonym.

    `caps` asks that the text writes the name in capitals throughout, as short abbreviations are also words ("WHO", "US").
    """

    actor: Actor
    reason: str
    caps: bool = False


@dataclass(slots=True)
class _Row:
    name: str
    kind: str
    iso2: str = ""
    iso3: str = ""
    aliases: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)
    capitals: list[str] = field(default_factory=list)
    seats: list[str] = field(default_factory=list)
    nominals: list[str] = field(default_factory=list)
    adjective: str = ""
    acts_for: str = ""
    role: str = ""
    geonames: str = ""
    population: int = 0

    def actor(self) -> Actor:
        return Actor(
            id=slug(self.name),
            name=self.name,
            kind=cast(ActorKind, self.kind),
            acts_for=slug(self.acts_for) if self.acts_for else None,
            aliases=tuple(dict.fromkeys(self.aliases)),
            iso2=self.iso2 or None,
            iso3=self.iso3 or None,
            exact_match=(GEONAMES.format(self.geonames),) if self.geonames else (),
        )


class Gazetteer:
    """All names known beforehand; `find` for a whole name, `within` for the names inside a phrase."""

    __slots__ = ("_adjectives", "_by_id", "_names", "_nominals", "_roles")

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._names: dict[str, Entry] = {}
        self._by_id: dict[str, Actor] = {}
        self._adjectives: dict[str, str] = {}
        self._nominals: dict[str, list[Actor]] = {}
        self._roles: dict[str, str] = {}
        actors = [(row, row.actor()) for row in rows]
        for row, actor in actors:
            self._by_id[actor.id] = actor
            self._adjectives[actor.id] = row.adjective or (row.demonyms[0] if row.demonyms else row.name)
            self._roles[actor.id] = row.role
            for phrase in row.nominals:
                self._nominals.setdefault(fold(phrase), []).append(actor)
        for reason, column in _COLUMNS:
            for row, actor in actors:
                for name in [row.name] if column == "name" else getattr(row, column):
                    self._add(name, Entry(actor, reason, caps=name.isupper() and len(tidy(name)) < 6))
        for row, actor in actors:
            for people in (demonym + "s" for demonym in row.demonyms if row.kind == "country" and demonym.endswith(_PEOPLE)):
                self._add(people, Entry(actor, "demonym"))

    def _add(self, name: str, entry: Entry) -> None:
        self._names.setdefault(fold(name), entry)

    def find(self, text: str) -> Entry | None:
        """Return whom a whole name, adjective or seat means, or None."""
        entry = self._names.get(fold(text))
        if entry is None:
            return None
        plain = tidy(text)
        plain = plain.removeprefix("the ").removeprefix("The ").removesuffix("'s")
        if entry.caps and not plain.isupper():
            return None
        return entry if plain[:1].isupper() or plain[:1].isdigit() or plain[:3] in ("al-", "al ") else None

    def within(self, words: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """Yield (first, last, entry) for the names inside a phrase, from the left, the longest first, without overlap."""
        start = 0
        while start < len(words):
            for stop in range(min(len(words), start + LONGEST), start, -1):
                if words[stop - 1] == "'s":
                    continue
                entry = self.find(joined(words[start:stop]))
                if entry is not None and not (entry.actor.kind == "country" and is_place(words, start, stop)):
                    yield start, stop, entry
                    start = stop - 1
                    break
            start += 1

    def actor(self, identifier: str) -> Actor | None:
        """Return the actor with this id, or None."""
        return self._by_id.get(identifier)

    def named(self, name: str) -> Actor:
        """Return the actor with this canonical name.

        Raises KeyError when the tables hold none.
        """
        return self._by_id[slug(name)]

    def actors(self) -> list[Actor]:
        """Return all actors, sorted by id."""
        return [self._by_id[key] for key in sorted(self._by_id)]

    def adjective(self, actor: Actor) -> str:
        """Return the word that goes before a body of this actor ("Iraqi", "US"), its name where it has none."""
        return self._adjectives.get(actor.id, actor.name)

    def role(self, actor: Actor) -> str:
        """Return what is special about an actor, else "".

        An "outlet" is a news medium that merely reports, a "voice" a state's own news agency, a "collective" stands for its members, a
        "forum" is a bloc in which adversaries sit too.
        """
        return self._roles.get(actor.id, "")

    def nominals(self, phrase: str) -> list[Actor]:
        """Return the actors that a common noun phrase ("bloc", "council") may stand for, in file order."""
        return self._nominals.get(fold(phrase), [])

    def known_words(self, text: str) -> bool:
        """Tell whether any name of the tables occurs in `text`."""
        return next(self.within(words_of(text)), None) is not None


def is_place(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether words [first, last) are but a part of the name of some place or institution: "Nassau County", "New Jersey"."""
    after, before = words[last : last + 1], words[max(0, first - 1) : first]
    return (bool(after) and after[0][:1].isupper() and after[0].lower() in wordlist("place word")) or (
        bool(before) and before[0][:1].isupper() and before[0].strip(".").lower() in wordlist("place beginning")
    )


_COLUMNS = (
    ("name", "name"),
    ("alias", "aliases"),
    ("demonym", "demonyms"),
    ("seat as metonym", "seats"),
    ("capital as metonym", "capitals"),
)


def _country_rows() -> dict[str, _Row]:
    rows = {}
    for line in read_rows("countries"):
        rows[line["iso2"]] = _Row(
            name=line["name"],
            kind="country",
            iso2=line["iso2"],
            iso3=line["iso3"],
            aliases=list(split_cell(line["aliases"])),
            demonyms=list(split_cell(line["demonyms"])),
            capitals=list(split_cell(line["capitals"])),
            geonames=line["geonames"],
            population=int(line["population"]),
        )
    return rows


def _merge(row: _Row, line: dict[str, str]) -> None:
    if row.name != line["name"]:
        row.aliases.append(row.name)
        row.name = line["name"]
    row.kind = line["kind"]
    for column in ("aliases", "demonyms", "seats", "nominals"):
        cell = list(split_cell(line[column]))
        setattr(row, column, cell + [c for c in getattr(row, column) if c not in cell])
    row.seats = [seat for seat in row.seats if seat not in row.capitals]
    row.adjective, row.acts_for, row.role = line["adjective"], line["acts_for"], line["role"]


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the shipped tables; where two countries share a word, the one with more people has it."""
    countries = _country_rows()
    others = []
    for line in read_rows("actors"):
        row = countries.get(line["iso2"]) if line["iso2"] else None
        if row is None:
            row = _Row(name=line["name"], kind=line["kind"])
            others.append(row)
        _merge(row, line)
    ranked = sorted(countries.values(), key=lambda row: (-row.population, row.iso2))
    return Gazetteer([*ranked, *others])
