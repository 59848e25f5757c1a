from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import document, draft

from graph.core.document import Document, Span
from graph.core.entity import Actor, ActorKind, Issue
from graph.core.statement import Position, Quote, Statement
from graph.identity.statements.merging import explode, merge

WATER = Issue("water", "water")
DAYS = {"a": date(2020, 5, 10), "b": date(2020, 5, 12), "c": date(2020, 5, 30), "d": None}
DOCUMENTS: dict[str, Document] = {k: document("x" * 200, published=v, identifier=k) for k, v in DAYS.items()}


def statement(doc: str = "a", at: int = 0, day: date | None = None, targets: tuple[str, ...] = ("Peru",), **more: bool) -> Statement:
    return Statement.of(draft("Chile", "demand", targets, doc=doc, at=at, day=day, **more), WATER, "for")


def shape(merged: list[Statement]) -> list[tuple[date | None, list[str]]]:
    return [(s.date, [r.document for r in s.reports]) for s in merged]


def test_equal_dates_merge_and_different_ones_do_not() -> None:
    one, two = date(2020, 5, 9), date(2020, 5, 11)
    merged = merge([statement("a", day=one), statement("b", day=one), statement("c", day=two)], DOCUMENTS)
    assert shape(merged) == [(one, ["a", "b"]), (two, ["c"])]
    assert len({s.id for s in merged}) == 2


def test_undated_reports_join_a_date_within_seven_days_of_publication() -> None:
    merged = merge([statement("a", day=date(2020, 5, 9)), statement("b"), statement("c"), statement("d")], DOCUMENTS)
    assert shape(merged) == [(date(2020, 5, 9), ["a", "b"]), (None, ["c"]), (None, ["d"])]
    assert len({s.id for s in merged}) == 3


def test_undated_reports_join_by_publication() -> None:
    assert shape(merge([statement("b"), statement("c"), statement("a")], DOCUMENTS)) == [(None, ["a", "b"]), (None, ["c"])]


def test_other_content_stays_apart() -> None:
    day = date(2020, 5, 9)
    given = [statement(day=day), statement(at=20, day=day, targets=()), statement(at=40, day=day, conditional=True)]
    given.append(Statement.of(draft("Chile", "demand", ["Peru"], doc="a", at=60, day=day), Issue("fish", "fish"), "for"))
    given.append(Statement.of(draft("Chile", "appeal", ["Peru"], doc="a", at=80, day=day), WATER, "for"))
    assert len(merge(given, DOCUMENTS)) == 5


def test_a_document_reports_a_statement_once_and_targets_have_no_order() -> None:
    given = [statement(targets=("Peru", "Bolivia")), statement(targets=("Bolivia", "Peru")), statement(at=30, targets=("Bolivia", "Peru"))]
    (merged,) = merge(given, DOCUMENTS)
    assert [t.name for t in merged.targets] == ["Bolivia", "Peru"]
    assert [r.span.start for r in merged.reports] == [0]


def test_independent_of_order_and_steps() -> None:
    day = date(2020, 5, 9)
    given = [statement("a", day=day), statement("b"), statement("c"), statement("d"), statement("b", 50, day)]
    expected = merge(given, DOCUMENTS)
    assert sum(len(s.reports) for s in expected) == 4
    for order in permutations(given):
        assert merge(order, DOCUMENTS) == expected
    assert merge(expected, DOCUMENTS) == expected
    assert merge([*merge(given[:3], DOCUMENTS), *given[3:]], DOCUMENTS) == expected


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 5), st.sampled_from([None, 8, 9, 20]), st.booleans()), max_size=8),
    st.integers(0, 8),
)
def test_merging_in_two_steps_is_merging_at_once(rows: list[tuple[str, int, int | None, bool]], cut: int) -> None:
    given = [statement(doc, at * 20, date(2020, 5, d) if d else None, conditional=c) for doc, at, d, c in dict.fromkeys(rows)]
    unique = list({(s.reports[0].document, s.reports[0].span.start, s.conditional): s for s in given}.values())
    expected = merge(unique, DOCUMENTS)
    assert merge([*merge(unique[:cut], DOCUMENTS), *unique[cut:]], DOCUMENTS) == expected
    assert merge(reversed(unique), DOCUMENTS) == expected


def test_explode_gives_back_single_reports() -> None:
    day = date(2020, 5, 9)
    (merged,) = merge([statement("a", day=day), statement("b")], DOCUMENTS)
    assert [(s.date, len(s.reports)) for s in explode(merged)] == [(day, 1), (None, 1)]


def told(
    at: int, speaker: str, content: str, quote: str = "", *, doc: str = "a", kind: ActorKind = "person", day: date | None = None
) -> Statement:
    made = draft("Chile", "appeal", ["Peru"], content, doc=doc, at=at, day=day)
    quotes = (Quote(quote, Span(at, at + len(quote))),) if quote else ()
    who = Actor(speaker.lower(), speaker, kind, acts_for="chile") if speaker else None
    return Statement.of(replace(made, report=replace(made.report, speaker=who, quotes=quotes)), WATER, "for")


def test_what_two_named_persons_say_in_one_document_stays_two_reports_of_one_statement() -> None:
    monday = date(2020, 5, 4)
    (merged,) = merge([told(0, "Rojas", "to open the canal", "open it", day=monday), told(60, "Soto", "to open the canal")], DOCUMENTS)
    assert [(r.speaker and r.speaker.name, r.date, len(r.quotes)) for r in merged.reports] == [("Rojas", monday, 1), ("Soto", None, 0)]


def test_the_same_quotation_is_one_report_whoever_is_named_for_it() -> None:
    one, other = told(0, "Rojas", "to open the canal", "open it now"), told(0, "Soto", "to open the gates", "open it now")
    (merged,) = merge([one, other], DOCUMENTS)
    assert len(merged.reports) == 1


def test_of_a_body_and_a_person_the_person_speaks() -> None:
    ministry = told(0, "Foreign Ministry", "to open the canal", "open it", kind="body")
    for first, second in permutations([ministry, told(60, "Rojas", "to open the canal soon")]):
        (merged,) = merge([first, second], DOCUMENTS)
        (report,) = merged.reports
        assert (report.speaker and report.speaker.name, report.quotes != ()) == ("Rojas", True)
    (merged,) = merge([told(0, "", "to open the canal"), told(60, "Rojas", "to open the canal")], DOCUMENTS)
    assert [r.speaker and r.speaker.name for r in merged.reports] == ["Rojas"]


def test_opposite_sides_of_one_issue_are_two_statements_and_a_bare_answer_goes_with_the_most() -> None:
    day = date(2020, 5, 9)

    def refused(content: str, side: Position, doc: str) -> Statement:
        return Statement.of(draft("Chile", "reject", ["Peru"], content, doc=doc, day=day), WATER, side)

    given = [refused("to open the canal", "against", "a"), refused("to close the canal", "for", "b"), refused("the demand", "for", "c")]
    more = [refused("to shut the canal", "for", "d")]
    assert sorted((s.position, [r.document for r in s.reports]) for s in merge(given + more, DOCUMENTS)) == [
        ("against", ["a"]),
        ("for", ["b", "c", "d"]),
    ]


def test_what_will_and_what_will_not_be_done_are_two_declarations() -> None:
    day = date(2020, 5, 9)
    said = [("a", "Chile will pave the road"), ("b", "Chile will not pave the road"), ("c", "Chile's plan to pave the road")]
    made = [Statement.of(draft("Chile", "declare", (), content, doc=doc, day=day), WATER, "none") for doc, content in said]
    assert sorted([r.document for r in s.reports] for s in merge(made, DOCUMENTS)) == [["a", "c"], ["b"]]


def test_an_undated_report_is_of_no_day_after_its_publication() -> None:
    found = shape(merge([statement("a"), statement("b", day=date(2020, 5, 12))], DOCUMENTS))
    assert found == [(None, ["a"]), (date(2020, 5, 12), ["b"])]
    assert len(merge([statement("a"), statement("b", day=date(2020, 5, 11))], DOCUMENTS)) == 1, "a day ahead may be another time zone"
