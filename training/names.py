"""Names of persons, organisations and places for the entity recogniser: Universal NER as it is, and GUM's entities cut down to the name."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from training.conllu import TaggedSentence, TreeSentence, Word, paragraphs, read_gum, read_iob2
from training.corpus import CURLY_SHARE, curly, save, vocabulary

GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
JOINS = frozenset(["of", "the", "and", "for", "on", "in", "de", "&", "'s", "-"])
INSIDE = frozenset(("compound", "amod", "flat", "nmod:poss", "case", "punct", "nmod", "conj"))
SIZE = 6


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A named entity: words [first, last) of a sentence, and PER, ORG or LOC."""

    first: int
    last: int
    kind: str


def tagged_names(tags: Sequence[str]) -> list[Name]:
    """Return the names of IOB2 tags, without those of no kind we learn (OTH)."""
    names: list[Name] = []
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, found = tag.partition("-")
        if kind and (prefix != "I" or found != kind):
            names.append(Name(start, i, kind))
            kind = ""
        if not kind and found in GUM_KINDS.values():
            start, kind = i, found
    return names


def _entities(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield first word, last word and type of each entity that GUM's MISC column brackets."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(words):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for bracket in re.finditer(r"\(([^()]*)(\))?|([^()]+)\)", found.group(1) if found else ""):
            if bracket.group(1) is not None:
                identifier, _, rest = bracket.group(1).partition("-")
                kind = rest.partition("-")[0]
                if bracket.group(2):
                    yield i, i, kind
                else:
                    opened.setdefault(identifier, []).append((i, kind))
            elif opened.get(bracket.group(3)):
                first, kind = opened[bracket.group(3)].pop()
                yield first, i, kind


def _under(words: Sequence[Word], i: int, top: int) -> bool:
    for _ in words:
        if i == top:
            return True
        if i < 0:
            return False
        i = words[i].head
    return False


def _person(words: Sequence[Word], head: int, first: int, last: int) -> tuple[int, int]:
    left = right = head
    while right < last and left <= words[right + 1].head <= right and words[right + 1].dep in ("flat", "goeswith"):
        right += 1
    while (
        left > first
        and words[left - 1].upos == "PROPN"
        and words[left - 1].dep in ("compound", "flat")
        and words[left - 1].form[:1].isupper()
    ):
        left -= 1
    return left, right


def _given(word: Word) -> bool:
    return word.upos == "PROPN" and word.dep in ("compound", "flat") and word.form[:1].isupper()


def _thing(words: Sequence[Word], head: int, first: int, last: int) -> tuple[int, int]:
    left = right = head
    while left > first and _leads(words, left - 1) and _under(words, left - 1, head):
        left -= 1
    while right < last:
        nearby = words[right + 1]
        named = nearby.form[:1].isupper() or (nearby.dep in ("flat", "nummod", "compound") and nearby.head >= left)
        if named and _under(words, right + 1, head):
            right += 1
            continue
        after = right + 1
        while after <= last and words[after].form.lower() in JOINS:
            after += 1
        if not (right + 1 < after <= min(last, right + 3) and words[after].form[:1].isupper() and _under(words, after, head)):
            break
        right = after
    return left, right


def _leads(words: Sequence[Word], i: int) -> bool:
    return words[i].form[:1].isupper() and words[i].dep in INSIDE and words[i].form not in ("The", "A", "An")


def gum_names(words: Sequence[Word]) -> list[Name]:
    """Return the names inside GUM's entity spans: a proper noun as head, cut to the name itself, the longest of any that overlap."""
    found = set()
    for first, last, kind in _entities(words):
        heads = [i for i in range(first, last + 1) if not first <= words[i].head <= last]
        if kind in GUM_KINDS and len(heads) == 1 and words[heads[0]].upos == "PROPN":
            cut = _person if kind == "person" else _thing
            left, right = cut(words, heads[0], first, last)
            found.add(Name(left, right + 1, GUM_KINDS[kind]))
    names: list[Name] = []
    for name in sorted(found, key=lambda n: (n.first - n.last, n)):
        if all(name.last <= other.first or other.last <= name.first for other in names):
            names.append(name)
    return sorted(names)


Annotated = tuple[Sequence[str], Sequence[bool], list[Name]]


def name_doc(vocab: Any, sentences: Iterable[Annotated], *, typographic: bool = False) -> Any:
    """Return one spaCy Doc of sentences given as forms, spaces and names."""
    from spacy.tokens import Doc, Span

    forms: list[str] = []
    spaces: list[bool] = []
    names: list[Name] = []
    for own_forms, own_spaces, own_names in sentences:
        names += [Name(n.first + len(forms), n.last + len(forms), n.kind) for n in own_names]
        forms += own_forms
        spaces += [*own_spaces[:-1], True]
    doc = Doc(vocab, words=curly(forms, spaces) if typographic else forms, spaces=spaces)
    doc.set_ents([Span(doc, n.first, n.last, label=n.kind) for n in names], default="outside")
    return doc


def uner_runs(sentences: Iterable[TaggedSentence], size: int = SIZE) -> Iterator[list[Annotated]]:
    """Yield runs of at most `size` sentences of one document."""
    run: list[Annotated] = []
    document = ""
    for sentence in sentences:
        if run and (sentence.document != document or len(run) >= size):
            yield run
            run = []
        document = sentence.document
        run.append((sentence.words, sentence.spaces, tagged_names(sentence.tags)))
    if run:
        yield run


def gum_runs(sentences: Iterable[TreeSentence]) -> Iterator[list[Annotated]]:
    """Yield the paragraphs of GUM with derived names."""
    for run in paragraphs(sentences, size=SIZE):
        yield [([w.form for w in s.words], [w.space for w in s.words], gum_names(s.words)) for s in run]


def convert_names(treebanks: Path, work: Path, seed: int) -> str:
    """Write corpus/names-train.spacy and corpus/names-dev.spacy; return a line for the log."""
    vocab, chance = vocabulary(), random.Random(seed)
    runs = chain(uner_runs(read_iob2(treebanks / "uner_train.iob2")), gum_runs(read_gum(treebanks / "gum", "train")))
    train = [name_doc(vocab, run, typographic=chance.random() < CURLY_SHARE) for run in runs]
    chance.shuffle(train)
    learnt = save(work / "names-train.spacy", train)
    held = save(work / "names-dev.spacy", (name_doc(vocab, run) for run in uner_runs(read_iob2(treebanks / "uner_dev.iob2"))))
    return f"train {learnt[1]} tokens, {sum(len(d.ents) for d in train)} names; dev {held[1]} tokens"
