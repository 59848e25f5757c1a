"""Stance frames: a match of the lexicon becomes a candidate once its holder, targets and status are read from the clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.core.document import Span
from graph.core.entity import Actor, Resolution
from graph.extraction.clause import Clauses
from graph.extraction.lexicon import AdjectiveEntry, Entry, Idiom, Lexicon, Modal, NounEntry, VerbEntry
from graph.extraction.matching import Match, Matcher
from graph.extraction.slots import Slots
from graph.extraction.status import Status, StatusReader
from graph.extraction.voices import Voice, Voices
from graph.language.parse import Parse, Token

_MUTUAL = frozenset({"consult", "cooperate", "agree"})
_ACTS = frozenset({"consult", "cooperate", "aid", "concede", "protest", "mobilize", "sanction", "coerce", "assault", "declare"})
_PURPOSEFUL = frozenset({"aid", "support"})
_REFLEXIVE = frozenset({"want", "expect", "ask", "hope", "trust", "pray", "wish", "seek", "await"})
_GIVING = frozenset({"aid", "concede", "cooperate"})
_ASKING = frozenset({"demand", "appeal"})
_VIOLENT = frozenset({"assault", "coerce"})
_FUTURE = frozenset({"will", "would", "shall"})
_HARMS = frozenset({"threaten", "warn"})
_NEGATIVE = frozenset({"no", "not", "never"})
_CONTAINING = frozenset({"include", "be", "require", "mean", "contain", "comprise", "involve", "cover"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stance that the words of one clause support, before it is weighed against the others of the document."""

    token: Token
    cue: Span
    stance: str
    holder: Resolution
    holder_text: str
    targets: tuple[Actor, ...]
    target_texts: tuple[str, ...]
    words: str
    wants: int
    negated: bool
    rule: str
    confidence: float
    voice: Voice | None
    status: Status
    seeks_target: bool = False
    needs_target: bool = False
    standalone: bool = False
    background: bool = False
    attributed: bool = True


class Frames:
    """Reads candidates from one parse."""

    def __init__(self, parse: Parse, slots: Slots, voices: Voices, lexicon: Lexicon) -> None:
        self.parse, self.slots, self.voices, self.lexicon = parse, slots, voices, lexicon
        self.clauses: Clauses = slots.clauses
        self.cast = slots.cast
        self.matcher = Matcher(parse, self.clauses, lexicon)
        self.status = StatusReader(parse, self.clauses, lexicon)
        self._utterance = lexicon.classes.get("utterance", frozenset())
        self._giving = {word for word, row in lexicon.verbs.items() if any(e.act and e.stance in _GIVING for e in row)}
        self._attitude = lexicon.classes.get("attitude", frozenset())
        self._cues = {v.attribution.cue_token: v for v in voices.all if v.attribution.cue_token is not None}

    def candidates(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """Yield the candidates of these tokens in text order, the best rival of each match only."""
        for token in tokens:
            for rivals in self.matcher.matches(token):
                readings = [(match, found) for match in rivals if (found := self._read(match))]
                if readings:
                    yield from max(readings, key=lambda reading: self._fit(*reading))[1]

    @staticmethod
    def _fit(match: Match, found: Sequence[Candidate]) -> tuple[int, bool, bool]:
        """Prefer the longer cue, then the frame whose constraints were met, then the one that says towards whom."""
        return len(match.cue), bool(match.entry.object or match.entry.subject), bool(found[0].targets)

    def _read(self, match: Match) -> list[Candidate]:
        voice = self.voices.of(match.token)
        entry = match.entry
        if entry.stance == "declare" and match.token.i in self._cues or not self._speaks(match) or self._own_claim(match, voice):
            return []
        holders = [h for h in self._holders(match, voice) if h[0].reason != "outlet"]
        if not holders:
            return []
        own = voice is not None and any(a.id in voice.actors for a in holders[0][0].actors)
        if not self._asserted(match, own):
            return []
        stance, negated = self._polarity(match)
        if stance is None:
            return []
        if isinstance(entry, VerbEntry) and entry.ahead and not self._ahead(match):
            return []
        if self._ahead(match):
            future = self.lexicon.defaults[stance].future
            stance = stance if future == "same" else future
        accused = [] if own or voice is None or stance not in _VIOLENT else self._speaker(voice)
        content = self._content(match)
        scope = self.parse.sentence(match.token).span
        status = self.status.read(match.head if isinstance(entry, Modal) else match.describer or match.token, content, scope)
        found = []
        everyone = Resolution(tuple(a for r, _ in holders for a in r.actors), holders[0][0].speaker)
        for holder, text in holders:
            targets, texts = self._targets(match, content, voice, everyone)
            if not targets and stance == "mobilize" and (host := self._hosted(match, voice, everyone)):
                stance, (targets, texts) = "pledge" if own and self._ahead(match) else "aid", host
            if not targets and stance in _MUTUAL:
                targets, texts = self._partners(holder, holders)
            if not targets and stance in _HARMS and status.condition_token is not None:
                targets, texts = self._provoker(self.parse.tokens[status.condition_token], voice, everyone)
            if not targets and stance in _PURPOSEFUL:
                targets, texts = self._helped(match.token, voice, everyone)
            if not targets:
                targets, texts = self._deeper(match, content, voice, everyone, status)
            if not targets and (isinstance(entry, Modal) or entry.stance == "consult"):
                continue
            if accused:
                stance, targets, texts, holder, text = "accuse", holder.actors, (text,), *accused[0]
            if isinstance(entry, NounEntry) and not self._full_noun(match, targets, content):
                continue
            asks = stance in _ASKING and not targets
            found.append(
                Candidate(
                    token=match.token,
                    cue=match.cue,
                    stance=stance,
                    holder=holder,
                    holder_text=text,
                    targets=targets,
                    target_texts=texts,
                    words=self.slots.words(content, match.head),
                    wants=entry.wants,
                    negated=negated,
                    rule=entry.rule,
                    confidence=entry.confidence,
                    voice=voice,
                    status=status,
                    seeks_target=not targets and ("answered" in entry.target or asks),
                    background=isinstance(entry, VerbEntry) and (entry.act or stance == "agree") and self.status.background(match.token),
                    needs_target=asks and (isinstance(entry, NounEntry) or match.token.lemma.lower() in _REFLEXIVE),
                    attributed=not (match.token.lemma.lower() in self._attitude and not own),
                )
            )
        return found

    @staticmethod
    def _partners(holder: Resolution, holders: Sequence[tuple[Resolution, str]]) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        """Those who meet each other: the partners of one subject are the others."""
        held = {a.id for a in holder.actors}
        others = [(r, text) for r, text in holders if not held & {a.id for a in r.actors}]
        return tuple(a for r, _ in others for a in r.actors), tuple(text for _, text in others)

    def _speaks(self, match: Match) -> bool:
        """An act needs a clause of its own: "Russia's invasion" is background, "launched an invasion" is not."""
        if not isinstance(match.entry, NounEntry):
            return True
        if match.light is not None and match.light.lemma == "have" and match.entry.stance != "consult":
            return match.entry.stance in _ASKING
        return match.entry.stance != "declare" and (match.light is not None or match.entry.stance not in _ACTS)

    def _own_claim(self, match: Match, voice: Voice | None) -> bool:
        """Praise of one's own demand ("our request is essential") belongs to the demand."""
        if not isinstance(match.entry, AdjectiveEntry) or match.describer is not None or voice is None:
            return False
        subject = self.clauses.grammatical_subject(match.head)
        if subject is None or subject.lemma.lower() not in self.lexicon.classes.get("proposal", frozenset()):
            return False
        return any(a.id in voice.actors for _, r in self.cast.owners(subject, depth=1) for a in r.actors)

    def _content(self, match: Match) -> Token | None:
        """Return what the stance is about; of "their demands include X" it is X."""
        if isinstance(match.entry, Modal):
            return match.head
        verb = self.parse.head(match.head)
        if isinstance(match.entry, NounEntry) and match.head.dep == "nsubj" and verb.lemma.lower() in _CONTAINING:
            return self.parse.child(verb, "xcomp", "ccomp", "obj")
        if match.describer is not None:
            return self._described(match.describer)
        return self.slots.content(match.entry.content, match.head)

    def _described(self, describer: Token) -> Token | None:
        """Return what "called X illegal" speaks of; the parser may take it for a complement."""
        return self.clauses.object(describer) or next(
            (t for t in self.parse.children(describer, "xcomp") if t.pos in ("NOUN", "PROPN")), None
        )

    def _provoker(self, condition: Token, voice: Voice | None, holder: Resolution) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        """A threat under a condition that names no one is aimed at whoever would fulfil the condition."""
        doer = self.clauses.subject(condition) if condition.pos in ("VERB", "AUX") else None
        if doer is not None:
            return self._named(doer, voice, holder)
        owners = self.cast.owners(condition)
        return self._named(owners[0][0], voice, holder) if owners else ((), ())

    def _hosted(self, match: Match, voice: Voice | None, holder: Resolution) -> tuple[tuple[Actor, ...], tuple[str, ...]] | None:
        """Return the ally on whose soil forces are placed, for whose defence they then are."""
        for case in ("in", "to", "into", "on"):
            place = self.slots.token(f"within:{case}", match.head)
            if place is None:
                continue
            hosts, texts = self._named(place, voice, holder)
            if hosts and all(self.cast.allied(holder.actors[0], host) for host in hosts):
                return hosts, texts
        return None

    def _deeper(
        self, match: Match, content: Token | None, voice: Voice | None, holder: Resolution, status: Status
    ) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        """Look for the target deeper inside the clause, but not in its condition."""
        if "none" in match.entry.target or isinstance(match.entry, Modal):
            return (), ()
        slots = [s for s in (*match.entry.target, *self.lexicon.defaults[match.entry.stance].target) if s.startswith("within:")]
        barred = (
            {t.i for t in self.parse.subtree(self.parse.tokens[status.condition_token])} if status.condition_token is not None else set()
        )
        for slot in slots:
            token = self.slots.token(slot, match.head, content)
            if token is not None and token.i not in barred and (found := self._named(token, voice, holder))[0]:
                return found
        return (), ()

    def _helped(self, verb: Token, voice: Voice | None, holder: Resolution) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        """Aid whose receiver only the purpose names: "will send missiles so that Georgia can defend itself"."""
        for clause in self.parse.children(verb, "advcl"):
            doer = self.parse.child(clause, "nsubj")
            if doer is not None and any(t.text.lower() in ("so", "that") for t in self.parse.children(clause, "mark", "advmod")):
                return self._named(doer, voice, holder)
        return (), ()

    def _full_noun(self, match: Match, targets: tuple[Actor, ...], content: Token | None) -> bool:
        """A nominalised stance stands by itself only when it says towards whom and what; with a light verb its clause says so."""
        clausal = content is not None and (content.pos == "VERB" or self.parse.child(content, "cop") is not None)
        if match.light is not None:
            return match.entry.stance not in _ASKING or content is not None or bool(targets)
        return content is not None and bool(targets) or clausal and match.entry.stance in _ASKING

    def _asserted(self, match: Match, own: bool) -> bool:
        entry = match.entry
        if isinstance(entry, NounEntry) and match.light is None:
            return True
        if isinstance(entry, Modal):
            return True
        act = isinstance(entry, VerbEntry) and entry.act
        return self.status.asserted(match.describer or (match.head if match.light is None else match.token), act=act, own_voice=own)

    def _ahead(self, match: Match) -> bool:
        """Tell whether an act is announced rather than done: "will withdraw", "plans to meet"."""
        predicate = self.status.predicate(match.token)
        if self.clauses.modal(predicate) in _FUTURE:
            return True
        planned = self.lexicon.classes.get("planned", frozenset())
        return self.clauses.infinitive(predicate) and self.parse.head(predicate).lemma.lower() in planned

    def _polarity(self, match: Match) -> tuple[str | None, bool]:
        """Return the stance after negation, None where a negated use says nothing, and whether it was negated."""
        heads = [match.describer or match.token, match.head]
        said = {part for word in match.entry.words for part in word.split("|")}
        if _NEGATIVE & said or not any(self.clauses.negated(t) for t in heads):
            return match.entry.stance, False
        turned = match.entry.negated
        return (None if turned == "drop" else match.entry.stance if turned == "same" else turned), True

    def _holders(self, match: Match, voice: Voice | None) -> list[tuple[Resolution, str]]:
        entry = match.entry
        if match.light is not None:
            return self._light_holders(match, voice)
        if isinstance(entry, NounEntry):
            return self._noun_holders(entry, match.head, voice)
        if isinstance(entry, Modal):
            return self._speaker(voice)
        if isinstance(entry, (AdjectiveEntry, Idiom)) and entry.holder == "speaker" or entry.target == ("subj",):
            if match.describer is not None:
                return self._subject(match.describer, voice)
            return self._speaker(voice)
        return self._subject(match.head, voice)

    def _light_holders(self, match: Match, voice: Voice | None) -> list[tuple[Resolution, str]]:
        assert match.light is not None and isinstance(match.entry, NounEntry)
        if not match.light.reversed:
            return self._subject(match.token, voice)
        for slot in match.entry.actor:
            token = self.slots.token(slot, match.head) or self.slots.token(slot.replace("nmod", "obl"), match.token)
            if token is not None and (found := self._as_holders(token, voice)):
                return found
        return []

    def _noun_holders(self, entry: NounEntry, noun: Token, voice: Voice | None) -> list[tuple[Resolution, str]]:
        for slot in entry.actor:
            token = self.slots.token(slot, noun)
            if token is not None and (found := self._as_holders(token, voice)):
                return found
        return []

    def _speaker(self, voice: Voice | None) -> list[tuple[Resolution, str]]:
        if voice is None:
            return []
        source = voice.attribution.source
        text = self.cast.text(self.parse.tokens[source]) if source is not None else ""
        return [(r, text) for r in voice.who]

    def _subject(self, verb: Token, voice: Voice | None) -> list[tuple[Resolution, str]]:
        subject = self.clauses.subject(verb)
        cue = self._cues.get(verb.i)
        if subject is None and cue is None and verb.lemma.lower() in self._giving and self.clauses.passive(verb):
            return self._speaker(voice)
        found = self._as_holders(subject, voice) if subject is not None else self._speaker(cue) if cue is not None else []
        return self._on_behalf(verb, found) or found

    def _on_behalf(self, verb: Token, speakers: Sequence[tuple[Resolution, str]]) -> list[tuple[Resolution, str]]:
        """ "He called on them, on behalf of the coalition": the represented hold it, the subject speaks."""
        for phrase in self.parse.children(verb, "obl", "nmod", "advcl"):
            for word in [phrase, *self.parse.children(phrase, "case", "fixed")]:
                if word.lemma.lower() == "behalf":
                    held = self.parse.child(phrase, "nmod") if word is phrase else phrase
                    speaker = next((r.speaker for r, _ in speakers), None)
                    return [(replace(r, speaker=speaker), self.cast.text(held)) for _, r in self.cast.who(held)] if held is not None else []
        return []

    def _as_holders(self, token: Token, voice: Voice | None) -> list[tuple[Resolution, str]]:
        if voice is not None and token.text.lower() in ("we", "i", "our", "us", "my"):
            return self._speaker(voice)
        text = self.cast.text(token)
        found = [(r, self.cast.text(t)) for t, r in self.cast.who(token)]
        if not found and token.lemma.lower() in self._utterance:
            found = [(r, text) for _, r in self.cast.owners(token, depth=1)] or self._speaker(voice)
        single = [(replace(r, actors=(actor,)), text) for r, text in found for actor in r.actors]
        return [(self._voiced(r, voice), text) for r, text in single]

    def _voiced(self, resolution: Resolution, voice: Voice | None) -> Resolution:
        """A country that its own minister speaks of is voiced by that minister."""
        if voice is not None and resolution.speaker is None:
            for source in voice.who:
                if source.speaker is not None and {a.id for a in source.actors} == {a.id for a in resolution.actors}:
                    return source
        return resolution

    def _targets(
        self, match: Match, content: Token | None, voice: Voice | None, holder: Resolution
    ) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        entry, head = match.entry, match.head
        slots = [s for s in entry.target if not s.startswith("within:")]
        if "none" in entry.target:
            return (), ()
        if match.light is not None and match.light.reversed:
            subject = self.clauses.grammatical_subject(match.token)
            return self._named(subject, voice, holder)
        if match.light is not None:
            slots += [s.replace("nmod:", "obl:") for s in entry.target]
            for at in (head, match.token):
                found = self.slots.actors(slots, at, content=content, voice=voice, holder=holder)
                if found[0]:
                    return found
            return (), ()
        if match.describer is not None:
            described = self._described(match.describer)
            found = self.slots.actors(entry.target, match.describer, content=described, voice=voice, holder=holder)
            return found if found[0] or described is None else self._named(described, voice, holder)
        if isinstance(entry, Modal):
            return self._named(self.clauses.grammatical_subject(head), voice, holder)
        return self.slots.actors(slots, head, content=content, voice=voice, holder=holder)

    def _named(self, token: Token | None, voice: Voice | None, holder: Resolution) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        if token is None:
            return (), ()
        held = {a.id for a in holder.actors}
        named = {a.id: a for r in self.slots.resolve(token, voice) if r.reason != "outlet" for a in r.actors if a.id not in held}
        return tuple(named.values()), (self.cast.text(token),) if named else ()


def entry_of(candidate: Candidate, lexicon: Lexicon) -> Entry | None:
    """Return the lexicon entry whose rule a candidate names, or None for a fallback."""
    tables = (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.idioms, lexicon.modals)
    return next((e for table in tables for row in table.values() for e in row if e.rule == candidate.rule), None)
