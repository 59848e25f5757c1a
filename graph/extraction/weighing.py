"""Weighs the candidates of a document: what a better one of the same clause and holder says already is dropped."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import token_set_ratio

from graph.core.stance import STANCES
from graph.extraction.candidate import ASKING, Candidate

SAME_CONTENT = 70  # similarity of two contents, 0 to 100, from which they are the same
_SPEECH_SENTENCES = 5
_NEIGHBOURS = (
    {"warn", "threaten"},
    {"demand", "appeal"},
    {"pledge", "aid"},
    {"criticize", "accuse"},
    {"agree", "pledge"},
    {"agree", "aid"},
)


def weigh(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop candidates that a better one of the same clause and holder says already, and nouns that a clause anywhere says more fully."""
    by_sentence: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_sentence[candidate.token.sentence].append(candidate)
    kept = [c for group in by_sentence.values() for c in _best(group)]
    clauses: dict[tuple[frozenset[str], frozenset[str]], list[Candidate]] = defaultdict(list)
    for candidate in kept:
        if not _bare_noun(candidate) and not candidate.headline:
            clauses[candidate.held, candidate.aimed].append(candidate)
    kept = [c for c in kept if not (_bare_noun(c) and any(_fuller(other, c) for other in clauses[c.held, c.aimed]))]
    kept.sort(key=lambda c: (c.token.i, c.holder.actors[0].id, c.rule, c.part))
    sentences = [c.token.sentence for c in kept]
    return [c for c in kept if not _goes_on(c, kept, sentences)]


def _best(group: Iterable[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in sorted(group, key=_merit, reverse=True):
        better = next((k for k in kept if _says_it(k, candidate)), None)
        if better is None:
            kept.append(candidate)
        elif candidate.status.conditional and not better.status.conditional:
            kept[kept.index(better)] = replace(better, status=candidate.status)
    return kept


def _merit(candidate: Candidate) -> tuple[float, ...]:
    specific = candidate.stance != "declare"
    return (specific, bool(candidate.targets), candidate.confidence, len(candidate.cue), -candidate.token.i)


def _says_it(kept: Candidate, other: Candidate) -> bool:
    if kept.held != other.held or (kept.token.i == other.token.i and kept.part != other.part):
        return False
    if kept.cue.overlaps(other.cue) or _judges(kept, other) or _judges(other, kept):
        return True
    if other.stance == "declare":
        return not other.standalone
    same_targets = kept.aimed == other.aimed or not other.targets
    if kept.stance == other.stance:
        return bool(kept.targets and not other.targets) or (same_targets and alike(kept.words, other.words))
    nested = kept.words in other.words or other.words in kept.words or alike(kept.words, other.words)
    return {kept.stance, other.stance} in _NEIGHBOURS and same_targets and nested


def _judges(verb: Candidate, word: Candidate) -> bool:
    """Tell whether a word of judgement only completes a verb of the same sign: "denounced the plan as unacceptable"."""
    completes = word.token.head == verb.token.i and word.token.pos == "ADJ" and word.token.dep in ("obl", "xcomp", "advcl")
    return completes and verb.token.pos == "VERB" and STANCES[verb.stance].sign == STANCES[word.stance].sign


def _goes_on(candidate: Candidate, kept: Sequence[Candidate], sentences: Sequence[int]) -> bool:
    """Tell whether a quoted saying only goes on with what its speaker has said just before or after: emphasis, examples, timing.

    `sentences` are those of `kept`, in order.
    """
    if candidate.stance != "declare" or candidate.voice is None or candidate.voice.attribution.kind != "direct":
        return False
    first = bisect_left(sentences, candidate.token.sentence - _SPEECH_SENTENCES)
    last = bisect_right(sentences, candidate.token.sentence + _SPEECH_SENTENCES)
    near = (c for c in kept[first:last] if c.stance != "declare")
    return any(c.held == candidate.held and c.holder.speaker == candidate.holder.speaker for c in near)


def _bare_noun(candidate: Candidate) -> bool:
    return candidate.token.pos in ("NOUN", "PROPN")


def _fuller(clause: Candidate, noun: Candidate) -> bool:
    family = ASKING if noun.stance in ASKING else {noun.stance}
    return clause.stance in family and alike(clause.words, noun.words)


def alike(one: str, other: str) -> bool:
    """Tell whether two contents are the same in other words."""
    return bool(token_set_ratio(one.lower(), other.lower()) >= SAME_CONTENT)
