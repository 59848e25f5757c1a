"""Checks what came back from review line by line; either every line is good, or each bad one is named and nothing is decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from graph.core.decision import Decision, by_hand
from graph.core.entity import Actor, Issue
from graph.core.errors import InputError, RefusedInput
from graph.core.iris import slug
from graph.curation.adding import added
from graph.curation.cells import tidy
from graph.curation.chains import passed
from graph.curation.columns import DECISIONS, OPEN, WHOLE, names
from graph.curation.desk import Desk
from graph.curation.entities import on_actor, on_issue, on_link
from graph.curation.fields import Fields
from graph.curation.naming import Naming
from graph.curation.origins import Origins
from graph.curation.reading import Line
from graph.curation.sheets import Row, rows
from graph.curation.statements import on_statement
from graph.curation.wholes import Taken, agreed, on_whole

_CLOSING = frozenset({"decision", "note", "by", "on"})


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, and on which day, where a line does not say so itself."""

    name: str = ""
    day: date | None = None


@dataclass(slots=True)
class Check:
    """One check of the lines of a file against what lies on the desk."""

    desk: Desk
    person: Person
    file: str = ""
    problems: list[InputError] = field(default_factory=list)
    _naming: Naming = field(init=False)
    _origins: Origins = field(init=False)

    def taken(self, lines: Sequence[Line]) -> list[Decision]:
        """Return the decisions of all lines, in their order.

        Raises RefusedInput where any line is wrong.
        """
        found = self.run(lines)
        if self.problems:
            count = len(self.problems)
            message = f"nothing was imported: {count} problem{'s' * (count != 1)}"
            raise RefusedInput(message, self.problems, where=self.file, hint="mend the lines named, and import again")
        return found

    def run(self, lines: Sequence[Line]) -> list[Decision]:
        """Return the decisions of all lines, in their order; they hold only if `problems` stays empty."""
        self._origins, self._naming = Origins.of(rows(self.desk)), _named(self.desk.naming, lines)
        taken = list(agreed([each for line in lines for each in self._line(line)], self.desk, self.problems))
        self._cycles(taken)
        return [each.decision for each in taken]

    def _line(self, line: Line) -> Iterator[Taken]:
        row = self._origins.at(line)
        fields = Fields(line, self._naming, row.cells if row is not None else {})
        decisions = self._decide(fields)
        self.problems += fields.problems
        if not fields.problems:
            yield from (Taken(each, line, spread=number > 0) for number, each in enumerate(decisions))

    def _decide(self, fields: Fields) -> list[Decision]:
        line = fields.line
        filled = [column for column in names(line.kind, "open") if column not in _CLOSING and fields.text(column)]
        verdict = fields.choice("decision", DECISIONS[line.kind], "decision")
        _misplaced(fields)
        if fields.problems:
            return []
        if line.kind == "added":
            return self._signed(added(fields, verdict or ("add" if filled else ""), self.desk, self._origins), fields)
        if verdict == "add":
            return self._signed(_made(fields, self.desk, self._origins), fields)
        row = self._origins.find(fields) if verdict or filled or self._origins.at(line) else None
        if row is None or fields.problems or not (verdict or filled):
            return []
        if not verdict and line.kind != "statement":
            fields.wrong("decision", f"{filled[0]} is filled, and no decision is taken", f"choose one of {', '.join(DECISIONS[line.kind])}")
            return []
        if verdict.removesuffix(WHOLE) in ("accept", "reject", "undecided") and filled and line.kind != "link":
            return self._contradiction(fields, verdict, filled[0], row)
        return self._signed(self._verdict(fields, verdict or "correct", row), fields)

    def _contradiction(self, fields: Fields, verdict: str, column: str, row: Row) -> list[Decision]:
        """A correction that is taken back may still stand in its columns, as they were exported."""
        if verdict.removesuffix(WHOLE) == "undecided":
            return self._signed(self._verdict(fields, verdict, row), fields)
        fields.wrong("decision", f"{verdict} and a value in {column} exclude each other", f"decide correct, or empty {column}")
        return []

    def _verdict(self, fields: Fields, verdict: str, row: Row) -> list[Decision]:
        match fields.line.kind:
            case "actor":
                return on_actor(fields, verdict, row, self.desk)
            case "issue":
                return on_issue(fields, verdict, row, self.desk)
            case "link":
                return on_link(verdict, row)
        if verdict.endswith(WHOLE):
            return on_whole(fields, verdict, row, self._origins.siblings(row), desk=self.desk)
        return on_statement(fields, verdict, row, self.desk)

    def _signed(self, decisions: Sequence[Decision], fields: Fields) -> list[Decision]:
        """Return the decisions of a line, that on its own row first, with who took them, when and in which file, and the note on them."""
        house, note, file = fields.text("by") or self.person.name, fields.text("note"), Path(self.file).name
        noted = [replace(_housed(each, house), note=note, file=file) for each in decisions]
        by, day = self._signature(noted[0], fields) if noted else ("", None)
        if noted and not by:
            fields.wrong("by", "nobody is named who decided this", "say --by NAME, or fill the column by")
        return [replace(each, by=by, on=day) for each in noted]

    def _signature(self, decision: Decision, fields: Fields) -> tuple[str, date | None]:
        """Return who decides when; where it differs from the stored decision, the name and day exported with that one are not those."""
        known = self.desk.stored.get(decision.key)
        by, day = fields.text("by"), fields.day("on")
        if known is not None and not known.says_the_same(decision):
            by = "" if self.person.name and by == known.by else by
            day = None if day == known.on else day
        return by or self.person.name, day or self.person.day

    def _cycles(self, taken: Sequence[Taken]) -> None:
        """Look for actors or issues that would be merged in a circle."""
        for subject in ("actor", "issue"):
            into = {each.decision.name: each.decision.change("into") for each in self.desk.decided if each.decision.subject == subject}
            into |= {each.decision.name: each.decision.change("into") for each in taken if each.decision.subject == subject}
            for each in taken:
                decision, target = each.decision, each.decision.change("into")
                if decision.subject == subject and target and decision.name in passed(into, target):
                    message = f"{decision.name} would be merged with itself, by way of {target}"
                    self.problems.append(each.line.problem("merge_into", message, "take one of these merges back"))


def _housed(decision: Decision, person: str) -> Decision:
    """Return an added statement that has no article in the document of the person who adds it."""
    reading = decision.reading
    if reading is None or decision.report.document or not person:
        return decision
    return replace(decision, reading=replace(reading, reports=(replace(decision.report, document=by_hand(person)),)))


def _misplaced(fields: Fields) -> None:
    """Note the columns that are filled and are to be filled in rows of other kinds only."""
    kind = fields.line.kind
    for column in OPEN:
        if column not in names(kind) and fields.text(column):
            hint = "write the words into evidence" if (kind, column) == ("added", "new_evidence") else "empty it, or use a row of that kind"
            fields.wrong(column, f"rows of the kind {kind} do not use {column}", hint)


def _made(fields: Fields, desk: Desk, origins: Origins) -> list[Decision]:
    """Return the decision to add an actor or an issue of its own; adding it twice is no mistake."""
    line = fields.line
    row = origins.at(line)
    name = fields.text("new_name")
    if not name:
        fields.wrong("new_name", f"the {line.kind} to be added has no name", "write it into new_name")
        return []
    made = row.name if row is not None else slug(name)
    before = {each.decision.name for each in desk.decided if (each.decision.subject, each.decision.verdict) == (line.kind, "add")}
    taken = fields.naming.taken_actors if line.kind == "actor" else fields.naming.taken_issues
    if made in taken - before:
        fields.wrong("new_name", f"there is an {line.kind} called {name!r} already", "use it, or choose another name")
        return []
    find = on_actor if line.kind == "actor" else on_issue
    return find(fields, "add", Row(line.kind, {}, name=made), None)


def _named(naming: Naming, lines: Sequence[Line]) -> Naming:
    """Return the naming with the actors and issues that the lines add or rename, so that other lines can use the new names."""
    actors, issues, former = dict(naming.actors), dict(naming.issues), dict(naming.former)
    for line in lines:
        name = tidy(line.get("new_name"))
        if not name or line.kind not in ("actor", "issue"):
            continue
        verdict, known = tidy(line.get("decision")).lower(), tidy(line.get("key")).partition(":")[2].rpartition(":")[0]
        if line.kind == "actor" and verdict == "add":
            actors.setdefault(known or slug(name), Actor(known or slug(name), name))
        elif line.kind == "actor" and known in actors:
            actors[known] = replace(actors[known], aliases=(*actors[known].aliases, name))
        elif line.kind == "issue" and verdict in ("add", "split"):
            issues.setdefault((known if verdict == "add" else "") or slug(name), Issue(slug(name), name))
        elif line.kind == "issue" and known in issues:
            former[known] = (*former.get(known, ()), name)
    return Naming(actors.values(), issues.values(), former=former, taken=naming)
