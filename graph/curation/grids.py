"""Files that come back from review → tables of text: CSV as any program writes it, and the sheets of workbooks."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from graph.core.errors import InputError, MalformedInput, NoSuchInput
from graph.curation.cells import yes_no
from graph.documents.decoding import load

Rows = Iterable[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one in a workbook: their name, the last row, and the columns, from 0."""

    name: str
    last: int
    columns: range


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the title of its sheet, "" for a table of its own, its rows with the numbers of their lines, and merged cells."""

    title: str
    rows: Rows
    merged: tuple[Merged, ...] = ()


def grids(path: Path, problems: list[InputError]) -> list[Grid]:
    """Return the tables of a file; what cannot be read as CSV is appended to `problems` while the rows are read.

    Raises NoSuchInput, EmptyInput, BinaryInput, and MalformedInput for what is neither CSV nor a workbook.
    """
    if path.suffix.lower() in (".xls", ".ods", ".numbers"):
        raise MalformedInput(f"{path.suffix} files cannot be read here", where=str(path), hint="save the sheet as .xlsx or .csv")
    return _workbook(path) if path.suffix.lower() in (".xlsx", ".xlsm") else [Grid("", _table(path, problems))]


def _table(path: Path, problems: list[InputError]) -> Rows:
    """Yield the rows of a CSV table with the number of their first line."""
    decoded = load(path)
    text = decoded.text.lstrip("\r\n")
    skipped = decoded.text[: len(decoded.text) - len(text)].count("\n")
    if announced := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):
        text, skipped = text[announced.end() :], skipped + 1
    head = text.partition("\n")[0]
    delimiter = announced[1] if announced else max((",", ";", "\t"), key=head.count)
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1 + skipped
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "close the quotation mark, or double those inside the text"
            problems.append(MalformedInput(f"not readable as CSV: {error}", where=f"{path}, line {line}", hint=hint))


def _workbook(path: Path) -> list[Grid]:
    import zlib
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(path.read_bytes()))
    except FileNotFoundError:
        raise NoSuchInput("no such file", where=str(path), hint="check the spelling and the folder") from None
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, EOFError, zlib.error) as error:
        raise MalformedInput("this is no workbook, or a damaged one", where=str(path), hint="save it again as .xlsx or .csv") from error
    found: list[Grid] = []
    for sheet in book.worksheets:
        ranges = sorted(sheet.merged_cells.ranges, key=str)
        merged = tuple(Merged(each.coord, each.max_row, range(each.min_col - 1, each.max_col)) for each in ranges)
        rows = [(number, [_text(value) for value in row]) for number, row in enumerate(sheet.iter_rows(values_only=True), 1)]
        found.append(Grid(sheet.title, rows, merged))
    return found


def _text(value: object) -> str:
    """Return the value of a workbook's cell as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
