"""Whom a stance is meant for that names nobody, where not even an answer says so: whom its holder is at odds with in the document."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from graph.core.entity import Actor
from graph.core.stance import STANCES
from graph.extraction.candidate import ASKING, Candidate

_T = TypeVar("_T", bound=Hashable)
_AIMED = frozenset({"criticize", "accuse", "deny", "reject", "threaten", "demand", "warn", "protest"})
_MEDIATING = frozenset({"offer", "appeal"})
_REPROACHING = frozenset({"criticize", "accuse"})
_ENOUGH = 2  # stances, where one of the holder's own counts twice: what others hold against it may be answered, or not


def opposed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those without a target directed at the one with whom their holder is most at odds.

    What an outsider offers or asks for is meant for the two who are most at odds with each other.
    """
    known = [c for c in candidates if c.targets and STANCES[c.stance].sign < 0]
    blamed = _most(Counter(actor.id for c in known if c.stance != "deny" for actor in c.targets))
    feud = _most(Counter(frozenset((one, other)) for c in known for one in c.held for other in c.aimed))
    parties = {a.id: (a, text) for c in known for a, text in (*_named(c), *((a, c.holder_text) for a in c.holder.actors))}
    found = [_directed(c, known, blamed) if _aimless(c) else c for c in candidates]
    return [_between(c, [parties[each] for each in sorted(feud)]) if feud and _peaceful(c) else c for c in found]


def _named(candidate: Candidate) -> Iterator[tuple[Actor, str]]:
    return zip(candidate.targets, candidate.target_texts, strict=False)


def _peaceful(candidate: Candidate) -> bool:
    """Tell whether somebody offers, or asks for, something and nobody is named who is to take it or do it."""
    return candidate.stance in _MEDIATING and not candidate.targets and not candidate.stranger and not candidate.needs_target


def _between(candidate: Candidate, parties: Sequence[tuple[Actor, str]]) -> Candidate:
    others = [(actor, text) for actor, text in parties if actor.id not in candidate.held]
    others = [(actor, text) for actor, text in others if actor.name in candidate.words] or others
    return replace(candidate, targets=tuple(actor for actor, _ in others), target_texts=tuple(text for _, text in others))


def _aimless(candidate: Candidate) -> bool:
    """Tell whether a hostile stance says neither whom it means nor under which condition; a mere mention of a demand is none."""
    named = candidate.targets or candidate.stranger or candidate.status.conditional or candidate.headline
    return candidate.stance in _AIMED and not named and not (candidate.stance in ASKING and not candidate.seeks_target)


def _directed(candidate: Candidate, known: Sequence[Candidate], blamed: str | None) -> Candidate:
    """Direct a stance at its holder's opponent, a reproach by one who has none at whom most in the document is directed."""
    odds: Counter[str] = Counter()
    names: dict[str, tuple[Actor, str]] = {}
    for other in known:
        own = bool(other.held & candidate.held)
        for actor, text in _across(candidate, other):
            odds[actor.id] += 2 if own else 1
            names.setdefault(actor.id, (actor, text))
    target = _most(odds)
    if not odds and candidate.stance in _REPROACHING and blamed not in candidate.held:
        target = blamed
        names = {actor.id: (actor, text) for c in known for actor, text in _named(c)}
    if target not in names:
        return candidate
    actor, text = names[target]
    return replace(candidate, targets=(actor,), target_texts=(text,))


def _most(odds: Counter[_T]) -> _T | None:
    """Return the one counted most, None where another is as much or it is too little."""
    ranked = odds.most_common(2)
    alone = ranked and ranked[0][1] >= _ENOUGH and (len(ranked) < 2 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if alone else None


def _across(candidate: Candidate, other: Candidate) -> list[tuple[Actor, str]]:
    """Return who is on the other side where the holder of a candidate is on one."""
    if other.held & candidate.held:
        return [(a, other.target_texts[0]) for a in other.targets if a.id not in candidate.held]
    if other.aimed & candidate.held:
        return [(a, other.holder_text) for a in other.holder.actors if a.id not in candidate.held]
    return []
