"""Composes drafts from the candidates of a document: evidence, quotes, dates, targets found elsewhere, repetitions folded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.fuzz import token_set_ratio

from graph.core.document import Document, Span
from graph.core.entity import Actor
from graph.core.stance import STANCES
from graph.core.statement import Draft, Quote, Report
from graph.extraction.candidate import ASKING, Candidate
from graph.extraction.dates import voiced_on
from graph.extraction.quotes import QuoteSpan
from graph.language.parse import Parse

_ANSWERING = frozenset({"reject", "agree", "deny", "concede"})
_BLAMING = frozenset({"criticize", "accuse", "protest"})
_DOING = frozenset({"assault", "coerce", "mobilize", "sanction", "threaten", "demand"})
_HOSTILE = frozenset({"assault", "coerce", "mobilize", "threaten"})
_CLAIMING = frozenset({"demand", "appeal", "offer", "threaten", "accuse", "criticize"})
_SAME_CONTENT = 70
_NEAR = 500  # characters: about three sentences
_CONTENTFUL = re.compile(r"\w{5,}")
_EVIDENCE_SENTENCES = 3
_SPEECH_SENTENCES = 5
_HEADLINE_DISCOUNT = 0.9


@dataclass(frozen=True, slots=True)
class Scene:
    """What composition looks at: one document, its parse and its quotes."""

    document: Document
    parse: Parse
    quotes: Sequence[QuoteSpan]


def compose(scene: Scene, candidates: Sequence[Candidate]) -> list[Draft]:
    """Return the drafts of one document in the order of its text."""
    kept = [c for c in find_targets(weigh(candidates)) if not c.background and (c.targets or not c.needs_target)]
    dates = date_all(scene, kept)
    drafts = [draft(scene, candidate, actor, day) for candidate, day in zip(kept, dates, strict=True) for actor in candidate.holder.actors]
    drafts = fold(scene, drafts)
    return sorted(drafts, key=lambda d: (d.report.span, d.report.cue or d.report.span, d.actor.id, d.stance.id))


def weigh(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop candidates that a better one of the same clause and holder says already."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=_merit, reverse=True):
        better = next((k for k in kept if _says_it(k, candidate) or (_bare_noun(candidate) and _fuller(k, candidate))), None)
        if better is None:
            kept.append(candidate)
        elif candidate.status.conditional and not better.status.conditional and candidate.token.sentence == better.token.sentence:
            kept[kept.index(better)] = replace(better, status=candidate.status)
    kept = [c for c in kept if not _goes_on(c, kept)]
    return sorted(kept, key=lambda c: (c.token.i, c.holder.actors[0].id, c.rule))


def _merit(candidate: Candidate) -> tuple[float, ...]:
    specific = candidate.stance != "declare"
    return (specific, bool(candidate.targets), candidate.confidence, len(candidate.cue), -candidate.token.i)


def _says_it(kept: Candidate, other: Candidate) -> bool:
    if kept.token.sentence != other.token.sentence or not _same_holder(kept, other):
        return False
    if kept.token.i == other.token.i and kept.part != other.part:
        return False
    if kept.cue.overlaps(other.cue):
        return True
    if other.stance == "declare":
        return not other.standalone
    same_targets = _ids(kept.targets) == _ids(other.targets) or not other.targets
    if kept.stance == other.stance:
        return bool(kept.targets and not other.targets) or (same_targets and _alike(kept.words, other.words))
    if {kept.stance, other.stance} in ({"warn", "threaten"}, {"demand", "appeal"}, {"pledge", "aid"}, {"criticize", "accuse"}):
        return same_targets and _nested(kept, other)
    return False


def _goes_on(candidate: Candidate, kept: Sequence[Candidate]) -> bool:
    """Tell whether a quoted saying only goes on with what its speaker has said just before or after: emphasis, examples, timing."""
    if candidate.stance != "declare" or candidate.voice is None or candidate.voice.attribution.kind != "direct":
        return False
    near = [c for c in kept if c.stance != "declare" and abs(c.token.sentence - candidate.token.sentence) <= _SPEECH_SENTENCES]
    return any(_same_holder(c, candidate) and c.holder.speaker == candidate.holder.speaker for c in near)


def _bare_noun(candidate: Candidate) -> bool:
    return candidate.token.pos in ("NOUN", "PROPN")


def _fuller(kept: Candidate, noun: Candidate) -> bool:
    """A nominalised stance gives way to a clause that says the same anywhere in the document."""
    family = {"demand", "appeal"} if noun.stance in ("demand", "appeal") else {noun.stance}
    return (
        kept.stance in family and _same_holder(kept, noun) and _ids(kept.targets) == _ids(noun.targets) and _alike(kept.words, noun.words)
    )


def _nested(a: Candidate, b: Candidate) -> bool:
    return a.words in b.words or b.words in a.words or _alike(a.words, b.words)


def _same_holder(a: Candidate, b: Candidate) -> bool:
    return _ids(a.holder.actors) == _ids(b.holder.actors)


def _ids(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(a.id for a in actors)


def _alike(a: str, b: str) -> bool:
    return bool(token_set_ratio(a.lower(), b.lower()) >= _SAME_CONTENT)


def find_targets(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give an answer that names no one its target: whoever made the demand in the same document."""
    found: list[Candidate] = []
    for number, candidate in enumerate(candidates):
        candidates = [*found, *candidates[number:]] if len(found) == number else candidates
        if candidate.stance in _HOSTILE and not candidate.targets and not candidate.status.conditional:
            found.append(_opposed(candidate, candidates))
            continue
        blames = candidate.stance in _BLAMING and not candidate.targets
        if not candidate.seeks_target and not blames:
            found.append(candidate)
            continue
        held = _ids(candidate.holder.actors)
        if candidate.stance in ASKING:
            found += _asked_before(candidate, candidates, held)
            continue
        others = [c for c in candidates if not _ids(c.holder.actors) & held]
        claims = [c for c in others if c.stance in (_DOING if blames else _CLAIMING)]
        aimed = [c for c in claims if _ids(c.targets) & held] or [c for c in claims if blames or c.stance in ("demand", "appeal")]
        before = [c for c in aimed if c.token.i < candidate.token.i]
        claim = before[-1] if before else aimed[0] if aimed and not blames else None
        if claim is not None:
            candidate = replace(candidate, targets=claim.holder.actors, target_texts=(claim.holder_text,))
        found.append(candidate)
    return found


def _asked_before(candidate: Candidate, candidates: Sequence[Candidate], held: frozenset[str]) -> list[Candidate]:
    """A demand that names no one goes to whom its holder asks elsewhere in the document; without such a one it may be none."""
    others = [c for c in candidates if c.stance in ASKING and c.targets]
    asked = [c for c in others if _ids(c.holder.actors) == held]
    asked = asked or [c for c in others if not _ids(c.targets) & held and _alike(c.words, candidate.words)]
    if not asked:
        return [candidate]
    nearest = min(asked, key=lambda c: abs(c.token.i - candidate.token.i))
    if nearest.token.sentence == candidate.token.sentence:
        return []
    return [replace(candidate, targets=nearest.targets, target_texts=nearest.target_texts)]


def _opposed(candidate: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """A hostile act that names no opponent is aimed at the one whom its holder fights, or is fought by, elsewhere in the document."""
    held = _ids(candidate.holder.actors)
    hostile = [c for c in candidates if c.stance in _HOSTILE and c.targets]
    ours = [(c.targets, c.target_texts, c) for c in hostile if _ids(c.holder.actors) & held]
    theirs = [(c.holder.actors, (c.holder_text,), c) for c in hostile if _ids(c.targets) & held and not _ids(c.holder.actors) & held]
    ours = [each for each in ours if not _ids(each[0]) & held]
    if not ours and not theirs:
        return candidate
    targets, texts, _ = min([*ours, *theirs], key=lambda each: abs(each[2].token.i - candidate.token.i))
    return replace(candidate, targets=targets, target_texts=texts)


def date_all(scene: Scene, candidates: Sequence[Candidate]) -> list[date | None]:
    """Return the day of each candidate: that of its own clause or cue, else carried over within the same speaker's words."""
    published = scene.document.published
    days: list[date | None] = []
    last: dict[str, tuple[int, date | None]] = {}
    for candidate in candidates:
        speaker = candidate.holder.speaker.id if candidate.holder.speaker else ""
        cue = candidate.voice.attribution.cue_token if candidate.voice is not None else None
        own = candidate.token.i if candidate.voice is None else cue
        day = voiced_on(scene.parse, own, published) if own is not None else None
        if day is None and speaker and speaker in last:
            day = last[speaker][1]
        if speaker and day is not None:
            last[speaker] = (candidate.token.sentence, day)
        days.append(day)
    return days


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
        answers=candidate.stance in _ANSWERING,
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
    for quote in scene.quotes:
        start, end = max(quote.inner.start, span.start), min(quote.inner.end, span.end)
        if quote.depth or start >= end:
            continue
        text = scene.document.text[start:end]
        end -= len(text) - len(text.rstrip(' \n,."”'))
        if start < end:
            found.append(Quote(scene.document.text[start:end], Span(start, end)))
    return tuple(found)


def _cited(scene: Scene, candidate: Candidate) -> str | None:
    cited = candidate.voice.attribution.cited if candidate.voice is not None else None
    return cited.of(scene.document.text) if cited is not None else None


def fold(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Fold what is said twice in one document into its fullest evidence; quotes of the other are kept when it is contiguous."""
    headlines = {s.span.start for s in scene.parse.sentences if s.headline}
    kept: list[Draft] = []
    for item in sorted(drafts, key=lambda d: _fullness(d, headlines), reverse=True):
        twin = next((k for k in kept if _repeats(k, item, item.report.span.start in headlines)), None)
        if twin is None:
            kept.append(item)
        elif item.report.date and twin.report.date is None and _alike(twin.content, item.content):
            kept[kept.index(twin)] = replace(twin, report=replace(twin.report, date=item.report.date))
    return kept


def _fullness(item: Draft, headlines: set[int]) -> tuple[float, ...]:
    report = item.report
    return (
        report.span.start not in headlines,
        bool(item.targets),
        report.speaker is not None,
        bool(report.quotes),
        report.date is not None,
        report.confidence,
        -report.span.start,
    )


_REPEATED_ACTS = frozenset({"aid", "consult", "mobilize", "concede"})


def _repeats(kept: Draft, item: Draft, headline: bool) -> bool:
    if headline and kept.actor.id == item.actor.id and (kept.stance.sign == item.stance.sign or item.stance.id == "declare"):
        return not item.targets or not kept.targets or bool(_ids(kept.targets) & _ids(item.targets))
    if (kept.actor.id, kept.stance.id, kept.conditional) != (item.actor.id, item.stance.id, item.conditional):
        return False
    if _ids(kept.targets) != _ids(item.targets) and (item.targets or (headline and item.stance.id == "declare")):
        return False
    speakers = {s.id for s in (kept.report.speaker, item.report.speaker) if s is not None and s.kind == "person"}
    near = item.stance.id != "declare" and abs(kept.report.span.start - item.report.span.start) < _NEAR and not item.targets
    same = headline or near or item.stance.id in _REPEATED_ACTS or not all(_CONTENTFUL.search(d.content) for d in (kept, item))
    return len(speakers) < 2 and (same or _alike(kept.content, item.content))
