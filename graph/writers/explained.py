"""Explanations of extraction as text to read and as plain values for JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from graph.core.entity import Resolution
from graph.core.statement import Draft
from graph.extraction.candidate import Candidate
from graph.extraction.explaining import Explanation, Tried
from graph.extraction.miss import Miss
from graph.extraction.voices import Voice
from graph.language.parse import Parse
from graph.queries.table import align, one_line, shortened

_SHOWN = 60
_LISTED = 6


def explained(explanation: Explanation, *, width: int | None = None) -> str:
    """Return the stages of an explanation under a heading each, ending in the statements or the reasons why there are none."""
    parts = {
        "Parse": _table(("word", "lemma", "tag", "relation", "head"), _words(explanation.parse), width),
        "Mentions": _table(("words", "kind", "who", "why"), _mentions(explanation), width),
        "Attributions": _table(("source", "who", "cue", "kind", "content"), _voices(explanation), width),
        "Frames tried": "".join(_frames(explanation)),
        "Statements": "".join(f"  {_statement(draft)}\n" for draft in explanation.drafts),
    }
    shown = [f"{title}\n{body or '  none' + chr(10)}" for title, body in parts.items()]
    if explanation.reasons:
        shown.append("Why there are none\n" + "".join(f"  {one_line(reason)}\n" for reason in explanation.reasons))
    return "\n".join(shown)


def _table(header: tuple[str, ...], rows: Iterable[list[str]], width: int | None) -> str:
    cells = list(rows)
    return align(header, cells, right=[False] * len(header), width=width) if cells else ""


def _words(parse: Parse) -> Iterator[list[str]]:
    for token in parse.tokens:
        head = "" if token.head == token.i else f"{token.head} {parse.head(token).text}"
        yield [f"{token.i} {token.text}", token.lemma, f"{token.pos} {token.tag}", token.dep, head]


def _mentions(explanation: Explanation) -> Iterator[list[str]]:
    for mention, who in explanation.mentions:
        yield [mention.text, mention.kind, _who(who), who.reason if who else "not known as an actor"]


def _who(who: Resolution | None) -> str:
    if who is None:
        return "-"
    actors = ", ".join(actor.name for actor in who.actors)
    return f"{actors}, voiced by {who.speaker.name}" if who.speaker and who.speaker not in who.actors else actors


def _voices(explanation: Explanation) -> Iterator[list[str]]:
    text = explanation.parse.text
    for voice in explanation.voices:
        said = voice.attribution
        source = said.source_span.of(text) if said.source_span else "-"
        who = "; ".join(map(_who, voice.who)) or "-"
        content = " … ".join(span.of(text) for span in said.content)
        negated = ", negated" if said.negated else ""
        yield [source, who, said.cue.of(text), said.kind + negated, shortened(one_line(content), _SHOWN)]


def _frames(explanation: Explanation) -> Iterator[str]:
    """Yield the rules that were read as a stance one by one, those that did not match by word and reason."""
    text = explanation.parse.text
    missed: dict[tuple[int, str], list[Tried]] = {}
    passed = 0
    for each in explanation.tried:
        if each.miss == Miss.WORDS:
            passed += 1
            continue
        if each.candidate is None:
            missed.setdefault((each.token.i, str(each.miss)), []).append(each)
            continue
        outcome = "a statement" if each.miss is None else str(each.miss)
        yield f"  {one_line(each.cue.of(text))}  {each.rule}: {outcome}\n    {_reading(each.candidate)}\n"
    for (_, reason), group in sorted(missed.items()):
        rules = list(dict.fromkeys(each.rule for each in group))
        more = f" and {len(rules) - _LISTED} more" if len(rules) > _LISTED else ""
        yield f"  {one_line(group[0].cue.of(text))}  {', '.join(rules[:_LISTED])}{more}: {reason}\n"
    if passed:
        yield f"  {passed} phrases of the lexicon begin with one of these words, but do not stand here\n"


def _reading(candidate: Candidate) -> str:
    targets = ", ".join(actor.name for actor in candidate.targets) or "nobody"
    status = candidate.status
    marks = [
        "negated" if candidate.negated else "not negated",
        status.certainty,
        status.tense,
        f"condition {one_line(status.condition)!r}" if status.condition else "no condition",
    ]
    return (
        f"{_who(candidate.holder)} {candidate.stance} {targets}; {', '.join(marks)}; about {shortened(one_line(candidate.words), _SHOWN)!r}"
    )


def _statement(draft: Draft) -> str:
    targets = ", ".join(target.name for target in draft.targets)
    voice = f", voiced by {draft.report.speaker.name}" if draft.report.speaker else ""
    day = f", on {draft.report.date}" if draft.report.date else ""
    condition = f", condition {one_line(draft.condition)!r}" if draft.condition else ""
    said = f"{draft.actor.name}: {draft.stance.id}" + (f" → {targets}" if targets else "")
    return f"{said}{voice}{day}{condition} ({draft.report.rule}, confidence {draft.report.confidence:g})"


def explained_record(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as values that JSON can hold; words point to their heads by `i`, spans are code points of the text."""
    parse = explanation.parse
    return {
        "text": parse.text,
        "tokens": [
            {"i": t.i, "text": t.text, "lemma": t.lemma, "pos": t.pos, "tag": t.tag, "relation": t.dep, "head": t.head}
            for t in parse.tokens
        ],
        "mentions": [
            {"text": m.text, "start": m.span.start, "end": m.span.end, "kind": m.kind, **_who_record(who)}
            for m, who in explanation.mentions
        ],
        "attributions": [_voice_record(voice, parse.text) for voice in explanation.voices],
        "frames": [_tried_record(each, parse.text) for each in explanation.tried],
        "statements": [_draft_record(draft) for draft in explanation.drafts],
        "reasons": list(explanation.reasons),
    }


def _who_record(who: Resolution | None) -> dict[str, Any]:
    if who is None:
        return {"actors": [], "speaker": None, "why": None}
    return {"actors": [actor.name for actor in who.actors], "speaker": who.speaker.name if who.speaker else None, "why": who.reason}


def _voice_record(voice: Voice, text: str) -> dict[str, Any]:
    said = voice.attribution
    return {
        "source": said.source_span.of(text) if said.source_span else None,
        "who": [_who_record(who) for who in voice.who],
        "cue": said.cue.of(text),
        "kind": said.kind,
        "negated": said.negated,
        "content": [span.of(text) for span in said.content],
    }


def _tried_record(tried: Tried, text: str) -> dict[str, Any]:
    known: dict[str, Any] = {"token": tried.token.i, "cue": tried.cue.of(text), "rule": tried.rule, "miss": tried.miss and str(tried.miss)}
    if (candidate := tried.candidate) is not None:
        known |= {
            "stance": candidate.stance,
            "holder": _who_record(candidate.holder),
            "targets": [actor.name for actor in candidate.targets],
            "content": candidate.words,
            "negated": candidate.negated,
            "certainty": candidate.status.certainty,
            "tense": candidate.status.tense,
            "condition": candidate.status.condition,
        }
    return known


def _draft_record(draft: Draft) -> dict[str, Any]:
    report = draft.report
    return {
        "actor": draft.actor.name,
        "speaker": report.speaker.name if report.speaker else None,
        "stance": draft.stance.id,
        "targets": [target.name for target in draft.targets],
        "content": draft.content,
        "date": report.date.isoformat() if report.date else None,
        "negated": draft.negated,
        "certainty": draft.certainty,
        "tense": draft.tense,
        "condition": draft.condition,
        "evidence": report.exact,
        "confidence": report.confidence,
        "rule": report.rule,
    }
