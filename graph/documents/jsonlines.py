"""JSON Lines: one document for each line with a field `text`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.core.document import Document
from graph.core.errors import InputError, MalformedInput
from graph.core.records import lines, record
from graph.documents.decoding import load
from graph.documents.rows import row_document


class JsonLines:
    """Reads `.jsonl`; a line that cannot be read is yielded as an InputError, and the others are still read."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def read(self, path: Path, metadata: Mapping[str, str]) -> Iterator[Document | InputError]:
        """Yield a document for each line, or what is wrong with it."""
        decoded = load(path)
        for number, line in lines(decoded.text):
            place = f"{path}, line {number}"
            try:
                row = record(line, place)
            except MalformedInput as error:
                yield error
                continue
            yield row_document(row, metadata, where=place, fallback=f"{path.stem}-{number}", warnings=decoded.warnings)
