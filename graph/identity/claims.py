"""What a draft with bare content ("the demand", "the operation") is about: the claim or act of the same document that it means."""

from collections.abc import Sequence

from graph.core.statement import Draft
from graph.identity.contents import Content, stems

ANSWERS = frozenset({"reject", "agree", "deny", "concede"})
VERDICTS = frozenset({"criticize", "accuse", "protest"})
REQUESTS = frozenset({"demand", "appeal"})
_CLAIMS = frozenset({"demand", "appeal", "offer", "accuse", "criticize", "threaten", "pledge", "warn", "declare"})
_ACTS = frozenset({"mobilize", "assault", "coerce", "sanction", "threaten", "aid", "agree", "concede"})
_CHARGES = frozenset({"accuse", "criticize", "declare"})
_WISHES = frozenset({"demand", "appeal", "offer"})


class Claims:
    """Finds, for bare drafts, the draft that says what they are about."""

    __slots__ = ("_contents", "_drafts")

    def __init__(self, drafts: Sequence[Draft], contents: Sequence[Content]) -> None:
        self._drafts, self._contents = drafts, contents

    def meant(self, i: int) -> int | None:
        """Return the number of the draft that draft `i` takes its issue from, or None where it speaks for itself or nothing fits.

        Answers and verdicts mean what a target said or did: the nearest before them in the document, else the first after; answers that
        find none there, a demand of their target addressed to them elsewhere. A bare request repeats the one before.
        """
        draft = self._drafts[i]
        if not self._contents[i].thin:
            return None
        if draft.stance.id in ANSWERS or draft.answers:
            fits = [k for k in self._by_targets(i, _CLAIMS) if self._same_document(i, k) or self._addressed(i, k)]
        elif draft.stance.id in VERDICTS:
            fits = [k for k in self._by_targets(i, _ACTS | _CLAIMS) if self._same_document(i, k)]
        elif draft.stance.id in REQUESTS:
            fits = self._earlier_requests(i)
        else:
            return None
        return min(fits, key=lambda k: self._distance(i, k), default=None)

    def _by_targets(self, i: int, stances: frozenset[str]) -> list[int]:
        draft = self._drafts[i]
        targets = {t.id for t in draft.targets} | {t.acts_for for t in draft.targets}
        return [
            k
            for k, d in enumerate(self._drafts)
            if d.actor.id in targets and d.actor.id != draft.actor.id and d.stance.id in stances and not self._contents[k].thin
        ]

    def _earlier_requests(self, i: int) -> list[int]:
        draft, targets = self._drafts[i], {t.id for t in self._drafts[i].targets}
        return [
            k
            for k, d in enumerate(self._drafts)
            if d.stance.id in REQUESTS
            and self._same_document(i, k)
            and d.report.span.start < draft.report.span.start
            and targets & {t.id for t in d.targets}
            and not self._contents[k].thin
        ]

    def _same_document(self, i: int, k: int) -> bool:
        return self._drafts[i].report.document == self._drafts[k].report.document

    def _addressed(self, i: int, k: int) -> bool:
        return self._drafts[i].actor.id in {t.id for t in self._drafts[k].targets}

    def _distance(self, i: int, k: int) -> tuple[bool, bool, bool, int, int]:
        stance = self._drafts[i].stance.id
        wanted = _ACTS if stance in VERDICTS else _CHARGES if stance == "deny" else _WISHES
        asks = stance not in REQUESTS and bool(self._contents[k].keys & stems("reply"))
        gap = self._drafts[k].report.span.start - self._drafts[i].report.span.start
        late = gap > 0 and (stance in VERDICTS or not self._addressed(i, k))
        unwanted = self._drafts[k].stance.id not in wanted or asks
        first, second = (late, unwanted) if stance == "deny" else (unwanted, late)
        return not self._same_document(i, k), first, second, abs(gap), k
