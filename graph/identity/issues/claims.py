"""What a draft with bare content ("the demand", "the operation") is about: the claim or act of the same document that it means."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from graph.core.statement import Draft
from graph.identity.issues.contents import Content
from graph.identity.stemming import stems
from graph.identity.wordlists import wordlist

T = TypeVar("T", int, tuple[int, int])
RECALL = 4  # drafts before that a verdict or answer may recall by one word
WITHIN = 256  # claims of one actor, on either side, among which the nearest is looked for; no article has so many, so time stays linear
ANSWERS = frozenset({"reject", "agree", "deny", "concede"})
ENDORSEMENTS = frozenset({"agree", "concede", "support"})
VERDICTS = frozenset({"criticize", "accuse", "protest"})
REQUESTS = frozenset({"demand", "appeal"})
ACTS = frozenset({"mobilize", "assault", "coerce", "sanction", "threaten", "aid", "agree", "concede"})
_CLAIMS = frozenset({"demand", "appeal", "offer", "accuse", "criticize", "threaten", "pledge", "warn", "declare"})
_CHARGES = frozenset({"accuse", "criticize", "declare"})
_THREATS = frozenset({"threaten", "warn"})
_WISHES = frozenset({"demand", "appeal", "offer"})
NAMED = (("threat", _THREATS), ("offer", frozenset({"offer"})), ("request", REQUESTS), ("charge", _CHARGES))
"""What a content may call the claim that it means, a list of words, and the stances of such claims; the first that it names counts."""

_WORD = re.compile(r"\w+")
_PRONOUN = re.compile(r"^(?:to \w+ )?(?:it|this|that|them)(?! <| (?:the|a|an)\b)\b")


def addressed(draft: Draft) -> set[str]:
    """Return the ids of the targets of a draft and of whom they act for."""
    return {each for target in draft.targets for each in target.ids}


def together(drafts: Sequence[Draft]) -> dict[int, int]:
    """Return for each draft that says or does the same as one before, by the same words for another holder, the number of that one."""
    first: dict[tuple[str, object, str, str], int] = {}
    found: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        key = draft.report.document, draft.report.cue or draft.report.span, draft.stance.id, draft.content
        if (before := first.setdefault(key, i)) != i:
            found[i] = before
    return found


class Claims:
    """Finds, for bare drafts, the draft that says what they are about. Drafts are given in the order of their places."""

    __slots__ = ("_addressing", "_contents", "_drafts", "_held", "_requests")

    def __init__(self, drafts: Sequence[Draft], contents: Sequence[Content]) -> None:
        self._drafts, self._contents = drafts, contents
        self._held: dict[tuple[str, str], list[int]] = {}
        self._requests: dict[tuple[str, str], list[int]] = {}
        self._addressing: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for i in self._telling(range(len(drafts))):
            self._enter(i, drafts[i])
        for claims in self._addressing.values():
            claims.sort()

    def _enter(self, i: int, draft: Draft) -> None:
        document = draft.report.document
        self._held.setdefault((document, draft.actor.id), []).append(i)
        for target in sorted({t.id for t in draft.targets}) if draft.stance.id in REQUESTS else ():
            self._requests.setdefault((document, target), []).append(i)
        for target in sorted(addressed(draft)) if draft.stance.id in _CLAIMS else ():
            self._addressing.setdefault((draft.actor.id, target), []).append((draft.report.span.start, i))

    def meant(self, i: int) -> int | None:
        """Return the number of the draft that the bare draft `i` takes its issue from, or None where nothing fits.

        Answers and verdicts mean what a target said or did: the nearest before them in the document, else the first after; answers that
        find none there, a demand of their target addressed to them elsewhere. A verdict without either repeats the holder's last one; a
        bare request, the one before, or it wants a claim of its target changed; anything else goes on with what its holder was just said
        to do.
        """
        draft = self._drafts[i]
        if draft.stance.id in ANSWERS | ENDORSEMENTS or draft.answers:
            return self._nearest(i, self._by_targets(i, _CLAIMS) or self._elsewhere(i))
        if draft.stance.id in VERDICTS:
            fits = self._by_targets(i, ACTS | _CLAIMS)
            said = [k for k in fits if k < i] or self._repeated(i) or fits
            return self._nearest(i, said) if said else self.recalled(i)
        if draft.stance.id in REQUESTS:
            claims = self._by_targets(i, ACTS | _CLAIMS) if wordlist("demand") & set(self._contents[i].tagged.split()) else []
            before = [k for k in claims if k < i]
            planned = bool(wordlist("plan") & set(self._contents[i].tagged.split()))
            return self._nearest(i, (before if planned else None) or self._earlier_requests(i) or before)
        named = [k for k in self._by_targets(i, _CLAIMS) if k < i] if self._contents[i].actors else []
        return self._nearest(i, named) if named else self._before(i)

    def recalled(self, i: int) -> int | None:
        """Return the number of the draft that a phrase of one word such as "the arrest" recalls where it is taken up close after it."""
        draft, content = self._drafts[i], self._contents[i]
        vague = _PRONOUN.search(content.tagged) or ((content.head or content.thin) and len(content.keys) <= 1)
        if not vague or draft.stance.id not in VERDICTS | ANSWERS | REQUESTS:
            return None
        fits = [k for k in self._close(i) if self._drafts[k].stance.id in ACTS | _CLAIMS and self._drafts[k].actor.id != draft.actor.id]
        targets = addressed(draft)
        return max((k for k in fits if not targets or self._drafts[k].actor.id in targets), default=None)

    def _telling(self, numbers: Iterable[int]) -> list[int]:
        return [k for k in numbers if not self._contents[k].thin]

    def _close(self, i: int) -> list[int]:
        document = self._drafts[i].report.document
        return self._telling(k for k in range(max(0, i - RECALL), i) if self._drafts[k].report.document == document)

    def _repeated(self, i: int) -> list[int]:
        """The drafts close before in which the same holder judges the same targets."""
        draft = self._drafts[i]
        same = [k for k in self._close(i) if self._drafts[k].actor.id == draft.actor.id and self._drafts[k].stance.id in VERDICTS]
        return [k for k in same if addressed(self._drafts[k]) == addressed(draft)]

    def _before(self, i: int) -> int | None:
        """The draft just before, where it has to do with the holder."""
        if self._drafts[i].stance.id in ACTS or i - 1 not in self._close(i):
            return None
        before = self._drafts[i - 1]
        return i - 1 if self._drafts[i].actor.id in {before.actor.id, *(t.id for t in before.targets)} else None

    def _by_targets(self, i: int, stances: frozenset[str]) -> list[int]:
        draft, targets = self._drafts[i], addressed(self._drafts[i]) | set(self._contents[i].actors)
        near = (k for who in targets - {draft.actor.id} for k in _near(self._held.get((draft.report.document, who), ()), i))
        return sorted(k for k in near if self._drafts[k].stance.id in stances)

    def _elsewhere(self, i: int) -> list[int]:
        draft = self._drafts[i]
        place = draft.report.span.start, i
        others = sorted(addressed(draft) - {draft.actor.id})
        return [k for target in others for _, k in _near(self._addressing.get((target, draft.actor.id), ()), place)]

    def _earlier_requests(self, i: int) -> list[int]:
        report = self._drafts[i].report
        near = {k for t in self._drafts[i].targets for k in _near(self._requests.get((report.document, t.id), ()), i)}
        return sorted(k for k in near if self._drafts[k].report.span.start < report.span.start)

    def _nearest(self, i: int, fits: Sequence[int]) -> int | None:
        words = set(_WORD.findall(self._contents[i].tagged))
        named = next((stances for name, stances in NAMED if words & wordlist(name)), None)
        return min(fits, key=lambda k: self._distance(i, k, named), default=None)

    def _distance(self, i: int, k: int, named: frozenset[str] | None) -> tuple[bool, bool, int, int]:
        draft, claim = self._drafts[i], self._drafts[k]
        stance = draft.stance.id
        if named is _THREATS:
            return claim.stance.id not in _THREATS, False, abs(claim.report.span.start - draft.report.span.start), k
        wanted = ACTS if stance in VERDICTS else _CHARGES if stance == "deny" else named or _WISHES
        asks = stance not in REQUESTS and bool(self._contents[k].keys & stems("reply"))
        gap = claim.report.span.start - draft.report.span.start
        late = gap > 0 and (stance in VERDICTS or draft.actor.id not in {t.id for t in claim.targets})
        unwanted = claim.stance.id not in wanted or asks
        first, second = (late, unwanted) if stance == "deny" else (unwanted, late)
        return first, second, abs(gap), k


def _near(places: Sequence[T], place: T) -> Sequence[T]:
    """Return of sorted places the WITHIN before and after one."""
    at = bisect_left(places, place)
    return places[max(0, at - WITHIN) : at + WITHIN]
