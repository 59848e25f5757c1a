"""Quotations that go on: words of the same speech in which no frame found a stance of their own belong to the one that came before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.core.document import Document, Span
from graph.core.statement import Draft, Quote
from graph.extraction.voices import Voices
from graph.language.quotes import QuoteSpan
from graph.language.sentences import sentences

_REACH = 1200  # characters between a statement and words that go on with it: some five paragraphs of news
_FEWEST = 3  # words of a quotation that says something
_TELLING = re.compile(r"[A-Z][\w’'-]+|[\w’'-]{6,}")
_STEM = 6  # letters that two forms of one word share
_POINTING = re.compile(r"(?:as such|th(?:is|ese|ose)|such|therefore|that is why)\b", re.IGNORECASE)
_SHARED = 2  # telling words in common from which two quotations are about one thing


def continued(document: Document, quotes: Sequence[QuoteSpan], voices: Voices, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each with the quoted sentences that go on with it.

    These are by the same speaker, at most _REACH after it, and stand in the same quotation, point back ("These include ...") or share
    _SHARED telling words with it. Words that a draft rests on already are left alone.
    """
    taken = [quote.span for each in drafts for quote in each.report.quotes]
    further: dict[int, list[Quote]] = {}
    for index, quote in enumerate(quotes):
        speakers = _speakers(voices, index) if not quote.depth else set()
        for span in _sentences(document.text, quote.inner) if speakers else ():
            before = [k for k, each in enumerate(drafts) if _speaks(each, speakers) and 0 <= span.start - _place(each).end <= _REACH]
            last = max(before, key=lambda k: _place(drafts[k]), default=None)
            free = not any(span.overlaps(other) for other in taken)
            if last is not None and free and (_opened(drafts[last], quote) or _goes_on(span.of(document.text), drafts[last])):
                further.setdefault(last, []).append(Quote(span.of(document.text), span))
    return [_with(each, further[k]) if k in further else each for k, each in enumerate(drafts)]


def _with(draft: Draft, quotes: Sequence[Quote]) -> Draft:
    both = sorted((*draft.report.quotes, *quotes), key=lambda quote: quote.span)
    return replace(draft, report=replace(draft.report, quotes=tuple(both)))


def _speakers(voices: Voices, quote: int) -> set[tuple[str, str]]:
    """Return the actors for whom a quotation is spoken, each with who speaks."""
    sources = [who for voice in voices.all if quote in voice.attribution.quotes for who in voice.who]
    return {(actor.id, who.speaker.id) for who in sources if who.speaker is not None for actor in who.actors}


def _sentences(text: str, within: Span) -> Iterator[Span]:
    for sentence in sentences(text, within):
        words = sentence.of(text).rstrip(' \n,."”')
        if len(words.split()) >= _FEWEST:
            yield Span(sentence.start, sentence.start + len(words))


def _speaks(draft: Draft, speakers: set[tuple[str, str]]) -> bool:
    return draft.report.speaker is not None and (draft.actor.id, draft.report.speaker.id) in speakers


def _opened(draft: Draft, quote: QuoteSpan) -> bool:
    """Tell whether a quotation begins with words that the draft rests on."""
    return any(quote.inner.covers(each.span) for each in draft.report.quotes)


def _goes_on(words: str, draft: Draft) -> bool:
    said = _stems(draft.report.exact + " " + draft.content)
    return bool(_POINTING.match(words)) or len(_stems(words) & said) >= _SHARED


def _stems(words: str) -> set[str]:
    return {word[:_STEM].lower() for word in _TELLING.findall(words)} - {"we", "our", "they"}


def _place(draft: Draft) -> Span:
    return draft.report.cue or draft.report.span
