"""Common nouns that stand for an actor's parts: governments, forces, bodies, offices, media (`seeds/nouns.csv`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.identity.folding import fold, joined
from graph.identity.seeds import read_rows, split_cell


@dataclass(frozen=True, slots=True)
class Noun:
    """What a common noun phrase makes of its owner.

    `kind` is one of state, forces, fighters, body, media, outlet, office, style; `label` is the template of a body's name, `office` the key
    of an office.
    """

    phrase: str
    kind: str
    label: str = ""
    office: str = ""


class Nouns:
    """All such phrases; looked up as the longest ending, or the longest run, of a phrase."""

    __slots__ = ("_longest", "_rows")

    def __init__(self) -> None:
        self._rows: dict[str, Noun] = {}
        for row in read_rows("nouns"):
            for phrase in split_cell(row["phrases"]):
                self._rows.setdefault(phrase, Noun(phrase, row["class"], row["label"], row["office"]))
        self._longest = max(phrase.count(" ") + 1 for phrase in self._rows)

    def find(self, phrase: str) -> Noun | None:
        """Return what a whole phrase is, in singular or plural, or None."""
        key = fold(phrase)
        return self._rows.get(key) or self._rows.get(_singular(key))

    def ending(self, words: Sequence[str]) -> tuple[int, Noun] | None:
        """Return where the longest known ending of `words` begins, and what it is."""
        for start in range(max(0, len(words) - self._longest), len(words)):
            noun = self.find(joined(words[start:]))
            if noun is not None:
                return start, noun
        return None


def _singular(phrase: str) -> str:
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    if phrase.endswith("secretaries of state"):
        return phrase.replace("secretaries", "secretary")
    return phrase[:-1] if phrase.endswith("s") else phrase


@lru_cache(maxsize=1)
def load_nouns() -> Nouns:
    """Return the shipped phrases."""
    return Nouns()
