"""Merges reports of the same statement: actor, stance, targets, issue and condition agree, and so do the dates."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from rapidfuzz.fuzz import token_set_ratio

from graph.core.document import Document
from graph.core.entity import Actor
from graph.core.statement import Certainty, Position, Report, Statement, Tense
from graph.identity.statements.gists import gists

SAME = 30  # similarity of two contents, 0 to 100, from which one document says the same twice
_NEGATION = re.compile(r"(?:\b(?:not|never|cannot)|n['’]t)\b")
_OWN_WORD = re.compile(r"\w{5,}")
WINDOW = 7  # days between a document's publication and the date before it that an undated report of it may share
AHEAD = 1  # days after its publication that it may share: another time zone
_POSITIONS: tuple[Position, ...] = ("against", "for", "none")
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible")
_TENSES: tuple[Tense, ...] = ("done", "announced", "planned")
T = TypeVar("T", bound=str)


def merge(statements: Iterable[Statement], documents: Mapping[str, Document]) -> list[Statement]:
    """Merge what is the same; independent of the input order, and the same whether done at once or in steps.

    Merged statements may be given again with new ones: they are taken apart into reports first. `responds_to` is dropped, as it speaks of
    the statements before the merge.
    """
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        for part in explode(statement):
            groups.setdefault(part.merge_key(), []).append(part)
    merged = []
    for key in sorted(groups, key=repr):
        for number, cluster in enumerate(_clusters(groups[key], documents)):
            merged += [_joined(side, f"{number}" * bool(number), aside) for side, aside in _sides(cluster)]
    return sorted(merged, key=lambda s: (s.reports[0].order(), s.id))


def explode(statement: Statement) -> list[Statement]:
    """Take a statement apart into one for each of its reports, each with the date that its own document gives."""
    return [replace(statement, reports=(report,), date=report.date, responds_to=()) for report in statement.reports]


def _clusters(parts: list[Statement], documents: Mapping[str, Document]) -> list[list[Statement]]:
    """Part the reports of one content by date: those of one day; the undated by publication; earliest first, the undated last."""
    dated: dict[date, list[Statement]] = {}
    undated: list[tuple[date | None, Statement]] = []
    for part in parts:
        if part.date is not None:
            dated.setdefault(part.date, []).append(part)
        else:
            document = documents.get(part.reports[0].document)
            undated.append((document.published if document else None, part))
    loose: list[tuple[date | None, Statement]] = []
    for published, part in undated:
        near = [d for d in dated if published is not None and -AHEAD <= (published - d).days <= WINDOW]
        if near and published is not None:
            dated[min(near, key=lambda d: (abs((published - d).days), d))].append(part)
        else:
            loose.append((published, part))
    return [dated[d] for d in sorted(dated)] + _by_publication(loose)


def _by_publication(loose: list[tuple[date | None, Statement]]) -> list[list[Statement]]:
    clusters: list[list[Statement]] = []
    begun: date | None = None
    for published, part in sorted(loose, key=lambda p: (p[0] is not None, p[0] or date.min, p[1].reports[0].order())):
        if clusters and (begun == published or (begun is not None and published is not None and (published - begun).days <= WINDOW)):
            clusters[-1].append(part)
        else:
            clusters.append([part])
            begun = published
    return clusters


def _sides(cluster: list[Statement]) -> list[tuple[list[Statement], str]]:
    """Part reports whose own words are for the issue from those whose own words are against it, each part with what its id needs.

    "Will not close the border" and "will not reopen the border" are two refusals; "it will" and "it will not" are two declarations. Who
    only rejects "the demand" goes with the most.
    """
    sides: dict[str, list[Statement]] = {"for": [], "against": [], "": []}
    for part in cluster:
        sides[_side(part)].append(part)
    loose = sides.pop("")
    if not all(sides.values()):
        return [(cluster, "")]
    sides[max(sides, key=lambda side: (len(sides[side]), side))] += loose
    return [(parts, "against" * (side == "against")) for side, parts in sides.items()]


def _side(part: Statement) -> str:
    if not gists(part):
        return ""
    if part.stance.id == "declare":
        return "against" if _NEGATION.search(part.reports[0].content) else "for"
    return "" if part.position == "none" else part.position


def _joined(parts: list[Statement], number: str, aside: str) -> Statement:
    reports = _one_per_document([p.reports[0] for p in parts])
    when = next((p.date for p in parts if p.date is not None), None)
    first = min(parts, key=lambda p: p.reports[0].order())
    conditions = sorted({p.condition for p in parts if p.condition})
    statement = replace(
        first,
        actor=_fullest([p.actor for p in parts]),
        targets=tuple(sorted(_fullest([t for p in parts for t in p.targets if t.id == key]) for key in {t.id for t in first.targets})),
        issue=min((p.issue for p in parts), key=repr),
        position=_commonest([p.position for p in parts]),
        certainty=_first(_CERTAINTIES, [p.certainty for p in parts]),
        tense=_first(_TENSES, [p.tense for p in parts]),
        condition=conditions[0] if conditions else None,
        date=when,
        reports=reports,
        responds_to=(),
    )
    day = when.isoformat() if when else f"undated {number}" if number else ""
    return statement.keyed(f"{day} {aside}" if aside else day)


def _one_per_document(reports: list[Report]) -> tuple[Report, ...]:
    """Keep of each document the fullest report of one content, with the quotes of those that say the same again there."""
    kept: list[Report] = []
    for report in sorted(reports, key=_fullness, reverse=True):
        twin = next((k for k in kept if k.document == report.document and _repeats(k, report)), None)
        if twin is None:
            kept.append(report)
        else:
            kept[kept.index(twin)] = _enriched(twin, report)
    return tuple(sorted(kept, key=Report.order))


def _enriched(kept: Report, repeated: Report) -> Report:
    """Give a report the quotes of its repetition, its day where it has none, and of a body and a person the person as speaker."""
    quotes = {quote.span: quote for each in (repeated, kept) for quote in each.quotes}
    speaker = repeated.speaker if kept.speaker and not _person(kept) and _person(repeated) else kept.speaker
    return replace(kept, quotes=tuple(quotes[s] for s in sorted(quotes)), date=kept.date or repeated.date, speaker=speaker)


def _repeats(one: Report, other: Report) -> bool:
    """Tell whether two reports of one document and one content say the same twice: not what two named persons say in words of their own."""
    if one.key("") == other.key(""):
        return True
    if {quote.span for quote in one.quotes} & {quote.span for quote in other.quotes}:
        return True
    persons = {person for each in (one, other) if (person := _person(each))}
    return len(persons) < 2 and _alike(one.content, other.content)


def _person(report: Report) -> str | None:
    return report.speaker.id if report.speaker is not None and report.speaker.kind == "person" else None


def _fullness(report: Report) -> tuple[object, ...]:
    return report.speaker is not None, report.attributed, report.confidence, -report.span.start, repr(report.order()), repr(report)


def _alike(content: str, other: str) -> bool:
    """Tell whether two contents of one issue in one document are the same; one without a word of its own ("that", "this option") is."""
    if not (_OWN_WORD.search(content) and _OWN_WORD.search(other)):
        return True
    return bool(token_set_ratio(content.lower(), other.lower()) >= SAME)


def _first(order: tuple[T, ...], found: list[T]) -> T:
    return min(found, key=order.index)


def _commonest(positions: list[Position]) -> Position:
    """Return the side that most reports take; of two equal ones the opposing one, as support is often only the lack of a reversal word."""
    sides: list[Position] = [p for p in positions if p != "none"] or positions
    return min(_POSITIONS, key=lambda p: (-sides.count(p), _POSITIONS.index(p)))


def _fullest(actors: list[Actor]) -> Actor:
    return max(actors, key=lambda a: (len(a.aliases), a))
