"""Actors that may be one under two spellings: suggestions for people, never merged unasked."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from graph.core.entity import Actor
from graph.identity.actors.gazetteer import load_gazetteer

ALIKE = {"person": 80}
"""Similarity of two names, 0 to 100, from which they are suggested, by the kind of actor; persons are spelled in more ways than others."""
_OTHERWISE = 88


def suggestions(actors: Sequence[Actor]) -> dict[str, tuple[Actor, int]]:
    """Return, for an actor that may be another one of the same kind, that one and how alike the names are (id → actor, 0 to 100).

    Actors that the shipped tables tell apart are never suggested, nor are names with different digits.
    """
    found: dict[str, tuple[Actor, int]] = {}
    for kind in sorted({actor.kind for actor in actors}):
        group = sorted(actor for actor in actors if actor.kind == kind)
        names = [utils.default_process(actor.name) for actor in group]
        least = ALIKE.get(kind, _OTHERWISE)
        scores = process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=least)
        for row, column in zip(*scores.nonzero(), strict=True):
            if row != column and _apart(group[row], group[column]):
                _suggest(found, group[row], (group[column], round(float(scores[row][column]))))
    return found


def _apart(one: Actor, other: Actor) -> bool:
    """Tell whether nothing speaks against the two being one."""
    known = load_gazetteer()
    told_apart = known.actor(one.id) is not None and known.actor(other.id) is not None
    return not told_apart and re.findall(r"\d+", one.name) == re.findall(r"\d+", other.name)


def _suggest(found: dict[str, tuple[Actor, int]], actor: Actor, other: tuple[Actor, int]) -> None:
    best = found.get(actor.id)
    if best is None or (-other[1], other[0].id) < (-best[1], best[0].id):
        found[actor.id] = other
