"""The evidence of a statement corrected to another passage of its document: checked, shown everywhere, and kept through changes."""

import re

import pytest

import graph
from graph.core.errors import RefusedInput
from graph.core.statement import Report

REFUSAL = {"actor": "Kenya", "stance": "reject"}
PASSAGE = "“We will not leave,” Kenya's foreign ministry said on 3 May 2021."
AS_TYPED = '"we  will not leave," Kenya’s foreign ministry said on 3 May 2021'


def shown(review) -> Report:
    (found,) = [each for each in review.statements(actor="Kenya", stance="reject") if each.reports[0].document == "border"]
    (report,) = found.reports
    return report


def correct(review, passage: str = PASSAGE, **cells: str):
    return review.decide(review.row(**REFUSAL) | {"decision": "correct", "new_evidence": passage} | cells)


def rewrite(review, *changes: tuple[str, str]) -> graph.Built:
    file = review.articles / "border.md"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return review.build()


def fate(review) -> tuple[str, str]:
    with graph.open(review.path) as collection:
        (decided,) = collection.decisions
    return decided.fate.how, decided.fate.message


@pytest.mark.parametrize("typed", [PASSAGE, AS_TYPED, PASSAGE.upper()])
def test_another_passage_becomes_the_evidence(review, typed: str) -> None:
    text = (review.articles / "border.md").read_text(encoding="utf-8").partition("---\n\n")[2]
    correct(review, typed)
    report = shown(review)
    assert report.exact.strip("“.") == PASSAGE.strip("“.") and report.exact in text and report.cue is None
    with graph.open(review.path) as collection:
        turtle, (evidence,) = collection.export(format="turtle").decode(), collection.why(review.statements(**REFUSAL)[0].id)
        assert "We will not leave,” Kenya's foreign ministry" in turtle and collection.validate() == []
        assert evidence.report == report
        assert "We will not leave" in repr(collection.query("evidence", actor="Kenya", target="Somalia"))
    again = review.row(**REFUSAL)
    assert again["evidence"].startswith("Kenya rejected") and again["new_evidence"] == " ".join(typed.split())
    once = review.nquads()
    review.decide(*review.rows())
    review.build(force=True)
    assert review.nquads() == once


def test_the_nearest_of_two_like_passages_is_taken(review) -> None:
    rewrite(review, ("Kenya rejected", "It is quiet.\n\nKenya rejected"), ("on the border.", "on the border.\n\nIt is quiet."))
    correct(review, "It is quiet")
    report = shown(review)
    with graph.open(review.path) as collection:
        text = collection.documents["border"].text
    assert report.span.start == text.index("It is quiet") and text.count("It is quiet") == 2


def test_a_cue_and_quotes_come_along_where_they_stand_in_the_passage(review) -> None:
    correct(review, "Kenya rejected a demand by Somalia", new_quotes="demand by Somalia")
    report = shown(review)
    assert report.cue and report.exact == "Kenya rejected a demand by Somalia"
    assert [quote.text for quote in report.quotes] == ["demand by Somalia"]
    with graph.open(review.path) as collection:
        assert collection.validate() == []


def test_words_that_do_not_stand_there_are_refused_with_the_nearest(review) -> None:
    before = review.nquads()
    with pytest.raises(RefusedInput) as caught:
        correct(review, "Kenya's foreign ministry said in May 2021 that it would not leave")
    (problem,) = map(str, caught.value.problems)
    assert re.search(r"column new_evidence: these words do not stand in border: .* \(the nearest there is .*foreign ministry said", problem)
    with pytest.raises(RefusedInput) as caught:
        correct(review, PASSAGE, new_quotes="demand by Somalia")
    assert "does not stand in the evidence" in str(caught.value.problems[0]), "quotes are looked for in the new evidence"
    assert review.nquads() == before


def test_it_stays_when_articles_change(review) -> None:
    correct(review)
    rewrite(review, ("Kenya rejected", "It was a quiet day.\n\nKenya rejected"))
    assert (shown(review).exact, fate(review)) == (PASSAGE, ("moved", ""))
    rewrite(review, ("We will not leave", "We shall not leave"))
    assert (shown(review).exact, fate(review)) == (PASSAGE.replace("will", "shall"), ("near", ""))
    rewrite(review, ("Kenya rejected a demand by Somalia to withdraw its troops from the border.", "Nothing else happened."))
    assert shown(review).exact == PASSAGE.replace("will", "shall") and fate(review)[0] == "kept"
    (review.articles / "border.md").rename(review.articles / "frontier.md")
    review.build(prune=True)
    assert fate(review) == ("void", "the document border is not in the graph")


def test_where_it_is_gone_the_evidence_that_was_read_is_shown_and_it_is_said(review) -> None:
    correct(review)
    old = review.row(**REFUSAL)
    rewrite(review, (PASSAGE, "Nobody commented."))
    how, message = fate(review)
    assert how == "near" and message == "the evidence given in review no longer stands in border; the one that was read is shown"
    assert shown(review).exact.startswith("Kenya rejected")
    with graph.open(review.path) as collection:
        assert collection.validate() == [] and message in collection.standing().text()
    once = review.nquads()
    review.decide(old)
    assert review.nquads() == once, "what is stored already is not blamed"


def test_it_goes_along_with_an_article_of_another_name(review) -> None:
    correct(review)
    (review.articles / "border.md").rename(review.articles / "frontier.md")
    review.build(prune=True)
    (found,) = review.statements(actor="Kenya", stance="reject")
    assert [(each.document, each.exact) for each in found.reports] == [("frontier", PASSAGE)] and fate(review)[0] == "elsewhere"


def test_two_reports_given_one_passage_are_one(review) -> None:
    """Two statements of one document that become the same, on the same words, leave one report, and both decisions show in it."""
    row, other = review.row(**REFUSAL), review.row(actor="Ethiopia")
    cells = {"new_evidence": PASSAGE, "new_issue": row["issue"], "new_position": "against"}
    changed = other | cells | {"new_actor": "Kenya", "new_stance": "reject", "new_targets": row["targets"]}
    curated = review.decide(row | cells, changed)
    assert len({each.fate.reports for each in curated.decided}) == 1 and len(curated.decided) == 2
    assert shown(review).exact == PASSAGE
    with graph.open(review.path) as collection:
        assert collection.validate() == []
