"""Contradictions to read: the two statements side by side with their words; and as rows for machines."""

import csv
import io
import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from graph.core.document import Document
from graph.queries.table import columns, one_line
from graph.views.contradictions import Contradiction, Side
from graph.writers.tables import cells

_WIDTH = 110
_LEAST = 40
_BETWEEN = " │ "
_FIELDS = (
    "statement",
    "day",
    "day_of",
    "stance",
    "position",
    "targets",
    "negated",
    "condition",
    "speaker",
    "words",
    "doc",
    "documents",
    "sources",
)


def contrasts(found: Sequence[Contradiction], documents: Mapping[str, Document], *, width: int | None = None) -> str:
    """Return the contradictions one under the other, each with its two sides in columns, the earlier one on the left."""
    room = max((width or _WIDTH) - len(_BETWEEN), _LEAST) // 2
    return "\n".join(_shown(each, documents, room) for each in found)


def _shown(found: Contradiction, documents: Mapping[str, Document], room: int) -> str:
    statement = found.earlier.statement
    why = ", ".join(found.kinds) + (f" differ in {', '.join(found.differ)}" if found.differ else "")
    left, right = (_cell(side, words, documents, room) for side, words in zip((found.earlier, found.later), found.words, strict=True))
    lines = max(len(left), len(right))
    pairs = zip(left + [""] * (lines - len(left)), right + [""] * (lines - len(right)), strict=True)
    rows = [(one + " " * (room - columns(one)) + _BETWEEN + other).rstrip() for one, other in pairs]
    return "\n".join([f"{statement.actor.name} on {statement.issue.label}: {why}", *rows]) + "\n"


def _cell(side: Side, words: str, documents: Mapping[str, Document], room: int) -> list[str]:
    statement, report = side.statement, side.report
    document = documents.get(report.document)
    targets = ", ".join(target.name for target in statement.targets)
    act = ("not " if statement.negated else "") + statement.stance.id + (f" → {targets}" if targets else "")
    position = "" if statement.position == "none" else f" ({statement.position})"
    origin = [document.title or document.id, document.publisher] if document else [report.document]
    texts = [
        f"{_when(side)}  {act}{position}",
        f"{report.speaker.name}:" if report.speaker else "",
        words if words == report.exact else f"“{words}”",
        f"condition: {statement.condition}" if statement.condition else "",
        ", ".join(part for part in origin if part),
        f"in {side.documents} documents, {statement.sources} independent source{'s' * (statement.sources != 1)}" * (side.documents > 1),
        f"statement {statement.id}",
    ]
    return [line for text in texts if text for line in textwrap.wrap(one_line(text), room)]


def _when(side: Side) -> str:
    """Return the day of the voicing; of publication, which is later or the same, where no document gives it."""
    return "no day" if side.day is None else f"{'' if side.dated else 'reported '}{side.day}"


def contrast_rows(found: Sequence[Contradiction]) -> list[dict[str, Any]]:
    """Return one row for each contradiction: kinds, what differs, actor and issue, then each side's fields as `earlier_…`, `later_…`.

    `day_of` says whether `day` is that of the voicing or only that of publication; `documents` and independent `sources` are counted.
    """
    return [
        {
            "kinds": list(each.kinds),
            "differ": list(each.differ),
            "actor": each.earlier.statement.actor.name,
            "issue": each.earlier.statement.issue.id,
            **_fields("earlier", each.earlier, each.words[0]),
            **_fields("later", each.later, each.words[1]),
        }
        for each in found
    ]


def _fields(name: str, side: Side, words: str) -> dict[str, Any]:
    statement, report = side.statement, side.report
    values = (
        statement.id,
        side.day.isoformat() if side.day else None,
        None if side.day is None else "voicing" if side.dated else "publication",
        statement.stance.id,
        statement.position,
        [target.name for target in statement.targets],
        statement.negated,
        statement.condition,
        report.speaker.name if report.speaker else None,
        words,
        report.document,
        side.documents,
        statement.sources,
    )
    return {f"{name}_{field}": value for field, value in zip(_FIELDS, values, strict=True)}


def contrast_lines(found: Sequence[Contradiction]) -> str:
    """Return the rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in contrast_rows(found))


def contrast_table(found: Sequence[Contradiction]) -> str:
    """Return the rows as CSV with a header, which is there without rows too."""
    sheet = io.StringIO()
    sides = [f"{side}_{key}" for side in ("earlier", "later") for key in _FIELDS]
    table = csv.DictWriter(sheet, ["kinds", "differ", "actor", "issue", *sides])
    table.writeheader()
    table.writerows(cells(row) for row in contrast_rows(found))
    return sheet.getvalue()
