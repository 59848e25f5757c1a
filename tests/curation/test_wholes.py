"""One line decides on a statement as a whole: on all its reports, in whichever articles they stand."""

import pytest

import graph
from graph.core.errors import RefusedInput

REFUSAL = {"actor": "Kenya", "stance": "reject"}
COPIES = ("border", "copy", "other")


@pytest.fixture
def copied(review):
    """Give a graph in which three articles report one refusal."""
    text = (review.articles / "border.md").read_text("utf-8")
    for name in COPIES[1:]:
        (review.articles / f"{name}.md").write_text(text.replace("Rift Post", name), encoding="utf-8")
    review.build()
    return review


def rows(review, **wanted: str) -> list[dict[str, str]]:
    return [row for row in review.rows() if all(row[name] == text for name, text in ({**REFUSAL, **wanted}).items())]


def verdicts(review) -> dict[str, str]:
    return {row["document"]: row["decision"] for row in rows(review)}


def test_the_rows_of_one_statement_say_so(copied) -> None:
    found = rows(copied)
    assert [row["document"] for row in found] == list(COPIES) and {row["reports"] for row in found} == {"3"}
    assert len({row["statement_id"] for row in found}) == 1


@pytest.mark.parametrize(("verdict", "left"), [("accept", 1), ("reject", 0)])
def test_one_line_decides_on_all_reports(copied, verdict: str, left: int) -> None:
    before = copied.views()
    curated = copied.decide(rows(copied)[1] | {"decision": f"{verdict} all", "note": "read twice"})
    assert [each.decision.verdict for each in curated.decided] == [verdict] * 3 and {each.decision.note for each in curated.decided} == {
        "read twice"
    }
    assert len(copied.statements(**REFUSAL) if left else [s for s in copied.statements() if s.stance.id == "reject"]) == left
    once = copied.nquads()
    copied.decide(*copied.rows())
    copied.decide(rows(copied)[2] | {"decision": f"{verdict.title()}  ALL"}, by="Ben Okri")
    assert copied.nquads() == once
    copied.decide(rows(copied)[0] | {"decision": "undecided all"})
    assert set(verdicts(copied).values()) == {""} and copied.views() == before


def test_all_reports_are_corrected_and_keep_what_was_corrected_before(copied) -> None:
    first, second, _ = rows(copied)
    copied.decide(second | {"new_speaker": "NATO"}, first | {"decision": "accept"})
    curated = copied.decide(rows(copied)[0] | {"decision": "correct all", "new_stance": "criticize"}, by="Ben Okri")
    assert [each.decision.verdict for each in curated.decided] == ["correct"] * 3
    (statement,) = copied.statements(actor="Kenya", stance="criticize")
    assert [report.speaker.name if report.speaker else "" for report in statement.reports] == ["", "NATO", ""]
    assert len(curated.former) == 2 and {each.decision.by for each in curated.former} == {"Ana Rojas"}
    copied.decide(
        next(row for row in copied.rows() if row["document"] == "copy" and row["new_stance"]) | {"decision": "accept all"} | BLANK
    )
    assert sorted(verdicts(copied).values()) == ["accept", "correct", "correct"], "accepting a whole leaves corrections of the others"


BLANK = {"new_stance": "", "new_speaker": ""}


def test_a_line_of_its_own_says_otherwise(copied) -> None:
    first, second, third = rows(copied)
    copied.decide(second | {"decision": "accept"})
    first, second, third = rows(copied)
    copied.decide(first | {"decision": "reject all"}, second, third)
    assert set(verdicts(copied).values()) == {"reject"}, "what only stands there from before gives way"
    before = copied.nquads()
    first, second, third = rows(copied)
    for lines in (
        (first | {"decision": "undecided all"}, third | {"decision": "accept"}),
        (third | {"decision": "accept"}, first | {"decision": "undecided all"}),
    ):
        with pytest.raises(RefusedInput) as caught:
            copied.decide(*lines)
        (problem,) = map(str, caught.value.problems)
        assert "decides otherwise on a report of this statement (empty one of the two decisions)" in problem
    assert copied.nquads() == before


def test_words_of_one_report_are_not_those_of_all(copied) -> None:
    row = rows(copied)[0]
    for name in ("new_evidence", "new_quotes"):
        with pytest.raises(RefusedInput) as caught:
            copied.decide(row | {"decision": "correct all", name: "Kenya rejected a demand"})
        assert f"column {name}: each report has {name[4:]} of its own (decide correct, line by line)" in str(caught.value.problems[0])
    with pytest.raises(RefusedInput) as caught:
        copied.decide(row | {"decision": "accept all", "new_stance": "deny"})
    assert "accept all and a value in new_stance exclude each other" in str(caught.value.problems[0])


def test_a_statement_that_is_not_there_any_more_is_not_decided_on_in_part(copied) -> None:
    old = rows(copied)[0]
    for name in COPIES:
        file = copied.articles / f"{name}.md"
        file.write_text(
            file.read_text("utf-8").replace("Kenya rejected a demand by Somalia", "Kenya welcomed a demand by Somalia"), "utf-8"
        )
    copied.build()
    with pytest.raises(RefusedInput) as caught:
        copied.decide(old | {"decision": "reject all"})
    assert "the statement is not in the graph as it was (export again, or decide line by line)" in str(caught.value.problems[0])


def test_a_report_that_comes_later_is_open(copied) -> None:
    copied.decide(rows(copied)[0] | {"decision": "reject all"})
    text = (copied.articles / "border.md").read_text("utf-8")
    (copied.articles / "later.md").write_text(text.replace("Rift Post", "Later"), encoding="utf-8")
    copied.build()
    assert verdicts(copied)["later"] == "" and len(copied.statements(**REFUSAL)) == 1
    with graph.open(copied.path) as collection:
        assert collection.validate() == []
