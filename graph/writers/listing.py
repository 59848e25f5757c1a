"""Statements and builds as tables to read on a screen."""

from collections.abc import Iterable, Mapping, Sequence

from graph.core.statement import Report, Statement
from graph.queries.table import align

_HEADER = ("id", "date", "actor", "stance", "targets", "issue", "position", "speaker", "reports", "sources")
SHORT_ID = 8


def listing(statements: Iterable[Statement], *, width: int | None = None) -> str:
    """Return one line for each statement under a header, cut to `width` screen columns if given; ids are cut to eight digits."""
    return align(_HEADER, [_cells(each) for each in statements], right=[name in ("reports", "sources") for name in _HEADER], width=width)


def _cells(statement: Statement) -> list[str]:
    speakers = sorted({report.speaker.name for report in statement.reports if report.speaker})
    return [
        statement.id[:SHORT_ID],
        statement.date.isoformat() if statement.date else "",
        statement.actor.name,
        ("not " if statement.negated else "") + statement.stance.id + (" (if)" if statement.conditional else ""),
        ", ".join(target.name for target in statement.targets),
        statement.issue.id,
        statement.position,
        ", ".join(speakers),
        str(len(statement.reports)),
        str(statement.sources),
    ]


def pairs(statements: Iterable[Statement]) -> list[tuple[Statement, Report]]:
    """Return each report with its statement, by document and place, as the rows of `tables` come."""
    found = [(statement, report) for statement in statements for report in statement.reports]
    return sorted(found, key=lambda pair: (pair[1].document, pair[1].span, pair[0].id, pair[1].key(pair[0].id)))


def summary(counts: Mapping[str, int], by_stance: Mapping[str, int]) -> str:
    """Return a short table of counts, the stances indented under the others."""
    rows: Sequence[tuple[str, int]] = [*counts.items(), *((f"  {stance}", number) for stance, number in by_stance.items())]
    return align(["", "count"], [[name, str(number)] for name, number in rows], right=[False, True])


def columns(records: Iterable[Mapping[str, object]], fields: Sequence[str], *, width: int | None = None) -> str:
    """Return records as a table with a column for each field, cut to `width` screen columns if given; numbers are set flush right."""
    found = list(records)
    right = [bool(found) and all(isinstance(each[field], int | float) for each in found) for field in fields]
    cells = [["" if each[field] is None else str(each[field]) for field in fields] for each in found]
    return align(fields, cells, right=right, width=width)


def facts(described: Mapping[str, object]) -> str:
    """Return named facts, one a line; lists on one line, mappings with one line for each of their keys."""
    lines: list[tuple[str, str]] = []
    for name, value in described.items():
        if isinstance(value, Mapping):
            lines += [(f"{name} of {key}", _joined(inner)) for key, inner in value.items()]
        else:
            lines.append((name, _joined(value)))
    wide = max((len(name) for name, _ in lines), default=0)
    return "".join(f"{name.ljust(wide)}  {value}\n" for name, value in lines)


def _joined(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
