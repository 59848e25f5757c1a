"""Sheets as files: one CSV table with a column `kind`, or a workbook with a sheet for each kind of rows and lists to choose from."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph.core.errors import UnknownName
from graph.curation.cells import guarded
from graph.curation.columns import ALL, COLUMNS, KINDS, NOTHING, Column
from graph.curation.sheets import Row

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SPARE = 200
"""Empty rows below the last one in which the lists to choose from are offered too."""

_DATES, _NUMBERS = frozenset({"date", "published", "on", "new_date"}), frozenset({"start", "statements", "reports", "confidence"})
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_HELP = (
    "How to review",
    "Each row shows something that was read or counted. Fill the columns from 'decision' on, save, and run: stancegraph review import FILE",
    "statements: accept, reject, or correct and write what is right into the new_ columns; an empty cell leaves a value as it is,",
    f"{NOTHING} takes it away; several names are separated by ' | '. undecided takes an earlier decision back.",
    "accept all, reject all, correct all, undecided all: one row decides on all reports of a statement (one statement_id).",
    "new_evidence: another passage of the same article that proves the statement better, in its very words.",
    "added: a row of your own adds a statement: decision add, new_actor, new_stance, new_issue and what else is known; document and",
    "evidence where an article says it, in its very words; neither where no article does.",
    "actors: correct with new_name, new_kind, new_aliases, new_acts_for; merge with merge_into; add with new_name. Issues alike;",
    "split moves the statements whose text has one of 'words' to the issue new_name.",
    "Columns without 'new_' say what is decided on: leave them as they are. Rows may be sorted, filtered and deleted.",
)


def sheet_writer(path: str | Path, name: str | None = None) -> Callable[[Sequence[Row]], bytes]:
    """Return what writes the format called `name`, else the one that the suffix of `path` names.

    Raises UnknownName for anything but csv and xlsx.
    """
    writers = {"csv": write_csv, "xlsx": write_xlsx}
    wanted = (name or Path(path).suffix.removeprefix(".")).lower()
    if wanted not in writers:
        raise UnknownName("format", wanted, writers, where=str(path) or None, hint="sheets to review are .csv or .xlsx")
    return writers[wanted]


def write_csv(rows: Iterable[Row]) -> bytes:
    """Return all rows as one table, with a byte order mark, as spreadsheet programs take UTF-8 for something else without."""
    sheet = io.StringIO()
    table = csv.DictWriter(sheet, ("kind", *ALL), restval="")
    table.writeheader()
    for row in rows:
        table.writerow({"kind": row.kind} | {column: guarded(text) for column, text in row.cells.items()})
    return sheet.getvalue().encode("utf-8-sig", "replace")


def write_xlsx(rows: Sequence[Row]) -> bytes:
    """Return a workbook with a sheet for each kind of rows, and one that says how to fill them."""
    from openpyxl import Workbook

    book = Workbook()
    help_sheet = book.active
    assert help_sheet is not None
    help_sheet.title = "how to"
    for line in _HELP:
        help_sheet.append([line])
    help_sheet.column_dimensions["A"].width = 140
    for kind, title in KINDS.items():
        _fill(book.create_sheet(title), kind, [row for row in rows if row.kind == kind])
    book.move_sheet(help_sheet, len(KINDS))
    book.active = 0
    return _timeless(book)


def _fill(sheet: "Worksheet", kind: str, rows: Sequence[Row]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    columns = COLUMNS[kind]
    for number, column in enumerate(columns, 1):
        head = sheet.cell(1, number, column.name)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="FFF2CC" if column.role == "open" else "D9D9D9")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        _offer(sheet, get_column_letter(number), column, len(rows))
    wrapped = Alignment(wrap_text=True, vertical="top")
    for line, row in enumerate(rows, 2):
        for number, column in enumerate(columns, 1):
            if text := row.cells.get(column.name, ""):
                _put(sheet, (line, number), column.name, text)
                sheet.cell(line, number).alignment = wrapped
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"


def _put(sheet: "Worksheet", place: tuple[int, int], column: str, text: str) -> None:
    cell = sheet.cell(*place)
    if column in _NUMBERS and re.fullmatch(r"\d+(?:\.\d+)?", text):
        cell.value = float(text) if "." in text else int(text)
    elif column in _DATES and re.fullmatch(r"\d{4}-\d\d-\d\d", text) and text >= "1900-03":  # spreadsheets know no earlier days
        cell.value, cell.number_format = date.fromisoformat(text), "YYYY-MM-DD"
    else:
        cell.value = guarded(text)
        cell.data_type = "s"


def _offer(sheet: "Worksheet", letter: str, column: Column, rows: int) -> None:
    """Offer the values of a column as a list to choose from."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices:
        offer = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        offer.error, offer.errorTitle = "Choose from the list.", column.name
        offer.add(f"{letter}2:{letter}{rows + 1 + SPARE}")
        sheet.add_data_validation(offer)


def _timeless(book: "Workbook") -> bytes:
    """Return the file of a workbook without the time at which it was written, so that the same rows give the same bytes."""
    written, result = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return result.getvalue()
