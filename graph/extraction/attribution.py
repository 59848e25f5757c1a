"""Who says what: attributions of words, thoughts and findings to a source, direct, indirect and mixed."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph.core.document import Span
from graph.extraction.attribution_cue import Cue, content_spans
from graph.extraction.attribution_lexicon import attribution_lexicon
from graph.extraction.attribution_nouns import NounCues
from graph.extraction.attribution_sources import Sources
from graph.extraction.attribution_speech import Speech
from graph.extraction.attribution_verbs import VerbCues
from graph.language.parse import Parse, Sentence, Token
from graph.language.quotes import QuoteSpan

AttributionKind = Literal["direct", "indirect", "mixed"]
_COLON = re.compile(r"[\"“]?[^\W\d_][\w.'’ ()-]{0,60}:\s+\S")
_NEAR = 80
_LINE = 120
_DASH = re.compile(r"(?<=[”\"’»'] )[—–-]\s+(?=[^\W\d_])[^—–“”\".!?]{2,80}$")
_TAIL = re.compile(r"(?::|(?<= )[—–-])\s+(?:[\w.'’-]+\s+){0,3}[\w.'’-]+$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and the content given to the source.

    `source` is the token index of the head of the source phrase, `content_roots` are those of the clauses told indirectly,
    `quotes` are indices into the quotations that belong to it. `addressee` is a token index. `cited` is the outlet that relays the
    words, `parent` the index of the attribution whose content holds this one. Where `inherited`, a quotation without a cue of its
    own goes on: `cue` is then that of the words before it, and `cue_token` None. `classes` are those of the cue in the lexicon:
    say, ask, order, promise, think, show, judge.
    """

    cue: Span
    cue_lemma: str
    cue_token: int | None
    source: int | None
    source_span: Span | None
    content: tuple[Span, ...]
    content_roots: tuple[int, ...]
    kind: AttributionKind
    quotes: tuple[int, ...] = ()
    addressee: int | None = None
    cited: Span | None = None
    inherited: bool = False
    parent: int | None = None
    negated: bool = False
    classes: tuple[str, ...] = ()


def attributions(parse: Parse, quotes: Sequence[QuoteSpan]) -> list[Attribution]:
    """Return the attributions of a document in text order."""
    lexicon = attribution_lexicon()
    sources = Sources(parse, lexicon)
    speech = Speech(parse, quotes, sources)
    cues = speech.assign([*VerbCues(parse, lexicon, sources).find(), *NounCues(parse, lexicon, sources).find(), *_colons(parse)])
    found = [a for cue in cues if (a := _Assembly(parse, quotes, sources, speech).build(cue)) is not None]
    found.sort(key=lambda a: (min(s.start for s in (*a.content, a.content[0] if a.inherited else a.cue)), a.cue.start, a.cue.end))
    return _relayed(_nested(found), parse, sources)


class _Assembly:
    """Turns one cue with its words and quotations into an attribution."""

    def __init__(self, parse: Parse, quotes: Sequence[QuoteSpan], sources: Sources, speech: Speech) -> None:
        self.parse, self.quotes, self.sources, self.speech = parse, quotes, sources, speech

    def build(self, cue: Cue) -> Attribution | None:
        if cue.classes == {"manner"} and not cue.quotes:
            return None
        whole = [self.quotes[k] for k in cue.quotes if cue.inherited or (self.speech.full(self.quotes[k]) and not cue.spans)]
        told = [self._stretch(s, cue) for s in self._told(cue, whole)]
        part = [self.quotes[k] for k in cue.quotes if self.quotes[k] not in whole]
        told = [next((q.inner for q in part if q.outer.covers(s)), s) for s in told]
        spans = sorted({*[q.inner for q in whole], *told, *cue.spans})
        spans += [q.inner for k in cue.quotes if (q := self.quotes[k]) and not any(s.overlaps(q.inner) for s in spans)]
        if not spans or not self._worth(cue):
            return None
        kind: AttributionKind = "indirect"
        if cue.quotes:
            kind = "direct" if all(any(self.quotes[k].outer.covers(s) for k in cue.quotes) for s in spans) else "mixed"
        return self._attribution(cue, sorted(spans), kind, tuple(r for r in cue.roots if cue.quotes == [] or told))

    def _attribution(self, cue: Cue, spans: list[Span], kind: AttributionKind, roots: tuple[int, ...]) -> Attribution:
        source = None if cue.source is None else self.parse.tokens[cue.source]
        source_span = cue.source_span or (None if source is None else self.sources.span(source))
        return Attribution(
            cue.span,
            cue.lemma,
            cue.token if not cue.inherited else None,
            cue.source,
            source_span,
            tuple(spans),
            roots,
            kind,
            tuple(sorted(cue.quotes)),
            cue.addressee,
            cue.cited,
            cue.inherited,
            None,
            cue.negated,
            tuple(sorted(cue.classes)),
        )

    def _told(self, cue: Cue, whole: list[QuoteSpan]) -> list[Span]:
        """Return the spans of the content that is told rather than quoted as a whole."""
        if cue.spans:
            return []
        barred = cue.own | {i for i in cue.words if self.speech.foreign(cue, self.parse.tokens[i].start)}
        if cue.token is not None:
            barred.add(cue.token)
        inside = {i for i in cue.words if any(q.outer.covers(self.parse.tokens[i].span) for q in whole)}
        if whole and cue.token is not None:
            kept = [r for r in cue.roots if r not in inside and r > cue.token]
            words = {t.i for r in kept for t in self.parse.subtree(self.parse.tokens[r])} & cue.words
            return content_spans(self.parse, words - inside, barred | inside)
        return content_spans(self.parse, cue.words - inside, barred | inside)

    def _stretch(self, span: Span, cue: Cue) -> Span:
        """Widen told content to the ends of a quotation that the tree cut through."""
        for k in cue.quotes:
            quote = self.quotes[k]
            if quote.outer.overlaps(span) and not self.speech.full(quote):
                span = span.joined(quote.outer)
        return span

    def _worth(self, cue: Cue) -> bool:
        if cue.source is not None or cue.quotes:
            return True
        return "say" in cue.classes and bool(cue.roots)


def _colons(parse: Parse) -> Iterator[Cue]:
    """Yield the cues of "NAME: words" at the head of a paragraph, of "words: name" in a headline, and of "“words” — name"."""
    blocks: dict[int, list[Sentence]] = {}
    for sentence in parse.sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    for sentences in blocks.values():
        span = Span(sentences[0].span.start, sentences[-1].span.end)
        match = _COLON.match(parse.text, span.start, min(span.end, span.start + 80))
        if match is not None:
            colon = match.end() - 1
            while parse.text[colon] != ":":
                colon -= 1
            name = _without_day([t for t in parse.between(Span(span.start, colon)) if t.text not in '"“'])
            if name and len(name) <= 6 and all(t.pos in ("PROPN", "PUNCT", "PART") or t.text[:1].isupper() for t in name):
                yield from _colon(parse, colon, name, Span(colon + 1, span.end))
                continue
        tail = (_TAIL if sentences[0].headline else _DASH).search(span.of(parse.text)[-_LINE:])
        if tail is not None:
            colon = max(span.start, span.end - _LINE) + tail.start()
            name = parse.between(Span(colon + 1, span.end))
            if not any(t.pos in ("VERB", "AUX") for t in name):
                yield from _colon(parse, colon, name, Span(span.start, colon))


def _without_day(name: list[Token]) -> list[Token]:
    """Drop the "on Tuesday" of "NAME on Tuesday:"."""
    cut = next((k for k, t in enumerate(name) if k and t.text == "on"), len(name))
    return name[:cut] if cut >= len(name) - 2 else name


def _colon(parse: Parse, colon: int, name: Sequence[Token], content: Span) -> Iterator[Cue]:
    words = parse.between(content)
    comma = next((k for k, t in enumerate(name) if t.text == ","), len(name))
    nominal = [t for t in name[:comma] if t.pos in ("PROPN", "NOUN")] or list(name[:comma])
    if not words or not nominal:
        return
    inside = {t.i for t in nominal}
    head = next((t for t in nominal if t.head not in inside or t.head == t.i), nominal[-1])
    cue = Cue(Span(colon, colon + 1), ":", None, frozenset({"say"}), head.i)
    cue.source_span = Span(name[0].start, name[-1].end)
    cue.spans = [Span(words[0].start, words[-1].end)]
    yield cue


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Fill in the parent of each attribution: the narrowest other one whose content holds its cue."""
    contents = sorted((span.start, span.end, j) for j, outer in enumerate(found) for span in outer.content)
    starts = [start for start, _, _ in contents]
    nested = []
    for k, inner in enumerate(found):
        last = bisect_right(starts, inner.cue.start)
        around = [
            (sum(map(len, found[j].content)), j)
            for _, end, j in contents[max(0, last - _NEAR) : last]
            if end >= inner.cue.end and j != k and not any(s.covers(found[j].cue) for s in inner.content)
        ]
        nested.append(replace(inner, parent=min(around)[1]) if around and not inner.inherited else inner)
    return nested


def _relayed(found: list[Attribution], parse: Parse, sources: Sources) -> list[Attribution]:
    """Fill in the outlet that relays an attribution: its own source, the agent of "was quoted by", or the outlet around it."""
    relayed = []
    for attribution in found:
        cited = attribution.cited
        if cited is None and attribution.source is not None and sources.is_medium(parse.tokens[attribution.source]):
            cited = attribution.source_span
        if cited is None and attribution.parent is not None:
            outer = found[attribution.parent]
            if outer.source is not None and sources.is_medium(parse.tokens[outer.source]):
                cited = outer.source_span
        relayed.append(replace(attribution, cited=cited))
    return relayed
