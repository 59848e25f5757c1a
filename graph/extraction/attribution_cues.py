"""Cues of attribution in the syntax: verbs, nouns and phrases that give a clause to a source."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.core.document import Span
from graph.extraction.attribution_lexicon import AttributionLexicon
from graph.extraction.attribution_sources import Sources, trimmed
from graph.language.parse import Parse, Token

_CLAUSES = ("ccomp", "csubj")
_INFINITE = frozenset({"order", "promise", "think", "ask", "judge"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})


@dataclass(slots=True)
class Cue:
    """A cue being assembled: `words` are the tokens of its content, `quotes` indices of quotations that belong to it."""

    span: Span
    lemma: str
    token: int | None
    classes: frozenset[str]
    source: int | None = None
    words: set[int] = field(default_factory=set)
    roots: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    own: set[int] = field(default_factory=set)
    addressee: int | None = None
    cited: Span | None = None
    inherited: bool = False
    negated: bool = False
    source_span: Span | None = None


class CueFinder:
    """Finds the cues of one parse."""

    def __init__(self, parse: Parse, lexicon: AttributionLexicon) -> None:
        self.parse, self.lexicon = parse, lexicon
        self.sources = Sources(parse, lexicon)

    def find(self) -> list[Cue]:
        """Return all cues, with or without content yet, in text order."""
        cues = [*self._verbs(), *self._nouns(), *self._phrases()]
        return sorted(cues, key=lambda c: (c.span.start, c.span.end))

    def lemma(self, token: Token) -> str:
        """Return the lemma with the particle or preposition that the lexicon lists it with ("point out", "call for")."""
        lemma = token.lemma.lower()
        particles = [c.text.lower() for c in self.parse.children(token, "compound", "advmod") if 0 < c.i - token.i <= 3]
        following = [t.text.lower() for t in self.parse.tokens[token.i + 1 : token.i + 2]]
        for particle in (*particles, *following):
            if f"{lemma} {particle}" in self.lexicon.verbs:
                return f"{lemma} {particle}"
        return lemma

    def _verbs(self) -> Iterator[Cue]:
        for token in self.parse.tokens:
            if token.pos != "VERB" or token.dep in ("amod", "compound", "case", "mark", "fixed"):
                continue
            lemma = self.lemma(token)
            classes = self.lexicon.verbs.get(lemma) or self.lexicon.verbs.get(token.lemma.lower())
            if classes is None and token.lemma.lower() in self.lexicon.manner:
                classes = frozenset({"manner"})
            if classes is not None:
                yield self._verb(token, lemma, classes)

    def _verb(self, token: Token, lemma: str, classes: frozenset[str]) -> Cue:
        source = self.sources.of_verb(token)
        cue = Cue(self._cue_span(token, lemma), lemma, token.i, classes, None if source is None else source.i)
        cue.own = {t.i for t in self._own(token)}
        cue.negated = self._negated(token)
        self._content(token, cue)
        self._addressee(token, cue)
        return cue

    def _cue_span(self, token: Token, lemma: str) -> Span:
        span = token.span
        for child in self.parse.children(token, "aux", "compound"):
            if abs(child.i - token.i) <= 3:
                span = span.joined(child.span)
        if " " in lemma and token.i + 1 < len(self.parse.tokens):
            span = span.joined(self.parse.tokens[token.i + 1].span)
        return span

    def _negated(self, token: Token) -> bool:
        for verb in (token, self.parse.head(token)):
            if any(c.lemma.lower() in ("not", "n't", "n’t", "never", "neither") for c in self.parse.children(verb, "advmod")):
                return True
            if token.dep != "xcomp":
                return False
            if verb is not token and verb.lemma in self.lexicon.refusals:
                return True
        return False

    def _content(self, token: Token, cue: Cue) -> None:
        lemma, classes = token.lemma.lower(), cue.classes
        for child in self.parse.children(token):
            dep = child.dep.partition(":")[0]
            if dep in _CLAUSES or self._infinitive(token, child, classes) or self._parataxis(token, child):
                self._take(cue, child)
            elif dep == "obj" and (cue.lemma in self.lexicon.objects or lemma in self.lexicon.objects or classes == {"judge"}):
                if child.text.lower() not in _RELATIVE and child.pos != "PRON":
                    self._take(cue, child)
            elif dep in ("obl", "xcomp", "advcl") and self._governed(token, child):
                self._take(cue, child)
        if token.dep in ("parataxis", "advcl") and not cue.roots and token.head != token.i:
            self._surrounding(token, cue)

    def _infinitive(self, token: Token, child: Token, classes: frozenset[str]) -> bool:
        if child.dep != "xcomp":
            return False
        return bool(classes & _INFINITE) or (
            child.pos == "VERB" and any(c.text.lower() == "to" for c in self.parse.children(child, "mark"))
        )

    def _parataxis(self, token: Token, child: Token) -> bool:
        if child.dep != "parataxis" or child.i < token.i:
            return False
        gap = self.parse.text[token.end : child.start]
        return ":" in gap or "“" in gap or '"' in gap

    def _governed(self, token: Token, child: Token) -> bool:
        wanted = self.lexicon.prepositions.get(token.lemma.lower(), frozenset())
        return any(c.text.lower() in wanted for c in self.parse.children(child, "case", "mark"))

    def _take(self, cue: Cue, root: Token) -> None:
        cue.roots.append(root.i)
        cue.words |= {t.i for t in self.parse.subtree(root)}

    def _surrounding(self, token: Token, cue: Cue) -> None:
        """Take the clause that a parenthetical cue hangs from ("the plan, she said, is dead")."""
        head = self.parse.head(token)
        as_clause = any(c.text.lower() == "as" for c in self.parse.children(token, "mark", "advmod"))
        if token.dep == "advcl" and not as_clause:
            return
        if not (cue.classes & {"say", "think", "show"}) or cue.source is None:
            return
        cue.roots.append(head.i)
        cue.words |= {t.i for t in self.parse.subtree(head)} - {t.i for t in self.parse.subtree(token)}

    def _own(self, token: Token) -> list[Token]:
        """Return the tokens of the cue clause itself, without complement clauses."""
        found = [token]
        for child in self.parse.children(token):
            if child.dep.partition(":")[0] in ("nsubj", "obl", "aux", "advmod", "iobj", "mark", "punct", "cc"):
                found += self.parse.subtree(child)
        return found

    def _addressee(self, token: Token, cue: Cue) -> None:
        lemma = token.lemma.lower()
        if lemma in self.lexicon.addressed:
            listener = self.parse.child(token, "iobj") or self.parse.child(token, "obj")
            if listener is None and any(c.dep.endswith(":pass") for c in self.parse.children(token)):
                listener = self.parse.child(token, "nsubj")
            if listener is not None and listener.i not in cue.roots:
                cue.addressee = listener.i
        if cue.addressee is None:
            for child in self.parse.children(token, "obl", "iobj"):
                case = self.parse.child(child, "case")
                wanted = ("on", "upon") if lemma == "call" else ("to",)
                if case is not None and case.text.lower() in wanted and child.i not in cue.words and child.pos != "VERB":
                    cue.addressee = child.i
        if cue.addressee is not None and self.sources.is_medium(self.parse.tokens[cue.addressee]):
            cue.cited = self.sources.span(self.parse.tokens[cue.addressee])

    def _nouns(self) -> Iterator[Cue]:
        for token in self.parse.tokens:
            classes = self.lexicon.nouns.get(token.lemma.lower()) if token.pos == "NOUN" else None
            if classes is None or token.dep == "compound":
                continue
            cue = Cue(token.span, token.lemma.lower(), token.i, classes)
            for child in self.parse.children(token, "acl", "ccomp", "appos"):
                marks = {c.text.lower() for c in self.parse.children(child, "mark")}
                relative = any(c.text.lower() in ("which", "who") for c in self.parse.subtree(child)[:2])
                if (
                    child.i > token.i
                    and not relative
                    and (marks & {"that", "whether"} or ("to" in marks and classes & {"order", "promise", "think"}))
                ):
                    self._take(cue, child)
            if classes & {"order", "promise", "think"}:
                for child in self.parse.children(token, "nmod"):
                    if any(c.text.lower() in ("for", "on", "about") for c in self.parse.children(child, "case")):
                        self._take(cue, child)
            source = self.sources.of_noun(token)
            if source is not None:
                cue.source = source.i
            cue.negated = any(c.text.lower() == "no" for c in self.parse.children(token, "det"))
            if cue.roots:
                yield cue

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
        if owner is None or case is None or case.text.lower() not in ("in", "by") or not token.dep.startswith("obl"):
            return
        cue = Cue(Span(case.start, token.end), token.lemma, token.i, frozenset({"say"}), owner.i)
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


def content_spans(parse: Parse, words: set[int], barred: set[int]) -> list[Span]:
    """Return the runs of content tokens as spans, without punctuation at their ends; `barred` tokens break a run."""
    spans: list[Span] = []
    run: list[Token] = []
    for i in [*sorted(words - barred), -1]:
        if run and (i < 0 or i != run[-1].i + 1) and not _only_punct(parse, run[-1].i, i, barred):
            span = trimmed(run)
            if span is not None:
                spans.append(span)
            run = []
        if i >= 0:
            run.append(parse.tokens[i])
    return spans


def _only_punct(parse: Parse, left: int, right: int, barred: set[int]) -> bool:
    return right >= 0 and all(parse.tokens[i].pos == "PUNCT" and i not in barred for i in range(left + 1, right))
