"""Words of one sense: "deportation", "expel" and "readmit" are about the same thing (`seeds/senses.csv`)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from graph.identity.seeds import read_rows, split_cell
from graph.identity.stemming import stem

MARK = "~"  # before the name of a sense, so that it is no word


@lru_cache(maxsize=1)
def _senses() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_rows("senses"):
        for word in split_cell(row["words"]):
            found.setdefault(stem(word), set()).add(MARK + row["sense"])
    return {key: frozenset(names) for key, names in found.items()}


def senses(keys: Iterable[str]) -> frozenset[str]:
    """Return the senses that the stems of words have, each with `MARK` before its name."""
    return frozenset(name for key in keys for name in _senses().get(key, ()))
