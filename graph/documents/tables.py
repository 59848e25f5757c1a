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
        # Strict: a quotation mark that is never closed would silently swallow the rows after it.
        reader = csv.DictReader(io.StringIO(decoded.text, newline=""), delimiter=_delimiter(decoded.text, path), strict=True)
        columns = _columns(reader, path)
        if not set(columns) & set(TEXT):
            hint = f"columns found: {', '.join(columns)[:200]}"
            raise MalformedInput("no column 'text'", where=f"{path}, line 1", hint=hint)
        number = 0
        for number, (line, row) in enumerate(_rows(reader), start=1):
            place = f"{path}, line {line}"
            if isinstance(row, csv.Error):
                yield MalformedInput(
                    f"not readable as CSV: {row}", where=place, hint="close the quotation mark, or double those inside the text"
                )
            else:
                yield row_document(row, metadata, where=place, fallback=f"{path.stem}-{number}", warnings=decoded.warnings)
        if not number:
            raise EmptyInput("the table has no rows", where=str(path))


def _columns(reader: "csv.DictReader[str]", path: Path) -> list[str]:
    try:
        return [str(name).strip().lower() for name in reader.fieldnames or ()]
    except csv.Error as error:
        raise MalformedInput(f"not readable as CSV: {error}", where=f"{path}, line 1") from None


def _rows(reader: "csv.DictReader[str]") -> Iterator[tuple[int, dict[str, str] | csv.Error]]:
    """Yield each row with the number of its first line; an error in place of a row that cannot be read."""
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error
        else:
            yield line, {name: value for name, value in row.items() if name and isinstance(value, str)}


def _delimiter(text: str, path: Path) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    header = text.lstrip("\r\n").split("\n", 1)[0]
    return max((",", ";", "\t"), key=header.count)
