"""What frames and holders tell of themselves."""

from collections.abc import Callable
from typing import Any

from graph.core.entity import Actor, Resolution
from graph.extraction.candidate import ASKING, NOBODY, Holder
from graph.extraction.matching import Match

KENYA, CHAD, AMINA = Actor("kenya", "Kenya"), Actor("chad", "Chad"), Actor("amina", "Amina", "person")


def test_a_holder_is_known_by_the_ids_of_its_actors() -> None:
    assert Holder(Resolution((KENYA, CHAD), AMINA), "Amina").ids == {"kenya", "chad"}
    assert NOBODY == ((), ()) and {"demand", "appeal"} == ASKING


def frame(read: Any, word: str) -> Any:
    match: Match = next(m for rivals in read.frames.matcher.matches(read.word(word)) for m in rivals)
    return read.frames._frame(match)


def test_all_holders_of_a_frame_together(reading: Callable[..., Any]) -> None:
    found = frame(reading("Kenya and Uganda condemned Somalia."), "condemned")
    assert [h.text for h in found.holders] == ["Kenya", "Uganda"]
    assert [a.name for a in found.everyone.actors] == ["Kenya", "Uganda"]


def test_a_frame_tells_whether_its_holder_speaks(reading: Callable[..., Any]) -> None:
    assert frame(reading("“We condemn Somalia,” Kenya's president said."), "condemn").own
    assert not frame(reading("Kenya condemned Somalia."), "condemned").own
    assert frame(reading("Kenya will bomb Somalia."), "bomb").announced


def test_candidates_without_more_said_ask_for_nothing(reading: Callable[..., Any], candidate: Callable[..., Any]) -> None:
    made = candidate(reading("Kenya left.").word("left"), "concede", "Kenya")
    assert not (made.seeks_target or made.needs_target or made.standalone or made.background)
    assert made.attributed
