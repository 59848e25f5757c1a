"""Agreement between two coders of the same documents."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.evaluation.compare import Scores, compare
from graph.evaluation.reading import Row


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two codings agree: each scored against the other, and the reliability of the stance over paired statements.

    `alpha` is None where it is undefined: without pairs, or when every paired statement has the same stance in both codings. Pairing
    prefers statements that are alike, so alpha says how coders name what both of them saw; the F1s say how much of it both saw.
    """

    first_as_gold: Scores
    second_as_gold: Scores
    paired: int
    alpha: float | None


def agreement(gold_a: Sequence[Row], gold_b: Sequence[Row], documents: Mapping[str, str] | None = None) -> Agreement:
    """Compare two codings both ways; `documents` are archived texts by id, as in `compare`."""
    first = compare(gold_a, gold_b, documents)
    stances = [(one["stance"], other["stance"]) for one, other in first.pairs]
    return Agreement(first, compare(gold_b, gold_a, documents), len(stances), nominal_alpha(stances))


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal values; a unit holds the values that its coders gave it, without those that are missing.

    alpha = 1 - (n - 1) * sum_u[(m_u^2 - sum_c m_uc^2) / (m_u - 1)] / (n^2 - sum_c n_c^2), where m_uc counts the value c in unit u, m_u its
    values, n_c the value c in all units of two or more values, and n all of these. It is 1 - D_o / D_e of K. Krippendorff, "Computing
    Krippendorff's Alpha-Reliability" (2011), written without the coincidence matrix. Returns None when no disagreement could be expected.
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    values = Counter[Hashable]()
    for unit in pairable:
        values.update(unit)
    total = values.total()
    expected = _unlike(values)
    if expected == 0:
        return None
    return 1 - (total - 1) * sum(_unlike(unit) / (unit.total() - 1) for unit in pairable) / expected


def _unlike(values: Counter[Hashable]) -> int:
    """Count the ordered pairs of values that differ."""
    return values.total() ** 2 - sum(count * count for count in values.values())
