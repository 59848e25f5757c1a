"""A document cut into windows of whole paragraphs that a model reads one at a time, and words found again in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.core.document import Document, Span
from graph.language.parse import Parse
from graph.language.pipeline import squeeze
from graph.language.sentences import Cuts

WINDOW = 6000
"""Characters that a window holds at most, some 1,300 words."""
CONTEXT = 1500
"""Characters before a window that are shown with it, so that names and pronouns can be understood."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it is shown, with single spaces; `offsets` are those of its characters in the archived text."""

    text: str
    offsets: Sequence[int]

    @property
    def span(self) -> Span:
        """Return where the paragraph stands in the archived text."""
        return Span(self.offsets[0], self.offsets[-1] + 1)

    def find(self, words: str) -> Iterator[Span]:
        """Yield where `words` stand, letter by letter and not inside longer words, in the archived text."""
        before, after = (r"(?<!\w)" if words[:1].isalnum() else ""), (r"(?!\w)" if words[-1:].isalnum() else "")
        for found in re.finditer(f"{before}{re.escape(words)}{after}", self.text):
            yield Span(self.offsets[found.start()], self.offsets[found.end() - 1] + 1)


@dataclass(frozen=True, slots=True)
class Window:
    """Passages to be read, and those before them that help to understand them."""

    passages: tuple[Passage, ...]
    context: tuple[Passage, ...] = ()

    def find(self, words: str) -> list[Span]:
        """Return where `words` stand in the passages, in order."""
        return _find(words, self.passages)

    def find_name(self, words: str) -> list[Span]:
        """Return where `words` stand in the context and the passages, in order."""
        return _find(words, (*self.context, *self.passages))

    def halves(self) -> tuple["Window", ...]:
        """Return the window in two parts, none for one of a single passage."""
        middle = len(self.passages) // 2
        first, second = self.passages[:middle], self.passages[middle:]
        return (Window(first, self.context), Window(second, _tail((*self.context, *first)))) if first else ()


def _find(words: str, passages: Sequence[Passage]) -> list[Span]:
    words = words.strip()
    return [span for passage in passages for span in passage.find(words)] if words else []


def windows(document: Document, parse: Parse) -> list[Window]:
    """Cut a document into windows; only a paragraph longer than a window is itself cut, between its sentences."""
    parts: list[list[Passage]] = []
    size = WINDOW
    for passage in passages(document, parse):
        size += len(passage.text)
        if size > WINDOW:
            parts.append([])
            size = len(passage.text)
        parts[-1].append(passage)
    read: list[Passage] = []
    found = []
    for part in parts:
        found.append(Window(tuple(part), _tail(read)))
        read += part
    return found


def passages(document: Document, parse: Parse) -> Iterator[Passage]:
    """Yield the paragraphs of a document, those longer than a window in parts."""
    for block, group in groupby(parse.sentences, key=lambda sentence: sentence.block):
        span = document.blocks[block].span
        if len(span) <= WINDOW:
            yield from _passage(document.text, span)
            continue
        part: Span | None = None
        for sentence in group:
            if part is not None and sentence.span.end - part.start > WINDOW:
                yield from _passage(document.text, part)
                part = None
            part = sentence.span if part is None else part.joined(sentence.span)
        if part is not None:
            yield from _passage(document.text, part)


def _passage(text: str, span: Span) -> Iterator[Passage]:
    shown, offsets, _ = squeeze(span.of(text), Cuts())
    if shown:
        yield Passage(shown, [span.start + at for at in offsets] if offsets is not None else range(span.start, span.end))


def _tail(read: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the last whole passages that fit into the context."""
    size, start = 0, len(read)
    while start > 0 and size + len(read[start - 1].text) <= CONTEXT:
        start -= 1
        size += len(read[start].text)
    return tuple(read[start:])
