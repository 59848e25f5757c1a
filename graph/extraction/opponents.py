"""Whom a hostile stance is meant for that names nobody, where not even an answer says so: whom its holder is at odds with in the document."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from graph.core.entity import Actor
from graph.core.stance import STANCES
from graph.extraction.candidate import ASKING, Candidate

_AIMED = frozenset({"criticize", "accuse", "deny", "reject", "threaten", "demand", "warn", "protest"})
_REPROACHING = frozenset({"criticize", "accuse"})
_ENOUGH = 2  # stances, where one of the holder's own counts twice: what others hold against it may be answered, or not


def opposed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, the hostile ones without a target directed at the one with whom their holder is most at odds."""
    known = [c for c in candidates if c.targets and STANCES[c.stance].sign < 0]
    blamed = _most(Counter(actor.id for c in known if c.stance != "deny" for actor in c.targets))
    return [_directed(c, known, blamed) if _aimless(c) else c for c in candidates]


def _aimless(candidate: Candidate) -> bool:
    """Tell whether a hostile stance says neither whom it means nor under which condition; a mere mention of a demand is none."""
    named = candidate.targets or candidate.stranger or candidate.status.conditional
    return candidate.stance in _AIMED and not named and not (candidate.needs_target and candidate.stance in ASKING)


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
        names = {actor.id: (actor, text) for c in known for actor, text in zip(c.targets, c.target_texts, strict=False)}
    if target not in names:
        return candidate
    actor, text = names[target]
    return replace(candidate, targets=(actor,), target_texts=(text,))


def _most(odds: Counter[str]) -> str | None:
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
