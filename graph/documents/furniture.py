"""Site furniture: evidence that a line belongs to the page and not to the article, from `ontology/lexicon/furniture.*.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.core.document import Span
from graph.core.resources import resource
from graph.documents.layout import trimmed

_QUOTED = re.compile(r"“[^“”]{0,4000}[”“]|«[^»]{0,4000}»|„[^“”]{0,4000}[“”]|''.{0,4000}?''|\"[^\"]*(?:\"|$)|“[^“”]*$")
_LONGEST = 5000  # characters; whatever is longer is the article itself, glued into one line


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture words of one language."""

    whole: frozenset[str]
    evidence: tuple[tuple[str, float, re.Pattern[str]], ...]
    imperative: re.Pattern[str]
    openers: dict[str, re.Pattern[str]]
    glued: re.Pattern[str]
    prefixes: re.Pattern[str]
    suffixes: re.Pattern[str]
    threshold: float
    threshold_long: float
    long: int

    def found(self, line: str) -> dict[str, float]:
        """Return the evidence that `line` is furniture: id → weight; words inside quotation marks do not count."""
        if len(line) > _LONGEST:
            return {}
        if not any(c.isalpha() for c in line):
            return {"no-letters": self.threshold}
        if _bare(line) in self.whole:
            return {"whole": self.threshold}
        plain = unquoted(line)
        found = {name: weight for name, weight, pattern in self.evidence if pattern.search(plain)}
        if self.imperative.match(plain) and not re.search(r"[.?]\W*$", line):
            found["imperative"] = 1.0
        return found

    def score(self, line: str) -> float:
        """Return the sum of the evidence, in units of which the threshold is one."""
        limit = self.threshold_long if len(line.split()) > self.long else self.threshold
        return sum(self.found(line).values()) / limit

    def opener(self, line: str) -> str | None:
        """Return the kind of furniture stretch, letter or links, that `line` opens, or None."""
        return next((kind for kind, pattern in self.openers.items() if pattern.search(line)), None)

    def pieces(self, text: str, span: Span) -> Iterator[Span]:
        """Cut furniture that is glued to the text, datelines and agency marks out of a line; yield what remains."""
        start = span.start
        for match in self.glued.finditer(text, span.start, span.end):
            if match.start() > start or match.end() < span.end:
                yield from self._trimmed(text, start, match.start())
                start = match.end()
        yield from self._trimmed(text, start, span.end)

    def _trimmed(self, text: str, start: int, end: int) -> Iterator[Span]:
        rest = trimmed(text, start, end)
        if match := self.prefixes.match(text, rest.start, rest.end):
            rest = trimmed(text, match.end(), rest.end)
        if match := self.suffixes.search(text, max(rest.start, rest.end - 60), rest.end):
            rest = trimmed(text, rest.start, match.start())
        if rest:
            yield rest


def unquoted(line: str) -> str:
    """Return `line` with quoted words blanked out; what a person said to the public is no appeal of the site."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), line)


def _bare(line: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|\d", " ", line.casefold()).split())


@lru_cache(maxsize=8)
def furniture(language: str = "en") -> Furniture:
    """Load the furniture words of a language; those of English where there is no list for it."""
    import yaml

    try:
        path = resource("ontology", "lexicon", f"furniture.{language}.yaml")
    except FileNotFoundError:
        path = resource("ontology", "lexicon", "furniture.en.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    verbs, glued, prefixes, suffixes = ("|".join(data[name]) for name in ("imperatives", "glued", "prefixes", "suffixes"))
    return Furniture(
        whole=frozenset(_bare(phrase) for phrase in data["whole"]),
        evidence=tuple((row["id"], float(row["weight"]), re.compile(row["match"], re.IGNORECASE)) for row in data["evidence"]),
        imperative=re.compile(rf"\W*(?:{verbs})\b", re.IGNORECASE),
        openers={kind: re.compile("|".join(rows), re.IGNORECASE) for kind, rows in data["openers"].items()},
        # Glued: no space between the phrase and the text on at least one side.
        glued=re.compile(rf"(?:^\s*|(?<=[.!?”\"’)]))(?:{glued})(?=[A-Z“\"]|\s*$)", re.MULTILINE),
        prefixes=re.compile(rf"(?:{prefixes})(?=[A-Z“\"‘])"),
        suffixes=re.compile(rf"(?<=[.!?”\"])(?:{suffixes})$"),
        threshold=float(data["threshold"]),
        threshold_long=float(data["threshold_long"]),
        long=int(data["long"]),
    )
