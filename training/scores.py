"""Scores of a parse against a treebank: tags, attachments, sentences, clause skeletons, names. All are counts, so that parts add up."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

OBJECTS = ("obj", "iobj")
COMPLEMENTS = ("ccomp", "xcomp")


@dataclass(frozen=True, slots=True)
class Node:
    """A word as scoring sees it: characters [start, end), tags, lemma, the start of its head (its own for a root), relation."""

    start: int
    end: int
    upos: str
    xpos: str
    lemma: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The words and sentence spans of one paragraph."""

    nodes: tuple[Node, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Tally:
    """Right, found and wanted counts by measure."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, found: Collection[object], wanted: Collection[object]) -> None:
        """Count two sets."""
        self.right[measure] += len(set(found) & set(wanted))
        self.found[measure] += len(found)
        self.wanted[measure] += len(wanted)

    def f(self, measure: str) -> float:
        """Return the harmonic mean of precision and recall; accuracy where found and wanted are the same words."""
        return 2 * self.right[measure] / max(1, self.found[measure] + self.wanted[measure])

    def precision(self, measure: str) -> float:
        """Return the share of what was found that is right."""
        return self.right[measure] / max(1, self.found[measure])

    def recall(self, measure: str) -> float:
        """Return the share of what was wanted that was found."""
        return self.right[measure] / max(1, self.wanted[measure])


def universal(dep: str) -> str:
    """Return a relation with the root written as the treebanks write it."""
    return "root" if dep == "ROOT" else dep


def score_trees(pairs: Iterable[tuple[Tree, Tree]], verbs: Collection[str]) -> Tally:
    """Score (found, wanted) trees of the same text."""
    tally = Tally()
    for found, wanted in pairs:
        for name, view in (
            ("tokens", _span),
            ("UPOS", _upos),
            ("XPOS", _xpos),
            ("lemma", _lemma),
            ("UAS", _unlabelled),
            ("LAS", _labelled),
        ):
            tally.add(name, [view(n) for n in found.nodes], [view(n) for n in wanted.nodes])
        words = [[n for n in tree.nodes if n.dep != "punct"] for tree in (found, wanted)]
        tally.add("LAS without punctuation", [_labelled(n) for n in words[0]], [_labelled(n) for n in words[1]])
        tally.add("sentences", found.sentences, wanted.sentences)
        for dep in ("nsubj", "obj", "iobj", "ccomp", "xcomp", "obl", "obl:agent", "nmod:poss", "appos", "conj", "advcl"):
            tally.add(dep, *([_labelled(n) for n in tree.nodes if n.dep == dep] for tree in (found, wanted)))
        _score_clauses(tally, found, wanted, verbs)
    return tally


def _span(node: Node) -> tuple[int, int]:
    return node.start, node.end


def _upos(node: Node) -> tuple[int, int, str]:
    return node.start, node.end, node.upos


def _xpos(node: Node) -> tuple[int, int, str]:
    return node.start, node.end, node.xpos


def _lemma(node: Node) -> tuple[int, int, str]:
    return node.start, node.end, node.lemma.lower()


def _unlabelled(node: Node) -> tuple[int, int, int]:
    return node.start, node.end, node.head


def _labelled(node: Node) -> tuple[int, int, int, str]:
    return node.start, node.end, node.head, node.dep


Skeleton = tuple[frozenset[int], frozenset[int], frozenset[int]]


def skeletons(tree: Tree) -> dict[int, Skeleton]:
    """Return, for each word by its start, the starts of its subjects, objects and clausal complements."""
    slots: dict[int, tuple[set[int], set[int], set[int]]] = {n.start: (set(), set(), set()) for n in tree.nodes}
    for node in tree.nodes:
        bare = node.dep.partition(":")[0]
        number = 0 if bare == "nsubj" else 1 if bare in OBJECTS else 2 if bare in COMPLEMENTS else -1
        if number >= 0 and node.head in slots and node.head != node.start:
            slots[node.head][number].add(node.start)
    return {start: (frozenset(a), frozenset(b), frozenset(c)) for start, (a, b, c) in slots.items()}


def _score_clauses(tally: Tally, found: Tree, wanted: Tree, verbs: Collection[str]) -> None:
    ours, theirs = skeletons(found), skeletons(wanted)
    for node in wanted.nodes:
        if node.upos != "VERB" or node.lemma.lower() not in verbs:
            continue
        gold, got = theirs[node.start], ours.get(node.start)
        gentle = got is not None and gold[0] <= got[0] and gold[1] == got[1] and gold[2] <= got[2]
        for name, right in (("clauses", got == gold), ("clauses, gentle", gentle)):
            tally.add(name, [1] if right else [], [1])
            tally.found[name] += not right


def score_names(pairs: Iterable[tuple[Sequence[object], Sequence[object]]]) -> Tally:
    """Score lists of (start, end, kind) of the same text; kinds are counted apart as well."""
    tally = Tally()
    for found, wanted in pairs:
        tally.add("names", found, wanted)
        for kind in ("PER", "ORG", "LOC"):
            tally.add(kind, *([n for n in names if kind in (n if isinstance(n, tuple) else ())] for names in (found, wanted)))
    return tally
