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


def plain(text: str) -> str:
    """Return `text` in plain letters: composed, without diacritics, typographic quotes, or dots in abbreviations."""
    found = text.translate(_QUOTES)
    if not found.isascii():
        found = "".join(c for c in unicodedata.normalize("NFKD", found) if not unicodedata.combining(c))
    return _DOTTED.sub(lambda m: m.group().replace(".", ""), found) if "." in found else found


@lru_cache(maxsize=65536)
def tidy(text: str) -> str:
    """Return a name in plain letters, without doubled spaces or marks around it."""
    return " ".join(plain(text).split()).strip(_EDGES)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form under which a name is looked up: tidy, without article or possessive ending, in lower case."""
    name = _ARTICLE.sub("", tidy(text))
    name = name[:-2] if name.endswith("'s") else name[:-1] if name.endswith("s'") else name
    return name.strip(_EDGES).casefold()


def joined(words: Sequence[str]) -> str:
    """Return words from `words_of` as a phrase again."""
    return " ".join(words).replace("s 's", "s'").replace(" 's", "'s")


def words_of(text: str) -> list[str]:
    """Split a phrase into tidy words; a possessive ending becomes a word of its own."""
    spaced = re.sub(r"s'(?=\s|$)", "s 's", re.sub(r"'s\b", " 's", tidy(text)))
    return [w.strip(',;:"“”()[]') for w in spaced.split() if w.strip(',;:"“”()[]')]
