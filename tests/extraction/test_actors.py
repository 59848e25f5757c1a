"""Reports on who says what to whom, coded by hand before any rule saw them: how often actors, speakers and targets are told rightly.

In the format of `newswire.txt`. At first sight 0.59 of the first passages were read and 0.63 of their articles, 0.67 of the second ones.
"""

from collections.abc import Callable

import pytest
from test_newswire import Passage, f1, passages_of

from graph.core.statement import Draft

HOW_MUCH = {
    ("actors.txt", "passages"): (62, 167, 0.71, 0.68),
    ("actors.txt", "articles"): (3, 53, 0.64, 0.6),
    ("actors2.txt", "passages"): (30, 86, 0.72, 0.7),
}
WHO = {"targets": 0.98, "speaker": 0.94}  # of the statements that are read at all


@pytest.fixture(scope="module")
def lots(drafts: Callable[[str], list[Draft]]) -> dict[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = {}
    for name in ("actors.txt", "actors2.txt"):
        for read in passages_of(name, drafts):
            found.setdefault((name, "articles" if read.text.startswith("# ") else "passages"), []).append(read)
    return found


@pytest.mark.parametrize("lot", HOW_MUCH)
def test_how_much_is_read(lots: dict[tuple[str, str], list[Passage]], lot: tuple[str, str]) -> None:
    count, statements, relaxed, core = HOW_MUCH[lot]
    read = lots[lot]
    pairs = [pair for passage in read for pair in passage.pairs]
    assert (len(read), sum(len(p.coded) for p in read)) == (count, statements)
    assert f1(len(pairs), read) >= relaxed
    assert f1(sum(c.core(f) for c, f in pairs), read) >= core


@pytest.mark.parametrize("field", WHO)
def test_targets_and_speakers_of_what_is_read(lots: dict[tuple[str, str], list[Passage]], field: str) -> None:
    pairs = [pair for read in lots.values() for passage in read for pair in passage.pairs]
    assert len(pairs) > 180
    assert sum(getattr(c, field) == getattr(f, field) for c, f in pairs) / len(pairs) >= WHO[field]
