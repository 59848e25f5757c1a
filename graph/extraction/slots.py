"""Argument slots of the lexicon ("obl:against", "content.owner") turned into tokens of the parse, and those into actors."""

import calendar
from collections.abc import Iterable, Mapping, Sequence

from graph.core.entity import Actor, Resolution
from graph.extraction.cast import Cast
from graph.extraction.clause import Clauses
from graph.extraction.voices import Voice
from graph.language.parse import Parse, Token

FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ours", "ourselves"})
_RECALLED_SENTENCES = 3
_CLAUSE_WORDS = 40
_DAYS = frozenset((*calendar.day_name, *calendar.month_name[1:]))


class Slots:
    """Fills slots for the predicates of one document."""

    def __init__(self, parse: Parse, clauses: Clauses, cast: Cast, classes: Mapping[str, frozenset[str]] | None = None) -> None:
        self.parse, self.clauses, self.cast = parse, clauses, cast
        self._opponents, self._letters = ((classes or {}).get(name, frozenset()) for name in ("opponents", "letter"))

    def token(self, slot: str, head: Token, content: Token | None = None) -> Token | None:
        """Return the token that fills `slot` of the predicate `head`, or None; `content` is the token that fills its content slot."""
        kind, _, rest = slot.partition(":")
        if kind in ("obl", "nmod"):
            return self._oblique(head, rest)
        if kind == "within":
            return self._within(head, rest)
        if slot.startswith("content."):
            return self._of_content(slot.removeprefix("content."), head, content)
        fill = getattr(self, "_" + slot.replace(".", "_"), None)
        return fill(head) if fill else None

    def _oblique(self, head: Token, case: str) -> Token | None:
        found = self.clauses.oblique(head, case)
        dated = found is not None and (found.dep == "obl:unmarked" or found.text in _DAYS)
        return None if dated else found

    def _within(self, head: Token, case: str) -> Token | None:
        """Return the phrase with this preposition deeper inside the clause of `head`: "massed troops along the border with Chad"."""
        for word in self.parse.subtree(head):
            phrase = word.i > head.i and word.dep.partition(":")[0] in ("obl", "nmod") and self.clauses.case(word) == case
            if phrase and not self._apart(word, head) and (self.cast.who(word) or self.cast.owners(word, depth=2)):
                return word
        return None

    def _apart(self, word: Token, head: Token) -> bool:
        """Tell whether a clause with a subject or another event lies between the two."""
        for above in self.parse.ancestors(word):
            if above.i == head.i:
                return False
            if above.dep in ("advcl", "ccomp", "parataxis", "acl:relcl") or (above.dep == "conj" and above.pos not in ("NOUN", "PROPN")):
                return True
        return True

    def _subj(self, head: Token) -> Token | None:
        return self.clauses.subject(head) if head.pos in ("VERB", "AUX") else self.clauses.grammatical_subject(head)

    def _obj(self, head: Token) -> Token | None:
        return self.clauses.object(head)

    def _iobj(self, head: Token) -> Token | None:
        return self.parse.child(head, "iobj")

    def _xcomp(self, head: Token) -> Token | None:
        return self.parse.child(head, "xcomp") or self._infinitive(head)

    def _infinitive(self, head: Token) -> Token | None:
        """An infinitive that the parser hung on the object or took for an adverbial: "urged Iran to return", "wants NATO to go"."""
        for holder in (head, self.clauses.object(head)):
            for child in self.parse.children(holder, "advcl", "acl", "ccomp") if holder is not None else ():
                marks = self.parse.children(child, "mark")
                if child.i > head.i and marks and all(mark.tag == "TO" for mark in marks):
                    return child
        return None

    def _ccomp(self, head: Token) -> Token | None:
        return next((t for t in self.parse.children(head, "ccomp", "parataxis") if t.dep == "ccomp"), None)

    def _acl(self, head: Token) -> Token | None:
        return next((t for t in self.parse.children(head, "acl", "ccomp", "xcomp", "advcl") if t.i > head.i and t.dep != "acl:relcl"), None)

    def _predicate(self, head: Token) -> Token | None:
        """Return what a copula says of its subject: "it is up to Peru"."""
        return self.parse.head(head) if head.dep == "cop" else None

    def _advcl(self, head: Token) -> Token | None:
        return self.parse.child(head, "advcl")

    def _poss(self, head: Token) -> Token | None:
        return self.parse.child(head, "nmod:poss")

    def _amod(self, head: Token) -> Token | None:
        return next((t for t in self.parse.children(head, "amod") if self.cast.at(t)), None)

    def _compound(self, head: Token) -> Token | None:
        return next((t for t in self.parse.children(head, "compound") if self.cast.at(t)), None)

    def _addressee(self, head: Token) -> Token | None:
        """Return whom it is said to: "told X", "wrote to X", of a participle too: "wrote to X asking"; "in a letter to X"."""
        found = self._iobj(head) or self.clauses.oblique(head, "to")
        if found is None and head.tag == "VBG" and head.dep in ("advcl", "acl"):
            found = self.clauses.oblique(self.parse.head(head), "to")
        letter = self.clauses.oblique(head, "in") if found is None else None
        return self.clauses.oblique(letter, "to") if letter is not None and letter.lemma.lower() in self._letters else found

    def _obj_owner(self, head: Token) -> Token | None:
        found = self.clauses.object(head)
        return self._owner(found) if found is not None else None

    def _obj_compound(self, head: Token) -> Token | None:
        """Return the receiver that the parser took for a part of what is given: "granted Glas asylum"."""
        found = self.clauses.object(head)
        return self._compound(found) if found is not None and not self.clauses.passive(head) else None

    def _owner(self, noun: Token) -> Token | None:
        owners = self.cast.owners(noun)
        return owners[0][0] if owners else None

    def _of_content(self, part: str, head: Token, content: Token | None) -> Token | None:
        if content is None:
            return None
        clausal = content.pos in ("VERB", "AUX", "ADJ") or self.parse.child(content, "cop") is not None
        if part == "owner":
            return self._owner(content) or (self._affected(content) if clausal else None)
        if part == "affected":
            purpose = content if clausal else self._acl(content)
            return self._affected(purpose) if purpose is not None else None
        if part == "subj":
            if not clausal:
                return self.clauses.oblique(content, "from", "by")
            subject = self.clauses.grammatical_subject(content)
            return subject if subject is not None else self.clauses.object(head)
        return self.clauses.object(content) if clausal else None

    def _affected(self, clause: Token) -> Token | None:
        """Return the actor whose thing a clause is about: "to pull out its forces", "foreign troops withdrawn"."""
        affected = self.clauses.object(clause)
        if affected is None:
            return None
        return affected if self.cast.at(affected) else self._owner(affected)

    def content(self, slots: Sequence[str], head: Token) -> Token | None:
        """Return the token that fills the first content slot with anything in it."""
        for slot in slots:
            found = self.token(slot, head)
            if found is not None:
                return found
        return None

    def words(self, content: Token | None, head: Token, *, apart: bool = False) -> str:
        """Return the words of what a stance is about: the content phrase, or the clause of the predicate itself.

        With `apart`, clauses coordinated with the content are left out.
        """
        root = content if content is not None else head
        tokens = [t for t in self.parse.subtree(root) if abs(t.i - root.i) <= _CLAUSE_WORDS]
        if apart:
            joined = {t.i for c in self.parse.children(root, "conj") if c.pos == "VERB" for t in self.parse.subtree(c)}
            tokens = [t for t in tokens if t.i not in joined]
        if content is not None and root.pos in ("NOUN", "PROPN"):
            tokens = [t for t in tokens if not self._aside(t, root)]
        return self.parse.text[tokens[0].start : tokens[-1].end].strip(' ,;\n“”"')

    def _aside(self, token: Token, root: Token) -> bool:
        """A token of a comment on the content noun rather than of the content: a relative clause set off by a comma."""
        chain = [token, *self.parse.ancestors(token)]
        for word in chain:
            if word.i == root.i:
                return False
            if word.dep == "acl:relcl" and word.head == root.i and self.parse.tokens[root.i + 1].text == ",":
                return True
        return False

    def resolve(self, token: Token, voice: Voice | None) -> list[Resolution]:
        """Return who the phrase headed by `token` is, first-person pronouns read as the speaker, else who owns it."""
        if token.lemma.lower() in FIRST_PERSON or token.text.lower() in FIRST_PERSON:
            return list(voice.who) if voice is not None else []
        found = [r for _, r in self.cast.who(token)]
        if found or self._opposed(token):
            return found
        owners = self.cast.owners(token, depth=2) or self._recalled(token)
        return [r for _, r in owners]

    def _recalled(self, token: Token) -> list[tuple[Token, Resolution]]:
        """Of "the ships" return who owned them when ships were last spoken of: "two Chinese ships entered"."""
        definite = any(t.lemma.lower() in ("the", "these", "those") for t in self.parse.children(token, "det"))
        if not definite or token.pos != "NOUN":
            return []
        first = self.parse.sentences[max(0, token.sentence - _RECALLED_SENTENCES)].first
        for word in reversed(self.parse.tokens[first : token.i]):
            if word.lemma == token.lemma and word.pos == "NOUN" and (owners := self.cast.owners(word, depth=1)):
                return owners
        return []

    def _opposed(self, token: Token) -> bool:
        """Tell whether the phrase names those who fight or flee the state in it: "Chadian rebels", "the Cuban opposition leader"."""
        return any(t.lemma.lower() in self._opponents for t in (token, *self.parse.children(token, "compound", "amod")))

    def actors(
        self, slots: Iterable[str], head: Token, *, content: Token | None, voice: Voice | None, holder: Resolution, blames: bool
    ) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        """Return the actors of the first slot that names any besides the holder, and the words that name them.

        Where it `blames`, a person who is the object stays a person instead of standing for a state.
        """
        for slot in slots:
            if slot in ("none", "answered"):
                continue
            token = self.token(slot, head, content)
            if token is None:
                continue
            named: dict[str, Actor] = {}
            for resolution in self.resolve(token, voice):
                if resolution.reason == "outlet":
                    continue
                person = resolution.speaker
                blamed = blames and person is not None and person.kind == "person" and slot == "obj" and token.pos == "PROPN"
                for actor in (person,) if blamed and person is not None else resolution.actors:
                    if actor.id not in {a.id for a in holder.actors} and (holder.speaker is None or actor.id != holder.speaker.id):
                        named[actor.id] = actor
            if named:
                return tuple(named.values()), (self.cast.text(token),)
        return (), ()
