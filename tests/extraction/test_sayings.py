"""Sayings: a declaration where no frame finds a stance; the speaker of what was just told, named in the next sentence."""

from collections.abc import Callable
from typing import Any

from graph.extraction.sayings import credited


def test_this_was_said_by(drafts: Callable[..., Any]) -> None:
    text = "Chad has rejected Mali's offer. This was said by Chadian Foreign Minister Ada Nott."
    (made,) = drafts(text)
    assert (made.stance.id, made.report.speaker.name) == ("reject", "Ada Nott")


def test_only_what_was_just_told_is_credited(reading: Callable[..., Any], candidate: Callable[..., Any]) -> None:
    read = reading("Chad left. Mali left. This was said by Mali.")
    chad, mali, said = read.word("Chad"), read.word("Mali"), read.word("said")
    rows = [candidate(chad, "reject", "Chad"), candidate(mali, "reject", "Mali"), candidate(said, "declare", "Mali", words="This")]
    assert [c.holder.speaker for c in credited(rows)] == [None, None]
    assert len(credited([candidate(said, "declare", "Mali", words="the harvest failed")])) == 1


def test_a_document_that_says_nothing_declares_nothing(drafts: Callable[..., Any]) -> None:
    assert drafts("This was said by Mali.") == []
