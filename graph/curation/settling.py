"""After merging: the values that people decided hold, and each decision is found again in the reports where it shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.core.decision import Decision
from graph.core.statement import Statement

_PINNED = ("position", "certainty", "tense", "condition")
Place = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A statement with one report on its way through the decisions, with the decision that made it what it is."""

    statement: Statement
    decision: Decision | None = None


def _content(statement: Statement) -> Place:
    targets = tuple(sorted(target.id for target in statement.targets))
    return statement.actor.id, statement.stance.id, targets, statement.issue.id, statement.conditional, statement.negated


def pin(statements: Sequence[Statement], parts: Iterable[Part]) -> list[Statement]:
    """Return merged statements with the values that people decided for one of their reports; the most frequent, else the first in order."""
    decided: dict[Place, list[Decision]] = {}
    for part in parts:
        if part.decision is not None:
            place = (*_content(part.statement), part.statement.reports[0].document)
            decided.setdefault(place, []).append(part.decision)
    found = []
    for statement in statements:
        here = dict.fromkeys((*_content(statement), report.document) for report in statement.reports)
        on = [decision for place in here for decision in decided.get(place, ())]
        fields = {name: _commonest(given) for name in _PINNED if (given := [each for d in on if (each := d.change(name)) is not None])}
        if "condition" in fields:
            fields["condition"] = fields["condition"] if statement.conditional and fields["condition"] else None
        found.append(replace(statement, **fields) if fields else statement)  # type: ignore[arg-type]
    return found


def _commonest(given: Sequence[str]) -> str | None:
    return min(given, key=lambda value: (-given.count(value), value))


def locate(parts: Iterable[Part], statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """Return the keys of the reports in which each decision shows (decision key → evidence keys)."""
    exact: dict[Place, str] = {}
    near: dict[Place, str] = {}
    for statement in statements:
        for report in statement.reports:
            key = report.key(statement.id)
            exact[(*_content(statement), *report.order())] = key
            near.setdefault((*_content(statement), report.document), key)
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if part.decision is not None:
            report, content = part.statement.reports[0], _content(part.statement)
            key = exact.get((*content, *report.order())) or near.get((*content, report.document), "")
            found[part.decision.key] = (key,) if key else ()
    return found
