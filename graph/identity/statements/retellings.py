"""One statement that documents tell in words of their own: a demand and the mention of it, direct and indirect speech."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.core.document import Document
from graph.core.statement import Statement
from graph.identity.issues.claims import ANSWERS
from graph.identity.issues.contents import reversal
from graph.identity.statements.gists import Gist, gists
from graph.identity.statements.merging import WINDOW
from graph.identity.statements.quotations import agreed, united
from graph.identity.stemming import stems

SAME = 0.66  # share of the words of the shorter content that the other tells too, where holder, stance and days agree
COMMON = 64  # a word in more contents of one holder and stance than this leads to none of them

_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement of one report by its number: what it tells, the names in it, whom it addresses, when; `turned` are "not" and "end"."""

    number: int
    statement: Statement
    gist: Gist
    names: frozenset[str]
    targets: frozenset[str]
    turned: bool
    published: date | None

    def same(self, other: "_Told") -> bool:
        """Tell whether two reports of one holder and stance are of one statement."""
        if self.turned != other.turned or self._opposed(other) or not self._near(other):
            return False
        if not (self.targets <= other.targets or other.targets <= self.targets):
            return False
        shared = (self.gist & other.gist) - stems("reversal")
        voice, voices = (each.statement.reports[0].speaker for each in (self, other))
        enough = len(shared) > 1 or (bool(shared) and voice is not None and voice == voices)
        among = len(self.gist & other.gist) >= SAME * min(len(self.gist), len(other.gist))
        return enough and among and not (self.names - other.names and other.names - self.names)

    def _opposed(self, other: "_Told") -> bool:
        one, two = self.statement, other.statement
        return one.issue.id == two.issue.id and {one.position, two.position} == {"for", "against"}

    def _near(self, other: "_Told") -> bool:
        days = self.statement.date or self.published, other.statement.date or other.published
        if None not in (self.statement.date, other.statement.date):
            return self.statement.date == other.statement.date
        return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= WINDOW


def retold(statements: Sequence[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Return the statements of one report each, with one issue and the same targets for those of different documents that tell the same.

    Actor, stance, condition and negation have to agree, the targets of one to be among those of the other, the days to be the same or,
    where one gives none, within WINDOW of publication. Their contents share `SAME` of the words of the shorter one, two at least, or one
    where one speaker is named for both; and neither has a name where the other has another. Nothing is changed where a document tells two.
    Of their issues the one is taken that most statements of the collection have.
    """
    kinds: dict[tuple[object, ...], list[_Told]] = {}
    for number, each in enumerate(statements):
        for gist in gists(each):
            kinds.setdefault((each.actor.id, each.stance.id, each.conditional, each.negated), []).append(
                _told(number, each, gist, documents)
            )
    weights = Counter(each.issue.id for each in statements)
    result = list(statements)
    for parts in kinds.values():
        for group in _groups(parts):
            for one, same in zip(group, agreed([each.statement for each in group], weights), strict=True):
                result[one.number] = same
    return result


def completed(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of one report each; an answer that leaves out whom it answers has the targets of the other of its day.

    Holder, stance, issue, position, condition and negation are the same there, and it is another document.
    """
    kinds: dict[tuple[object, ...], list[int]] = {}
    for number, each in enumerate(statements):
        if each.date is not None and each.stance.id in ANSWERS:
            kind = each.actor.id, each.stance.id, each.issue.id, each.position, each.date, each.conditional, each.negated
            kinds.setdefault(kind, []).append(number)
    result = list(statements)
    for numbers in kinds.values():
        named = {statements[i].targets for i in numbers} - {()}
        if len(named) == 1 and len({statements[i].reports[0].document for i in numbers}) == len(numbers) > 1:
            for i in numbers:
                result[i] = replace(statements[i], targets=min(named))
    return result


def once(statements: Sequence[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Return the statements of one report each, those of one utterance and those that tell the same with one issue and the same targets.

    What takes up such a statement in its document ("rejected the demand") goes with it to its new issue.
    """
    found = completed(retold(united(statements), documents))
    moved: dict[tuple[str, str, str], Statement] = {}
    for before, after in zip(statements, found, strict=True):
        if before.issue != after.issue:
            moved.setdefault((before.reports[0].document, before.issue.id, before.actor.id), after)
    return [_following(each, moved) if moved and not gists(each) else each for each in found]


def _following(statement: Statement, moved: Mapping[tuple[str, str, str], Statement]) -> Statement:
    places = ((statement.reports[0].document, statement.issue.id, target.id) for target in statement.targets)
    leader = next((moved[place] for place in places if place in moved), None)
    return statement if leader is None else replace(statement, issue=leader.issue)


def _told(number: int, statement: Statement, gist: Gist, documents: Mapping[str, Document]) -> _Told:
    report = statement.reports[0]
    document = documents.get(report.document)
    targets = frozenset(target.id for target in statement.targets)
    names, turned = frozenset(_NAME.findall(report.content)), reversal(report.content)
    return _Told(number, statement, gist, names, targets, turned, document.published if document else None)


def _groups(parts: Sequence[_Told]) -> list[list[_Told]]:
    """Group what tells the same; each joins the first, from the fullest on, that it is the same as."""
    having: dict[str, list[_Told]] = {}
    groups: dict[int, list[_Told]] = {}
    for part in sorted(parts, key=lambda each: (-len(each.gist), each.statement.reports[0].order(), each.number)):
        found = (having.get(word, ()) for word in sorted(part.gist))
        likely = {other.number: other for others in found if len(others) <= COMMON for other in others}
        first = next((other.number for _, other in sorted(likely.items()) if part.same(other)), None)
        groups.setdefault(part.number if first is None else first, []).append(part)
        if first is None:
            for word in part.gist:
                having.setdefault(word, []).append(part)
    return [group for group in groups.values() if len({each.statement.reports[0].document for each in group}) > 1]
