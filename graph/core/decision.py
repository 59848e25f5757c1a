"""Decisions: what a person says about statements, actors and issues, and what became of it."""

import datetime
import json
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from graph.core.entity import Actor, Issue
from graph.core.iris import slug
from graph.core.plain import plain
from graph.core.statement import Report, Statement, content_key

Subject = Literal["statement", "added", "actor", "issue", "link"]
Verdict = Literal["accept", "reject", "correct", "merge", "split", "add", "undecided"]
How = Literal["exact", "moved", "near", "reread", "kept", "elsewhere", "void"]

BAR = " | "
"""Joins several values in one text."""

BY_HAND = "curation:"
"""How the id of a document begins that holds statements which a person added without an article."""


def by_hand(person: str) -> str:
    """Return the id of the document that holds what a person added without an article."""
    return f"{BY_HAND}{slug(person)}"


def squeeze(text: str) -> str:
    """Return `text` as it is compared: composed Unicode, every run of white space one space, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def cue_words(report: Report) -> str:
    """Return the words of a report's cue, "" where it has none inside its evidence."""
    if report.cue is None or not report.span.covers(report.cue):
        return ""
    return report.exact[report.cue.start - report.span.start : report.cue.end - report.span.start]


def values(text: str) -> tuple[str, ...]:
    """Return the values that BAR joins."""
    return tuple(part for each in re.split(r"\s*\|\s*", text) if (part := each.strip()))


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a person decided; "undecided" takes an earlier decision back and is itself never applied.

    `name` is the id of the actor or issue, of a statement as it was named then; `reading` is, for statements, what was decided on or is
    added: a statement with one report.
    `changes` are pairs of field and value, values as text: ids of actors and issues (several joined by BAR), days as YYYY-MM-DD, "true" and
    "false", "" for nothing. `actors` and `issues` are those that the values name; `members` are keys of the readings that an issue had.
    `file` is the name of the sheet that it came with, `replaces` the versions of the decisions in whose place it stands.
    """

    subject: Subject
    verdict: Verdict
    name: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    by: str = ""
    on: datetime.date | None = None
    note: str = ""
    reading: Statement | None = None
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    members: tuple[str, ...] = ()
    file: str = ""
    replaces: tuple[str, ...] = ()

    @property
    def report(self) -> Report:
        """Return the only report of the reading; only decisions on statements have one."""
        assert self.reading is not None
        return self.reading.reports[0]

    def change(self, field: str) -> str | None:
        """Return the new value of a field, None where it stays."""
        return dict(self.changes).get(field)

    @property
    def key(self) -> str:
        """Return the hash of what is decided on; of two decisions with one key the later replaces the earlier."""
        if self.reading is None:
            part = self.change("iri") if self.subject == "link" else self.change("name") if self.change("words") is not None else ""
            return content_key("decision", self.subject, self.name, part or "")
        start = str(self.report.span.start) if self.subject == "statement" else ""
        return content_key("decision", self.subject, reading_key(self.reading), start)

    @property
    def version(self) -> str:
        """Return the hash of the whole decision, with what it replaces; no later one on the same thing has it."""
        return content_key("version", json.dumps(plain(self), sort_keys=True))

    def says_the_same(self, other: "Decision") -> bool:
        """Tell whether the two differ at most in who decided when, and in what they remember of their subject."""
        alike = (self.verdict, self.changes, self.note) == (other.verdict, other.changes, other.note)
        return alike and self.key == other.key


def reading_key(reading: Statement) -> str:
    """Return the hash of what a document is read as: its words, the cue, the content, and who takes which stance towards whom."""
    report = reading.reports[0]
    targets = " ".join(sorted(target.id for target in reading.targets))
    words = (squeeze(text) for text in (report.exact, cue_words(report), report.content))
    status = f"{reading.conditional} {reading.negated}"
    return content_key("reading", report.document, *words, reading.actor.id, reading.stance.id, targets, status)


def slim(reading: Statement) -> Statement:
    """Return a reading without what can be looked up again: aliases, codes and links of actors, patterns of issues, answers."""
    report = reading.reports[0]
    speaker = slim_actor(report.speaker) if report.speaker else None
    return replace(
        reading,
        id="",
        actor=slim_actor(reading.actor),
        targets=tuple(map(slim_actor, reading.targets)),
        issue=replace(reading.issue, patterns=()),
        reports=(replace(report, speaker=speaker),),
        responds_to=(),
    )


def slim_actor(actor: Actor) -> Actor:
    """Return an actor without aliases, codes and links."""
    return Actor(actor.id, actor.name, actor.kind, actor.acts_for)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a decision in the graph as it is: how it was matched, the keys of the reports it shows in, and what to know about it.

    `how` is "exact"; "moved" where the words stand elsewhere in the document; "near" where they were changed a little; "reread" where the
    rules now read them otherwise, "kept" where they do not read them at all, and the person's reading stays; "elsewhere" where another
    document has them; "void" where the decision does not apply.
    """

    how: How
    reports: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its fate."""

    decision: Decision
    fate: Fate


@dataclass(frozen=True, slots=True)
class Former:
    """A decision that is not applied any more, and the day, if known, on which another one replaced it or took it back.

    The taking back is one too: nothing applies after it, and a decision that is taken later replaces it.
    """

    decision: Decision
    until: datetime.date | None = None
