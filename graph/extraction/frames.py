"""Stance frames: a match of the lexicon becomes a candidate once its holder, targets and status are read from the clause."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extraction.candidate import ASKING, INFLICTED, Candidate, Frame, Holder, Named
from graph.extraction.holders import Holders
from graph.extraction.lexicon import AdjectiveEntry, Entry, Idiom, Lexicon, Modal, NounEntry, VerbEntry
from graph.extraction.matching import Match, Matcher
from graph.extraction.miss import Miss
from graph.extraction.slots import Slots
from graph.extraction.status import StatusReader
from graph.extraction.targets import Targets
from graph.extraction.voices import Voice, Voices
from graph.language.parse import Parse, Token

_ACTS = frozenset({"consult", "cooperate", "aid", "concede", "protest", "mobilize", "sanction", "coerce", "assault", "declare"})
_REFLEXIVE = frozenset({"want", "expect", "ask", "hope", "trust", "pray", "wish", "seek", "await"})
_VERDICTS = frozenset({"criticize", "accuse", "support", "warn", "appeal"})
_OUTWARD = frozenset({"support", "aid", "assault", "coerce"})
_VIOLENT = frozenset({"assault", "coerce"})
_AIMLESS = INFLICTED | {"mobilize"}
_GIVING_WAY = frozenset({"agree", "concede"})
_OBLIGED = frozenset({"must", "should"})
_KEEPING = frozenset({"respect", "honour", "honor", "keep", "comply", "abide", "observe", "implement", "fulfil", "fulfill", "uphold"})
_CHARGES = frozenset({"accusation", "allegation", "charge", "suggestion", "rumour", "rumor", "notion", "idea"})
_FUTURE = frozenset({"will", "would", "shall"})
_NEGATIVE = frozenset({"no", "not", "never", "nothing", "none"})
_THINKING = frozenset({"think", "believe", "suppose", "consider", "feel", "expect"})
_RETICENT = frozenset({"decline", "refuse"})
_CONTAINING = frozenset({"include", "be", "require", "mean", "contain", "comprise", "involve", "cover"})


class Frames:
    """Reads candidates from one parse."""

    def __init__(self, parse: Parse, slots: Slots, voices: Voices, lexicon: Lexicon) -> None:
        self.parse, self.slots, self.voices, self.lexicon = parse, slots, voices, lexicon
        self.clauses = slots.clauses
        self.matcher = Matcher(parse, self.clauses, lexicon)
        self.status = StatusReader(parse, self.clauses, lexicon)
        self.holders = Holders(slots, voices, lexicon)
        self.targets = Targets(slots, lexicon)
        self._attitude = lexicon.classes.get("attitude", frozenset())
        self._planned = lexicon.classes.get("planned", frozenset())
        self._people = lexicon.classes.get("people", frozenset()) | lexicon.classes.get("opponents", frozenset())
        self._disclosure = lexicon.classes.get("disclosure", frozenset())
        self._proposals = lexicon.classes.get("proposal", frozenset())

    def candidates(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """Yield the candidates of these tokens in text order, the best rival of each match only."""
        for token in tokens:
            for rivals in self.matcher.matches(token):
                readings = [(match, found) for match in rivals if not isinstance(found := self.read(match), Miss)]
                if readings:
                    yield from max(readings, key=lambda reading: _fit(*reading))[1]

    def read(self, match: Match) -> list[Candidate] | Miss:
        """Return the candidates of a match, one for each holder and content, or why it is no stance."""
        frame = self._frame(match)
        if isinstance(frame, Miss):
            return frame
        tried = [self._candidate(frame, holder) for holder in frame.holders]
        found = [each for each in tried if isinstance(each, Candidate)]
        if not found:
            return next(each for each in tried if isinstance(each, Miss))
        parts = self._parts(frame) if frame.stance in ASKING else []
        if len(parts) < 2:
            return found
        return [replace(c, words=words, part=number) for c in found for number, words in enumerate(parts)]

    def _parts(self, frame: Frame) -> list[str]:
        """Return the words of each coordinated content with an object of its own: "to open the border and free the prisoners"."""
        content = frame.content
        if content is None or content.pos != "VERB":
            return []
        clauses = [content, *(t for t in self.parse.children(content, "conj") if t.pos == "VERB")]
        if not all(self.parse.child(clause, "obj", "ccomp") for clause in clauses):
            return []
        return [self.slots.words(clause, clause, apart=True) for clause in clauses]

    def _frame(self, match: Match) -> Frame | Miss:
        """Read what holds for all holders alike, or say why the words are no stance."""
        entry, voice = match.entry, self.voices.of(match.token)
        if voice is None and isinstance(entry, AdjectiveEntry | Idiom) and entry.holder == "speaker":
            voice = self.voices.above(match.token)
        miss = self._unsaid(match, voice)
        if miss is not None:
            return miss
        holders = self.holders.of(match, voice)
        if not holders:
            return Miss.HOLDER
        if self._hearsay(voice):
            return Miss.HEARSAY
        if self._own_wish(match):
            return Miss.OWN_WISH
        if self._of_others(match, holders):
            return Miss.HOLDER
        own = voice is not None and bool(voice.actors & holders[0].ids)
        stance, negated = self._polarity(match)
        announced = self._announced(match)
        if stance is None:
            return Miss.NEGATED
        if not self._asserted(match, own):
            return Miss.UNREAL
        if isinstance(entry, VerbEntry) and entry.ahead and not announced:
            return Miss.NOT_AHEAD
        future = self.lexicon.defaults[stance].future
        content = self._content(match)
        predicate = match.head if isinstance(entry, Modal) else match.describer or match.token
        status = self.status.read(predicate, content, self.parse.sentence(match.token).span)
        return Frame(match, voice, holders, own, future if announced and future != "same" else stance, negated, announced, content, status)

    def _candidate(self, frame: Frame, holder: Holder) -> Candidate | Miss:
        match, entry = frame.match, frame.match.entry
        stance, named = self.targets.find(frame, holder)
        if not named[0] and (entry.stance == "consult" or (isinstance(entry, Modal) and not self._impersonal(match))):
            return Miss.TARGET
        broken = stance == "reject" and frame.negated and not frame.announced and match.token.lemma.lower() in _KEEPING
        if (stance in _VIOLENT or broken) and not frame.own and (accuser := self.holders.speaker(frame.voice)):
            stance, named, holder = "accuse", (holder.who.actors, (holder.text,)), accuser[0]
        if isinstance(entry, NounEntry) and not self._full(match, named, frame.content):
            return Miss.HOLLOW
        lemma, asks = match.token.lemma.lower(), stance in ASKING and not named[0]
        repeated = match.light is not None and match.head.lemma.lower() in self._proposals
        aside = isinstance(entry, VerbEntry) and ((match.token.dep == "acl" and match.token.tag == "VBN") or match.token.dep == "acl:relcl")
        return Candidate(
            token=match.token,
            cue=match.cue,
            stance=stance,
            holder=holder.who,
            holder_text=holder.text,
            targets=named[0],
            target_texts=named[1],
            words=self.slots.words(frame.content, match.head),
            wants=entry.wants,
            negated=frame.negated and entry.negated == "same",
            rule=entry.rule,
            confidence=entry.confidence,
            voice=frame.voice,
            status=frame.status,
            seeks_target=not (aside and asks) and (asks or ("answered" in entry.target and not named[0])),
            needs_target=(aside and stance in ASKING)
            or _directed(entry, stance)
            or (asks and ((isinstance(entry, NounEntry) and not repeated) or isinstance(entry, Modal) or lemma in _REFLEXIVE)),
            stranger=not named[0] and (self._stranger(match, frame) or (stance in ASKING and self._own_people(frame))),
            bare=frame.content is None,
            headline=self.parse.sentence(match.token).headline,
            background=isinstance(entry, VerbEntry) and (entry.act or stance == "agree") and self.status.background(match.token),
            attributed=frame.own or lemma not in self._attitude,
        )

    def _stranger(self, match: Match, frame: Frame) -> bool:
        """Tell whether the target is a name of nobody who is known, or nameless people: "blamed the West", "hit out at his critics"."""
        affected = self.clauses.object(match.head) if match.head.pos == "VERB" else None
        phrases = [self.slots.token(slot, match.head, frame.content) for slot in match.entry.target if slot.startswith("obl")]
        return any(self._nameless(phrase, frame.stance) for phrase in (affected, *phrases) if phrase is not None)

    def _nameless(self, phrase: Token, stance: str) -> bool:
        if self.slots.cast.at(phrase) is not None:
            return False
        named = [phrase, *self.parse.children(phrase, "compound", "flat")]
        people = stance in _VERDICTS and stance not in ASKING and phrase.lemma.lower() in self._people
        return people or any(t.pos == "PROPN" and self.slots.cast.at(t) is None for t in named)

    def _own_people(self, frame: Frame) -> bool:
        """Tell whether those who are to do it are the holder's own: "ordered that its units be ready"."""
        subject = self.parse.child(frame.content, "nsubj") if frame.content is not None else None
        found = self.slots.resolve(subject, frame.voice) if subject is not None and subject.pos == "NOUN" else []
        who = {actor.id for r in found if r.reason != "nominal" for actor in r.actors}
        return bool(who) and who <= {actor.id for actor in frame.everyone.actors}

    def _of_others(self, match: Match, holders: Sequence[Holder]) -> bool:
        """Tell whether a demand in the object is another's: "called the demand of Chad absurd"."""
        if match.light is None or match.light.reversed or match.entry.stance not in ASKING:
            return False
        owned = {actor.id for _, who in self.slots.cast.owners(match.head, depth=1) for actor in who.actors}
        return bool(owned) and not any(owned & holder.ids for holder in holders)

    def _impersonal(self, match: Match) -> bool:
        """Tell whether an obligation may be somebody's whom only the text around names: "the arrests must stop"."""
        subject = self.clauses.grammatical_subject(match.head)
        ordered = self.parse.children(self.parse.head(match.head), "obj") if match.head.dep == "ccomp" else []
        within = match.head.dep.startswith("acl") or any(noun.lemma.lower() in self.lexicon.asking_nouns for noun in ordered)
        return subject is not None and subject.pos == "NOUN" and not within

    def _unsaid(self, match: Match, voice: Voice | None) -> Miss | None:
        """Return why the words say no stance, whoever may hold it; None where they may."""
        if match.entry.stance == "declare" and match.token.i in self.holders.cues:
            return Miss.CUE
        if not self._speaks(match) or self._silent(match):
            return Miss.BARE_ACT
        return Miss.OWN_CLAIM if self._own_claim(match, voice) else None

    def _speaks(self, match: Match) -> bool:
        """An act needs a clause of its own, "Russia's invasion" is background; what one does to oneself is no stance."""
        if isinstance(match.entry, VerbEntry):
            affected = self.clauses.object(match.token)
            return affected is None or match.entry.stance not in _OUTWARD or not affected.text.lower().endswith(("self", "selves"))
        if not isinstance(match.entry, NounEntry):
            return True
        if match.light is not None and match.light.lemma == "have" and match.entry.stance != "consult":
            return match.entry.stance in ASKING
        return match.entry.stance != "declare" and (match.light is not None or match.entry.stance not in _ACTS)

    def _silent(self, match: Match) -> bool:
        """Tell whether somebody only keeps something to themselves: "declined to say whether", "refused to comment"."""
        if match.token.lemma.lower() not in _RETICENT or match.entry.stance != "reject":
            return False
        content = self.slots.token("xcomp", match.head)
        return content is not None and content.lemma.lower() in self._disclosure

    def _own_claim(self, match: Match, voice: Voice | None) -> bool:
        """Praise of one's own demand ("our request is essential") belongs to the demand."""
        if not isinstance(match.entry, AdjectiveEntry):
            return False
        if match.describer is not None:
            described = self.targets.described(match.describer)
            return match.entry.stance in ASKING and described is not None and described.lemma.lower() in self._proposals
        if voice is None:
            return False
        subject = self.clauses.grammatical_subject(match.head)
        if subject is None or subject.lemma.lower() not in self._proposals:
            return False
        return any(a.id in voice.actors for _, r in self.slots.cast.owners(subject, depth=1) for a in r.actors)

    def _hearsay(self, voice: Voice | None) -> bool:
        """Tell whether only an unnamed collective says so: "Western officials say", "analysts believe"."""
        if voice is None or voice.who or voice.attribution.source is None:
            return False
        source = self.parse.tokens[voice.attribution.source]
        return source.pos == "NOUN" and source.plural

    def _own_wish(self, match: Match) -> bool:
        """Tell whether somebody wants to do something, rather than wants it of another."""
        if match.token.lemma.lower() not in _REFLEXIVE - {"ask"} or match.entry.stance not in ASKING:
            return False
        content = self.slots.content(match.entry.content, match.head)
        if content is None or not self.clauses.infinitive(content) or self.clauses.object(match.head) is not None:
            return False
        return self.clauses.grammatical_subject(content) == self.clauses.grammatical_subject(match.head)

    def _content(self, match: Match) -> Token | None:
        """Return what the stance is about; of "their demands include X" it is X."""
        if isinstance(match.entry, Modal):
            return match.head
        verb = self.parse.head(match.head)
        if isinstance(match.entry, NounEntry) and match.head.dep == "nsubj" and verb.lemma.lower() in _CONTAINING:
            return self.parse.child(verb, "xcomp", "ccomp", "obj")
        if match.describer is not None:
            return self.targets.described(match.describer)
        return self.slots.content(match.entry.content, match.head)

    def _full(self, match: Match, named: Named, content: Token | None) -> bool:
        """A nominalised stance stands by itself only when it says towards whom and what; with a light verb its clause says so."""
        if match.light is not None:
            return match.entry.stance not in ASKING or content is not None or bool(named[0])
        clausal = content is not None and (content.pos == "VERB" or self.parse.child(content, "cop") is not None)
        return content is not None and (bool(named[0]) or (clausal and match.entry.stance in ASKING))

    def _asserted(self, match: Match, own: bool) -> bool:
        if isinstance(match.entry, Modal) or (isinstance(match.entry, NounEntry) and match.light is None):
            return True
        act = isinstance(match.entry, VerbEntry) and match.entry.act
        predicate = match.describer or (match.head if match.light is None and not isinstance(match.entry, Idiom) else match.token)
        clause = self.status.predicate(predicate)
        if clause.dep == "acl" and self.clauses.finite(clause) and self.parse.head(clause).lemma.lower() in _CHARGES:
            return False
        if match.entry.stance in _GIVING_WAY and self.clauses.modal(clause) in _OBLIGED:
            return False
        return self.status.asserted(predicate, act=act, own_voice=own)

    def _announced(self, match: Match) -> bool:
        """Tell whether an act is announced rather than done: "will withdraw", "plans to meet"."""
        predicate = self.status.predicate(match.token)
        if self.clauses.modal(predicate) in _FUTURE:
            return True
        return self.clauses.infinitive(predicate) and self.parse.head(predicate).lemma.lower() in self._planned

    def _raised(self, token: Token) -> bool:
        """Tell whether the negation stands on a verb of thinking above: "I do not think that it is right"."""
        predicate = self.status.predicate(token)
        above = self.parse.head(predicate)
        return predicate.dep == "ccomp" and above.lemma.lower() in _THINKING and self.clauses.negated(above)

    def _polarity(self, match: Match) -> tuple[str | None, bool]:
        """Return the stance after negation, None where a negated use says nothing, and whether it was negated."""
        said = {part for word in match.entry.words for part in word.split("|")}
        heads = (match.describer or match.token, match.head)
        if _NEGATIVE & said or not (any(self.clauses.negated(t) for t in heads) or self._raised(heads[0])):
            return match.entry.stance, False
        turned = match.entry.negated
        return (None if turned == "drop" else match.entry.stance if turned == "same" else turned), True


def _directed(entry: Entry, stance: str) -> bool:
    """Tell whether a stance says nothing without a target: what is given or inflicted, and a verdict by an adjective."""
    return stance in INFLICTED or (isinstance(entry, AdjectiveEntry) and stance in _VERDICTS)


def _fit(match: Match, found: Sequence[Candidate]) -> tuple[int, bool, bool, bool, bool]:
    """Prefer the longer cue, then the frame that lacks nothing, whose constraints were met, that says towards whom."""
    entry = match.entry
    constrained = bool(entry.object or entry.subject) or (isinstance(entry, VerbEntry) and entry.subjunctive)
    stance = "" if found[0].targets else found[0].stance
    return len(match.cue), stance not in _VIOLENT, stance not in _AIMLESS, constrained, bool(found[0].targets)
