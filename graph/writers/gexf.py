"""Networks as GEXF, the file format of Gephi."""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.core.document import Document
from graph.core.statement import Statement
from graph.views.network import network
from graph.writers.flat import flat

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def gexf(network: "MultiDiGraph") -> bytes:
    """Return `network` as GEXF 1.2; parallel edges stay apart, and no day of writing is noted."""
    import networkx as nx

    file = io.BytesIO()
    labelled = flat(network)
    for _, _, key, data in labelled.edges(keys=True, data=True):
        data["id"], data["label"] = key, data["stance"]
    nx.write_gexf(labelled, file, encoding="utf-8", prettyprint=True)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", file.getvalue(), count=1)


@dataclass(frozen=True, slots=True)
class Gexf:
    """Writes the network of statements, one edge for each statement and target."""

    suffixes: tuple[str, ...] = (".gexf",)

    def write(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> bytes:
        """Return the file; `documents` is not needed."""
        return gexf(network(statements))


GEXF = Gexf()
