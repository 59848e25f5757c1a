"""What the words of a content tell: the stems that count, and whether two contents tell the same."""

import re
from collections.abc import Set
from functools import lru_cache

from graph.core.statement import Statement
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.folding import plain
from graph.identity.issues.claims import NAMED
from graph.identity.stemming import stem, stems
from graph.identity.wordlists import wordlist

ALIKE = 0.5  # share of the words of the shorter content that the other tells too
RUNNING_ON = 0.2  # share of the words of the longer one that is needed too: what says very much tells a bit of everything
SHORTEST = 3  # letters of a word that tells something
BARE = 2  # words of a content in which one that the other tells is enough

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
Gist = frozenset[str]


def gists(statement: Statement) -> frozenset[Gist]:
    """Return what each report says that the statement is about, as stems, without names of who holds it and whom it addresses.

    Empty where the contents only take up what was said before: "the demand", "it", "the proposal".
    """
    parties = statement.actor.ids.union(*(target.ids for target in statement.targets))
    return frozenset(filter(None, (_told(report.content, parties) for report in statement.reports)))


def likeness(some: Set[Gist], others: Set[Gist]) -> float:
    """Return how far what one of some reports tells is what one of the others tells, 0 to 1."""
    return max((_alike(one, other) for one in some for other in others), default=0.0)


def common(some: Set[Gist], others: Set[Gist]) -> int:
    """Return how many words that tell something by themselves two contents have in common."""
    return max((len((one & other) - stems("reversal")) for one in some for other in others), default=0)


def named_claims(statement: Statement) -> frozenset[str]:
    """Return the stances of claims that a content speaks of as such: that of an offer in "the proposal for talks"; empty for none."""
    words = {word.lower() for report in statement.reports for word in _WORD.findall(report.content)}
    return frozenset[str]().union(*(stances for kind, stances in NAMED if words & wordlist(kind)))


def _alike(one: Gist, other: Gist) -> float:
    shared, shorter = one & other, min(len(one), len(other))
    enough = len(shared) > 1 or (shorter <= BARE and bool(shared - stems("reversal")))
    return len(shared) / shorter if enough and len(shared) >= RUNNING_ON * max(len(one), len(other)) else 0.0


@lru_cache(maxsize=16384)
def _told(text: str, parties: frozenset[str]) -> Gist:
    own = _longer_names(parties)
    found = _WORD.findall(own.sub(" ", plain(text)) if own else plain(text))
    words = [word for word in found if len(word) >= SHORTEST and not _names(word, parties)]
    silent = stems("demand") | stems("vague") | stems("calendar") | stems("time")
    empty = wordlist("stop") | wordlist("starting")
    return frozenset(stem(word) for word in words if word.lower() not in empty) - silent


@lru_cache(maxsize=4096)
def _longer_names(parties: frozenset[str]) -> re.Pattern[str] | None:
    """Return what finds the names of several words that parties have."""
    actors = [actor for each in sorted(parties) if (actor := load_gazetteer().actor(each))]
    names = {plain(name) for actor in actors for name in (actor.name, *actor.aliases) if " " in name}
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))) if names else None


def _names(word: str, parties: frozenset[str]) -> bool:
    entry = load_gazetteer().find(word) if word[:1].isupper() else None
    return entry is not None and bool(entry.actor.ids & parties)
