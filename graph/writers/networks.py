"""Networks of statements as GraphML and as GEXF, the file format of Gephi."""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.core.document import Document
from graph.core.statement import Statement
from graph.views.network import network

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def graphml(network: "MultiDiGraph") -> bytes:
    """Return `network` as GraphML; parallel edges stay apart and open again in networkx."""
    import networkx as nx

    file = io.BytesIO()
    nx.write_graphml_xml(flat(network), file, encoding="utf-8", prettyprint=True)
    return file.getvalue()


def gexf(network: "MultiDiGraph") -> bytes:
    """Return `network` as GEXF 1.2; parallel edges stay apart, and no day of writing is noted."""
    import networkx as nx

    file = io.BytesIO()
    labelled = flat(network)
    for _, _, key, data in labelled.edges(keys=True, data=True):
        data["id"], data["label"] = key, data["stance"]
    nx.write_gexf(labelled, file, encoding="utf-8", prettyprint=True)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", file.getvalue(), count=1)


def flat(network: "MultiDiGraph") -> "MultiDiGraph":
    """Return a copy of `network` that any file can hold: lists as text (joined by a space), no empty attributes, in sorted order.

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


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """Writes the network of statements, one edge for each statement and target, in one file format."""

    suffixes: tuple[str, ...]
    encode: "Callable[[MultiDiGraph], bytes]"

    def write(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> bytes:
        """Return the file; `documents` is not needed."""
        return self.encode(network(statements))


GRAPHML = NetworkFile((".graphml",), graphml)
GEXF = NetworkFile((".gexf",), gexf)
