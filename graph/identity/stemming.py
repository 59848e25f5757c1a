"""Cuts words to stems, so that "withdrawal" and "withdrawing" agree."""

from functools import lru_cache

from graph.identity.wordlists import wordlist


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(sorted(wordlist("ending"), key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=8)
def stems(kind: str) -> frozenset[str]:
    """Return the stems of one list of words."""
    return frozenset(stem(w) for w in wordlist(kind))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Cut the endings of English inflection and nominalisation, so that "withdrawal" and "withdrawing" agree."""
    word = word.lower()
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
