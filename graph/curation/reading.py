"""Files that come back from review → lines, each with its place; what spreadsheet programs did to them is undone where that is certain."""

import csv
import difflib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from graph.core.errors import InputError, MalformedInput, NoSuchInput
from graph.curation.cells import day_order, is_formula, ordered, tidy, unguarded, yes_no
from graph.curation.columns import ALL, KINDS
from graph.documents.decoding import load

_SHEETS = {sheet: kind for kind, sheet in KINDS.items()}
_KNOWN = ("kind", *ALL)
_OWN_DAYS = ("new_date", "on")
_PLACE = re.compile(r"(.*, line )(\d+)(|, column \w+)", re.DOTALL)
_NAME_ENDS = re.compile(r"[\s-]+")
_TITLES = 5  # rows in which the names of the columns are looked for; people put titles above them
_MOST = 50  # problems of one file that are named; the rest is counted


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be decided by: its kind, its cells by column, its place in the file, and the columns in which formulas stand."""

    kind: str
    cells: dict[str, str]
    where: str
    formulas: frozenset[str] = frozenset()

    def get(self, column: str) -> str:
        """Return the text of a cell, "" where the column or the text is missing."""
        return self.cells.get(column, "")

    def problem(self, column: str, message: str, hint: str | None = None) -> MalformedInput:
        """Return what is wrong with a cell, to be mended by the hint."""
        return MalformedInput(message, where=f"{self.where}, column {column}" if column else self.where, hint=hint)


def read(path: Path) -> tuple[list[Line], list[InputError]]:
    """Return the lines of a CSV table or a workbook, and what is wrong with its form.

    Raises NoSuchInput, EmptyInput, BinaryInput, and MalformedInput for what is neither.
    """
    if path.suffix.lower() in (".xls", ".ods", ".numbers"):
        raise MalformedInput(f"{path.suffix} files cannot be read here", where=str(path), hint="save the sheet as .xlsx or .csv")
    problems: list[InputError] = []
    is_book = path.suffix.lower() in (".xlsx", ".xlsm")
    tables = _workbook(path, problems) if is_book else [("", _table(path, problems))]
    lines: list[Line] = []
    named = 0
    for sheet, grid in tables:
        place = f"{path}, sheet {sheet}" if sheet else str(path)
        found = _lines(grid, place, _SHEETS.get(sheet.lower().strip(), ""), problems)
        named += found is not None
        lines += found or []
    if not named and not problems:
        hint = "a sheet has at least the columns key and decision; start from `stancegraph review export`"
        raise MalformedInput("there is no sheet to decide by in this file", where=str(path), hint=hint)
    order = day_order(line.get(column) for line in lines for column in (*_OWN_DAYS, "date", "published"))
    return [_dated(line, order) for line in lines], problems


def _dated(line: Line, order: str | None) -> Line:
    """Return a line whose own days are written as YYYY-MM-DD where the file shows in which order its days are written."""
    changed = {column: ordered(line.cells[column], order) for column in _OWN_DAYS if line.get(column)}
    return replace(line, cells=line.cells | changed) if order and changed else line


Grid = Iterable[tuple[int, Sequence[str]]]


def _table(path: Path, problems: list[InputError]) -> Grid:
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


def _workbook(path: Path, problems: list[InputError]) -> list[tuple[str, Grid]]:
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
    found: list[tuple[str, Grid]] = []
    for sheet in book.worksheets:
        for merged in sorted(str(each) for each in sheet.merged_cells.ranges):
            place = f"{path}, sheet {sheet.title}, cells {merged}"
            problems.append(MalformedInput("the cells are merged", where=place, hint="unmerge them, and fill each"))
        grid = [(number, [_text(value) for value in row]) for number, row in enumerate(sheet.iter_rows(values_only=True), 1)]
        found.append((sheet.title, grid))
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


def _lines(grid: Grid, place: str, kind: str, problems: list[InputError]) -> list[Line] | None:
    """Return the lines of one sheet, None where it is no sheet of ours."""
    rows = iter(grid)
    filled = ((number, [_NAME_ENDS.sub("_", tidy(cell).lower()) for cell in cells]) for number, cells in rows if any(map(tidy, cells)))
    header = next(((number, names) for number, names in islice(filled, _TITLES) if {"key", "decision"} & set(names)), None)
    if header is None:
        return None
    number, columns = header
    wrong = list(_wrong_columns(columns, f"{place}, line {number}"))
    problems += wrong
    if wrong:
        return []
    return list(_filled(rows, columns, place, kind, problems=problems))


def _kind_of(columns: Sequence[str]) -> str:
    """Return the kind of the rows of a sheet that was saved as a table of its own, by the columns that only such sheets have."""
    if "kind" in columns:
        return ""
    telling = {
        "actor": "statement",
        "new_acts_for": "actor",
        "new_broader": "issue",
        "words": "issue",
        "link": "link",
        "new_stance": "added",
    }
    return next((kind for column, kind in telling.items() if column in columns), "")


def _wrong_columns(columns: Sequence[str], where: str) -> Iterator[InputError]:
    for needed in ("key", "decision"):
        # A sheet of one's own, of nothing but additions, needs no keys.
        if needed not in columns and (needed == "decision" or {"actor", "name"} & set(columns)):
            yield MalformedInput(f"the column {needed} is missing", where=where, hint="export again, and keep this column")
    for name, count in sorted(Counter(columns).items()):
        if count > 1 and name in _KNOWN:
            yield MalformedInput(f"there are {count} columns {name}", where=where, hint="keep one of them")
        close = difflib.get_close_matches(name, _KNOWN, n=1, cutoff=0.8)
        if name and name not in _KNOWN and (close or name.startswith("new_")):
            hint = f"did you mean {close[0]}?" if close else "take new_ from the name of a column of your own"
            yield MalformedInput(f"unknown column {name}", where=where, hint=hint)


def _filled(
    rows: Iterator[tuple[int, Sequence[str]]], columns: Sequence[str], place: str, kind: str, *, problems: list[InputError]
) -> Iterator[Line]:
    for number, row in rows:
        where = f"{place}, line {number}"
        raw = {name: text.strip() for name, text in zip(columns, row, strict=False) if name in _KNOWN}
        cells = {name: unguarded(text) for name, text in raw.items()}
        if not any(map(tidy, row)) or all(tidy(text).lower() == name for name, text in cells.items()):
            continue
        if any(map(tidy, row[len(columns) :])):
            hint = "a text with a comma was torn apart, or cells were moved; quote it or export again"
            problems.append(MalformedInput(f"the line has {len(row)} cells, the header {len(columns)}", where=where, hint=hint))
            continue
        read = kind or tidy(cells.get("kind", "")).lower() or cells.get("key", "").partition(":")[0].strip().lower() or _kind_of(columns)
        read = _SHEETS.get(read, read)
        if read not in KINDS:
            close = difflib.get_close_matches(read, KINDS, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(KINDS)}"
            problems.append(MalformedInput(f"unknown kind of row {read!r}", where=f"{where}, column kind", hint=hint))
            continue
        yield Line(read, cells, where, frozenset(name for name, text in raw.items() if is_formula(text)))


def listed(problems: Sequence[InputError]) -> list[str]:
    """Return the problems as lines, the first ones of many; those that differ in their line only are one, which names each line."""
    alike: dict[tuple[str, ...], list[int]] = {}
    firsts: list[tuple[InputError, tuple[str, ...]]] = []
    for problem in problems:
        place = _PLACE.fullmatch(problem.where or "")
        key = (place[1], place[3], problem.message, problem.hint or "") if place else (str(problem),)
        if key not in alike:
            firsts.append((problem, key))
        alike.setdefault(key, []).append(int(place[2]) if place else 0)
    lines = [f"{first}; the same in lines {_runs(alike[key][1:])}" if len(alike[key]) > 1 else str(first) for first, key in firsts]
    return [*lines[:_MOST], *([f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else [])]


def _runs(numbers: Sequence[int]) -> str:
    """Return numbers as people list them: 4, 7-9."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
