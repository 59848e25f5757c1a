from datetime import date

from scenes import document, draft

from graph.core.entity import Issue
from graph.core.statement import Draft, Statement
from graph.identity.statements.responses import link

WATER, FISH, RIGHTS = Issue("water", "water", "rights"), Issue("fish", "fish"), Issue("rights", "rights")
DOCUMENTS = {
    "a": document("x", published=date(2020, 5, 10), identifier="a"),
    "b": document("x", published=date(2020, 6, 10), identifier="b"),
}


def answers(claims: list[tuple[Draft, Issue]], answer: Draft, issue: Issue = WATER) -> list[int]:
    made: list[Statement] = [Statement.of(d, i, "for") for d, i in claims]
    *_, last = link([*made, Statement.of(answer, issue, "against")], DOCUMENTS)
    return [k for k, s in enumerate(made) if s.id in last.responds_to]


def test_a_rejection_answers_the_demand_of_its_target_on_the_issue_in_any_document() -> None:
    claims = [
        (draft("Chile", "demand", ["Peru"], doc="a"), WATER),
        (draft("Bolivia", "demand", ["Peru"], doc="a", at=20), WATER),
        (draft("Chile", "demand", ["Peru"], doc="a", at=40), FISH),
        (draft("Chile", "support", ["Peru"], doc="a", at=60), WATER),
    ]
    assert answers(claims, draft("Peru", "reject", ["Chile"], doc="b")) == [0]


def test_third_parties_answer_too() -> None:
    assert answers([(draft("Chile", "demand", ["Peru"]), WATER)], draft("Brazil", "reject", ["Chile"], at=50)) == [0]


def test_nothing_later_is_answered() -> None:
    late = [(draft("Chile", "demand", ["Peru"], doc="b", day=date(2020, 6, 9)), WATER)]
    assert answers(late, draft("Peru", "reject", ["Chile"], doc="a", day=date(2020, 5, 9))) == []
    assert answers([(draft("Chile", "demand", ["Peru"], doc="b"), WATER)], draft("Peru", "reject", ["Chile"], doc="a")) == []
    same_day = [(draft("Chile", "demand", ["Peru"], doc="b", day=date(2020, 5, 9)), WATER)]
    assert answers(same_day, draft("Peru", "reject", ["Chile"], doc="a", day=date(2020, 5, 9))) == [0]


def test_broader_issue_then_same_document_then_nearest_demand() -> None:
    assert answers([(draft("Chile", "demand", ["Peru"]), WATER)], draft("Peru", "reject", ["Chile"], at=50), RIGHTS) == [0]
    assert answers([(draft("Chile", "demand", ["Peru"]), FISH)], draft("Peru", "reject", ["Chile"], at=50)) == [0]
    several = [(draft("Chile", "demand", ["Peru"], at=10), FISH), (draft("Chile", "demand", ["Peru"], at=30), Issue("oil", "oil"))]
    assert answers(several, draft("Brazil", "reject", ["Chile"], at=50)) == [1]
    assert answers([(draft("Chile", "demand", ["Peru"], doc="b"), FISH)], draft("Peru", "reject", ["Chile"], doc="a")) == []


def test_each_answer_to_its_kind() -> None:
    accused = [(draft("Chile", "accuse", ["Peru"]), WATER), (draft("Chile", "demand", ["Peru"], at=20), WATER)]
    assert answers(accused, draft("Peru", "deny", ["Chile"], at=50)) == [0]
    assert answers(accused[1:], draft("Peru", "deny", ["Chile"], at=50)) == [0]
    assert answers(accused, draft("Peru", "agree", ["Chile"], at=50)) == [1]
    assert answers(accused, draft("Peru", "support", ["Chile"], at=50)) == []
    assert answers(accused, draft("Peru", "reject", [], at=50)) == [1], "a refusal that names nobody refuses what was put to it"
    assert answers([(draft("Chile", "offer", ["Peru"]), WATER)], draft("Peru", "concede", ["Chile"], at=50)) == [0]
