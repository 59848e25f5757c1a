"""Loads the tables of `relate` (`ontology/lexicon/relate.en.yaml`): governors, intentions, contexts, and roots of PLOVER."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.core.resources import resource
from graph.core.stance import STANCES, stance
from graph.extraction.lexicon import Entry, load

_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


_WORDS = ("refusing", "ending", "intending", "threatening", "asking", "calling", "answering", "ordering", "officials", "days")


@dataclass(frozen=True, slots=True)
class Context:
    """A change of stance, for some `lemmas` or all, where one of `words` is in the sentence or one `below` hangs from the match."""

    stances: frozenset[str]
    to: str
    words: frozenset[str]
    below: frozenset[str]
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables, checked."""

    refusing: frozenset[str]
    ending: frozenset[str]
    intending: frozenset[str]
    threatening: frozenset[str]
    asking: frozenset[str]
    calling: frozenset[str]
    answering: frozenset[str]
    ordering: frozenset[str]
    officials: frozenset[str]
    days: frozenset[str]
    intended: Mapping[str, str]
    contexts: tuple[Context, ...]
    standing: Mapping[str, str]
    feeling: Mapping[str, float]
    tones: Mapping[str, int]
    roots: Mapping[tuple[str, str], tuple[tuple[frozenset[str], str], ...]]

    def root(self, name: str, entry: Entry | None = None, below: frozenset[str] = frozenset()) -> str | None:
        """Return the PLOVER root of a stance as read from `entry` with the lemmas `below` it; what is conceded is YIELD there.

        A mere declaration has none.
        """
        if entry is not None and entry.stance == name:
            for objects, special in self.roots.get((name, entry.lemma), ()):
                if not objects or objects & below:
                    return special
        root = STANCES[name].plover
        return _ROOTS.get(root, root) if root else None


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Return the tables that are shipped; read once.

    Raises UnknownName when one of them names a stance that does not exist.
    """
    import yaml

    data: dict[str, Any] = yaml.safe_load(resource("ontology", "lexicon", "relate.en.yaml").read_text(encoding="utf-8"))
    roots: dict[tuple[str, str], tuple[tuple[frozenset[str], str], ...]] = {}
    for row in data["roots"]:
        for lemma in row["lemmas"]:
            key = stance(row["stance"]).id, lemma
            roots[key] = (*roots.get(key, ()), (frozenset(row.get("objects", ())), row["root"]))
    return Rules(
        **{name: frozenset(data[name]) for name in _WORDS},
        intended={stance(one).id: stance(other).id for one, other in data["intended"].items()},
        contexts=tuple(_context(row) for row in data["contexts"]),
        standing={word: stance(name).id for name, words in data["standing"].items() for word in words},
        feeling={stance(name).id: float(value) for name, value in data["feeling"].items()},
        tones=_tones(data),
        roots=roots,
    )


def _tones(data: Mapping[str, Any]) -> dict[str, int]:
    """Return good words as 1 and bad ones as -1: those listed, and the adjectives of the lexicon."""
    found = {}
    for lemma, row in load().adjectives.items():
        for entry in row:
            if len(entry.words) == 1 and entry.stance in ("support", "criticize", "accuse") and entry.holder == "speaker":
                found[lemma] = 1 if entry.stance == "support" else -1
    return found | dict.fromkeys(data["well"], 1) | dict.fromkeys(data["ill"], -1)


def _context(row: Mapping[str, Any]) -> Context:
    stances = frozenset(stance(name).id for name in row["from"])
    below = frozenset((*row.get("objects", ()), *row.get("modifiers", ())))
    return Context(stances, stance(row["to"]).id, frozenset(row.get("words", ())), below, frozenset(row.get("lemmas", ())))
