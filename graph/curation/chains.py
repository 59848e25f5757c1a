"""Chains of ids: what was merged into what, and what stands above what."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def passed(into: Mapping[str, str | None], name: str) -> list[str]:
    """Return the ids through which a chain of merges leads from `name`, which is the first; a circle ends before it closes."""
    chain = [name]
    while (following := into.get(chain[-1])) and following not in chain:
        chain.append(following)
    return chain


def last(into: Mapping[str, str | None], name: str) -> str:
    """Return where a chain of merges leads from `name`."""
    return passed(into, name)[-1]


def above(start: Iterable[str | None], there: Iterable[str], find: Callable[[str], T | None], parent: Callable[[T], str | None]) -> list[T]:
    """Return what stands at `start` and above it and is not `there` already, sorted by id; what `find` does not know is left out."""
    known, found = set(there), dict[str, T]()
    waiting = sorted(name for name in start if name)
    while waiting:
        name = waiting.pop()
        if name in known:
            continue
        known.add(name)
        if (thing := find(name)) is not None:
            found[name] = thing
            waiting += [over] if (over := parent(thing)) else []
    return [found[name] for name in sorted(found)]
