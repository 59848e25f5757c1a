"""Contradiction and change: where an actor is for and against one issue, and where sources report one act differently."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from graph.core.document import Document, Span
from graph.core.statement import Report, Statement
from graph.identity.issues.claims import REQUESTS
from graph.identity.statements.gists import ALIKE, gists, likeness
from graph.identity.statements.merging import WINDOW
from graph.identity.statements.quotations import Passage, Wordings, voiced
from graph.identity.statements.wording import LEAST, own_words, words_of

Kind = Literal["change", "speakers", "conditions", "same day", "reports"]

_CLAIMING = frozenset({"demand", "appeal", "accuse", "criticize", "warn", "protest", "reject", "declare"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a statement, the report that says it best, and the day it counts from, its own or that of publication."""

    statement: Statement
    report: Report
    day: date | None

    @property
    def dated(self) -> bool:
        """Tell whether `day` is the day of the voicing, not that of publication."""
        return self.day is not None and self.day in (self.statement.date, self.report.date)

    @property
    def documents(self) -> int:
        """Return how many documents report the statement."""
        return len({report.document for report in self.statement.reports})

    @property
    def words(self) -> str:
        """Return what to read: the quoted words that carry the stance, else the longest quotation, else the evidence."""
        cue = self.report.cue
        quotes = sorted(self.report.quotes, key=lambda quote: (cue is None or not quote.span.covers(cue), -len(quote.text), quote.span))
        return quotes[0].text if quotes and len(quotes[0].text.split()) > 2 else self.report.exact


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one actor that do not go together, the earlier one first.

    Of opposite positions on one issue `kinds` says what may explain them: a `change` from one day to another, different `speakers`,
    different `conditions`; `same day` where nothing of that does. `reports` are two documents on one act; `differ` then names what they do
    not agree on: stance, negation, condition, targets, speaker, date.
    """

    kinds: tuple[Kind, ...]
    earlier: Side
    later: Side
    differ: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, str]:
        """Return what to read of each: its words, or where both have the same, the evidence around them, which tells them apart."""
        one, other = self.earlier.words, self.later.words
        return (one, other) if one != other else (self.earlier.report.exact, self.later.report.exact)


def contradictions(statements: Sequence[Statement], documents: Mapping[str, Document]) -> list[Contradiction]:
    """Return all contradictions, by actor, issue and day.

    A statement is set against the last one before it with the opposite position, so that a long quarrel gives one row for each turn.
    Statements that deny their own act (`negated`), and what an author only ascribes to an actor, contradict nothing; nor do two of one
    document, unless it gives each its own day: what seems so is most of the time one stance read in two ways. Where nothing explains two
    positions, the stances have to be of opposite sign too; two of one stance have to be in like words; a denial is contradicted by deeds.
    """
    sides = [_side(statement, documents) for statement in statements]
    opposite = {_pair(each): each for each in _opposites(sides)}
    reported: dict[frozenset[str], Contradiction] = {}
    for each in _reported(sides, documents):
        reported.setdefault(_pair(each), each)
    both = {
        pair: replace(opposite[pair], kinds=(*opposite[pair].kinds, "reports"), differ=each.differ)
        for pair, each in reported.items()
        if pair in opposite
    }
    return sorted((opposite | reported | both).values(), key=_order)


def _pair(found: Contradiction) -> frozenset[str]:
    return frozenset((found.earlier.statement.id, found.later.statement.id))


def _order(found: Contradiction) -> tuple[object, ...]:
    one, other = found.earlier, found.later
    first = one.day or date.min
    return one.statement.actor.id, one.statement.issue.id, "reports" in found.kinds, first, one.statement.id, other.statement.id


def _side(statement: Statement, documents: Mapping[str, Document]) -> Side:
    reports = sorted(statement.reports, key=lambda r: (not r.attributed, not r.quotes, -r.confidence, r.order()))
    published = [day for r in statement.reports if r.document in documents and (day := documents[r.document].published)]
    return Side(statement, reports[0], statement.date or min(published, default=None))


def _opposites(sides: Iterable[Side]) -> Iterator[Contradiction]:
    groups: dict[tuple[str, str], list[Side]] = {}
    for side in sides:
        statement = side.statement
        if statement.position != "none" and not statement.negated and side.report.attributed:
            groups.setdefault((statement.actor.id, statement.issue.id), []).append(side)
    for group in groups.values():
        last: dict[str, list[Side]] = {"for": [], "against": []}
        for side in sorted(group, key=lambda s: (s.day or date.min, s.statement.reports[0].order(), s.statement.id)):
            against = last["against" if side.statement.position == "for" else "for"]
            earlier = next((other for other in reversed(against) if _comparable(side, other) and _apart(side, other)), None)
            if earlier is not None and (kinds := _kinds(earlier, side)):
                yield Contradiction(kinds, earlier, side)
            last[side.statement.position].append(side)


def _comparable(one: Side, other: Side) -> bool:
    """Tell whether two statements may be of one thing; two of one stance have to say so in like words.

    Who denies something contradicts himself only by doing it or saying that he will.
    """
    stances = {side.statement.stance.id for side in (one, other)}
    if not _towards_same(one, other) or ("deny" in stances and stances & _CLAIMING):
        return False
    alike = len(stances) == 1 or stances <= REQUESTS
    return not alike or likeness(gists(one.statement), gists(other.statement)) >= ALIKE


def _towards_same(one: Side, other: Side) -> bool:
    """Tell whether two statements may be about the same thing: their targets overlap, or one of them addresses nobody."""
    mine, theirs = ({target.id for target in side.statement.targets} for side in (one, other))
    return not mine or not theirs or bool(mine & theirs)


def _apart(one: Side, other: Side) -> bool:
    """Tell whether two statements come from different documents, or from one that gives each its own day."""
    mine, theirs = ({report.document for report in side.statement.reports} for side in (one, other))
    days = {one.statement.date, other.statement.date}
    return not mine & theirs or (None not in days and len(days) > 1)


def _kinds(one: Side, other: Side) -> tuple[Kind, ...]:
    kinds: list[Kind] = []
    if one.day and other.day and one.day != other.day:
        kinds.append("change")
    if _speakers(one.statement) and _speakers(other.statement) and not _speakers(one.statement) & _speakers(other.statement):
        kinds.append("speakers")
    if (one.statement.conditional, one.statement.condition) != (other.statement.conditional, other.statement.condition):
        kinds.append("conditions")
    opposite = one.statement.stance.sign * other.statement.stance.sign < 0
    return tuple(kinds) or (("same day",) if opposite else ())


def _speakers(statement: Statement) -> set[str]:
    return {report.speaker.id for report in statement.reports if report.speaker}


def _reported(sides: Sequence[Side], documents: Mapping[str, Document]) -> Iterator[Contradiction]:
    """Yield the pairs of reports, from different documents, of one act that the documents describe differently."""
    groups: dict[str, list[Side]] = {}
    for side in sides:
        for report in side.statement.reports:
            published = documents[report.document].published if report.document in documents else None
            groups.setdefault(side.statement.actor.id, []).append(Side(side.statement, report, report.date or published))
    for group in groups.values():
        pairs = [*_alike(group), *_same_act(group)]
        yield from _paired([(one, other, _differing(one, other)) for one, other in pairs if not _both_have(one, other)])


def _same_act(group: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs from different documents of one day and a shared target, on one issue or in like words: of opposite sign, or one
    with a condition.
    """
    acts: dict[tuple[date, str], list[Side]] = {}
    for side in group:
        if side.statement.date is not None and side.report.attributed:
            for target in side.statement.targets:
                acts.setdefault((side.statement.date, target.id), []).append(side)
    for sides in acts.values():
        for one, other in combinations(sides, 2):
            mine, theirs = one.statement, other.statement
            if mine.issue.id != theirs.issue.id and likeness(gists(mine), gists(theirs)) < ALIKE:
                continue
            opposite = mine.stance.sign * theirs.stance.sign < 0
            turned = mine.stance == theirs.stance and (mine.conditional, mine.negated) != (theirs.conditional, theirs.negated)
            if one.report.document != other.report.document and (opposite or turned):
                yield one, other


def _paired(pairs: Sequence[tuple[Side, Side, tuple[str, ...]]]) -> Iterator[Contradiction]:
    """Yield the pairs that differ; where words carry two statements in a document, each is set against the one that it is most like."""
    closest: dict[tuple[str, str, str], tuple[tuple[bool, int], str]] = {}
    for one, other, differ in pairs:
        for side, match in ((one, other), (other, one)):
            place = side.statement.id, side.report.document, match.report.document
            candidate = _distance(differ), match.statement.id
            closest[place] = min(closest.get(place, candidate), candidate)
    for one, other, differ in pairs:
        mutual = all(
            closest[side.statement.id, side.report.document, match.report.document][1] == match.statement.id
            for side, match in ((one, other), (other, one))
        )
        earlier, later = sorted((one, other), key=lambda s: (s.day or date.min, s.report.order(), s.statement.id))
        if differ and mutual:
            yield Contradiction(("reports",), earlier, later, differ)


def _distance(differ: tuple[str, ...]) -> tuple[bool, int]:
    return "stance" in differ, len(differ)


def _alike(group: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of sides from different documents that rest on near the same words, within WINDOW days: later ones are said again."""
    passages = [(side, passage) for side in group if (passage := _passage(side.report)) is not None]
    wordings = Wordings(passage for _, passage in passages)
    resting: dict[Passage, list[Side]] = {}
    for side, passage in passages:
        resting.setdefault(passage, []).append(side)
    for side, passage in passages:
        for other in dict.fromkeys(passage for _, passage in wordings.near(passage.words)):
            if passage.document < other.document:
                yield from ((side, match) for match in resting[other] if _same_days(side.day, match.day))


def _same_days(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= WINDOW


def _passage(report: Report) -> Passage | None:
    """Return the words that the report rests on, if they are enough to tell them again.

    The quoted sentence with the cue, else the first one quoted, else the words of the evidence that are the writer's own.
    """
    spoken = voiced(report)
    texts = (words_of(quote.text) for quote in report.quotes)
    long = next((words for words in texts if len(words) >= LEAST), ())
    words = spoken.words if spoken else long or own_words(report.exact, [Span(0, len(report.exact))])
    return Passage(report.document, report.span, report.cue or report.span, words) if len(words) >= LEAST else None


def _both_have(one: Side, other: Side) -> bool:
    """Tell whether one of the two documents has both statements, so that neither stands for the other."""
    documents = [{report.document for report in side.statement.reports} for side in (one, other)]
    return one.statement.id != other.statement.id and (other.report.document in documents[0] or one.report.document in documents[1])


def _differing(one: Side, other: Side) -> tuple[str, ...]:
    mine, theirs = one.statement, other.statement
    targets = [{target.id for target in statement.targets} for statement in (mine, theirs)]
    speakers = [report.speaker for report in (one.report, other.report)]
    apart = {
        "stance": mine.stance.id != theirs.stance.id and "declare" not in (mine.stance.id, theirs.stance.id),
        "negation": mine.negated != theirs.negated,
        "condition": mine.conditional != theirs.conditional,
        "targets": all(targets) and not targets[0] & targets[1],
        "speaker": len({s.id for s in speakers if s and s.kind == "person"}) > 1,
        "date": len({day for day in (one.report.date, other.report.date) if day}) > 1,
    }
    return tuple(name for name, differs in apart.items() if differs)
