"""CSV: one document for each row; a column `text`, and columns such as id, title, date, publisher, language, url."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.core.document import Document
from graph.core.errors import EmptyInput, InputError, MalformedInput
from graph.documents.decoding import load
from graph.documents.rows import TEXT, row_document


class Table:
    """Reads `.csv` and `.tsv`; a row that cannot be read is yielded as an InputError, and the others are still read."""

    suffixes: tuple[str, ...] = (".csv", ".tsv")

    def read(self, path: Path, metadata: Mapping[str, str]) -> Iterator[Document | InputError]:
        """Yield a document for each row, or what is wrong with it.

        Raises MalformedInput when there is no column with the text.
        """
        decoded = load(path)
        csv.field_size_limit(2**31 - 1)
        reader = csv.DictReader(io.StringIO(decoded.text, newline=""), delimiter=_delimiter(decoded.text, path))
        columns = [str(name).strip().lower() for name in reader.fieldnames or ()]
        if not set(columns) & set(TEXT):
            hint = f"columns found: {', '.join(columns)[:200]}"
            raise MalformedInput("no column 'text'", where=f"{path}, line 1", hint=hint)
        number, line = 0, reader.line_num
        try:
            for number, row in enumerate(reader, start=1):
                place, line = f"{path}, line {line + 1}", reader.line_num
                fields = {name: value for name, value in row.items() if name}
                yield row_document(fields, metadata, where=place, fallback=f"{path.stem}-{number}", warnings=decoded.warnings)
        except csv.Error as error:
            yield MalformedInput(f"not readable as CSV: {error}", where=f"{path}, line {reader.line_num}")
        if not number:
            raise EmptyInput("the table has no rows", where=str(path))


def _delimiter(text: str, path: Path) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    header = text.lstrip("\r\n").split("\n", 1)[0]
    return max((",", ";", "\t"), key=header.count)
