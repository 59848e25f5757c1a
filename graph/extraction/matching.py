"""Matches the lexicon against the parse: which entries a word or phrase may stand for, constraints checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.core.document import Span
from graph.extraction.clause import Clauses
from graph.extraction.lexicon import AdjectiveEntry, Entry, Idiom, Lexicon, Light, Modal, NounEntry, VerbEntry
from graph.extraction.miss import Miss
from graph.language.parse import Parse, Token

_GAP = 2
_COMPLEMENTS = ("xcomp", "obl", "ccomp", "obj", "advcl")


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found in the text. `head` is the predicate on which its slots are read; `describer` the verb of "called X unacceptable"."""

    entry: Entry
    token: Token
    head: Token
    cue: Span
    describer: Token | None = None
    light: Light | None = None


_TWO = 2  # complements: what is spoken of, and what it is called
Trial = tuple[Entry, Match | Miss]


class Matcher:
    """Finds lexicon entries in one parse."""

    def __init__(self, parse: Parse, clauses: Clauses, lexicon: Lexicon) -> None:
        self.parse, self.clauses, self.lexicon = parse, clauses, lexicon
        self.describing = lexicon.classes.get("naming", frozenset())
        self._holding = lexicon.classes.get("holding", frozenset())
        self._means = lexicon.classes["means"]
        self._measures = lexicon.classes.get("measures", frozenset())
        self._linking = lexicon.classes.get("linking", frozenset())
        self._reactions = lexicon.classes.get("reaction", frozenset())
        self._instances = lexicon.classes.get("instance", frozenset())

    def matches(self, token: Token) -> Iterator[list[Match]]:
        """Yield, for each kind of entry that `token` begins, the rival matches of that kind, most constrained first."""
        for trials in self.trials(token):
            yield [match for _, match in trials if isinstance(match, Match)]

    def trials(self, token: Token) -> Iterator[list[Trial]]:
        """Yield, for each kind of entry that `token` begins, its entries, each with its match or the reason why it is none."""
        lemma = token.lemma.lower()
        if token.pos == "VERB" and lemma in self.lexicon.verbs:
            passive = self.clauses.passive(token)
            yield [(entry, self._verb(token, entry, passive)) for entry in self.lexicon.verbs[lemma]]
        if token.pos == "VERB" and lemma in self.lexicon.light:
            yield [(match.entry, match) for match in self._light(token)]
        if token.pos in ("NOUN", "PROPN") and lemma in self.lexicon.nouns and not self._light_object(token):
            yield [(entry, self._noun(token, entry)) for entry in self.lexicon.nouns[lemma]]
        for word in sorted({lemma, token.text.lower()}):
            if word in self.lexicon.adjectives and token.pos != "PROPN":
                yield [(entry, self._adjective(token, entry)) for entry in self.lexicon.adjectives[word]]
        if lemma in self.lexicon.idioms:
            yield [(entry, self._idiom(token, entry)) for entry in self.lexicon.idioms[lemma]]
        if lemma in self.lexicon.modals:
            yield [(entry, self._modal(token, entry)) for entry in self.lexicon.modals[lemma]]

    def _verb(self, token: Token, entry: VerbEntry, passive: bool) -> Match | Miss:
        end = self._particle(token, entry.particle)
        if end is None:
            return Miss.PARTICLE
        if (entry.voice == "passive" and not passive) or (entry.voice == "active" and passive):
            return Miss.VOICE
        if entry.subjunctive and not self.clauses.subjunctive(self.clauses.clause(token, "ccomp")):
            return Miss.MOOD
        if not self._acts_on(entry, token):
            return Miss.OBJECT
        if not self._fits(entry.subject, [self.clauses.subject(token)]):
            return Miss.SUBJECT
        return Match(entry, token, token, Span(token.start, max(token.end, end)))

    def _particle(self, verb: Token, words: Sequence[str]) -> int | None:
        """Return the end of the particle in the text, or None where `verb` does not have it."""
        if not words:
            return verb.end
        following = [
            t for t in self.parse.tokens[verb.i + 1 : verb.i + 2 + len(words)] if t.tag not in ("RB", "RBR") or t.lemma.lower() in words
        ]
        if tuple(t.text.lower() for t in following[: len(words)]) == tuple(words):
            return following[len(words) - 1].end
        if len(words) > 1:
            return None
        for child in self.parse.children(verb, "compound", "advmod", "obl", "advcl", "xcomp"):
            if child.i < verb.i:
                continue
            if child.text.lower() == words[0]:
                return child.end if child.i - verb.i < 4 else verb.end
            if child.dep != "obl:unmarked" and self.clauses.case(child) == words[0]:
                return verb.end
            if len(marks := self.parse.children(child, "case")) > 1 and marks[0].text.lower() == words[0]:
                return verb.end
        return None

    def _acts_on(self, entry: VerbEntry, verb: Token) -> bool:
        """Check the object constraint on the object, else on the phrase with the entry's preposition, else on the content clause."""
        if not entry.object:
            return True
        heads = [self.clauses.object(verb)]
        if heads[0] is not None and heads[0].lemma.lower() in self._measures:
            heads.append(self.clauses.oblique(verb, "in"))
        if heads[0] is None and entry.particle:
            heads = [self.clauses.oblique(verb, entry.particle[-1])]
        if heads[0] is None:
            clause = self.clauses.clause(verb, "ccomp", "xcomp")
            heads = [clause, self.clauses.grammatical_subject(clause), self.clauses.object(clause)] if clause is not None else []
        return self._fits(entry.object, heads)

    def _fits(self, allowed: frozenset[str], tokens: Sequence[Token | None]) -> bool:
        if not allowed:
            return True
        words = [t for token in tokens if token is not None for t in [token, *self.parse.children(token, "conj", "compound")]]
        measured = [t for word in words if word.lemma.lower() in self._measures for t in self.parse.children(word, "nmod")]
        return any(t.lemma.lower() in allowed for t in (*words, *measured))

    def _light(self, verb: Token) -> list[Match]:
        found: list[Match] = []
        for light in self.lexicon.light[verb.lemma.lower()]:
            noun = self.clauses.oblique(verb, light.words[-1]) if len(light.words) > 1 else self.clauses.object(verb)
            if noun is None or self._particle(verb, light.words[1:]) is None:
                continue
            for entry in self.lexicon.nouns.get(noun.lemma.lower(), ()):
                if len(entry.words) == 1:
                    found.append(Match(entry, verb, noun, Span(verb.start, max(noun.end, verb.end)), light=light))
        return found

    def _light_object(self, noun: Token) -> bool:
        """The noun is the object of a light verb, which takes it over: "issued a threat"."""
        verb = self.parse.head(noun)
        return verb.pos == "VERB" and verb.lemma.lower() in self.lexicon.light and self.clauses.object(verb) is noun

    def _sequence(self, token: Token, words: Sequence[str]) -> list[Token] | None:
        tokens = list(self.parse.tokens[token.i : token.i + len(words)])
        same = len(tokens) == len(words) and all(t.lemma.lower() == w or t.text.lower() == w for t, w in zip(tokens, words, strict=True))
        return tokens if same and tokens[-1].sentence == token.sentence else None

    def _noun(self, token: Token, entry: NounEntry) -> Match | Miss:
        tokens = self._sequence(token, entry.words)
        return Match(entry, token, tokens[-1], Span(token.start, tokens[-1].end)) if tokens else Miss.WORDS

    def _adjective(self, token: Token, entry: AdjectiveEntry) -> Match | Miss:
        tokens = self._sequence(token, entry.words)
        if not tokens:
            return Miss.WORDS
        miss = Miss.PREDICATE
        for word in reversed(tokens):
            head = self._predicate(word, entry)
            if head is not None:
                if self._completed(entry, head):
                    return Match(entry, token, head, Span(token.start, tokens[-1].end), self._describer(head))
                miss = Miss.OBJECT
        return miss

    def _predicate(self, word: Token, entry: AdjectiveEntry) -> Token | None:
        """Return the predicate that a word of judgement is or belongs to: "remains illegal", "is an illegal act", "an act of war"."""
        for _ in range(3):
            linked = word.dep == "xcomp" and self.parse.head(word).lemma.lower() in self._linking
            if linked or self.parse.child(word, "cop", "aux:pass") or self._describer(word) is not None:
                return word
            above = self.parse.head(word)
            attributive = word.dep == "amod" and word.pos == "ADJ" and word.i < above.i
            instance = word.dep == "nmod" and self.clauses.case(word) == "of" and above.lemma.lower() in self._instances
            if entry.holder != "speaker" or not (attributive or instance):
                return None
            if attributive and above.dep == "nmod" and self.parse.head(above).lemma.lower() in self._reactions:
                return above if self.parse.child(self.parse.head(above), "cop") is not None else None
            word = above
        return None

    def _completed(self, entry: AdjectiveEntry, head: Token) -> bool:
        """Check the object constraint of "ready to strike" on what completes the adjective."""
        if not entry.object and not entry.subject:
            return True
        complements = [t for t in self.parse.children(head, "xcomp", "ccomp", "advcl", "acl", "obl", "nmod") if t.i > head.i]
        means = [t for t in complements if t.lemma.lower() in self._means]
        used = [noun for verb in means if (noun := self.clauses.object(verb) or self.parse.child(verb, "obl")) is not None]
        complements += [part for noun in used for part in (noun, *self.parse.children(noun, "amod"))]
        return self._fits(entry.object, complements) and self._fits(entry.subject, [self.clauses.grammatical_subject(head)])

    def _describer(self, predicate: Token) -> Token | None:
        """Return the verb that says what something is: "called the plan illegal", "dismissed it as propaganda"."""
        verb = self.parse.head(predicate)
        if verb.pos != "VERB" or verb.lemma.lower() not in self.describing or predicate.dep.partition(":")[0] not in _COMPLEMENTS:
            return None
        if predicate.dep.startswith("obl") and not self.clauses.case(predicate).startswith("as"):
            return None
        if predicate.dep == "obj" and any(t.lemma.lower() == "the" for t in self.parse.children(predicate, "det")):
            return None
        if predicate.dep == "obj" and verb.lemma.lower() in self._holding and len(self.parse.children(verb, "obj", "iobj")) < _TWO:
            return None
        return verb

    def _idiom(self, token: Token, entry: Idiom) -> Match | Miss:
        tokens = self._steps(token, entry)
        if not tokens:
            return Miss.WORDS
        if not self._fits(entry.subject, [self.clauses.grammatical_subject(t) for t in tokens if t.pos in ("VERB", "NOUN", "ADJ")]):
            return Miss.SUBJECT
        head = next((t for kind in (("VERB",), ("NOUN", "ADJ"), ("AUX",)) for t in tokens if t.pos in kind), tokens[0])
        return Match(entry, token, head, Span(token.start, tokens[-1].end))

    def _steps(self, token: Token, idiom: Idiom) -> list[Token] | None:
        tokens, i = [token], token.i + 1
        for step in idiom.pattern[1:]:
            reach = i + (_GAP if step.gap else 0)
            at = next((k for k in range(i, min(reach + 1, len(self.parse.tokens))) if self._is(self.parse.tokens[k], step.lemmas)), None)
            if at is None or self.parse.tokens[at].sentence != token.sentence:
                return None
            tokens.append(self.parse.tokens[at])
            i = at + 1
        return tokens

    @staticmethod
    def _is(token: Token, lemmas: frozenset[str]) -> bool:
        return token.lemma.lower() in lemmas or token.text.lower() in lemmas

    def _modal(self, token: Token, entry: Modal) -> Match | Miss:
        if len(entry.words) == 1:
            return Match(entry, token, self.parse.head(token), token.span) if token.dep == "aux" else Miss.COMPLETED
        if not self._sequence(token, entry.words):
            return Miss.WORDS
        complement = self.parse.child(token, "xcomp", "ccomp")
        return Match(entry, token, complement, token.span) if complement is not None else Miss.COMPLETED
