"""Whom a stance is directed at: the slots of its frame first, then whoever the clause names in other ways."""

from collections.abc import Iterator, Sequence

from graph.core.entity import Resolution
from graph.extraction.candidate import ASKING, NOBODY, Frame, Holder, Named
from graph.extraction.lexicon import AdjectiveEntry, Lexicon, Modal
from graph.extraction.slots import Slots
from graph.extraction.voices import Voice
from graph.language.parse import Token

_MUTUAL = frozenset({"consult", "cooperate", "agree"})
_BLAMING = frozenset({"accuse", "criticize"})
_PURPOSEFUL = frozenset({"aid", "support"})
_HARMS = frozenset({"threaten", "warn"})
_ADDRESSED = frozenset({"demand", "appeal", "threaten", "offer", "pledge"})
_RECIPROCAL = ("each other", "one another", "each other's", "one another's")
_OBSTACLES = frozenset({"while", "until", "unless", "before"})
_DEEDS = frozenset({"assault", "coerce", "sanction", "mobilize"})
_REACTING = _DEEDS | {"threaten", "protest"}
_DEED_REACH = 250  # tokens: about ten sentences
_WITHIN = "within:"


class Targets:
    """Finds the targets of frames in one parse."""

    def __init__(self, slots: Slots, lexicon: Lexicon) -> None:
        self.slots, self.clauses, self.cast, self.parse, self.lexicon = slots, slots.clauses, slots.cast, slots.parse, lexicon
        self._undertakings = lexicon.classes["deed"] | lexicon.classes["claim"] | lexicon.classes["proposal"]

    def find(self, frame: Frame, holder: Holder) -> tuple[str, Named]:
        """Return the stance, which the target may decide, and the targets with the words that name them."""
        stance, found = frame.stance, self._explicit(frame)
        if found == NOBODY and stance in _REACTING:
            found = self._reaction(frame)
        if found == NOBODY and stance == "mobilize" and (host := self._host(frame)) != NOBODY:
            return ("pledge" if frame.own and frame.announced and frame.status.conditional else "aid"), host
        if found == NOBODY:
            found = next((named for named in self._elsewhere(stance, frame, holder) if named != NOBODY), NOBODY)
        if stance == "warn" and frame.content is not None and self._own_act(frame.content, frame):
            stance = "threaten"
        if found == NOBODY and stance == "pledge" and frame.own and self._menacing(frame):
            stance, found = "threaten", self._provoker(self.parse.tokens[frame.status.condition_token or 0], frame)
        if found == NOBODY and stance in _ADDRESSED and frame.own and frame.voice is not None:
            found = self._addressee(frame, frame.voice)
        return stance, found

    def _elsewhere(self, stance: str, frame: Frame, holder: Holder) -> Iterator[Named]:
        """Yield whom the clause names outside the slots of its frame, the likeliest first."""
        if stance in _MUTUAL or self._mutual(frame.match.head):
            yield _partners(frame, holder)
        yield self._doer(frame)
        if stance in _HARMS and frame.status.condition_token is not None:
            yield self._provoker(self.parse.tokens[frame.status.condition_token], frame)
        if stance in ASKING and frame.content is not None:
            yield self._other_than_holder(frame.content, frame)
        if stance == "reject" and (obstacle := self._obstacle(frame)) is not None:
            yield self._provoker(obstacle, frame)
        if stance in _BLAMING and frame.content is not None:
            yield self._perpetrator(frame.content, frame)
        if stance in _PURPOSEFUL:
            yield self._helped(frame)
        yield self._deeper(frame)

    def _doer(self, frame: Frame) -> Named:
        """Of "a move that Chad opposes" after what somebody does, return who does it."""
        judging = frame.match.describer or frame.match.head
        judging = self.parse.head(judging) if judging.dep in ("obj", "xcomp") else judging
        noun = self.parse.head(judging)
        article = self.parse.child(noun, "det")
        if judging.dep != "acl:relcl" or article is None or article.text.lower() not in ("a", "an"):
            return NOBODY
        if self.parse.tokens[article.i - 1].text != "," or noun.lemma.lower() not in self._undertakings:
            return NOBODY
        verb = next((t for t in self.parse.ancestors(noun) if t.pos == "VERB" and self.clauses.finite(t)), None)
        return self._named(self.clauses.subject(verb) if verb is not None else None, frame.voice, frame.everyone)

    def _mutual(self, predicate: Token) -> bool:
        """Tell whether those who act are also those affected: "accused each other"."""
        parts = (*self.parse.children(predicate, "obj", "obl", "iobj"), predicate)
        if predicate.lemma.lower() in self.lexicon.classes["exchange"]:
            return True
        return any(self.parse.text.startswith(_RECIPROCAL, t.start) for part in parts for t in self.parse.children(part))

    def _own_act(self, content: Token, frame: Frame) -> bool:
        """Tell whether one warns of what one will do oneself: "Chad warned that it would close the border"."""
        subject = self.clauses.grammatical_subject(content)
        if subject is None or self.clauses.modal(content) not in ("will", "would", "shall"):
            return False
        who = {actor.id for r in self.slots.resolve(subject, frame.voice) for actor in r.actors}
        return bool(who & frame.holders[0].ids) or subject.tag == "PRP"

    def _other_than_holder(self, content: Token, frame: Frame) -> Named:
        """ "It" that is to do what is demanded is not who demands it: "Chad, asked by Mali that it leave", when only Chad is there."""
        subject = self.clauses.grammatical_subject(content)
        if subject is None or subject.lemma.lower() not in ("it", "they"):
            return NOBODY
        named = {who.actors: word for word in self._before(content) if (who := self.cast.at(word)) is not None and len(who.actors) == 1}
        others = [word for actors, word in named.items() if not set(actors) & set(frame.everyone.actors)]
        return self._named(others[0], frame.voice, frame.everyone) if len(others) == 1 else NOBODY

    def _before(self, content: Token) -> Sequence[Token]:
        return self.parse.tokens[self.parse.sentence(content).first : content.i]

    def _addressee(self, frame: Frame, voice: Voice) -> Named:
        """What is asked or threatened in words told to somebody is meant for them: "told Chad's president the debt must be paid"."""
        told = voice.attribution.addressee
        return self._named(self.parse.tokens[told] if told is not None else None, None, frame.everyone)

    def described(self, describer: Token) -> Token | None:
        """Return what "called X illegal" speaks of; the parser may take it for a complement."""
        if (called := self.parse.child(describer, "iobj")) is not None and self.parse.child(describer, "obj") is not None:
            return called
        complements = (t for t in self.parse.children(describer, "xcomp") if t.pos in ("NOUN", "PROPN"))
        return self.clauses.object(describer) or next(complements, None)

    def _explicit(self, frame: Frame) -> Named:
        match, everyone = frame.match, frame.everyone
        slots = [s for s in match.entry.target if not s.startswith(_WITHIN)]
        if "none" in slots:
            return NOBODY
        if match.light is not None and match.light.reversed:
            return self._named(self.clauses.grammatical_subject(match.token), frame.voice, everyone)
        if isinstance(match.entry, Modal):
            return self._named(self.clauses.grammatical_subject(match.head), frame.voice, everyone)
        if match.describer is not None:
            heads, content = [match.describer], self.described(match.describer)
        elif match.light is not None:
            heads, content = [match.head, match.token], frame.content
            slots += [s.replace("nmod:", "obl:") for s in slots]
        else:
            heads, content = [match.head], frame.content
        for head in heads:
            found = self.slots.actors(slots, head, content=content, voice=frame.voice, holder=everyone, blames=frame.stance in _BLAMING)
            if found != NOBODY:
                return found
        if match.describer is not None and (found := self._named(content, frame.voice, everyone)) != NOBODY:
            return found
        judged = isinstance(match.entry, AdjectiveEntry) and match.head.pos == "NOUN"
        return self._named(self.slots.token("owner", match.head), frame.voice, everyone) if judged else NOBODY

    def _provoker(self, condition: Token, frame: Frame) -> Named:
        """A threat under a condition that names no one is aimed at whoever would fulfil the condition."""
        for clause in (condition, *self.parse.children(condition, "conj")):
            doer = self.clauses.subject(clause) if clause.pos in ("VERB", "AUX") else None
            if doer is None:
                doer = next((token for token, _ in self.cast.owners(clause)), None)
            found = self._named(doer, frame.voice, frame.everyone)
            if found != NOBODY:
                return found
        return NOBODY

    def _menacing(self, frame: Frame) -> bool:
        """Tell whether a promise to nobody holds for the case that somebody attacks: it is a threat then."""
        condition = frame.status.condition_token
        hostile = self.lexicon.classes["hostility"]
        return condition is not None and any(t.lemma.lower() in hostile for t in self.parse.subtree(self.parse.tokens[condition]))

    def _perpetrator(self, deed: Token, frame: Frame) -> Named:
        """Of "the attack" that is judged, return who is said to have made it where it was last spoken of."""
        if deed.pos != "NOUN" or not any(t.lemma.lower() in ("the", "this", "that") for t in self.parse.children(deed, "det")):
            return NOBODY
        alike = self._deeds(deed)
        for word in reversed(self.parse.tokens[max(0, deed.i - _DEED_REACH) : deed.i] if alike else ()):
            if word.pos in ("NOUN", "PROPN") and alike & self._deeds(word):
                owners = [token for token, _ in self.cast.owners(word, depth=1)]
                found = self._named(owners[0] if owners else None, frame.voice, frame.everyone)
                if found != NOBODY:
                    return found
        return NOBODY

    def _deeds(self, noun: Token) -> set[str]:
        """Return the kinds of hostile act that a noun may name."""
        return {entry.stance for entry in self.lexicon.nouns.get(noun.lemma.lower(), ()) if entry.stance in _DEEDS}

    def _reaction(self, frame: Frame) -> Named:
        """Of an act "in response to Mali's raid" return who is answered."""
        for phrase in self.parse.children(frame.match.head, "obl", "nmod"):
            if phrase.lemma.lower() in self.lexicon.classes["reaction"]:
                found = self._named(self.clauses.oblique(phrase, "to", "for"), frame.voice, frame.everyone)
                if found != NOBODY:
                    return found
        return NOBODY

    def _obstacle(self, frame: Frame) -> Token | None:
        """Return the clause that says what stands in the way: "no talks while Chad occupies the town", "until Chad withdraws"."""
        heads = [frame.match.head, *([frame.content] if frame.content is not None else [])]
        for clause in (t for head in heads for t in self.parse.children(head, "advcl", "acl")):
            if any(mark.text.lower() in _OBSTACLES for mark in self.parse.children(clause, "mark")):
                return clause
        return None

    def _host(self, frame: Frame) -> Named:
        """Return the ally on whose soil forces are placed, for whose defence they then are."""
        for case in ("in", "to", "into", "on"):
            found = self._named(self.slots.token(_WITHIN + case, frame.match.head), frame.voice, frame.everyone)
            if found != NOBODY and all(self.cast.allied(frame.holders[0].who.actors[0], host) for host in found[0]):
                return found
        return NOBODY

    def _helped(self, frame: Frame) -> Named:
        """Aid whose receiver only the purpose names: "will send missiles so that Georgia can defend itself"."""
        for clause in self.parse.children(frame.match.token, "advcl"):
            if any(t.text.lower() in ("so", "that") for t in self.parse.children(clause, "mark", "advmod")):
                return self._named(self.parse.child(clause, "nsubj"), frame.voice, frame.everyone)
        return NOBODY

    def _deeper(self, frame: Frame) -> Named:
        """Look for the target deeper inside the clause, but not in its condition."""
        entry = frame.match.entry
        if "none" in entry.target or isinstance(entry, Modal):
            return NOBODY
        slots = [s for s in (*entry.target, *self.lexicon.defaults[entry.stance].target) if s.startswith(_WITHIN)]
        condition = frame.status.condition_token
        barred = {t.i for t in self.parse.subtree(self.parse.tokens[condition])} if condition is not None else set()
        for slot in slots:
            token = self.slots.token(slot, frame.match.head, frame.content)
            if token is not None and token.i not in barred and (found := self._named(token, frame.voice, frame.everyone)) != NOBODY:
                return found
        return NOBODY

    def _named(self, token: Token | None, voice: Voice | None, holder: Resolution) -> Named:
        if token is None:
            return NOBODY
        held = {a.id for a in holder.actors}
        named = {a.id: a for r in self.slots.resolve(token, voice) if r.reason != "outlet" for a in r.actors if a.id not in held}
        return (tuple(named.values()), (self.cast.text(token),)) if named else NOBODY


def _partners(frame: Frame, holder: Holder) -> Named:
    """Those who meet each other: the partners of one subject are the others."""
    others = [h for h in frame.holders if not h.ids & holder.ids]
    return tuple(a for h in others for a in h.who.actors), tuple(h.text for h in others)
