"""Finds, elsewhere in the document, whom a stance that names nobody is directed at."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.core.stance import STANCES
from graph.extraction.candidate import ANSWERING, ASKING, Candidate
from graph.extraction.lexicon import Lexicon
from graph.extraction.opponents import Feuds
from graph.extraction.weighing import alike

_BLAMING = frozenset({"criticize", "accuse", "protest"})
_DOING = frozenset({"assault", "coerce", "mobilize", "sanction", "threaten"})
_FORCE = frozenset({"assault", "coerce"})
_NONE: frozenset[str] = frozenset()
_ACTING = frozenset({"assault", "coerce", "sanction", "mobilize"})
_HOSTILE = frozenset({"assault", "coerce", "mobilize", "threaten"})
_ANSWERED = {
    "deny": frozenset({"accuse", "criticize", "warn", "declare"}),
    "reject": frozenset({"demand", "appeal", "offer", "threaten", "accuse"}),
    "agree": frozenset({"demand", "appeal", "offer"}),
    "concede": frozenset({"demand", "appeal", "offer"}),
}
_NAMED = {
    "request": ASKING,
    "menace": frozenset({"threaten", "warn"}),
    "overture": frozenset({"offer"}),
    "charge": frozenset({"accuse", "criticize"}),
}
_CLAIMS = frozenset({"demand", "appeal", "offer", "threaten", "accuse", "criticize"})
_TAKING = frozenset({"reject", "agree", "demand", "appeal"})
_WELCOME = frozenset({"agree", "offer", "concede", "pledge", "aid"})
_REPROACHING = frozenset({"threaten", "criticize", "warn", "demand", "appeal", "reject", "deny"})
_SHARP = frozenset({"demand", "appeal", "accuse", "reject", "criticize", "sanction", "protest", "mobilize"})
_REACH = 60  # candidates: far more than an ordinary article has on either side
_BLAME_SENTENCES = 4
_VAGUE_WORDS = 4
_SHORT = 4  # letters
_ANYTHING = frozenset(STANCES) - {"consult"}
_HARD = frozenset(name for name, stance in STANCES.items() if stance.sign < 0)
_AGAINST = frozenset({"reject", "criticize", "warn", "mobilize", "sanction", "coerce", "assault"})


class Answers:
    """Fills in targets from what others say and do in the same document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._deeds = lexicon.classes["deed"]
        self._proposals = lexicon.classes.get("proposal", frozenset()) | lexicon.classes.get("claim", frozenset())
        self._peace = lexicon.classes["peace"]
        self._nouns = lexicon.nouns
        self._kinds = [(lexicon.classes.get(name, frozenset()), stances) for name, stances in _NAMED.items()]

    def find(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates, in text order, with the targets that the document tells; a demand said twice in a sentence is one."""
        found = list(candidates)
        feuds = Feuds(found)
        dropped: set[int] = set()
        for i, candidate in enumerate(found):
            if candidate.targets or candidate.stranger:
                continue
            others = [c for k, c in enumerate(found[max(0, i - _REACH) : i + _REACH], max(0, i - _REACH)) if k != i and k not in dropped]
            if candidate.stance in _HOSTILE and not candidate.status.conditional:
                found[i] = _opposed(candidate, others)
            elif candidate.stance in ASKING and candidate.seeks_target:
                asked = _asked(candidate, others)
                if asked is not None and asked.token.sentence == candidate.token.sentence and asked.held == candidate.held:
                    dropped.add(i)
                elif asked is not None:
                    found[i] = replace(candidate, targets=asked.targets, target_texts=asked.target_texts)
            elif candidate.stance == "offer":
                found[i] = _offered(candidate, others)
            elif candidate.stance == "support":
                found[i] = self._welcomed(candidate, others)
            elif candidate.stance in _BLAMING or candidate.seeks_target:
                found[i] = self._answering(candidate, others, feuds)
        found = [c for i, c in enumerate(found) if i not in dropped]
        return [c if self._soothing(c) else _beside(c, found[max(0, i - _REACH) : i + _REACH]) for i, c in enumerate(found)]

    def _soothing(self, candidate: Candidate) -> bool:
        """Tell whether something is asked that all sides are to keep: "called for calm"."""
        return candidate.stance in ASKING and self._hollow(candidate, self._peace)

    def _welcomed(self, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
        """Praise of "the agreement" or "the offer" goes to the partner, or to whoever made it."""
        if not self._hollow(candidate, self._proposals | self._deeds):
            return candidate
        earlier = [c for c in others if c.stance in _WELCOME and c.token.i < candidate.token.i]
        ours = [c for c in earlier if c.held & candidate.held and c.targets]
        if ours:
            return replace(candidate, targets=ours[-1].targets, target_texts=ours[-1].target_texts)
        return _at_holders_of(_nearest(candidate, [c for c in earlier if not c.held & candidate.held]), candidate, earlier)

    def _answering(self, candidate: Candidate, others: Sequence[Candidate], feuds: Feuds) -> Candidate:
        """An answer is directed at whoever made the demand, offer or charge; a reproach at whoever has just acted."""
        strangers = [c for c in others if not c.held & candidate.held]
        if candidate.stance in _BLAMING:
            answered = [c for c in others if c.held == candidate.held and c.token.i < candidate.token.i and _turned_down(c, candidate)]
            if answered and candidate.words.lower() in ("it", "this", "that", "them"):
                return replace(candidate, targets=answered[-1].targets, target_texts=answered[-1].target_texts)
            foe = feuds.directed(candidate) if self._vague(candidate) else candidate
            if foe.targets:
                return foe
            reach = candidate.token.sentence - _BLAME_SENTENCES
            deeds = self._acts(candidate) or (_HARD if candidate.bare else _ANYTHING if self._vague(candidate) else _DOING)
            claims = [c for c in strangers if c.stance in deeds and reach <= c.token.sentence <= candidate.token.sentence]
            return _at_holders_of(_nearest(candidate, claims, before=True), candidate, strangers)
        if candidate.stance == "deny" and self._hollow(candidate, self._proposals):
            told = [
                c
                for c in strangers
                if c.stance in _HOSTILE and c.aimed & candidate.held and c.token.sentence == candidate.token.sentence - 1
            ]
            if told:
                return _at_holders_of(told[-1], candidate, strangers)
        claims = [c for c in strangers if c.stance in _ANSWERED.get(candidate.stance, _CLAIMS)]
        for fits in self._preferences(candidate):
            claim = _nearest(candidate, [c for c in claims if fits(c)])
            if claim is not None and claim.token.i > candidate.token.i and (own := _refused(candidate, others)) is not None:
                return replace(candidate, targets=own.targets, target_texts=own.target_texts)
            if claim is not None and claim.token.i > candidate.token.i:
                foe = feuds.directed(candidate)
                if foe.targets:
                    return foe
            if claim is not None:
                return _at_holders_of(claim, candidate, strangers)
        if candidate.stance in ("reject", "deny"):
            charges = _AGAINST | (ASKING if candidate.stance == "deny" else frozenset())
            against = [c for c in strangers if c.stance in charges and c.aimed & candidate.held]
            last = _nearest(candidate, against, before=True)
            if last is None and self._vague(candidate):
                reach = candidate.token.sentence - _BLAME_SENTENCES
                last = _nearest(candidate, [c for c in strangers if c.stance in _DOING and c.token.sentence >= reach], before=True)
            if last is not None:
                return _at_holders_of(last, candidate, strangers)
        asking = (
            [c for c in strangers if c.stance == "demand" and (not c.targets or c.aimed & candidate.held)]
            if candidate.stance == "reject"
            else []
        )
        sole = _nearest(candidate, asking, before=not self._general(candidate)) if len({c.held for c in asking}) == 1 else None
        return _at_holders_of(sole, candidate, strangers)

    def _acts(self, candidate: Candidate) -> frozenset[str]:
        """Return the kinds of act that a reproach names: of "the raid" those of force."""
        words = [word.strip(" ,.'\"”") for word in candidate.words.lower().split()]
        entries = ((*self._nouns.get(word, ()), *self._nouns.get(word.removesuffix("s"), ())) for word in words)
        kinds = next((each for named in entries if (each := _ACTING & {e.stance for e in named})), _NONE)
        return _FORCE if kinds & _FORCE else kinds

    def _vague(self, candidate: Candidate) -> bool:
        """Tell whether no more is said of what is judged than that it is a decision, a step, a remark."""
        return candidate.bare or self._hollow(candidate, self._deeds)

    def _hollow(self, candidate: Candidate, nouns: frozenset[str]) -> bool:
        """Tell whether the content is little more than one of these nouns."""
        words = {word.strip(" ,.") for word in candidate.words.lower().split()}
        singular = words | {word.removesuffix("s") for word in words if len(word) > _SHORT}
        return bool(singular & nouns) and len(words) < _VAGUE_WORDS

    def _preferences(self, candidate: Candidate) -> list[Callable[[Candidate], bool]]:
        """Return tests of claims, best first: of the kind named and aimed at the holder, of the kind before, aimed at it, of the kind."""
        words = [word.strip(" ,.'\"”") for word in candidate.words.lower().split()]
        named = self._kind(words)
        kind = named or ASKING
        general = bool(named) or self._general(candidate)

        def told(claim: Candidate) -> bool:
            return general or alike(claim.words, candidate.words)

        put, pointing = ASKING | {"offer"}, general and words[:1] in (["this"], ["that"], ["these"], ["those"])
        return [
            lambda c: c.stance in put and c.token.sentence == candidate.token.sentence and c.token.i < candidate.token.i,
            lambda c: pointing and 0 <= candidate.token.sentence - c.token.sentence <= 1 and c.token.i < candidate.token.i,
            lambda c: c.stance in kind and bool(c.aimed & candidate.held),
            lambda c: c.stance in named and c.token.i < candidate.token.i and told(c),
            lambda c: bool(c.aimed & candidate.held) and (c.token.i < candidate.token.i or told(c)),
            lambda c: c.stance in kind and told(c),
            lambda c: c.stance in ASKING and general,
        ]

    def _general(self, candidate: Candidate) -> bool:
        """Tell whether a content is so short, or so worded, that it may mean any claim."""
        words = candidate.words.lower().split()
        return candidate.bare or not any(len(w) > _SHORT for w in words) or any(w.rstrip("s") in self._proposals for w in words)

    def _kind(self, words: Sequence[str]) -> frozenset[str]:
        """Return the stances of the kind of claim that the first of these words names which names one; none where none does."""
        for word in words:
            kinds = [stances for names, stances in self._kinds if word in names or word.removesuffix("s") in names]
            if kinds:
                return frozenset().union(*kinds)
        return frozenset()


def _nearest(candidate: Candidate, claims: Sequence[Candidate], *, before: bool = False) -> Candidate | None:
    earlier = [c for c in claims if c.token.i < candidate.token.i]
    return earlier[-1] if earlier else None if before or not claims else claims[0]


def _at_holders_of(claim: Candidate | None, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """Direct `candidate` at all who made the claim together."""
    if claim is None:
        return candidate
    makers = [c for c in others if c.token.i == claim.token.i and c.stance == claim.stance]
    actors = {a.id: a for c in makers for a in c.holder.actors}
    return replace(candidate, targets=tuple(actors.values()), target_texts=tuple(dict.fromkeys(c.holder_text for c in makers)))


def _refused(candidate: Candidate, others: Sequence[Candidate]) -> Candidate | None:
    """Return the last refusal of the same holder just before: "rejected the ultimatum of Chad. We will not give in"."""
    if candidate.stance != "reject":
        return None
    reach = candidate.token.sentence - _BLAME_SENTENCES
    own = [c for c in others if c.stance == "reject" and c.targets and c.held == candidate.held and c.token.sentence >= reach]
    return _nearest(candidate, own, before=True)


def _turned_down(claim: Candidate, verdict: Candidate) -> bool:
    """Tell whether a claim is turned down beside a verdict on it: "denied the charge, calling it absurd"."""
    return claim.stance in ("deny", "reject") and bool(claim.targets) and claim.token.sentence == verdict.token.sentence


def _asked(candidate: Candidate, others: Sequence[Candidate]) -> Candidate | None:
    """Return the nearest demand whose addressee a demand that names no one shares: its holder's own, else one with the same content."""
    asking = [c for c in others if c.stance in ASKING and c.targets]
    fits = [c for c in asking if c.held == candidate.held]
    fits = fits or [c for c in asking if not c.aimed & candidate.held and alike(c.words, candidate.words)]
    return min(fits, key=lambda c: abs(c.token.i - candidate.token.i), default=None)


def _beside(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A reproach or threat that names no one is meant for whom its holder addresses beside it; one of "the flights", also before it."""
    mere = candidate.stance in ASKING and not candidate.seeks_target
    if candidate.targets or candidate.stranger or mere or candidate.stance not in _REPROACHING:
        return candidate
    spoken = candidate.holder.speaker
    known = candidate.words.lower().startswith(("the ", "this ", "that ", "these ", "those "))
    near = 1 if candidate.stance == "demand" else 2 if known and candidate.stance in _BLAMING else 0
    near = 1 if candidate.stance in ANSWERING and spoken is not None else near
    same = [c for c in others if 0 <= candidate.token.sentence - c.token.sentence <= near and c.held == candidate.held and c.targets]
    same = [c for c in same if candidate.stance not in ANSWERING or c.holder.speaker == spoken]
    sharp = [c for c in same if c.stance in _SHARP]
    told = min(sharp, key=lambda c: abs(c.token.i - candidate.token.i), default=None)
    return candidate if told is None else replace(candidate, targets=told.targets, target_texts=told.target_texts)


def _offered(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """An offer that names no one is made to whoever takes it, turns it down or asked for it."""
    fits = [c for c in others if c.stance in _TAKING and c.aimed & candidate.held and not c.held & candidate.held]
    taker = min(fits, key=lambda c: abs(c.token.i - candidate.token.i), default=None)
    return candidate if taker is None else replace(candidate, targets=taker.holder.actors, target_texts=(taker.holder_text,))


def _opposed(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A hostile act that names no opponent is aimed at the one whom its holder fights, or is fought by, elsewhere in the document."""
    fighting = _HOSTILE - {"threaten"} if candidate.stance == "mobilize" else _HOSTILE | {"sanction"}
    hostile = [c for c in others if c.stance in fighting and c.targets]
    ours = [(c.targets, c.target_texts, c) for c in hostile if c.held & candidate.held and not c.aimed & candidate.held]
    theirs = [(c.holder.actors, (c.holder_text,), c) for c in hostile if c.aimed & candidate.held and not c.held & candidate.held]
    if not ours and not theirs:
        return candidate
    targets, texts, _ = min([*ours, *theirs], key=lambda each: abs(each[2].token.i - candidate.token.i))
    return replace(candidate, targets=targets, target_texts=texts)
