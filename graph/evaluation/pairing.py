"""Which predicted statement stands for which coded one: pairs one to one, best first, within a document and where evidence overlaps."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.core.stance import STANCES
from graph.evaluation.folding import Evidence, fold, fold_name
from graph.evaluation.reading import Row


@dataclass(frozen=True, slots=True)
class Claim:
    """A row as it is compared: folded names, the sign of its stance (None for a stance that is none), and folded evidence."""

    row: Row
    actor: str
    targets: frozenset[str]
    sign: int | None
    evidence: Evidence

    @classmethod
    def of(cls, row: Row, document: str | None) -> "Claim":
        """Fold a row; `document` is the folded text it is from, None when that is not at hand."""
        known = STANCES.get(row["stance"])
        targets = frozenset(map(fold_name, row["targets"]))
        return cls(row, fold_name(row["actor"]), targets, known.sign if known else None, Evidence.of(row["evidence"], document))


@dataclass(frozen=True, slots=True)
class Likeness:
    """In what two claims are alike; `shared` is the share of the shorter evidence that both have."""

    actor: bool
    stance: bool
    sign: bool
    targets: bool
    some_target: bool
    shared: float = 0.0

    @classmethod
    def of(cls, gold: Claim, found: Claim) -> "Likeness":
        """Compare two claims."""
        return cls(
            gold.actor == found.actor,
            gold.row["stance"] == found.row["stance"],
            gold.sign == found.sign,
            gold.targets == found.targets,
            bool(gold.targets & found.targets),
            gold.evidence.shared(found.evidence),
        )

    @property
    def relaxed(self) -> bool:
        """Tell whether actor and sign agree, and a target is shared or neither side has one."""
        return self.actor and self.sign and (self.targets or self.some_target)

    @property
    def core(self) -> bool:
        """Tell whether actor, stance and all targets agree."""
        return self.actor and self.stance and self.targets

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Return what the best pair has most of: core, then relaxed, then a sum of all that is alike, half of it for lesser likeness."""
        return self.core, self.relaxed, self.actor + self.stance + self.targets + 0.5 * (self.some_target + self.sign + self.shared)


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted claim that stands for a coded one; `gold` and `found` are their positions among the claims."""

    gold: int
    found: int
    likeness: Likeness


def claims(rows: Sequence[Row], documents: Mapping[str, str]) -> list[Claim]:
    """Fold rows in their order; `documents` holds folded texts by id."""
    return [Claim.of(row, documents.get(row["doc"])) for row in rows]


def folded(documents: Mapping[str, str], rows: Sequence[Row]) -> dict[str, str]:
    """Return the folded texts of those documents that `rows` are from."""
    return {name: fold(documents[name]) for name in sorted({row["doc"] for row in rows}) if name in documents}


def candidates(golds: Sequence[Claim], found: Sequence[Claim]) -> Iterator[Pair]:
    """Yield every pair of claims of one document whose evidence overlaps."""
    at_home: defaultdict[str, list[int]] = defaultdict(list)
    for j, claim in enumerate(found):
        at_home[claim.row["doc"]].append(j)
    for i, gold in enumerate(golds):
        for j in at_home[gold.row["doc"]]:
            likeness = Likeness.of(gold, found[j])
            if likeness.shared > 0:
                yield Pair(i, j, likeness)


def chosen(offered: Sequence[Pair]) -> list[Pair]:
    """Choose pairs one to one, best first; among equals the one that comes first."""
    best_first = sorted(sorted(offered, key=lambda pair: (pair.gold, pair.found)), key=lambda pair: pair.likeness.rank, reverse=True)
    taken_gold, taken_found = set[int](), set[int]()
    pairs: list[Pair] = []
    for pair in best_first:
        if pair.gold not in taken_gold and pair.found not in taken_found:
            taken_gold.add(pair.gold)
            taken_found.add(pair.found)
            pairs.append(pair)
    return pairs
