"""Nouns for what verbs say is done: "the sale of" for "to sell" (`seeds/deeds.csv`)."""

from collections.abc import Mapping
from functools import lru_cache

from graph.identity.seeds import read_rows
from graph.identity.wordlists import wordlist
from graph.language.parse import Parse, Token


@lru_cache(maxsize=1)
def _deeds() -> Mapping[str, str]:
    return {row["verb"]: row["noun"] for row in read_rows("deeds")}


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(noun.split()[0] for noun in _deeds().values() if noun)


def deed(parse: Parse, verb: Token) -> tuple[str, str]:
    """Return the noun for what a verb with its particle says, and what leads to its object: "withdrawal", "of"; or "" twice."""
    particle = next((t.text.lower() for t in parse.children(verb) if t.dep in ("compound:prt", "advmod") and t.i == verb.i + 1), "")
    lemma = verb.lemma.lower()
    noun = _deeds().get(f"{lemma} {particle}", _deeds().get(lemma, ""))
    *words, last = noun.split() or [""]
    return (" ".join(words), last) if last in wordlist("complement") else (noun, "of" if noun else "")


def is_deed(lemma: str) -> bool:
    """Tell whether a noun says by itself what is done."""
    return lemma in _nouns()
