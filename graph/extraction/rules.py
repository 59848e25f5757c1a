"""The rule extractor: parse, mentions, quotes, attribution, frames, composition."""

from dataclasses import dataclass

from graph.core.document import Document
from graph.core.ports import Resolver
from graph.core.statement import Draft
from graph.extraction.answers import Answers
from graph.extraction.attribution import attributions
from graph.extraction.candidate import INFLICTED, Candidate
from graph.extraction.cast import Cast
from graph.extraction.clause import Clauses
from graph.extraction.composition import Scene, compose
from graph.extraction.frames import Frames
from graph.extraction.lexicon import load
from graph.extraction.mentions import Found, find_mentions
from graph.extraction.opponents import opposed
from graph.extraction.sayings import credited, declarations
from graph.extraction.slots import Slots
from graph.extraction.voices import Voices
from graph.extraction.weighing import weigh
from graph.language.parse import Parse
from graph.language.pipeline import parse as parse_document
from graph.language.quotes import find_quotes
from graph.language.repairs import repair


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the rules read it, stage by stage.

    `candidates` are those of the frames, `weighed` those that no better one says already, with targets found elsewhere in the document,
    `kept` those that became `drafts`, declarations among them.
    """

    parse: Parse
    mentions: list[Found]
    voices: Voices
    frames: Frames
    candidates: list[Candidate]
    weighed: list[Candidate]
    kept: list[Candidate]
    drafts: list[Draft]


class RuleExtractor:
    """Finds stances by dependency patterns and the stance lexicon."""

    name = "rules"

    def __init__(self, pipeline: str | None = None) -> None:
        self.pipeline = pipeline
        self.warnings: list[str] = []

    def extract(self, document: Document, resolver: Resolver) -> list[Draft]:
        """Return the drafts of `document` in the order of its text."""
        return self.read(document, resolver).drafts

    def read(self, document: Document, resolver: Resolver) -> Reading:
        """Return the drafts of `document` with all that led to them."""
        parse = repair(parse_document(document, pipeline=self.pipeline))
        quotes = find_quotes(document.text, [block.span for block in document.blocks])
        mentions = find_mentions(parse, [q.inner for q in quotes if q.depth == 0])
        cast = Cast.of(document, parse, mentions, resolver)
        voices = Voices(parse, attributions(parse, quotes), cast)
        slots = Slots(parse, Clauses(parse), cast, load().classes)
        frames = Frames(parse, slots, voices, load())
        candidates = list(frames.candidates(parse.tokens))
        weighed = opposed(Answers(load()).find(weigh(candidates)))
        told = [c for c in weighed if c.complete or c.stance in INFLICTED]
        sound = credited([c for c in told if c.complete and not c.background])
        kept = weigh([*sound, *declarations(parse, voices, told)])
        drafts = compose(Scene(document, parse, quotes, voices), kept)
        return Reading(parse, mentions, voices, frames, candidates, weighed, kept, drafts)
