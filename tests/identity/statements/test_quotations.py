from dataclasses import replace
from datetime import date

from scenes import document, draft

from graph.core.document import Document, Span
from graph.core.entity import Actor, Issue
from graph.core.statement import Draft, Quote, Statement
from graph.identity.statements.merging import merge
from graph.identity.statements.quotations import carried, united

ROJAS = Actor("ana-rojas", "Ana Rojas", "person", acts_for="chile")
WORDS = "We demand that the ships of Peru leave our waters before the end of this week"
TRANSLATED = "We demand that ships of Peru will leave these waters before the end of the week"
WATER, FISH = Issue("water", "water"), Issue("fish", "fish")


def told(name: str, words: str, *, lead: str = "Ana Rojas was firm.", published: date = date(2020, 5, 10)) -> Document:
    return document(f"{lead} “{words},” she told reporters. Nobody answered.", identifier=name, published=published)


def read(where: Document, words: str = WORDS, verb: str = "demand", targets: tuple[str, ...] = ("Peru",), **more: object) -> Draft:
    """Return what a reader of `where` found: the quoted demand."""
    start = where.text.index(words)
    begun = where.text.rindex("“", 0, start)
    cue = Span(where.text.index("demand", start), where.text.index("demand", start) + 6)
    span = Span(begun, where.text.index("reporters.") + 10)
    made = draft("Chile", verb, targets, doc=where.id, content=words)
    quote = Quote(words, Span(start, start + len(words)))
    return replace(
        made,
        report=replace(made.report, span=span, exact=span.of(where.text), cue=cue, quotes=(quote,), speaker=ROJAS, confidence=0.8),
        **more,
    )


def added(drafts: list[Draft], *documents: Document) -> list[Draft]:
    return carried(drafts, {each.id: each for each in documents})[len(drafts) :]


def test_the_same_words_are_a_report_where_nothing_was_found_in_them() -> None:
    one, other = told("a", WORDS), told("b", TRANSLATED)
    (found,) = added([read(one)], one, other)
    report = found.report
    assert (found.actor.name, found.stance.id, [t.name for t in found.targets]) == ("Chile", "demand", ["Peru"])
    assert report.document == "b" and report.span.of(other.text) == report.exact == f"“{TRANSLATED},” she told reporters."
    assert [quote.text for quote in report.quotes] == [TRANSLATED] and report.cue and report.cue.of(other.text) == "demand"
    assert report.speaker == ROJAS and report.actor_text == "Rojas" and report.reason == "same quotation" and 0.5 < report.confidence < 0.8


def test_a_reading_of_its_own_another_time_and_another_speaker_are_left_alone() -> None:
    one = told("a", WORDS)
    drafts = [read(one)]
    later = told("b", WORDS, published=date(2020, 6, 10))
    stranger = told("c", WORDS, lead="Luis Prado was firm.")
    opposite = told("d", WORDS.replace("We demand", "We never demand"))
    own = told("e", WORDS)
    assert added(drafts, one, later, stranger, opposite) == []
    assert added([*drafts, read(own, verb="threaten")], one, own) == []


def test_words_outside_quotation_marks_and_set_phrases_carry_nothing() -> None:
    one = told("a", WORDS)
    assert added([read(one)], one, document(f"Ana Rojas. {WORDS}.", identifier="b")) == []
    short = "We demand nothing else"
    assert added([read(told("a", short), short)], told("a", short), told("b", short)) == []


def test_reports_of_one_utterance_get_one_issue_and_the_fullest_targets() -> None:
    one, other, third = told("a", WORDS), told("b", TRANSLATED), told("c", WORDS)
    made = [
        Statement.of(read(one), WATER, "for"),
        Statement.of(read(other, TRANSLATED, targets=()), FISH, "against"),
        Statement.of(read(third), WATER, "for"),
    ]
    same = united(made)
    assert [(s.issue.id, s.position, [t.name for t in s.targets]) for s in same] == [("water", "for", ["Peru"])] * 3
    (merged,) = merge(same, {each.id: each for each in (one, other, third)})
    assert [report.document for report in merged.reports] == ["a", "b", "c"]


def test_other_stances_targets_conditions_and_contents_stay_apart() -> None:
    one, other = told("a", WORDS), told("b", WORDS)
    base = Statement.of(read(one), WATER, "for")
    for change in (
        Statement.of(read(other, verb="threaten"), FISH, "for"),
        Statement.of(read(other, targets=("Bolivia",)), FISH, "for"),
        Statement.of(read(other, conditional=True), FISH, "for"),
        Statement.of(read(other, negated=True), FISH, "for"),
    ):
        assert united([base, change]) == [base, change]
    twice = [base, Statement.of(read(one, targets=()), FISH, "for"), Statement.of(read(other), WATER, "for")]
    assert united(twice) == twice


def test_the_order_of_documents_makes_no_difference() -> None:
    documents = {each.id: each for each in (told("a", WORDS), told("b", TRANSLATED), told("c", WORDS))}
    drafts = [read(documents["a"]), read(documents["c"])]
    found = carried(drafts, documents)
    turned = carried(drafts[::-1], dict(reversed(documents.items())))
    assert len(found) == 3 and sorted(map(repr, found)) == sorted(map(repr, turned))
