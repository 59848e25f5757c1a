"""Actors and issues renamed, merged, split and added; statements added by hand; links accepted."""

import graph


def decided(review, *rows: dict[str, str]) -> graph.Collection:
    review.decide(*rows)
    once = review.nquads()
    review.build(force=True)
    assert review.nquads() == once
    rows_before = review.rows()
    review.decide(*rows_before)
    assert (review.rows(), review.nquads()) == (rows_before, once)
    collection = graph.open(review.path)
    assert collection.validate() == []
    return collection


def test_an_actor_is_renamed_and_found_under_both_names(review) -> None:
    row = review.row(kind="actor", name="Peru") | {"decision": "correct", "new_name": "Republic of Peru", "new_aliases": "RP | Peruvians"}
    with decided(review, row) as collection:
        for name in ("Republic of Peru", "Peru", "RP", "Peruvians", "peru"):
            assert {each.actor.id for each in collection.statements(actor=name)} == {"peru"}
        assert collection.statements(actor="Peru")[0].actor.name == "Republic of Peru"


def test_actors_are_merged_whatever_their_chain(review) -> None:
    rows = [
        review.row(kind="actor", name="Denmark") | {"decision": "merge", "merge_into": "Norway"},
        review.row(kind="actor", name="Norway") | {"decision": "merge", "merge_into": "Iceland"},
    ]
    with decided(review, *rows) as collection:
        assert {each.actor.name for each in collection.statements(document="talks")} == {"Iceland"}
        assert all(not each.targets for each in collection.statements(document="talks")), "nobody takes a stance towards itself"
        assert collection.statements(actor="Denmark")
    review.decide(review.row(kind="actor", name="Denmark") | {"decision": "undecided", "merge_into": ""})
    assert {each.actor.name for each in review.statements(document="talks")} == {"Iceland", "Denmark"}


def test_the_kind_of_an_actor_and_whom_it_acts_for(review) -> None:
    row = review.row(kind="actor", name="Kenyan Foreign Ministry")
    with decided(review, row | {"decision": "correct", "new_kind": "organization", "new_acts_for": "Uganda"}) as collection:
        speaker = next(r.speaker for s in collection.statements() for r in s.reports if r.speaker)
        assert (speaker.kind, speaker.acts_for) == ("organization", "uganda")
    assert review.row(kind="actor", name="Kenyan Foreign Ministry")["new_acts_for"] == "Uganda"
    review.decide(review.row(kind="actor", name="Kenyan Foreign Ministry") | {"new_acts_for": "(none)"})
    assert next(r.speaker for s in review.statements() for r in s.reports if r.speaker).acts_for is None


def test_a_new_actor_can_be_used_at_once(review) -> None:
    made = {"kind": "actor", "decision": "add", "new_name": "Harbour Union", "new_kind": "group"}
    with decided(review, made, review.row(actor="Bolivia") | {"new_targets": "harbour union"}) as collection:
        (statement,) = collection.statements(target="Harbour Union")
        assert statement.targets[0].kind == "group" and statement.targets[0].id == "harbour-union"


def test_issues_are_renamed_and_merged(review) -> None:
    one, two, three = [row for row in review.rows() if row["kind"] == "issue"][:3]
    rows = [
        one | {"decision": "correct", "new_name": "first matter", "new_broader": two["name"]},
        three | {"decision": "merge", "merge_into": "first matter"},
    ]
    with decided(review, *rows) as collection:
        found = collection.statements(issue="first matter")
        assert len(found) == int(one["statements"]) + int(three["statements"])
        assert {each.issue.broader for each in found} == {two["key"].split(":")[1]}


def test_an_issue_is_split_by_words_also_for_what_comes_later(review) -> None:
    row = review.row(kind="issue", name=review.row(actor="Bolivia")["issue"])
    with decided(review, row | {"decision": "split", "new_name": "reopening", "words": "reopen | open again"}) as collection:
        assert [each.actor.name for each in collection.statements(issue="reopening")] == ["Bolivia"]
    later = review.articles / "later.md"
    later.write_text("---\ndate: 2021-06-09\n---\n\nPeru urged Chile to reopen the harbour.\n", encoding="utf-8")
    review.build()
    if any(each.actor.name == "Peru" and each.reports[0].document == "later" for each in review.statements(issue="reopening")):
        assert len(review.statements(issue="reopening")) == 2
    else:
        assert not [
            each for each in review.statements() if each.reports[0].document == "later" and each.issue.id == row["key"].split(":")[1]
        ]


def test_a_decision_on_an_issue_follows_its_readings() -> None:
    from dataclasses import replace

    from graph.core.decision import Decision, reading_key
    from graph.core.document import Span
    from graph.core.entity import Actor, Issue
    from graph.core.stance import stance
    from graph.core.statement import Report, Statement
    from graph.curation.topics import Topics

    kenya = Actor("kenya", "Kenya", "country")
    parts = [
        Statement("", kenya, stance("reject"), (), Issue("dam", "dam"), "none", (Report("d", Span(n, n + 1), str(n), "r", 1.0, "K"),))
        for n in range(3)
    ]
    decision = Decision("issue", "correct", "dam", (("name", "the dam"),), "Ana", members=tuple(map(reading_key, parts)))
    assert Topics(parts, [decision]).curated(parts[0].issue).label == "the dam"
    moved = [replace(part, issue=Issue("big-dam", "big dam")) for part in parts[:2]] + [replace(parts[2], issue=Issue("x", "x"))]
    topics = Topics(moved, [decision])
    assert topics.curated(moved[0].issue) == Issue("big-dam", "the dam") and topics.curated(moved[2].issue) == Issue("x", "x")
    assert (topics.fate(decision).how, topics.fate(decision).message) == ("near", "the issue is big-dam now")
    assert Topics([], [decision]).fate(decision).how == "void"


def test_statements_are_added_with_and_without_an_article(review) -> None:
    issue = review.row(kind="issue")["name"]
    base = {"kind": "added", "decision": "add", "new_issue": issue, "new_position": "for", "new_date": "2021-06-03"}
    rows = [
        base
        | {"document": "harbour", "evidence": "Bolivia called on\u00a0Chile", "new_actor": "Bolivia", "new_stance": "criticize"}
        | {"new_targets": "Chile", "new_quotes": "called on Chile"},
        base | {"new_actor": "Togo", "new_stance": "support", "new_targets": "Peru", "new_conditional": "yes", "new_condition": "if asked"},
        base | {"new_actor": "Togo", "new_stance": "aid", "evidence": "Seen in Lomé: 'crates for Peru'."},
    ]
    with decided(review, *rows) as collection:
        (first,) = collection.statements(actor="Bolivia", stance="criticize")
        assert first.reports[0].exact == "Bolivia called on Chile" and first.reports[0].rule == "added by hand"
        assert [quote.text for quote in first.reports[0].quotes] == ["called on Chile"] and str(first.date) == "2021-06-03"
        second, third = collection.statements(actor="Togo", stance="support")[0], collection.statements(actor="Togo", stance="aid")[0]
        assert second.reports[0].document == third.reports[0].document == "curation:ana-rojas"
        assert second.reports[0].exact == f"Togo: support → Peru, on {issue}" and second.condition == "if asked"
        page = collection.documents["curation:ana-rojas"]
        assert page.note == "added by a person, without an article" and page.publisher == "Ana Rojas"
        assert collection.export(format="csv").decode().count("added by hand") == 3
    row = review.row(kind="added", new_stance="aid")
    review.decide(row | {"new_stance": "offer"})
    assert not review.statements(actor="Togo", stance="support")[1:] and len(review.statements(actor="Togo", stance="offer")) == 1
    review.decide(*(each | {"decision": "undecided"} for each in review.rows() if each["kind"] == "added"))
    assert not [each for each in review.rows() if each["kind"] == "added"]
    with graph.open(review.path) as collection:
        assert "curation:ana-rojas" not in collection.documents


def test_likely_duplicates_are_suggested_and_nothing_is_merged() -> None:
    from graph.core.entity import Actor
    from graph.curation.duplicates import suggestions

    names = ("Sergei Lavrov", "Sergey Lavrov", "Antony Blinken", "Anthony Blinkon", "Ana Rojas", "Ana Rosas 2", "Ana Rosas 3")
    people = [Actor(name.lower().replace(" ", "-"), name, "person") for name in names]
    countries = [Actor(name.lower(), name, "country") for name in ("Austria", "Australia", "Niger", "Nigeria")]
    found = {name: other.name for name, (other, _) in suggestions([*people, *countries]).items()}
    assert found["sergei-lavrov"] == "Sergey Lavrov" and found["antony-blinken"] == "Anthony Blinkon"
    assert "austria" not in found and "niger" not in found and found.get("ana-rosas-2") != "Ana Rosas 3"
    assert suggestions([]) == {}


def test_a_split_can_be_taken_back(review) -> None:
    row = review.row(kind="issue", name=review.row(actor="Bolivia")["issue"])
    before = review.views()
    review.decide(row | {"decision": "split", "new_name": "reopening", "words": "reopen"})
    assert review.views() != before
    review.decide(review.row(kind="issue", new_name="reopening") | {"decision": "undecided"})
    assert review.views() == before
