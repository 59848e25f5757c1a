"""The status of a stance, each axis apart: asserted or not, condition, certainty, tense."""

from dataclasses import dataclass

from graph.core.document import Span
from graph.core.statement import Certainty, Tense
from graph.extraction.clause import Clauses
from graph.extraction.lexicon import Lexicon
from graph.language.parse import Parse, Token

_UNREAL = frozenset({"would", "may", "might", "could", "should", "must", "can"})
_RESOLVED = frozenset(["announce", "confirm", "decide", "agree", "vote", "resume", "plan", "intend", "order", "approve", "finish"])
_TIMES = frozenset({"after", "when", "since", "before", "until", "following"})
_REPLYING = frozenset({"to", "against", "for", "after", "following"})
_QUESTIONS = frozenset({"whether", "where", "how", "why"})


@dataclass(frozen=True, slots=True)
class Status:
    """The status axes of one stance."""

    conditional: bool = False
    condition: str | None = None
    condition_token: int | None = None
    certainty: Certainty = "certain"
    tense: Tense = "done"


class StatusReader:
    """Reads the status of predicates from the parse."""

    def __init__(self, parse: Parse, clauses: Clauses, lexicon: Lexicon) -> None:
        self.parse, self.clauses, self.lexicon = parse, clauses, lexicon
        self._carrying = _RESOLVED | lexicon.classes.get("transparent", frozenset())
        self._markers: dict[str, list[tuple[str, ...]]] = {}
        for words in lexicon.conditions:
            self._markers.setdefault(words[0], []).append(words)

    def asserted(self, token: Token, *, act: bool, own_voice: bool) -> bool:
        """Tell whether the clause of `token` is put forward as so, rather than wished, feared, supposed or asked for.

        An act under a modal counts only in its own holder's words ("we will send"); a plain future counts always.
        """
        predicate = self.predicate(token)
        if self.in_condition(predicate) or self._awaited(predicate) or (act and self._asked(predicate)):
            return False
        modal = self.clauses.modal(predicate)
        if modal in ("can", "could") and self.clauses.negated(predicate):
            modal = ""  # who cannot do something does not
        if modal in _UNREAL and not (modal == "can" if not act else own_voice and modal == "would") and not (own_voice and not act):
            return False
        if self.clauses.infinitive(predicate) or (predicate.tag == "VB" and not modal and not self._emphatic(predicate)):
            return self._carried(predicate, own_voice)
        if self._embedded(predicate):
            return False
        if predicate.tag == "VBG" and not self.clauses.finite(predicate) and self.clauses.case(predicate) not in ("", "by"):
            return self.clauses.case(predicate) == "in" and self.parse.head(predicate).lemma in ("join", "follow")
        if act and own_voice and predicate.tag in ("VBP", "VBZ") and not self.parse.children(predicate, "aux"):
            return False
        if predicate.dep in ("xcomp", "ccomp", "csubj") and not self.clauses.finite(predicate):
            return self._carried(predicate, own_voice)
        if (
            act
            and predicate.tag == "VBG"
            and not self.clauses.finite(predicate)
            and predicate.dep in ("acl", "amod", "obl", "nmod", "advcl")
        ):
            means = predicate.dep == "advcl" and self.clauses.case(predicate) == "by" and self.clauses.finite(self.parse.head(predicate))
            return means and self.asserted(self.parse.head(predicate), act=True, own_voice=own_voice)
        return not (act and predicate.dep == "acl" and predicate.tag == "VBN")

    def _embedded(self, predicate: Token) -> bool:
        """Tell whether the clause is the content of a demand or appeal ("demands that NATO commit itself") or a purpose."""
        clause = predicate
        while clause.dep in ("conj", "xcomp") and clause.head != clause.i:
            joined = clause.dep == "conj" and self.clauses.finite(clause) and self.clauses.finite(self.parse.head(clause))
            if self._demanding(self.parse.head(clause)) and not joined:
                break
            if clause.dep == "conj" and self._hung_too_low(clause):
                return False
            clause = self.parse.head(clause)
        if clause.dep in ("ccomp", "acl", "xcomp", "conj") and clause.head != clause.i and self._demanding(self.parse.head(clause), clause):
            return True
        if clause.dep == "ccomp" and self.parse.head(clause).lemma.lower() in self.lexicon.refusing_verbs:
            return True
        above = self.parse.head(clause)
        if clause.dep in ("ccomp", "acl") and above.dep == "nmod" and self._demanding(self.parse.head(above)):
            return True
        return clause.dep == "advcl" and any(t.text.lower() == "so" for t in self.parse.children(clause, "mark"))

    def _hung_too_low(self, clause: Token) -> bool:
        """Tell whether a past tense is joined to an infinitive, or with a subject of its own to a clause of another tense."""
        head = self.parse.head(clause)
        own = self.parse.child(clause, "nsubj") is not None and head.tag != "VBD"
        return clause.tag == "VBD" and (own or self.clauses.infinitive(head))

    def _demanding(self, head: Token, clause: Token | None = None) -> bool:
        """Tell whether the content of `head` is wanted; what is argued or insisted in an indicative clause is not."""
        lemma = head.lemma.lower()
        if (
            clause is not None
            and lemma in self.lexicon.telling_verbs
            and self.clauses.finite(clause)
            and not self.clauses.subjunctive(clause)
        ):
            return False
        return lemma in (self.lexicon.asking_nouns if head.pos == "NOUN" else self.lexicon.asking_verbs)

    def background(self, token: Token) -> bool:
        """Tell whether an act stands in a clause of time: "after Turkey began an offensive"."""
        clause = self.predicate(token)
        while clause.dep in ("conj", "xcomp") and clause.head != clause.i:
            clause = self.parse.head(clause)
        words = {t.text.lower() for t in self.parse.children(clause, "mark", "advmod", "case") if t.i < clause.i}
        return clause.dep in ("advcl", "acl:relcl") and bool(words & _TIMES)

    def _asked(self, predicate: Token) -> bool:
        """An embedded question: "where we place our troops", "whether it attacked"."""
        clause = predicate
        while clause.dep in ("conj", "xcomp") and clause.head != clause.i:
            clause = self.parse.head(clause)
        words = {t.text.lower() for t in self.parse.children(clause, "mark", "advmod", "obl") if t.i < clause.i}
        return clause.dep in ("ccomp", "csubj", "advcl", "acl") and bool(words & _QUESTIONS)

    def _emphatic(self, predicate: Token) -> bool:
        return (
            any(t.lemma == "do" for t in self.parse.children(predicate, "aux"))
            or predicate.dep == "ROOT"
            or self.parse.child(predicate, "nsubj") is not None
        )

    def _carried(self, predicate: Token, own_voice: bool) -> bool:
        """An infinitive is as real as the verb it completes: "began to withdraw", "announced plans to send"."""
        if predicate.dep not in ("xcomp", "acl", "ccomp", "conj", "advcl"):
            return False
        head = self.parse.head(predicate)
        if predicate.dep == "conj":
            return self._carried(head, own_voice) if self.clauses.infinitive(head) else self.asserted(head, act=True, own_voice=own_voice)
        if head.lemma == "help" and self.clauses.object(head) is not None:
            return False
        return head.lemma.lower() in self._carrying and self.asserted(head, act=False, own_voice=own_voice)

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
            if clause.dep in ("advcl", "parataxis") and self._marker(clause) is not None:
                return True
            if clause.dep not in ("conj", "xcomp", "ccomp") or clause.head == clause.i:
                return False
            clause = self.parse.head(clause)
        return False

    def _awaited(self, predicate: Token) -> bool:
        """Tell whether the clause only says until when something goes on: "until the siege is lifted"."""
        clause = predicate
        while clause.dep == "conj" and clause.head != clause.i:
            clause = self.parse.head(clause)
        return clause.dep == "advcl" and any(t.text.lower() in ("until", "till") for t in self.parse.children(clause, "mark"))

    def _marker(self, clause: Token) -> Token | None:
        for mark in self.parse.children(clause, "mark", "case", "advmod"):
            if mark.i > clause.i:
                continue
            if any(self._follows(mark, words) for words in self._markers.get(mark.text.lower(), ())):
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
            condition = condition if condition is not None or head is None else self._condition_of(head, scope)
        modal = self.clauses.modal(predicate)
        certainty = self.lexicon.certainty.get(modal) if modal else None
        for adverb in self.parse.children(predicate, "advmod"):
            certainty = self.lexicon.certainty.get(adverb.lemma.lower(), certainty)
        tense: Tense = "announced" if modal in ("will", "shall", "would") else "done"
        if self.clauses.infinitive(predicate):
            tense = "planned"
        level: Certainty = "possible" if certainty == "possible" else "probable" if certainty == "probable" else "certain"
        if condition is None:
            return Status(certainty=level, tense=tense)
        tokens = self.parse.subtree(condition)
        words = self.parse.text[tokens[0].start : tokens[-1].end].strip(' ,.;“”"')
        return Status(True, words, condition.i, level, tense)

    def _condition_of(self, head: Token, scope: Span) -> Token | None:
        for child in self.parse.children(head, "advcl", "obl", "nmod", "acl"):
            if self._marker(child) is None and not self._compound_marker(child) and not self._whenever(child, head):
                continue
            if self._mere_manner(child, head):
                continue
            if scope.overlaps(child.span):
                return child
        clauses = (t for t in self.parse.subtree(head) if t.i != head.i and t.dep in ("advcl", "advmod") and t.lemma != "possible")
        return next((clause for clause in clauses if self._proviso(clause, head)), None)

    def _mere_manner(self, phrase: Token, head: Token) -> bool:
        """Tell whether "without" says how, not if: "end it without delay", but "will not end without a treaty", "without a treaty, ..."."""
        return self.clauses.case(phrase) == "without" and phrase.i > head.i and not self.clauses.negated(head)

    def _proviso(self, clause: Token, head: Token) -> bool:
        """Tell whether "as long as" or the like, taken apart by the parser, begins the clause, or whether it is a mere "otherwise"."""
        if clause.dep == "advmod":
            return clause.head == head.i and clause.text.lower() == "otherwise" and self.clauses.modal(head) in ("will", "would")
        for mark in self.parse.children(clause, "mark"):
            for words in self.lexicon.conditions:
                first = mark.i - len(words) + 1
                if len(words) > 1 and words[-1] == mark.text.lower() and first >= 0 and self._follows(self.parse.tokens[first], words):
                    return True
        return False

    def _whenever(self, phrase: Token, head: Token) -> bool:
        """Tell whether an answer lies ahead for "any" case of something: "will respond to any attack"."""
        indefinite = any(t.lemma.lower() == "any" for t in self.parse.children(phrase, "det"))
        answers = indefinite and not self.clauses.negated(head) and self.clauses.case(phrase) in _REPLYING
        return answers and self.clauses.modal(head) in ("will", "would", "shall")

    def _compound_marker(self, phrase: Token) -> bool:
        """ "in the event of", "in case of": the preposition stands before the noun that the condition hangs from."""
        for words in self.lexicon.conditions:
            if len(words) > 1:
                first = phrase.i - next((n for n, w in enumerate(words) if w == phrase.text.lower()), -1)
                if 0 <= first <= phrase.i and self._follows(self.parse.tokens[first], words):
                    return True
        return False
