"""Words that the parser took for predicates or conjuncts: what governs what afterwards."""

from graph.core.document import Span
from graph.language.modifiers import modified
from graph.language.parse import Parse, Sentence, Token


def mended(*rows: str) -> list[str]:
    """Return the words that have changed, as they were written: "word/POS/TAG/dep>head", the head as the number of its word."""
    text, tokens = "", []
    for i, row in enumerate(rows):
        word, pos, tag, rest = row.split("/")
        dep, head = rest.split(">")
        start = len(text) + (i > 0)
        text = f"{text} {word}" if i else word
        tokens.append(Token(i, word, word.lower(), pos, tag, dep, int(head), start, start + len(word), 0))
    parse = Parse(text, tokens, [Sentence(0, Span(0, len(text)), 0, len(tokens), 0, 0)])
    after = list(tokens)
    modified(after, parse)
    return [f"{t.text}/{t.dep}>{tokens[t.head].text}" for t, before in zip(after, tokens, strict=True) if t != before]


def test_participles_before_a_name_or_noun() -> None:
    rows = (
        "Togo/PROPN/NNP/nsubj>1",
        "accused/VERB/VBD/ROOT>1",
        "neighbouring/VERB/VBG/xcomp>1",
        "Benin/PROPN/NNP/obj>2",
        "lying/VERB/VBG/advcl>2",
    )
    assert mended(*rows) == ["neighbouring/amod>Benin", "Benin/obj>accused", "lying/advcl>accused"]
    rows = ("sent/VERB/VBD/ROOT>0", "guarding/VERB/VBG/acl>0", "captured/VERB/VBN/conj>0", "rebels/NOUN/NNS/obj>2")
    assert mended(*rows) == ["captured/amod>rebels", "rebels/obj>guarding"]


def test_both_that_begins_a_clause_is_its_subject() -> None:
    assert mended("Both/CCONJ/DT/cc:preconj>1", "left/VERB/VBD/ROOT>1") == ["Both/nsubj>left"]
    assert mended("Both/CCONJ/DT/cc:preconj>1", "Chad/PROPN/NNP/nsubj>2", "left/VERB/VBD/ROOT>2") == []


def test_the_object_of_a_relative_clause() -> None:
    start = ("Chad/PROPN/NNP/nsubj>5", "which/DET/WDT/det>2", "borders/NOUN/NNS/acl:relcl>0", "both/DET/DT/det>4")
    assert mended(*start, "lands/NOUN/NNS/conj>0", "left/VERB/VBD/ROOT>5") == ["lands/obj>borders"]


def test_what_several_are_given() -> None:
    start = ("sent/VERB/VBD/ROOT>0", "Mali/PROPN/NNP/obj>0", "and/CCONJ/CC/cc>3")
    assert mended(*start, "Chad/PROPN/NNP/conj>1", "new/ADJ/JJ/amod>5", "tanks/NOUN/NNS/conj>1") == ["Mali/iobj>sent", "tanks/obj>sent"]
    assert mended(*start, "Chad/PROPN/NNP/compound>4", "tanks/NOUN/NNS/conj>1") == ["Mali/iobj>sent", "Chad/conj>Mali", "tanks/obj>sent"]
    assert (
        mended("met/VERB/VBD/ROOT>0", "Chad/PROPN/NNP/obj>0", "Mali/PROPN/NNP/conj>1", "the/DET/DT/det>4", "rebels/NOUN/NNS/conj>1") == []
    )


def test_a_name_right_after_its_noun() -> None:
    start = ("told/VERB/VBD/ROOT>0", "the/DET/DT/det>2", "firm/NOUN/NN/obj>0")
    assert mended(*start, "Velmont/PROPN/NNP/obj>0") == ["Velmont/appos>firm"]
    assert mended("told/VERB/VBD/ROOT>0", "firms/NOUN/NNS/obj>0", "Velmont/PROPN/NNP/obj>0") == []
