"""New decisions joined to those taken before: the later holds, and what it replaces is kept with who took it, when and from which file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.core.decision import Decision, Former
from graph.curation.desk import Desk
from graph.curation.matching import matched


@dataclass(frozen=True, slots=True)
class Joined:
    """The decisions that hold, sorted by key, and those that have just ceased to, each before the one that replaces it."""

    decisions: list[Decision]
    former: tuple[Former, ...]


def joined(desk: Desk, fresh: Sequence[Decision]) -> Joined:
    """Return what holds after `fresh` decisions were taken: of two on one thing the later, none that was taken back.

    Two decisions are on one thing if they have one key, if the texts as they are make them fall on one reading, or if one says that it
    replaces the other. One that says the same as before leaves things as they are.
    """
    held, former = dict(desk.stored), list[Former]()
    new = {decision.key: decision for decision in fresh}
    rivals, ended = _rivals(desk, new), _taken_back(desk)
    for key, decision in new.items():
        known = desk.stored.get(key)
        same = known is not None and known.says_the_same(decision)
        before = [held.pop(name) for name in rivals.get(key, ()) if name in held]
        before += [] if same or key not in held else [held.pop(key)]
        last = known if same and known is not None else decision
        if before or not same:
            last = replace(last, replaces=(*(last.replaces if same else ()), *_versions(before), *_versions(ended.get(key, ()))))
        former += [Former(each, last.on) for each in before]
        if last.verdict != "undecided":
            held[key] = last
        elif before:
            former.append(Former(last))
    return Joined([held[key] for key in sorted(held)], tuple(former))


def _versions(decisions: Iterable[Decision]) -> tuple[str, ...]:
    return tuple(decision.version for decision in decisions)


def _taken_back(desk: Desk) -> dict[str, list[Decision]]:
    """Return, by key, the takings back after which nothing was decided."""
    former = [each.decision for each in desk.former]
    replaced = {version for decision in (*former, *desk.stored.values()) for version in decision.replaces}
    found: dict[str, list[Decision]] = {}
    for decision in former:
        if decision.verdict == "undecided" and decision.version not in replaced:
            found.setdefault(decision.key, []).append(decision)
    return found


def _rivals(desk: Desk, new: Mapping[str, Decision]) -> dict[str, list[str]]:
    """Return, for the keys of new decisions, those of stored ones under another key in whose place they come."""
    others = {key: decision for key, decision in desk.stored.items() if key not in new}
    at, there = _places(desk, new), _places(desk, others)
    by_place = {place: key for key, place in at.items()}
    found: dict[str, list[str]] = {}
    for key, place in there.items():
        if place in by_place:
            found.setdefault(by_place[place], []).append(key)
    named = {version: key for key, decision in new.items() for version in decision.replaces}
    for key, decision in others.items() if named else ():
        if decision.version in named:
            found.setdefault(named[decision.version], []).append(key)
    return {key: sorted(set(names)) for key, names in found.items()}


def _places(desk: Desk, decisions: Mapping[str, Decision]) -> dict[str, int]:
    """Return the numbers of the readings that decisions fall on, by the key of the decision."""
    matches = matched(desk.parts, decisions, desk.cast.rename, desk.documents)
    return {key: match.part for key, match in matches.items() if match.part is not None}
