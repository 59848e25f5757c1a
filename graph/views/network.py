"""The signed network of actors: who takes which stance towards whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graph.core.entity import Actor
from graph.core.statement import Statement

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(statements: Iterable[Statement], *, merge: bool = False) -> "MultiDiGraph":
    """Build the directed multigraph of the actors of `statements`, the same for any order of them.

    Nodes are actor ids with `name`, `kind`, `statements` (made), `targeted` (statements directed at it) and `targetless` (made, without a
    target: these have no edge). Edges run from actor to target with the statement's id as key and `statement`, `stance`, `sign`, `issue`,
    `position`, `date` (ISO or None), `reports` (a count) and `conditional`. The graph itself carries `statements`, `reports`,
    `documents` (counts), `first` and `last` (ISO dates or None). `merge` gives the result of `merged`.
    """
    import networkx as nx

    ordered = sorted({each.id: each for each in statements}.values(), key=lambda each: each.id)
    built = nx.MultiDiGraph(**_summary(ordered))
    for actor, counts in _actors(ordered):
        built.add_node(actor.id, name=actor.name, kind=actor.kind, **counts)
    arcs = sorted((each.actor.id, target.id, each.id, each) for each in ordered for target in set(each.targets))
    for source, target, key, statement in arcs:
        built.add_edge(source, target, key=key, **_edge(statement))
    return merged(built) if merge else built


def merged(network: "MultiDiGraph") -> "MultiDiGraph":
    """Return a network with one edge for each actor, target and stance, which is its key.

    Such an edge has `stance`, `sign`, `count` (of statements), `statements` (their ids, sorted), `reports`, `conditional` (a count),
    `issues`, `first` and `last` (ISO dates or None). A network that is merged already comes back unchanged.
    """
    import networkx as nx

    if all("statements" in data for _, _, data in network.edges(data=True)):
        return network
    result = nx.MultiDiGraph(**network.graph)
    result.add_nodes_from(network.nodes(data=True))
    bundles: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for source, target, data in network.edges(data=True):
        bundles[source, target, data["stance"]].append(data)
    for (source, target, stance), bundle in sorted(bundles.items(), key=lambda item: item[0]):
        result.add_edge(source, target, key=stance, **_bundle(bundle))
    return result


def _actors(statements: Sequence[Statement]) -> list[tuple[Actor, dict[str, int]]]:
    actors: dict[str, Actor] = {}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"statements": 0, "targeted": 0, "targetless": 0})
    for statement in statements:
        counts[statement.actor.id]["statements"] += 1
        counts[statement.actor.id]["targetless"] += not statement.targets
        for target in set(statement.targets):
            counts[target.id]["targeted"] += 1
        # The smallest of differing descriptions of one actor, so that the order of the statements does not decide.
        for actor in (statement.actor, *statement.targets):
            actors[actor.id] = min(actor, actors.get(actor.id, actor), key=repr)
    return [(actors[id], counts[id]) for id in sorted(actors)]


def _edge(statement: Statement) -> dict[str, Any]:
    return {
        "statement": statement.id,
        "stance": statement.stance.id,
        "sign": statement.stance.sign,
        "issue": statement.issue.id,
        "position": statement.position,
        "date": statement.date.isoformat() if statement.date else None,
        "reports": len(statement.reports),
        "conditional": statement.conditional,
    }


def _bundle(edges: Sequence[dict[str, Any]]) -> dict[str, Any]:
    dates = sorted(each["date"] for each in edges if each["date"])
    return {
        "stance": edges[0]["stance"],
        "sign": edges[0]["sign"],
        "count": len(edges),
        "statements": tuple(sorted(each["statement"] for each in edges)),
        "reports": sum(each["reports"] for each in edges),
        "conditional": sum(each["conditional"] for each in edges),
        "issues": tuple(sorted({each["issue"] for each in edges})),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
    }


def _summary(statements: Sequence[Statement]) -> dict[str, Any]:
    dates = sorted(each.date.isoformat() for each in statements if each.date)
    reports = [report for each in statements for report in each.reports]
    return {
        "statements": len(statements),
        "reports": len(reports),
        "documents": len({report.document for report in reports}),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
    }
