"""Who is meant by phrases of invented reports, coded by hand before any rule saw them; how many of them are told rightly.

Each report of `references*.txt` is followed by its phrases, "~ PHRASE = ACTORS (SPEAKER)"; "#2" is the second place where the words stand.
"""

import re
from pathlib import Path

import pytest
from scenes import document

from graph.core.document import Document, Span
from graph.extraction.cast import Cast
from graph.extraction.mentions import Found, find_mentions
from graph.identity.actors.resolver import GazetteerResolver
from graph.language.pipeline import parse
from graph.language.quotes import find_quotes
from graph.language.repairs import repair

_CODED = re.compile(r"~ (?P<phrase>.+?)(?:#(?P<nth>\d))? = (?P<actors>[^(]+?)(?: \((?P<speaker>.+)\))?")

HOW_MANY = {"references.txt": (123, 0.97), "references2.txt": (43, 0.95)}


def read(read: Document) -> tuple[list[Found], Cast]:
    parsed = repair(parse(read))
    quotes = find_quotes(read.text, [block.span for block in read.blocks])
    found = find_mentions(parsed, [q.inner for q in quotes if q.depth == 0])
    return found, Cast.of(read, parsed, found, GazetteerResolver())


def meant(phrase: Span, found: list[Found], cast: Cast) -> tuple[str, str | None]:
    """Return actors and speaker of the mention that is most like the phrase."""
    inside = [f for f in found if phrase.covers(cast.parse.tokens[f.token].span)]
    best = min(inside, key=lambda f: abs(f.mention.span.start - phrase.start) + abs(f.mention.span.end - phrase.end), default=None)
    who = cast.at(cast.parse.tokens[best.token]) if best is not None else None
    return (", ".join(a.name for a in who.actors), who.speaker.name if who.speaker else None) if who is not None else ("nobody", None)


def told(block: str) -> list[bool]:
    text, *lines = block.split("\n")
    found, cast = read(document(text))
    right = []
    for line in lines:
        code = _CODED.fullmatch(line)
        assert code is not None, line
        start = [m.start() for m in re.finditer(re.escape(code["phrase"]), text)][int(code["nth"] or 1) - 1]
        right.append(meant(Span(start, start + len(code["phrase"])), found, cast) == (code["actors"], code["speaker"]))
    return right


@pytest.mark.parametrize("name", HOW_MANY)
def test_how_many_phrases_are_told_rightly(name: str) -> None:
    count, floor = HOW_MANY[name]
    right = [each for block in Path(__file__).with_name(name).read_text(encoding="utf-8").strip().split("\n\n") for each in told(block)]
    assert len(right) == count
    assert sum(right) / count >= floor
