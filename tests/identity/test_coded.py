"""What is the same, what answers what and what contradicts in coded collections: counted over all of them, with floors.

What is found may grow; what is made up may not. `coded.py` says how a collection is read and compared.
"""

from collections.abc import Callable, Sequence

import pytest
from coded import Quarrel, Score, answers, contrasts, merged, names, quarrel, reports, sources


@pytest.fixture(scope="module")
def quarrels(tmp_path_factory: pytest.TempPathFactory) -> list[Quarrel]:
    return [quarrel(name, tmp_path_factory.mktemp(name)) for name in names()]


def total(measure: Callable[[Quarrel], Score], quarrels: Sequence[Quarrel]) -> Score:
    score = Score()
    for each in quarrels:
        score.add(measure(each))
    return score


def test_most_of_what_is_coded_is_found(quarrels: list[Quarrel]) -> None:
    score = total(reports, quarrels)
    assert len(quarrels) == 15 and score.right + len(score.missed) == 142
    assert score.right >= 128, score.missed


def test_reports_are_one_statement_where_they_are_and_only_there(quarrels: list[Quarrel]) -> None:
    score = total(merged, quarrels)
    assert score.right >= 44, score.missed
    assert score.extra == []


def test_independent_sources_are_counted_apart_from_documents(quarrels: list[Quarrel]) -> None:
    score = total(sources, quarrels)
    assert score.right >= 91, score.missed
    assert len(score.missed) <= 8, score.missed


def test_what_answers_what(quarrels: list[Quarrel]) -> None:
    score = total(answers, quarrels)
    assert score.right >= 33, score.missed
    assert len(score.extra) <= 3, score.extra


def test_what_contradicts_what(quarrels: list[Quarrel]) -> None:
    score = total(contrasts, quarrels)
    assert score.right >= 7, score.missed
    assert len(score.extra) <= 2, score.extra
