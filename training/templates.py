"""Generates sentences with exact trees from `grammar.yaml`, half of them round clauses of the treebanks."""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from training.conllu import Word
from training.lexicon import Slots, Treebank, collect_slots

GRAMMAR = Path(__file__).parent / "grammar.yaml"
CHANCE_OF_OPTION = 1 / 3
MOST_WORDS = 50
UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "RB": "ADV", "RP": "ADP", "IN": "ADP", "DT": "DET",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "CC": "CCONJ", "TO": "PART", "POS": "PART", "MD": "AUX", "CD": "NUM",
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
}  # fmt: skip
PUNCTUATION = {",": ",", ".": ".", "“": "``", "”": "''", ":": ":"}
CLOSES_UP = frozenset([",", ".", "”", "'s", "’s"])


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a rule: `kind` is rule, list, slot, word or mark."""

    kind: str
    name: str
    xpos: str = ""
    upos: str = ""
    dep: str = ""
    head: bool = False
    optional: bool = False


def parse_element(text: str) -> Element:
    """Read one element of the grammar.

    Raises ValueError when it has no tag and is no rule, slot or punctuation.
    """
    if text in PUNCTUATION:
        return Element("mark", text, PUNCTUATION[text], "PUNCT", "punct")
    found = re.fullmatch(r"([$%@]?)([^/=*?\s]+)(?:/([^/=*?]+))?(?:/([A-Z]+))?(?:=([a-z:]+))?(\*?)(\??)", text)
    if not found:
        raise ValueError(f"grammar: cannot read the element {text!r}")
    sigil, name, xpos, upos, dep, head, optional = (part or "" for part in found.groups())
    kind = {"$": "rule", "%": "list", "@": "slot", "": "word"}[sigil]
    if kind in ("list", "word") and not (upos or xpos in UPOS):
        raise ValueError(f"grammar: {text!r} needs a tag")
    return Element(kind, name, xpos, upos or UPOS.get(xpos, ""), dep, bool(head), bool(optional))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its tree; `root` is the index of its head, `dep` the relation it brings along."""

    words: tuple[Word, ...]
    root: int = 0
    dep: str = ""


def join(parts: list[tuple[Phrase, str]], head: int) -> Phrase:
    """Hang all parts from part number `head` by their relations."""
    starts, total = [], 0
    for phrase, _ in parts:
        starts.append(total)
        total += len(phrase.words)
    top = starts[head] + parts[head][0].root
    words: list[Word] = []
    for i, (phrase, dep) in enumerate(parts):
        for j, word in enumerate(phrase.words):
            if j != phrase.root:
                words.append(replace(word, head=word.head + starts[i]))
            else:
                words.append(word if i == head else replace(word, head=top, dep=dep))
    return Phrase(tuple(words), top, parts[head][1])


class Grammar:
    """The rules and word lists, and one source of chance; `sentence()` gives a new tree at each call."""

    def __init__(self, slots: Slots, treebank: Treebank, seed: int, path: Path = GRAMMAR) -> None:
        import yaml

        tables = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.lists: dict[str, list[str]] = tables["words"]
        self.rules = {name: [self._rule(name, row) for row in rows] for name, rows in tables["rules"].items()}
        self.slots, self.treebank, self.chance = slots, treebank, random.Random(seed)
        self._check()

    @staticmethod
    def _rule(name: str, row: str) -> tuple[int, tuple[Element, ...]]:
        weight, *elements = row.split()
        parsed = tuple(map(parse_element, elements))
        if sum(e.head for e in parsed) != 1:
            raise ValueError(f"grammar: {name}: {row!r} must have one head")
        return int(weight), parsed

    def _check(self) -> None:
        tables: dict[str, Iterable[str]] = {"rule": self.rules, "list": self.lists, "slot": Slots.NAMES}
        for name, rows in self.rules.items():
            for element in (e for _, elements in rows for e in elements):
                if element.name not in tables.get(element.kind, (element.name,)):
                    raise ValueError(f"grammar: {name}: there is no {element.kind} {element.name!r}")

    def expand(self, rule: str) -> Phrase:
        """Return a phrase of this rule."""
        rows = self.rules[rule]
        elements = self.chance.choices([e for _, e in rows], weights=[w for w, _ in rows])[0]
        kept = [e for e in elements if not e.optional or self.chance.random() < CHANCE_OF_OPTION]
        parts = []
        for element in kept:
            phrase = self._phrase(element)
            parts.append((phrase, element.dep or phrase.dep or "dep"))
        head = next(i for i, e in enumerate(kept) if e.head)
        parts[head] = (parts[head][0], kept[head].dep or parts[head][0].dep)
        return join(parts, head)

    def _phrase(self, element: Element) -> Phrase:
        if element.kind == "rule":
            return self.expand(element.name)
        if element.name in ("gold", "goldlower"):
            return self._gold(lower=element.name == "goldlower")
        xpos, upos = element.xpos, element.upos
        form = base = element.name
        if element.kind == "list":
            base = self.chance.choice(self.lists[form])
            form = self.treebank.inflect(base, xpos, upos)
        elif element.kind == "slot":
            form = self.chance.choice(self.slots.of(form))
            xpos, upos = xpos or "NNP", upos or "PROPN"
        lemma, feats = self.treebank.analysis(form, xpos, upos)
        if upos == "VERB" and element.kind == "list":
            lemma = base
        return Phrase((Word(form, lemma, upos, xpos, feats, -1, element.dep),))

    def _gold(self, *, lower: bool) -> Phrase:
        words, root = self.chance.choice(self.slots.clauses)
        first = words[0]
        if lower and first.upos != "PROPN" and first.form != "I" and first.form[1:].islower():
            words = (replace(first, form=first.form.lower()), *words[1:])
        return Phrase((*words[:-1], replace(words[-1], space=True)), root)

    def sentence(self) -> tuple[Word, ...]:
        """Return a new sentence that reads well: not too long, no doubled commas, a capital first."""
        while True:
            phrase = self.expand("sentence")
            forms = [w.form for w in phrase.words]
            pairs = set(pairwise(forms))
            if len(forms) <= MOST_WORDS and not pairs & {(",", ","), (",", "."), (".", ".")} and forms[0] != ",":
                return _finished(phrase)


def _finished(phrase: Phrase) -> tuple[Word, ...]:
    words = list(phrase.words)
    words[phrase.root] = replace(words[phrase.root], head=-1, dep="root")
    first = 1 if words[0].form == "“" else 0
    words[first] = replace(words[first], form=words[first].form[:1].upper() + words[first].form[1:])
    for i, word in enumerate(words[:-1]):
        if words[i + 1].form in CLOSES_UP or word.form == "“":
            words[i] = replace(word, space=False)
    return tuple(words)


def with_quotes(words: Iterable[Word], *, straight: bool) -> tuple[Word, ...]:
    """Return the words with straight or with typographic quotation marks and apostrophes."""
    table = str.maketrans("“”’", '""\'') if straight else str.maketrans("'", "’")
    return tuple(replace(w, form=w.form.translate(table)) for w in words)


def generate(grammar: Grammar, count: int, seed: int) -> Iterator[list[tuple[Word, ...]]]:
    """Yield paragraphs of one to four generated sentences, `count` sentences in all, four in ten of them with straight quotes."""
    chance = random.Random(seed)
    while count > 0:
        size = min(count, chance.choices((1, 2, 3, 4), weights=(6, 2, 1, 1))[0])
        straight, titled = chance.random() < 0.4, chance.random() < 0.08
        run = [grammar.sentence() for _ in range(size)]
        if titled:
            run = [_title_case(run[0])]
        yield [with_quotes(s, straight=straight) for s in run]
        count -= len(run)


def _title_case(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Write a sentence as headlines are often printed: content words with a capital, no full stop."""
    kept = words[:-1] if words[-1].form == "." else words
    if len(kept) > 16:
        return words
    small = ("ADP", "CCONJ", "DET", "PART")
    return tuple(w if w.upos in small and i else replace(w, form=w.form[:1].upper() + w.form[1:]) for i, w in enumerate(kept))


def write_templates(treebanks: Path, target: Path, *, count: int, seed: int) -> str:
    """Write `count` generated sentences as a spaCy DocBin; return a line for the log."""
    from training.corpus import save, training_sentences, tree_doc, vocabulary

    sentences = list(training_sentences(treebanks))
    slots = collect_slots(sentences)
    grammar, vocab = Grammar(slots, Treebank(sentences), seed), vocabulary()
    docs, tokens = save(target, (tree_doc(vocab, run) for run in generate(grammar, count, seed)))
    return f"{count} sentences in {docs} paragraphs, {tokens} tokens, around {len(slots.clauses)} clauses of the treebanks"
