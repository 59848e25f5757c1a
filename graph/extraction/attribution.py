"""Who says what: attributions of words, thoughts and findings to a source, direct, indirect and mixed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.core.document import Span
from graph.extraction.attribution_cues import Cue, CueFinder, content_spans
from graph.extraction.attribution_lexicon import attribution_lexicon
from graph.extraction.attribution_speech import Speech
from graph.extraction.quotes import QuoteSpan
from graph.language.parse import Parse, Sentence

AttributionKind = Literal["direct", "indirect", "mixed"]
_COLON = re.compile(r"^[^\W\d_][\w.'’ ()-]{0,60}:\s+\S")


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
    finder = CueFinder(parse, lexicon)
    speech = Speech(parse, quotes, finder.sources)
    cues = speech.assign([*finder.find(), *_colons(parse)])
    found = [a for cue in cues if (a := _Assembly(parse, quotes, finder, speech).build(cue)) is not None]
    found.sort(key=lambda a: (min(s.start for s in (*a.content, a.content[0] if a.inherited else a.cue)), a.cue.start, a.cue.end))
    return _relayed(_nested(found), parse, finder)


class _Assembly:
    """Turns one cue with its words and quotations into an attribution."""

    def __init__(self, parse: Parse, quotes: Sequence[QuoteSpan], finder: CueFinder, speech: Speech) -> None:
        self.parse, self.quotes, self.finder, self.speech = parse, quotes, finder, speech

    def build(self, cue: Cue) -> Attribution | None:
        if cue.classes == {"manner"} and not cue.quotes:
            return None
        whole = [self.quotes[k] for k in cue.quotes if self.speech.full(self.quotes[k]) or cue.inherited]
        told = self._told(cue, whole)
        spans = sorted({*[q.inner for q in whole], *(self._stretch(s, cue) for s in told), *cue.spans})
        spans += [q.inner for k in cue.quotes if (q := self.quotes[k]) and not any(s.overlaps(q.inner) for s in spans)]
        if not spans or not self._worth(cue):
            return None
        kind: AttributionKind = "indirect"
        if cue.quotes:
            kind = "direct" if all(any(self.quotes[k].outer.covers(s) for k in cue.quotes) for s in spans) else "mixed"
        return self._attribution(cue, sorted(spans), kind, tuple(r for r in cue.roots if cue.quotes == [] or told))

    def _attribution(self, cue: Cue, spans: list[Span], kind: AttributionKind, roots: tuple[int, ...]) -> Attribution:
        source = None if cue.source is None else self.parse.tokens[cue.source]
        source_span = cue.source_span or (None if source is None else self.finder.sources.span(source))
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
        barred = set(cue.own)
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
    """Yield the cues of "NAME: words" at the head of a paragraph."""
    blocks: dict[int, list[Sentence]] = {}
    for sentence in parse.sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    for sentences in blocks.values():
        span = Span(sentences[0].span.start, sentences[-1].span.end)
        match = _COLON.match(span.of(parse.text)[:80])
        if match is None:
            continue
        colon = span.start + match.end() - 1
        while parse.text[colon] != ":":
            colon -= 1
        name = parse.between(Span(span.start, colon))
        if not name or len(name) > 6 or not all(t.pos in ("PROPN", "ADJ") or t.text[:1].isupper() or t.pos == "PUNCT" for t in name):
            continue
        content = parse.between(Span(colon + 1, span.end))
        cue = Cue(Span(colon, colon + 1), ":", None, frozenset({"say"}), name[-1].i)
        cue.source_span = Span(span.start, colon)
        cue.spans = [Span(content[0].start, span.end)] if content else []
        yield cue


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Fill in the parent of each attribution: the narrowest other one whose content holds its cue."""
    from dataclasses import replace

    nested = []
    for k, inner in enumerate(found):
        around = [
            (sum(map(len, outer.content)), j)
            for j, outer in enumerate(found)
            if j != k
            and not inner.inherited
            and any(s.covers(inner.cue) for s in outer.content)
            and not any(s.covers(outer.cue) for s in inner.content)
        ]
        nested.append(replace(inner, parent=min(around)[1]) if around else inner)
    return nested


def _relayed(found: list[Attribution], parse: Parse, finder: CueFinder) -> list[Attribution]:
    """Fill in the outlet that relays an attribution: its own source, the agent of "was quoted by", or the outlet around it."""
    from dataclasses import replace

    relayed = []
    for attribution in found:
        cited = attribution.cited
        if cited is None and attribution.source is not None and finder.sources.is_medium(parse.tokens[attribution.source]):
            cited = attribution.source_span
        if cited is None and attribution.parent is not None:
            outer = found[attribution.parent]
            if outer.source is not None and finder.sources.is_medium(parse.tokens[outer.source]):
                cited = outer.source_span
        relayed.append(replace(attribution, cited=cited))
    return relayed
