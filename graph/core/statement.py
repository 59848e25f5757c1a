"""Statements and reports: what an actor holds, and one document's evidence for it."""

import datetime
import hashlib
from dataclasses import dataclass, replace
from typing import Literal, Self

from graph.core.document import Span
from graph.core.entity import Actor, Issue
from graph.core.stance import Stance

Position = Literal["for", "against", "none"]
Certainty = Literal["certain", "probable", "possible"]
Tense = Literal["done", "announced", "planned"]


def content_key(*parts: str) -> str:
    """Hash the parts to 16 hexadecimal digits; the order of the parts counts, and no part can run into its neighbour."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Directly quoted words, without their quotation marks, and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One document's evidence for a statement.

    `span` is the evidence (a sentence, or up to about three contiguous ones) and `exact` the archived text there; `cue` the word or phrase
    that carries the stance. `date` is the day this document gives for the voicing. `attributed` is false where the author only ascribes
    a wish or attitude. `cited_source` is the agency or outlet that the document relays; `origin` names the source that the report goes
    back to: copies of one text, and what relays one agency, have the same. `content` holds the words of what the stance is about.
    """

    document: str
    span: Span
    exact: str
    rule: str
    confidence: float
    actor_text: str
    target_texts: tuple[str, ...] = ()
    cue: Span | None = None
    quotes: tuple[Quote, ...] = ()
    speaker: Actor | None = None
    cited_source: str | None = None
    attributed: bool = True
    date: datetime.date | None = None
    reason: str = "name"
    content: str = ""
    origin: str | None = None

    def order(self) -> tuple[str, Span, Span, str, str]:
        """Return the sort key of reports, of one statement or of many: document, place, then how they were found."""
        return self.document, self.span, self.cue or self.span, self.rule, self.actor_text

    def key(self, statement: str) -> str:
        """Return the evidence key: a hash of the document, the span, the cue and the statement it reports."""
        cue = self.cue or self.span
        return content_key("report", self.document, *map(str, (self.span.start, self.span.end, cue.start, cue.end)), statement)


@dataclass(frozen=True, slots=True)
class Draft:
    """A stance found in one document, before identity places it among the others.

    `content` holds the words of what it is about (the demanded act, the rejected proposal) and `wants` the actor's attitude to just
    that content: 1 wants it, -1 does not, 0 says neither. `answers` is true for a reaction to somebody else's demand, offer or claim.
    """

    actor: Actor
    stance: Stance
    targets: tuple[Actor, ...]
    report: Report
    content: str
    wants: int = 0
    answers: bool = False
    conditional: bool = False
    condition: str | None = None
    negated: bool = False
    certainty: Certainty = "certain"
    tense: Tense = "done"


@dataclass(frozen=True, slots=True)
class Statement:
    """An actor takes a stance towards targets on an issue, on a date; one, however many documents carry it.

    `id` is the content hash. `responds_to` are ids of the statements that this one answers. `reports` is never empty and is sorted.
    """

    id: str
    actor: Actor
    stance: Stance
    targets: tuple[Actor, ...]
    issue: Issue
    position: Position
    reports: tuple[Report, ...]
    date: datetime.date | None = None
    conditional: bool = False
    condition: str | None = None
    negated: bool = False
    certainty: Certainty = "certain"
    tense: Tense = "done"
    responds_to: tuple[str, ...] = ()

    @classmethod
    def of(cls, draft: Draft, issue: Issue, position: Position) -> Self:
        """Return the statement that one draft makes by itself."""
        statement = cls(
            id="",
            actor=draft.actor,
            stance=draft.stance,
            targets=tuple(sorted({t.id: t for t in draft.targets}.values())),
            issue=issue,
            position=position,
            reports=(draft.report,),
            date=draft.report.date,
            conditional=draft.conditional,
            condition=draft.condition,
            negated=draft.negated,
            certainty=draft.certainty,
            tense=draft.tense,
        )
        return statement.keyed("")

    def merge_key(self) -> tuple[str, str, tuple[str, ...], str, bool, bool]:
        """Return what two reports of one statement have in common, but for the day."""
        targets = tuple(sorted(target.id for target in self.targets))
        return self.actor.id, self.stance.id, targets, self.issue.id, self.conditional, self.negated

    def keyed(self, when: str) -> Self:
        """Return this with the id of its content; `when` keeps apart what was said on several days."""
        actor, stance, targets, issue, conditional, negated = self.merge_key()
        key = content_key("statement", actor, stance, " ".join(targets), issue, str(conditional), str(negated), when)
        return replace(self, id=key)

    @property
    def sources(self) -> int:
        """Return how many independent sources report it; a report that names no origin counts as one with its document."""
        return len({report.origin or report.document for report in self.reports})
