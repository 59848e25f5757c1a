"""The actors of one document with their names at hand, so that looking one up does not take longer the more of them there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from graph.core.entity import Actor
from graph.identity.folding import fold


@dataclass(frozen=True, slots=True)
class Circle:
    """The actors of a document.

    `names` leads from names in lower case, and the last names of persons, to them; `folded` from folded names, and folded last names of
    persons, to the first who bears one; `called` from folded names to the name as it is written.
    """

    ids: frozenset[str] = frozenset()
    names: Mapping[str, Actor] = field(default_factory=dict)
    folded: Mapping[str, Actor] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Self:
        """Gather the names of actors."""
        all_of_them = list(actors)
        persons = [actor for actor in all_of_them if actor.kind == "person"]
        names = {a.name.lower(): a for a in all_of_them} | {a.name.split()[-1].lower(): a for a in persons if a.name.split()}
        folded: dict[str, Actor] = {}
        for actor in all_of_them:
            words = fold(actor.name).split()
            for name in (fold(actor.name), *(words[-1:] if actor.kind == "person" else ())):
                folded.setdefault(name, actor)
        return cls(frozenset(a.id for a in all_of_them), names, folded, {fold(a.name): a.name for a in all_of_them})
