"""The two marked strings of a row: where they stand, and which mentions of its text mean one of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.core.document import Document, Span
from graph.core.entity import Actor, Mention, Resolution
from graph.core.errors import MalformedInput
from graph.language.parse import Parse, Token

_FUZZY = 60
_PLACES = 40
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "himself", "herself", "themselves", "itself"}
)
_MANY = frozenset({"they", "them", "their", "themselves"})
_PEOPLE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")


@dataclass(frozen=True, slots=True)
class Row:
    """One question: a text and two strings in it. `directed` tells that the first acts on the second; else that is to be decided."""

    id: Any
    text: str
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    directed: bool

    @property
    def document(self) -> Document:
        """Return the text as a document of one block."""
        return Document.plain(str(self.id), self.text)


def read(row: Mapping[str, Any], where: str) -> Row:
    """Read a row of `id`, `text` and either `source` and `target` or `a` and `b`, with spans such as `a_span` if any.

    Raises MalformedInput when one of them is missing or is no string.
    """
    directed = "source" in row and "target" in row
    first, second = ("source", "target") if directed else ("a", "b")
    for key in ("text", first, second):
        if not isinstance(row.get(key), str):
            raise MalformedInput(f"the row has no {key!r}", where=where, hint="give id, text, and source and target or a and b, as strings")
    text = row["text"]
    a, b = (_given(row, key, text) or tuple(_find(text, row[key])) for key in (first, second))
    return Row(row.get("id"), text, *_apart(a, b), directed)


def _given(row: Mapping[str, Any], key: str, text: str) -> tuple[Span, ...]:
    span = row.get(f"{key}_span") or row.get(f"{key[0]}_span")
    if isinstance(span, Sequence) and len(span) == 2 and all(isinstance(n, int) for n in span) and 0 <= span[0] < span[1] <= len(text):
        return (Span(span[0], span[1]),)
    return ()


def _find(text: str, words: str) -> Iterator[Span]:
    """Yield where `words` stand in `text`: as they are, with other blanks or case, else the stretch most like them."""
    parts = words.split()
    if not parts:
        return
    pattern = r"\s+".join(map(re.escape, parts))
    found = list(re.finditer(rf"(?<!\w){pattern}", text, re.IGNORECASE)) or list(re.finditer(pattern, text, re.IGNORECASE))
    if found:
        yield from sorted({Span(m.start(), m.end()) for m in found})[:_PLACES]
        return
    from rapidfuzz.fuzz import partial_ratio_alignment

    near = partial_ratio_alignment(words, text, score_cutoff=_FUZZY)
    if near is not None and near.dest_end > near.dest_start:
        yield Span(near.dest_start, near.dest_end)


def _apart(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Leave out the places of one string that lie inside the other one, unless nothing would be left."""
    inside_b = tuple(s for s in a if not any(t.covers(s) and len(t) > len(s) for t in b))
    inside_a = tuple(s for s in b if not any(t.covers(s) and len(t) > len(s) for t in a))
    return inside_b or a, inside_a or b


A, B = Actor("a", "A"), Actor("b", "B")


class PairResolver:
    """Resolves mentions to the two marked strings, by overlap; pronouns by the nearest subject before them."""

    def __init__(self, row: Row) -> None:
        self.row = row

    def resolve(self, document: Document, mentions: Sequence[Mention]) -> list[Resolution | None]:
        """Return who each mention is: A, B, or None for anybody else."""
        found: list[Resolution | None] = []
        for at, mention in enumerate(mentions):
            if mention.kind == "pronoun":
                found.append(self._pronoun(mention, list(zip(mentions[:at], found, strict=True))))
            else:
                actor = self._marked(mention)
                found.append(Resolution((actor,)) if actor is not None else None)
        return found

    def allied(self, one: Actor, other: Actor, day: date | None) -> bool:
        """Tell that nothing is known of alliances between marked strings."""
        return False

    def _marked(self, mention: Mention) -> Actor | None:
        end = mention.span.end - 1
        for actor, spans in ((A, self.row.a), (B, self.row.b)):
            if any(s.start <= end < s.end for s in spans):
                return actor
        for actor, spans in ((B, self.row.b), (A, self.row.a)):
            if any(s.overlaps(mention.span) for s in spans):
                return actor
        return None

    def _pronoun(self, pronoun: Mention, before: Sequence[tuple[Mention, Resolution | None]]) -> Resolution | None:
        for actor, spans in ((A, self.row.a), (B, self.row.b)):
            if any(s.overlaps(pronoun.span) for s in spans):
                return Resolution((actor,))
        word = pronoun.text.lower()
        if word not in _PRONOUNS:
            return None
        fitting = [
            (m, r) for m, r in before if m.kind not in ("pronoun", "adjective") and pronoun.sentence - m.sentence < 2 and _agrees(m, word)
        ]
        subjects = [(m, r) for m, r in fitting if m.role in ("nsubj", "nsubj:pass")]
        chosen = (subjects or fitting)[-1:]
        if not chosen or chosen[0][1] is None:
            return None
        return Resolution(chosen[0][1].actors, reason="pronoun", confidence=0.7)


def _agrees(mention: Mention, pronoun: str) -> bool:
    named = mention.kind in ("person", "name")
    if pronoun in _PEOPLE:
        return (named or not mention.plural) and mention.text[:1].isalpha()
    if pronoun in _MANY:
        return mention.plural or named
    return not mention.plural


def head_of(parse: Parse, spans: Sequence[Span]) -> Token | None:
    """Return the head word of the first of `spans` that holds words: the one whose own head lies outside."""
    for span in spans:
        tokens = [t for t in parse.tokens if t.span.overlaps(span)]
        inside = {t.i for t in tokens}
        tops = [t for t in tokens if t.head not in inside or t.head == t.i]
        chosen = next((t for t in tops if t.pos in _NOMINAL), tops[0] if tops else None)
        if chosen is not None:
            return chosen
    return None
