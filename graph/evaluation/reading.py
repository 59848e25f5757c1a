"""Coded statements from JSON Lines: the rows that coders write and that the product exports."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.core.errors import EmptyInput, MalformedInput, UnknownName
from graph.core.records import lines, record
from graph.core.stance import STANCES
from graph.documents.decoding import load

Row = Mapping[str, Any]

SUFFIXES = (".jsonl", ".ndjson")
_TEXTS = ("doc", "actor", "stance", "evidence")
_OPTIONAL_TEXTS = ("speaker", "issue", "position", "date")
_TRUTHS = ("conditional", "optional", "reported")


def read_statements(path: Path, *, may_be_empty: bool = False) -> list[Row]:
    """Read one statement a line: `doc`, `actor`, `stance`, `targets`, `evidence`, and the other fields where they are known.

    Raises MalformedInput or UnknownName, with the line, for a row that cannot be compared; EmptyInput unless `may_be_empty`, since an
    extractor may find nothing.
    """
    try:
        text = load(path).text
    except EmptyInput:
        if may_be_empty:
            return []
        raise
    return [_row(line, f"{path}, line {number}") for number, line in lines(text)]


def _row(line: str, place: str) -> Row:
    row = record(line, place)
    for field, problem in _problems(row):
        raise MalformedInput(f"{field} {problem}", where=place, hint="`stancegraph extract` shows the fields of a row")
    if row["stance"] not in STANCES:
        raise UnknownName("stance", row["stance"], STANCES, where=place)
    return row


def _problems(row: Row) -> Iterable[tuple[str, str]]:
    for field in _TEXTS:
        if not isinstance(row.get(field), str):
            yield field, "is missing or no text"
    for field in _OPTIONAL_TEXTS:
        if not isinstance(row.get(field), str | None):
            yield field, "is neither text nor null"
    for field in _TRUTHS:
        if not isinstance(row.get(field), bool | None):
            yield field, "is neither true nor false"
    if not _texts(row.get("targets")):
        yield "targets", "is missing or no list of texts"
    if not _texts(row.get("quotes", [])):
        yield "quotes", "is no list of texts"


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def divide(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Divide paths into files of statements and everything else, which is documents to read."""
    coded = [path for path in paths if holds_statements(path)]
    return coded, [path for path in paths if path not in coded]


def holds_statements(path: Path) -> bool:
    """Tell whether a JSON Lines file holds statements, not documents, by its first row; one without rows holds no statement."""
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = next((line for line in file if line.strip()), None)
    if first is None:
        return True
    try:
        row = record(first, str(path))
    except MalformedInput:
        return False
    return "stance" in row and "text" not in row
