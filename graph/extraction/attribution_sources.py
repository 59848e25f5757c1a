"""Who says it: the source phrase of a cue, from the syntax, and from the order of words where the syntax has none."""

from collections.abc import Iterator, Sequence

from graph.core.document import Span
from graph.extraction.attribution_lexicon import AttributionLexicon
from graph.language.parse import Parse, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
_CHAIN = frozenset({"conj", "xcomp", "advcl", "parataxis", "acl", "ccomp"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today"})
_MARKS = frozenset("\"“”„«»‹›'‘’")
_SKIPPED = frozenset({"ADV", "AUX", "PUNCT", "PART"})


class Sources:
    """Looks up source phrases in one parse."""

    def __init__(self, parse: Parse, lexicon: AttributionLexicon) -> None:
        self.parse, self.lexicon = parse, lexicon

    def of_verb(self, token: Token) -> Token | None:
        """Return the head of the source of a verb: its subject, its agent if passive, the subject of the clause it hangs from."""
        agent = self.agent(token)
        relay = self.parse.head(token)
        if (
            relay.i != token.i
            and relay.lemma in ("quote", "cite", "report")
            and any(c.dep.endswith(":pass") for c in self.parse.children(relay, "nsubj"))
        ):
            return self.parse.child(relay, "nsubj")
        passive = any(c.dep.endswith(":pass") for c in self.parse.children(token, "aux", "nsubj"))
        passive = passive or (token.tag == "VBN" and token.dep.startswith("acl") and self.parse.child(token, "aux") is None)
        passive = passive or (token.dep == "advcl" and token.i == self.parse.sentence(token).first and token.text.lower().endswith("ed"))
        if passive or (agent is not None and token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"):
            quoted = token.lemma in ("quote", "cite") and self.parse.child(token, "nsubj")
            found = quoted or agent
            return self.issuer(found) if found else None
        subject = self._subject(token) or self._broken(token)
        return None if subject is None else self.issuer(subject)

    def _broken(self, token: Token) -> Token | None:
        """Return the name or noun right before a finite verb whose subject the tree lost."""
        if token.tag not in ("VBD", "VBZ", "VBP") or token.dep.startswith("acl"):
            return None
        for before in self._backwards(token, self.parse.sentence(token).first):
            if before.pos in _NOMINAL and before.text.strip() and before.text not in _DAYS:
                return before if before.head == token.i else self.phrase_head(before)
            if before.pos not in ("ADV", "AUX") and before.text != ",":
                return None
        return None

    def _backwards(self, token: Token, first: int) -> Iterator[Token]:
        """Iterate over the tokens before this one, without what stands in parentheses."""
        depth = 0
        for before in reversed(self.parse.tokens[first : token.i]):
            depth += before.text.count(")") - before.text.count("(")
            if depth <= 0 and "(" not in before.text:
                yield before

    def agent(self, token: Token) -> Token | None:
        """Return the head of the "by" phrase of a passive verb."""
        for child in self.parse.children(token, "obl"):
            if child.dep == "obl:agent" or any(c.text.lower() == "by" for c in self.parse.children(child, "case")):
                return child
        return None

    def _subject(self, token: Token) -> Token | None:
        seen = token
        for _ in range(6):
            subject = self._own_subject(seen)
            if subject is not None:
                return self._antecedent(seen, subject)
            if seen.dep.partition(":")[0] not in _CHAIN or seen.head == seen.i:
                return None
            head = self.parse.head(seen)
            if self.strays(seen):
                head = self.parse.head(head)
            if seen.dep.startswith("acl"):
                if head.lemma.lower() in self.lexicon.texts and head.dep == "obj" and self.parse.head(head).lemma in self.lexicon.light:
                    return self.of_noun(head)
                return self._noun_subject(seen, head)
            if seen.dep == "xcomp":
                controller = self.parse.child(head, "iobj", "obj")
                if controller is not None and head.lemma in self.lexicon.addressed and head.i < controller.i < seen.i:
                    return controller
            if seen.dep in ("ccomp", "parataxis"):
                return None
            seen = head
        return None

    def strays(self, token: Token) -> bool:
        """Tell whether a participle is joined to the content of another by mistake ("saying it was so and adding that")."""
        if token.dep != "conj" or token.tag != "VBG" or token.lemma.lower() not in self.lexicon.verbs or self.parse.child(token, "aux"):
            return False
        head = self.parse.head(token)
        return head.tag != "VBG" and head.dep == "ccomp" and self.parse.head(head).tag == "VBG"

    def _noun_subject(self, verb: Token, noun: Token) -> Token | None:
        """Return who does the verb that modifies a noun: the noun ("a man saying"), or for "its plan to demand" the owner."""
        infinitive = any(c.text.lower() == "to" for c in self.parse.children(verb, "mark"))
        return self.of_noun(noun) if infinitive else noun

    def _own_subject(self, token: Token) -> Token | None:
        subjects = [s for s in self.parse.children(token, "nsubj") if s.text.strip() and s.text not in _DAYS]
        if not subjects:
            return None
        near = [s for s in subjects if s.text.lower() not in _RELATIVE] or subjects
        return min(near, key=lambda s: abs(s.i - token.i))

    def _antecedent(self, verb: Token, subject: Token) -> Token:
        if subject.text.lower() not in _RELATIVE:
            return subject
        for clause in (verb, *self.parse.ancestors(verb)):
            if clause.dep.startswith("acl"):
                return self.parse.head(clause)
            if clause.dep != "conj":
                break
        return subject

    def issuer(self, token: Token) -> Token:
        """Return who stands behind a text that is a subject: the owner or the "from" of "a statement from X said"; else the subject."""
        if token.lemma.lower() not in self.lexicon.texts or token.pos != "NOUN":
            return token
        owner = self.parse.child(token, "nmod:poss")
        if owner is not None:
            return owner
        for child in self.parse.children(token, "nmod", "obl"):
            if any(c.text.lower() in ("from", "by", "of") for c in self.parse.children(child, "case")) and child.pos in ("PROPN", "NOUN"):
                return child
        return token

    def carries(self, noun: Token) -> bool:
        """Tell whether a noun only names the text in which a verb says it ("said in a joint statement that")."""
        head = self.parse.head(noun)
        placed = any(c.text.lower() in ("in", "on", "during", "through", "via") for c in self.parse.children(noun, "case"))
        return noun.lemma.lower() in self.lexicon.texts and placed and head.pos == "VERB" and head.lemma.lower() in self.lexicon.verbs

    def of_noun(self, token: Token) -> Token | None:
        """Return the head of the source of a noun: its owner, the "by" or "from" phrase, the subject of the verb that makes it."""
        owner = self.parse.child(token, "nmod:poss")
        if owner is not None:
            return owner
        for child in self.parse.children(token, "nmod"):
            if any(c.text.lower() in ("by", "from", "of", "among") for c in self.parse.children(child, "case")):
                return child
        adjective = next(
            (c for c in self.parse.children(token, "amod") if c.text[:1].isupper() and c.i > self.parse.sentence(c).first), None
        )
        if adjective is not None:
            return adjective
        head = self.parse.head(token)
        if token.dep in ("obj", "obl") and head.pos == "VERB" and head.lemma in self.lexicon.light:
            return self._subject(head)
        return None

    def after(self, token: Token) -> Token | None:
        """Return the head of the noun phrase that begins after `token`."""
        for following in self.parse.tokens[token.i + 1 : self.parse.sentence(token).last]:
            if following.pos in _NOMINAL:
                head = following
                while head.dep in ("compound", "nmod:poss", "amod", "nmod:desc", "flat") and head.head > head.i:
                    head = self.parse.head(head)
                return head
            if following.pos in ("VERB", "PUNCT") and following.dep != "amod":
                return None
        return None

    def beside(self, verb: Token, region: Span) -> Token | None:
        """Return the nearest noun phrase before the verb, else after it, inside `region`: for clauses that the parser broke."""
        for token in self._backwards(verb, max(0, verb.i - 40)):
            if token.start < region.start:
                break
            if token.pos in _NOMINAL and token.text.strip():
                return self.phrase_head(token)
            if token.pos not in _SKIPPED or token.text in ".;:":
                break
        for token in self.parse.tokens[verb.i + 1 : verb.i + 8]:
            if token.end > region.end or token.pos in ("PUNCT", "VERB", "ADP"):
                break
            if token.pos in _NOMINAL and token.text.strip():
                return self.phrase_head(token)
        return None

    def phrase_head(self, token: Token) -> Token:
        """Climb from a word inside a name or compound to the head of its phrase."""
        while token.dep.partition(":")[0] in ("compound", "flat", "appos") and token.head != token.i:
            token = self.parse.head(token)
        return token

    def span(self, token: Token) -> Span:
        """Return the source phrase without relative clauses."""
        barred: set[int] = set()
        for child in self.parse.children(token):
            if child.dep.partition(":")[0] in ("acl", "advcl", "parataxis", "ccomp", "case", "punct", "cc"):
                if child.dep == "punct" and child.i > token.i:
                    continue
                barred |= {t.i for t in self.parse.subtree(child)}
            elif child.dep == "appos":
                barred |= {t.i for c in self.parse.children(child, "acl:relcl") for t in self.parse.subtree(c)}
        words = [t for t in self.parse.subtree(token) if t.i not in barred]
        k = next(k for k, t in enumerate(words) if t.i == token.i)
        first = last = k
        while first > 0 and words[first - 1].i == words[first].i - 1:
            first -= 1
        while last + 1 < len(words) and words[last + 1].i == words[last].i + 1:
            last += 1
        return trimmed(words[first : last + 1]) or token.span

    def is_medium(self, token: Token) -> bool:
        """Tell whether the phrase of this head names a news outlet."""
        words = [t.text for t in self.parse.subtree(token) if t.i == token.i or t.dep in ("compound", "flat", "amod", "det", "nmod:desc")]
        return self.lexicon.is_medium(words) or (token.text in self.lexicon.media_names)


def trimmed(tokens: Sequence[Token]) -> Span | None:
    """Return the span of `tokens` without punctuation at either end; None if nothing else is there."""
    words = [t for t in tokens if t.pos != "PUNCT" and t.text not in '"“”']
    if not words:
        return None
    return Span(words[0].start, words[-1].end)
