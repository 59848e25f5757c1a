"""Composes drafts from the candidates of a document: evidence, quotes, dates, targets found elsewhere, repetitions folded."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate

from graph.core.document import Document, Span
from graph.core.entity import Actor
from graph.core.stance import STANCES
from graph.core.statement import Draft, Quote, Report
from graph.extraction.candidate import ANSWERING, ASKING, Candidate
from graph.extraction.continuation import continued
from graph.extraction.days import days
from graph.extraction.voices import Voices
from graph.extraction.weighing import alike
from graph.language.parse import Parse
from graph.language.quotes import QuoteSpan

_REPEATED_ACTS = frozenset({"aid", "consult", "concede"})
_NEAR = 500  # characters: about three sentences
_CONTENTFUL = re.compile(r"\w{5,}")
_HOLLOW_WORDS = 2
_EVIDENCE_SENTENCES = 3
_HEADLINE_DISCOUNT = 0.9


@dataclass(frozen=True, slots=True)
class Scene:
    """What composition looks at: one document, its parse and its quotes."""

    document: Document
    parse: Parse
    quotes: Sequence[QuoteSpan]
    voices: Voices
    ends: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ends", list(accumulate((quote.inner.end for quote in self.quotes), max)))

    def quotes_in(self, span: Span) -> Iterator[tuple[int, QuoteSpan]]:
        """Yield the quotes whose words reach into `span`, with their indices; without a look at all others of a long document."""
        for index in range(bisect_right(self.ends, span.start), len(self.quotes)):
            quote = self.quotes[index]
            if quote.outer.start >= span.end:
                return
            if quote.inner.overlaps(span):
                yield index, quote


def compose(scene: Scene, candidates: Sequence[Candidate]) -> list[Draft]:
    """Return the drafts of one document in the order of its text."""
    pairs = zip(candidates, days(scene.parse, candidates, scene.document.published), strict=True)
    folded = fold(scene.parse, [draft(scene, candidate, actor, day) for candidate, day in pairs for actor in candidate.holder.actors])
    return continued(scene.document, scene.quotes, scene.voices, folded)


def draft(scene: Scene, candidate: Candidate, actor: Actor, day: date | None) -> Draft:
    """Turn one candidate into a draft of one of its holders, with its evidence."""
    parse = scene.parse
    sentence = parse.sentence(candidate.token)
    span = evidence(scene, candidate)
    headline = _HEADLINE_DISCOUNT if sentence.headline else 1.0
    report = Report(
        document=scene.document.id,
        span=span,
        exact=span.of(scene.document.text),
        rule=candidate.rule,
        confidence=round(candidate.confidence * candidate.holder.confidence * headline, 2),
        actor_text=candidate.holder_text,
        target_texts=candidate.target_texts,
        cue=candidate.cue,
        quotes=quoted(scene, candidate, span),
        speaker=candidate.holder.speaker,
        cited_source=_cited(scene, candidate),
        attributed=candidate.attributed,
        date=day,
        reason=candidate.holder.reason,
        content=candidate.words,
    )
    return Draft(
        actor=actor,
        stance=STANCES[candidate.stance],
        targets=() if candidate.stance == "declare" else candidate.targets,
        report=report,
        content=candidate.words,
        wants=candidate.wants,
        answers=candidate.stance in ANSWERING,
        conditional=candidate.status.conditional,
        condition=candidate.status.condition,
        negated=candidate.negated,
        certainty=candidate.status.certainty,
        tense=candidate.status.tense,
    )


def evidence(scene: Scene, candidate: Candidate) -> Span:
    """Return the sentence of the cue, with the attributing sentence where that is next to it in the same paragraph."""
    parse = scene.parse
    sentence = parse.sentence(candidate.token)
    cue = candidate.voice.attribution.cue_token if candidate.voice is not None else None
    if cue is None:
        return sentence.span
    other = parse.sentence(parse.tokens[cue])
    near = other.block == sentence.block and abs(other.i - sentence.i) < _EVIDENCE_SENTENCES
    return sentence.span.joined(other.span) if near else sentence.span


def quoted(scene: Scene, candidate: Candidate, span: Span) -> tuple[Quote, ...]:
    """Return the quoted words inside the evidence, cut to it, that are not somebody else's."""
    found = []
    own = {a.id for a in candidate.holder.actors}
    for index, quote in scene.quotes_in(span):
        others = scene.voices.of_quote(index)
        if quote.depth or (others and not others & own):
            continue
        start, end = max(quote.inner.start, span.start), min(quote.inner.end, span.end)
        text = scene.document.text[start:end]
        end -= len(text) - len(text.rstrip(' \n,."”'))
        if start < end:
            found.append(Quote(scene.document.text[start:end], Span(start, end)))
    return tuple(found)


def _cited(scene: Scene, candidate: Candidate) -> str | None:
    cited = candidate.voice.attribution.cited if candidate.voice is not None else None
    return cited.of(scene.document.text) if cited is not None else None


def fold(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Fold what is said twice in one document into its fullest evidence, which takes the day of the other where it has none.

    Returns what is left in the order of the text.
    """
    headlines = {s.span.start for s in parse.sentences if s.headline}
    kept: list[Draft] = []
    places: dict[tuple[object, ...], list[int]] = {}
    for item in sorted(drafts, key=lambda d: _fullness(d, headlines), reverse=True):
        headline = item.report.span.start in headlines
        near = places.get(_kinds(item)[0 if headline else 1 if not item.targets else 2], ())
        twin = next((k for k in near if _repeats(kept[k], item, headline)), None)
        if twin is None:
            for kind in _kinds(item):
                places.setdefault(kind, []).append(len(kept))
            kept.append(item)
        else:
            kept[twin] = replace(kept[twin], report=_enriched(kept[twin], item))
    return sorted(kept, key=lambda d: (d.report.span, d.report.cue or d.report.span, d.actor.id, d.stance.id))


def _kinds(item: Draft) -> tuple[tuple[object, ...], tuple[object, ...], tuple[object, ...]]:
    """Return what has to agree with what a draft repeats: of a headline, of a draft without targets, of one with targets."""
    actor, stance = item.actor.id, item.stance.id
    return (actor,), (actor, stance), (actor, stance, _ids(item.targets))


def _enriched(kept: Draft, repeated: Draft) -> Report:
    """Give a report the day of its repetition where it has none, and the words quoted there."""
    report, other = kept.report, repeated.report
    told = other.date if report.date is None and alike(kept.content, repeated.content) else report.date
    further = [quote for quote in other.quotes if not any(quote.span.overlaps(known.span) for known in report.quotes)]
    return replace(report, date=told, quotes=tuple(sorted((*report.quotes, *further), key=lambda quote: quote.span)))


def _fullness(item: Draft, headlines: set[int]) -> tuple[float, ...]:
    report = item.report
    return (
        report.span.start not in headlines,
        bool(item.targets),
        report.speaker is not None,
        not item.answers or not _hollow(item),
        bool(report.quotes),
        report.date is not None,
        report.confidence,
        -report.span.start,
    )


def _ids(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(a.id for a in actors)


def _hollow_answer(one: Draft, other: Draft) -> bool:
    """Tell whether two answers of one speaker nearby are one, as one of them only says that it answers: "rejected the accusation"."""
    near = abs(one.report.span.start - other.report.span.start) < _NEAR and bool(one.targets)
    return near and one.report.speaker == other.report.speaker and one.answers and (_hollow(one) or _hollow(other))


def _hollow(item: Draft) -> bool:
    return len(_CONTENTFUL.findall(item.content)) < _HOLLOW_WORDS


def _repeats(kept: Draft, item: Draft, headline: bool) -> bool:
    asks = {kept.stance.id, item.stance.id} <= ASKING
    if headline and (asks or kept.stance.sign == item.stance.sign or item.stance.id == "declare"):
        return not item.targets or not kept.targets or bool(_ids(kept.targets) & _ids(item.targets))
    if kept.stance != item.stance or (kept.conditional != item.conditional and item.stance.id not in _REPEATED_ACTS):
        return False
    if _ids(kept.targets) != _ids(item.targets) and (item.targets or (headline and item.stance.id == "declare")):
        return False
    speakers = {s.id for s in (kept.report.speaker, item.report.speaker) if s is not None and s.kind == "person"}
    near = item.stance.id != "declare" and abs(kept.report.span.start - item.report.span.start) < _NEAR and not item.targets
    same = (
        headline
        or near
        or _hollow_answer(kept, item)
        or item.stance.id in _REPEATED_ACTS
        or not all(_CONTENTFUL.search(d.content) for d in (kept, item))
    )
    return len(speakers) < 2 and (same or alike(kept.content, item.content))
