"""Sayings: a declaration where no frame finds a stance, and the speaker whom a later sentence names ("this was said by X")."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.core.document import Span
from graph.core.entity import Resolution
from graph.extraction.attribution import Attribution
from graph.extraction.candidate import Candidate
from graph.extraction.status import Status
from graph.extraction.voices import Voice, Voices
from graph.language.parse import Parse

_DECLARE_CONFIDENCE = 0.5
_ADDING = frozenset({"add", "continue", "stress", "underline", "emphasize", "emphasise", "note", "explain"})
_POINTING = frozenset({"this", "that", "it", "so"})
_JUST_BEFORE = 8  # candidates


def credited(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give what was just told the speaker whom "This was said by X" names, and leave that sentence out."""
    found: list[Candidate] = []
    for candidate in candidates:
        if candidate.stance != "declare" or candidate.words.lower() not in _POINTING:
            found.append(candidate)
            continue
        for place in range(max(0, len(found) - _JUST_BEFORE), len(found)):
            said = found[place]
            if said.held == candidate.held and said.holder.speaker is None and candidate.token.sentence - said.token.sentence == 1:
                found[place] = replace(said, holder=candidate.holder)
    return found


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
