"""Closed lists of words that reading of names and contents needs (`seeds/words.csv`)."""

from functools import lru_cache

from graph.identity.seeds import read_rows, split_cell


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(split_cell(row["words"])) for row in read_rows("words")}


def wordlist(kind: str) -> frozenset[str]:
    """Return the words of one list, such as "stop" or "name particle".

    Raises KeyError for a list that does not exist.
    """
    return _lists()[kind]


@lru_cache(maxsize=1)
def group_endings() -> dict[str, str]:
    """Return the words that end names of actors, each with the kind of actor that it names."""
    return {word: kind for kind in ("group", "organization") for word in wordlist(f"{kind} ending")}
