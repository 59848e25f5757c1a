"""Decisions show in the graph, stay through rebuilds, follow their words, and can be taken back."""

import pytest

import graph
from graph.core.errors import RefusedInput


def said(review, **selection: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(each.actor.name, each.stance.id, tuple(t.name for t in each.targets)) for each in review.statements(**selection)}


def fates(review) -> list[str]:
    with graph.open(review.path) as collection:
        return [each.fate.how for each in collection.decisions]


def rewrite(review, name: str, old: str, new: str) -> graph.Built:
    file = review.articles / f"{name}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return review.build()


REFUSAL = {"actor": "Kenya", "stance": "reject"}


def test_a_rejected_statement_is_in_no_view_and_can_be_taken_back(review) -> None:
    before = review.views()
    assert ("Kenya", "reject", ("Somalia",)) in said(review)
    review.decide(review.row(**REFUSAL) | {"decision": "reject"})
    assert ("Kenya", "reject", ("Somalia",)) not in said(review)
    with graph.open(review.path) as collection:
        assert not collection.query("SELECT ?s { ?s sg:actor actor:kenya ; sg:stance stance:reject }")
        assert not collection.query("SELECT ?s { actor:kenya sg:rejects ?s }")
        held = collection.query("SELECT ?e { ?d sg:verdict sg:Rejected ; sg:evidence ?e ; prov:wasAttributedTo/foaf:name 'Ana Rojas' }")
        assert len(held) == 1 and collection.validate() == []
    row = review.row(**REFUSAL)
    assert (row["decision"], row["status"]) == ("reject", "applied")
    review.decide(row | {"decision": "undecided"})
    assert review.views() == before


def test_an_accepted_statement_is_as_it_was(review) -> None:
    before = review.statements()
    review.decide(review.row(**REFUSAL) | {"decision": "accept"})
    assert review.statements() == before and fates(review) == ["exact"]


@pytest.mark.parametrize(
    ("cells", "check"),
    [
        ({"new_stance": "criticize"}, lambda s: s.stance.id == "criticize"),
        ({"new_actor": "Ethiopia"}, lambda s: s.actor.name == "Ethiopia"),
        ({"new_targets": "Ethiopia | Chile"}, lambda s: [t.name for t in s.targets] == ["Chile", "Ethiopia"]),
        ({"new_targets": "(none)"}, lambda s: s.targets == ()),
        ({"new_speaker": "NATO"}, lambda s: s.reports[0].speaker and s.reports[0].speaker.name == "NATO"),
        ({"new_position": "none"}, lambda s: s.position == "none"),
        ({"new_date": "2021-05-01"}, lambda s: str(s.date) == str(s.reports[0].date) == "2021-05-01"),
        ({"new_conditional": "yes", "new_condition": "if it rains"}, lambda s: s.conditional and s.condition == "if it rains"),
        ({"new_negated": "yes"}, lambda s: s.negated),
        ({"new_certainty": "possible"}, lambda s: s.certainty == "possible"),
        ({"new_tense": "planned"}, lambda s: s.tense == "planned"),
        ({"new_reported": "no"}, lambda s: not s.reports[0].attributed),
        ({"new_cited_source": "The Herald"}, lambda s: s.reports[0].cited_source == "The Herald"),
        ({"new_quotes": "withdraw its troops"}, lambda s: [q.text for q in s.reports[0].quotes] == ["withdraw its troops"]),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_each_field_can_be_corrected(review, cells: dict[str, str], check) -> None:
    row = review.row(**REFUSAL)
    review.decide(row | {"decision": "correct"} | cells)
    evidence = row["evidence"]
    found = [each for each in review.statements() if each.reports[0].exact == evidence and check(each)]
    assert len(found) == 1, cells
    again = next(each for each in review.rows() if each["key"] == row["key"])
    assert again["decision"] == "correct" and all(again[name] == text for name, text in cells.items())
    once = review.nquads()
    review.build(force=True)
    assert review.nquads() == once


def test_the_issue_of_a_statement_can_be_corrected_to_a_new_one(review) -> None:
    row = review.row(**REFUSAL)
    review.decide(row | {"new_issue": "Border Quarrel"}, {"kind": "issue", "decision": "add", "new_name": "Border Quarrel"})
    (statement,) = review.statements(issue="border quarrel")
    assert statement.actor.name == "Kenya" and statement.issue.id == "border-quarrel"


def test_the_last_import_holds_and_says_who(review) -> None:
    row = review.row(**REFUSAL) | {"decision": "accept", "on": "2022-03-01"}
    review.decide(row)
    review.decide(review.row(**REFUSAL), by="Ben Okri")
    assert (review.row(**REFUSAL)["by"], review.row(**REFUSAL)["on"]) == ("Ana Rojas", "2022-03-01"), "nothing was decided anew"
    review.decide(review.row(**REFUSAL) | {"decision": "reject"}, by="Ben Okri")
    changed = review.row(**REFUSAL)
    assert (changed["decision"], changed["by"], changed["on"]) == ("reject", "Ben Okri", "")
    review.decide(changed | {"decision": "", "by": ""}, by="Cam Li")
    assert review.row(**REFUSAL)["by"] == "Ben Okri", "a row without a decision leaves things as they are"


def test_decisions_follow_words_that_move(review) -> None:
    review.decide(review.row(**REFUSAL) | {"decision": "reject"}, review.row(actor="Ethiopia") | {"new_targets": "Somalia"})
    built = rewrite(review, "border", "Kenya rejected", "It was a quiet day.\n\nKenya rejected")
    assert not built.warnings and sorted(fates(review)) == ["moved", "moved"]
    assert ("Kenya", "reject", ("Somalia",)) not in said(review) and ("Ethiopia", "offer", ("Somalia",)) in said(review)


def test_decisions_follow_words_that_change_a_little_and_say_so(review) -> None:
    review.decide(review.row(**REFUSAL) | {"decision": "reject"})
    built = rewrite(review, "border", "Kenya rejected a demand", "Kenya on Monday rejected a demand")
    assert fates(review) == ["near"] and "matched with words or readings that have changed" in built.warnings[-1]
    assert ("Kenya", "reject", ("Somalia",)) not in said(review)
    with graph.open(review.path) as collection:
        assert "the words have changed a little" in collection.standing().text()


def test_what_is_to_look_at_again_can_be_settled(review) -> None:
    review.decide(review.row(**REFUSAL) | {"decision": "reject"})
    rewrite(review, "border", "Kenya rejected a demand", "Kenya on Monday rejected a demand")
    review.decide(review.row(decision="reject") | {"decision": "undecided"})
    curated = review.decide(review.row(**REFUSAL) | {"decision": "reject"})
    assert fates(review) == ["exact"] and not curated.standing().record()["look_again"]


def test_a_decision_that_does_not_apply_is_kept_and_comes_back(review) -> None:
    before = review.nquads()
    review.decide(review.row(**REFUSAL) | {"decision": "reject"}, review.row(actor="Denmark") | {"decision": "accept"})
    decided = review.nquads()
    text = (review.articles / "border.md").read_text("utf-8")
    rewrite(review, "border", "Kenya rejected a demand by Somalia to withdraw its troops from the border.", "Nothing new was heard.")
    assert sorted(fates(review)) == ["exact", "void"]
    with graph.open(review.path) as collection:
        (row,) = collection.standing().record()["not_applied"]
        assert row["fate"] == "its words no longer stand in border" and row["by"] == "Ana Rojas"
    (review.articles / "border.md").unlink()
    review.build(prune=True)
    with graph.open(review.path) as collection:
        assert collection.standing().record()["not_applied"][0]["fate"] == "the document border is not in the graph"
    (review.articles / "border.md").write_text(text, encoding="utf-8")
    review.build()
    assert review.nquads() == decided != before


def test_a_document_that_is_given_another_name_takes_its_decisions_along(review) -> None:
    review.decide(review.row(**REFUSAL) | {"decision": "reject"})
    (review.articles / "border.md").rename(review.articles / "frontier.md")
    review.build(prune=True)
    assert fates(review) == ["elsewhere"] and ("Kenya", "reject", ("Somalia",)) not in said(review)


def test_a_copy_under_another_name_that_hardly_differs_takes_the_decisions_too(review) -> None:
    review.decide(review.row(**REFUSAL) | {"decision": "reject"}, review.row(actor="Ethiopia") | {"new_certainty": "possible"})
    text = (review.articles / "border.md").read_text("utf-8").replace("its troops", "all its troops")
    (review.articles / "border.md").unlink()
    (review.articles / "copy.md").write_text(text, encoding="utf-8")
    review.build(prune=True)
    assert fates(review) == ["elsewhere"] * 2 and ("Kenya", "reject", ("Somalia",)) not in said(review)
    with graph.open(review.path) as collection:
        looked = {row["fate"] for row in collection.standing().record()["look_again"]}
    assert looked == {f"its document is gone; copy has {nearly}the words" for nearly in ("", "nearly ")}
    (review.articles / "copy.md").write_text(
        text.replace("rejected a demand", "has once more turned down the old demand"), encoding="utf-8"
    )
    review.build(prune=True)
    assert sorted(fates(review)) == ["elsewhere", "void"], "words of another kind are no copy"


def test_what_was_accepted_stays_when_rules_change(review, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that read nothing, or something else, stand in for a new version."""
    from dataclasses import replace

    from graph import pipeline
    from graph.core.stance import stance

    review.decide(
        review.row(**REFUSAL) | {"decision": "accept"},
        review.row(actor="Denmark") | {"new_certainty": "possible"},
        review.row(actor="Bolivia") | {"decision": "reject"},
    )
    real = pipeline.extract

    def other(*given, **named):
        kept = [each for each in real(*given, **named) if each.actor.name != "Denmark"]
        return [replace(each, stance=stance("warn")) if each.actor.name in ("Kenya", "Bolivia") else each for each in kept]

    monkeypatch.setattr(pipeline, "extract", other)
    review.build(force=True)
    assert sorted(fates(review)) == ["kept", "reread", "void"]
    assert {("Kenya", "reject", ("Somalia",)), ("Denmark", "support", ("Norway",)), ("Bolivia", "warn", ("Chile",))} <= said(review)
    with graph.open(review.path) as collection:
        assert collection.validate() == []
        assert "the rules no longer read this in harbour" in collection.standing().text()


def test_a_sheet_from_before_a_change_can_still_be_imported(review) -> None:
    old = review.row(**REFUSAL) | {"decision": "reject"}
    gone = review.row(actor="Denmark") | {"decision": "accept"}
    rewrite(review, "border", "Kenya rejected", "It was a quiet day.\n\nKenya rejected")
    rewrite(review, "talks", "Denmark supports Norway.", "That was all.")
    curated = review.decide(old, gone)
    assert sorted(each.fate.how for each in curated.decided) == ["moved", "void"]
    assert ("Kenya", "reject", ("Somalia",)) not in said(review)
    with pytest.raises(RefusedInput):
        review.decide(gone | {"actor": "Sweden"})


def test_of_two_sheets_the_later_holds_for_the_same_words(review) -> None:
    old = review.row(**REFUSAL) | {"decision": "reject"}
    rewrite(review, "border", "Kenya rejected", "It was a quiet day.\n\nKenya rejected")
    review.decide(review.row(**REFUSAL) | {"decision": "accept"})
    assert len(review.decide(old).decided) == 1
    assert ("Kenya", "reject", ("Somalia",)) not in said(review)


def test_a_value_decided_for_one_report_holds_for_the_merged_statement(review) -> None:
    text = (review.articles / "border.md").read_text("utf-8")
    for name in ("copy", "other"):
        (review.articles / f"{name}.md").write_text(text.replace("Rift Post", name), encoding="utf-8")
    review.build()
    row = review.row(document="copy", **REFUSAL)
    assert row["position"] != "none"
    review.decide(row | {"new_position": "none"})
    (statement,) = [each for each in review.statements(actor="Kenya", stance="reject") if len(each.reports) == 3]
    assert statement.position == "none"
