"""One table from the label schemes of English pipelines to Universal Dependencies: relations, names, and the turns of the tree they need.

Universal Dependencies makes content words heads; the ClearNLP scheme of OntoNotes pipelines (`en_core_web_*`) hangs the noun from its
preposition and the predicate from its copula. The moves are: `lift`, the object of this preposition takes its place and the preposition
becomes its case or mark; `predicate`, this dependent of "be" becomes the head, with "be" as its copula.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["ud", "clearnlp"]
Move = Literal["", "lift", "predicate"]

# ClearNLP relation → (Universal Dependencies relation, move); a relation that is not here means the same in both.
CLEARNLP: dict[str, tuple[str, Move]] = {
    "ROOT": ("root", ""),
    "acomp": ("xcomp", "predicate"),
    "agent": ("obl:agent", "lift"),
    "attr": ("xcomp", "predicate"),
    "auxpass": ("aux:pass", ""),
    "csubjpass": ("csubj:pass", ""),
    "dative": ("iobj", "lift"),
    "dobj": ("obj", ""),
    "intj": ("discourse", ""),
    "meta": ("dep", ""),
    "neg": ("advmod", ""),
    "npadvmod": ("obl:unmarked", ""),
    "nsubjpass": ("nsubj:pass", ""),
    "oprd": ("xcomp", ""),
    "pcomp": ("ccomp", ""),
    "pobj": ("obl", ""),
    "poss": ("nmod:poss", ""),
    "preconj": ("cc:preconj", ""),
    "predet": ("det:predet", ""),
    "prep": ("obl", "lift"),
    "prt": ("compound:prt", ""),
    "quantmod": ("advmod", ""),
    "relcl": ("acl:relcl", ""),
}
NAMES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
TELLTALE = frozenset(("dobj", "pobj", "nsubjpass", "prep", "acomp"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


@dataclass(slots=True)
class Node:
    """A word under translation; `head` is an index into the same sequence, its own for a root."""

    dep: str
    head: int
    pos: str
    lemma: str


def scheme_of(labels: Iterable[str]) -> Scheme:
    """Return the scheme of a parser with these labels."""
    return "clearnlp" if TELLTALE & set(labels) else "ud"


def name_kind(label: str) -> str:
    """Return PER, ORG, LOC, or nothing for a label of a named-entity recogniser."""
    return NAMES.get(label, "")


def to_universal(nodes: Sequence[Node]) -> None:
    """Rewrite a ClearNLP tree in place as Universal Dependencies."""
    for i, node in enumerate(nodes):
        if CLEARNLP.get(node.dep, ("", ""))[1] == "predicate" and nodes[node.head].lemma == "be":
            _raise_predicate(nodes, i)
    for i, node in enumerate(nodes):
        if CLEARNLP.get(node.dep, ("", ""))[1] == "lift":
            _lift_object(nodes, i)
    for node in nodes:
        node.dep = CLEARNLP.get(node.dep, (node.dep, ""))[0]


def _raise_predicate(nodes: Sequence[Node], i: int) -> None:
    copula = nodes[i].head
    nodes[i].dep, nodes[i].head = nodes[copula].dep, i if nodes[copula].head == copula else nodes[copula].head
    for j, node in enumerate(nodes):
        if node.head == copula and j not in (i, copula):
            node.head = i
    nodes[copula].dep, nodes[copula].head = "cop", i


def _lift_object(nodes: Sequence[Node], i: int) -> None:
    objects = [j for j, n in enumerate(nodes) if n.head == i and n.dep in ("pobj", "pcomp") and j != i]
    if not objects:
        if nodes[i].dep == "prep":
            nodes[i].dep = "advmod"
        return
    first, above = objects[0], nodes[i].head
    clause = nodes[first].dep == "pcomp"
    nominal = above != i and nodes[above].pos in NOMINAL
    relation = {"agent": "obl:agent", "dative": "obl"}.get(nodes[i].dep, "nmod" if nominal else "obl")
    if clause:
        relation = "acl" if nominal else "advcl"
    nodes[first].dep, nodes[first].head = relation, above if above != i else first
    for j, node in enumerate(nodes):
        if node.head == i and j != first and j != i:
            node.head = first
    nodes[i].dep, nodes[i].head = "mark" if clause else "case", first
