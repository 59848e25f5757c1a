"""Finds words again in a text that may have changed, and places a remembered report there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.core.decision import cue_words
from graph.core.document import Document, Span
from graph.core.statement import Quote, Report

_SAME = {
    "'": "['’‘]",
    "’": "['’‘]",
    "‘": "['’‘]",
    '"': '["“”„]',
    "“": '["“”„]',
    "”": '["“”„]',
    "-": "[-‐‑–—]",
    "–": "[-‐‑–—]",
    "—": "[-‐‑–—]",
}


_ENDS = " .,;:!?…\"'“”„‘’«»"


def places(words: str, text: str) -> list[Span]:
    """Return where `words` stand in `text`, whatever the white space and the shape of quotation marks and dashes."""
    pattern = r"\s+".join("".join(_SAME.get(char, re.escape(char)) for char in word) for word in words.split())
    return [Span(*found.span()) for found in re.finditer(pattern, text)] if pattern else []


def nearest(words: str, text: str, start: int) -> Span | None:
    """Return the place of `words` in `text` that is nearest to `start`, None where they do not stand there."""
    return min(places(words, text), key=lambda span: (abs(span.start - start), span), default=None)


def standing(words: str, text: str, start: int) -> Span | None:
    """Return the place of `words` as `nearest` does, else that of the words without the punctuation at their ends."""
    return nearest(words, text, start) or nearest(words.strip(_ENDS), text, start)


def placed(report: Report, document: Document) -> Report | None:
    """Return a remembered report with the offsets that its words have in `document` now; None where they no longer stand there."""
    span = standing(report.exact, document.text, report.span.start)
    if span is None:
        return None
    cue = _inside(cue_words(report), document.text, span)
    quotes = tuple(Quote(place.of(document.text), place) for place in _quotes(report, document.text, span))
    return replace(report, document=document.id, span=span, exact=span.of(document.text), cue=cue, quotes=quotes)


def _quotes(report: Report, text: str, span: Span) -> Iterator[Span]:
    for quote in report.quotes:
        found = nearest(quote.text, text, quote.span.start - report.span.start + span.start)
        if found is not None:
            yield found


def _inside(words: str, text: str, span: Span) -> Span | None:
    found = places(words, span.of(text))
    return Span(span.start + found[0].start, span.start + found[0].end) if found else None
