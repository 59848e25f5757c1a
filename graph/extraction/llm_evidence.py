"""Checks what a model says against the text, word by word: where everything stands that it claims to have read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.core.document import Span
from graph.core.statement import Quote
from graph.extraction.llm_answers import Answer
from graph.extraction.llm_windows import Window
from graph.language.parse import Parse
from graph.language.quotes import QuoteSpan

_SHOWN = 80
_PLACES = 8
"""How many places of a name are looked at."""
_FEWEST = 2
"""Words that evidence has at least."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Proven:
    """An answer whose words stand in the text: `names` gives for each name its places, the likeliest first."""

    answer: Answer
    evidence: Span
    cue: Span | None
    quotes: tuple[Quote, ...]
    names: Mapping[str, tuple[Span, ...]]
    content: str
    condition: str | None
    when: str | None
    source: str | None


class Reader:
    """Finds the words of answers in one document; answers are read in their order, so that a repeated sentence is found in turn."""

    def __init__(self, parse: Parse, quotes: Sequence[QuoteSpan], warn: Callable[[str], None]) -> None:
        self.parse, self.quotes, self.warn = parse, quotes, warn
        self._last = 0

    def read(self, answer: Answer, window: Window) -> Proven | None:
        """Return the answer with its places, None where its evidence or actor is not in the text; what else is not is left out."""
        if len(_WORD.findall(answer.evidence)) < _FEWEST:
            self.warn(f"left out a statement: {shortened(answer.evidence)} proves nothing")
            return None
        places = window.find(answer.evidence)
        if not places:
            self._missing("a statement", answer.evidence)
            return None
        words = next((span for span in places if span.start >= self._last), places[0])
        self._last = words.start
        evidence = self._whole(words)
        names = {name: _nearest(window.find_name(name), words) for name in (answer.actor, answer.speaker, *answer.targets) if name}
        if not names.get(answer.actor):
            self._missing(f"the statement on {shortened(answer.evidence)} with its actor", answer.actor)
            return None
        for name in dict.fromkeys(name for name, found in names.items() if not found):
            self._missing("the speaker" if name == answer.speaker else "the target", name)
        content = self._one("the content", answer.content, window, evidence)
        return Proven(
            answer,
            evidence,
            next(iter(self._inside("the cue", answer.cue, window, evidence)), None),
            self._quoted(answer.quotes, window, evidence),
            names,
            content or evidence.of(self.parse.text),
            self._one("the condition", answer.condition, window, evidence),
            self._one("the day", answer.when, window, evidence),
            self._one("the source", answer.source, window, evidence),
        )

    def _missing(self, what: str, words: str) -> None:
        self.warn(f"left out {what}: {shortened(words)} does not stand in the text")

    def _whole(self, words: Span) -> Span:
        """Return the whole sentences that the words stand in."""
        spans = [s.span for s in self.parse.sentences if s.span.overlaps(words)]
        return Span(min([words.start, *(s.start for s in spans)]), max([words.end, *(s.end for s in spans)]))

    def _inside(self, what: str, words: str | None, window: Window, evidence: Span) -> list[Span]:
        """Return where the words stand inside the evidence."""
        found = [span for span in window.find(words or "") if evidence.covers(span)]
        if words and not found:
            self._missing(what, words)
        return found

    def _one(self, what: str, words: str | None, window: Window, evidence: Span) -> str | None:
        """Return the archived words, if they stand near the evidence or before it."""
        found = _nearest(window.find_name(words or ""), evidence)
        if words and not found:
            self._missing(what, words)
        return found[0].of(self.parse.text) if found else None

    def _quoted(self, quotes: Sequence[str], window: Window, evidence: Span) -> tuple[Quote, ...]:
        """Return the quotes that stand between quotation marks; of equal ones the next in turn."""
        found: dict[Span, Quote] = {}
        for words in quotes:
            places = [span for span in _nearest(window.find(words), evidence) if any(q.outer.covers(span) for q in self.quotes)]
            place = next((span for span in places if span not in found), None)
            if place is not None:
                found[place] = Quote(place.of(self.parse.text), place)
            elif not places:
                self._missing("the quote", words)
        return tuple(found[span] for span in sorted(found))


def shortened(words: str) -> str:
    """Return words in quotation marks, no more of them than a message can bear."""
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN]}…”"


def _nearest(places: Sequence[Span], evidence: Span) -> tuple[Span, ...]:
    """Order places: those inside the evidence, then those before it from the nearest on, then those after it."""
    inside = [span for span in places if evidence.covers(span)]
    before = [span for span in reversed(places) if span.start < evidence.start]
    after = [span for span in places if span.end > evidence.end and span.start >= evidence.start]
    return tuple([*inside, *before, *after][:_PLACES])
