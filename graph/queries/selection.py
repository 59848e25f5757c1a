"""The choice of statements that lists, exports and pictures share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.core.entity import Actor
from graph.core.errors import StancegraphError
from graph.core.stance import stance
from graph.core.statement import Statement
from graph.queries.names import Directory, Named


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that a statement has to meet, all of them; None leaves one out.

    `actor` holds the stance or, named as a person or body, voices it in one of the reports; `target` is one of the targets. Actors and
    issues are given by id, name or alias, whatever the case; `document` by id. `since` and `until` are both included. `min_reports` counts
    reports, `min_sources` independent sources. Raises UnknownName for a stance that does not exist, StancegraphError for a period that
    ends before it begins.
    """

    actor: str | None = None
    target: str | None = None
    stance: str | None = None
    issue: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    min_reports: int | None = None
    min_sources: int | None = None

    def __post_init__(self) -> None:
        if self.stance is not None:
            stance(self.stance)
        if self.since and self.until and self.since > self.until:
            raise StancegraphError(f"the period ends on {self.until}, before it begins on {self.since}", hint="exchange the two dates")

    def apply(self, statements: Iterable[Statement], *, published: Mapping[str, date | None] | None = None) -> list[Statement]:
        """Return the statements that meet the conditions, in their order.

        A statement without a date counts from the earliest day on which one of its documents was published, if `published` (document id →
        day) says so; without such a day it lies in no period. Raises UnknownName for an actor, issue or document that none of
        the statements has, with the closest one that they do have.
        """
        found = list(statements)
        wanted = self._resolved(found)
        return [statement for statement in found if wanted._admits(statement, published or {})]

    def _resolved(self, statements: Sequence[Statement]) -> "Selection":
        actors = Directory("actor", (_named(actor) for statement in statements for actor in _actors(statement)))
        issues = Directory("issue", (Named(statement.issue.id, statement.issue.label) for statement in statements))
        documents = Directory("document", (Named(report.document, report.document) for s in statements for report in s.reports))
        return Selection(
            actor=actors.find(self.actor) if self.actor is not None else None,
            target=actors.find(self.target) if self.target is not None else None,
            stance=stance(self.stance).id if self.stance is not None else None,
            issue=issues.find(self.issue) if self.issue is not None else None,
            since=self.since,
            until=self.until,
            document=documents.find(self.document) if self.document is not None else None,
            min_reports=self.min_reports,
            min_sources=self.min_sources,
        )

    def _admits(self, statement: Statement, published: Mapping[str, date | None]) -> bool:
        voices = {statement.actor.id, *(report.speaker.id for report in statement.reports if report.speaker)}
        return (
            self.actor in (None, *voices)
            and self.target in (None, *(target.id for target in statement.targets))
            and self.stance in (None, statement.stance.id)
            and self.issue in (None, statement.issue.id)
            and self.document in (None, *(report.document for report in statement.reports))
            and len(statement.reports) >= (self.min_reports or 0)
            and statement.sources >= (self.min_sources or 0)
            and self._covers(statement, published)
        )

    def _covers(self, statement: Statement, published: Mapping[str, date | None]) -> bool:
        if self.since is None and self.until is None:
            return True
        days = [day for report in statement.reports if (day := published.get(report.document))]
        day = statement.date or min(days, default=None)
        return day is not None and (self.since or day) <= day <= (self.until or day)


def _actors(statement: Statement) -> list[Actor]:
    return [statement.actor, *statement.targets, *(report.speaker for report in statement.reports if report.speaker)]


def _named(actor: Actor) -> Named:
    return Named(actor.id, actor.name, actor.aliases)
