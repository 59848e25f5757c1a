"""Networks about invented conflicts, for the tests of writers and views."""

import random
from datetime import date

from graph.core.document import Span
from graph.core.entity import Actor, Issue
from graph.core.iris import slug
from graph.core.stance import STANCES, stance
from graph.core.statement import Quote, Report, Statement, content_key

KINDS = {
    "Aldova": "country",
    "Bresnia": "country",
    "Kadmar": "country",
    "Norrland Federation": "country",
    "Western Compact": "bloc",
    "Harbour Union": "bloc",
    "United Assembly": "organization",
    "Aldovan Port Authority": "body",
    "Mira Teleki": "person",
    "Free Coast Movement": "group",
}

ARCS = (
    ("Aldova", "demand", "Western Compact", "troops-in-bresnia", 3),
    ("Aldova", "threaten", "Bresnia", "gas-transit", 1),
    ("Aldova", "accuse", "Free Coast Movement", "port-blockade", 1),
    ("Western Compact", "reject", "Aldova", "troops-in-bresnia", 2),
    ("Western Compact", "offer", "Aldova", "arms-talks", 1),
    ("Western Compact", "support", "Bresnia", "border-security", 4),
    ("Bresnia", "reject", "Aldova", "gas-transit", 1),
    ("Bresnia", "appeal", "United Assembly", "border-security", 1),
    ("Bresnia", "support", "Western Compact", "border-security", 1),
    ("Kadmar", "aid", "Bresnia", "border-security", 2),
    ("Kadmar", "criticize", "Aldova", "gas-transit", 1),
    ("Norrland Federation", "consult", "Aldova", "arms-talks", 1),
    ("Norrland Federation", "appeal", "Western Compact", "arms-talks", 1),
    ("Harbour Union", "sanction", "Aldova", "gas-transit", 2),
    ("Harbour Union", "cooperate", "Kadmar", "gas-transit", 1),
    ("United Assembly", "appeal", "Aldova", "arms-talks", 1),
    ("Aldovan Port Authority", "coerce", "Free Coast Movement", "port-blockade", 1),
    ("Free Coast Movement", "protest", "Aldovan Port Authority", "port-blockade", 1),
    ("Mira Teleki", "criticize", "Aldovan Port Authority", "port-blockade", 1),
    ("Mira Teleki", "support", "Free Coast Movement", "port-blockade", 1),
)


def actor(name: str, kind: str | None = None) -> Actor:
    return Actor(slug(name), name, kind or KINDS.get(name, "organization"))  # type: ignore[arg-type]


def statement(
    holder: str, kind: str, *targets: str, issue: str = "harbour-dues", day: int = 1, document: str = "morning-post"
) -> Statement:
    said = date(2031, 5, day)
    text = f"{holder} will {kind} {' and '.join(targets)} over “{issue}”, “again”."
    report = Report(
        document=document,
        span=Span(10 * day, 10 * day + len(text)),
        exact=text,
        rule="verb.frame",
        confidence=0.85,
        actor_text=holder,
        target_texts=targets,
        quotes=(Quote(issue, Span(0, 3)), Quote("again", Span(5, 8))),
        date=said,
    )
    key = content_key(holder, kind, *targets, issue, said.isoformat())
    return Statement(
        key, actor(holder), stance(kind), tuple(map(actor, targets)), Issue(issue, issue.replace("-", " ")), "against", (report,), said
    )


def ten_actors() -> list[Statement]:
    """Return 27 statements of ten actors on 20 arcs, from four documents of May 2031."""
    return [
        statement(holder, kind, target, issue=issue, day=1 + (3 * number + again) % 28, document=f"paper-{number % 4}")
        for number, (holder, kind, target, issue, count) in enumerate(ARCS)
        for again in range(count)
    ]


def seeded(edges: int, actors: int = 10, seed: int = 7) -> list[Statement]:
    """Return statements on `edges` different arcs between random actors."""
    draw = random.Random(seed)
    names = [*KINDS, *(f"Province of {chr(65 + n)}{'elmarin'[: 2 + n % 5]}" for n in range(30))][:actors]
    arcs: dict[tuple[str, str, str], Statement] = {}
    while len(arcs) < edges:
        source, target = draw.sample(names, 2)
        kind = draw.choice(sorted(STANCES))
        arcs[source, kind, target] = statement(source, kind, target, day=draw.randint(1, 28), document=f"paper-{draw.randint(1, 6)}")
    return list(arcs.values())
