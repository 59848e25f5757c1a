"""What to read of an archived text: headlines, paragraphs and items, without site furniture; offsets stay those of the archive."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.core.document import Block
from graph.documents.dating import date_in_text
from graph.documents.furniture import Furniture, furniture
from graph.documents.layout import Line, is_final, lines

_BRIEF = 20  # words from which a line without a full stop is a paragraph whose stop got lost
_TITLE = 30  # words that no headline exceeds
_NAME = 4  # words that a name, a section or a place has at most, between the headline and the first paragraph
_LIST = 3  # brief lines in a row that are a list of links


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

    @property
    def body(self) -> bool:
        return self.kept and not self.brief

    def dropped(self) -> "_Judged":
        return replace(self, score=max(1.0, self.score))


def clean(text: str, *, title: str | None = None, given: Sequence[Line] | None = None, language: str = "en") -> tuple[Block, ...]:
    """Return the blocks of `text`, in order and without overlap.

    `title` helps to find where the article begins; `given` are the lines as markup shows them, else they are found in the text.
    A text of nothing but brief lines keeps them as paragraphs: no input is thrown away for its form alone.
    """
    words = furniture(language)
    found = [replace(line, span=span) for line in (lines(text) if given is None else given) for span in words.pieces(text, line.span)]
    judged = _with_items([_judge(line, text, words) for line in found])
    heading = _heading(judged, title)
    if heading is not None:
        judged[heading] = replace(judged[heading], score=0.0, brief=True)
    judged = _without_stretches(judged, words, heading)
    if not any(one.body for one in judged):
        kept = [k for k, one in enumerate(judged) if one.kept]
        return tuple(_block(judged[k], k == heading and len(kept) > 1) for k in kept)
    _drop_head(judged, heading)
    _drop_link_lists(judged, heading)
    return tuple(_block(one, one.brief) for one in judged if one.kept)


def title_line(text: str, *, language: str = "en") -> str | None:
    """Return the line at the head of `text` that reads as its headline, or None."""
    words = furniture(language)
    heads: list[str] = []
    for line in lines(text[:20_000])[:12]:
        judged = _judge(line, text, words)
        if judged.body:
            break
        count = len(judged.words.split())
        if judged.score <= 0.5 and 3 <= count <= _TITLE:
            heads.append(" ".join(judged.words.split()))
    # A line of three or four words above a longer one is the name of a site or a section.
    return next((head for head in heads if len(head.split()) > _NAME), heads[0] if heads else None)


def _judge(line: Line, text: str, words: Furniture) -> _Judged:
    content = line.span.of(text)
    score = words.score(content)
    brief = line.kind == "headline" or (line.kind is None and _is_brief(content))
    if brief and line.kind is None and len(content) <= 120 and date_in_text(content):
        score = max(1.0, score)
    if line.link and not is_final(content):
        score = max(score, 0.5 if line.kind != "item" else 1.0)
    return _Judged(line, content, score, brief)


def _is_brief(content: str) -> bool:
    """Tell whether a line reads as a headline or link text: no final punctuation, and no longer than headlines are."""
    count = len(content.split()) if len(content) < 400 else _TITLE + 1
    if is_final(content):
        return content.endswith("?") and count < _BRIEF // 2
    return not content.endswith((":", ";", ",")) and (count < _BRIEF or (count <= _TITLE and content.istitle()))


def _with_items(judged: list[_Judged]) -> list[_Judged]:
    """Let brief items count as text only where a line that ends in a colon announces them; a menu has no such line."""
    out: list[_Judged] = []
    announced = False
    for one in judged:
        if one.line.kind == "item":
            loose = not announced and not is_final(one.words) and len(one.words.split()) < _BRIEF // 2
            out.append(replace(one, brief=loose))
        else:
            announced = one.words.endswith(":") and one.kept
            out.append(one)
    return out


def _without_stretches(judged: list[_Judged], words: Furniture, heading: int | None) -> list[_Judged]:
    """Leave out letters to the reader and lists of links, from the line that opens them to the last of their kind."""
    out = list(judged)
    i = 0
    while i < len(out):
        one = out[i]
        opens = i != heading and (one.brief or not one.kept or one.words.endswith((":", ",")))
        kind = words.opener(one.words) if opens else None
        last = _stretch_end(out, i, kind, heading) if kind else i - 1
        out[i : last + 1] = [inside.dropped() for inside in out[i : last + 1]]
        i = max(i, last) + 1
    return out


def _stretch_end(judged: list[_Judged], first: int, kind: str, heading: int | None) -> int:
    """Return the index of the last line of the stretch.

    Links end before the first paragraph; a letter ends before two paragraphs in a row that address nobody. Neither crosses the title.
    """
    last, misses = first, 0
    for k in range(first + 1, len(judged)):
        one = judged[k]
        if k == heading:
            break
        if (one.brief and misses == 0) or not one.kept or (kind == "letter" and one.score > 0):
            last, misses = k, 0
        else:
            misses += 1
            if kind == "links" or misses == 2:
                break
    return last


def _heading(judged: Sequence[_Judged], title: str | None) -> int | None:
    """Return the index of the line that is the article's own title: near its beginning, not among links after it."""
    paragraphs = 0
    for k, one in enumerate(judged if title else ()):
        if _same(one.words, title or ""):
            return k
        paragraphs += one.body
        if paragraphs > 3:
            break
    return None


def _same(line: str, title: str) -> bool:
    if len(line) > 2 * len(title) + 20:
        return False
    a, b = (re.sub(r"\W+", " ", words.casefold()).strip() for words in (line, title))
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and (a == b or (longer.startswith(shorter) and len(shorter) * 10 >= len(longer) * 7))


def _drop_head(judged: list[_Judged], heading: int | None) -> None:
    """Leave out brief lines above the title, and names, sections and places between the title and the first paragraph."""
    start = -1 if heading is None else heading
    for k, one in enumerate(judged):
        if k < start and (one.brief or one.score > 0):
            judged[k] = one.dropped()
        elif k > start and one.body:
            break
        elif k > start and one.brief and one.line.kind is None and len(one.words.split()) <= _NAME:
            judged[k] = one.dropped()


def _drop_link_lists(judged: list[_Judged], heading: int | None) -> None:
    """Leave out runs of brief lines, and brief lines after which no paragraph comes: both are links to other articles."""
    run: list[int] = []
    for k, one in enumerate(judged):
        if one.kept and one.brief and k != heading:
            run.append(k)
        elif one.body or k == heading:
            if len(run) < _LIST:
                run = []
            for i in run:
                judged[i] = judged[i].dropped()
            run = []
    for i in run:
        judged[i] = judged[i].dropped()


def _block(one: _Judged, headline: bool) -> Block:
    if one.line.kind == "item":
        return Block("item", one.line.span)
    return Block("headline" if headline else "paragraph", one.line.span)
