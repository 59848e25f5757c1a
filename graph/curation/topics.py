"""Issues as people decided: split, merged, renamed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.core.decision import Decision, Fate, reading_key, squeeze, values
from graph.core.entity import Issue
from graph.core.iris import slug
from graph.core.statement import Statement
from graph.curation.chains import above, last


class Topics:
    """What each issue is after the decisions.

    An issue that grew out of the texts may get another id when texts come or go: a decision then follows most of the readings that the
    issue had when it was made.
    """

    def __init__(self, parts: Sequence[Statement], decisions: Sequence[Decision]) -> None:
        about = [each for each in decisions if each.subject == "issue"]
        known = [issue for each in decisions for issue in (*each.issues, *([each.reading.issue] if each.reading else []))]
        self._known = {issue.id: issue for issue in [*known, *(part.issue for part in parts)]}
        self._known |= {each.name: Issue(each.name, each.change("name") or each.name) for each in about if each.verdict == "add"}
        self._places = {each.key: self._place(each, parts) for each in about}
        at = [(self._places[each.key] or each.name, each) for each in about]
        self._into = {name: each.change("into") or "" for name, each in at if each.verdict == "merge"}
        self._touched = {issue.id for each in decisions for issue in each.issues} | {name for name, _ in at}
        self._edits = {name: each for name, each in at if each.verdict in ("correct", "add")}
        self._splits: dict[str, list[Decision]] = {}
        for name, each in sorted(at, key=lambda pair: pair[1].key):
            if each.verdict == "split":
                self._splits.setdefault(name, []).append(each)

    def _place(self, decision: Decision, parts: Sequence[Statement]) -> str | None:
        """Return the id that the decision's issue has now, None where no statement is on it."""
        if decision.verdict == "add" or any(part.issue.id == decision.name for part in parts):
            return decision.name
        members = set(decision.members)
        now = Counter(part.issue.id for part in parts if members and reading_key(part) in members)
        return min(now, key=lambda name: (-now[name], name)) if now else None

    def rename(self, name: str) -> str:
        """Return the id that an issue has after merging."""
        return last(self._into, name)

    def named(self, name: str) -> Issue | None:
        """Return the issue with this id before the decisions."""
        return self._known.get(name)

    def curated(self, issue: Issue) -> Issue:
        """Return what an issue is after merging and renaming."""
        name = self.rename(issue.id)
        base = issue if name == issue.id else self._known.get(name, issue)
        edit = self._edits.get(name)
        broader = base.broader if edit is None or edit.change("broader") is None else edit.change("broader")
        broader = self.rename(broader) if broader else None
        label = (edit.change("name") if edit else None) or base.label
        return replace(base, id=name, label=label, broader=None if broader == name else broader)

    def split(self, part: Statement) -> Statement:
        """Return a statement on the part of its issue that its words call for."""
        text = squeeze(f"{part.reports[0].exact} {part.reports[0].content}")
        for decision in self._splits.get(part.issue.id, ()):
            if any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in values(decision.change("words") or "")):
                label = decision.change("name") or ""
                issue = self._known.get(slug(label)) or Issue(slug(label), label, part.issue.broader)
                return replace(part, issue=issue)
        return part

    def fate(self, decision: Decision) -> Fate:
        """Return what becomes of a decision on an issue."""
        place = self._places[decision.key]
        if place is None:
            return Fate("void", message=f"no statement is on the issue {decision.name} now")
        return Fate("exact") if place == decision.name else Fate("near", message=f"the issue is {place} now")

    def above(self, statements: Iterable[Statement]) -> tuple[Issue, ...]:
        """Return the issues below which others stand since they were decided on, and on which no statement is; sorted by id."""
        there = {statement.issue.id: statement.issue for statement in statements}
        start = (issue.broader for issue in there.values() if issue.id in self._touched)
        return tuple(above(start, there, self._curated_by_id, lambda issue: issue.broader))

    def _curated_by_id(self, name: str) -> Issue | None:
        issue = self.named(name)
        return self.curated(issue) if issue is not None else None
