"""Direct speech: which quotation belongs to which cue, by adjacency first, then by the syntax, then by what went before."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence

from graph.core.document import Span
from graph.extraction.attribution_cue import Cue
from graph.extraction.attribution_sources import Sources
from graph.language.parse import Parse
from graph.language.quotes import QuoteSpan

_SENTENCE_END = re.compile(r"[.!?…][\s)]+(?=[^a-z\s])|\n")
_LEADS_IN = re.compile(r"(?:[,:]|\b(?:that|as|of|said|says))\s*$")
_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_SUBORDINATORS = frozenset(
    {"when", "while", "which", "who", "whom", "whose", "that", "if", "because", "although", "after", "before", "since", "where", "than"}
)
_REACH = 2
_RECENT = 40
_WINDOW = 4000  # characters on either side: far more than the longest sentence


class Speech:
    """Gives the top-level quotations of a document to its cues."""

    def __init__(self, parse: Parse, quotes: Sequence[QuoteSpan], sources: Sources) -> None:
        self.parse, self.quotes, self.sources = parse, quotes, sources
        self.outer = [(k, q) for k, q in enumerate(quotes) if q.depth == 0]
        self.cues: list[Cue] = []
        self._speakers: list[tuple[int, int, Cue]] = []
        self._starts = [q.outer.start for _, q in self.outer]
        self._owner: dict[int, Cue] = {}
        self._sourced: set[int] = set()
        self._blocks: dict[int, Span] = {}
        for sentence in parse.sentences:
            self._blocks[sentence.block] = self._blocks.get(sentence.block, sentence.span).joined(sentence.span)

    def quote_at(self, offset: int) -> int | None:
        """Return the index of the top-level quotation that covers this character."""
        k = bisect_left(self._starts, offset + 1) - 1
        return self.outer[k][0] if k >= 0 and self.outer[k][1].outer.end > offset else None

    def assign(self, cues: list[Cue]) -> list[Cue]:
        """Return `cues` with their quotations, without first-person cues inside direct speech, and with inherited ones added."""
        self.cues = sorted((c for c in cues if not self._own_voice(c)), key=lambda c: (c.span.start, c.span.end))
        free = [c for c in self.cues if self.quote_at(c.span.start) is None]
        free_starts = [c.span.start for c in free]
        for position, (k, quote) in enumerate(self.outer):
            block = self._block(position)
            first, last = max(block.start, quote.outer.start - _WINDOW), min(block.end, quote.outer.end + _WINDOW)
            near = free[bisect_left(free_starts, first) : bisect_left(free_starts, last)]
            cue = (
                self._split(position, near)
                or self._adjacent(position, near)
                or self._by_syntax(quote, near)
                or self._lead_in(position, near)
            )
            cue = cue or self._colon(quote, near) or self._predicate(quote)
            if cue is not None:
                self._give(cue, k)
        self._join_neighbours()
        self._inherit()
        return sorted(self.cues, key=lambda c: (c.spans[0].start if c.inherited else c.span.start, c.span.end))

    def _own_voice(self, cue: Cue) -> bool:
        if cue.source is None or self.quote_at(cue.span.start) is None:
            return False
        return self.parse.tokens[cue.source].text.lower() in _FIRST_PERSON

    def _block(self, position: int) -> Span:
        quote = self.outer[position][1]
        return self._blocks.get(quote.block, quote.outer)

    def _floor(self, position: int) -> int:
        start = self._block(position).start
        return max(start, self.outer[position - 1][1].outer.end) if position else start

    def _ceiling(self, position: int) -> int:
        end = self._block(position).end
        return min(end, self.outer[position + 1][1].outer.start) if position + 1 < len(self.outer) else end

    def full(self, quote: QuoteSpan) -> bool:
        """Tell whether the quotation is an utterance rather than words inside somebody's sentence."""
        inner = quote.inner.of(self.parse.text)
        tail = self.parse.text[quote.inner.end : quote.outer.end + 1]
        begins = not inner[:1].islower()
        ends = any(c in tail for c in ",.") or inner[-1:] in ".,?!…—-" or not quote.closed
        return begins and ends and (len(inner.split()) > 1 or inner[-1:] in "?!")

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
                inside = after.start <= cue.span.start < after.end
                if inside and self._speaks(cue, after, following=True) and not self._subordinate(cue, after):
                    return cue
        return self._before(position, near)

    def _split(self, position: int, near: list[Cue]) -> Cue | None:
        """Take the cue that stands between this quotation and the first half of its sentence ("“We,” she said, “will stay.”")."""
        quote, text = self.outer[position][1], self.parse.text
        if not position or self.outer[position - 1][1].block != quote.block:
            return None
        owner = self._owner.get(self.outer[position - 1][0])
        gap = Span(self.outer[position - 1][1].outer.end, quote.outer.start)
        whole = gap.of(text).rstrip()
        if owner is None or whole[-1:] not in (",", ":", "—") or not gap.covers(owner.span) or _SENTENCE_END.search(whole):
            return None
        later = [c for c in near if gap.covers(c.span) and c.span.start > owner.span.start and c.token is not None and "say" in c.classes]
        return later[-1] if later and len(text[later[-1].span.end : quote.outer.start].split()) <= 3 else owner

    def _subordinate(self, cue: Cue, region: Span) -> bool:
        """Tell whether the clause after the quotation is one of its own, or goes on with it ("…,” when talks began")."""
        between = self.parse.between(Span(region.start, cue.span.start))
        words = [t.text.lower() for t in between if t.pos != "PUNCT"]
        participle = cue.token is not None and self.parse.tokens[cue.token].tag == "VBG"
        return participle or bool(words and words[0] in _SUBORDINATORS)

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
            if cue.addressee == cue.source:
                cue.addressee = None
        return True

    def _clausal(self, root: int) -> bool:
        return self.parse.tokens[root].dep.partition(":")[0] in ("ccomp", "xcomp")

    def foreign(self, cue: Cue, offset: int) -> bool:
        """Tell whether this character stands in a quotation of a cue that is no part of the content of `cue`."""
        index = self.quote_at(offset)
        owner = None if index is None else self._owner.get(index)
        return owner is not None and owner is not cue and owner.token is not None and not owner.inherited and owner.token not in cue.words

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
            if cue.classes == {"judge"} and any(
                c.lemma in ("can", "could") for c in self.parse.children(self.parse.tokens[cue.token], "aux")
            ):
                continue
            between = self.parse.between(Span(cue.span.end, quote.outer.start))
            if len(between) > 12 or any((t.pos == "VERB" and t.dep not in ("amod", "case")) or t.text in ".;!?" for t in between):
                return None
            return cue
        return None

    def _colon(self, quote: QuoteSpan, near: list[Cue]) -> Cue | None:
        """Take the "NAME:" in whose turn the quotation stands; one that makes up the turn is then its content."""
        for cue in near:
            if cue.token is None and any(s.covers(quote.outer) for s in cue.spans):
                if cue.spans[0].start == quote.outer.start:
                    cue.spans = []
                return cue
        return None

    def _predicate(self, quote: QuoteSpan) -> Cue | None:
        """Return a cue for a quoted predicate after its subject ("The league “will not yield”"): the opening mark, said by the subject."""
        inside = self.parse.between(quote.inner)
        root = next((t for t in inside if t.head == t.i), None)
        subject = None if root is None else self.parse.child(root, "nsubj")
        if root is None or subject is None or quote.inner.start <= subject.start or subject.pos not in ("PROPN", "NOUN", "PRON"):
            return None
        if not any(t.pos in ("VERB", "AUX") for t in inside) or len(inside) < 3 or not quote.closed:
            return None
        cue = Cue(Span(quote.outer.start, quote.inner.start), quote.outer.of(self.parse.text)[0], None, frozenset({"say"}), subject.i)
        self.cues.append(cue)
        return cue

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
                same = beside.block == quote.block and (step == 1 or not gap)
                runs_on = step == -1 and not quote.closed and beside.block == quote.block + 1 and not gap
                if owner is not None and (same or runs_on) and self.full(beside):
                    self._give(owner, index)

    def _inherit(self) -> None:
        """Add cues for utterances of their own paragraph that continue the last speaker's words."""
        self._speakers = self._speaker_list()
        for cue in self.cues:
            self._note_source(cue)
        for position, (index, quote) in enumerate(self.outer):
            if index in self._owner or not (self._stands_alone(position) or not quote.closed):
                continue
            last = self._introduced(position) or self._last_speaker(quote)
            if last is None:
                continue
            cue = Cue(last.span, last.lemma, None, last.classes, last.source, inherited=True, spans=[quote.inner])
            cue.cited = last.cited
            self._give(cue, index)
            self.cues.append(cue)
            self._note_source(cue)
            insort(self._speakers, (quote.inner.start, len(self._speakers), cue))

    def _note_source(self, cue: Cue) -> None:
        token = self.parse.at(cue.span.start) if cue.source is not None else None
        if token is not None and self.parse.sentence(token).span.covers(cue.span):
            self._sourced.add(token.sentence)

    def _speaker_list(self) -> list[tuple[int, int, Cue]]:
        kinds = {"say", "ask", "manner", "think", "order", "judge"}
        told = [c for c in self.cues if c.source is not None and c.classes & kinds and (c.quotes or c.words or c.spans)]
        return sorted((c.span.start, k, c) for k, c in enumerate(told) if self.quote_at(c.span.start) is None)

    def _last_speaker(self, quote: QuoteSpan) -> Cue | None:
        """Return the last cue before the quotation, rather one with a quotation of its own, at most two paragraphs back."""
        before = self._speakers[: bisect_left(self._speakers, (quote.outer.start,))][-_RECENT:]
        near = [c for at, _, c in before if (t := self.parse.at(at)) is None or quote.block - self.parse.sentence(t).block <= _REACH]
        direct = [c for c in near if c.quotes]
        candidates = direct or near
        return candidates[-1] if candidates else None

    def _introduced(self, position: int) -> Cue | None:
        """Return the subject of the sentence before the quotation in its paragraph ("The general was firm. “We stay.”")."""
        quote = self.outer[position][1]
        text = self.parse.text[self._floor(position) : quote.outer.start].rstrip()
        token = self.parse.at(self._floor(position) + len(text) - 1) if text else None
        if token is None:
            return None
        root = self.parse.tokens[self.parse.sentence(token).root]
        subject = self.parse.child(root, "nsubj")
        if subject is None or not (subject.pos == "PROPN" or subject.text.lower() in ("he", "she", "they")):
            return None
        if token.sentence in self._sourced:
            return None
        return Cue(root.span, root.lemma.lower(), root.i, frozenset({"say"}), subject.i)
