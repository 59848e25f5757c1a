"""Words found again in texts, and the spellings of days."""

from datetime import date

import pytest

from graph.core.document import Document, Span
from graph.core.statement import Quote, Report
from graph.curation.cells import day_order, days, flag, is_error, is_formula, ordered, tidy
from graph.curation.words import closest, moved, nearest, placed, places, standing

TEXT = "He said: “We will\nnot leave.” – Then he left. “We will not leave.”"


def test_words_are_found_whatever_their_spaces_and_marks() -> None:
    assert [each.of(TEXT) for each in places('"We will not leave."', TEXT)] == ["“We will\nnot leave.”", "“We will not leave.”"]
    assert places("never", TEXT) == [] and places("", TEXT) == []
    assert nearest("We will not leave", TEXT, 99) == places("We will not leave", TEXT)[1]
    assert standing("Then he left,", TEXT, 0) == Span(32, 44) and nearest("Then he left,", TEXT, 0) is None


def test_a_report_is_placed_where_its_words_stand_now() -> None:
    text = "We agree, said Ana."
    report = Report("d", Span(0, 19), text, "r", 1.0, "Ana", cue=Span(10, 14), quotes=(Quote("We agree", Span(0, 8)),))
    now = placed(report, Document("d", f"News. {text}"))
    assert now is not None and (now.span, now.cue, now.quotes[0].span) == (Span(6, 25), Span(16, 20), Span(6, 14))
    assert placed(report, Document("d", "Nothing.")) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022-01-21", ["2022-01-21"]),
        ("2022-01-21 00:00:00", ["2022-01-21"]),
        ("21.01.2022", ["2022-01-21"]),
        ("21/01/2022", ["2022-01-21"]),
        ("1/21/22", ["2022-01-21"]),
        ("21-Jan-22", ["2022-01-21"]),
        ("January 21, 2022", ["2022-01-21"]),
        ("03/04/2022", ["2022-03-04", "2022-04-03"]),
        ("04/04/2022", ["2022-04-04"]),
        ("2022-02-30", []),
        ("44582", []),
        ("soon", []),
    ],
)
def test_days(text: str, found: list[str]) -> None:
    assert list(days(text)) == [date.fromisoformat(each) for each in found]


def test_cells() -> None:
    assert (flag("Yes"), flag("FALSE"), flag("perhaps")) == (True, False, None)
    assert tidy(" a\u00a0 b\u200b\ufeff\x07\n c ") == "a b c"
    assert is_formula("=A1") and is_error(" #ref! ") and not is_error("#1")


NEWS = "Oman warned Qatar. “We shall close the strait,” its envoy said, “and soon.” Qatar was calm."


def quoting(words: str, *quotes: str) -> Report:
    span, *others = (Span(at := NEWS.index(text), at + len(text)) for text in (words, *quotes))
    return Report("d", span, words, "r", 1.0, "Oman", quotes=tuple(Quote(each.of(NEWS), each) for each in others))


def test_a_report_given_another_passage_quotes_what_the_passage_quotes() -> None:
    report = quoting("“We shall close the strait,” its envoy said, “and soon.”", "We shall close the strait", "and soon")
    found = moved(report, "close the strait,” its envoy said", Document("d", NEWS))
    assert found and found.exact == "close the strait,” its envoy said"
    assert [quote.text for quote in found.quotes] == ["close the strait"]
    apart = moved(quoting("Oman warned Qatar.", "and soon"), "Qatar was calm", Document("d", NEWS))
    assert apart and [quote.text for quote in apart.quotes] == ["and soon"], "what goes on elsewhere still does"
    assert moved(report, "Nobody said a word about ships.", Document("d", NEWS)) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("its envoy says", "its envoy said,"),
        ("We should close the straits", "“We shall close the strait,”"),
        ("x", "Oman"),
    ],
)
def test_the_closest_stretch_is_of_whole_words(words: str, found: str) -> None:
    span, score = closest(words, NEWS)
    assert span.of(NEWS) == found and 0 <= score < 100


def test_nothing_is_close_to_an_empty_text() -> None:
    assert closest("words", "") == (Span(0, 0), 0.0)


@pytest.mark.parametrize(
    ("texts", "order", "found"),
    [
        (["31/01/2021", "04/05/2021", ""], "day first", "2022-05-04"),
        (["1/31/21", "04/05/2021"], "month first", "2022-04-05"),
        (["31/01/2021", "1/31/2021"], None, "04/05/2022"),
        (["2021-01-31", "04/05/2021", "04/04/2021", "31.01.2021"], None, "04/05/2022"),
    ],
)
def test_the_order_of_days(texts: list[str], order: str | None, found: str) -> None:
    assert day_order(texts) == order and ordered("04/05/2022", order) == found
    assert ordered("2022-04-05", order) == "2022-04-05" and ordered("soon", order) == "soon"
