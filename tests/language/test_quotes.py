import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.core.document import Span
from graph.language.quotes import QuoteSpan, find_quotes

CASES = [
    ("She said “we stay.” He “left”, then", ["we stay", "left"]),
    ('The plan is "dead", they said.', ["dead"]),
    ("„Gut“, sagte er »oh« und «ah» ‹x y›", ["Gut", "oh", "ah", "x y"]),
    (" «Nous restons» dit-il « et vous ? » fin", ["Nous restons", "et vous ?"]),
    ("「港は『閉鎖』だ」", ["港は『閉鎖』だ", "閉鎖"]),
    ("``Old style'' it was", ["Old style"]),
    ("part of our history“, Odhiambo told us", ["part of our history"]),
    ("“We are of the league, “said Odhiambo. “We stay,” she said.", ["We are of the league", "We stay"]),
    ('"We are of the league, "said Odhiambo. "We stay," she said.', ["We are of the league", "We stay"]),
    ('We go now." she said. "Fine."', ["We go now", "Fine"]),
    ("He said \"we are 'not' here\".", ["we are 'not' here", "not"]),
    ("“He told me “go away” yesterday,” she said.", ["He told me “go away” yesterday", "go away"]),
    ('“They said "no" to us,” he said.', ['They said "no" to us', "no"]),
    ("the workers' union's 'grand plan' isn't from the '90s", ["grand plan"]),
    ("the workers’ union’s ‘grand plan’ isn’t from the ’90s", ["grand plan"]),
    ("He called it ‘the workers’ paradise’ today", ["the workers’ paradise"]),
    ("‘British “inner” style’ it is", ["British “inner” style", "inner"]),
    ('a 6\'2" man said "I am 6\'2" tall."', ["I am 6'2\" tall"]),
    ("Rock 'n' roll at 5' and 6\"", []),
    ('" We wait , " they said', ["We wait"]),
    ('made "in the U.S."', ["in the U.S."]),
    ("they “wait...” here", ["wait..."]),
    ("Not “a”—“b”", ["a", "b"]),
    ('an empty "" and “ ” pair', []),
]


def read(text: str) -> list[QuoteSpan]:
    return find_quotes(text, [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)])


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_every_kind_of_mark(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in read(text)] == inner


def test_there_are_enough_cases() -> None:
    assert len(CASES) == 24


def test_depth_and_marks() -> None:
    text = "She said “they told us ‘never come back’ twice”."
    outer, inner = read(text)
    assert (outer.depth, inner.depth) == (0, 1)
    assert outer.outer.of(text) == "“they told us ‘never come back’ twice”"
    assert outer.closed and inner.closed


def test_paragraphs_that_each_open() -> None:
    text = "“First part.\n“Second part.\n“Third part,” she said."
    found = read(text)
    assert [(q.block, q.closed) for q in found] == [(0, False), (1, False), (2, True)]
    assert found[1].inner.of(text) == "Second part"


def test_paragraphs_of_which_only_the_first_opens() -> None:
    text = "“First part.\nSecond part,” she said."
    assert [q.inner.of(text) for q in read(text)] == ["First part", "Second part"]


def test_a_lost_closing_mark_ends_with_its_sentence() -> None:
    text = 'She said "we must go. The meeting ended later.'
    (quote,) = read(text)
    assert quote.inner.of(text) == "we must go"
    assert not quote.closed


def test_an_inner_quotation_never_closed() -> None:
    text = 'They said “we call it "home and stay” today.'
    assert "we call it" in read(text)[0].inner.of(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from("“”„‟\"'‘’«»‹›「」``., \n5sA"), st.characters()), max_size=60))
def test_no_text_raises(text: str) -> None:
    spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    for quote in find_quotes(text, spans):
        assert quote.outer.covers(quote.inner)
        assert spans[quote.block].covers(quote.outer)
        assert quote.inner.of(text).strip() == quote.inner.of(text) != ""


@pytest.mark.parametrize("piece", ['"a" ', "“", '"', "x”. ", "“a. A", '«"', "'a "])
def test_time_is_linear(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begun = time.perf_counter()
    find_quotes(text, [Span(0, len(text))])
    assert time.perf_counter() - begun < 8
