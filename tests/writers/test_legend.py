import networkx as nx
import pytest

from graph.writers.legend import arranged, entries, summary
from graph.writers.typeset import FONT

COUNTS = {"statements": 1200, "documents": 1}


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, "1,200 statements in 1 document."),
        ("2031-05-04", "2031-05-04", "1,200 statements in 1 document, 4 May 2031."),
        ("2031-05-04", "2031-05-28", "1,200 statements in 1 document, 4–28 May 2031."),
        ("2031-05-04", "2031-06-01", "1,200 statements in 1 document, 4 May – 1 June 2031."),
        ("2030-12-31", "2031-01-01", "1,200 statements in 1 document, 31 December 2030 – 1 January 2031."),
    ],
)
def test_the_caption_counts_and_dates(first, last, said):
    assert summary(nx.MultiDiGraph(**COUNTS, first=first, last=last), 3, 3, []) == said


def test_the_caption_tells_what_is_not_shown():
    said = summary(nx.MultiDiGraph(), 40, 60, [f"A{n}" for n in range(14)])
    assert said.startswith("The 40 edges with the most statements, of 60. Without an edge here: A0, A1,")
    assert said.endswith("A11 and 2 more.")


def test_only_kinds_that_occur_are_explained():
    assert [each.words for each in entries(["person", "country", "person"], counts=False)] == [
        "positive",
        "negative",
        "neutral",
        "country",
        "person",
    ]
    assert "statements on an edge" in [each.words for each in entries([], counts=True)]


def test_a_narrow_legend_has_more_rows():
    items = entries(["person", "country", "bloc", "body", "group"], counts=True)
    wide, narrow = arranged(items, 900, (FONT,)), arranged(items, 100, (FONT,))
    assert (len(wide), sum(map(len, wide))) == (2, 9)
    assert len(narrow) > 3
    assert all(row[0][0] == 0 for row in narrow)
