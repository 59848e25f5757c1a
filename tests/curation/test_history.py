"""What a later sheet replaces or takes back stays, with who took it, when and from which file; it is never applied."""

from datetime import date

import graph
from graph.curation.history import history
from graph.writers.evidence import verdicts

REFUSAL = {"actor": "Kenya", "stance": "reject"}


def decide(review, file: str, by: str, *rows: dict[str, str]) -> bytes:
    review.take(review.sheet(rows, file), by)
    return review.nquads()


def steps(review) -> list[tuple[str, str, str, str, str, str]]:
    """Return who decided what in which file, and the same of what came in its place."""
    with graph.open(review.path) as collection:
        standing = collection.standing()
        assert collection.validate() == []
        found = history(standing.decided, standing.former)
        assert standing.replaced == len(found)
    return [tuple(name for each in (s.decision, s.then) for name in (each.verdict, each.by, each.file)) for s in found]  # type: ignore[misc]


def test_a_replaced_decision_stays_and_is_not_applied(review) -> None:
    row = review.row(**REFUSAL)
    decide(review, "one.csv", "Ana", row | {"decision": "reject", "on": "2022-03-01", "note": "a slip"})
    once = decide(review, "two.csv", "Ben", review.row(**REFUSAL) | {"decision": "accept", "on": "2022-04-01", "by": ""})
    assert steps(review) == [("reject", "Ana", "one.csv", "accept", "Ben", "two.csv")]
    assert len(review.statements(**REFUSAL)) == 1
    with graph.open(review.path) as collection:
        (former,) = collection.standing().former
        assert (former.decision.on, former.until, former.decision.note) == (date(2022, 3, 1), date(2022, 4, 1), "a slip")
        asked = """SELECT ?file ?end { ?new a sg:Decision ; prov:wasRevisionOf ?old ; sg:sheet 'two.csv' .
            ?old a sg:FormerDecision ; sg:verdict sg:Rejected ; prov:wasAttributedTo/foaf:name 'Ana' ;
            sg:sheet ?file ; prov:invalidatedAtTime ?end }"""
        assert len(collection.query(asked)) == 1
        assert len(collection.query("SELECT ?d { ?d a sg:Decision }")) == 1, "old questions count what holds"
    assert decide(review, "two.csv", "Ben", *review.rows()) == once, "the same sheet once more changes nothing"
    assert decide(review, "three.csv", "Cam", *review.rows()) == once, "nor does a copy of it"
    review.build(force=True)
    assert review.nquads() == once, "a rebuild leaves the history"


def test_the_same_words_again_and_again_are_told_in_order(review) -> None:
    for verdict in ("accept", "reject", "accept", "reject", "undecided", "accept"):
        decide(review, "one.csv", "Ana", review.row(**REFUSAL) | {"decision": verdict})
    told = steps(review)
    assert [step[0] for step in told] == ["accept", "reject", "accept", "reject"]
    assert [step[3] for step in told] == ["reject", "accept", "reject", "undecided"]
    with graph.open(review.path) as collection:
        (statement,) = collection.statements(**REFUSAL)
        lines = verdicts(statement.reports[0].key(statement.id), collection.decisions, collection.former)
    done = ["accepted by Ana", "taken back by Ana", "rejected by Ana", "accepted by Ana", "rejected by Ana", "accepted by Ana"]
    assert lines == [done[0], *(f"before that {each}" for each in done[1:])]
    with graph.open(review.path) as collection:
        taken_back = [each for each in collection.standing().former if each.decision.verdict == "undecided"]
        assert len(taken_back) == 1 and [each.fate.how for each in collection.decisions] == ["exact"]
        (now,) = collection.decisions
        assert now.decision.replaces == (taken_back[0].decision.version,)


def test_what_is_taken_back_says_who_did_it(review) -> None:
    before = review.views()
    decide(review, "one.csv", "Ana", review.row(kind="actor", name="Peru") | {"decision": "correct", "new_name": "Republic of Peru"})
    row = review.row(kind="actor", new_name="Republic of Peru")
    decide(review, "two.csv", "Ben", row | {"decision": "undecided", "on": "2022-05-01"})
    once = decide(review, "two.csv", "Ben", row | {"decision": "undecided", "on": "2022-05-01"})
    assert steps(review) == [("correct", "Ana", "one.csv", "undecided", "Ben", "two.csv")]
    assert review.views() == before and decide(review, "x.csv", "Ben", *review.rows()) == once
    with graph.open(review.path) as collection:
        standing = collection.standing()
        (step,) = history(standing.decided, standing.former)
    assert (
        step.text()
        == "  correct actor peru: name Republic of Peru, by Ana in one.csv\n    then taken back, by Ben on 2022-05-01 in two.csv"
    )
    assert step.record()["then_what"] is None and step.record()["then_on"] == "2022-05-01"


def test_a_statement_added_by_hand_and_changed_keeps_its_first_form(review) -> None:
    issue = review.row(kind="issue")["name"]
    row = {"kind": "added", "decision": "add", "new_actor": "Togo", "new_stance": "aid", "new_issue": issue, "evidence": "Seen in Lomé."}
    decide(review, "one.csv", "Ana", row)
    decide(review, "two.csv", "Ana", review.row(kind="added") | {"new_stance": "support"})
    decide(review, "three.csv", "Ana", review.row(kind="added") | {"note": "heard twice"})
    assert [step[2::3] for step in steps(review)] == [("one.csv", "two.csv"), ("two.csv", "three.csv")]
    assert [each.stance.id for each in review.statements(actor="Togo")] == ["support"]


def test_decisions_that_fall_on_one_reading_are_one_line_of_history(review) -> None:
    old = review.row(**REFUSAL) | {"decision": "reject"}
    file = review.articles / "border.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Kenya rejected", "It was a quiet day.\n\nKenya rejected"), encoding="utf-8")
    review.build()
    decide(review, "new.csv", "Ben", review.row(**REFUSAL) | {"decision": "accept"})
    decide(review, "old.csv", "Ana", old)
    assert steps(review) == [("accept", "Ben", "new.csv", "reject", "Ana", "old.csv")]
    assert not review.statements(**REFUSAL)
