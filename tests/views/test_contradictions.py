"""Contradiction and change in a quarrel about a bridge."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

from graph.core.document import Document, Span
from graph.core.entity import Actor, Issue
from graph.core.stance import stance
from graph.core.statement import Quote, Report, Statement
from graph.views.contradictions import Contradiction, contradictions

ALDOVA, BRESNIA, KADMAR = (Actor(name.lower(), name, "country") for name in ("Aldova", "Bresnia", "Kadmar"))
ROTH, VALE = (Actor(name.lower(), name, "person", acts_for="aldova") for name in ("Roth", "Vale"))
BRIDGE, TOLL = Issue("bridge", "the bridge"), Issue("toll", "the toll")
PAPERS = {name: Document(name, "x" * 200, published=date(2031, 5, 9)) for name in ("post", "tide", "wire")}
WORDS = "we will close the old bridge to every lorry from the other side"


def said(
    kind: str, position: str, *, name: str, day: int | None = 1, paper: str = "", words: str = "", speaker: Actor | None = None, **more
) -> Statement:
    text = words or " ".join(f"{name}{number}" for number in range(12))
    paper = paper or ("post" if position == "for" else "tide")
    report = Report(paper, Span(0, len(text)), text, "rule", 0.9, "Aldova", speaker=speaker, date=day and date(2031, 5, day))
    if words:
        report = replace(report, cue=Span(8, 13), quotes=(Quote(words, Span(0, len(words))),))
    given = {"targets": (BRESNIA,), "issue": BRIDGE, "actor": ALDOVA} | more
    return Statement(name, stance=stance(kind), position=position, reports=(report,), date=report.date, **given)


def found(*statements: Statement) -> list[Contradiction]:
    result = contradictions(statements, PAPERS)
    assert all(contradictions(order, PAPERS) == result for order in permutations(statements))
    return result


def ids(result: list[Contradiction]) -> list[tuple[str, str]]:
    return [(each.earlier.statement.id, each.later.statement.id) for each in result]


def test_opposite_positions_on_one_issue_say_what_may_explain_them() -> None:
    base = said("support", "for", name="a", speaker=ROTH)
    cases = {
        ("change",): said("reject", "against", name="b", day=5, speaker=ROTH),
        ("speakers", "reports"): said("reject", "against", name="b", speaker=VALE),
        ("conditions", "reports"): said("reject", "against", name="b", speaker=ROTH, conditional=True, condition="if it rains"),
        ("change", "speakers", "conditions"): said("reject", "against", name="b", day=2, speaker=VALE, conditional=True),
        ("same day", "reports"): said("reject", "against", name="b"),
    }
    for kinds, other in cases.items():
        (only,) = found(base, other)
        assert (
            only.kinds == kinds
            and bool(only.differ) == ("reports" in kinds)
            and (only.earlier.statement, only.later.statement) == (base, other)
        )
    assert len(cases) == 5


def test_what_is_no_contradiction() -> None:
    base = said("support", "for", name="a")
    others = [
        said("criticize", "for", name="b", day=None),
        said("declare", "none", name="b", day=None),
        said("reject", "against", name="b", day=None, issue=TOLL),
        said("reject", "against", name="b", day=None, actor=KADMAR),
        said("reject", "against", name="b", day=None, targets=(KADMAR,)),
        said("reject", "against", name="b", day=None, negated=True),
    ]
    ascribed = said("reject", "against", name="b", day=None)
    others.append(replace(ascribed, reports=(replace(ascribed.reports[0], attributed=False),)))
    for other in others:
        assert found(base, other) == [], other
    assert len(others) == 7 and found() == []


def test_one_document_contradicts_itself_only_with_two_days() -> None:
    base = said("support", "for", name="a", paper="wire")
    assert found(base, said("reject", "against", name="b", paper="wire", speaker=VALE, conditional=True)) == []
    assert found(base, said("reject", "against", name="b", paper="wire", day=None)) == []
    assert ids(found(base, said("reject", "against", name="b", paper="wire", day=2))) == [("a", "b")]


def test_without_an_explanation_the_signs_are_opposite_too() -> None:
    assert found(said("appeal", "for", name="a"), said("demand", "against", name="b")) == []
    assert ids(found(said("offer", "for", name="a"), said("demand", "against", name="b", day=2))) == [("a", "b")]


def test_two_of_one_stance_have_to_speak_of_the_same() -> None:
    def asking(name: str, position: str, content: str, **more: Any) -> Statement:
        made = said("demand", position, name=name, **more)
        return replace(made, reports=(replace(made.reports[0], content=content),))

    first = asking("a", "for", "to open the old bridge to lorries")
    assert ids(found(first, asking("b", "against", "to close the bridge to all lorries", day=2))) == [("a", "b")]
    assert found(first, asking("b", "against", "to end the trade in salt", day=2)) == []


def test_a_denial_is_contradicted_by_deeds_and_not_by_claims() -> None:
    denial = said("deny", "against", name="a")
    assert ids(found(denial, said("aid", "for", name="b", day=2))) == [("a", "b")]
    assert found(denial, said("demand", "for", name="b", day=2)) == []


def test_each_turn_of_a_long_quarrel_is_one_row() -> None:
    sides = [("support", "for"), ("reject", "against")] * 2
    turns = [said(kind, side, name=str(day), day=day) for day, (kind, side) in enumerate(sides, 1)]
    assert ids(found(*turns)) == [("1", "2"), ("2", "3"), ("3", "4")]


def test_an_undated_statement_counts_from_its_publication() -> None:
    (only,) = found(said("support", "for", name="z", day=None), said("reject", "against", name="a", day=5))
    assert (only.earlier.statement.id, only.earlier.day, only.later.day) == ("a", date(2031, 5, 5), date(2031, 5, 9))


def test_the_same_words_reported_differently() -> None:
    one = said("threaten", "for", name="a", words=WORDS, speaker=ROTH)
    cases = {
        ("stance",): said("reject", "for", name="b", words=WORDS, speaker=ROTH, paper="tide"),
        ("stance", "targets"): said("reject", "for", name="b", words=WORDS, paper="tide", targets=(KADMAR,)),
        ("condition",): said("threaten", "for", name="b", words=WORDS, paper="tide", conditional=True),
        ("negation", "speaker"): said("threaten", "for", name="b", words=WORDS, paper="tide", negated=True, speaker=VALE),
        ("speaker", "date"): said("threaten", "for", name="b", words=WORDS, paper="tide", day=2, speaker=VALE),
    }
    for differ, other in cases.items():
        (only,) = found(one, other)
        assert only.kinds == ("reports",) and only.differ == differ and only.earlier.words == WORDS
        assert only.words == (one.reports[0].exact, other.reports[0].exact), "the words alone do not tell them apart"
    assert len(cases) == 5


def test_reports_of_one_statement_may_disagree_on_who_spoke() -> None:
    one, other = (said("threaten", "for", name="a", words=WORDS, paper=p, speaker=s) for p, s in (("post", ROTH), ("tide", VALE)))
    (only,) = found(replace(one, reports=(*one.reports, *other.reports)))
    assert only.differ == ("speaker",) and ids([only]) == [("a", "a")]


def test_words_that_two_documents_read_alike_are_no_difference() -> None:
    one = [said(kind, "for", name=kind, words=WORDS) for kind in ("threaten", "warn")]
    both = [replace(s, reports=(*s.reports, replace(s.reports[0], document="tide"))) for s in one]
    assert found(*both) == []
    assert found(one[0], said("warn", "for", name="b", words="we never said a word about that bridge to anybody", paper="tide")) == []


def test_one_act_of_opposite_sign_or_with_a_condition_in_one_of_two_documents() -> None:
    one = said("support", "none", name="a", paper="post")
    (only,) = found(one, said("criticize", "none", name="b", paper="tide"))
    assert only.kinds == ("reports",) and only.differ == ("stance",)
    (only,) = found(one, said("support", "none", name="b", paper="tide", conditional=True))
    assert only.differ == ("condition",)
    assert (
        found(one, said("criticize", "none", name="b", paper="post"))
        == found(one, said("criticize", "none", name="b", paper="tide", day=2))
        == []
    )


def test_the_words_to_read_are_the_quotation_with_the_cue_else_the_evidence() -> None:
    assert found(said("support", "for", name="a"), said("reject", "against", name="b"))[0].later.words.startswith("b0 b1 b2")
