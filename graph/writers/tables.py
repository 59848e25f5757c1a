"""Statements as rows: JSON Lines (a public interface, one object for each statement and report) and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.core.document import Document
from graph.core.statement import Report, Statement

FIELDS = (
    "doc", "actor", "speaker", "stance", "targets", "issue", "position", "quotes", "evidence", "date", "conditional", "reported",
    "start", "end", "actor_text", "target_texts", "confidence", "rule",
)  # fmt: skip
DOCUMENT_FIELDS = ("title", "publisher", "published", "url")


def rows(statements: Iterable[Statement]) -> Iterator[dict[str, Any]]:
    """Yield one row for each report of each statement, with exactly the keys of FIELDS, by document id and start.

    Names are canonical; `date` is the day that this report gives; `start` and `end` count code points of the archived text.
    """
    pairs = [(report, statement) for statement in statements for report in statement.reports]
    pairs.sort(key=lambda pair: (pair[0].document, pair[0].span, pair[1].id, pair[0].key(pair[1].id)))
    for report, statement in pairs:
        yield row(statement, report)


def row(statement: Statement, report: Report) -> dict[str, Any]:
    """Return the row of one report of a statement."""
    return {
        "doc": report.document,
        "actor": statement.actor.name,
        "speaker": report.speaker.name if report.speaker else None,
        "stance": statement.stance.id,
        "targets": [target.name for target in statement.targets],
        "issue": statement.issue.id,
        "position": statement.position,
        "quotes": [quote.text for quote in report.quotes],
        "evidence": report.exact,
        "date": report.date.isoformat() if report.date else None,
        "conditional": statement.conditional,
        "reported": report.attributed,
        "start": report.span.start,
        "end": report.span.end,
        "actor_text": report.actor_text,
        "target_texts": list(report.target_texts),
        "confidence": report.confidence,
        "rule": report.rule,
    }


def cells(row: Mapping[str, Any]) -> dict[str, str]:
    """Return a row with every value as text for a flat table: lists joined by " | ", None as the empty string."""
    return {key: _cell(value) for key, value in row.items()}


def lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    """Return records as JSON Lines, in UTF-8."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records).encode("utf-8", "backslashreplace")


def sheet(records: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> bytes:
    """Return records as CSV with a header, in UTF-8, with lines ended as RFC 4180 has it."""
    file = io.StringIO()
    table = csv.DictWriter(file, fields)
    table.writeheader()
    table.writerows(map(cells, records))
    return file.getvalue().encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class JsonLines:
    """Writes one JSON object a line, in UTF-8."""

    suffixes: tuple[str, ...] = (".jsonl",)

    def write(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> bytes:
        """Return the lines; `documents` is not needed, as a row names its document."""
        return lines(rows(statements))


@dataclass(frozen=True, slots=True)
class Csv:
    """Writes a table with a header, in UTF-8; where documents are given, their title, publisher, date and address follow."""

    suffixes: tuple[str, ...] = (".csv",)

    def write(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> bytes:
        """Return the table."""
        found = (each | (_origin(documents.get(each["doc"])) if documents else {}) for each in rows(statements))
        return sheet(found, FIELDS + (DOCUMENT_FIELDS if documents else ()))


def _origin(document: Document | None) -> dict[str, Any]:
    return {field: getattr(document, field, None) for field in DOCUMENT_FIELDS}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " | ".join(map(str, value)) if isinstance(value, list) else str(value)


JSONL = JsonLines()
CSV = Csv()
