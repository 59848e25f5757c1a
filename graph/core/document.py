"""Documents and spans: archived text, and offsets into it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Self

BlockKind = Literal["headline", "paragraph", "item"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's archived text: 0-based start, exclusive end, in Unicode code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def joined(self, other: "Span") -> "Span":
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, paragraph or list item worth reading; site furniture is in no block."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One archived text with what is known of its origin.

    `text` is kept exactly as archived: every offset in the project counts its code points. `blocks` are the parts
    to read, in order and without overlap.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str = "en"
    url: str | None = None
    note: str | None = None
    warnings: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def plain(cls, id: str, text: str) -> Self:
        """Make a document of words that come without a page around them: all of `text` is one paragraph."""
        return cls(id, text, (Block("paragraph", Span(0, len(text))),) if text else ())

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the archived text in UTF-8, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def body(self) -> Iterator[Block]:
        """Iterate over the blocks that are not headlines."""
        return (block for block in self.blocks if block.kind != "headline")
