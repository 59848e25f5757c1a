"""Evidence to read: each report of a statement with its sentence, the cue and the quotes highlighted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.core.decision import Decided, Decision, Former
from graph.core.document import Document, Span
from graph.core.statement import Report, Statement
from graph.queries.table import one_line
from graph.writers.tables import row

_DONE = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added by hand", "undecided": "taken back"}
_BOLD, _UNDERLINE, _OFF = "\x1b[1m", "\x1b[4m", "\x1b[0m"
_PLAIN = {"cue": ("[", "]"), "quote": ("»", "«")}
_COLOUR = {"cue": (_BOLD, _OFF), "quote": (_UNDERLINE, _OFF)}


def headline(statement: Statement) -> str:
    """Say a statement in one line: "Kenya: reject → Somalia, on …, 2021-05-03"."""
    targets = ", ".join(target.name for target in statement.targets)
    stance = ("not " if statement.negated else "") + statement.stance.id
    parts = [f"{statement.actor.name}: {stance}" + (f" → {targets}" if targets else ""), f"on {statement.issue.label}"]
    if statement.position != "none":
        parts[-1] += f" ({statement.position})"
    if statement.date:
        parts.append(statement.date.isoformat())
    if statement.condition:
        parts.append(f"condition: {one_line(statement.condition)}")
    return ", ".join(parts)


def explain(
    statement: Statement,
    reports: Sequence[tuple[Report, Document]],
    *,
    decided: Sequence[Decided] = (),
    former: Sequence[Former] = (),
    colour: bool = False,
) -> str:
    """Return the statement and, for each report, its origin, speaker, rule, marked sentence, and what people decide and decided about it.

    The cue stands in [brackets], quotes in »marks«; in bold and underlined with `colour`.
    """
    counts = [_counted(len(reports), "report"), _counted(statement.sources, "independent source")]
    lines = [headline(statement), f"statement {statement.id}, {' from '.join(counts)}"]
    for number, (report, document) in enumerate(reports, 1):
        origin = ", ".join(
            part for part in (document.title or document.id, document.publisher, document.published and str(document.published)) if part
        )
        voice = f"{report.speaker.name} for {statement.actor.name}" if report.speaker else statement.actor.name
        lines += [
            "",
            f"{number}. {origin}",
            f"   {marked(report, colour=colour)}",
            *(f"   {further}" for further in elsewhere(report, colour=colour)),
            f"   voiced by {voice} ({report.actor_text!r}: {report.reason})"
            + (f", as relayed by {report.cited_source}" if report.cited_source else "")
            + (f", on {report.date}" if report.date else "")
            + ("" if report.attributed else ", ascribed by the author")
            + _same_source(statement, report),
            f"   rule {report.rule}, confidence {report.confidence:g}, characters {report.span.start}-{report.span.end} of {document.id}",
            *(f"   {each}" for each in verdicts(report.key(statement.id), decided, former)),
        ]
    return "\n".join(lines)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _same_source(statement: Statement, report: Report) -> str:
    """Say which source a report shares with another one of its statement."""
    shared = sum(other.origin == report.origin for other in statement.reports) > 1
    return f", same source as others: {report.origin}" if report.origin and shared else ""


def verdicts(report: str, decided: Iterable[Decided], former: Iterable[Former]) -> list[str]:
    """Return a line for each decision on the report with this key, followed by those in whose place it stands, the latest first."""
    past = {each.decision.version: each.decision for each in former}
    lines: list[str] = []
    for each in decided:
        if report in each.fate.reports:
            lines += [verdict(each.decision), *_before(each.decision, past)]
    return lines


def _before(decision: Decision, past: Mapping[str, Decision]) -> Iterator[str]:
    for each in (past[version] for version in decision.replaces if version in past):
        yield f"before that {verdict(each)}"
        yield from _before(each, past)


def verdict(decision: Decision) -> str:
    """Say in one line who decided what about a report."""
    changes = ", ".join(f"{field} {value or 'none'}" for field, value in decision.changes if decision.verdict == "correct")
    when = f" on {decision.on}" if decision.on else ""
    note = f" ({one_line(decision.note)})" if decision.note else ""
    return f"{_DONE[decision.verdict]} by {decision.by}{when}{': ' + changes if changes else ''}{note}"


def elsewhere(report: Report, *, colour: bool = False) -> list[str]:
    """Return the quotations that go on with the evidence in other sentences, each marked on a line."""
    before, after = (_COLOUR if colour else _PLAIN)["quote"]
    return [f"{before}{one_line(quote.text)}{after}" for quote in report.quotes if not quote.span.overlaps(report.span)]


def marked(report: Report, *, colour: bool = False) -> str:
    """Return the evidence on one line with the cue and the quotes marked."""
    marks = _COLOUR if colour else _PLAIN
    cuts: list[tuple[int, int, str]] = []
    for kind, span in [*(("quote", q.span) for q in report.quotes), *([("cue", report.cue)] if report.cue else [])]:
        if report.span.covers(span):
            before, after = marks[kind]
            cuts += [(span.start, 1, before), (span.end, 0, after)]
    text, at = [], report.span.start
    for place, _, mark in sorted(cuts, key=lambda cut: cut[:2]):
        text += [_cut(report, Span(at, place)), mark]
        at = place
    return "".join([*text, _cut(report, Span(at, report.span.end))])


def _cut(report: Report, span: Span) -> str:
    return one_line(report.exact[span.start - report.span.start : span.end - report.span.start])


def records(
    statement: Statement,
    reports: Iterable[tuple[Report, Document]],
    *,
    decided: Sequence[Decided] = (),
    former: Sequence[Former] = (),
) -> list[dict[str, Any]]:
    """Return the reports as rows for machines: those of `tables.row`, the statement's id, its document, and the decisions on it."""
    return [
        {
            "statement": statement.id,
            **row(statement, report),
            "cue": [report.cue.start, report.cue.end] if report.cue else None,
            "reason": report.reason,
            "cited_source": report.cited_source,
            "origin": report.origin,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published.isoformat() if document.published else None,
            "decisions": verdicts(report.key(statement.id), decided, former),
        }
        for report, document in reports
    ]
