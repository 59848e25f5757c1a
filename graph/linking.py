"""Looks the actors of a store up at a service that the user names, and keeps what it proposes for review."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from graph.core.entity import Actor, ActorKind
from graph.core.errors import UnknownName
from graph.core.extras import require
from graph.core.links import LinkCandidate, Links
from graph.knowledge.disk import DiskStore
from graph.queries.names import Directory, Named
from graph.web.reconciliation import Reconciler
from graph.web.service import Manners


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is looked up: the actors named, else those of a kind, else all; and how.

    `type` is the id of a type that the service knows; `batch` is the number of names in one request, `rate` that of requests a minute.
    Who was looked up there before is not again, unless `again`. Raises UnknownName for a kind that does not exist.
    """

    actors: tuple[str, ...] = ()
    kind: str | None = None
    type: str | None = None
    limit: int = 3
    batch: int = 20
    rate: float | None = None
    again: bool = False

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in get_args(ActorKind):
            raise UnknownName("kind of actor", self.kind, get_args(ActorKind))


@dataclass(frozen=True, slots=True)
class Linked:
    """What a lookup did: how many actors it asked about, and all candidates of that service that the store holds now, with their actors."""

    service: str
    asked: int
    candidates: tuple[tuple[Actor, LinkCandidate], ...]


def link(path: Path, service: str, lookup: Lookup, progress: Callable[[str, int, int], None] = lambda stage, done, total: None) -> Linked:
    """Ask a reconciliation service about the actors of the store at `path`, and store its candidates, each batch as it comes.

    Raises MissingExtra without the libraries of the extra, ServiceError where the service fails, UnknownName for an actor that does not
    occur, StoreError; what was stored before stays, and is not asked for again.
    """
    require("link", "httpx", "tenacity")
    with DiskStore.open(path, read_only=False) as store, Reconciler(service, Manners(rate=lookup.rate)) as reconciler:
        actors = {actor.id: actor for actor in store.actors()}
        known = store.links()
        wanted = [each for each in _chosen(list(actors.values()), lookup) if lookup.again or (each.id, reconciler.shown) not in known.asked]
        for start in range(0, len(wanted), lookup.batch):
            progress("look up", start, len(wanted))
            store.propose(_answers(reconciler, wanted[start : start + lookup.batch], lookup))
        progress("look up", len(wanted), len(wanted))
        found = [each for each in store.links().candidates if each.service == reconciler.shown and each.actor in actors]
        return Linked(reconciler.shown, len(wanted), tuple((actors[each.actor], each) for each in found))


def _chosen(actors: Sequence[Actor], lookup: Lookup) -> list[Actor]:
    named = Directory("actor", (Named(each.id, each.name, each.aliases) for each in actors))
    ids = {named.find(name) for name in lookup.actors}
    return [each for each in actors if (not ids or each.id in ids) and lookup.kind in (None, each.kind)]


def _answers(reconciler: Reconciler, actors: Sequence[Actor], lookup: Lookup) -> Links:
    """Ask about one batch of actors; of two matches with one IRI the better one counts."""
    found = reconciler.look_up([each.name for each in actors], limit=lookup.limit, type=lookup.type)
    candidates: dict[str, LinkCandidate] = {}
    for actor, matches in zip(actors, found, strict=True):
        for match in matches:
            iri, page = reconciler.iri(match.id), reconciler.page(match.id)
            each = LinkCandidate(actor.id, iri, match.name, match.score, reconciler.shown, match.sure, match.types, page)
            candidates.setdefault(each.key, each)
    asked = frozenset((each.id, reconciler.shown) for each in actors)
    return Links(tuple(candidates.values()), asked, {reconciler.shown: reconciler.name})


def listed(found: Linked) -> list[dict[str, Any]]:
    """Return the candidates as records, by actor, the best first."""
    return [
        {
            "actor": actor.name,
            "name": each.name,
            "score": each.score,
            "sure": each.sure,
            "types": ", ".join(each.types),
            "iri": each.iri,
            "page": each.page,
        }
        for actor, each in found.candidates
    ]
