"""Who ruled a land that is independent now (`seeds/colonies.csv`): "the former colonial power"."""

import re
from collections.abc import Mapping
from functools import lru_cache

from graph.core.entity import Actor
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.seeds import read_rows, split_cell

_RULER = re.compile(r"\b(?:former|ex|old|one-time)[ -](?:colonial (?:power|ruler|master|overlord)|coloni[sz]er)$", re.I)


def is_ruler(phrase: str) -> bool:
    """Tell whether a phrase speaks of a former colonial power without a name."""
    return _RULER.search(phrase) is not None


@lru_cache(maxsize=1)
def rulers() -> Mapping[str, Actor]:
    """Return by the id of each land who ruled it last.

    Raises KeyError when a row names an actor that the gazetteer lacks.
    """
    gazetteer = load_gazetteer()
    return {gazetteer.named(land).id: gazetteer.named(row["power"]) for row in read_rows("colonies") for land in split_cell(row["lands"])}
