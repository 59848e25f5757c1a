"""Words of one sense bring contents together that share none."""

from scenes import document, draft

from graph.core.statement import Draft
from graph.identity.issues.assigning import assign
from graph.identity.issues.scheme import Scheme
from graph.identity.issues.senses import senses
from graph.identity.seeds import read_rows, split_cell
from graph.identity.stemming import stem


def test_every_sense_has_several_words_and_an_origin() -> None:
    rows = list(read_rows("senses"))
    assert len(rows) > 70 and len({row["sense"] for row in rows}) == len(rows)
    assert all(row["origin"] and len(split_cell(row["words"])) > 1 for row in rows)
    assert all(len(set(split_cell(row["words"]))) == len(split_cell(row["words"])) for row in rows)


def test_words_of_one_sense() -> None:
    one, other = (senses({stem(word)}) for word in ("deportation", "repatriate"))
    assert one & other and not one & senses({stem("pipeline")})
    assert senses({"zebra"}) == frozenset()


def issues(*drafts: Draft) -> list[str]:
    return [s.issue.label for s in assign(drafts, {k: document("x" * 500, identifier=k) for k in "ab"}, Scheme([]))]


def test_contents_of_one_sense_are_one_issue() -> None:
    found = issues(
        draft("Lesotho", "demand", ["Eswatini"], "the return of the royal skulls", wants=1),
        draft("Eswatini", "reject", ["Lesotho"], "returning the stolen remains", doc="b", wants=-1),
        draft("Lesotho", "criticize", ["Eswatini"], "the price of sugar", at=60),
    )
    assert found[0] == found[1] == "return of the royal skulls" != found[2]


def test_what_stands_in_a_clause_of_time_does_not_count() -> None:
    found = issues(
        draft("Lesotho", "accuse", ["Eswatini"], "of poaching rhinos during negotiations on a sugar treaty", wants=-1),
        draft("Lesotho", "demand", ["Eswatini"], "a new sugar treaty", at=60, wants=1),
    )
    assert found == ["poaching of rhinos", "new sugar treaty"]
