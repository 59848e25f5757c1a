"""Links a rejection, agreement, concession or denial to the demands, offers and accusations that it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.core.document import Document
from graph.core.statement import Statement

_ANSWERED_BY = {
    "reject": ("demand", "appeal", "offer", "threaten", "declare", "accuse"),
    "agree": ("demand", "appeal", "offer"),
    "concede": ("demand", "appeal", "offer"),
    "deny": ("accuse", "criticize", "declare", "warn"),
}
_DEMANDS = ("demand", "appeal", "offer")


def link(statements: Sequence[Statement], documents: Mapping[str, Document] | None = None) -> list[Statement]:
    """Return the statements with `responds_to` filled in, in the given order.

    What is answered was said by one of the answer's targets, not later than the answer: on the same issue (or on a broader or narrower
    one) in any document; else, addressed to the answering actor, in the same document; else the nearest demand before it there.
    """
    order = _Order(documents or {})
    held: dict[str, list[Statement]] = {}
    for each in statements:
        held.setdefault(each.actor.id, []).append(each)
    return [replace(s, responds_to=_answered(s, held, order)) for s in statements]


class _Order:
    """Compares when statements were made, as far as their dates, or their documents' dates, tell."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents

    def not_later(self, earlier: Statement, later: Statement) -> bool:
        """Tell whether nothing speaks against `earlier` having come first."""
        if earlier.date is not None and later.date is not None:
            return earlier.date <= later.date
        first, last = self._day(earlier), self._day(later)
        return first is None or last is None or first <= last or bool(_shared(earlier, later))

    def _day(self, statement: Statement) -> date | None:
        days = [d.published for r in statement.reports if (d := self.documents.get(r.document)) and d.published]
        return statement.date or min(days, default=None)


def _answered(answer: Statement, held: Mapping[str, Sequence[Statement]], order: _Order) -> tuple[str, ...]:
    wanted = _ANSWERED_BY.get(answer.stance.id)
    if wanted is None or not answer.targets:
        return ()
    found = _claims(answer, held, order, wanted)
    if not found and answer.stance.id == "deny":
        found = _claims(answer, held, order, _DEMANDS)
    return tuple(sorted({s.id for s in found}))


def _claims(answer: Statement, held: Mapping[str, Sequence[Statement]], order: _Order, wanted: Sequence[str]) -> list[Statement]:
    """Return what the targets of an answer said that it answers; `held` are all statements by the id of their actor."""
    blamed = ({t.id for t in answer.targets} | {t.acts_for for t in answer.targets if t.acts_for}) - {answer.actor.id}
    said = [s for who in sorted(blamed) for s in held.get(who, ()) if s.stance.id in wanted]
    claims = [s for s in said if order.not_later(s, answer)]
    same = [
        s
        for s in claims
        if _related(s, answer) and (s.stance.id in _DEMANDS or s.stance.id not in ("declare", "threaten") or answer.actor in s.targets)
    ]
    if not same:
        same = [s for s in claims if _shared(s, answer) and answer.actor.id in {t.id for t in s.targets} and s.stance.id != "declare"]
    if not same:
        same = _nearest([s for s in claims if _shared(s, answer) and s.stance.id in _DEMANDS], answer)
    return same


def _related(one: Statement, other: Statement) -> bool:
    if one.issue.id == other.issue.id:
        return True
    return one.issue.broader == other.issue.id or other.issue.broader == one.issue.id


def _shared(one: Statement, other: Statement) -> set[str]:
    return {r.document for r in one.reports} & {r.document for r in other.reports}


def _nearest(claims: Sequence[Statement], answer: Statement) -> list[Statement]:
    def distance(claim: Statement) -> tuple[bool, int]:
        gaps = [a.span.start - c.span.start for a in answer.reports for c in claim.reports if a.document == c.document]
        return min((gap < 0, abs(gap)) for gap in gaps)

    return [min(claims, key=lambda c: (distance(c), c.id))] if claims else []
