"""Who holds the stance of a match: subject, speaker, owner of the noun, or those on whose behalf it is said."""

from collections.abc import Sequence
from dataclasses import replace

from graph.core.entity import Resolution
from graph.extraction.candidate import Holder
from graph.extraction.lexicon import AdjectiveEntry, Entry, Idiom, Lexicon, Modal, NounEntry
from graph.extraction.matching import Match
from graph.extraction.slots import FIRST_PERSON, Slots
from graph.extraction.voices import Voice, Voices
from graph.language.parse import Token


class Holders:
    """Finds the holders of matches in one parse."""

    def __init__(self, slots: Slots, voices: Voices, lexicon: Lexicon) -> None:
        self.slots, self.clauses, self.cast, self.parse = slots, slots.clauses, slots.cast, slots.parse
        self._utterance = lexicon.classes.get("utterance", frozenset())
        self._ourselves = lexicon.classes.get("ourselves", frozenset())
        self._giving = lexicon.giving_verbs
        self.cues = {v.attribution.cue_token: v for v in voices.all if v.attribution.cue_token is not None}

    def of(self, match: Match, voice: Voice | None) -> tuple[Holder, ...]:
        """Return the holders of a match, one for each actor; an outlet that only relays holds nothing."""
        return tuple(holder for holder in self._found(match, voice) if holder.who.reason != "outlet")

    def speaker(self, voice: Voice | None) -> list[Holder]:
        """Return the sources of a voice as holders."""
        if voice is None:
            return []
        source = voice.attribution.source
        text = self.cast.text(self.parse.tokens[source]) if source is not None else ""
        return [Holder(who, text) for who in voice.who]

    def _found(self, match: Match, voice: Voice | None) -> list[Holder]:
        entry = match.entry
        if match.light is not None and not match.light.reversed:
            return self._subject(match.token, voice)
        if isinstance(entry, NounEntry):
            return self._owner(entry, match, voice)
        if isinstance(entry, Modal):
            return self.speaker(voice)
        if (isinstance(entry, AdjectiveEntry | Idiom) and entry.holder == "speaker") or entry.target == ("subj",):
            return self._subject(match.describer, voice) if match.describer is not None else self.speaker(voice)
        if isinstance(entry, AdjectiveEntry):
            subject = self.clauses.grammatical_subject(match.head)
            return self._named(subject, voice) if subject is not None else []
        return self._subject(match.head, voice, entry)

    def _owner(self, entry: NounEntry, match: Match, voice: Voice | None) -> list[Holder]:
        for slot in entry.actor:
            token = self.slots.token(slot, match.head)
            if token is None and match.light is not None:
                token = self.slots.token(slot.replace("nmod", "obl"), match.token)
            if token is not None and (found := self._named(token, voice)):
                return found
        return []

    def _moved(self, verb: Token, entry: Entry) -> Token | None:
        """In "we will not be bullied" the one affected holds the stance; "Chadian tanks have been deployed" by Chad."""
        affected = self.clauses.object(verb)
        if not isinstance(entry, Idiom) and (entry.stance != "mobilize" or verb.dep.startswith("acl")):
            return None
        if affected is None or isinstance(entry, Idiom) or self.cast.at(affected) is not None:
            return affected
        return next((owner for owner, _ in self.cast.owners(affected)), None)

    def _subject(self, verb: Token, voice: Voice | None, entry: Entry | None = None) -> list[Holder]:
        subject = self.clauses.subject(verb)
        if subject is None and entry is not None and self.clauses.passive(verb):
            subject = self._moved(verb, entry)
        cue = self.cues.get(verb.i)
        if subject is not None:
            found = [*self._named(subject, voice), *self._joined(verb, voice)]
        elif cue is not None:
            found = self.speaker(cue)
        else:
            told = verb.lemma.lower() in self._giving or (_harmful(entry) and self.clauses.modal(verb) in ("will", "shall"))
            found = self.speaker(voice) if told and self.clauses.passive(verb) else []
        return self._represented(verb, found) or found

    def _joined(self, verb: Token, voice: Voice | None) -> list[Holder]:
        """Return those whom the subject joins in it: "joined Chad and Mali in calling on them"."""
        joining = self.parse.head(verb)
        if verb.tag != "VBG" or joining.lemma != "join" or self.clauses.case(verb) != "in":
            return []
        others = self.clauses.object(joining)
        return self._named(others, voice) if others is not None else []

    def _represented(self, verb: Token, speakers: Sequence[Holder]) -> list[Holder]:
        """Read "He called on them, on behalf of the coalition": the represented hold it, the subject speaks."""
        for phrase in self.parse.children(verb, "obl", "nmod", "advcl"):
            for word in (phrase, *self.parse.children(phrase, "case", "fixed")):
                held = self.parse.child(phrase, "nmod") if word is phrase else phrase
                if word.lemma.lower() == "behalf" and held is not None:
                    speaker = next((s.who.speaker for s in speakers), None)
                    return [Holder(replace(h.who, speaker=speaker), h.text) for h in self._named(held, None)]
        return []

    def _named(self, token: Token, voice: Voice | None) -> list[Holder]:
        if voice is not None and (token.text.lower() in FIRST_PERSON or self._own(token)):
            return self.speaker(voice)
        text = self.cast.text(token)
        found = [Holder(who, self.cast.text(t)) for t, who in self.cast.who(token)]
        if not found and token.lemma.lower() in self._utterance:
            found = [Holder(who, text) for _, who in self.cast.owners(token, depth=1)]
            issuer = self.clauses.subject(self.parse.head(token)) if token.dep == "obj" and not found else None
            found = found or (self._named(issuer, voice) if issuer is not None else self.speaker(voice))
        single = [Holder(replace(holder.who, actors=(actor,)), holder.text) for holder in found for actor in holder.who.actors]
        return [Holder(_voiced(holder.who, voice), holder.text) for holder in single]

    def _own(self, token: Token) -> bool:
        """Tell whether a speaker means their own side: "our government", "my country"."""
        owners = self.parse.children(token, "nmod:poss")
        return token.lemma.lower() in self._ourselves and any(owner.text.lower() in FIRST_PERSON for owner in owners)


def _harmful(entry: Entry | None) -> bool:
    """Tell whether a deed is one of force, which who announces it will do: "whoever comes will be shot"."""
    return entry is not None and entry.stance in ("assault", "coerce")


def _voiced(who: Resolution, voice: Voice | None) -> Resolution:
    """A country that its own minister speaks of is voiced by that minister."""
    if voice is not None and who.speaker is None:
        for source in voice.who:
            if source.speaker is not None and {a.id for a in source.actors} == {a.id for a in who.actors}:
                return source
    return who
