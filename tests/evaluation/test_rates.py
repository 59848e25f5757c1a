import pytest

from graph.evaluation.rates import Rate, macro_f1, rates


def test_rates_of_counts() -> None:
    rate = Rate(3, 4, 6)
    assert (rate.precision, rate.recall, rate.f1) == (0.75, 0.5, pytest.approx(0.6))
    assert (Rate(0, 0, 0).precision, Rate(0, 0, 5).recall, Rate(0, 3, 5).f1) == (0, 0, 0)


def test_macro_f1_worked_out_by_hand() -> None:
    # a: 2 right of 3 predicted and 2 wanted, 0.8; b: 1 of 1 and 2, 2/3; c: never predicted, 0; d: never wanted, 0.
    pairs = [("a", "a"), ("a", "a"), ("b", "b"), ("b", "a"), ("c", "d")]
    assert macro_f1(pairs) == pytest.approx((0.8 + 2 / 3) / 4)
    assert list(rates(pairs)) == ["a", "b", "c", "d"]
    assert macro_f1([]) == 0
    assert macro_f1([(0, 0), (1, 1)]) == 1
