"""Markdown files with YAML front matter: one document each. The archived text is the whole file, so that offsets hold in it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.core.document import Document, Span
from graph.core.errors import InputError, MalformedInput
from graph.documents.decoding import load
from graph.documents.details import Details, details, document
from graph.documents.layout import Line

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t]?)+")
_LINK = re.compile(r"\[[^\]]+\]\([^)]+\)")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_NO_TEXT = re.compile(
    r"\s*(?:!\[[^\]]*\]\([^)]*\)|\[[^\]]+\]:\s*\S+.*|\|.*\||<!--.*-->|</?[a-z][^>]*>|(?:[-*_][ \t]*){3,})\s*$", re.IGNORECASE
)


class Markdown:
    """Reads `.md`."""

    suffixes: tuple[str, ...] = (".md", ".markdown")

    def read(self, path: Path, metadata: Mapping[str, str]) -> Iterator[Document | InputError]:
        """Yield the one document of `path`.

        Raises MalformedInput, with the line, when the front matter is no YAML mapping.
        """
        decoded = load(path)
        front, start = front_matter(decoded.text, where=str(path))
        lines = tuple(_lines(decoded.text, start))
        known = details(front).otherwise(details(metadata))
        heading = next((line.span.of(decoded.text) for line in lines if line.kind == "headline"), None)
        known = known.otherwise(Details(title=heading))
        yield document(path.stem, decoded.text, known, lines=lines, warnings=decoded.warnings)


def front_matter(text: str, *, where: str) -> tuple[dict[str, object], int]:
    """Return the fields of the front matter and the offset at which the body begins; empty and 0 where there is none."""
    if not re.match(r"\s*---[ \t]*\r?\n", text):
        return {}, 0
    match = _FRONT.match(text)
    if match is None:
        if re.match(r"\s*---[ \t]*\r?\n\s*[\w-]+:", text):
            raise MalformedInput("the front matter has no end", where=f"{where}, line 1", hint="close it with a line of three hyphens")
        return {}, 0
    first = text.count("\n", 0, match.start("yaml"))
    return _fields(match["yaml"], where, first), match.end()


def _fields(source: str, where: str, above: int) -> dict[str, object]:
    import yaml

    try:
        found = yaml.safe_load(source.replace("\x00", " "))
    except yaml.MarkedYAMLError as error:
        line = above + 1 + (error.problem_mark.line if error.problem_mark else 0)
        raise MalformedInput(
            f"the front matter does not parse: {error.problem}", where=f"{where}, line {line}", hint="quote values with a colon"
        ) from None
    except (yaml.YAMLError, ValueError) as error:
        raise MalformedInput(f"the front matter does not parse: {error}", where=f"{where}, line {above + 1}") from None
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise MalformedInput("the front matter is no list of 'name: value'", where=f"{where}, line {above + 1}")
    return {str(name): value for name, value in found.items()}


def _lines(text: str, start: int) -> Iterator[Line]:
    """Yield headings, items and paragraphs; a paragraph runs over line ends up to a blank line, as Markdown has it."""
    held: Line | None = None
    fenced = False
    at = start
    for physical in text[start:].split("\n"):
        line, begin = physical.rstrip("\r"), at
        at += len(physical) + 1
        fence = bool(_FENCE.match(line))
        if fenced or fence or not line.strip() or _NO_TEXT.match(line):
            fenced ^= fence
            if held:
                yield held
            # A setext underline of hyphens is a rule as well; it belongs to the line above it.
            held = None
            continue
        found = _line(line, begin)
        if held and _UNDERLINE.match(line):
            yield Line(held.span, "headline")
            held = None
        elif held and found.kind is None and held.kind != "headline":
            held = Line(held.span.joined(found.span), held.kind)
        else:
            if held:
                yield held
            held = found
    if held:
        yield held


def _line(line: str, begin: int) -> Line:
    end = begin + len(line.rstrip())
    if match := _HEADING.match(line):
        return Line(Span(begin + match.start("words"), begin + match.end("words")), "headline")
    if match := _ITEM.match(line):
        return Line(Span(begin + match.end(), end), "item", bool(_LINK.fullmatch(line[match.end() :].strip())))
    quoted = _QUOTE.match(line)
    inner = quoted.end() if quoted else len(line) - len(line.lstrip())
    return Line(Span(begin + inner, max(end, begin + inner)), link=bool(_LINK.fullmatch(line[inner:].strip())))
