"""Networks with attributes that any network file can hold: text, numbers, truth values."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def flat(network: "MultiDiGraph") -> "MultiDiGraph":
    """Return a copy of `network` with lists as text (joined by a space), without empty attributes, in sorted order.

    Nodes get a `label`; edges get an `id` that is unique in the whole file, as a statement with several targets has several edges.
    """
    import networkx as nx

    result = nx.MultiDiGraph(**_plain(network.graph.items()))
    for node, data in sorted(network.nodes(data=True)):
        result.add_node(node, label=data.get("name", node), **_plain(data.items()))
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        # The key is repeated as an attribute: readers put an identity of their own in its place.
        result.add_edge(source, target, key=f"{source}.{key}.{target}", **_plain(data.items()))
    return result


def _plain(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: " ".join(map(str, value)) if isinstance(value, list | tuple) else value for key, value in items if value is not None}
