"""What is wrong: every missed, spurious or partly right statement under the one kind of fault that explains it best."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from graph.evaluation.pairing import Claim, Likeness, Pair
from graph.evaluation.reading import Row

Kind = Literal[
    "no candidate",
    "candidate taken",
    "wrong actor",
    "wrong sign",
    "wrong stance of the same sign",
    "wrong targets",
    "targets incomplete",
    "duplicate",
    "spurious declare",
    "spurious in a coded sentence",
    "spurious elsewhere",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, with the coded row, the predicted row, or both.

    Of a coded row without a partner: "no candidate" where nothing predicted overlaps it, else "candidate taken". Of a pair, the
    first of its differences: actor, sign, targets that share nothing, stance, targets that share something. Of a predicted row without
    a partner: "duplicate" where it says what a relaxed pair says already, else "spurious" with where it stands.
    """

    kind: Kind
    gold: Row | None = None
    found: Row | None = None


def faults(golds: Sequence[Claim], found: Sequence[Claim], offered: Sequence[Pair], pairs: Sequence[Pair]) -> Iterator[Fault]:
    """Yield the faults: coded rows in their order, then what is spurious; optional rows and their partners have none."""
    partner = {pair.gold: pair for pair in pairs}
    overlapped = {pair.gold for pair in offered}
    for i, gold in enumerate(golds):
        if gold.row.get("optional"):
            continue
        if i not in partner:
            yield Fault("candidate taken" if i in overlapped else "no candidate", gold.row)
        elif kind := difference(partner[i].likeness):
            yield Fault(kind, gold.row, found[partner[i].found].row)
    said = {_content(found[pair.found]) for pair in pairs if pair.likeness.relaxed}
    settled = {pair.gold for pair in pairs if pair.likeness.relaxed}
    again = {pair.found for pair in offered if pair.likeness.relaxed and pair.gold in settled}
    beside = {pair.found for pair in offered}
    taken = {pair.found for pair in pairs}
    for j, claim in enumerate(found):
        if j not in taken:
            twice = j in again or _content(claim) in said
            yield Fault("duplicate" if twice else _spurious(claim, beside=j in beside), found=claim.row)


def difference(likeness: Likeness) -> Kind | None:
    """Return the first difference of a pair, None where it is right in actor, stance and targets."""
    if not likeness.actor:
        return "wrong actor"
    if not likeness.sign:
        return "wrong sign"
    if not likeness.targets and not likeness.some_target:
        return "wrong targets"
    if not likeness.stance:
        return "wrong stance of the same sign"
    return None if likeness.targets else "targets incomplete"


def _content(claim: Claim) -> tuple[object, ...]:
    row = claim.row
    return row["doc"], claim.actor, row["stance"], claim.targets, row.get("issue")


def _spurious(claim: Claim, *, beside: bool) -> Kind:
    if claim.row["stance"] == "declare":
        return "spurious declare"
    return "spurious in a coded sentence" if beside else "spurious elsewhere"


def counted(found: Iterable[Fault]) -> dict[Kind, int]:
    """Count the faults of each kind that occurs, in the order of KINDS."""
    counts = Counter(fault.kind for fault in found)
    return {kind: counts[kind] for kind in KINDS if counts[kind]}


def confusions(found: Iterable[Fault]) -> dict[tuple[str, str], int]:
    """Count the pairs of coded and predicted stance that were confounded with the actor right, most frequent first."""
    wrong = (fault for fault in found if fault.kind in ("wrong sign", "wrong stance of the same sign"))
    counts = Counter((fault.gold["stance"], fault.found["stance"]) for fault in wrong if fault.gold and fault.found)
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
