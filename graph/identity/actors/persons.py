"""The persons of one document: what is known of each, and a roster that finds them again by a word of their name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.core.entity import Actor, Resolution
from graph.identity.actors.offices import person
from graph.identity.folding import fold

_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PART = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Person:
    """A person of the document, first met at the offset `first`.

    `holder` is the state or organisation spoken for, `office` the key of the office.
    """

    name: str
    first: int
    holder: Actor | None = None
    office: str = ""
    reason: str = "new"
    confidence: float = 0.8
    gender: str = ""
    spellings: set[str] = field(default_factory=set)

    @property
    def last(self) -> str:
        """Return the folded last name."""
        return fold(last_name(self.name))

    def resolution(self, reason: str | None = None) -> Resolution:
        """Return who holds what this person says: the holder with the person as speaker, or the person alone."""
        actor = person(self.name, self.holder.id if self.holder else None)
        if self.holder is None:
            return Resolution((actor,), None, reason or self.reason, self.confidence)
        return Resolution((self.holder,), actor, reason or self.reason, self.confidence)


def last_name(name: str) -> str:
    """Return the last name, with "al-" where it has one, without "Jr."."""
    words = [w for w in name.split() if w.rstrip(".").lower() not in ("jr", "sr", "ii", "iii")]
    return words[-1] if words else name


class Roster:
    """Persons in the order in which they were met; a look at those with one word in their name does not grow with their number."""

    __slots__ = ("_by_word", "_later", "_places", "all")

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._places: dict[int, int] = {}
        self._by_word: dict[str, dict[int, Person]] = {}
        self._later: dict[str, dict[int, Person]] = {}

    def note(self, known: Person) -> None:
        """Add a person, or take note of a new name or spelling of one who is there."""
        place = self._places.setdefault(id(known), len(self.all))
        if place == len(self.all):
            self.all.append(known)
        for name in (fold(known.name), known.last, *known.spellings):
            words = name.split()
            for word in (*words[:1], *words[-1:]):
                self._by_word.setdefault(word, {})[place] = known
        for word in fold(known.name).split()[1:]:
            self._later.setdefault(word, {})[place] = known

    def around(self, word: str) -> Sequence[Person]:
        """Return those of whom a name or spelling begins or ends with the last word of `word`, which is folded; in order."""
        return self._of_words([word.rsplit(" ", 1)[-1]])

    def within(self, text: str) -> Sequence[Person]:
        """Return those of whom a name or spelling begins or ends with a word of `text`, which is folded, or a part of one; in order."""
        return self._of_words([*text.split(), *_COMPOUND.findall(text), *_PART.findall(text)])

    def inside(self, word: str) -> list[Person]:
        """Return those with the folded word in their name, but not first; in order."""
        found = sorted(self._later.get(word, {}).items(), key=lambda entry: entry[0])
        return [known for _, known in found if word in fold(known.name).split()[1:]]

    def _of_words(self, words: Sequence[str]) -> list[Person]:
        found: dict[int, Person] = {}
        for word in words:
            found |= self._by_word.get(word, {})
        return [known for _, known in sorted(found.items(), key=lambda entry: entry[0])]

    def named(self, name: str) -> Person | None:
        """Return the first one who is called exactly so."""
        return next((known for known in self.around(fold(name)) if known.name == name), None)
