"""Finds what stands between quotation marks, of every kind, nested, unbalanced or turned the wrong way; one pass over the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.core.document import Span

Family = Literal["double", "single", "guillemet", "chevron", "corner", "white corner"]
Look = Literal["open", "close", "either"]

_FAMILIES: dict[str, Family] = {
    **dict.fromkeys('“”„‟"＂〝〞〟', "double"),
    **dict.fromkeys("‘’‚‛'", "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "chevron"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_GLYPHS: dict[str, Look] = {
    **dict.fromkeys("“„‟〝‘‚‛«‹「『", "open"),
    **dict.fromkeys("”〞〟’»›」』", "close"),
}
_STRAIGHT = "\"＂'"
_OPENERS = "([{<—–-/…¿¡=:"
_STOPS = ".!?…"
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Words between quotation marks.

    `outer` includes the marks, `inner` neither them nor a final comma or full stop. `closed` is false where a mark is missing:
    at the end of a paragraph of a longer quotation, or by mistake. `depth` counts the quotations around this one, `block` is the
    ordinal of its span.
    """

    outer: Span
    inner: Span
    closed: bool
    depth: int
    block: int


@dataclass(slots=True)
class _Mark:
    """One quotation mark: where it stands, of which family, which way it looks, and how the next of its family looks."""

    start: int
    end: int
    family: Family
    look: Look
    straight: bool
    apostrophe: bool = False
    after_digit: bool = False
    next_look: Look | None = None


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not come yet."""

    mark: _Mark
    depth: int


def find_quotes(text: str, spans: Sequence[Span]) -> list[QuoteSpan]:
    """Return the quotations inside `spans` (paragraphs, in text order) in the order of their opening marks.

    A quotation never crosses the border of a span: one of several paragraphs gives one item for each.
    """
    found: list[QuoteSpan] = []
    running = False
    marks = [_marks(text, span) for span in spans]
    for ordinal, span in enumerate(spans):
        follows = ordinal + 1 < len(spans) and _starts_quoted(text, spans[ordinal + 1], marks[ordinal + 1])
        pairing = _Pairing(text, span, ordinal, marks[ordinal])
        found += pairing.run(continued=follows, running=running)
        running = pairing.unclosed
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


class _Pairing:
    """Pairs the marks of one paragraph."""

    def __init__(self, text: str, span: Span, block: int, marks: list[_Mark]) -> None:
        self.text, self.span, self.block, self.marks = text, span, block, marks
        self.stack: list[_Open] = []
        self.found: list[QuoteSpan] = []
        self.unclosed = False
        self._free = span.start

    def run(self, *, continued: bool, running: bool) -> list[QuoteSpan]:
        """Return the quotations; `continued`: the next paragraph begins or ends as a quotation; `running`: the one before was left open."""
        for mark in self.marks:
            family = next((k for k in range(len(self.stack) - 1, -1, -1) if self._pairs(self.stack[k].mark, mark)), None)
            if family is not None and self._closes(mark, self.stack[family]):
                self._close(family, mark)
            elif self._opens(mark):
                self.stack.append(_Open(mark, len(self.stack)))
            elif self._orphan(mark):
                self._add(self._sentence_start(mark, running), mark.end, None, mark, 0)
        self._finish(continued)
        return self.found

    @staticmethod
    def _pairs(opening: _Mark, mark: _Mark) -> bool:
        return opening.family == mark.family

    def _closes(self, mark: _Mark, top: _Open) -> bool:
        if mark.apostrophe:
            return False
        nested = top.mark.straight != mark.straight and mark.next_look is not None
        if mark.after_digit and mark.straight and mark.look == "close" and mark.family == "double":
            return mark.next_look != "close"
        if mark.look == "close":
            possessive = mark.family == "single" and self.text[mark.start - 1] in "sS" and mark.next_look == "close"
            return not possessive
        if mark.look == "either":
            return True
        if mark.family == "single" or nested:
            return False
        before = self.text[max(mark.start - 2, 0) : mark.start].rstrip()[-1:]
        return mark.next_look in (None, "open") and (before in ",.!?" or top.mark.look != "open")

    def _opens(self, mark: _Mark) -> bool:
        if mark.apostrophe or mark.look == "close" or len(self.stack) >= _DEEPEST:
            return False
        if mark.look == "either" and not (mark.straight is False and _GLYPHS.get(self.text[mark.start]) == "open"):
            return mark.family == "double" and mark.next_look in ("close", "either")
        if mark.family == "single":
            return mark.next_look == "close" or (_GLYPHS.get(self.text[mark.start]) == "open" and mark.start == self.span.start)
        return True

    def _orphan(self, mark: _Mark) -> bool:
        return mark.look == "close" and not mark.apostrophe and mark.family != "single" and not mark.after_digit and not self.stack

    def _close(self, index: int, mark: _Mark) -> None:
        for lost in self.stack[index + 1 :]:
            if lost.mark.family != "single":
                self._add(lost.mark.start, mark.start, lost.mark, None, lost.depth)
        opened = self.stack[index]
        del self.stack[index:]
        self._add(opened.mark.start, mark.end, opened.mark, mark, opened.depth)

    def _finish(self, continued: bool) -> None:
        for lost in self.stack:
            if lost.mark.family == "single" and not (continued and lost.mark.start == self.span.start):
                continue
            whole = continued or lost.mark.start == self.span.start
            end = self.span.end if whole else self._sentence_end(lost.mark.end)
            self._add(lost.mark.start, end, lost.mark, None, lost.depth)
            self.unclosed = True

    def _sentence_end(self, start: int) -> int:
        for i in range(start, self.span.end - 2):
            if self.text[i] in _STOPS and self.text[i + 1].isspace() and self.text[i + 2].isupper() and not self.text[i - 1].isupper():
                return i + 1
        return self.span.end

    def _sentence_start(self, mark: _Mark, running: bool) -> int:
        if running and mark is self.marks[0]:
            return self.span.start
        for i in range(mark.start - 3, self._free, -1):
            if self.text[i - 1] in _STOPS and self.text[i].isspace() and self.text[i + 1].isupper():
                return i + 1
        return self._free

    def _add(self, start: int, end: int, opening: _Mark | None, closing: _Mark | None, depth: int) -> None:
        inner = _trimmed(self.text, opening.end if opening else start, closing.start if closing else end)
        if depth == 0:
            self._free = max(self._free, end)
        if inner:
            self.found.append(QuoteSpan(Span(start, end), inner, opening is not None and closing is not None, depth, self.block))


def _marks(text: str, span: Span) -> list[_Mark]:
    marks: list[_Mark] = []
    i = span.start
    while i < span.end:
        if text[i] in _FAMILIES:
            marks.append(_mark(text, span, i, i + 1))
        elif text[i] == "`" and text[i : i + 2] == "``":
            marks.append(_mark(text, span, i, i + 2))
        i = marks[-1].end if marks and marks[-1].end > i else i + 1
    following: dict[Family, Look | None] = {}
    for mark in reversed(marks):
        mark.next_look = following.get(mark.family)
        if not mark.apostrophe:
            following[mark.family] = mark.look
    return marks


def _mark(text: str, span: Span, start: int, end: int) -> _Mark:
    glyph = text[start]
    doubled = text[start : start + 2] in ("''", "``", "’’", "‘‘", ",,") and start + 2 <= span.end
    end = start + 2 if doubled else end
    family: Family = "double" if doubled or glyph == "`" else _FAMILIES[glyph]
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    straight = glyph in _STRAIGHT
    look = _look(glyph, before, after, family)
    apostrophe = family == "single" and _is_apostrophe(text, span, (start, end), look)
    return _Mark(start, end, family, look, straight, apostrophe, before.isdigit() and straight)


def _look(glyph: str, before: str, after: str, family: Family) -> Look:
    if family in ("corner", "white corner") or glyph in "„〝‚":
        return _GLYPHS[glyph]
    left = before.isspace() or before in _OPENERS or _GLYPHS.get(before) == "open" or (before in _STRAIGHT and not after.isspace())
    right = after.isspace() or not (after.isalnum() or after in "([{$€£¥#@" or _GLYPHS.get(after) == "open")
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    if left and right and after in _STOPS and before.isspace():
        return "open"
    return _GLYPHS.get(glyph, "either")


def _is_apostrophe(text: str, span: Span, place: tuple[int, int], look: Look) -> bool:
    start, end = place
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    if before.isalnum() and after.isalnum():
        return True
    if before.isdigit() and text[start] == "'":
        return True
    if look == "open" and text[start] in "'’":
        word = text[end : min(end + 6, span.end)].lower()
        return after.isdigit() or word.startswith(("em ", "tis ", "twas ", "til ", "till ", "cause ", "n' ", "n’ ", "bout "))
    return False


def _starts_quoted(text: str, span: Span, marks: Sequence[_Mark]) -> bool:
    """Tell whether the paragraph begins with an opening mark, or holds a closing mark that nothing opened."""
    if not marks or marks[0].apostrophe:
        return False
    opens = marks[0].look == "open" and not text[span.start : marks[0].start].strip()
    return opens or (marks[0].look == "close" and marks[0].family != "single")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 1 and text[end - 1] in ",." and text[end - 2] not in "." and not _abbreviated(text, start, end):
        end = start + len(text[start : end - 1].rstrip())
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and end - start >= 4 and text[end - 3] == "." and text[end - 2].isalpha() and text[end - 4].isalpha()
