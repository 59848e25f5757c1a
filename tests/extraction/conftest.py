"""Builders: plain sentences read by the real parser, lexicon and resolver, up to any step of extraction."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from graph.core.document import Block, Document, Span
from graph.core.entity import Actor, Resolution
from graph.core.statement import Draft
from graph.extraction.attribution import attributions
from graph.extraction.candidate import Candidate
from graph.extraction.cast import Cast
from graph.extraction.clause import Clauses
from graph.extraction.frames import Frames
from graph.extraction.lexicon import load
from graph.extraction.mentions import Found, find_mentions
from graph.extraction.rules import RuleExtractor
from graph.extraction.slots import Slots
from graph.extraction.status import Status, StatusReader
from graph.extraction.voices import Voices
from graph.identity.actors.resolver import GazetteerResolver
from graph.language.parse import Parse, Token
from graph.language.pipeline import parse
from graph.language.quotes import QuoteSpan, find_quotes
from graph.language.repairs import repair

TUESDAY = date(2021, 6, 15)
_LINE = re.compile(r"(?P<headline># )?(?P<words>[^\n]+)")


@dataclass(frozen=True)
class Reading:
    """A text on its way to candidates, with every part at hand."""

    document: Document
    parse: Parse
    quotes: list[QuoteSpan]
    found: list[Found]
    cast: Cast
    voices: Voices
    clauses: Clauses
    slots: Slots
    frames: Frames
    status: StatusReader

    def word(self, word: str, nth: int = 0) -> Token:
        """Return the nth token with this text."""
        return [t for t in self.parse.tokens if t.text == word][nth]

    def candidates(self) -> list[Candidate]:
        """Return what the frames find in the whole text."""
        return list(self.frames.candidates(self.parse.tokens))


def build(text: str, published: date | None = TUESDAY) -> Document:
    blocks = tuple(
        Block("headline" if line["headline"] else "paragraph", Span(line.start("words"), line.end())) for line in _LINE.finditer(text)
    )
    return Document("doc", text, blocks, published=published)


def written(draft: Draft) -> str:
    """Write a draft as in the tables: "Kenya -demand> Ethiopia, Somalia"."""
    return f"{draft.actor.name} -{draft.stance.id}> {', '.join(sorted(t.name for t in draft.targets))}".strip()


@pytest.fixture(scope="session")
def resolver() -> GazetteerResolver:
    return GazetteerResolver()


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Give a builder of documents: one block for each line, a headline where the line begins with "# "; of a Tuesday, 15 June 2021."""
    return build


@pytest.fixture(scope="session")
def drafts(resolver: GazetteerResolver) -> Callable[..., list[Draft]]:
    """Give the extractor as a function of text."""
    extractor = RuleExtractor()
    return lambda text, published=TUESDAY: extractor.extract(build(text, published), resolver)


@pytest.fixture(scope="session")
def stances(drafts: Callable[..., list[Draft]]) -> Callable[[str], set[str]]:
    """Give what a text says, as in the tables."""
    return lambda text: {written(each) for each in drafts(text)}


@pytest.fixture(scope="session")
def check(stances: Callable[[str], set[str]]) -> Callable[[Sequence[tuple[str, str]], int], None]:
    """Give a check of a table of (text, what it says, parted by semicolons), with the number of its rows."""

    def compare(rows: Sequence[tuple[str, str]], count: int) -> None:
        found = {text: stances(text) for text, _ in rows}
        wrong = {text: found[text] for text, said in rows if found[text] != {each.strip() for each in said.split(";") if each.strip()}}
        assert wrong == {}
        assert len(found) == count

    return compare


@pytest.fixture(scope="session")
def reading(resolver: GazetteerResolver) -> Callable[[str], Reading]:
    """Give a reader of texts up to the frames."""

    def read(text: str) -> Reading:
        document = build(text)
        parsed = repair(parse(document))
        quotes = find_quotes(text, [block.span for block in document.blocks])
        found = find_mentions(parsed, [q.inner for q in quotes if q.depth == 0])
        cast = Cast.of(document, parsed, found, resolver)
        voices = Voices(parsed, attributions(parsed, quotes), cast)
        clauses = Clauses(parsed)
        slots = Slots(parsed, clauses, cast, load().classes)
        frames = Frames(parsed, slots, voices, load())
        return Reading(document, parsed, quotes, found, cast, voices, clauses, slots, frames, frames.status)

    return read


@pytest.fixture(scope="session")
def candidate() -> Callable[..., Candidate]:
    """Give a builder of candidates: a token of a reading, a stance, who holds it towards whom, and any other field."""

    def actor(name: str) -> Actor:
        return Actor(name.lower(), name, "country")

    def make(token: Token, stance: str, holder: str, *targets: str, speaker: Actor | None = None, **fields: object) -> Candidate:
        given = {
            "token": token,
            "cue": token.span,
            "stance": stance,
            "holder": Resolution((actor(holder),), speaker),
            "holder_text": holder,
            "targets": tuple(map(actor, targets)),
            "target_texts": targets,
            "words": token.text,
            "wants": 0,
            "negated": False,
            "rule": f"{stance}:{token.lemma}",
            "confidence": 0.8,
            "voice": None,
            "status": Status(),
        }
        return Candidate(**(given | fields))

    return make
