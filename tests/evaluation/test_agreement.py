import pytest

from graph.evaluation.agreement import agreement, nominal_alpha
from tests.evaluation.samples import TEXT, coded


def test_alpha_worked_out_by_hand() -> None:
    # Values: a six times, b twice, so n = 8 and 64 - (36 + 4) = 24 ordered pairs differ in all; 2 in each of the two units that differ.
    assert nominal_alpha([("a", "a"), ("a", "a"), ("a", "b"), ("b", "a")]) == pytest.approx(1 - 7 * 4 / 24)
    assert nominal_alpha([("a", "a"), ("a", "a"), ("a", "a"), ("b", "b")]) == 1.0
    assert nominal_alpha([("a", "b"), ("b", "a")]) == pytest.approx(1 - 3 * 4 / 8)


def test_alpha_of_the_examples_in_krippendorffs_paper() -> None:
    binary = zip("0100000010", "1110010000", strict=True)
    nominal = zip("aabbdcccedda", "babbbccceddd", strict=True)
    rows = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    missing = [[value for value in unit if value != "."] for unit in zip(*rows, strict=True)]
    assert [round(nominal_alpha(units) or 0, 3) for units in (binary, nominal, missing)] == [0.095, 0.692, 0.743]


def test_alpha_is_undefined_where_nothing_varies() -> None:
    assert nominal_alpha([]) is None
    assert nominal_alpha([("a", "a"), ("a", "a")]) is None
    assert nominal_alpha([("a",), ("b",)]) is None


def test_two_coders_are_compared_both_ways() -> None:
    other = [row | {"optional": False} for row in coded()[:3]]
    other[1] |= {"stance": "criticize"}
    agreed = agreement(coded(), other, {"strait": TEXT})
    assert agreed.paired == 3
    assert (agreed.first_as_gold.core.precision, agreed.first_as_gold.core.recall) == (2 / 3, 2 / 4)
    assert (agreed.second_as_gold.core.precision, agreed.second_as_gold.core.recall) == (2 / 5, 2 / 3)
    # demand-demand, reject-criticize, reject-reject: n = 6, n_c = 2, 3, 1, so 36 - 14 = 22 expected and 2 observed.
    assert agreed.alpha == pytest.approx(1 - 5 * 2 / 22)


def test_a_coder_agrees_with_himself() -> None:
    agreed = agreement(coded(), coded(), {"strait": TEXT})
    assert (agreed.first_as_gold.core.f1, agreed.second_as_gold.core.f1, agreed.alpha) == (1.0, 1.0, 1.0)
