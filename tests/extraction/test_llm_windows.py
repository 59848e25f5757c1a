"""Windows: nothing lost, nothing twice, and words found where they stand in the archive."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.core.document import Block, Document, Span
from graph.extraction import llm_windows
from graph.extraction.llm_windows import CONTEXT, WINDOW, Passage, Window, windows
from graph.language.pipeline import parse


def passage(text: str, start: int = 0) -> Passage:
    return Passage(text, range(start, start + len(text)))


def test_paragraphs_stay_whole_and_come_once(document: Callable[..., Document]) -> None:
    lines = [f"Peru met Chile at place {number} for long talks. " * 8 for number in range(40)]
    read = document("\n".join(line.strip() for line in lines))
    found = windows(read, parse(read))
    assert len(found) > 2 and [p.text for w in found for p in w.passages] == [line.strip() for line in lines]
    for before, after in pairwise(found):
        assert sum(len(p.text) for p in before.passages) <= WINDOW < sum(len(p.text) for p in (*before.passages, after.passages[0]))
        assert after.context == before.passages[-len(after.context) :] and 0 < sum(len(p.text) for p in after.context) <= CONTEXT
    assert found[0].context == ()


def test_an_endless_paragraph_is_cut_between_sentences(document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm_windows, "WINDOW", 100)
    text = "Peru waits. " * 40
    read = document(text.strip())
    found = windows(read, parse(read))
    assert len(found) > 3 and all(len(w.passages) == 1 and w.passages[0].text.endswith("waits.") for w in found)
    assert sum(w.passages[0].text.count("Peru") for w in found) == 40


def test_words_are_found_letter_by_letter_and_whole() -> None:
    window = Window((passage("NATO, not NATO's nato; NATOs.", 10),), (passage("NATO said.", 0),))
    assert window.find("NATO") == [Span(10, 14), Span(20, 24)]
    assert window.find_name(" NATO ") == [Span(0, 4), Span(10, 14), Span(20, 24)]
    assert window.find("") == window.find("  ") == window.find("NAT") == window.find("(NATO") == []
    assert window.find("not NATO's") == [Span(16, 26)]


def test_halves() -> None:
    three = tuple(passage(f"Line {number}.") for number in range(3))
    first, second = Window(three).halves()
    assert (first.passages, second.passages, second.context) == (three[:1], three[1:], three[:1])
    assert Window(three[:1]).halves() == ()


@given(st.lists(st.text(alphabet=st.sampled_from("aé🕊 \t\u00a0\u200b\u00ad.”"), min_size=1, max_size=30), min_size=1, max_size=4))
def test_every_place_holds_the_words_it_stands_for(lines: list[str]) -> None:
    text, blocks = "", []
    for line in lines:
        blocks.append(Block("paragraph", Span(len(text), len(text) + len(line))))
        text += line + "\n"
    read = Document("doc", text, tuple(blocks))
    for window in windows(read, parse(read)):
        for each in window.passages:
            assert each.span.of(text).strip() and len(each.text) == len(each.offsets)
            for word in each.text.split():
                assert word in {"".join(c for c in span.of(text) if c not in "\u200b\u00ad") for span in window.find(word)}
            assert each.span in window.find(each.text)
