"""Predicates and their arguments: the slots of a verb, noun or adjective, whatever its voice and however its subject is shared."""

from collections.abc import Iterator

from graph.language.parse import Parse, Token

_AWAY = frozenset({"out", "over", "back", "away", "up", "down", "off"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no longer", "hardly", "neither", "nor"})
_CLAUSAL = ("VERB", "AUX", "ADJ")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_SHARED_LEFT = 3


class Clauses:
    """Answers questions about the predicates of one parse."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def passive(self, verb: Token) -> bool:
        """Tell whether `verb` is in the passive, reduced relatives ("demanded by Moscow") included."""
        if self.parse.child(verb, "nsubj:pass") or self.parse.child(verb, "aux:pass"):
            return True
        if verb.tag == "VBN" and verb.dep in ("acl", "acl:relcl", "advcl", "amod") and not self.parse.children(verb, "aux"):
            return True
        active = verb.tag == "VBD" and self.parse.child(verb, "obj") is not None
        if verb.tag in ("VBN", "VBD") and verb.dep == "conj" and not active and not self.parse.children(verb, "nsubj", "aux"):
            return self.passive(self.parse.head(verb))
        return False

    def subject(self, verb: Token, depth: int = 4) -> Token | None:
        """Return who does it: the subject, the by-agent of a passive, or the subject shared by conjunction, control or relative clause."""
        if self.passive(verb):
            return self.oblique(verb, "by") or self.parse.child(verb, "obl:agent")
        return self.grammatical_subject(verb, depth)

    def grammatical_subject(self, verb: Token, depth: int = 4) -> Token | None:
        """Return the subject in form, which in a passive is the one affected."""
        parse = self.parse
        for child in parse.children(verb, "nsubj", "nsubj:pass"):
            return self.antecedent(child, verb)
        if depth == 0 or verb.head == verb.i:
            return None
        head = parse.head(verb)
        if verb.dep == "conj":
            while verb.tag == "VBD" and (self.infinitive(head) or head.pos == "NOUN") and head.head != head.i:
                head = parse.head(head)
            if head.pos in _CLAUSAL or parse.child(head, "cop"):
                return self.grammatical_subject(head, depth - 1) if not self.passive(head) or self.passive(verb) else self._affected(head)
            return None
        if verb.dep == "xcomp":
            controller = parse.child(head, "obj") or parse.child(head, "iobj")
            if controller is not None and controller.i < verb.i and verb.tag != "VBG":
                return controller
            return self._affected(head) if self.passive(head) else self.grammatical_subject(head, depth - 1)
        if (verb.dep in ("advcl", "parataxis", "dep") and verb.tag in ("VBG", "VBN")) or (
            verb.dep == "advcl" and parse.child(verb, "mark") is not None
        ):
            return self.grammatical_subject(head, depth - 1) if head.pos in _CLAUSAL else None
        if verb.dep == "acl" and verb.tag == "VBG":
            return head
        return None

    def antecedent(self, word: Token, verb: Token) -> Token:
        """Return the noun that a relative pronoun stands for, or the word itself."""
        if word.tag in ("WDT", "WP") or (word.lemma.lower() in ("that", "which", "who") and word.morph.get("PronType") == "Rel"):
            clause = verb
            for _ in range(3):
                if clause.dep in ("acl:relcl", "acl"):
                    return self.parse.head(clause)
                if clause.head == clause.i:
                    break
                clause = self.parse.head(clause)
        return word

    def _affected(self, verb: Token) -> Token | None:
        child = self.parse.child(verb, "nsubj:pass", "nsubj")
        if child is not None:
            return self.antecedent(child, verb)
        if verb.dep in ("acl", "acl:relcl"):
            return self.parse.head(verb)
        if verb.dep == "conj" and verb.head != verb.i:
            return self._affected(self.parse.head(verb))
        return None

    def object(self, verb: Token) -> Token | None:
        """Return the direct object, which in a passive is the subject in form."""
        if self.passive(verb):
            return self._affected(verb)
        objects = self.parse.children(verb, "obj") or self.parse.children(verb, "iobj")
        if objects:
            return self.antecedent(next((t for t in objects if t.pos in _NOMINAL), objects[0]), verb)
        if verb.dep == "acl:relcl" and self.parse.child(verb, "nsubj") is not None and not self.parse.child(verb, "ccomp", "xcomp"):
            return self.parse.head(verb)
        return self._shared_object(verb)

    def _shared_object(self, verb: Token) -> Token | None:
        """ "condemned and rejected the plan": the object hangs from the last verb only."""
        for other in self.parse.children(verb, "conj"):
            if other.pos == "VERB" and other.i - verb.i <= _SHARED_LEFT and not self.parse.children(other, "nsubj", "nsubj:pass"):
                return self.parse.child(other, "obj")
        return None

    def oblique(self, head: Token, *cases: str) -> Token | None:
        """Return the prepositional dependent of `head` with one of these prepositions ("against", "according_to").

        Where the parser hung the phrase on the object instead, it is found there.
        """
        holders = [head]
        if head.pos in _CLAUSAL:
            holders += self.parse.children(head, "obj", "xcomp", "iobj", "nsubj:pass")
        for holder in holders:
            if holder is not head and holder.pos in _CLAUSAL:
                continue
            phrases = self.parse.children(holder, "obl", "nmod", "advcl", "acl")
            for child in sorted(phrases, key=lambda t: (t.i < head.i, t.i)):  # "On Friday, it called on them": what follows comes first
                if child.dep == "nmod:poss" or (child.i < head.i and holder is not head) or child.lemma.lower() == "behalf":
                    continue
                if self.case(child) in cases:
                    return child
        return None

    def case(self, token: Token) -> str:
        """Return the preposition of a phrase, the words of a compound one joined by "_"; empty for none."""
        marks = [t for t in self.parse.children(token, "case", "mark") if t.i < token.i]
        if not marks:
            return ""
        first = next((t for t in marks if t.text.lower() not in _AWAY), marks[0])  # "handed them over to Peru", "walked out of the deal"
        words = [first, *self.parse.children(first, "fixed")]
        return "_".join(t.text.lower() for t in words)

    def clause(self, head: Token, *deps: str) -> Token | None:
        """Return the first clausal dependent with one of these relations."""
        for child in self.parse.children(head, *deps):
            if child.pos in _CLAUSAL or self.parse.child(child, "cop", "nsubj"):
                return child
        return None

    def negated(self, token: Token) -> bool:
        """Tell whether the predicate is negated by a particle, a negative subject or object ("no compromise"), or "no longer"."""
        if (going := self._going(token)) is not None and self.negated(going):
            return True
        for child in self.parse.children(token):
            if {child.lemma.lower(), child.text.lower()} & _NEGATIONS and child.i < token.i + 3:
                return True
            if child.dep == "det" and child.lemma.lower() == "no":
                return True
            if child.text.lower() == "longer" and any(t.text.lower() == "no" for t in self.parse.children(child)):
                return True
            if child.dep in ("nsubj", "nsubj:pass", "obj") and child.text.lower() in ("nobody", "nothing", "none", "neither"):
                return True
            if child.dep in ("nsubj", "nsubj:pass") and any(
                t.text.lower() == "neither" for t in self.parse.children(child, "cc:preconj", "det")
            ):
                return True
            if (
                child.dep in ("nsubj:pass", "obj")
                and (det := self.parse.child(child, "det")) is not None
                and det.lemma.lower() in ("no", "neither")
            ):
                return True
        return False

    def finite(self, verb: Token) -> bool:
        """Tell whether the predicate is a finite clause rather than an infinitive, gerund or modifier."""
        if self._going(verb) is not None or verb.morph.get("VerbForm") == "Fin" or verb.tag in ("VBD", "VBZ", "VBP", "MD"):
            return True
        if verb.tag == "VB" and self.parse.child(verb, "nsubj") is not None and not self.infinitive(verb):
            return True  # "we strongly urge": the tagger takes the present for an infinitive
        helpers = [*self.parse.children(verb, "aux", "aux:pass", "cop"), *self._copular(verb)]
        return any(t.morph.get("VerbForm") == "Fin" or t.tag in ("MD", "VBD", "VBZ", "VBP") for t in helpers)

    def _copular(self, predicate: Token) -> list[Token]:
        """Return the auxiliaries that hang on the copula instead of the predicate: "there will be no talks"."""
        copula = self.parse.child(predicate, "cop")
        return self.parse.children(copula, "aux") if copula is not None else []

    def modal(self, verb: Token) -> str:
        """Return the lemma of the modal of `verb` ("would", "may", "will"), empty for none."""
        if self._going(verb) is not None:
            return "will"
        for child in (*self.parse.children(verb, "aux"), *self._copular(verb)):
            if child.tag == "MD":
                return {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can"}.get(
                    child.text.lower(), child.text.lower()
                )
        return ""

    def _going(self, verb: Token) -> Token | None:
        """Return "going" where it is but the future of `verb`: "is not going to surrender"."""
        head = self.parse.head(verb)
        future = verb.dep == "xcomp" and head.text.lower() == "going" and verb.tag == "VB" and bool(self.parse.children(head, "aux"))
        return head if future else None

    def infinitive(self, verb: Token) -> bool:
        """Tell whether the predicate is a to-infinitive, other than after "is going"."""
        return self._going(verb) is None and any(t.lemma.lower() == "to" and t.tag == "TO" for t in self.parse.children(verb, "mark"))

    def subjunctive(self, clause: Token | None) -> bool:
        """Tell whether a clause has the bare form of what is wished for: "that the fee be paid", "that he leave"."""
        if clause is None or self.infinitive(clause):
            return False
        helpers = self.parse.children(clause, "aux", "aux:pass", "cop")
        return (helpers[0] if helpers else clause).tag == "VB" and self.parse.child(clause, "nsubj", "nsubj:pass") is not None

    def ascend(self, token: Token) -> Iterator[Token]:
        """Iterate over the predicates above `token`, nearest first."""
        return (t for t in self.parse.ancestors(token) if t.pos in (*_CLAUSAL, "NOUN"))
