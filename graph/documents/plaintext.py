"""Plain text files: one document each."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.core.document import Document
from graph.core.errors import InputError
from graph.documents.decoding import load
from graph.documents.details import details, document


class PlainText:
    """Reads `.txt`."""

    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, path: Path, metadata: Mapping[str, str]) -> Iterator[Document | InputError]:
        """Yield the one document of `path`."""
        decoded = load(path)
        yield document(path.stem, decoded.text, details(metadata), warnings=decoded.warnings)
