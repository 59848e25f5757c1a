"""Days of stances: of a deed its own, of a speech one for all its parts."""

from collections.abc import Callable
from typing import Any

import pytest

SPEECHES = [  # text, the day of each draft in text order
    ("Kenya attacked Somalia on Friday, according to Kenyan state media.", ["2021-06-11"]),
    ("Chad on Friday rejected Mali's demand that it open the border.", ["2021-06-11", None]),
    ("Chad rejected Mali's plan on Friday. “It is an insult,” Chad's foreign minister said.", ["2021-06-11", "2021-06-11"]),
    (
        "“Peru must pay,” Chile's president said on Friday. Peru attacked Bolivia. “Bolivia must answer,” Chile's president said.",
        ["2021-06-11", None, "2021-06-11"],
    ),
    (
        "“Peru must pay,” Chile's president said on Friday. Peru attacked Bolivia on Monday. “Bolivia must pay,” Chile's president said.",
        ["2021-06-11", "2021-06-14", None],
    ),
    ("Kenya attacked Somalia on Friday. Kenya's president accused Uganda of theft.", ["2021-06-11", None]),
]


@pytest.mark.parametrize(("text", "days"), SPEECHES)
def test_a_deed_has_its_own_day_and_a_speech_one_for_all(drafts: Callable[..., Any], text: str, days: list[str | None]) -> None:
    assert [d.report.date.isoformat() if d.report.date else None for d in drafts(text)] == days


def test_there_are_enough_cases() -> None:
    assert len(SPEECHES) == 6
