"""Tokens hung anew leave a tree of each sentence, or the sentence as it was."""

from dataclasses import replace

import pytest

from graph.core.document import Span
from graph.language.parse import Parse, Sentence, Token
from graph.language.trees import regrown

WORDS = ("Chad", "rejected", "the", "offer", ".", "Mali", "accepted", "it", ".")
HEADS = (1, 1, 3, 1, 1, 6, 6, 6, 6)


@pytest.fixture
def parse() -> Parse:
    text = " ".join(WORDS)
    starts = [len(" ".join(WORDS[:i])) + (i > 0) for i in range(len(WORDS))]
    rows = zip(WORDS, HEADS, starts, strict=True)
    tokens = [Token(i, w, w, "X", "X", "dep", head, start, start + len(w), int(i > 4)) for i, (w, head, start) in enumerate(rows)]
    return Parse(text, tokens, [Sentence(0, Span(0, 25), 0, 5, 0, 1), Sentence(1, Span(26, len(text)), 5, 9, 0, 6)])


def hung(parse: Parse, heads: dict[str, str]) -> list[Token]:
    by_text = {token.text: token for token in parse.tokens}
    return [replace(t, head=by_text[heads[t.text]].i) if t.text in heads else t for t in parse.tokens]


def heads(parse: Parse) -> dict[str, str]:
    return {token.text: parse.head(token).text for token in parse.tokens if token.text != "."}


def test_a_tree_is_taken(parse: Parse) -> None:
    assert heads(regrown(parse, hung(parse, {"Chad": "offer", "it": "Mali"}))) == heads(parse) | {"Chad": "offer", "it": "Mali"}


@pytest.mark.parametrize(
    "ring",
    [{"Chad": "offer", "offer": "Chad"}, {"rejected": "Chad"}, {"offer": "the"}, {"Chad": "Mali"}],
    ids=["two", "root", "leaf", "abroad"],
)
def test_what_is_no_tree_leaves_its_sentence_as_it_was(parse: Parse, ring: dict[str, str]) -> None:
    found = regrown(parse, hung(parse, ring | {"it": "Mali"}))
    assert heads(found) == heads(parse) | {"it": "Mali"}
    assert [len(found.subtree(found.tokens[s.root])) for s in found.sentences] == [5, 4]
