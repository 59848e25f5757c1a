"""The rule extractor: parse, mentions, quotes, attribution, frames, composition."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.core.document import Document, Span
from graph.core.entity import Resolution
from graph.core.ports import Resolver
from graph.core.statement import Draft
from graph.extraction.answers import Answers
from graph.extraction.attribution import Attribution, attributions
from graph.extraction.candidate import INFLICTED, Candidate
from graph.extraction.cast import Cast
from graph.extraction.clause import Clauses
from graph.extraction.composition import Scene, compose
from graph.extraction.frames import Frames
from graph.extraction.lexicon import load
from graph.extraction.mentions import Found, find_mentions
from graph.extraction.slots import Slots
from graph.extraction.status import Status
from graph.extraction.voices import Voice, Voices
from graph.extraction.weighing import weigh
from graph.language.parse import Parse
from graph.language.pipeline import parse as parse_document
from graph.language.quotes import find_quotes
from graph.language.repairs import repair

_DECLARE_CONFIDENCE = 0.5
_ADDING = frozenset({"add", "continue", "stress", "underline", "emphasize", "emphasise", "note", "explain"})


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
        slots = Slots(parse, Clauses(parse), cast, load().classes["opponents"])
        frames = Frames(parse, slots, voices, load())
        candidates = list(frames.candidates(parse.tokens))
        weighed = Answers(load()).find(weigh(candidates))
        told = [c for c in weighed if c.complete or c.stance in INFLICTED]
        sound = [c for c in told if c.complete and not c.background]
        kept = weigh([*sound, *declarations(parse, voices, told)])
        drafts = compose(Scene(document, parse, quotes, voices), kept)
        return Reading(parse, mentions, voices, frames, candidates, weighed, kept, drafts)


def declarations(parse: Parse, voices: Voices, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield a `declare` for each saying in which, and beside which, no frame found a stance of its source."""
    voiced = {c.voice.index for c in candidates if c.voice is not None}
    spoken = {c.token.sentence for c in candidates}
    held = {(c.token.sentence, actor.id) for c in candidates for actor in c.holder.actors}
    for voice in voices.all:
        said = voice.attribution
        if voice.index in voiced or said.cue_token is None or said.negated or "say" not in said.classes or not _tells(said, parse):
            continue
        cue = parse.tokens[said.cue_token]
        if said.cue_lemma == "according to" and cue.sentence in spoken:
            continue
        apart = cue.dep == "conj" and said.cue_lemma not in _ADDING
        for who in voice.who:
            if who.reason != "outlet" and (apart or not any((cue.sentence, actor.id) in held for actor in who.actors)):
                held |= {(cue.sentence, actor.id) for actor in who.actors}
                yield _declaration(parse, voice, who, cue.span, standalone=apart)


def _tells(said: Attribution, parse: Parse) -> bool:
    """Tell whether a saying has content of its own: quoted words or a clause, and not just "this"."""
    roots = [parse.tokens[i] for i in said.content_roots]
    if not said.quotes and not any(t.pos in ("VERB", "AUX", "ADJ") or parse.child(t, "cop") for t in roots):
        return False
    return any(len(word) > 4 for span in said.content for word in span.of(parse.text).split())


def _declaration(parse: Parse, voice: Voice, who: Resolution, cue: Span, *, standalone: bool) -> Candidate:
    token = parse.tokens[voice.attribution.cue_token or 0]
    source = voice.attribution.source_span
    words = voice.attribution.content[0].of(parse.text)
    return Candidate(
        token=token,
        cue=cue,
        stance="declare",
        holder=who,
        holder_text=source.of(parse.text) if source else "",
        targets=(),
        target_texts=(),
        words=words.strip(' ,.\n“”"'),
        wants=0,
        negated=False,
        rule=f"declare:{token.lemma}",
        confidence=_DECLARE_CONFIDENCE,
        voice=voice,
        status=Status(),
        standalone=standalone,
    )
