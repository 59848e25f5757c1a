"""One utterance in several documents: the same words of one speaker, quoted whole, cut, or translated a second time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.core.document import Document, Span
from graph.core.statement import Draft, Quote, Report, Statement
from graph.identity.folding import fold, plain
from graph.identity.statements.merging import WINDOW
from graph.identity.statements.wording import EXACT, LEAST, body, near, runs, words_of
from graph.language.quotes import find_quotes
from graph.language.sentences import sentences

COMMON = 64  # a run of words in more different wordings than this leads to none of them
SURE = 0.9  # what is left of the confidence of a reading when the same words are found in another document
AROUND = 2  # paragraphs before a quotation in which its speaker may be named


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted words: one sentence (`span`) of what stands between quotation marks (`quote`) in a document."""

    document: str
    span: Span
    quote: Span
    words: tuple[str, ...]


def carried(drafts: Sequence[Draft], documents: Mapping[str, Document]) -> list[Draft]:
    """Return the drafts, and one for each place where another document quotes the same words and nothing was found in them.

    The words have to be long enough to be those of one utterance (`wording.near`, LEAST), quoted within WINDOW days, with their speaker
    named in the same paragraph or shortly before. A passage in which the other document was read for itself keeps its own reading.
    """
    wordings = Wordings(passage for document in documents.values() for passage in _passages(document))
    taken = _Taken(drafts)
    found: dict[tuple[object, ...], Draft] = {}
    for draft, spoken in _clearest(drafts):
        for score, passage in wordings.near(spoken.words):
            origin, other = documents[spoken.document], documents[passage.document]
            if origin.id == other.id or not _same_days(origin, other) or taken.covers(passage):
                continue
            name = _speaker(draft, other, passage)
            if name is not None:
                key = passage.document, passage.span, draft.actor.id, draft.stance.id, tuple(t.id for t in draft.targets), draft.conditional
                report = _report(draft.report, other, passage, score=score, name=name)
                further = _further(draft.report, wordings, other)
                found.setdefault(key, replace(draft, report=replace(report, quotes=_in_order({*report.quotes, *further}))))
    return [*drafts, *found.values()]


def united(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements, with one issue and the same targets for those whose words are of one utterance.

    Actor, stance, condition and negation have to agree, and the targets of one to be among those of the other: a document that leaves
    out whom a demand addresses, or whose words around it lead to another issue, still reports the same. The fullest targets and the
    issue that most reports have are taken. Nothing is changed where a document uses the words for two statements.
    """
    kinds: dict[tuple[object, ...], list[tuple[int, Passage]]] = {}
    for i, statement in enumerate(statements):
        passage = voiced(statement.reports[0])
        if passage is not None:
            kinds.setdefault((statement.actor.id, statement.stance.id, statement.conditional, statement.negated), []).append((i, passage))
    result = list(statements)
    for parts in kinds.values():
        for group in _groups(parts):
            for i, same in zip(group, agreed([statements[i] for i in group]), strict=True):
                result[i] = same
    return result


class Wordings:
    """Finds the passages that word the same utterance; passages in the very same words are compared once."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._in: dict[tuple[str, ...], list[Passage]] = {}
        for passage in passages:
            self._in.setdefault(passage.words, []).append(passage)
        self._having: dict[str, list[tuple[str, ...]]] = {}
        for words in self._in:
            for run in runs(words):
                self._having.setdefault(run, []).append(words)

    def near(self, words: tuple[str, ...]) -> Iterator[tuple[float, Passage]]:
        """Yield the passages of the same utterance with their likeness, the most alike first."""
        having = (self._having.get(run, ()) for run in runs(words))
        likely = {other for others in having if len(others) <= COMMON for other in others} | ({words} & self._in.keys())
        scored = sorted((-score, other) for other in likely if (score := near(words, other)))
        return ((-score, passage) for score, other in scored for passage in self._in[other])


class _Taken:
    """The places that the drafts of each document rest on: cues and quotations."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._spans: dict[str, list[Span]] = {}
        for draft in drafts:
            report = draft.report
            quotes = (quote.span for quote in report.quotes if quote.span.overlaps(report.span))  # others go on with it, elsewhere
            places = [*quotes, *((report.cue,) if report.cue else ())]
            self._spans.setdefault(report.document, []).extend(places)

    def covers(self, passage: Passage) -> bool:
        """Tell whether a draft rests on words of the passage."""
        return any(span.overlaps(passage.span) for span in self._spans.get(passage.document, ()))


def _passages(document: Document) -> Iterator[Passage]:
    for quote in find_quotes(document.text, body(document)):
        for span in sentences(document.text, quote.inner):
            words = words_of(span.of(document.text))
            if len(words) >= LEAST:
                yield Passage(document.id, span, quote.inner, words)


def voiced(report: Report) -> Passage | None:
    """Return the quoted sentence that holds the cue, or None where the cue is not among quoted words."""
    quote = next((each for each in report.quotes if report.cue and each.span.covers(report.cue)), None)
    if quote is None or report.cue is None:
        return None
    start = quote.span.start
    for span in sentences(quote.text, Span(0, len(quote.text))):
        if start + span.start <= report.cue.start < start + span.end:
            return Passage(report.document, Span(start + span.start, start + span.end), quote.span, words_of(span.of(quote.text)))
    return None


def _clearest(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Passage]]:
    """Yield of all drafts that read the same words in the same way the surest one."""
    best: dict[tuple[object, ...], tuple[Draft, Passage]] = {}
    for draft in sorted(drafts, key=lambda d: (-d.report.confidence, d.report.order())):
        spoken = voiced(draft.report)
        if spoken is not None and len(spoken.words) >= LEAST:
            best.setdefault((spoken.words, draft.actor.id, draft.stance.id, tuple(t.id for t in draft.targets)), (draft, spoken))
    return iter(best.values())


def _same_days(one: Document, other: Document) -> bool:
    return not one.published or not other.published or abs((one.published - other.published).days) <= WINDOW


def _speaker(draft: Draft, document: Document, passage: Passage) -> str | None:
    """Return the name under which the document names the speaker near the passage, or None where it names another or nobody."""
    parts = body(document)
    here = next((k for k, part in enumerate(parts) if part.covers(passage.span)), None)
    if here is None:
        return None
    around = Span(parts[max(0, here - AROUND)].start, parts[here].end).of(document.text)
    who = draft.report.speaker or draft.actor
    words = {word.casefold() for word in plain(around).split()} | set(map(str.casefold, words_of(around)))
    names = [who.name.split()[-1]] if who.kind == "person" else [who.name, *who.aliases]
    return next((name for name in names if set(fold(name).split()) <= words), None)


def _report(report: Report, document: Document, passage: Passage, *, score: float, name: str) -> Report:
    """Return the report of the same utterance in another document."""
    part = next(part for part in body(document) if part.covers(passage.span))
    around = [span for span in sentences(document.text, part) if span.overlaps(passage.quote)]
    span = around[0].joined(around[-1])
    texts = tuple(text for text in report.target_texts if text in span.of(document.text))
    return replace(
        report,
        document=document.id,
        span=span,
        exact=span.of(document.text),
        confidence=round(report.confidence * SURE * score, 2),
        actor_text=name,
        target_texts=texts,
        cue=_cue(report, document, passage),
        quotes=(Quote(passage.quote.of(document.text), passage.quote),),
        cited_source=None,
        date=None,
        reason="same quotation",
    )


def _in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    return tuple(sorted(quotes, key=lambda quote: quote.span))


def _further(report: Report, wordings: Wordings, document: Document) -> Iterator[Quote]:
    """Yield the quotations of a document that word what else a report of another one quotes."""
    for quote in report.quotes:
        for span in sentences(quote.text, Span(0, len(quote.text))):
            for _, passage in wordings.near(words_of(span.of(quote.text))):
                if passage.document == document.id:
                    yield Quote(passage.quote.of(document.text), passage.quote)


def _cue(report: Report, document: Document, passage: Passage) -> Span | None:
    if report.cue is None or not report.span.covers(report.cue):
        return None
    words = report.exact[report.cue.start - report.span.start : report.cue.end - report.span.start]
    start = document.text.find(words, passage.span.start, passage.span.end)
    return Span(start, start + len(words)) if start >= 0 else None


def _groups(parts: Sequence[tuple[int, Passage]]) -> list[list[int]]:
    """Group the numbers of parts whose words are of one utterance; each wording joins the fullest one that it is alike."""
    wordings = Wordings(passage for _, passage in parts)
    numbers: dict[tuple[str, ...], list[int]] = {}
    for i, passage in parts:
        numbers.setdefault(passage.words, []).append(i)
    first: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in sorted(numbers, key=lambda words: (-len(words), words)):
        alike = (other.words for _, other in wordings.near(words))
        first[words] = next((other for other in alike if first.get(other) == other), words) if len(words) >= EXACT else words
    groups: dict[tuple[str, ...], list[int]] = {}
    for words, leader in first.items():
        groups.setdefault(leader, []).extend(numbers[words])
    return [sorted(group) for group in groups.values() if len(group) > 1]


def agreed(statements: Sequence[Statement], weights: Mapping[str, int] | None = None) -> list[Statement]:
    """Return the statements with the fullest targets and the issue that most have, or as they are where they cannot be of one.

    `weights` says how much each issue counts, by its id, where that is not how many of these statements have it.
    """
    fullest = max((s.targets for s in statements), key=lambda targets: (len(targets), [t.id for t in targets]))
    ids = {target.id for target in fullest}
    twice = Counter(s.reports[0].document for s in statements).most_common(1)[0][1] > 1
    if twice or any({t.id for t in s.targets} - ids for s in statements):
        return list(statements)
    count = weights or Counter(s.issue.id for s in statements)
    ranked = sorted(statements, key=lambda s: (-count[s.issue.id], s.targets != fullest, s.reports[0].order()))
    return [replace(s, targets=fullest, issue=ranked[0].issue, position=ranked[0].position) for s in statements]
