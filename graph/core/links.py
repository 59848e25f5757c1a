"""What services say that an actor may be in another vocabulary: candidates, for a person to accept or reject."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.core.statement import content_key


@dataclass(frozen=True, slots=True)
class LinkCandidate:
    """Something that a service takes for an actor of ours.

    `actor` is the id of the actor, `iri` what an accepted candidate becomes a `skos:exactMatch` of, `name` and `types` are the words of the
    service. `score` is on the service's own scale, higher is better; `sure` tells that the service would decide so itself. `page` is where
    people can read about it.
    """

    actor: str
    iri: str
    name: str
    score: float
    service: str
    sure: bool = False
    types: tuple[str, ...] = ()
    page: str | None = None

    @property
    def key(self) -> str:
        """Return the hash of who is linked to what by whom."""
        return content_key("candidate", self.service, self.actor, self.iri)

    def order(self) -> tuple[str, str, float, str]:
        """Return the sort key of candidates: actor, service, the best first."""
        return self.actor, self.service, -self.score, self.iri


@dataclass(frozen=True, slots=True)
class Links:
    """All candidates, sorted, and what was asked for them: pairs of actor and service; `services` maps the URL of each to its name."""

    candidates: tuple[LinkCandidate, ...] = ()
    asked: frozenset[tuple[str, str]] = frozenset()
    services: Mapping[str, str] = field(default_factory=dict)

    def joined(self, fresh: "Links") -> "Links":
        """Return these with the fresh ones, which replace what the same services said of the same actors."""
        kept = [each for each in self.candidates if (each.actor, each.service) not in fresh.asked]
        candidates = sorted((*kept, *fresh.candidates), key=LinkCandidate.order)
        return Links(tuple(candidates), self.asked | fresh.asked, {**self.services, **fresh.services})
