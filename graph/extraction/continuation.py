"""Quotations that go on: words of the same speech in which no frame found a stance of their own belong to the one that came before."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from graph.core.document import Document, Span
from graph.core.statement import Draft, Quote
from graph.extraction.voices import Voices
from graph.language.quotes import QuoteSpan
from graph.language.sentences import sentences

_REACH = 1200  # characters between a statement and words that go on with it: some five paragraphs of news
_NEXT = 100  # characters between two quotations of one breath: the end of a paragraph and who says it
_LAST = 8  # statements right before one that it may explain: those of one sentence
_FEWEST = 3  # words of a quotation that says something
_TELLING = re.compile(r"[A-Z][\w’'-]+|[\w’'-]{6,}")
_STEM = 6  # letters that two forms of one word share
_POINTING = re.compile(r"(?:as such|th(?:is|ese|ose)|such|therefore|that is why)\b", re.IGNORECASE)
_SHARED = 2  # telling words in common from which two quotations are about one thing
_RESUMED = 3  # the same where somebody else has had a say between them
_NEW = re.compile(
    r"(?:and|but|also|however|moreover|furthermore|besides|finally|in addition)\b"
    r"|.*?\b(?:I|we|you|they|he|she|it)(?:['’]ll| will| shall| must| should| would| need| have to)\b"
    r"|.*?\b(?:I|we)(?: \w+)?(?: do not| don['’]t)? (?:think|believe|hope|fear|want|wish|expect|regret|welcome|doubt)\b",
    re.IGNORECASE | re.DOTALL,
)
Key = tuple[str, str]  # for whom is spoken, and who speaks


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A quoted sentence, with the quotation that it is of and for whom it is spoken by whom."""

    span: Span
    words: str
    quote: QuoteSpan
    keys: frozenset[Key]


def continued(document: Document, quotes: Sequence[QuoteSpan], voices: Voices, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each with the quoted sentences that go on with it.

    These are by the same speaker, at most _REACH after it, and stand in the same quotation, point back ("These include ...") or share
    telling words with it; what leads up to such words in one breath goes with them. Words that a draft rests on already, and those that
    begin something new ("And we will ..."), are left alone. An answer that only goes on with the one right before it is joined to it.
    """
    drafts = _explained(document, drafts)
    said = _sentences(document.text, quotes, voices, drafts)
    found = _Speech(drafts).followed(said)
    further: dict[int, list[Quote]] = {}
    for sentence, k in zip(said, found, strict=True):
        if k is not None:
            further.setdefault(k, []).append(Quote(sentence.words, sentence.span))
    return [_with(each, further.get(k, ())) for k, each in enumerate(drafts)]


def _explained(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """Join answers of the author's report: "X rejects the demand. X “will not give up its right ...”" is one.

    The second is quoted, the first is not; the second names nobody whom it answers, stands right after it, and has the same speaker.
    """
    kept: list[Draft] = []
    for draft in drafts:
        last = range(max(0, len(kept) - _LAST), len(kept))
        k = next((k for k in last if _explains(document, kept[k], draft)), None)
        if k is None:
            kept.append(draft)
        else:
            span = kept[k].report.span.joined(draft.report.span)
            report = replace(kept[k].report, span=span, exact=span.of(document.text))
            kept[k] = _with(replace(kept[k], report=report), draft.report.quotes)
    return kept


def _explains(document: Document, first: Draft, second: Draft) -> bool:
    one, other = first.report, second.report
    if not (first.answers and first.targets and _kind(first) == _kind(second) and one.speaker == other.speaker):
        return False
    following = one.span.end <= other.span.start and not document.text[one.span.end : other.span.start].strip()
    unnamed = not any(name in other.exact for name in other.target_texts)
    return following and unnamed and _quoted(second) and not _quoted(first)


def _kind(draft: Draft) -> tuple[object, ...]:
    return draft.actor, draft.stance, draft.targets, draft.conditional


def _quoted(draft: Draft) -> bool:
    """Tell whether the stance is in quoted words."""
    cue = draft.report.cue
    return cue is not None and any(quote.span.covers(cue) for quote in draft.report.quotes)


def _with(draft: Draft, quotes: Sequence[Quote]) -> Draft:
    if not quotes:
        return draft
    both = sorted({*draft.report.quotes, *quotes}, key=lambda quote: quote.span)
    return replace(draft, report=replace(draft.report, quotes=tuple(both)))


def _sentences(text: str, quotes: Sequence[QuoteSpan], voices: Voices, drafts: Sequence[Draft]) -> list[_Sentence]:
    """Return the quoted sentences, in order, on which no draft rests and whose speaker is known."""
    taken = sorted({quote.span for each in drafts for quote in each.report.quotes})
    starts, ends = [span.start for span in taken], list(accumulate((span.end for span in taken), max))
    speakers = _speakers(voices)
    found = []
    for index, quote in enumerate(quotes):
        keys = speakers.get(index, frozenset()) if not quote.depth else frozenset()
        for span in _parts(text, quote.inner) if keys else ():
            before = bisect_left(starts, span.end)
            if not before or ends[before - 1] <= span.start:
                found.append(_Sentence(span, span.of(text), quote, keys))
    return found


def _speakers(voices: Voices) -> dict[int, frozenset[Key]]:
    """Return for each quotation the actors for whom it is spoken, each with who speaks."""
    found: dict[int, frozenset[Key]] = {}
    for voice in voices.all:
        keys = frozenset((actor.id, who.speaker.id) for who in voice.who if who.speaker is not None for actor in who.actors)
        for quote in voice.attribution.quotes:
            found[quote] = found.get(quote, frozenset()) | keys
    return found


def _parts(text: str, within: Span) -> Iterator[Span]:
    for sentence in sentences(text, within):
        words = sentence.of(text).rstrip(' \n,."”')
        if len(words.split()) >= _FEWEST:
            yield Span(sentence.start, sentence.start + len(words))


class _Speech:
    """Finds the statement with which quoted sentences go on."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._places = sorted((_place(each).end, k) for k, each in enumerate(drafts))
        self._ends = [end for end, _ in self._places]

    def followed(self, said: Sequence[_Sentence]) -> list[int | None]:
        """Return for each sentence the number of the draft that it goes on with, or None."""
        found: list[int | None] = []
        reached: dict[int, int] = {}
        for sentence in said:
            k = self._last(sentence)
            goes_on = k is not None and self._goes_on(sentence, k, max(reached.get(k, 0), _place(self._drafts[k]).end))
            if k is not None and goes_on:
                reached[k] = sentence.span.end
            found.append(k if goes_on else None)
        for n in reversed(range(len(said) - 1)):
            if found[n] is None and found[n + 1] is not None and self._leads_up(said[n], said[n + 1]):
                found[n] = found[n + 1]
        return found

    def _last(self, sentence: _Sentence) -> int | None:
        """Return the last draft of the speaker before a sentence."""
        for end, k in reversed(self._places[: bisect_right(self._ends, sentence.span.start)]):
            if sentence.span.start - end > _REACH:
                return None
            if _speaks(self._drafts[k], sentence.keys):
                return k
        return None

    def _goes_on(self, sentence: _Sentence, k: int, since: int) -> bool:
        """Tell whether a sentence goes on with a draft; `since` is where the last words of it end."""
        draft, apart = self._drafts[k], self._others(sentence, since)
        if _POINTING.match(sentence.words):
            return not apart
        if _NEW.match(sentence.words):
            return False
        if any(sentence.quote.inner.covers(each.span) for each in draft.report.quotes):
            return True
        said = _stems(draft.report.exact + " " + draft.content)
        return len(_stems(sentence.words) & said) >= (_RESUMED if apart else _SHARED)

    def _others(self, sentence: _Sentence, since: int) -> bool:
        """Tell whether somebody else states something between a place and a sentence."""
        between = self._places[bisect_right(self._ends, since) : bisect_right(self._ends, sentence.span.start)]
        mine = {actor for actor, _ in sentence.keys}
        return any(self._drafts[k].actor.id not in mine for _, k in between)

    def _leads_up(self, one: _Sentence, following: _Sentence) -> bool:
        """Tell whether a sentence stands before one that goes on with a statement, in one breath, and begins nothing new."""
        near = 0 <= following.span.start - one.span.end <= _NEXT and one.keys == following.keys
        return near and self._last(one) == self._last(following) and not _NEW.match(one.words)


def _speaks(draft: Draft, keys: frozenset[Key]) -> bool:
    return draft.report.speaker is not None and (draft.actor.id, draft.report.speaker.id) in keys


def _stems(words: str) -> set[str]:
    return {word[:_STEM].lower() for word in _TELLING.findall(words)} - {"we", "our", "they"}


def _place(draft: Draft) -> Span:
    return draft.report.cue or draft.report.span
