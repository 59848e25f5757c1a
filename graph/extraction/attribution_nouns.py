"""Nouns and phrases that are cues of attribution: "X's claim that", "according to X", "in X's words"."""

from collections.abc import Iterator

from graph.core.document import Span
from graph.extraction.attribution_cue import Cue, take
from graph.extraction.attribution_lexicon import AttributionLexicon
from graph.extraction.attribution_sources import Sources
from graph.language.parse import Parse, Token


class NounCues:
    """Finds the nouns and phrases that are cues in one parse."""

    def __init__(self, parse: Parse, lexicon: AttributionLexicon, sources: Sources) -> None:
        self.parse, self.lexicon, self.sources = parse, lexicon, sources

    def find(self) -> list[Cue]:
        """Return the cues that have content, in text order."""
        cues = [c for t in self.parse.tokens if (c := self._noun(t)) is not None]
        return sorted([*cues, *self._phrases()], key=lambda c: (c.span.start, c.span.end))

    def _noun(self, token: Token) -> Cue | None:
        classes = self.lexicon.nouns.get(token.lemma.lower()) if token.pos == "NOUN" else None
        if classes is None or token.dep == "compound" or self.sources.carries(token):
            return None
        cue = Cue(token.span, token.lemma.lower(), token.i, classes)
        for child in self.parse.children(token, "acl", "ccomp", "appos", "nmod"):
            if self._is_content(child, classes) and child.i > token.i:
                take(self.sources, cue, child)
        if not cue.roots and token.dep == "obj":
            self._sibling(token, cue)
        source = self.sources.of_noun(token)
        cue.source = None if source is None else source.i
        cue.negated = any(c.text.lower() == "no" for c in self.parse.children(token, "det"))
        return cue if cue.roots else None

    def _is_content(self, child: Token, classes: frozenset[str]) -> bool:
        aimed = bool(classes & {"order", "promise", "think"})
        if child.dep.startswith("nmod"):
            return aimed and any(c.text.lower() in ("for", "on", "about") for c in self.parse.children(child, "case"))
        marks = {c.text.lower() for c in self.parse.children(child, "mark")}
        relative = any(c.text.lower() in ("which", "who") for c in self.parse.subtree(child)[:2])
        return not relative and bool(marks & {"that", "whether"} or ("to" in marks and aimed))

    def _sibling(self, token: Token, cue: Cue) -> None:
        """Take the that-clause right behind the noun, where the tree hangs it from the verb ("dismissed the claim that …")."""
        behind = self.parse.subtree(token)[-1].i + 1
        for clause in self.parse.children(self.parse.head(token), "ccomp", "advcl"):
            words = self.parse.subtree(clause)
            if words[0].i == behind and words[0].text.lower() in ("that", "whether"):
                take(self.sources, cue, clause)

    def _phrases(self) -> Iterator[Cue]:
        for sentence in self.parse.sentences:
            words = [t.text.lower() for t in self.parse.tokens[sentence.first : sentence.last]]
            for phrase in self.lexicon.phrases:
                for k in range(len(words) - len(phrase)):
                    if tuple(words[k : k + len(phrase)]) == phrase:
                        yield from self._phrase(sentence.first + k, len(phrase))
            for k, word in enumerate(words):
                if word in self.lexicon.owned and k and self.parse.tokens[sentence.first + k].pos == "NOUN":
                    yield from self._owned(self.parse.tokens[sentence.first + k])

    def _phrase(self, start: int, length: int) -> Iterator[Cue]:
        first, last = self.parse.tokens[start], self.parse.tokens[start + length - 1]
        source = self.sources.after(last)
        if source is None:
            return
        cue = Cue(Span(first.start, last.end), self.parse.text[first.start : last.end].lower(), first.i, frozenset({"say"}), source.i)
        phrase = set(range(start, start + length)) | {t.i for t in self.parse.subtree(source)}
        cue.own = phrase
        self._clause_around(cue, source)
        yield cue

    def _owned(self, token: Token) -> Iterator[Cue]:
        case, owner = self.parse.child(token, "case"), self.parse.child(token, "nmod:poss")
        if (
            owner is None
            or case is None
            or case.text.lower() not in ("in", "by")
            or token.dep.partition(":")[0] not in ("obl", "root", "ROOT")
        ):
            return
        cue = Cue(Span(case.start, token.end), token.lemma, token.i, frozenset({"say"}), owner.i)
        if token.head == token.i:
            cue.own = set(range(case.i, token.i + 1))
            sentence = self.parse.sentence(token)
            cue.words = set(range(sentence.first, sentence.last)) - cue.own
            cue.roots = [c.i for c in self.parse.children(token) if self.parse.child(c, "nsubj") is not None][:1]
        else:
            cue.own = {t.i for t in self.parse.subtree(token)}
            self._clause_around(cue, token)
        yield cue

    def _clause_around(self, cue: Cue, inside: Token) -> None:
        """Take the clause in which a phrase such as "according to X" stands: the whole sentence, if that is its main clause."""
        clause = inside
        for ancestor in self.parse.ancestors(inside):
            clause = ancestor
            if ancestor.pos in ("VERB", "AUX") or any(c.dep in ("cop", "nsubj", "nsubj:pass") for c in self.parse.children(ancestor)):
                break
        if clause.i in cue.own or clause.i == inside.i:
            sentence = self.parse.sentence(inside)
            clause = self.parse.tokens[sentence.root]
        if clause.dep in ("conj", "parataxis", "ccomp", "ROOT") or clause.dep.startswith("acl") or clause.dep == "advcl":
            cue.roots.append(clause.i)
            cue.words |= {t.i for t in self.parse.subtree(clause)} - cue.own
