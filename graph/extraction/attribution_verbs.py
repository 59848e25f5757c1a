"""Verbs that are cues of attribution: what they give to whom, from the syntax."""

from graph.core.document import Span
from graph.extraction.attribution_cue import Cue, take
from graph.extraction.attribution_lexicon import AttributionLexicon
from graph.extraction.attribution_sources import Sources
from graph.language.parse import Parse, Token

_CLAUSES = ("ccomp", "csubj")
_INFINITE = frozenset({"order", "promise", "think", "ask", "judge"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})


class VerbCues:
    """Finds the verbs that are cues in one parse."""

    def __init__(self, parse: Parse, lexicon: AttributionLexicon, sources: Sources) -> None:
        self.parse, self.lexicon, self.sources = parse, lexicon, sources

    def find(self) -> list[Cue]:
        """Return the cues, with or without content yet, in text order."""
        cues = [c for t in self.parse.tokens if (c := self._cue(t)) is not None]
        return sorted(cues, key=lambda c: (c.span.start, c.span.end))

    def lemma(self, token: Token) -> str:
        """Return the lemma with the particle or preposition that the lexicon lists it with ("point out", "call for")."""
        lemma = token.lemma.lower()
        particles = [c.text.lower() for c in self.parse.children(token, "compound", "advmod", "xcomp") if 0 < c.i - token.i <= 3]
        following = [t.text.lower() for t in self.parse.tokens[token.i + 1 : token.i + 2]]
        for particle in (*particles, *following):
            if f"{lemma} {particle}" in self.lexicon.verbs:
                return f"{lemma} {particle}"
        return lemma

    def _cue(self, token: Token) -> Cue | None:
        if token.pos != "VERB" or token.dep in ("amod", "compound", "case", "mark", "fixed"):
            return None
        lemma = self.lemma(token)
        classes = self.lexicon.verbs.get(lemma) or self.lexicon.verbs.get(token.lemma.lower())
        if classes is None and token.lemma.lower() in self.lexicon.manner:
            classes = frozenset({"manner"})
        return None if classes is None or self._quoted_as(token) else self._verb(token, lemma, classes)

    def _relayed_by(self, token: Token) -> Token | None:
        """Return the verb of "was quoted as" above "saying"."""
        head = self.parse.head(token)
        passive = any(c.dep.endswith(":pass") for c in self.parse.children(head, "aux", "nsubj"))
        return head if head.i != token.i and head.lemma in ("quote", "cite", "report") and passive and head.i < token.i else None

    def _quoted_as(self, token: Token) -> bool:
        """Tell whether this is the "quoted" of "was quoted as saying": the cue is then "saying"."""
        following = [
            c for c in self.parse.children(token, "advcl", "xcomp", "ccomp") if c.pos == "VERB" and self._relayed_by(c) is not None
        ]
        return any(c.lemma.lower() in self.lexicon.verbs and c.morph.get("VerbForm") in ("Ger", "Part", "Inf") for c in following)

    def _verb(self, token: Token, lemma: str, classes: frozenset[str]) -> Cue:
        source = self.sources.of_verb(token)
        cue = Cue(self._cue_span(token, lemma), lemma, token.i, classes, None if source is None else source.i)
        cue.negated = self._negated(token)
        self._content(token, cue)
        nested = {t.i for r in cue.roots if r > token.i for t in self.parse.subtree(self.parse.tokens[r])}
        cue.own = {t.i for t in self._own(token)} - nested
        self._addressee(token, cue)
        relay = self._relayed_by(token)
        if relay is not None:
            cue.span = self._cue_span(relay, relay.lemma).joined(cue.span)
            agent = self.sources.agent(relay) or self.sources.agent(token)
            cue.cited = None if agent is None else self.sources.span(agent)
            cue.own |= {t.i for t in self._own(relay)}
        return cue

    def _cue_span(self, token: Token, lemma: str) -> Span:
        span = token.span
        for child in self.parse.children(token, "aux", "compound"):
            if abs(child.i - token.i) <= 3 and (child.i > token.i or child.pos in ("AUX", "PART", "ADV", "VERB")):
                span = span.joined(child.span)
        for following in self.parse.tokens[token.i + 1 : token.i + 4]:
            if " " in lemma and following.text.lower() == lemma.rpartition(" ")[2]:
                return span.joined(following.span)
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
        for child in self.parse.children(token):
            if self._is_content(token, cue, child):
                take(self.sources, cue, child)
        if not any(r > token.i and self._clausal(r) for r in cue.roots):
            self._misplaced(token, cue)
        if token.dep in ("parataxis", "advcl") and token.head != token.i and not any(self._whole(token, r) for r in cue.roots):
            self._surrounding(token, cue)
        if not cue.roots and cue.source is not None:
            self._preceding(token, cue)

    def _preceding(self, token: Token, cue: Cue) -> None:
        """Take the words before "…, the ministry said" where the tree lost the bond."""
        if "say" not in cue.classes or token.tag not in ("VBD", "VBZ", "VBP") or self.parse.child(token, "obj") is not None:
            return
        sentence, subject = self.parse.sentence(token), self.parse.tokens[cue.source or 0]
        if subject.head != token.i or not sentence.first < subject.i < token.i:
            return
        start = self.parse.subtree(subject)[0].i
        before = self.parse.tokens[sentence.first : start]
        if len(before) < 5 or before[-1].text != "," or not any(t.pos == "VERB" for t in before):
            return
        following = self.parse.tokens[token.i + 1 : token.i + 2]
        if following and following[0].pos in ("PUNCT", "ADP", "PROPN") and not any(q in t.text for t in before for q in '“”"'):
            verbs = [
                t for t in before if t.pos in ("VERB", "AUX") and t.dep.partition(":")[0] not in ("acl", "advcl", "amod", "aux", "cop")
            ]
            cue.roots = [t.i for t in verbs[:1]]
            cue.words = {t.i for t in before}

    def _is_content(self, token: Token, cue: Cue, child: Token) -> bool:
        dep, lemma = child.dep.partition(":")[0], token.lemma.lower()
        if dep in _CLAUSES or self._infinitive(token, child, cue.classes) or self._parataxis(token, child):
            return True
        if dep == "obj" and cue.lemma in self.lexicon.addressed and self.parse.child(token, "xcomp", "ccomp"):
            return False
        if dep == "obj" and (cue.lemma in self.lexicon.objects or lemma in self.lexicon.objects or cue.classes == {"judge"}):
            return child.text.lower() not in _RELATIVE and child.pos != "PRON"
        if dep in ("conj", "parataxis"):
            return child.i > token.i and self._marked(child, "that", "whether")
        return dep in ("obl", "xcomp", "advcl") and self._governed(token, child)

    def _misplaced(self, token: Token, cue: Cue) -> None:
        """Take a that-clause which the tree hangs from a noun beside the verb ("was announced by the palace that")."""
        for beside in self.parse.children(token, "obl"):
            for clause in self.parse.subtree(beside):
                head = self.parse.head(clause)
                told = head.lemma.lower() in self.lexicon.nouns and not self.sources.carries(head)
                if (
                    clause.dep.partition(":")[0] in ("acl", "ccomp")
                    and head.i > token.i
                    and not told
                    and self._marked(clause, "that")
                    and self.parse.child(clause, "nsubj") is not None
                ):
                    take(self.sources, cue, clause)
                    return

    def _clausal(self, root: int) -> bool:
        return self.parse.tokens[root].dep.partition(":")[0] in ("ccomp", "xcomp", "conj", "parataxis")

    def _marked(self, clause: Token, *marks: str) -> bool:
        return any(c.text.lower() in marks for c in self.parse.children(clause, "mark"))

    def _whole(self, token: Token, root: int) -> bool:
        """Tell whether this root is content enough, not the subject of a clause that the cue interrupts ("the port, she said, is shut")."""
        word = self.parse.tokens[root]
        return root > token.i or token.dep != "parataxis" or token.head < token.i or bool(self.parse.children(word, "nsubj", "cop"))

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
        if cue.lemma in self.lexicon.addressed:
            listener = self.parse.child(token, "iobj") or self.parse.child(token, "obj")
            if listener is None and any(c.dep.endswith(":pass") for c in self.parse.children(token)):
                listener = self.parse.child(token, "nsubj")
            if listener is not None and listener.i not in cue.roots and listener.i != cue.source:
                cue.addressee = listener.i
        if cue.addressee is None:
            for child in self.parse.children(token, "obl", "iobj"):
                case = self.parse.child(child, "case")
                wanted = ("on", "upon") if lemma == "call" else ("to",)
                placed = case is not None and case.text.lower() in wanted and (lemma != "call" or child.i > token.i)
                if placed and cue.addressee is None and child.i not in cue.words and child.pos != "VERB":
                    cue.addressee = child.i
        outlet = None if cue.addressee is None else self.parse.tokens[cue.addressee]
        if outlet is None or not self.sources.is_medium(outlet):
            outlet = self._interviewer(token)
        if outlet is not None and self.sources.is_medium(outlet):
            cue.cited = self.sources.span(outlet)
        if cue.cited is None and cue.source is not None:
            cue.cited = self._quoting(self.parse.tokens[cue.source])

    def _quoting(self, source: Token) -> Span | None:
        """Return the outlet of "the general, quoted by X, said"."""
        for clause in self.parse.children(source, "acl"):
            agent = self.sources.agent(clause) if clause.lemma in ("quote", "cite") else None
            if agent is not None:
                return self.sources.span(agent)
        return None

    def _interviewer(self, token: Token) -> Token | None:
        """Return the outlet of "in an interview with X" in the sentence of the cue."""
        sentence = self.parse.sentence(token)
        for word in self.parse.tokens[sentence.first : sentence.last]:
            if word.lemma.lower() == "interview" and word.pos == "NOUN":
                for case in self.parse.tokens[word.i + 1 : min(word.i + 5, sentence.last)]:
                    if case.text.lower() in ("with", "to", "for", "by"):
                        return self.sources.after(case)
        return None
