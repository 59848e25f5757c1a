"""Tables that come back from review → lines, each with its place; what spreadsheet programs did to them is undone where that is certain."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from graph.core.errors import InputError, MalformedInput
from graph.curation.cells import day_order, is_formula, ordered, tidy, unguarded
from graph.curation.columns import ALL, KINDS
from graph.curation.grids import Grid, grids

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
    problems: list[InputError] = []
    lines: list[Line] = []
    named = 0
    for grid in grids(path, problems):
        found = _lines(grid, f"{path}, sheet {grid.title}" if grid.title else str(path), problems)
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


def _lines(grid: Grid, place: str, problems: list[InputError]) -> list[Line] | None:
    """Return the lines of one table, None where it is no sheet of ours."""
    rows = iter(grid.rows)
    filled = ((number, [_NAME_ENDS.sub("_", tidy(cell).lower()) for cell in cells]) for number, cells in rows if any(map(tidy, cells)))
    header = next(((number, names) for number, names in islice(filled, _TITLES) if {"key", "decision"} & set(names)), None)
    if header is None:
        return None
    number, columns = header
    problems += _merged(grid, place, number, columns)
    wrong = list(_wrong_columns(columns, f"{place}, line {number}"))
    problems += wrong
    kind = _SHEETS.get(grid.title.lower().strip(), "")
    return [] if wrong else list(_filled(rows, columns, place, kind, problems=problems))


def _merged(grid: Grid, place: str, header: int, columns: Sequence[str]) -> Iterator[InputError]:
    """Yield what is wrong with merged cells; those of titles and of columns of one's own do no harm."""
    for each in grid.merged:
        if each.last >= header and any(name in _KNOWN for name in columns[each.columns.start : each.columns.stop]):
            hint = "unmerge them, and fill each"
            yield MalformedInput("the cells are merged", where=f"{place}, cells {each.name}", hint=hint)


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
