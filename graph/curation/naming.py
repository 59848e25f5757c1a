"""Names as people write them → actors and issues, and back; a name that several bear is written as its id."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from graph.core.entity import Actor, Issue
from graph.core.errors import UnknownName
from graph.identity.actors.gazetteer import load_gazetteer
from graph.queries.names import Directory, Named, fold


class Naming:
    """The actors and issues of a collection, found by id, name or alias.

    `former` are labels that issues had before they were renamed; `taken` is the naming before a file added names of its own.
    """

    def __init__(
        self,
        actors: Iterable[Actor],
        issues: Iterable[Issue],
        *,
        former: Mapping[str, tuple[str, ...]] | None = None,
        taken: "Naming | None" = None,
    ) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self.issues = {issue.id: issue for issue in issues}
        self.former: Mapping[str, tuple[str, ...]] = former or {}
        self._actors = Directory("actor", (Named(each.id, each.name, each.aliases) for each in self.actors.values()))
        self._issues = Directory("issue", (Named(each.id, each.label, self.former.get(each.id, ())) for each in self.issues.values()))
        self._shared = {name for name, count in Counter(fold(each.name) for each in self.actors.values()).items() if count > 1}
        self._shared |= {name for name, count in Counter(fold(each.label) for each in self.issues.values()).items() if count > 1}
        self.taken_actors = frozenset(taken.actors if taken else self.actors)
        self.taken_issues = frozenset(taken.issues if taken else self.issues)

    def actor(self, text: str) -> Actor:
        """Return the actor called `text`: of the collection, else of the shipped tables.

        Raises UnknownName with the closest name, AmbiguousName where several have it.
        """
        try:
            return self.actors[self._actors.find(text)]
        except UnknownName as error:
            shipped = load_gazetteer()
            found = shipped.actor(text) or _shipped().get(fold(text))
            if found is None:
                error.hint = f"{error.hint}; a new actor needs a row of its own in the sheet of actors, with the decision add"
                raise
            return found

    def issue(self, text: str) -> Issue:
        """Return the issue called `text`.

        Raises UnknownName with the closest name, AmbiguousName where several have it.
        """
        try:
            return self.issues[self._issues.find(text)]
        except UnknownName as error:
            error.hint = f"{error.hint}; a new issue needs a row of its own in the sheet of issues, with the decision add"
            raise

    def name(self, thing: Actor | Issue | None) -> str:
        """Return the name under which `actor` or `issue` finds it again."""
        if thing is None:
            return ""
        name = thing.name if isinstance(thing, Actor) else thing.label
        return thing.id if fold(name) in self._shared or "|" in name else name


@cache
def _shipped() -> dict[str, Actor]:
    """Return the actors of the shipped tables by their folded names; a name before an alias."""
    actors = load_gazetteer().actors()
    aliases = {fold(alias): actor for actor in reversed(actors) for alias in actor.aliases}
    return aliases | {fold(actor.name): actor for actor in actors}
