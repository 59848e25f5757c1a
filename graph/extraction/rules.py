"""The rule extractor: parse, mentions, quotes, attribution, frames, composition."""

from collections.abc import Iterator

from graph.core.document import Document, Span
from graph.core.entity import Resolution
from graph.core.ports import Resolver
from graph.core.statement import Draft
from graph.extraction.attribution import attributions
from graph.extraction.cast import Cast
from graph.extraction.clause import Clauses
from graph.extraction.composition import Scene, compose
from graph.extraction.frames import Candidate, Frames
from graph.extraction.lexicon import load
from graph.extraction.mentions import find_mentions
from graph.extraction.quotes import find_quotes
from graph.extraction.slots import Slots
from graph.extraction.status import Status
from graph.extraction.voices import Voice, Voices
from graph.language.parse import Parse
from graph.language.pipeline import parse as parse_document

_DECLARE_CONFIDENCE = 0.5


class RuleExtractor:
    """Finds stances by dependency patterns and the stance lexicon."""

    name = "rules"

    def __init__(self, pipeline: str | None = None) -> None:
        self.pipeline = pipeline

    def extract(self, document: Document, resolver: Resolver) -> list[Draft]:
        """Return the drafts of `document` in the order of its text."""
        parse = parse_document(document, pipeline=self.pipeline)
        quotes = find_quotes(document.text, [block.span for block in document.blocks])
        found = find_mentions(parse, [q.inner for q in quotes if q.depth == 0])
        cast = Cast.of(document, parse, found, resolver)
        voices = Voices(parse, attributions(parse, quotes), cast)
        frames = Frames(parse, Slots(parse, Clauses(parse), cast), voices, load())
        candidates = list(frames.candidates(parse.tokens))
        candidates += declarations(parse, voices, candidates, cast)
        return compose(Scene(document, parse, quotes), candidates)


def declarations(parse: Parse, voices: Voices, candidates: list[Candidate], cast: Cast) -> Iterator[Candidate]:
    """Yield a `declare` for each attribution in which no frame found a stance."""
    taken = {c.voice.index for c in candidates if c.voice is not None} | {
        v.index for v in voices.all for c in candidates if v.attribution.cue_token is not None and c.token.i == v.attribution.cue_token
    }
    for voice in voices.all:
        if voice.index in taken or not voice.attribution.content or not _plain(voice):
            continue
        cue = parse.tokens[voice.attribution.cue_token or 0]
        words = voice.attribution.content[0].of(parse.text)
        for who in voice.who:
            yield _declaration(parse, voice, who, Span(cue.start, cue.end), words)


def _plain(voice: Voice) -> bool:
    return voice.attribution.cue_token is not None and any(r.reason != "outlet" for r in voice.who)


def _declaration(parse: Parse, voice: Voice, who: Resolution, cue: Span, words: str) -> Candidate:
    token = parse.tokens[voice.attribution.cue_token or 0]
    source = voice.attribution.source_span
    return Candidate(
        token=token,
        cue=cue,
        stance="declare",
        holder=who,
        holder_text=source.of(parse.text) if source else "",
        targets=(),
        target_texts=(),
        words=words.strip(" ,.\n“”\""),
        wants=0,
        negated=False,
        rule=f"declare:{token.lemma}",
        confidence=_DECLARE_CONFIDENCE,
        voice=voice,
        status=Status(),
    )
