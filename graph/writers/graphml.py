"""Networks as GraphML."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.core.document import Document
from graph.core.statement import Statement
from graph.views.network import network
from graph.writers.flat import flat

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def graphml(network: "MultiDiGraph") -> bytes:
    """Return `network` as GraphML; parallel edges stay apart and open again in networkx."""
    import networkx as nx

    file = io.BytesIO()
    nx.write_graphml_xml(flat(network), file, encoding="utf-8", prettyprint=True)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class GraphMl:
    """Writes the network of statements, one edge for each statement and target."""

    suffixes: tuple[str, ...] = (".graphml",)

    def write(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> bytes:
        """Return the file; `documents` is not needed."""
        return graphml(network(statements))


GRAPHML = GraphMl()
