"""Reads the rows of `seeds/*.csv`; a bar separates several values of one cell."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph.core.errors import InputError, MalformedInput
from graph.core.resources import resource


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `seeds/<name>.csv` in file order.

    Raises FileNotFoundError when the installation lacks the file.
    """
    with resource("seeds", f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a user's CSV file, each with the number of its last line; cells are stripped, empty rows left out.

    Raises InputError when the file cannot be read, MalformedInput when it is no CSV in UTF-8 or lacks one of `columns`.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(path), hint="name a CSV file") from None
    except UnicodeDecodeError:
        raise MalformedInput("not encoded in UTF-8", where=str(path), hint="save it as CSV in UTF-8") from None
    head = lines[0] if lines else ""
    reader = csv.DictReader(lines, delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    try:
        missing = [c for c in columns if c not in (reader.fieldnames or ())]
        if missing:
            raise MalformedInput(f"no column {missing[0]!r}", where=f"{path}, line 1", hint=f"columns needed: {', '.join(columns)}")
        for row in reader:
            cells = {key: (value or "").strip() for key, value in row.items() if key}
            if None in row:
                raise MalformedInput(
                    "more cells than columns", where=f"{path}, line {reader.line_num}", hint="put text with commas in quotation marks"
                )
            if any(cells.values()):
                yield reader.line_num, cells
    except csv.Error as error:
        place = f"{path}, line {reader.line_num + 1}"
        raise MalformedInput(
            f"not readable as CSV: {error}", where=place, hint="close the quotation mark, or double those inside the text"
        ) from None


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the values of a cell, without empty ones."""
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)


def read_day(cell: str, *, end: bool = False) -> date | None:
    """Return the day of a cell that holds a year, a month or a day: the first of the period, or its last; None for an empty cell."""
    if not cell:
        return None
    year, *rest = (int(part) for part in cell.split("-"))
    if len(rest) == 2:
        return date(year, rest[0], rest[1])
    if not rest:
        return date(year, 12, 31) if end else date(year, 1, 1)
    if not end:
        return date(year, rest[0], 1)
    after = date(year + rest[0] // 12, rest[0] % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)
