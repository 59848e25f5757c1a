"""What extraction sees in a text and why it finds what it finds; asked for by people, never on the way of an ordinary run."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.core.document import Document, Span
from graph.core.entity import Mention, Resolution
from graph.core.ports import Resolver
from graph.core.statement import Draft
from graph.extraction.candidate import Candidate
from graph.extraction.matching import Match, Trial
from graph.extraction.miss import Miss
from graph.extraction.rules import Reading, RuleExtractor
from graph.extraction.voices import Voice
from graph.language.parse import Parse, Token

_FAR = frozenset({Miss.PARTICLE, Miss.VOICE, Miss.PREDICATE, Miss.COMPLETED})
"""Misses of entries that only share a word with the text."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule tried on a word: a lexicon entry, or the rule of mere sayings.

    `miss` is why no statement came of it, None where one did. `candidate` is how it was read, with holder, targets and status, None where
    it was not read that far.
    """

    token: Token
    cue: Span
    rule: str
    miss: Miss | None = None
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What extraction saw in a text, from the parse to the drafts; `reasons` say why there are none, empty where there are."""

    parse: Parse
    mentions: tuple[tuple[Mention, Resolution | None], ...]
    voices: tuple[Voice, ...]
    tried: tuple[Tried, ...]
    drafts: tuple[Draft, ...]
    reasons: tuple[str, ...] = ()


def explain(document: Document, resolver: Resolver, *, pipeline: str | None = None) -> Explanation:
    """Extract `document` as ever and return all that led to the result."""
    reading = RuleExtractor(pipeline).read(document, resolver)
    found = [each.mention for each in reading.mentions]
    mentions = tuple(zip(found, resolver.resolve(document, found), strict=True))
    tried = tuple(sorted(_tried(reading), key=lambda each: (each.token.i, each.miss is not None, each.cue, each.rule)))
    reasons = () if reading.drafts else tuple(_reasons(reading, mentions, tried))
    return Explanation(reading.parse, mentions, tuple(reading.voices.all), tried, tuple(reading.drafts), reasons)


def _tried(reading: Reading) -> Iterator[Tried]:
    chosen = {(each.token.i, each.rule) for each in reading.candidates}
    for token in reading.parse.tokens:
        for trials in reading.frames.matcher.trials(token):
            for trial in trials:
                yield from _outcome(trial, token, reading, chosen)
    framed = {_key(each) for each in reading.candidates}
    for said in reading.kept:
        if _key(said) not in framed:
            yield Tried(said.token, said.cue, said.rule, _fate(said, reading), said)


def _outcome(trial: Trial, token: Token, reading: Reading, chosen: set[tuple[int, str]]) -> Iterator[Tried]:
    entry, match = trial
    if not isinstance(match, Match):
        yield Tried(token, token.span, entry.rule, match)
        return
    read = reading.frames.read(match)
    if isinstance(read, Miss):
        yield Tried(token, match.cue, entry.rule, read)
        return
    for candidate in read:
        rival = (token.i, entry.rule) not in chosen
        yield Tried(token, match.cue, entry.rule, Miss.RIVAL if rival else _fate(candidate, reading), candidate)


def _fate(candidate: Candidate, reading: Reading) -> Miss | None:
    """Say at which stage a candidate was lost, None for one that became a statement."""
    weighed = next((each for each in reading.weighed if _key(each) == _key(candidate)), candidate)
    if not weighed.complete:
        return Miss.TARGET
    if weighed.background:
        return Miss.BACKGROUND
    if _key(candidate) not in {_key(each) for each in reading.kept}:
        return Miss.SAID
    reports = {(draft.report.cue, draft.report.rule, draft.actor.id) for draft in reading.drafts}
    return None if any((candidate.cue, candidate.rule, actor) in reports for actor in candidate.held) else Miss.FOLDED


def _key(candidate: Candidate) -> tuple[int, str, frozenset[str], int]:
    return candidate.token.i, candidate.rule, candidate.held, candidate.part


def _reasons(reading: Reading, mentions: tuple[tuple[Mention, Resolution | None], ...], tried: tuple[Tried, ...]) -> Iterator[str]:
    if not reading.parse.tokens:
        yield "there are no words to read"
        return
    if not any(who for _, who in mentions):
        yield "nobody in it is known as an actor"
    begun = [each for each in tried if each.miss != Miss.WORDS]
    if not begun:
        yield "none of its words carries a stance in the lexicon"
    near = [each for each in begun if each.miss not in _FAR]
    for each in near:
        yield f"{each.cue.of(reading.parse.text)!r} ({each.rule}): {each.miss}"
    if begun and not near:
        words = sorted({each.token.i: each.token.text for each in begun}.items())
        yield f"no entry of the lexicon fits around {', '.join(repr(word) for _, word in words)}"
