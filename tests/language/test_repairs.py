"""Repairs of the parse: lists of names taken apart, titles apart from names."""

from dataclasses import replace

from graph.core.document import Span
from graph.language.parse import Parse, Sentence, Token
from graph.language.repairs import repair


def parsed(*rows: tuple[str, str, str, int]) -> Parse:
    """Build a parse of one sentence from words with their part of speech, relation and head."""
    text, tokens = "", []
    for i, (word, pos, dep, head) in enumerate(rows):
        start = len(text) + (i > 0)
        text = f"{text} {word}" if i else word
        tokens.append(Token(i, word, word.lower(), pos, "", dep, head, start, start + len(word), 0))
    root = next(t.i for t in tokens if t.head == t.i)
    return Parse(text, tokens, [Sentence(0, Span(0, len(text)), 0, len(tokens), 0, root)])


def shape(parse: Parse) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep, parse.tokens[t.head].text) for t in parse.tokens if t.pos != "PUNCT"]


def test_names_of_a_list_are_no_parts_of_one_name() -> None:
    for mark, pos in ((",", "PUNCT"), (";", "PUNCT"), ("and", "CCONJ")):
        rows = [("Chad", "PROPN", "nsubj", 3), (mark, pos, "punct", 2), ("Mali", "PROPN", "flat", 0), ("met", "VERB", "ROOT", 3)]
        assert ("Mali", "conj", "Chad") in shape(repair(parsed(*rows)))


def test_a_name_of_two_words_stays_one() -> None:
    before = parsed(("Amina", "PROPN", "nsubj", 2), ("Odhiambo", "PROPN", "flat", 0), ("left", "VERB", "ROOT", 2))
    assert shape(repair(before)) == shape(before)


def test_what_stands_before_its_head_stays() -> None:
    before = parsed(("Amina", "PROPN", "flat", 1), ("Odhiambo", "PROPN", "nsubj", 2), ("left", "VERB", "ROOT", 2))
    assert shape(repair(before)) == shape(before)


def test_text_and_sentences_stay_as_they_were() -> None:
    before = parsed(("Chad", "PROPN", "nsubj", 3), (",", "PUNCT", "punct", 2), ("Mali", "PROPN", "flat", 0), ("met", "VERB", "ROOT", 3))
    after = repair(before)
    assert (after.text, after.sentences) == (before.text, before.sentences)
    assert [t.span for t in after.tokens] == [t.span for t in before.tokens]
    assert repair(after).tokens == after.tokens


def test_nothing_to_repair_in_nothing() -> None:
    assert repair(Parse("", [], [])).tokens == ()


def test_a_name_of_a_list_is_no_apposition() -> None:
    rows = [
        ("Chad", "PROPN", "nsubj", 5),
        (",", "PUNCT", "punct", 2),
        ("Mali", "PROPN", "appos", 0),
        ("and", "CCONJ", "cc", 4),
        ("Niger", "PROPN", "conj", 2),
        ("met", "VERB", "ROOT", 5),
    ]
    assert ("Mali", "conj", "Chad") in shape(repair(parsed(*rows)))


def test_an_apposition_with_no_list_behind_it_stays() -> None:
    before = parsed(
        ("president", "NOUN", "nsubj", 4),
        (",", "PUNCT", "punct", 2),
        ("Odhiambo", "PROPN", "appos", 0),
        (",", "PUNCT", "punct", 2),
        ("left", "VERB", "ROOT", 4),
    )
    assert shape(repair(before)) == shape(before)


def test_a_portfolio_is_no_first_name() -> None:
    title_first = parsed(
        ("Secretary", "PROPN", "nsubj", 5),
        ("of", "ADP", "case", 2),
        ("State", "PROPN", "nmod", 0),
        ("Jane", "PROPN", "flat", 2),
        ("Roe", "PROPN", "flat", 2),
        ("left", "VERB", "ROOT", 5),
    )
    expected = {("Jane", "nsubj", "left"), ("Secretary", "nmod:desc", "Jane"), ("State", "nmod", "Secretary"), ("Roe", "flat", "Jane")}
    assert expected <= set(shape(repair(title_first)))
    name_first = parsed(
        ("Secretary", "PROPN", "nsubj", 4),
        ("of", "ADP", "case", 3),
        ("State", "PROPN", "compound", 3),
        ("Roe", "PROPN", "nmod", 0),
        ("left", "VERB", "ROOT", 4),
    )
    expected = {("Roe", "nsubj", "left"), ("Secretary", "nmod:desc", "Roe"), ("State", "nmod", "Secretary"), ("of", "case", "State")}
    assert expected <= set(shape(repair(name_first)))


def test_a_portfolio_without_a_name_stays() -> None:
    before = parsed(("Ministers", "NOUN", "nsubj", 3), ("of", "ADP", "case", 2), ("State", "PROPN", "nmod", 0), ("left", "VERB", "ROOT", 3))
    assert shape(repair(before)) == shape(before)
    last = parsed(("Secretary", "PROPN", "ROOT", 0), ("of", "ADP", "case", 2), ("State", "PROPN", "nmod", 0))
    assert shape(repair(last)) == shape(last)
    lower = parsed(
        ("Department", "NOUN", "nsubj", 4),
        ("of", "ADP", "case", 2),
        ("State", "PROPN", "nmod", 0),
        ("papers", "NOUN", "flat", 2),
        ("burned", "VERB", "ROOT", 4),
    )
    assert shape(repair(lower)) == shape(lower)


def test_for_after_a_rejected_demand_says_what_was_demanded() -> None:
    rows = [
        ("Chile", "PROPN", "nsubj", 1),
        ("rejected", "VERB", "ROOT", 1),
        ("demand", "NOUN", "obj", 1),
        ("of", "ADP", "case", 4),
        ("Peru", "PROPN", "nmod", 2),
        ("for", "ADP", "case", 6),
        ("talks", "NOUN", "obl", 1),
    ]
    assert ("talks", "nmod", "demand") in shape(repair(parsed(*rows)))
    apart = [*rows[:2], ("plan", "NOUN", "obj", 1), *rows[3:]]
    assert ("talks", "obl", "rejected") in shape(repair(parsed(*apart)))


def test_names_after_a_day_are_subjects() -> None:
    rows = [
        ("On", "ADP", "case", 1),
        ("Monday", "PROPN", "obl", 5),
        ("Chad", "PROPN", "appos", 1),
        ("and", "CCONJ", "cc", 4),
        ("Mali", "PROPN", "nsubj", 5),
        ("met", "VERB", "ROOT", 5),
    ]
    tagged = [replace(t, tag="VBD") if t.text == "met" else t for t in parsed(*rows).tokens]
    before = parsed(*rows)
    found = shape(repair(Parse(before.text, tagged, before.sentences)))
    assert {("Chad", "nsubj", "met"), ("Mali", "conj", "Chad"), ("Monday", "obl", "met")} <= set(found)


def test_the_doer_after_an_active_verb_belongs_to_its_object() -> None:
    rows = [
        ("Mali", "PROPN", "nsubj", 1),
        ("condemned", "VERB", "ROOT", 1),
        ("raids", "NOUN", "obj", 1),
        ("by", "ADP", "case", 4),
        ("Chad", "PROPN", "obl", 1),
    ]
    before = parsed(*rows)
    tagged = [replace(t, tag="VBD") if t.text == "condemned" else t for t in before.tokens]
    assert ("Chad", "nmod", "raids") in shape(repair(Parse(before.text, tagged, before.sentences)))


def test_a_condition_before_the_saying_belongs_to_what_is_said() -> None:
    rows = [
        ("If", "SCONJ", "mark", 2),
        ("Chad", "PROPN", "nsubj", 2),
        ("attacks", "VERB", "advcl", 4),
        ("he", "PRON", "nsubj", 4),
        ("said", "VERB", "ROOT", 4),
        ("they", "PRON", "nsubj", 6),
        ("answer", "VERB", "ccomp", 4),
    ]
    assert ("attacks", "advcl", "answer") in shape(repair(parsed(*rows)))


def test_a_subject_hangs_from_the_verb_and_not_from_its_auxiliary() -> None:
    rows = [("Mali", "PROPN", "nsubj", 1), ("has", "AUX", "aux", 2), ("refused", "VERB", "ROOT", 2)]
    assert ("Mali", "nsubj", "refused") in shape(repair(parsed(*rows)))
