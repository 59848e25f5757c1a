"""Protocols at the seams; a room offers its implementations in the table of its `__init__`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from graph.core.document import Document
from graph.core.entity import Actor, Mention, Resolution
from graph.core.errors import InputError
from graph.core.statement import Draft, Statement


class Reader(Protocol):
    """Reads one file as documents."""

    suffixes: tuple[str, ...]

    def read(self, path: Path, metadata: Mapping[str, str]) -> Iterator[Document | InputError]:
        """Yield the documents of `path`, and an InputError in place of each part that cannot be read.

        `metadata` is the row of `path` in a metadata.csv, or empty. What makes the whole file unreadable is raised.
        """
        ...


class Resolver(Protocol):
    """Says who is meant."""

    def resolve(self, document: Document, mentions: Sequence[Mention]) -> Sequence[Resolution | None]:
        """Return, for each mention in order, who it is, or None where nobody can be named."""
        ...

    def allied(self, one: Actor, other: Actor, day: date | None) -> bool:
        """Tell whether the two belong to one bloc on that day."""
        ...


class Extractor(Protocol):
    """Finds the stances of a document."""

    name: str
    warnings: list[str]
    """What was found so far and had to be left out, each with its document's id."""

    def extract(self, document: Document, resolver: Resolver) -> list[Draft]:
        """Return the drafts of `document` in the order of its text."""
        ...


class Writer(Protocol):
    """Writes statements to a file format that needs no RDF."""

    suffixes: tuple[str, ...]

    def write(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> bytes:
        """Return the whole file."""
        ...
