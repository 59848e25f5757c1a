"""Evidence to read: the sentence with its cue and quotes marked, and where it stands."""

from dataclasses import replace
from datetime import date

from graph.core.document import Document, Span
from graph.core.entity import Actor, Issue
from graph.core.stance import stance
from graph.core.statement import Quote, Report, Statement
from graph.writers.evidence import elsewhere, explain, headline, marked, records

TEXT = "Aldova’s envoy\nrejected the “useless” plan, calling it “\x1b[31mempty”. Later he left."
EVIDENCE = Span(0, TEXT.index(" Later"))
CUE = Span(TEXT.index("rejected"), TEXT.index(" the"))
QUOTES = tuple(Quote(word, Span(TEXT.index(word), TEXT.index(word) + len(word))) for word in ("useless", "\x1b[31mempty"))
ALDOVA, BRESNIA = Actor("aldova", "Aldova", "country"), Actor("bresnia", "Bresnia", "country")
REPORT = Report(
    document="post",
    span=EVIDENCE,
    exact=EVIDENCE.of(TEXT),
    rule="reject:reject",
    confidence=0.7,
    actor_text="Aldova’s envoy",
    cue=CUE,
    quotes=QUOTES,
    speaker=Actor("envoy", "Ana Roth", "person"),
    reason="office in text",
    date=date(2031, 5, 2),
)
STATEMENT = Statement("ab12" * 4, ALDOVA, stance("reject"), (BRESNIA,), Issue("plan", "the plan"), "against", (REPORT,), date(2031, 5, 2))
DOCUMENT = Document("post", TEXT, title="Envoy says no", publisher="Morning Post", published=date(2031, 5, 3))


def test_cue_and_quotes_are_marked_in_order_on_one_line() -> None:
    assert marked(REPORT) == "Aldova’s envoy [rejected] the “»useless«” plan, calling it “»[31mempty«”."


def test_on_a_screen_they_are_bold_and_underlined_and_the_text_brings_no_codes_of_its_own() -> None:
    shown = marked(REPORT, colour=True)
    assert "\x1b[1mrejected\x1b[0m" in shown and "\x1b[4museless\x1b[0m" in shown
    assert "\x1b[31m" not in shown and shown.count("\x1b") == 6


def test_words_that_go_on_elsewhere_have_a_line_of_their_own() -> None:
    later = replace(REPORT, quotes=(*QUOTES, Quote("he\nleft", Span(500, 507))))
    assert elsewhere(later) == ["»he left«"] and elsewhere(REPORT) == []
    assert elsewhere(later, colour=True) == ["\x1b[4mhe left\x1b[0m"]
    assert "\n   »he left«\n   voiced by" in explain(replace(STATEMENT, reports=(later,)), [(later, DOCUMENT)])


def test_a_quote_that_ends_where_the_cue_begins_is_closed_first() -> None:
    report = replace(REPORT, quotes=(Quote("envoy\n", Span(CUE.start - 6, CUE.start)),))
    assert "»envoy «[rejected]" in marked(report)


def test_marks_outside_the_evidence_and_a_missing_cue_are_left_out() -> None:
    outside = Quote("Later", Span(TEXT.index("Later"), TEXT.index("Later") + 5))
    assert marked(replace(REPORT, cue=None, quotes=(outside,))) == "Aldova’s envoy rejected the “useless” plan, calling it “[31mempty”."


def test_the_headline_says_who_what_whom_on_what_and_when() -> None:
    assert headline(STATEMENT) == "Aldova: reject → Bresnia, on the plan (against), 2031-05-02"
    bare = replace(STATEMENT, targets=(), position="none", date=None, condition="if it\nrains", negated=True)
    assert headline(bare) == "Aldova: not reject, on the plan, condition: if it rains"


def test_each_report_has_source_speaker_rule_and_place() -> None:
    second = replace(REPORT, document="tide", speaker=None, cited_source="the agency", attributed=False, date=None)
    both = replace(STATEMENT, reports=(REPORT, second))
    text = explain(both, [(REPORT, DOCUMENT), (second, Document("tide", TEXT))])
    lines = text.split("\n")
    assert lines[1] == f"statement {'ab12' * 4}, 2 reports from 2 independent sources"
    assert lines[3] == "1. Envoy says no, Morning Post, 2031-05-03" and lines[8] == "2. tide"
    assert lines[5] == "   voiced by Ana Roth for Aldova ('Aldova’s envoy': office in text), on 2031-05-02"
    assert lines[6] == f"   rule reject:reject, confidence 0.7, characters 0-{EVIDENCE.end} of post"
    assert lines[10].endswith(", as relayed by the agency, ascribed by the author") and len(lines) == 12


def test_records_add_origin_and_cue_to_the_public_row() -> None:
    (row,) = records(STATEMENT, [(REPORT, DOCUMENT)])
    assert (row["statement"], row["cue"], row["title"], row["published"]) == (
        STATEMENT.id,
        [CUE.start, CUE.end],
        "Envoy says no",
        "2031-05-03",
    )
    assert row["evidence"] == EVIDENCE.of(TEXT) and row["doc"] == "post"
    (bare,) = records(STATEMENT, [(replace(REPORT, cue=None), Document("post", TEXT))])
    assert bare["cue"] is None and bare["published"] is None
