"""What to read of an archived text: headlines, paragraphs and items, without site furniture; offsets stay those of the archive."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.core.document import Block, Span
from graph.documents.dating import date_in_text
from graph.documents.furniture import Furniture, furniture
from graph.documents.layout import FINAL, Line, lines

_LONG = 12  # words from which a line without a full stop may be a paragraph whose stop got lost
_HEADLINE = 30  # words that no headline exceeds


@dataclass(frozen=True, slots=True)
class _Judged:
    """A line with its words, its evidence of furniture (1 is enough), and whether it reads as a headline or link text."""

    line: Line
    words: str
    score: float
    brief: bool

    @property
    def kept(self) -> bool:
        return self.score < 1


def clean(text: str, *, title: str | None = None, given: Sequence[Line] | None = None, language: str = "en") -> tuple[Block, ...]:
    """Return the blocks of `text`, in order and without overlap.

    `title` helps to find where the article begins; `given` are the lines as markup shows them, else they are found in the text.
    A text of nothing but brief lines keeps them: no input is thrown away for its form alone.
    """
    words = furniture(language)
    judged = [_judge(piece, text, words) for line in (lines(text) if given is None else given) for piece in _pieces(line, text, words)]
    judged = _without_stretches(judged, words)
    heading = _heading(judged, title)
    judged = _without_head(judged, heading)
    heading = _heading(judged, title)
    kept = [one for one in judged if one.kept]
    body = [one for one in kept if not one.brief]
    if not body:
        return tuple(_block(one, one is heading) for one in kept)
    return tuple(_block(one, one.brief or one is heading) for one in _without_link_lists(kept, heading))


def title_line(text: str, *, language: str = "en") -> str | None:
    """Return the line at the head of `text` that reads as its headline, or None."""
    words = furniture(language)
    for line in lines(text)[:12]:
        judged = _judge(line, text, words)
        if not judged.kept or judged.score >= 0.5:
            continue
        if not judged.brief:
            return None
        if 3 <= len(judged.words.split()) <= _HEADLINE:
            return " ".join(judged.words.split())
    return None


def _pieces(line: Line, text: str, words: Furniture) -> list[Line]:
    return [replace(line, span=span) for span in words.pieces(text, line.span)]


def _judge(line: Line, text: str, words: Furniture) -> _Judged:
    content = line.span.of(text)
    score = words.score(content)
    brief = line.kind == "headline" or (line.kind != "item" and _is_brief(content))
    if brief and len(content) <= 120 and date_in_text(content):
        score = 1.0
    if line.link and brief:
        score = max(score, 0.5)
    return _Judged(line, content, score, brief)


def _is_brief(content: str) -> bool:
    """Tell whether a line reads as a headline or link text: no final punctuation, and no longer than headlines are."""
    count = len(content.split())
    if FINAL.search(content) or content.endswith((":", ";", ",")):
        return content.endswith("?") and count < _LONG
    return count <= _HEADLINE and (count < _LONG + 8 or content.istitle())


def _without_stretches(judged: list[_Judged], words: Furniture) -> list[_Judged]:
    """Leave out letters to the reader and lists of links, from the line that opens them to the last of their kind."""
    out = list(judged)
    i = 0
    while i < len(out):
        kind = words.opener(out[i].words)
        last = _stretch_end(out, i, kind) if kind else i - 1
        for k in range(i, last + 1):
            out[k] = replace(out[k], score=max(1.0, out[k].score))
        i = max(i, last) + 1
    return out


def _stretch_end(judged: list[_Judged], first: int, kind: str) -> int:
    """Return the index of the last line of the stretch: two lines of article text in a row, or a last one, end it."""
    last, misses = first, 0
    for k in range(first + 1, len(judged)):
        one = judged[k]
        belongs = one.score > 0 or len(one.words.split()) < _LONG if kind == "letter" else one.brief or not one.kept
        if belongs:
            last, misses = k, 0
        elif (misses := misses + 1) == 2:
            break
    return last


def _heading(judged: Sequence[_Judged], title: str | None) -> _Judged | None:
    """Return the line that is the article's own title."""
    if title is None:
        return None
    return next((one for one in judged if _same(one.words, title)), None)


def _same(line: str, title: str) -> bool:
    a, b = (re.sub(r"\W+", " ", words.casefold()).strip() for words in (line, title))
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and (a == b or (longer.startswith(shorter) and len(shorter) * 10 >= len(longer) * 7))


def _without_head(judged: list[_Judged], heading: _Judged | None) -> list[_Judged]:
    """Leave out brief lines above the title, and names, sections and the like between the title and the first paragraph."""
    out = list(judged)
    start = out.index(heading) if heading is not None else -1
    for k, one in enumerate(out):
        if k < start and (one.brief or one.score > 0):
            out[k] = replace(one, score=max(1.0, one.score))
        elif k > start and not one.brief and one.kept:
            break
        elif k > start and one.brief and len(one.words.split()) <= 4:
            out[k] = replace(one, score=max(1.0, one.score))
    return out


def _without_link_lists(kept: list[_Judged], heading: _Judged | None) -> list[_Judged]:
    """Leave out runs of three and more brief lines, and brief lines after which no paragraph comes: both are links to other articles."""
    out: list[_Judged] = []
    run: list[_Judged] = []
    for one in kept:
        if one.brief and one is not heading:
            run.append(one)
            continue
        out.extend(run if len(run) < 3 else ())
        run = []
        out.append(one)
    return out


def _block(one: _Judged, headline: bool) -> Block:
    if headline:
        return Block("headline", one.line.span)
    return Block(one.line.kind or "paragraph", one.line.span)


def gaps(text: str, blocks: Sequence[Block]) -> list[Span]:
    """Return what the blocks leave out of `text`, white space aside; for showing a user what was dropped."""
    edges = [0, *(edge for block in blocks for edge in (block.span.start, block.span.end)), len(text)]
    spans = (Span(edges[i], edges[i + 1]) for i in range(0, len(edges), 2))
    return [span for span in spans if span.of(text).strip()]
