import pytest

from training.scores import Node, Tally, Tree, score_names, score_trees, skeletons

GOLD = Tree(
    (
        Node(0, 4, "PRON", "PRP", "they", 5, "nsubj"),
        Node(5, 9, "VERB", "VBD", "say", 5, "root"),
        Node(10, 12, "PRON", "PRP", "it", 13, "nsubj"),
        Node(13, 19, "VERB", "VBD", "fail", 5, "ccomp"),
        Node(19, 20, "PUNCT", ".", ".", 5, "punct"),
    ),
    ((0, 20),),
)


def test_a_perfect_parse() -> None:
    tally = score_trees([(GOLD, GOLD)], {"say"})
    assert {
        tally.f(m) for m in ("tokens", "UPOS", "LAS", "LAS without punctuation", "sentences", "ccomp", "clauses", "clauses, gentle")
    } == {1.0}
    assert tally.wanted["LAS"] == 5 and tally.wanted["LAS without punctuation"] == 4 and tally.wanted["clauses"] == 1


def test_errors_count_where_they_are() -> None:
    nodes = list(GOLD.nodes)
    nodes[2] = Node(10, 12, "DET", "DT", "it", 5, "obj")
    tally = score_trees([(Tree(tuple(nodes), ((0, 9), (10, 20))), GOLD)], {"say"})
    assert tally.f("UPOS") == pytest.approx(0.8) and tally.f("LAS") == pytest.approx(0.8) and tally.f("UAS") == pytest.approx(0.8)
    assert tally.f("sentences") == 0 and tally.recall("clauses") == 0 and tally.recall("clauses, gentle") == 0


def test_extra_subjects_are_forgiven_gently() -> None:
    nodes = [*GOLD.nodes[:4], Node(19, 20, "NOUN", "NN", "x", 5, "nsubj")]
    tally = score_trees([(Tree(tuple(nodes), ((0, 20),)), GOLD)], {"say"})
    assert (tally.recall("clauses"), tally.recall("clauses, gentle")) == (0, 1)


def test_other_tokens_lower_both_precision_and_recall() -> None:
    tally = score_trees([(Tree(GOLD.nodes[:4], ((0, 20),)), GOLD)], ())
    assert tally.precision("tokens") == 1 and tally.recall("tokens") == pytest.approx(0.8)


def test_skeletons() -> None:
    assert skeletons(GOLD)[5] == (frozenset({0}), frozenset(), frozenset({13}))


def test_names_by_kind() -> None:
    tally = score_names([([(0, 4, "PER"), (8, 9, "LOC")], [(0, 4, "PER"), (6, 9, "LOC")])])
    assert tally.f("names") == pytest.approx(0.5) and tally.f("PER") == 1 and tally.f("LOC") == 0 and Tally().f("ORG") == 0
