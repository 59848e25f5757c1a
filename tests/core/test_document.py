"""Spans count code points; documents compare without their warnings."""

import hashlib

import pytest

from graph.core.document import Block, Document, Span

TEXT = "Ñandú 🐦 said “no”."


def test_a_span_cuts_code_points() -> None:
    assert Span(6, 7).of(TEXT) == "🐦" and len(Span(6, 7)) == 1


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps", "joined"),
    [
        (Span(0, 5), Span(1, 5), True, True, Span(0, 5)),
        (Span(1, 5), Span(0, 5), False, True, Span(0, 5)),
        (Span(0, 2), Span(2, 4), False, False, Span(0, 4)),
        (Span(0, 2), Span(5, 6), False, False, Span(0, 6)),
    ],
)
def test_spans_cover_overlap_and_join(one: Span, other: Span, covers: bool, overlaps: bool, joined: Span) -> None:
    assert (one.covers(other), one.overlaps(other), one.joined(other)) == (covers, overlaps, joined)


def test_a_document_is_known_by_its_text() -> None:
    document = Document("bird", TEXT, (Block("headline", Span(0, 5)), Block("paragraph", Span(6, 19))), warnings=("mended",))
    assert document == Document("bird", TEXT, document.blocks) and document != Document("bird", TEXT)
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [block.kind for block in document.body()] == ["paragraph"]
    assert len(Document("odd", "\ud800").sha256) == 64, "a lone surrogate from broken JSON has a hash too"
