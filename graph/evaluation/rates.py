"""Precision, recall, F1 and their mean over classes."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Counts of hits, of what was predicted and of what was wanted, and the rates that follow; 0 where there is nothing to divide by."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Return the share of the predicted that is right."""
        return self.hits / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """Return the share of the wanted that was found."""
        return self.hits / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def rates(labels: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Rate]:
    """Return the rate of each class that occurs among pairs of wanted and predicted labels, sorted by its text."""
    pairs = list(labels)
    wanted, predicted = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    hits = Counter(gold for gold, found in pairs if gold == found)
    return {each: Rate(hits[each], predicted[each], wanted[each]) for each in sorted({*wanted, *predicted}, key=str)}


def macro_f1(labels: Iterable[tuple[Hashable, Hashable]]) -> float:
    """Return the unweighted mean of F1 over the classes that occur, wanted or predicted; 0 without any."""
    found = rates(labels).values()
    return sum(rate.f1 for rate in found) / max(1, len(found))
