"""Actors as people decided: merged, renamed, given other names, kinds and links."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.core.decision import Decision, Fate, values
from graph.core.entity import Actor
from graph.core.statement import Statement
from graph.curation.chains import above, last
from graph.identity.actors.gazetteer import load_gazetteer


class Cast:
    """All actors that statements and decisions name, and what each is after the decisions."""

    def __init__(self, parts: Iterable[Statement], decisions: Sequence[Decision]) -> None:
        self._known: dict[str, Actor] = {}
        for decision in decisions:
            self._learn(decision.actors)
            self._learn(actors_in(decision.reading) if decision.reading else ())
        self.occurring = {actor.id for part in parts for actor in actors_in(part)}
        for part in parts:
            self._learn(actors_in(part))
        self._edits = {each.name: each for each in decisions if each.subject == "actor"}
        self._links = [each for each in decisions if each.subject == "link" and each.verdict == "accept"]
        self._into = {name: edit.change("into") or "" for name, edit in self._edits.items() if edit.verdict == "merge"}
        self._touched = {self.rename(actor.id) for decision in decisions for actor in decision.actors}
        self._curated: dict[Actor, Actor] = {}
        self._merged: dict[str, list[str]] = {}
        for name in sorted(self._into):
            self._merged.setdefault(self.rename(name), []).append(name)

    def _learn(self, actors: Iterable[Actor]) -> None:
        for actor in actors:
            known = self._known.get(actor.id)
            if known is None or (len(known.aliases), known) < (len(actor.aliases), actor):
                self._known[actor.id] = actor

    def rename(self, name: str) -> str:
        """Return the id that an actor has after merging."""
        return last(self._into, name)

    def named(self, name: str) -> Actor | None:
        """Return the actor with this id before the decisions, from the shipped tables or from what was seen; None where nobody has it."""
        return load_gazetteer().actor(name) or self._known.get(name) or self._made(name)

    def _made(self, name: str) -> Actor | None:
        edit = self._edits.get(name)
        return Actor(name, edit.change("name") or name) if edit is not None and edit.verdict == "add" else None

    def curated(self, actor: Actor) -> Actor:
        """Return what an actor is after the decisions."""
        if actor not in self._curated:
            self._curated[actor] = self._curate(actor)
        return self._curated[actor]

    def _curate(self, actor: Actor) -> Actor:
        name = self.rename(actor.id)
        base = actor if name == actor.id else self.named(name) or actor
        edit, absorbed = self._edits.get(name), self._merged.get(name, [])
        acts_for = self.rename(base.acts_for) if base.acts_for else None
        result = replace(base, id=name, acts_for=acts_for)
        extra = [alias for each in absorbed for other in [self.named(each)] if other for alias in (other.name, *other.aliases)]
        if edit is not None:
            extra += [*values(edit.change("aliases") or ""), *([base.name] if edit.change("name") else [])]
            result = self._edited(result, edit)
        links = [iri for each in self._links if self.rename(each.name) == name if (iri := each.change("iri"))]
        aliases = dict.fromkeys([*base.aliases, *(each for each in extra if each != result.name)])
        own = None if result.acts_for == name else result.acts_for
        return replace(result, acts_for=own, aliases=tuple(aliases), exact_match=tuple(dict.fromkeys([*base.exact_match, *sorted(links)])))

    def _edited(self, actor: Actor, edit: Decision) -> Actor:
        kind, acts_for = edit.change("kind") or actor.kind, edit.change("acts_for")
        holder = actor.acts_for if acts_for is None else self.rename(acts_for) or None
        return replace(actor, name=edit.change("name") or actor.name, kind=kind, acts_for=holder)  # type: ignore[arg-type]

    def fate(self, decision: Decision) -> Fate:
        """Return what becomes of a decision on an actor or a link."""
        if decision.name in self.occurring or decision.verdict == "add":
            return Fate("exact")
        return Fate("void", message=f"no statement names the actor {decision.name} now")

    def cast(self, part: Statement) -> Statement:
        """Return a statement with its actors as decided; one that would then take a stance towards itself loses that target."""
        actor = self.curated(part.actor)
        targets = {each.id: each for each in map(self.curated, part.targets) if each.id != actor.id}
        reports = tuple(replace(each, speaker=self.curated(each.speaker) if each.speaker else None) for each in part.reports)
        return replace(part, actor=actor, targets=tuple(targets[name] for name in sorted(targets)), reports=reports)

    def above(self, statements: Iterable[Statement]) -> tuple[Actor, ...]:
        """Return the actors for whom others act since they were decided on, and whom no statement names; sorted by id."""
        there = {actor.id: actor for statement in statements for actor in actors_in(statement)}
        start = (actor.acts_for for actor in there.values() if actor.id in self._touched)
        return tuple(above(start, there, self._curated_by_id, lambda actor: actor.acts_for))

    def _curated_by_id(self, name: str) -> Actor | None:
        actor = self.named(name)
        return self.curated(actor) if actor is not None else None


def actors_in(part: Statement) -> Iterator[Actor]:
    """Yield the actors of a statement: holder, targets, speakers."""
    yield part.actor
    yield from part.targets
    yield from (report.speaker for report in part.reports if report.speaker)
