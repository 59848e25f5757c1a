"""The lines of a text: physical ones, and those that a hard wrap has broken put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.core.document import BlockKind, Span

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ITEM = re.compile(r"(?:[-*•‣▪◦–]|\d{1,2}[.)])\s+(?=\S)")
# White space as Python has it, NUL, and marks without width.
_BLANK = "\x00\ufeff\u200b\u200e\u200f" + "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_NARROWEST, _WIDEST = 50, 100
_FINAL = re.compile(r"[.!?…][\"'”’“»)\]]*$|[.!?…,]\s*[\"”“’»]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to judge: its characters without the white space around, its kind where markup tells it, and whether all of it is a link."""

    span: Span
    kind: BlockKind | None = None
    link: bool = False


def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that hold more than white space, in order; a hard-wrapped paragraph is one line."""
    return tuple(_item(text, span) for span in _unwrapped(text))


def is_final(words: str) -> bool:
    """Tell whether `words` end as a sentence does."""
    return bool(_FINAL.search(words[-20:]))


def trimmed(text: str, start: int, end: int) -> Span:
    """Return [start, end) without white space, NUL and zero-width marks at its ends."""
    words = text[start:end]
    bare = words.strip(_BLANK)
    first = start + words.find(bare) if bare else start
    return Span(first, first + len(bare))


def _item(text: str, span: Span) -> Line:
    match = _ITEM.match(text, span.start, span.end)
    return Line(Span(match.end(), span.end), "item") if match else Line(span)


def _unwrapped(text: str) -> Iterator[Span]:
    groups = list(_groups(text))
    wrapped = {i for i, group in enumerate(groups) if _is_wrapped(text, group)}
    width = max((len(span) for i in wrapped for span in groups[i]), default=0)
    for i, group in enumerate(groups):
        if i in wrapped or (width and _fits(text, group, width) and not _final(text, group[0])):
            yield group[0].joined(group[-1])
        else:
            yield from group


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines without a blank line between them; an item begins a new run."""
    group: list[Span] = []
    end = 0
    for match in _LINE.finditer(text):
        span = trimmed(text, match.start(), match.end())
        breaks = re.sub("\r\n", "\n", text[end : match.start()])
        if group and (len(breaks) > 1 or not span or _ITEM.match(text, span.start, span.end)):
            yield group
            group = []
        if span:
            group.append(span)
        end = match.end()
    if group:
        yield group


def _is_wrapped(text: str, group: Sequence[Span]) -> bool:
    """Tell whether a machine broke these lines: each but the last is full, and at least one break stands inside a sentence."""
    width = max(map(len, group))
    if len(group) < 2 or not _NARROWEST <= width <= _WIDEST or not _fits(text, group, width):
        return False
    return any(not _final(text, a) and text[b.start].islower() for a, b in pairwise(group))


def _fits(text: str, group: Sequence[Span], width: int) -> bool:
    """Tell whether no line had room for the first word of the next within `width`."""
    for line, following in pairwise(group):
        word = re.match(r"\S+", following.of(text))
        if len(line) > width or len(line) + 1 + len(word[0] if word else "") <= width:
            return False
    return len(group) > 1


def _final(text: str, span: Span) -> bool:
    return is_final(text[max(span.start, span.end - 20) : span.end])
