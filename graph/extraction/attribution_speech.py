"""Direct speech: which quotation belongs to which cue, by adjacency first, then by the syntax, then by what went before."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph.core.document import Span
from graph.extraction.attribution_cues import Cue
from graph.extraction.attribution_sources import Sources
from graph.extraction.quotes import QuoteSpan
from graph.language.parse import Parse

_SENTENCE_END = re.compile(r"[.!?…][\s)]+(?=[^a-z\s])|\n")
_LEADS_IN = re.compile(r"(?:[,:]|\b(?:that|as|of|said|says))\s*$")
_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_REACH = 2


class Speech:
    """Gives the top-level quotations of a document to its cues."""

    def __init__(self, parse: Parse, quotes: Sequence[QuoteSpan], sources: Sources) -> None:
        self.parse, self.quotes, self.sources = parse, quotes, sources
        self.outer = [(k, q) for k, q in enumerate(quotes) if q.depth == 0]
        self.cues: list[Cue] = []
        self._starts = [q.outer.start for _, q in self.outer]
        self._owner: dict[int, Cue] = {}

    def quote_at(self, offset: int) -> int | None:
        """Return the index of the top-level quotation that covers this character."""
        k = bisect_left(self._starts, offset + 1) - 1
        return self.outer[k][0] if k >= 0 and self.outer[k][1].outer.end > offset else None

    def assign(self, cues: list[Cue]) -> list[Cue]:
        """Return `cues` with their quotations, without first-person cues inside direct speech, and with inherited ones added."""
        self.cues = [c for c in cues if not self._own_voice(c)]
        free = [c for c in self.cues if self.quote_at(c.span.start) is None]
        free_starts = [c.span.start for c in free]
        for position, (k, quote) in enumerate(self.outer):
            near = free[bisect_left(free_starts, self._floor(position)) : bisect_left(free_starts, self._ceiling(position))]
            cue = self._adjacent(position, near) or self._by_syntax(quote, near) or self._lead_in(position, near)
            if cue is not None:
                self._give(cue, k)
        self._join_neighbours()
        self._inherit()
        return sorted(self.cues, key=lambda c: (c.spans[0].start if c.inherited else c.span.start, c.span.end))

    def _own_voice(self, cue: Cue) -> bool:
        if cue.source is None or self.quote_at(cue.span.start) is None:
            return False
        return self.parse.tokens[cue.source].text.lower() in _FIRST_PERSON

    def _block(self, position: int) -> tuple[int, int]:
        block = self.outer[position][1].block
        inside = [s.span for s in self._sentences(block)]
        return (inside[0].start, inside[-1].end) if inside else (self.outer[position][1].outer.start, self.outer[position][1].outer.end)

    def _sentences(self, block: int):  # type: ignore[no-untyped-def]
        starts = [s.block for s in self.parse.sentences]
        return self.parse.sentences[bisect_left(starts, block) : bisect_left(starts, block + 1)]

    def _floor(self, position: int) -> int:
        start = self._block(position)[0]
        return max(start, self.outer[position - 1][1].outer.end) if position else start

    def _ceiling(self, position: int) -> int:
        end = self._block(position)[1]
        return min(end, self.outer[position + 1][1].outer.start) if position + 1 < len(self.outer) else end

    def full(self, quote: QuoteSpan) -> bool:
        """Tell whether the quotation is an utterance rather than words inside somebody's sentence."""
        inner = quote.inner.of(self.parse.text)
        tail = self.parse.text[quote.inner.end : quote.outer.end + 1]
        begins = not inner[:1].islower()
        return begins and (any(c in tail for c in ",.") or inner[-1:] in ".,?!…—-" or not quote.closed) and len(inner.split()) > 1

    def _adjacent(self, position: int, near: list[Cue]) -> Cue | None:
        quote = self.outer[position][1]
        text = self.parse.text
        ended = text[quote.inner.end - 1 : quote.outer.end + 1]
        region = Span(quote.outer.end, self._ceiling(position))
        stop = _SENTENCE_END.search(text, region.start, region.end)
        after = Span(region.start, stop.start() + 1 if stop else region.end)
        begins = after.of(text).strip(" ,—-")[:1]
        if begins and ("," in ended or any(c in ended for c in "?!—…") or begins.islower()) and (self.full(quote) or "," in ended):
            for cue in near:
                if after.start <= cue.span.start < after.end and self._speaks(cue, after, following=True):
                    return cue
        return self._before(position, near)

    def _before(self, position: int, near: list[Cue]) -> Cue | None:
        quote = self.outer[position][1]
        text, floor = self.parse.text, self._floor(position)
        begin = floor
        for match in _SENTENCE_END.finditer(text, floor, quote.outer.start):
            if match.end() < quote.outer.start:
                begin = match.end()
        before = Span(begin, quote.outer.start)
        if not _LEADS_IN.search(before.of(text)) or not self.full(quote):
            return None
        for cue in reversed(near):
            if before.start <= cue.span.start < before.end and self._speaks(cue, before, following=False):
                return cue
        return None

    def _speaks(self, cue: Cue, region: Span, *, following: bool) -> bool:
        """Tell whether this cue can carry a quotation; a broken source is mended from the order of words."""
        if cue.token is None or not cue.classes & {"say", "ask", "manner", "think", "order", "judge", "promise"}:
            return False
        token = self.parse.tokens[cue.token]
        if (
            token.pos != "VERB"
            or token.dep.startswith("acl:relcl")
            or any(t.text.lower() == "to" for t in self.parse.children(token, "mark"))
        ):
            return False
        if following and any(r > cue.token and self.quote_at(self.parse.tokens[r].start) is None for r in cue.roots if self._clausal(r)):
            return False
        if cue.source is None or self.quote_at(self.parse.tokens[cue.source].start) is not None:
            source = self.sources.beside(token, region)
            cue.source = None if source is None else source.i
        return True

    def _clausal(self, root: int) -> bool:
        return self.parse.tokens[root].dep.partition(":")[0] in ("ccomp", "xcomp")

    def _by_syntax(self, quote: QuoteSpan, near: list[Cue]) -> Cue | None:
        inside = {t.i for t in self.parse.between(quote.inner)}
        holding = [c for c in near if len(inside & c.words) * 2 > len(inside)]
        return min(holding, key=lambda c: (len(c.words), c.span.start), default=None)

    def _lead_in(self, position: int, near: list[Cue]) -> Cue | None:
        """Take the nearest cue before words quoted inside the same clause, if no other verb stands between."""
        quote = self.outer[position][1]
        for cue in reversed(near):
            if cue.token is None or cue.span.start > quote.outer.start or self.parse.tokens[cue.token].pos != "VERB":
                continue
            between = self.parse.between(Span(cue.span.end, quote.outer.start))
            if len(between) > 12 or any((t.pos == "VERB" and t.dep not in ("amod", "case")) or t.text in ".;!?" for t in between):
                return None
            return cue
        return None

    def _give(self, cue: Cue, index: int) -> None:
        cue.quotes.append(index)
        self._owner[index] = cue

    def _stands_alone(self, position: int) -> bool:
        """Tell whether nothing but this quotation makes up its sentences."""
        quote = self.outer[position][1]
        text = self.parse.text
        before = text[self._floor(position) : quote.outer.start].strip()
        after = text[quote.outer.end : self._ceiling(position)].strip()
        begins = not before or before[-1:] in ".!?:"
        return self.full(quote) and begins and (not after or after[:1] in ".!?" or not after[:1].islower())

    def _join_neighbours(self) -> None:
        """Give an utterance without a cue to the cue of its neighbour in the same paragraph."""
        for step in (1, -1):
            order = range(len(self.outer)) if step == 1 else range(len(self.outer) - 1, -1, -1)
            for position in order:
                index, quote = self.outer[position]
                other = position - step
                if index in self._owner or not 0 <= other < len(self.outer) or not self._stands_alone(position):
                    continue
                neighbour, beside = self.outer[other]
                gap = self.parse.text[min(quote.outer.end, beside.outer.end) : max(quote.outer.start, beside.outer.start)].strip()
                owner = self._owner.get(neighbour)
                if beside.block == quote.block and owner is not None and (step == 1 or not gap) and self.full(beside):
                    self._give(owner, index)

    def _inherit(self) -> None:
        """Add cues for utterances of their own paragraph that continue the last speaker's words."""
        for position, (index, quote) in enumerate(self.outer):
            if index in self._owner or not (self._stands_alone(position) or not quote.closed):
                continue
            last = self._last_speaker(quote)
            if last is None:
                continue
            cue = Cue(last.span, last.lemma, None, last.classes, last.source, inherited=True, spans=[quote.inner])
            cue.cited = last.cited
            self._give(cue, index)
            self.cues.append(cue)

    def _last_speaker(self, quote: QuoteSpan) -> Cue | None:
        candidates = []
        for cue in self.cues:
            at = cue.spans[-1].start if cue.inherited else cue.span.start
            if at >= quote.outer.start or cue.source is None or not cue.classes & {"say", "ask", "manner", "think", "order", "judge"}:
                continue
            if not cue.inherited and self.quote_at(at) is not None:
                continue
            token = self.parse.at(at)
            if token is not None and quote.block - self.parse.sentence(token).block <= _REACH:
                candidates.append((at, cue))
        direct = [(at, c) for at, c in candidates if c.quotes]
        return max(direct or candidates, key=lambda pair: pair[0], default=(0, None))[1]
