import pytest
from scenes import document

from graph.core.document import Span
from graph.identity.statements.wording import body, near, own_words, runs, words_of

SAME = [
    ("We shall defend the labour laws of this valley with all means", "we shall defend the labor laws of this valley with all means"),
    ("“We shall defend each house of this valley with all our means", "we shall defend each house of this valley with all [our] means…"),
    (
        "We will keep the bridge open to the ships of both sides at all hours",
        "We will keep the bridge open for ships of both sides at all hours",
    ),
    ("the old bridge stays closed to their lorries until the toll is paid in full", "stays closed to their lorries until the toll is paid"),
    ("They came at night", "they came at night"),
    (
        "the 40 boats have to leave our waters before the end of this week",
        "The 40 boats will have to leave our waters before the end of this week",
    ),
]
DIFFERENT = [
    ("We will close the old bridge to lorries of the north", "We will not close the old bridge to lorries of the north"),
    (
        "We will close the old bridge to lorries of the north",
        "We will close the old bridge to lorries of the north unless they pay",
    ),
    (
        "the 40 boats have to leave our waters before the end of this week",
        "the 60 boats have to leave our waters before the end of this week",
    ),
    ("we ask that Peru open the old bridge to all lorries at once", "we ask that Chile open the old bridge to all lorries at once"),
    ("we will never give up a single house of the northern valley", "we will never give up a single house of the old harbour town"),
    ("We will never leave", "We will never leave the bridge"),
    ("We reject it", "We reject it"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_cut_a_spelling_or_a_small_word_leaves_an_utterance_the_same(one: str, other: str) -> None:
    assert near(words_of(one), words_of(other)) == near(words_of(other), words_of(one)) >= 0.75


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_turns_an_utterance_makes_two(one: str, other: str) -> None:
    assert near(words_of(one), words_of(other)) == near(words_of(other), words_of(one)) == 0


def test_every_pair_was_tried() -> None:
    assert (len(SAME), len(DIFFERENT)) == (6, 8)


def test_own_words_leave_quotations_out_whatever_their_marks() -> None:
    text = "He said “stay” and 'go', then «halt» and \"wait.\"\nNobody moved."
    parts = [Span(0, text.index("\n")), Span(text.index("\n") + 1, len(text))]
    assert own_words(text, parts) == ("He", "said", "and", "then", "and", "Nobody", "moved")
    assert own_words(text, []) == ()


def test_words_are_plain_and_runs_overlap() -> None:
    assert words_of("Café — the “U.S.” envoy’s well-known plan") == ("Cafe", "the", "US", "envoy's", "well", "known", "plan")
    assert runs(("A", "b", "c", "d", "e")) == {"a b c d", "b c d e"}
    assert runs(("A", "b")) == {"a b"} and runs(()) == set()


def test_the_body_is_the_whole_text_where_no_part_is_marked() -> None:
    from dataclasses import replace

    whole = document("One. Two.")
    assert body(whole) == body(replace(whole, blocks=())) == [Span(0, 9)]


def test_brackets_ellipses_and_short_forms_are_no_difference() -> None:
    said = words_of("We will not sell the wood of the northern forest to a firm that ships it past our own mills")
    edited = [
        "We won't sell the wood of the northern forest to a firm that ships it past our own mills",
        "We will not sell the wood of the [Northern] forest to a firm that ships it past our own mills",
        "We will not sell the wood of the northern forest ... that ships it past our own mills",
        "We will not sell the wood … to a firm that ships it past our own mills",
    ]
    assert [near(said, words_of(each)) > 0 for each in edited] == [True] * 4
    assert near(said, words_of("We will sell the wood of the northern forest to a firm that ships it past our own mills")) == 0
    assert near(said, words_of("We'll sell the wood of the northern forest to a firm ... past our own mills")) == 0
