"""Verbs that the parser took for modifiers head their clauses again."""

import pytest

from graph.core.document import Document
from graph.language.parse import Parse, Sentence, Token
from graph.language.pipeline import parse
from graph.language.predicates import rehead
from graph.language.repairs import repair


def tree(*rows: tuple[str, str, str, str, int]) -> Parse:
    """Build a parse of one sentence from (text, pos, tag, relation, head)."""
    tokens, text = [], ""
    for i, (word, pos, tag, dep, head) in enumerate(rows):
        tokens.append(Token(i, word, word.lower(), pos, tag, dep, head, len(text), len(text) + len(word), 0))
        text += word + " "
    root = next(t.i for t in tokens if t.head == t.i)
    return Parse(text, tokens, [Sentence(0, tokens[0].span.joined(tokens[-1].span), 0, len(tokens), 0, root)])


def heads(found: Parse) -> dict[str, tuple[str, str]]:
    return {t.text: (t.dep, found.head(t).text) for t in found.tokens}


def test_a_past_form_between_subject_and_bare_noun_is_the_verb() -> None:
    found = heads(
        rehead(tree(("Chad", "PROPN", "NNP", "nsubj", 2), ("lifted", "VERB", "VBD", "amod", 2), ("sanctions", "NOUN", "NNS", "ROOT", 2)))
    )
    assert found == {"Chad": ("nsubj", "lifted"), "lifted": ("ROOT", "lifted"), "sanctions": ("obj", "lifted")}


def test_a_noun_with_a_determiner_keeps_its_modifier() -> None:
    rows = [
        ("the", "DET", "DT", "det", 2),
        ("lifted", "VERB", "VBN", "amod", 2),
        ("sanctions", "NOUN", "NNS", "nsubj", 3),
        ("hurt", "VERB", "VBD", "ROOT", 3),
    ]
    given = tree(*rows)
    assert rehead(given) is given


def test_a_finite_clause_is_no_modifier_of_its_subject() -> None:
    rows = [
        ("council", "NOUN", "NN", "ROOT", 0),
        ("has", "AUX", "VBZ", "aux", 2),
        ("blasted", "VERB", "VBN", "acl", 0),
        ("it", "PRON", "PRP", "obj", 2),
    ]
    assert heads(rehead(tree(*rows)))["council"] == ("nsubj", "blasted")


def test_a_time_before_the_subject_is_none() -> None:
    rows = [("Monday", "PROPN", "NNP", "nsubj", 2), ("Peru", "PROPN", "NNP", "nsubj", 2), ("left", "VERB", "VBD", "ROOT", 2)]
    assert heads(rehead(tree(*rows)))["Monday"] == ("obl:unmarked", "left")


@pytest.mark.parametrize("text", ["Chad rejected the plan of Mali.", "The members who signed the letter left.", "He saw her leave."])
def test_sound_trees_stay_as_they_are(text: str) -> None:
    repaired = repair(parse(Document.plain("text", text)))
    assert rehead(repaired) is repaired
