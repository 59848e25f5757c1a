"""What people write into the cells of a row → values of the model, or what is wrong with them."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from graph.core.decision import BAR, values
from graph.core.document import Document, Span
from graph.core.entity import Actor, Issue
from graph.core.errors import AmbiguousName, InputError, UnknownName
from graph.curation.cells import days, flag, is_error, tidy
from graph.curation.columns import CORRECTED, EMPTIED, NOTHING, YES_NO
from graph.curation.naming import Naming
from graph.curation.reading import Line
from graph.curation.words import closest, nearest, passage

T = TypeVar("T")
_SHOWN = 200  # characters of a document that a message quotes


@dataclass(slots=True)
class Fields:
    """The cells of one line, read one by one; what is wrong is collected, with the column it stands in.

    `before` are the cells of its row as the graph shows them now.
    """

    line: Line
    naming: Naming
    before: Mapping[str, str] = field(default_factory=dict)
    problems: list[InputError] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """Return the tidy text of a cell; a formula or an error value is a problem, and no text."""
        text = self.line.get(column)
        if column in self.line.formulas:
            self.wrong(column, f"the cell holds a formula, {text[:30]!r}", "write the value itself")
        elif is_error(text):
            self.wrong(column, f"the cell holds {text.strip()}, which a spreadsheet shows where a formula failed", "write the value itself")
        else:
            return tidy(text)
        return ""

    def wrong(self, column: str, message: str, hint: str | None = None) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(self.line.problem(column, message, hint))

    def choice(self, column: str, choices: Sequence[str], what: str) -> str:
        """Return the one of `choices` that a cell names, whatever the case; "" where it is empty or names none."""
        text = self.text(column).lower()
        if text and text not in choices:
            close = difflib.get_close_matches(text, choices, n=1, cutoff=0.5)
            self.wrong(column, f"unknown {what} {text!r}", f"did you mean {close[0]}?" if close else f"known: {', '.join(choices)}")
            return ""
        return text

    def day(self, column: str) -> date | None:
        """Return the day that a cell names."""
        text = self.text(column)
        found = days(text) if text else ()
        if len(found) > 1:
            found = tuple(each for each in found if each.isoformat() == self.before.get(column)) or found
        if len(found) > 1:
            meant = " or ".join(each.isoformat() for each in found)
            self.wrong(column, f"{text!r} may be {meant}", "write the day as YYYY-MM-DD")
        elif text and not found:
            hint = "format the cell as a date, or write YYYY-MM-DD" if text.isdigit() else "write the day as YYYY-MM-DD"
            self.wrong(column, f"{text!r} is no day", hint)
        return found[0] if len(found) == 1 else None

    def actor(self, column: str, text: str | None = None) -> Actor | None:
        """Return the actor that a cell names, and remember it."""
        found = self._named(column, self.text(column) if text is None else text, self.naming.actor)
        if found is not None:
            self.actors[found.id] = found
        return found

    def issue(self, column: str) -> Issue | None:
        """Return the issue that a cell names, and remember it."""
        found = self._named(column, self.text(column), self.naming.issue)
        if found is not None:
            self.issues[found.id] = found
        return found

    def _named(self, column: str, text: str, find: Callable[[str], T]) -> T | None:
        if not text or text == NOTHING:
            return None
        try:
            return find(text)
        except (UnknownName, AmbiguousName) as error:
            self.wrong(column, error.message, error.hint)
            return None

    def changes(self) -> tuple[tuple[str, str], ...]:
        """Return the corrected fields of a statement, in the order of the model, as the values that a decision keeps."""
        found: list[tuple[str, str]] = []
        for name in CORRECTED:
            column = f"new_{name}"
            if not (text := self.text(column)):
                continue
            if text.lower() == NOTHING:
                if name in EMPTIED:
                    found.append((name, ""))
                else:
                    self.wrong(column, f"a statement cannot be without {name}", "leave the cell empty, or write a value")
            elif (value := self._value(name, column, text)) is not None:
                found.append((name, value))
        return tuple(found)

    def passage(self, column: str, words: str, document: Document, start: int = 0) -> Span | None:
        """Return where words of a document stand, nearest to `start`; None after noting what stands there that is most like them."""
        span = passage(words, document.text, start)
        if span is None:
            near = tidy(closest(words, document.text)[0].of(document.text))[:_SHOWN]
            hint = f"the nearest there is {near!r}; copy it letter by letter" if near else "copy them from the document letter by letter"
            self.wrong(column, f"these words do not stand in {document.id}: {words[:60]!r}", hint)
        return span

    def quotes(self, evidence: str) -> str:
        """Return the corrected quotations after looking for each in the evidence."""
        text = self.text("new_quotes")
        for words in values(text) if text.lower() != NOTHING else ():
            if nearest(words, evidence, 0) is None:
                self.wrong(
                    "new_quotes", f"the quotation {words[:60]!r} does not stand in the evidence", "copy it from there letter by letter"
                )
        return text if text.lower() != NOTHING else ""

    def _value(self, name: str, column: str, text: str) -> str | None:
        """Return the value of one corrected field, None where there is something wrong with it."""
        if name in ("actor", "speaker"):
            actor = self.actor(column)
            return actor.id if actor else None
        if name == "targets":
            actors = [self.actor(column, each) for each in values(text)]
            return BAR.join(dict.fromkeys(actor.id for actor in actors if actor)) if all(actors) else None
        if name == "issue":
            issue = self.issue(column)
            return issue.id if issue else None
        if name == "date":
            day = self.day(column)
            return day.isoformat() if day else None
        if CORRECTED[name] == YES_NO:
            read = flag(text)
            if read is None:
                self.wrong(column, f"{text!r} is neither yes nor no", "write yes or no")
            return None if read is None else "true" if read else "false"
        return (self.choice(column, CORRECTED[name], name) or None) if CORRECTED[name] else text
