"""JSON Lines: one document for each line with a field `text`."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.core.document import Document
from graph.core.errors import InputError, MalformedInput
from graph.documents.decoding import load
from graph.documents.rows import row_document


class JsonLines:
    """Reads `.jsonl`; a line that cannot be read is yielded as an InputError, and the others are still read."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def read(self, path: Path, metadata: Mapping[str, str]) -> Iterator[Document | InputError]:
        """Yield a document for each line, or what is wrong with it."""
        decoded = load(path)
        # Only "\n" ends a record: U+2028 and its like may stand inside a JSON string.
        for number, line in enumerate(decoded.text.split("\n"), start=1):
            if line.strip():
                yield _document(line, path, number, metadata, decoded.warnings)


def _document(line: str, path: Path, number: int, metadata: Mapping[str, str], warnings: tuple[str, ...]) -> Document | InputError:
    place = f"{path}, line {number}"
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return MalformedInput(f"not JSON: {error.msg} at column {error.colno}", where=place, hint="mend or remove the line")
    except RecursionError:
        return MalformedInput("JSON nested too deeply", where=place)
    if not isinstance(row, dict):
        return MalformedInput("not a JSON object", where=place, hint='write {"id": …, "text": …}')
    return row_document(row, metadata, where=place, fallback=f"{path.stem}-{number}", warnings=warnings)
