"""Decisions applied: the statements that a graph holds after review, and what became of each decision."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph.core.decision import BY_HAND, Decided, Decision, Fate, Former, How, squeeze, values
from graph.core.document import Block, Document, Span
from graph.core.entity import Actor, Issue
from graph.core.stance import stance
from graph.core.statement import Quote, Report, Statement
from graph.curation.actors import Cast
from graph.curation.matching import Match, matched, stands
from graph.curation.settling import Part, locate, pin
from graph.curation.standing import Standing
from graph.curation.topics import Topics
from graph.curation.words import again, moved, nearest, passage, placed
from graph.identity.statements.merging import explode, merge
from graph.identity.statements.responses import link
from graph.identity.statements.sources import trace

_VOID = {
    "gone": "the document {} is not in the graph",
    "words": "its words no longer stand in {}",
    "reading": "the rules no longer read this in {}",
}
_LOST = "the evidence given in review no longer stands in {}; the one that was read is shown"


@dataclass(frozen=True, slots=True)
class Curated:
    """Statements and documents after review; `decided` are all decisions with their fates, sorted by key.

    `actors` and `issues` are those that no statement has and others refer to: for whom they act, below which they stand. `former` are
    decisions that have just been replaced or taken back.
    """

    statements: list[Statement]
    documents: dict[str, Document]
    decided: tuple[Decided, ...] = ()
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    former: tuple[Former, ...] = ()

    def standing(self) -> Standing:
        """Return where the review stands with these."""
        return Standing.of(self.statements, self.decided, former=self.former)


def curate(statements: Sequence[Statement], documents: Mapping[str, Document], decisions: Sequence[Decision]) -> Curated:
    """Apply decisions to what was read from the documents; without any, return it as it is.

    The result depends on the arguments alone, not on the order of the decisions, and no decision is dropped.
    """
    if not decisions:
        return Curated(list(statements), dict(documents))
    ordered = sorted(decisions, key=lambda each: each.key)
    by_hand = documents_stand_in(ordered)
    return _Curation([part for each in statements for part in explode(each)], {**documents, **by_hand}, ordered).run()


def documents_stand_in(decisions: Iterable[Decision]) -> dict[str, Document]:
    """Return the documents that stand in for an article where a person added statements without one; one for each person."""
    words: dict[str, dict[str, str]] = {}
    for decision in sorted(decisions, key=lambda each: each.key):
        if decision.subject == "added" and decision.report.document.startswith(BY_HAND):
            words.setdefault(decision.report.document, {}).setdefault(decision.report.exact, decision.by)
    return {name: _stand_in(name, list(lines), next(iter(lines.values()))) for name, lines in sorted(words.items())}


def _stand_in(name: str, lines: Sequence[str], person: str) -> Document:
    text, blocks, at = "\n\n".join(lines) + "\n", [], 0
    for line in lines:
        blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 2
    return Document(name, text, tuple(blocks), title=f"Added by {person}", publisher=person, note="added by a person, without an article")


@dataclass(slots=True)
class _Curation:
    parts: list[Statement]
    documents: dict[str, Document]
    decisions: list[Decision]
    cast: Cast = field(init=False)
    topics: Topics = field(init=False)

    def __post_init__(self) -> None:
        self.cast, self.topics = Cast(self.parts, self.decisions), Topics(self.parts, self.decisions)

    def run(self) -> Curated:
        verdicts = {each.key: each for each in self.decisions if each.subject in ("statement", "added")}
        matches = self.match(verdicts)
        taken = {match.part: verdicts[key] for key, match in matches.items() if match.part is not None}
        read = [self._decide(part, taken.get(number), matches) for number, part in enumerate(self.parts)]
        kept = [self._keep(decision) for key, decision in verdicts.items() if matches[key].how == "kept"]
        parts = [Part(self._place(part), part.decision) for part in [*read, *kept] if part is not None]
        merged = trace(pin(merge([part.statement for part in parts], self.documents), parts), self.documents)
        statements = link(merged, self.documents)
        shown = locate(parts, statements)
        fates = {key: self._fate(verdicts[key], match, shown.get(key, ())) for key, match in matches.items()}
        decided = tuple(Decided(each, fates.get(each.key) or self._other(each)) for each in self.decisions)
        return Curated(statements, self.documents, decided, self.cast.above(statements), self.topics.above(statements))

    def match(self, verdicts: Mapping[str, Decision]) -> dict[str, Match]:
        """Return what each decision on a statement is about."""
        found = matched(self.parts, verdicts, self.cast.rename, self.documents)
        added = {
            key: Match(None, "kept" if self._stands(each) else "void")
            for key, each in verdicts.items()
            if each.reading and key not in found
        }
        return found | added

    def _stands(self, decision: Decision) -> bool:
        report = decision.report
        document = self.documents.get(report.document)
        return document is not None and stands(decision, report.exact, report.span.start, document)

    def _decide(self, part: Statement, decision: Decision | None, matches: Mapping[str, Match]) -> Part | None:
        if decision is None:
            return Part(part)
        if decision.verdict == "reject":
            return None
        if matches[decision.key].how == "reread" and decision.reading is not None:
            read = decision.reading
            part = replace(part, actor=read.actor, stance=read.stance, targets=read.targets)
        return Part(self._corrected(part, decision), decision)

    def _keep(self, decision: Decision) -> Part | None:
        assert decision.reading is not None
        report = placed(decision.report, self.documents[decision.report.document]) or replace(decision.report, cue=None, quotes=())
        return Part(self._corrected(replace(decision.reading, reports=(report,)), decision), decision)

    def _place(self, part: Part) -> Statement:
        """Give a part the actors and the issue that were decided for all statements."""
        fixed = part.decision is not None and part.decision.change("issue") is not None
        statement = part.statement if fixed else self.topics.split(part.statement)
        return replace(self.cast.cast(statement), issue=self.topics.curated(statement.issue))

    def _corrected(self, part: Statement, decision: Decision) -> Statement:
        """Return a statement with one report as the decision corrects it."""
        changes = dict(decision.changes)
        report, fields = part.reports[0], dict[str, Any]()
        if "actor" in changes:
            fields["actor"] = self.cast.named(changes["actor"]) or part.actor
        if "targets" in changes:
            fields["targets"] = tuple(actor for each in values(changes["targets"]) if (actor := self.cast.named(each)))
        if "issue" in changes:
            fields["issue"] = self.topics.named(changes["issue"]) or part.issue
        if "stance" in changes:
            fields["stance"] = stance(changes["stance"])
        fields |= {name: changes[name] for name in ("position", "certainty", "tense") if name in changes}
        fields |= {name: changes[name] == "true" for name in ("conditional", "negated") if name in changes}
        if "condition" in changes:
            fields["condition"] = changes["condition"] or None
        if fields.get("conditional") is False:
            fields["condition"] = None
        return replace(part, **fields, reports=(self._report(report, changes),))

    def _report(self, report: Report, changes: Mapping[str, str]) -> Report:
        fields: dict[str, Any] = {}
        if "evidence" in changes:
            report = moved(report, changes["evidence"], self.documents[report.document]) or report
        if "speaker" in changes:
            fields["speaker"] = self.cast.named(changes["speaker"]) if changes["speaker"] else None
        if "date" in changes:
            fields["date"] = date.fromisoformat(changes["date"]) if changes["date"] else None
        if "reported" in changes:
            fields["attributed"] = changes["reported"] == "true"
        if "cited_source" in changes:
            fields["cited_source"] = changes["cited_source"] or None
        if "quotes" in changes:
            text = self.documents[report.document].text
            places = [place for words in values(changes["quotes"]) if (place := nearest(words, text, report.span.start))]
            fields["quotes"] = tuple(Quote(place.of(text), place) for place in places)
        return replace(report, **fields, reason="curated") if {"actor", "speaker"} & changes.keys() else replace(report, **fields)

    def _fate(self, decision: Decision, match: Match, shown: tuple[str, ...]) -> Fate:
        report = decision.report if match.part is None else self.parts[match.part].reports[0]
        name = report.document
        if match.how != "void":
            nearly = "" if squeeze(report.exact) == squeeze(decision.report.exact) else "nearly "
            message = f"its document is gone; {name} has {nearly}the words" if match.how == "elsewhere" else ""
            return self._proven(decision, Fate(match.how, shown, message), self.documents[name])
        why = "gone" if name not in self.documents else "reading" if self._stands(decision) else "words"
        return Fate("void", message=_VOID[why].format(name))

    def _proven(self, decision: Decision, fate: Fate, document: Document) -> Fate:
        """Return the fate of a decision with what became of the passage that it gives as evidence."""
        given = decision.change("evidence") if decision.subject == "statement" else None
        if not given or passage(given, document.text, 0):
            return fate
        how: How = "near" if fate.how in ("exact", "moved") else fate.how
        lost = [] if again(given, document.text, 0) else [_LOST.format(document.id)]
        return replace(fate, how=how, message="; ".join([*filter(None, [fate.message]), *lost]))

    def _other(self, decision: Decision) -> Fate:
        return self.topics.fate(decision) if decision.subject == "issue" else self.cast.fate(decision)
