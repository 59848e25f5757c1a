"""Issues and sides: slugs are free, so that only the groups that they form can be compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import comb

from graph.evaluation.reading import Row

_NO_SIDE = "none"


def issue_agreement(pairs: Sequence[tuple[Row, Row]]) -> float:
    """Return F1 over pairs of statements that share an issue, for statements in their coded and their predicted form."""
    both = _together((gold.get("issue"), found.get("issue")) for gold, found in pairs)
    coded, predicted = _together(gold.get("issue") for gold, _ in pairs), _together(found.get("issue") for _, found in pairs)
    return 2 * both / max(1, coded + predicted)


def side_agreement(pairs: Sequence[tuple[Row, Row]]) -> float:
    """Return how often "same side" or "opposite sides" agrees, among statements that share an issue in both forms.

    Statements whose coded position is "none" are not judged.
    """
    groups: defaultdict[object, Counter[tuple[object, object]]] = defaultdict(Counter)
    for gold, found in pairs:
        if gold.get("position") != _NO_SIDE:
            groups[gold.get("issue"), found.get("issue")][gold.get("position"), found.get("position")] += 1
    agreed = judged = 0
    for sides in groups.values():
        judged += comb(sides.total(), 2)
        agreed += sum(comb(count, 2) for count in sides.values())
        agreed += sum(sides[one] * sides[other] for one, other in combinations(sides, 2) if _agree(one, other))
    return agreed / max(1, judged)


def _together(labels: Iterable[object]) -> int:
    """Count the pairs that bear the same label."""
    return sum(comb(count, 2) for count in Counter(labels).values())


def _agree(one: tuple[object, object], other: tuple[object, object]) -> bool:
    return (one[0] == other[0]) == (one[1] == other[1])
