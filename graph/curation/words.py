"""Finds words again in a text that may have changed, and places a remembered report there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.fuzz import partial_ratio_alignment, ratio

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
NEAR = 80
"""Similarity of two texts, 0 to 100, from which one counts as the other with a few words changed."""
_SLACK = 40  # characters around a stretch that is alike, in which its first and last word are looked for


def places(words: str, text: str, *, any_case: bool = False) -> list[Span]:
    """Return where `words` stand in `text`, whatever the white space and the shape of quotation marks and dashes."""
    pattern = r"\s+".join("".join(_SAME.get(char, re.escape(char)) for char in word) for word in words.split())
    return [Span(*found.span()) for found in re.finditer(pattern, text, re.IGNORECASE if any_case else 0)] if pattern else []


def nearest(words: str, text: str, start: int, *, any_case: bool = False) -> Span | None:
    """Return the place of `words` in `text` that is nearest to `start`, None where they do not stand there."""
    return min(places(words, text, any_case=any_case), key=lambda span: (abs(span.start - start), span), default=None)


def standing(words: str, text: str, start: int) -> Span | None:
    """Return the place of `words` as `nearest` does, else that of the words without the punctuation at their ends."""
    return nearest(words, text, start) or nearest(words.strip(_ENDS), text, start)


def passage(words: str, text: str, start: int) -> Span | None:
    """Return the place of a passage that a person gives, as `standing` does; capitals count only where that tells two places apart."""
    return standing(words, text, start) or nearest(words.strip(_ENDS), text, start, any_case=True)


def again(words: str, text: str, start: int) -> Span | None:
    """Return the place of a passage as `passage` does, else that of one with a few words changed."""
    return passage(words, text, start) or next((span for span, score in [closest(words, text)] if score >= NEAR), None)


def closest(words: str, text: str) -> tuple[Span, float]:
    """Return the stretch of whole words of `text` that is most like `words`, and how alike the two are, 0 to 100."""
    found = partial_ratio_alignment(words, text) if len(words) < len(text) else None
    start, end = (found.dest_start, found.dest_end) if found else (0, len(text))
    around = list(re.finditer(r"\S+", text[max(0, start - _SLACK) : end + _SLACK]))
    shift = max(0, start - _SLACK)
    starts = [each.start() + shift for each in around if abs(each.start() + shift - start) <= _SLACK]
    ends = [each.end() + shift for each in around if abs(each.end() + shift - end) <= _SLACK]
    stretches = [Span(one, other) for one in starts for other in ends if one < other]
    scored = [(span, ratio(words, span.of(text))) for span in stretches]
    return max(scored, key=lambda pair: pair[1], default=(Span(0, 0), 0.0))


def moved(report: Report, words: str, document: Document) -> Report | None:
    """Return a report with a passage that a person gives as its evidence, None where it does not stand in `document`.

    Its cue and what it quotes come along where they stand in the passage, and quotes that stood apart from the evidence before.
    """
    span = again(words, document.text, report.span.start)
    if span is None:
        return None
    cue = report.cue if report.cue is not None and span.covers(report.cue) else _inside(cue_words(report), document.text, span)
    inside = [Span(max(each.span.start, span.start), min(each.span.end, span.end)) for each in report.quotes if each.span.overlaps(span)]
    apart = [each.span for each in report.quotes if not each.span.overlaps(span) and not each.span.overlaps(report.span)]
    quotes = tuple(Quote(place.of(document.text), place) for place in sorted({*inside, *apart}))
    return replace(report, span=span, exact=span.of(document.text), cue=cue, quotes=quotes)


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
