"""Sentence boundaries by rule, before anything is parsed: quotes, abbreviations, initials, headlines, list lines, endless text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from graph.core.document import Span

Verdict = Literal["yes", "no", "maybe"]

END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>(?:[\"'’]| ?[”)\]»])*(?: ?\[\d{1,3}\])*)(?P<gap>\s*)")
OPENING = re.compile(r"(?:^|(?<=[.!?…]\s))(?:[\w'’-]+\s){0,3}[\w'’-]+[,:]\s+(?=[\"“]?[A-Z])")
AFTER_MARK = re.compile(r"(?<=[^a-z\s,’”:])(?<![A-Z][A-Z])\s+(?=[A-Z0-9(\[*_<>=#-])")
ANY_CAPITAL = re.compile(r"(?<=\S)\s+(?=[A-Z0-9_*<>=(-])")
PROSE_ENDS = frozenset(".!?…\"”’')»]")
BREAK = re.compile(r"(?<=\S)[ \t\r]*\n\s*")
LIST_LINE = re.compile(r"(?:[-–—*•·▪◦‣●]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s)")
NUMBER_ONLY = re.compile(r"(?:^|\n)\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$")
LAST_WORD = re.compile(r"[^\s\"“”‘(\[/—–]+$")
NEXT_WORD = re.compile(r"[\"“‘'(\[«\s]*([^\s\"“”,.;:!?)’]*)")
VOICED = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,5}([a-z]+)\b")
LONGEST_SENTENCE = 1500
LONG_LINE = 120
LONGEST_WORD = 150
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
PIECE = 3000


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where sentences begin: certain offsets, and offsets that only a parser can decide; sorted, without the start of the text."""

    certain: tuple[int, ...] = ()
    possible: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text to parse by itself, [start, end), and where sentences begin in it, counted from its own start."""

    start: int
    end: int
    cuts: Cuts


@cache
def _words() -> dict[str, frozenset[str]]:
    import yaml

    # every value is a string: YAML would read "on" and "no" as truth values
    tables = yaml.load(Path(__file__).with_name("boundaries.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {name: frozenset(words) for name, words in tables.items()}


def find_cuts(text: str, *, headline: bool = False) -> Cuts:
    """Return where sentences of one block of text begin; a headline is one sentence unless it has "?" or "!" inside."""
    verdicts: dict[int, Verdict] = dict(_ends(text, headline=headline))
    for found in BREAK.finditer(text):
        if found.start() > 0 and found.end() < len(text):
            verdict = _line_break(text, found)
            if verdict != "no":
                verdicts[found.end()] = verdict
    if not headline:
        prose = text.rstrip()[-1:] in PROSE_ENDS or len(text) < LONG_LINE
        for pattern in (OPENING, AFTER_MARK) if prose else (ANY_CAPITAL,):
            for found in pattern.finditer(text):
                verdicts.setdefault(found.end(), "maybe")
    certain = sorted(start for start, verdict in verdicts.items() if verdict == "yes")
    return Cuts(tuple(certain), tuple(sorted(start for start, verdict in verdicts.items() if verdict == "maybe")))


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of text as far as they are certain without a parser, without the space around them."""
    starts = [within.start, *(within.start + cut for cut in find_cuts(within.of(text)).certain), within.end]
    for start, end in pairwise(starts):
        piece = text[start:end]
        if piece.strip():
            yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _ends(text: str, *, headline: bool) -> Iterator[tuple[int, Verdict]]:
    quotes, counted = 0, 0
    closed = len(text.rstrip("\"'“”‘’)]» \t\r\n"))  # a stray mark at the very end is no sentence
    for found in END.finditer(text):
        start, mark = found.end(), found["mark"]
        if start >= closed or found.start() == 0:
            continue
        if headline and mark == ".":
            continue
        quotes, counted = quotes + text.count('"', counted, start), start
        if text.startswith(('" ', '"\n'), start) and found["gap"] and quotes % 2:
            start += 2  # a stray closing mark stays with its sentence
        yield start, _verdict(text, found, start)


def _verdict(text: str, found: re.Match[str], start: int) -> Verdict:
    mark, close, after = found["mark"], found["close"], text[start : start + 80]
    before = text[max(0, found.start() - 40) : found.start()]
    word = _word_before(before)
    following = _next_word(after)
    if not following and not after[:1].isdigit() and after[:1] not in "\"“‘'([«-–—•":
        return "no"
    if not found["gap"]:
        return _joined(mark, close, before, following)
    if following[:1].islower():
        return "maybe" if not close and _lower_may_open(mark, word) else "no"
    if close and set(mark) & set("?!") and _voiced(after):
        return "no"
    if mark == ".":
        return _after_stop(text, found, word, following, after)
    if mark[0] == "…" or mark.startswith(".."):
        return "yes" if close or following.lower() in _words()["starters"] else "maybe"
    return "yes"


def _lower_may_open(mark: str, word: str) -> bool:
    words = _words()
    return mark[0] in "?!" or (
        mark == "." and len(word) > 1 and "." not in word and word not in words["inner"] | words["titles"] | words["numbered"]
    )


def _word_before(before: str) -> str:
    found = LAST_WORD.search(before.rstrip())
    return found.group().lower() if found else ""


def _next_word(after: str) -> str:
    found = NEXT_WORD.match(after)
    return found.group(1) if found else ""


def _voiced(after: str) -> bool:
    found = VOICED.match(after)
    return found is not None and found.group(1) in _words()["voices"]


def _joined(mark: str, close: str, before: str, following: str) -> Verdict:
    """Decide for an end that the next word follows without a space."""
    if mark[0] in "?!" and not close and following[:1].isalpha():
        return "maybe"
    if not following[:1].isupper() or not following[1:2].islower() or not before[-1:].isalpha():
        return "no"
    if close:
        return "yes" if close[-1] in '”"»)' else "no"
    if mark != "." or not before[-2:].islower():
        return "no"
    return "yes" if following.lower() in _words()["starters"] else "maybe"


def _after_stop(text: str, found: re.Match[str], word: str, following: str, after: str) -> Verdict:
    words = _words()
    starter = following.lower() in words["starters"] and following[:1].isupper()
    close = found["close"]
    if close and close not in ("’", "'"):
        return "yes"
    if NUMBER_ONLY.search(text, max(0, found.start() - 6), found.start()):
        return "no"
    if word in words["titles"]:
        return "yes" if word == "st" and starter else "no"
    if word in words["numbered"]:
        return "no" if after[:1].isdigit() else "yes"
    opens_quote = after[:1] in '"“' and after[1:2].isupper()
    if word in words["inner"] or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return "yes" if starter or opens_quote else "no"
    if len(word) == 1 and word.isalpha():
        return "yes" if starter or word == "i" else "no"
    return "yes"


def _line_break(text: str, found: re.Match[str]) -> Verdict:
    """Decide for the end of a line: an empty line and a list line begin a sentence, a line that is merely wrapped does not."""
    if found.group().count("\n") > 1 or LIST_LINE.match(text, found.end()):
        return "yes"
    line = text[max(0, text.rfind("\n", 0, found.start()) + 1) : found.start()]
    return "maybe" if len(line) < 60 and text[found.end()].isupper() else "no"


def pieces(text: str, *, headline: bool = False) -> Iterator[Piece]:
    """Yield the stretches of one block to parse: whole sentences, up to about 3,000 characters together.

    A sentence of more than 1,500 characters is cut at a space, and a "word" of more than 150 anywhere: degenerate text costs linear time.
    """
    cuts = find_cuts(text, headline=headline)
    hard = {at for found in LONG_WORD.finditer(text) for at in range(found.start() + LONGEST_WORD, found.end(), LONGEST_WORD)}
    certain = sorted({*cuts.certain, *hard})
    certain = sorted({*certain, *_forced(text, certain)})
    start, last = 0, 0
    for cut in [*certain, len(text)]:
        if last > start and (cut - start > PIECE or last in hard):
            yield _piece(start, last, certain, cuts.possible)
            start = last
        last = cut
    if last > start:
        yield _piece(start, last, certain, cuts.possible)


def _piece(start: int, end: int, certain: list[int], possible: tuple[int, ...]) -> Piece:
    def within(offsets: list[int] | tuple[int, ...]) -> tuple[int, ...]:
        return tuple(o - start for o in offsets[bisect_left(offsets, start + 1) : bisect_left(offsets, end)])

    return Piece(start, end, Cuts(within(certain), within(possible)))


def _forced(text: str, certain: list[int]) -> Iterator[int]:
    """Yield where overlong sentences are to be cut."""
    start = 0
    for end in [*certain, len(text)]:
        while end - start > LONGEST_SENTENCE:
            start = _near(text, start + LONGEST_SENTENCE)
            yield start
        start = end


def _near(text: str, limit: int) -> int:
    """Return the best place to cut a sentence shortly before `limit`: after a semicolon, a dash or comma, a space, else right there."""
    for mark in ("\n", "; ", " – ", ", ", " "):
        at = text.rfind(mark, limit - 400, limit)
        if at >= 0:
            return at + len(mark)
    return limit
