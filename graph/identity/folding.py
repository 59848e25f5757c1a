"""Folds spellings of a name that differ only in form: case, diacritics, quotation marks, dots of abbreviations, a leading article."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "–": "-", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"}
)
_DOTTED = re.compile(r"\b(?:[A-Z]\.)+[A-Z](?:\b\.?)")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_EDGES = ' \t\r\n,;:.!?"“”„«»()[]'


@lru_cache(maxsize=65536)
def tidy(text: str) -> str:
    """Return `text` in plain letters: composed, without diacritics, typographic quotes, dots in abbreviations or doubled spaces."""
    plain = text.translate(_QUOTES)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    if "." in plain:
        plain = _DOTTED.sub(lambda m: m.group().replace(".", ""), plain)
    return " ".join(plain.split()).strip(_EDGES)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form under which a name is looked up: tidy, without article or possessive ending, in lower case."""
    plain = _ARTICLE.sub("", tidy(text))
    plain = plain[:-2] if plain.endswith("'s") else plain[:-1] if plain.endswith("s'") else plain
    return plain.strip(_EDGES).casefold()


def joined(words: Sequence[str]) -> str:
    """Return words from `words_of` as a phrase again."""
    return " ".join(words).replace("s 's", "s'").replace(" 's", "'s")


def words_of(text: str) -> list[str]:
    """Split a phrase into tidy words; a possessive ending becomes a word of its own."""
    plain = tidy(text)
    plain = re.sub(r"'s\b", " 's", plain)
    plain = re.sub(r"s'(?=\s|$)", "s 's", plain)
    return [w.strip(',;:"“”()[]') for w in plain.split() if w.strip(',;:"“”()[]')]
