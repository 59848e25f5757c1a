"""Decisions on a statement as a whole: one line decides on all its reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.core.decision import Decision
from graph.core.errors import InputError
from graph.curation.columns import CORRECTED, WHOLE
from graph.curation.desk import Desk
from graph.curation.fields import Fields
from graph.curation.reading import Line
from graph.curation.sheets import Row
from graph.curation.statements import on_statement

_OWN = ("evidence", "quotes")


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision, the line that took it, and whether that line is one on another report of the same statement."""

    decision: Decision
    line: Line
    spread: bool = False


def on_whole(fields: Fields, verdict: str, row: Row, siblings: Sequence[Row], *, desk: Desk) -> list[Decision]:
    """Return what a line decides on its own report, which comes first, and on the other reports of the statement.

    What was corrected before stays so when the whole is accepted, and keeps its corrections when the whole is corrected.
    """
    base = verdict.removesuffix(WHOLE)
    for name in _OWN:
        if base == "correct" and fields.text(f"new_{name}"):
            fields.wrong(f"new_{name}", f"each report has {name} of its own", "decide correct, line by line")
    if not siblings and row.cells.get("reports", "") not in ("", "1"):
        fields.wrong("decision", "the statement is not in the graph as it was", "export again, or decide line by line")
    found = [] if fields.problems else on_statement(fields, base, row, desk)
    for sibling in siblings:
        if not fields.problems:
            found += [each for other in on_statement(fields, base, sibling, desk) for each in _further(other, desk)]
    return found


def _further(decision: Decision, desk: Desk) -> list[Decision]:
    """Return a decision on another report of the statement in the light of the one stored on it."""
    stored = desk.stored.get(decision.key)
    if stored is None:
        return [] if decision.verdict == "undecided" else [decision]
    if stored.verdict != "correct" or decision.verdict not in ("accept", "correct"):
        return [decision]
    if decision.verdict == "accept":
        return []
    changes = dict(stored.changes) | dict(decision.changes)
    actors = {each.id: each for each in (*stored.actors, *decision.actors)}
    issues = {each.id: each for each in (*stored.issues, *decision.issues)}
    ordered = tuple((name, changes[name]) for name in CORRECTED if name in changes)
    return [
        replace(decision, changes=ordered, actors=tuple(actors[n] for n in sorted(actors)), issues=tuple(issues[n] for n in sorted(issues)))
    ]


def agreed(taken: Sequence[Taken], desk: Desk, problems: list[InputError]) -> Iterator[Taken]:
    """Yield one decision on each thing; where two lines decide otherwise on the same, it is appended to `problems`.

    A line that only repeats what is stored gives way to one on the whole statement.
    """
    spread = {each.decision.key: each.decision for each in taken if each.spread}
    first: dict[str, Taken] = {}
    for each in sorted(taken, key=lambda one: one.spread):
        decision, key = each.decision, each.decision.key
        other, stored = spread.get(key), desk.stored.get(key)
        if other and not each.spread and not _alike(decision, other) and stored and stored.says_the_same(decision):
            continue
        known = first.setdefault(key, each)
        if known is each or known.decision.says_the_same(decision):
            yield each
        elif not (each.spread and _alike(known.decision, decision)):
            problems.append(_otherwise(each, known))


def _alike(one: Decision, other: Decision) -> bool:
    return (one.verdict, one.changes) == (other.verdict, other.changes)


def _otherwise(each: Taken, known: Taken) -> InputError:
    place = known.line.where.rpartition(", ")[2]
    if each.spread:
        return each.line.problem("decision", f"{place} decides otherwise on a report of this statement", "empty one of the two decisions")
    return each.line.problem("decision", f"{place} decides otherwise on the same", "keep one of the two")
