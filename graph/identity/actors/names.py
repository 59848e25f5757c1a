"""Persons of one document: title and name at first mention, the last name later; whom each speaks for."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

from graph.core.entity import Actor
from graph.core.iris import slug
from graph.identity.actors.gazetteer import Gazetteer
from graph.identity.actors.nouns import Noun, Nouns
from graph.identity.actors.offices import Offices, Tenure, person
from graph.identity.actors.persons import Person, Roster, last_name
from graph.identity.actors.phrases import Reading, read_phrase
from graph.identity.folding import fold, tidy, words_of
from graph.identity.wordlists import group_endings, wordlist

SAME = 78.0  # similarity (of 100) of two spellings from which the holder of the named office on that date is taken to be meant
_PORTFOLIOS = frozenset({"minister", "secretary"})  # what stands before them is a field, not an organisation: "Maritime Minister"
_FEMALE = re.compile(r"\b(?:\w+woman|queen|mrs|ms|miss|lady|dame|princess|mother|wife|sister|daughter|widow|chairwoman)\b", re.I)
_MALE = re.compile(r"\b(?:\w+sman|king|mr|sir|lord|prince|father|husband|brother|son|emir|sultan|sheikh|pope|cardinal|chairman)\b", re.I)


def is_name(words: Sequence[str]) -> bool:
    """Tell whether the words look like a personal name: one to six capitalised words, with particles between them."""
    if not 1 <= len(words) <= 6 or not words[0][:1].isalpha():
        return False
    last = words[-1].rstrip(".").lower()
    if (
        last in wordlist("never a name")
        or (len(words) == 1 and last in wordlist("honorific"))
        or (len(words) > 1 and last in "abcdefghijklmnopqrstuvwyz")
    ):
        return False
    if len(words) > 1 and (words[-1].lower() in group_endings() or (words[0].isupper() and len(words[0]) > 2 and words[0].isalpha())):
        return False
    return (
        all(w[:1].isupper() or w.lower() in wordlist("name particle") or w[:3] in ("al-", "el-") for w in words) and words[-1][:1].isalpha()
    )


def _plain(words: list[str]) -> list[str]:
    """Drop what stands before a name as its form of address: "Rep.", "Justice"; never the last word."""
    while len(words) > 1 and words[0].rstrip(".").lower() in wordlist("honorific"):
        words = words[1:]
    return words


class People:
    """The persons met so far in one document."""

    __slots__ = ("_counts", "_day", "_gazetteer", "_nouns", "_offices", "context", "roster", "text")

    def __init__(self, tables: tuple[Gazetteer, Nouns, Offices], day: date | None, text: str = "") -> None:
        self.text = text
        self._gazetteer, self._nouns, self._offices = tables
        self._day = day
        self.roster = Roster()
        self._counts: dict[str, int] = {}
        self.context: Callable[[], Collection[str]] = frozenset

    def split(self, text: str) -> tuple[list[str], list[str]]:
        """Split "Chilean Foreign Minister Rosa Vidal" into the words of the title and of the name."""
        words = [w for w in words_of(text) if w != "'s"] if "'" not in text and "’" not in text else words_of(text)
        for cut in range(len(words) - 1, 0, -1):
            noun = self._nouns.ending(words[:cut])
            if noun and noun[1].kind in ("office", "style") and is_name(words[cut:]) and words[cut].lower() not in group_endings():
                return words[:cut], _plain(words[cut:])
        plain = _plain(words)
        return words[: len(words) - len(plain)], plain

    def meet(self, text: str, titles: Sequence[str], position: int) -> Person | None:
        """Note a mention of a person with the phrases that say who that is; returns None where `text` holds no personal name."""
        title, name = self.split(text)
        while name and name[0].lower() in ("the", "a", "an", *(wordlist("starting") if len(name) > 2 else ())):
            name = name[1:]
        if name and name[-1] == "'s":
            name = name[:-1]
        if self._offices.by_name(tidy(text)):
            name = tidy(text).split()
        if not is_name(name) or self._nouns.find(" ".join(name)) is not None:
            return None
        phrases = [*titles, *([" ".join(title)] if title else [])]
        readings = [r for r in (read_phrase(t, self._gazetteer, self._nouns) for t in phrases) if r.noun and r.noun.kind == "office"]
        told = " ".join([*phrases, text])
        gender = "f" if _FEMALE.search(told) else "m" if _MALE.search(told) else ""
        known = self._known(" ".join(name), readings, gender)
        if known is None:
            known = self._new(" ".join(name), readings, position)
            self.roster.note(known)
        elif known.holder is None and readings:
            self._place(known, readings)
        if fold(" ".join(name)) not in known.spellings:
            known.spellings.add(fold(" ".join(name)))
            self.roster.note(known)
        known.gender = known.gender or gender
        return known

    def _known(self, name: str, readings: Sequence[Reading], gender: str) -> Person | None:
        key = fold(name)
        for known in self.roster.around(key):
            if (key in known.spellings and (" " in key or len(self.by_last_name(key)) == 1)) or key == fold(known.name):
                return known
        if " " not in key:
            found = self.by_last_name(key) or [k for k in (self.by_first_name(key),) if k]
            holders = {e.actor.id for r in readings for e in r.owners}
            fits = [k for k in found if not holders or k.holder is None or k.holder.id in holders]
            fits = [k for k in fits if gender and k.gender == gender] or [k for k in fits if not {gender, k.gender} >= {"m", "f"}] or fits
            return fits[-1] if fits else None
        for known in self.roster.around(fold(last_name(name))):
            if " " not in known.name and known.last == fold(last_name(name)):
                self._rename(known, name)
                return known
        return None

    def _rename(self, known: Person, name: str) -> None:
        known.spellings.add(fold(known.name))
        known.name = self._canonical(name, [])[0]
        self.roster.note(known)

    def by_last_name(self, text: str) -> list[Person]:
        """Return the persons of the document with this last name, or single name, in the order in which they appeared."""
        key = fold(text)
        near = self.roster.around(key)
        found = [k for k in near if key == k.last or key in {s.rsplit(" ", 1)[-1] for s in k.spellings}]
        full = [k for k in near if fold(k.name) == key]
        if not full and len(found) > 1:
            found.sort(key=self._weight)
        if full or found:
            return full or found
        inside = self.roster.inside(key)
        return [k for k in near if fold(k.name).endswith(" " + key)] or (inside if len(inside) == 1 else [])

    def _weight(self, known: Person) -> tuple[int, int]:
        """Of several with one last name, the one most often named in full is meant; of equals, the one met last."""
        if known.name not in self._counts:
            self._counts[known.name] = self.text.count(known.name)
        return self._counts[known.name], known.first

    def by_first_name(self, text: str) -> Person | None:
        """Return the only person of the document, of two names or more, with this first name."""
        found = [k for k in self.roster.around(fold(text)) if " " in k.name and fold(k.name).split()[0] == fold(text)]
        return found[0] if len(found) == 1 else None

    def _new(self, name: str, readings: Sequence[Reading], position: int) -> Person:
        canonical, tenures = self._canonical(name, readings)
        known = Person(canonical, position)
        known.spellings.add(fold(name))
        self._place(known, readings)
        if known.holder is None and not any(r.past or (r.noun and r.noun.office == "private") for r in readings):
            offices = {r.noun.office for r in readings if r.noun}
            current = [t for t in tenures if t.covers(self._day)]
            titled = [t for t in tenures if t.office in offices and not t.over(self._day)]
            undated = tenures if self._day is None and len({t.holder for t in tenures}) == 1 else []
            chosen = next(iter([t for t in current if t.office in offices] + current + titled[-1:] + undated[-1:]), None)
            if chosen is not None:
                self._seat(known, chosen.holder, chosen.office, "office on date")
        return known

    def _canonical(self, name: str, readings: Sequence[Reading]) -> tuple[str, list[Tenure]]:
        """Return name and tenures as in the table of offices, where the name is known there or a named office proves a near spelling."""
        tenures = self._offices.by_name(name)
        if not tenures and " " not in name:
            offices = {r.noun.office for r in readings if r.noun} - {"", "private"}
            tenures = [t for t in self._offices.by_last_name(name, self._day) if offices or t.holder in self.context()]
            owners = {e.actor.principal for r in readings for e in r.owners}
            tenures = tenures or [t for t in self._offices.ever(name, offices) if not owners or t.holder in owners]
            tenures = [t for t in tenures if t.office in offices] or [t for t in tenures if not owners or t.holder in owners]
            if len({t.person for t in tenures}) != 1:
                tenures = []
        if not tenures:
            tenures = self._by_office(name, readings)
        people = list(dict.fromkeys(t.person for t in tenures))
        if len(people) > 1:
            owners = {e.actor.id for r in readings for e in r.owners}
            tenures = [t for t in tenures if t.holder in owners] or [t for t in tenures if t.covers(self._day)]
            people = list(dict.fromkeys(t.person for t in tenures))
        return (people[0], tenures) if len(people) == 1 else (tidy(name) if "'" in name else name, [])

    def _by_office(self, name: str, readings: Sequence[Reading]) -> list[Tenure]:
        from rapidfuzz import fuzz

        for reading in readings:
            for entry in reading.owners:
                holder = entry.actor.principal
                office = reading.noun.office if reading.noun else ""
                tenures = (
                    self._offices.of(holder, self._day) if office == "counterpart" else self._offices.holders(holder, office, self._day)
                )
                close = [t for t in tenures if fuzz.ratio(fold(name), fold(t.person)) >= SAME]
                if close and not reading.past:
                    return close
        return []

    def _place(self, known: Person, readings: Sequence[Reading]) -> None:
        for reading in readings:
            if reading.past or reading.noun is None or reading.noun.office == "private":
                continue
            for entry in reading.owners:
                self._seat(known, entry.actor.principal, reading.noun.office, "office in text", fallback=entry.actor)
                return
            portfolio = reading.noun.phrase in _PORTFOLIOS
            named = reading.unknown and reading.unknown.lower() not in group_endings() and not portfolio
            if named and reading.noun.office not in ("", "counterpart"):
                if (served := self._served(reading.unknown, known)) is not None:
                    self._seat(known, served.id, reading.noun.office, "office in text", fallback=served)
                    return
                name = f"{reading.unknown} Police" if reading.noun.office == "police" else reading.unknown
                self._seat(known, slug(name), reading.noun.office, "office in text", fallback=Actor(slug(name), name, "organization"))
                return
            known.office = known.office or reading.noun.office

    def _served(self, name: str, known: Person) -> Actor | None:
        """Whom the spokesman of a person speaks for: the person, or whom that one speaks for."""
        found = [k for k in self.by_last_name(name) if k is not known and k.name != known.name]
        return (found[-1].holder or person(found[-1].name)) if found else None

    def _seat(self, known: Person, holder: str, office: str, reason: str, *, fallback: Actor | None = None) -> None:
        known.holder = self._gazetteer.actor(holder) or fallback
        known.office, known.reason, known.confidence = office, reason, 0.95 if reason == "office in text" else 0.85

    def holder_of(self, office: Noun, owner: Actor | None, before: int) -> Person | None:
        """Return who holds this office in the document (of `owner`, if given): the last one met before that offset, else the first."""
        fits = [
            k
            for k in self.roster.all
            if _same_office(k.office, office.office) and (owner is None or (k.holder is not None and k.holder.id == owner.id))
        ]
        earlier = [k for k in fits if k.first < before]
        if owner is None and len({k.holder.id for k in fits if k.holder}) > 1 and not earlier:
            return None
        return earlier[-1] if earlier else fits[0] if fits else None

    def on_date(self, office: Noun, owner: Actor) -> Person | None:
        """Return who held this office of `owner` on the day of the document, if the table of offices knows exactly one."""
        tenures = self._offices.holders(owner.id, office.office, self._day) if self._day else []
        if not tenures or (office.office != "leader" and len({t.person for t in tenures}) > 1):
            return None
        known = Person(tenures[0].person, 0, owner, tenures[0].office, "office on date", 0.8)
        return self.roster.named(known.name) or known

    def on_last_name(self, text: str) -> Person | None:
        """Return the only office-holder of that day with this last name, whose state or organisation the document names."""
        tenures = [t for t in self._offices.by_last_name(text, self._day) if t.holder in self.context()] if self._day else []
        if len({t.person for t in tenures}) != 1:
            return None
        holder = self._gazetteer.actor(tenures[0].holder)
        return Person(tenures[0].person, 0, holder, tenures[0].office, "office on date", 0.7)


def _same_office(have: str, wanted: str) -> bool:
    if wanted == "minister" and have.endswith("-minister"):
        return not have.startswith(("prime", "deputy"))
    return have == wanted or (wanted == "leader" and have in ("president", "prime-minister", "supreme-leader", "monarch"))
