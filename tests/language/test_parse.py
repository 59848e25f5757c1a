import pytest

from graph.core.document import Span
from graph.language.parse import Parse, Sentence, Token

ROWS = (
    ("The", "DET", "det", 1), ("envoys", "NOUN", "nsubj", 2), ("called", "VERB", "root", 2), ("on", "ADP", "case", 4),
    ("Alvania", "PROPN", "obl:agent", 2),
    ("to", "PART", "mark", 6), ("sign", "VERB", "xcomp", 2),
)  # fmt: skip


@pytest.fixture
def parse() -> Parse:
    text, tokens = " ".join(row[0] for row in ROWS), []
    for i, (word, pos, dep, head) in enumerate(ROWS):
        start = len(" ".join(row[0] for row in ROWS[:i])) + (i > 0)
        morph = {"Number": "Plur"} if word == "envoys" else {}
        tokens.append(Token(i, word, word.lower(), pos, pos, dep, head, start, start + len(word), 0, morph))
    return Parse(text, tokens, [Sentence(0, Span(0, len(text)), 0, len(tokens), 0, 2)])


def words(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


def test_tokens_know_their_place_and_number(parse: Parse) -> None:
    assert all(t.span.of(parse.text) == t.text for t in parse.tokens)
    assert [t.text for t in parse.tokens if t.plural] == ["envoys"]
    assert parse.sentence(parse.tokens[3]).root == 2


def test_children_by_relation_with_or_without_subtype(parse: Parse) -> None:
    called = parse.tokens[2]
    assert words(parse.children(called)) == ["envoys", "Alvania", "sign"]
    assert words(parse.children(called, "obl")) == words(parse.children(called, "obl:agent")) == ["Alvania"]
    assert parse.child(called, "xcomp") == parse.tokens[6] and parse.child(called, "iobj") is None


def test_walks(parse: Parse) -> None:
    assert words(parse.subtree(parse.tokens[4])) == ["on", "Alvania"]
    assert words(list(parse.ancestors(parse.tokens[3]))) == ["Alvania", "called"]
    assert parse.head(parse.tokens[2]) == parse.tokens[2] and parse.head(parse.tokens[0]).text == "envoys"


def test_tokens_by_offset(parse: Parse) -> None:
    at = parse.text.index("Alvania")
    assert parse.at(at + 2) == parse.tokens[4] and parse.at(at - 1) is None and parse.at(10_000) is None
    assert words(parse.between(Span(at, at + 10))) == ["Alvania", "to"]
