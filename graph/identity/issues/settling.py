"""Brings instances of one family of issues together, so that what one content leaves out is taken from the others."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.core.statement import Draft
from graph.identity.issues.claims import ACTS, VERDICTS
from graph.identity.issues.scheme import Instance
from graph.identity.issues.slots import is_land

_CALM = re.compile(r"\b(?:calm|restraint|violence|fighting|hostilities|bloodshed|clashes|(?:de-?)?escalat\w+|conflict)\b", re.I)
_REGRETS = frozenset({"appeal", "demand", "criticize", "warn"})
# Rules that may have to guess the actor.
_INFERRED = frozenset({"mentioned", "bloc", "troops", "victim", "proposer", "nuclear", "beneficiary", "sanctioned", "blamed"})


def settle(instances: Mapping[int, Instance], drafts: Sequence[Draft]) -> dict[int, Instance]:
    """Bring instances of one family together, so that what one content leaves out is taken from the others.

    Talks gather at the actor that most of them share; an actor that a content does not name is the one that the nearest content of the
    family in its document names; missing or partial places give way to fuller ones.
    """
    named = _named_actors(_hubs(_calmed(instances, drafts), drafts), drafts)
    return _filled_places(_filled_places(named, drafts), drafts)


def _calmed(instances: Mapping[int, Instance], drafts: Sequence[Draft]) -> dict[int, Instance]:
    """Let calls for calm and regrets of violence be about the force that is told of nearest in their document, if they are on nobody's."""
    told: dict[str, list[int]] = {}
    for i, instance in sorted(instances.items()):
        if instance.row.slot == "aggressor" and drafts[i].stance.id in ACTS | VERDICTS and not _neutral(instance, drafts[i]):
            told.setdefault(drafts[i].report.document, []).append(i)
    settled = dict(instances)
    for i, instance in instances.items():
        forces = told.get(drafts[i].report.document, ()) if _neutral(instance, drafts[i]) else ()
        near = _nearest(forces, i)
        if near is not None and instance.actor not in {instances[k].actor for k in forces}:
            settled[i] = replace(instance, actor=instances[near].actor)
    return settled


def _neutral(instance: Instance, draft: Draft) -> bool:
    return instance.row.slot == "aggressor" and not instance.named and draft.stance.id in _REGRETS and bool(_CALM.search(draft.content))


def _named_actors(instances: Mapping[int, Instance], drafts: Sequence[Draft]) -> dict[int, Instance]:
    """Give an instance whose actor is only inferred the one named for the same places, else the one named nearest in the document."""
    named: dict[tuple[str, str], list[int]] = {}
    placed: dict[tuple[str, str], set[str]] = {}
    for i, instance in sorted(instances.items()):
        if instance.named and instance.actor:
            named.setdefault((instance.row.label, drafts[i].report.document), []).append(i)
            for place in instance.places:
                placed.setdefault((instance.row.label, place), set()).add(instance.actor)
    settled = dict(instances)
    guessed: dict[tuple[str, str], str] = {}
    for i, instance in sorted(instances.items()):
        if instance.named or instance.row.slot not in _INFERRED or (not instance.actor and instance.row.slot != "beneficiary"):
            continue
        first = guessed.setdefault((instance.row.label, drafts[i].report.document), instance.actor)
        owners = {actor for place in instance.places for actor in placed.get((instance.row.label, place), ())}
        near = _nearest(named.get((instance.row.label, drafts[i].report.document), []), i)
        if len(owners) == 1:
            settled[i] = replace(instance, actor=min(owners))
        elif near is not None:
            settled[i] = replace(instance, actor=instances[near].actor)
        elif instance.row.slot == "mentioned":
            settled[i] = replace(instance, actor=first)
    return settled


def _nearest(numbers: Sequence[int], i: int) -> int | None:
    at = bisect(numbers, i)
    return min(numbers[max(0, at - 1) : at + 1], key=lambda k: (abs(k - i), k), default=None)


def _filled_places(instances: Mapping[int, Instance], drafts: Sequence[Draft]) -> dict[int, Instance]:
    """Give an instance the places of a fuller one: of its document, else of one that shares a place with it or its document."""
    present: dict[str, set[str]] = {}
    for draft in drafts:
        present.setdefault(draft.report.document, set()).update({draft.actor.id, *(t.id for t in draft.targets)})
    everywhere: dict[tuple[str, str], Counter[frozenset[str]]] = {}
    here: dict[tuple[str, str, str], Counter[frozenset[str]]] = {}
    for i, instance in instances.items():
        if instance.places:
            family = instance.row.label, instance.actor
            everywhere.setdefault(family, Counter())[instance.places] += 1
            here.setdefault((*family, drafts[i].report.document), Counter())[instance.places] += 1
    settled = dict(instances)
    for i, instance in instances.items():
        family, document = (instance.row.label, instance.actor), drafts[i].report.document
        if instance.row.slot != "troops":
            continue
        own = _wider(here.get((*family, document), Counter()), instance.places)
        other = _wider(everywhere.get(family, Counter()), instance.places)
        found = own or {p: n for p, n in other.items() if instance.places or p & present[document]}
        if found:
            settled[i] = replace(instance, places=max(found, key=lambda p: (found[p], len(p), sorted(p))))
    return settled


def _wider(known: Mapping[frozenset[str], int], places: frozenset[str]) -> dict[frozenset[str], int]:
    return {each: count for each, count in known.items() if each > places}


def _hubs(instances: Mapping[int, Instance], drafts: Sequence[Draft]) -> dict[int, Instance]:
    """Let talks, and disputes, be those with the actor that most of them share; in one document, with whom a party has others."""
    parties = {i: _parties(instance, drafts[i]) for i, instance in instances.items() if instance.row.slot in ("hub", "party")}
    counts = Counter((instances[i].row.label, actor) for i, group in parties.items() for actor in group)
    hubs = {i: max(group, key=lambda p: (counts[instances[i].row.label, p], p)) for i, group in parties.items() if group}
    shared: dict[tuple[str, str, str], Counter[str]] = {}
    for i, hub in hubs.items():
        for party in {*parties[i], drafts[i].actor.id}:
            shared.setdefault((instances[i].row.label, drafts[i].report.document, party), Counter())[hub] += 1
    settled = dict(instances)
    for i, hub in hubs.items():
        known = shared[instances[i].row.label, drafts[i].report.document, hub]
        best = max(known, key=lambda p: (counts[instances[i].row.label, p], p))
        settled[i] = replace(instances[i], actor=best, between=frozenset())
    return settled


def _parties(instance: Instance, draft: Draft) -> list[str]:
    """The actors of which one may be the hub: those between whom it is said to be, else all; who mediates only where there is no other."""
    if instance.between:
        return sorted(instance.between)
    parties = dict.fromkeys(p for p in (draft.actor.id, instance.actor, *(t.principal for t in draft.targets)) if p)
    lands = [p for p in parties if is_land(p, draft)]
    return lands if lands or instance.row.slot == "party" else list(parties)
