"""Finds, for each decision on a statement, the reading that it is about, also where the article or the rules have changed since."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio, token_set_ratio

from graph.core.decision import Decision, How, cue_words, squeeze
from graph.core.document import Document
from graph.core.statement import Statement
from graph.curation.words import NEAR, again, nearest, standing

_COPIED = 90  # similarity of two sentences of different documents, letter by letter, from which one counts as a copy of the other

Rename = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading as it is compared: its words, cue, and content under the ids that actors have after merging.

    `about` holds the words of what the stance is about, and whether it is conditional and negated.
    """

    document: str
    start: int
    words: str
    cue: str
    actor: str
    stance: str
    targets: frozenset[str]
    about: tuple[str, bool, bool] = ("", False, False)

    @classmethod
    def of(cls, part: Statement, rename: Rename) -> "Reading":
        """Return what a statement with one report is compared by."""
        report = part.reports[0]
        words, cue = squeeze(report.exact), squeeze(cue_words(report))
        targets = frozenset(rename(target.id) for target in part.targets)
        about = squeeze(report.content), part.conditional, part.negated
        return cls(report.document, report.span.start, words, cue, rename(part.actor.id), part.stance.id, targets, about)

    @property
    def content(self) -> tuple[str, str, frozenset[str]]:
        """Return who takes which stance towards whom."""
        return self.actor, self.stance, self.targets

    def distance(self, other: "Reading") -> int:
        """Return how far apart the two stand, in characters."""
        return abs(self.start - other.start)


@dataclass(frozen=True, slots=True)
class Match:
    """The number of the part that a decision is about, and how it was found; None where no part is."""

    part: int | None
    how: How


Cost = tuple[float, ...]
Found = tuple[Cost, int, How]


@dataclass(slots=True)
class Matcher:
    """One round of matching; a part belongs to one decision at most."""

    parts: Sequence[Reading]
    documents: Mapping[str, Document]
    taken: set[int] = field(default_factory=set)
    found: dict[str, Match] = field(default_factory=dict)
    _there: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, part in enumerate(self.parts):
            self._there.setdefault(part.document, []).append(number)

    def run(self, decisions: Mapping[str, tuple[Decision, Reading]]) -> dict[str, Match]:
        """Return the match of each decision (key → decision and what it was made on): the surest first, then the closest pairs."""
        for rank in (_exact, _moved, _recued, self._near, self._reread):
            pairs: list[tuple[Cost, str, int, How]] = []
            for key in decisions.keys() - self.found.keys():
                decision, old = decisions[key]
                free = [(number, self.parts[number]) for number in self._there.get(old.document, ()) if number not in self.taken]
                pairs += [(cost, key, number, how) for cost, number, how in rank(decision, old, free)]
            for _, key, number, how in sorted(pairs):
                self._take(key, number, how)
        left = [(key, *decisions[key]) for key in sorted(decisions.keys() - self.found.keys())]
        self._elsewhere([each for each in left if each[2].document not in self.documents])
        for key, decision, old in left:
            if key not in self.found:
                document = self.documents.get(old.document)
                there = document is not None and decision.verdict != "reject" and stands(decision, old.words, old.start, document)
                self.found[key] = Match(None, "kept" if there else "void")
        return self.found

    def _take(self, key: str, number: int, how: How) -> None:
        if key not in self.found and number not in self.taken:
            self.taken.add(number)
            self.found[key] = Match(number, how)

    def _stands(self, reading: Reading) -> bool:
        """Tell whether the very words still stand in their document."""
        document = self.documents.get(reading.document)
        return document is not None and nearest(reading.words, document.text, reading.start) is not None

    def _near(self, decision: Decision, old: Reading, free: Sequence[tuple[int, Reading]]) -> list[Found]:
        """A sentence that was changed a little, read in the same way; while the old words stand, no other sentence takes their place."""
        alike = [(number, part) for number, part in free if part.content == old.content]
        if not alike or self._stands(old):
            return []
        scores = [(token_set_ratio(part.words.lower(), old.words.lower()), number, part) for number, part in alike]
        return [((part.about != old.about, -score, old.distance(part)), number, "near") for score, number, part in scores if score >= NEAR]

    def _reread(self, decision: Decision, old: Reading, free: Sequence[tuple[int, Reading]]) -> list[Found]:
        """The same words, of the same actor, with another stance or other targets than before; what was rejected is gone then."""
        if decision.verdict == "reject":
            return []
        return [
            ((part.cue != old.cue, part.stance != old.stance, part.about != old.about, old.distance(part)), number, "reread")
            for number, part in free
            if part.words == old.words and part.actor == old.actor and (part.cue == old.cue or part.stance == old.stance)
        ]

    def _elsewhere(self, left: Sequence[tuple[str, Decision, Reading]]) -> None:
        """Look in other documents for readings whose own is gone: of the same words first, then of words that hardly differ."""
        alike: dict[object, list[int]] = {}
        for number, part in enumerate(self.parts):
            if left and number not in self.taken:
                alike.setdefault(part.content, []).append(number)
        for least in (100, _COPIED):
            for key, _, old in left:
                free = [number for number in alike.get(old.content, ()) if number not in self.taken]
                scores = [(ratio(self.parts[number].words, old.words, score_cutoff=least), -number) for number in free]
                score, number = max(scores, default=(0, 0))
                if score >= least:
                    self._take(key, -number, "elsewhere")


def stands(decision: Decision, words: str, start: int, document: Document) -> bool:
    """Tell whether the words that were decided on, or the passage that the decision gives as evidence, are still in `document`."""
    given = decision.change("evidence")
    return standing(words, document.text, start) is not None or bool(given and again(given, document.text, start))


def matched(
    parts: Sequence[Statement], decisions: Mapping[str, Decision], rename: Rename, documents: Mapping[str, Document]
) -> dict[str, Match]:
    """Return what each decision on a statement is about, by its key; `parts` are statements with one report each."""
    on = {key: (each, Reading.of(each.reading, rename)) for key, each in decisions.items() if each.reading and each.subject == "statement"}
    return Matcher([Reading.of(part, rename) for part in parts], documents).run(on)


def _exact(decision: Decision, old: Reading, free: Sequence[tuple[int, Reading]]) -> list[Found]:
    return [((0,), number, "exact") for number, part in free if part == old]


def _moved(decision: Decision, old: Reading, free: Sequence[tuple[int, Reading]]) -> list[Found]:
    """The same words, cue and content at another place; if the words say two things by one cue, what they are about tells these apart."""
    wanted = old.words, old.cue, old.content
    return [_shifted(old, part, number) for number, part in free if (part.words, part.cue, part.content) == wanted]


def _recued(decision: Decision, old: Reading, free: Sequence[tuple[int, Reading]]) -> list[Found]:
    """The same words and content, found by another word of the sentence."""
    return [_shifted(old, part, number) for number, part in free if (part.words, part.content) == (old.words, old.content)]


def _shifted(old: Reading, part: Reading, number: int) -> Found:
    distance = old.distance(part)
    return (part.about != old.about, distance), number, "moved" if distance else "exact"
