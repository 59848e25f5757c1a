"""Links, within one document, what a draft is about to the draft that says it in full: "the arrest" to the captain who was arrested."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.issues.claims import ACTS, ANSWERS, REQUESTS, VERDICTS, addressed
from graph.identity.issues.readings import Reading
from graph.identity.stemming import stems

REACH = 12  # drafts before in the document that a phrase may go back to
LINKED = 0.6  # share of the words of a phrase that what it goes back to must hold
_AROUND = 0.6  # what a word counts that stands in the sentence but not in the content
_LITTLE = 2  # words of a content that may only go on with what was said before it in its sentence
_FRESH = ACTS - {"threaten", "agree", "concede"}  # what they do stands for itself


@dataclass(frozen=True, slots=True)
class Told:
    """What one draft tells: the words and topics of its content; the same with its verb, of an act; those of the whole evidence."""

    content: frozenset[str]
    act: frozenset[str]
    around: frozenset[str]


class Discourse:
    """Finds what phrases go back to. Drafts are given in the order of their places."""

    __slots__ = ("_readings", "_told")

    def __init__(self, readings: Sequence[Reading], told: Sequence[Told]) -> None:
        self._readings, self._told = readings, told

    def antecedents(self, free: Iterable[int]) -> dict[int, int]:
        """Return for each of the drafts `free` that goes back to an earlier one the number of that one."""
        found: dict[int, int] = {}
        for i in free:
            if self._readings[i].draft.stance.id not in _FRESH:
                score, best = max(((self._score(i, k), k) for k in self._earlier(i)), default=(0.0, -1))
                if score > 0:
                    found[i] = best
        return found

    def beside(self, i: int) -> int | None:
        """Return the nearest draft before with the same evidence and holder, for a content that says little; or None."""
        one = self._readings[i].draft
        if len(self._readings[i].content.keys - stems("reply")) > _LITTLE:
            return None
        for k in reversed(self._earlier(i)):
            other = self._readings[k].draft
            if one.report.span == other.report.span and one.actor.id == other.actor.id:
                return k
        return None

    def _earlier(self, i: int) -> range:
        start = i
        while start > max(0, i - REACH) and self._document(start - 1) == self._document(i):
            start -= 1
        return range(start, i)

    def _document(self, i: int) -> str:
        return self._readings[i].draft.report.document

    def _score(self, i: int, k: int) -> float:
        """How well the content of draft `i` goes back to draft `k`: its words found there, more for an answer; 0 for not at all."""
        one, other, content = self._readings[i].draft, self._readings[k].draft, self._readings[i].content
        keys, theirs = self._told[i].content, self._told[k]
        around = theirs.around if one.report.span != other.report.span else theirs.act
        targets = addressed(one)
        about = not targets or bool(targets & {other.actor.id, *addressed(other)})
        topical = about and bool((keys - content.keys) & theirs.act)
        known = content.head in around | theirs.act if content.head else one.stance.id in ANSWERS | VERDICTS and keys <= theirs.act
        if not keys or not (known or (topical and (content.head or one.stance.id in ANSWERS | VERDICTS))):
            return 0.0
        share = (len(keys & theirs.act) + _AROUND * len((keys & around) - theirs.act)) / len(keys)
        share = max(share, LINKED) if topical else share
        if share < LINKED:
            return 0.0
        reacts = one.stance.id in ANSWERS | VERDICTS | REQUESTS and other.actor.id in targets
        related = bool({one.actor.id, *targets} & {other.actor.id, *(t.id for t in other.targets)})
        return share + 0.25 * reacts + 0.1 * related - 0.02 * (i - k)


def roots(antecedents: Mapping[int, int], numbers: Iterable[int]) -> dict[int, int]:
    """Return for each number the one at the beginning of its chain."""
    found: dict[int, int] = {}
    for i in numbers:
        chain = [i]
        while (before := antecedents.get(chain[-1])) is not None and before not in chain:
            chain.append(before)
        found[i] = chain[-1]
    return found
