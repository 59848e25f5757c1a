"""Links a rejection, agreement, concession, denial or promise to the demands, offers and accusations that it answers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.core.document import Document
from graph.core.statement import Statement
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.statements.gists import ALIKE, Gist, common, gists, likeness, named_claims

DAYS = 30  # days for which a claim may wait for an answer, as long as there is a later one
SOON = 14  # days within which other words about another issue may answer a claim
JUST_SO = 0.8  # the same, of a claim that the answer calls something else
_DEMANDS = frozenset({"demand", "appeal", "offer"})
_CHARGES = frozenset({"accuse", "criticize", "declare", "warn"})
_ANSWERED_BY = {
    "reject": _DEMANDS | {"threaten", "declare", "accuse"},
    "agree": _DEMANDS,
    "concede": _DEMANDS,
    "deny": _CHARGES | _DEMANDS,
    "pledge": frozenset({"demand", "appeal"}),
    "declare": frozenset({"demand", "appeal"}),
}
_TO_THE_POINT = frozenset({"declare", "threaten", "accuse", "criticize"})
"""Stances that are answered only by whom they address; a charge is denied by others too."""


def link(statements: Sequence[Statement], documents: Mapping[str, Document] | None = None) -> list[Statement]:
    """Return the statements with `responds_to` filled in, in the given order.

    What is answered was said by one of the answer's targets, or to an answerer who names none, not later than the answer: on the same
    issue (or on a broader or narrower one) or in like words (`gists.ALIKE`), in any document. Of what an actor was asked again and again
    only the last DAYS count. An answer that says no more than "the demand" may mean one of another issue in its own document: one
    addressed to it, else the nearest. The only claim with a word in common will do too. A promise, or who declares that he will or will
    not do something, answers only what asks for that in like words.
    """
    claims = _Claims(statements, documents or {})
    return [replace(s, responds_to=claims.answered(s)) for s in statements]


_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w-]*")


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement, the day it counts from, and what it tells."""

    statement: Statement
    day: date | None
    gists: frozenset[Gist]

    def alike(self, other: "_Said") -> bool:
        """Tell whether two statements are about the same, as far as their words tell."""
        return likeness(self.gists, other.gists) >= ALIKE


class _Claims:
    """All that may be answered, by who said it to whom: on which issue, in which document, on which day."""

    def __init__(self, statements: Sequence[Statement], documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._issues: dict[tuple[str, str], list[_Said]] = {}
        self._papers: dict[tuple[str, str], list[_Said]] = {}
        self._days: dict[str, list[_Said]] = {}
        wanted = frozenset[str]().union(*_ANSWERED_BY.values())
        claims = [self._said(each) for each in statements if each.stance.id in wanted and not each.negated]
        for claim in sorted(claims, key=lambda said: (said.day or date.min, said.statement.id)):
            issue, parties = claim.statement.issue, _parties(claim.statement)
            for who in sorted(parties):
                self._days.setdefault(who, []).append(claim)
                for topic in filter(None, (issue.id, issue.broader)):
                    self._issues.setdefault((who, topic), []).append(claim)
                for paper in sorted(_papers(claim.statement)):
                    self._papers.setdefault((who, paper), []).append(claim)

    def answered(self, answer: Statement) -> tuple[str, ...]:
        """Return the ids of what a statement answers."""
        wanted = _ANSWERED_BY.get(answer.stance.id)
        if wanted is None or answer.negated or (answer.stance.id == "declare" and answer.position == "none"):
            return ()
        said = self._said(answer)
        found = self._fitting(said, wanted & _CHARGES if answer.stance.id == "deny" else wanted)
        if not found and answer.stance.id == "deny":
            found = self._fitting(said, wanted)
        return tuple(sorted({claim.statement.id for claim in found}))

    def _fitting(self, answer: _Said, wanted: frozenset[str]) -> list[_Said]:
        """Return what an answer answers: what is alike, and what is on its issue; where others are alike, what has a word in common."""
        promise = answer.statement.stance.id in ("pledge", "declare")
        recent = self._recent(answer, wanted)
        alike = [claim for claim in recent if answer.alike(claim) and _of_kind(claim, answer)]
        issue = [claim for claim in self._on_issue(answer, wanted) if not promise or answer.alike(claim)]
        if answer.gists:
            touching = bool(alike) or not answer.statement.targets
            issue = [c for c in issue if _of_kind(c, answer) and (not touching or common(c.gists, answer.gists))]
        found = _timely(_preferred([*alike, *issue], answer), answer)
        if not found and answer.gists and answer.statement.targets:
            found = _timely([claim for claim in self._put_to(answer, wanted) if answer.alike(claim) and _of_kind(claim, answer)], answer)
        if found or promise:
            return found
        return self._beside(answer, wanted) or _likeliest(recent, answer)

    def _on_issue(self, answer: _Said, wanted: frozenset[str]) -> list[_Said]:
        """Return the claims on the issue of an answer, on a broader or on a narrower one."""
        issue = answer.statement.issue
        found = [claim for who in _asked_by(answer.statement) for claim in self._issues.get((who, issue.id), ())]
        if issue.broader:
            above = (claim for who in _asked_by(answer.statement) for claim in self._issues.get((who, issue.broader), ()))
            found += [claim for claim in above if claim.statement.issue.id == issue.broader]
        return [claim for claim in self._open(found, answer, wanted) if _to_the_point(claim, answer)]

    def _recent(self, answer: _Said, wanted: frozenset[str]) -> list[_Said]:
        """Return the claims of the answer's documents, and those to the answerer of the last days."""
        found: list[_Said] = []
        for who in _asked_by(answer.statement):
            for paper in sorted(_papers(answer.statement)):
                found += self._papers.get((who, paper), ())
            if answer.day is not None:
                days = self._days.get(who, [])
                first, last = bisect_left(days, answer.day - timedelta(SOON), key=_day), bisect_right(days, answer.day, key=_day)
                found += [claim for claim in days[first:last] if _addressed(claim, answer)]
        return list(self._open(found, answer, wanted))

    def _put_to(self, answer: _Said, wanted: frozenset[str]) -> list[_Said]:
        """Return what others than its targets put to the answerer on its issue or in the last days."""
        anybody = _Said(replace(answer.statement, targets=()), answer.day, answer.gists)
        return [*self._recent(anybody, wanted), *self._on_issue(anybody, wanted)]

    def _beside(self, answer: _Said, wanted: frozenset[str]) -> list[_Said]:
        """Return what "the demand" means in its own document; what a refusal with words of its own refuses is the last demand before it."""
        papers = sorted(_papers(answer.statement))
        here = (claim for who in _asked_by(answer.statement) for paper in papers for claim in self._papers.get((who, paper), ()))
        claims = list(self._open(here, answer, wanted))
        addressed = [claim for claim in claims if claim.statement.stance.id != "declare" and _addressed(claim, answer)]
        near = sorted((_distance(claim, answer), claim.statement.id, claim) for claim in claims if claim.statement.stance.id in _DEMANDS)
        if not answer.gists:
            return addressed or [claim for *_, claim in near[:1]]
        before = [claim for (late, _), _, claim in near if not late and claim in addressed]
        return before[:1] if answer.statement.stance.id == "reject" and not named_claims(answer.statement) else []

    def _open(self, claims: Iterable[_Said], answer: _Said, wanted: frozenset[str]) -> Iterator[_Said]:
        """Yield the claims that an answer may be an answer to: by another, to it or by its targets, not later."""
        held, targets = answer.statement.actor.ids, _targets(answer.statement)
        for claim in claims:
            said = claim.statement
            put = bool(said.actor.ids & targets) if targets else _addressed(claim, answer)
            if put and said.stance.id in wanted and not said.actor.ids & held and _not_later(claim, answer):
                yield claim

    def _said(self, statement: Statement) -> _Said:
        days = [d.published for r in statement.reports if (d := self._documents.get(r.document)) and d.published]
        return _Said(statement, statement.date or min(days, default=None), gists(statement))


def _targets(statement: Statement) -> set[str]:
    return {each for target in statement.targets for each in target.ids} - {statement.actor.id}


def _parties(statement: Statement) -> set[str]:
    """Return under whom a claim is looked up: its maker, and whom it addresses."""
    return {*statement.actor.ids, *(f"to {target}" for target in _targets(statement))}


def _asked_by(answer: Statement) -> list[str]:
    """Return where to look for what an answer answers: at its targets, else at all that was put to the answerer."""
    return sorted(_targets(answer)) or sorted(f"to {each}" for each in answer.actor.ids)


def _papers(statement: Statement) -> set[str]:
    return {report.document for report in statement.reports}


def _shared(one: _Said, other: _Said) -> bool:
    return bool(_papers(one.statement) & _papers(other.statement))


def _addressed(claim: _Said, answer: _Said) -> bool:
    return bool(_targets(claim.statement) & answer.statement.actor.ids)


def _to_the_point(claim: _Said, answer: _Said) -> bool:
    charge = answer.statement.stance.id == "deny" and claim.statement.stance.id in ("accuse", "criticize")
    return charge or claim.statement.stance.id not in _TO_THE_POINT or _addressed(claim, answer)


def _of_kind(claim: _Said, answer: _Said) -> bool:
    """Tell whether a claim is what the answer calls it, such as a proposal, or says just the same."""
    kinds = named_claims(answer.statement)
    return not kinds or claim.statement.stance.id in kinds or likeness(claim.gists, answer.gists) >= JUST_SO


def _likeliest(claims: Sequence[_Said], answer: _Said) -> list[_Said]:
    """Return the one claim that has most telling words in common with an answer, rather in its own document; none of several equals.

    A denial answers a charge only; who speaks of "the proposal for talks" means no other claim.
    """
    if named_claims(answer.statement):
        return []
    denied = answer.statement.stance.id == "deny"
    fits = [claim for claim in claims if _to_the_point(claim, answer) and not (denied and claim.statement.stance.id in _DEMANDS)]
    ranked = {claim.statement.id: (_shared(claim, answer), common(claim.gists, answer.gists), claim) for claim in fits}
    touching = [each for each in ranked.values() if each[1]]
    best = max((each[:2] for each in touching), default=None)
    found = [claim for *rank, claim in touching if tuple(rank) == best]
    return found if len(found) == 1 else []


def _preferred(claims: Sequence[_Said], answer: _Said) -> list[_Said]:
    """Return of what a refusal may refuse the demands and offers, if any; of claims, those whose maker its content names, if any."""
    asked = [claim for claim in claims if claim.statement.stance.id in _DEMANDS] if answer.statement.stance.id == "reject" else []
    told = {word for report in answer.statement.reports for word in _CAPITAL.findall(report.content)}
    makers = {entry.actor.id for word in told if (entry := load_gazetteer().find(word))}
    return [claim for claim in asked or claims if claim.statement.actor.ids & makers] or list(asked or claims)


def _day(said: _Said) -> date:
    return said.day or date.min


def _not_later(claim: _Said, answer: _Said) -> bool:
    """Tell whether nothing speaks against the claim having come first."""
    one, other = claim.statement.date, answer.statement.date
    if one is not None and other is not None:
        return one <= other
    return claim.day is None or answer.day is None or claim.day <= answer.day or _shared(claim, answer)


def _timely(claims: Sequence[_Said], answer: _Said) -> list[_Said]:
    """Return the claims of the answer's documents and of the DAYS before it; where there are none, those of the last day before."""
    recent = [claim for claim in claims if _shared(claim, answer) or (_day(answer) - _day(claim)).days <= DAYS]
    last = max((_day(claim) for claim in claims), default=date.min)
    return recent or [claim for claim in claims if _day(claim) == last]


def _distance(claim: _Said, answer: _Said) -> tuple[bool, int]:
    reports = answer.statement.reports, claim.statement.reports
    gaps = [a.span.start - c.span.start for a in reports[0] for c in reports[1] if a.document == c.document]
    return min((gap < 0, abs(gap)) for gap in gaps)
