"""The status of a stance, each axis apart: asserted or not, condition, certainty, tense."""

from dataclasses import dataclass

from graph.core.document import Span
from graph.core.statement import Certainty, Tense
from graph.extraction.clause import Clauses
from graph.extraction.lexicon import Lexicon
from graph.language.parse import Parse, Token

_UNREAL = frozenset({"would", "may", "might", "could", "should", "must", "can"})
_ASPECTUAL = frozenset(
    "begin start continue keep announce confirm decide agree vote move proceed manage resume plan intend order approve stop finish rush".split()
)
_OVERRIDING = frozenset("demand call urge ask want refuse fail decline hope threaten".split())


@dataclass(frozen=True, slots=True)
class Status:
    """The status axes of one stance."""

    conditional: bool = False
    condition: str | None = None
    certainty: Certainty = "certain"
    tense: Tense = "done"


class StatusReader:
    """Reads the status of predicates from the parse."""

    def __init__(self, parse: Parse, clauses: Clauses, lexicon: Lexicon) -> None:
        self.parse, self.clauses, self.lexicon = parse, clauses, lexicon
        self._markers = {words[0]: words for words in reversed(lexicon.conditions)}

    def asserted(self, token: Token, *, act: bool, own_voice: bool) -> bool:
        """Tell whether the clause of `token` is put forward as so, rather than wished, feared, supposed or asked for.

        An act under a modal counts only in its own holder's words ("we will send"); a plain future counts always.
        """
        predicate = self.predicate(token)
        if self.in_condition(predicate):
            return False
        modal = self.clauses.modal(predicate)
        if modal in _UNREAL and not (own_voice and modal in ("would", "can", "must", "should") or (not act and modal in ("can", "must"))):
            return False
        if self.clauses.infinitive(predicate) or predicate.tag == "VB" and not modal and not self._emphatic(predicate):
            return self._carried(predicate, own_voice)
        if act and predicate.tag == "VBG" and not self.clauses.finite(predicate) and predicate.dep in ("acl", "amod", "obl", "nmod"):
            return False
        return not (act and predicate.dep == "acl" and predicate.tag == "VBN")

    def _emphatic(self, predicate: Token) -> bool:
        return any(t.lemma == "do" for t in self.parse.children(predicate, "aux")) or predicate.dep == "ROOT"

    def _carried(self, predicate: Token, own_voice: bool) -> bool:
        """An infinitive is as real as the verb it completes: "began to withdraw", "announced plans to send"."""
        if predicate.dep not in ("xcomp", "acl", "ccomp", "conj", "advcl"):
            return False
        head = self.parse.head(predicate)
        if predicate.dep == "conj":
            return self._carried(head, own_voice) if self.clauses.infinitive(head) else self.asserted(head, act=True, own_voice=own_voice)
        return head.lemma in _ASPECTUAL and self.asserted(head, act=True, own_voice=own_voice)

    def predicate(self, token: Token) -> Token:
        """Return the clause head of a noun or adjective inside a predicate; a verb is its own."""
        if token.pos in ("VERB", "AUX") or self.parse.child(token, "cop"):
            return token
        for above in self.parse.ancestors(token):
            if above.pos in ("VERB", "AUX") or self.parse.child(above, "cop"):
                return above
        return token

    def in_condition(self, predicate: Token) -> bool:
        """Tell whether the clause, or one that holds it, is itself the condition ("if Russia attacks")."""
        clause = predicate
        for _ in range(4):
            if clause.dep == "advcl" and self._marker(clause) is not None:
                return True
            if clause.dep not in ("conj", "xcomp", "ccomp") or clause.head == clause.i:
                return False
            clause = self.parse.head(clause)
        return False

    def _marker(self, clause: Token) -> Token | None:
        for mark in self.parse.children(clause, "mark", "case", "advmod"):
            if mark.i > clause.i:
                continue
            words = self._markers.get(mark.text.lower())
            if words and self._follows(mark, words):
                return mark
        return None

    def _follows(self, mark: Token, words: tuple[str, ...]) -> bool:
        tokens = self.parse.tokens[mark.i : mark.i + len(words)]
        return tuple(t.text.lower() for t in tokens) == words

    def read(self, token: Token, content: Token | None, scope: Span) -> Status:
        """Return the status of the stance whose cue is `token`; only a condition inside `scope` counts."""
        predicate = self.predicate(token)
        condition = None
        for head in (predicate, content, *([self.parse.head(predicate)] if predicate.dep in ("xcomp", "conj") else [])):
            condition = condition or (self._condition_of(head, scope) if head is not None else None)
        modal = self.clauses.modal(predicate)
        certainty = self.lexicon.certainty.get(modal) if modal else None
        for adverb in self.parse.children(predicate, "advmod"):
            certainty = self.lexicon.certainty.get(adverb.lemma.lower(), certainty)
        tense: Tense = "announced" if modal in ("will", "shall", "would") else "done"
        if self.clauses.infinitive(predicate):
            tense = "planned"
        level: Certainty = "possible" if certainty == "possible" else "probable" if certainty == "probable" else "certain"
        return Status(condition is not None, condition, level, tense)

    def _condition_of(self, head: Token, scope: Span) -> str | None:
        for child in self.parse.children(head, "advcl", "obl", "nmod", "acl"):
            if self._marker(child) is None and not self._compound_marker(child):
                continue
            tokens = self.parse.subtree(child)
            span = Span(tokens[0].start, tokens[-1].end)
            if scope.overlaps(span):
                return span.of(self.parse.text).strip(" ,.;“”\"")
        return None

    def _compound_marker(self, phrase: Token) -> bool:
        """ "in the event of", "in case of": the preposition stands before the noun that the condition hangs from."""
        for words in self.lexicon.conditions:
            if len(words) > 1:
                first = phrase.i - next((n for n, w in enumerate(words) if w == phrase.text.lower()), -1)
                if 0 <= first <= phrase.i and self._follows(self.parse.tokens[first], words):
                    return True
        return False
