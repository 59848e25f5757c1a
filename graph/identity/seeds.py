"""Reads the rows of `seeds/*.csv`; a bar separates several values of one cell."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph.core.errors import MalformedInput
from graph.core.resources import resource


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `seeds/<name>.csv` in file order.

    Raises FileNotFoundError when the installation lacks the file.
    """
    with resource("seeds", f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the rows of a user's CSV file.

    Raises MalformedInput when one of `columns` is missing.
    """
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = [c for c in columns if c not in (reader.fieldnames or ())]
        if missing:
            raise MalformedInput(f"lacks the column {missing[0]!r}", where=str(path), hint="columns: " + ", ".join(columns))
        yield from ({key: value or "" for key, value in row.items() if key} for row in reader)


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
