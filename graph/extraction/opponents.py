"""Whom a stance is meant for that names nobody, where not even an answer says so: whom its holder is at odds with in the document."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from graph.core.entity import Actor
from graph.core.stance import STANCES
from graph.extraction.candidate import ASKING, Candidate

_T = TypeVar("_T", bound=Hashable)
_AIMED = frozenset({"criticize", "accuse", "deny", "reject", "threaten", "demand", "warn", "protest", "sanction"})
_REPROACHING = frozenset({"criticize", "accuse"})
_MEDIATING = frozenset({"offer", "appeal"})
_OWN, _OTHERS = 2, 1  # how much a stance says of whom its holder is at odds with, and of whom those it is directed at are
_ENOUGH = 2
_STRETCH = 4  # sentences: who is at odds in this stretch of the text or the next counts twice
_INFERRED = 0.75  # of its confidence is left to a stance whose target no word of it names
_PRONOUN = re.compile(r"\b(?:they|he|she|you|anyone|anybody|someone|somebody)\b", re.IGNORECASE)


class Feuds:
    """Who is at odds with whom, by the hostile stances of a document whose targets are known."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._odds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._near: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        self._names: dict[str, tuple[Actor, str]] = {}
        pairs: Counter[frozenset[str]] = Counter()
        blamed: Counter[str] = Counter()
        for candidate in candidates:
            if not candidate.targets or STANCES[candidate.stance].sign >= 0:
                continue
            for actor, text in _named(candidate):
                self._names.setdefault(actor.id, (actor, text))
            for holder in candidate.held:
                for target in candidate.aimed - candidate.held:
                    for one, other, weight in ((holder, target, _OWN), (target, holder, _OTHERS)):
                        self._odds[one][other] += weight
                        self._near[one, candidate.token.sentence // _STRETCH][other] += weight
                    pairs[frozenset((holder, target))] += 1
            blamed.update(candidate.aimed if candidate.stance != "deny" else ())
        self._blamed = _most(blamed)
        self._pair = sorted(_most(pairs) or ())

    def directed(self, candidate: Candidate) -> Candidate:
        """Return a candidate that names nobody with the target that the feuds of its document tell, itself where they tell none.

        A hostile stance is directed at its holder's opponent, a reproach by one who has none at whom most in the document is directed,
        and what an outsider offers or asks for at the two who are most at odds with each other.
        """
        if candidate.targets or candidate.stranger or candidate.headline:
            return candidate
        if candidate.stance in _MEDIATING and not candidate.needs_target:
            return self._between(candidate)
        if _bound(candidate) or (candidate.stance in ASKING and not candidate.seeks_target):
            return candidate
        return self._against(candidate) if candidate.stance in _AIMED else candidate

    def _between(self, candidate: Candidate) -> Candidate:
        others = [each for each in self._pair if each not in candidate.held]
        spoken = [each for each in others if self._names[each][0].name in candidate.words]
        private = any(actor.kind == "person" for actor in candidate.holder.actors)
        return candidate if private else self._at(candidate, spoken or others)

    def _against(self, candidate: Candidate) -> Candidate:
        here = candidate.token.sentence // _STRETCH
        stretches = [self._near.get((each, place), Counter()) for each in sorted(candidate.held) for place in (here - 1, here, here + 1)]
        odds: Counter[str] = sum((self._odds.get(each, Counter()) for each in sorted(candidate.held)), Counter())
        target = _most(sum(stretches, odds))
        target = target if target is not None and odds[target] >= _ENOUGH else None
        if not odds and candidate.stance in _REPROACHING and self._blamed not in candidate.held:
            target = self._blamed
        return self._at(candidate, [target]) if target is not None and target not in candidate.held else candidate

    def _at(self, candidate: Candidate, targets: Sequence[str]) -> Candidate:
        if not targets:
            return candidate
        actors, texts = zip(*(self._names[each] for each in targets), strict=True)
        return replace(candidate, targets=actors, target_texts=texts, confidence=candidate.confidence * _INFERRED)


def opposed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those that name nobody directed at whom the feuds of their document tell."""
    feuds = Feuds(candidates)
    return [feuds.directed(candidate) for candidate in candidates]


def _bound(candidate: Candidate) -> bool:
    """Tell whether a stance holds under a condition that names somebody or something: "if the West attacks", not "if they attack"."""
    condition = candidate.status.condition or ""
    return candidate.status.conditional and _PRONOUN.search(condition) is None


def _named(candidate: Candidate) -> Iterator[tuple[Actor, str]]:
    """Yield everyone whom a candidate names, with the words that do."""
    for actor in candidate.holder.actors:
        yield actor, candidate.holder_text
    texts = candidate.target_texts
    for place, actor in enumerate(candidate.targets):
        yield actor, texts[min(place, len(texts) - 1)]


def _most(odds: Counter[_T]) -> _T | None:
    """Return the one counted most, None where another is as much or it is too little."""
    ranked = odds.most_common(2)
    alone = ranked and ranked[0][1] >= _ENOUGH and (len(ranked) < 2 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if alone else None
