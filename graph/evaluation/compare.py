"""Coded statements against predicted ones: how many are found, and which of their fields are right.

The definitions are those that the annotation guide gives its coders. Two statements may be paired when they are of one document and
their evidence overlaps. `detect` counts pairs; `relaxed` those with the same actor, the same sign of stance and a shared target (or none on
either side); `core` those with the same actor, stance and set of targets. A coded statement that is optional may be found or left out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.core.stance import STANCES
from graph.evaluation.faults import Fault, faults
from graph.evaluation.folding import fold_name, same_speaker
from graph.evaluation.grouping import issue_agreement, side_agreement
from graph.evaluation.pairing import Claim, Pair, candidates, chosen, claims, folded
from graph.evaluation.rates import Rate
from graph.evaluation.reading import Row

FIELDS: dict[str, Callable[[Row, Row], bool]] = {
    "stance": lambda gold, found: gold["stance"] == found["stance"],
    "targets": lambda gold, found: set(map(fold_name, gold["targets"])) == set(map(fold_name, found["targets"])),
    "speaker": lambda gold, found: same_speaker(gold.get("speaker"), found.get("speaker")),
    "date": lambda gold, found: gold.get("date") == found.get("date"),
    "conditional": lambda gold, found: gold.get("conditional") == found.get("conditional"),
    "quoted": lambda gold, found: bool(gold.get("quotes")) == bool(found.get("quotes")),
}


@dataclass(frozen=True, slots=True)
class Scores:
    """How predicted statements compare with coded ones.

    `gold` and `predicted` count statements, without optional ones and those paired with them. `fields` are accuracies over
    relaxed pairs; of these, `issue` is the F1 of statement pairs that share an issue, `sides` the share of them whose positions relate in
    the same way. `stances` count as hits the relaxed pairs of just that stance. `pairs` are all pairs, coded row first; `missed` and
    `spurious` are the rows without a relaxed partner, `faults` say what is wrong with them.
    """

    gold: int
    predicted: int
    detect: Rate
    relaxed: Rate
    core: Rate
    fields: Mapping[str, float]
    stances: Mapping[str, Rate]
    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]
    faults: tuple[Fault, ...]


def compare(gold: Sequence[Row], predicted: Sequence[Row], documents: Mapping[str, str] | None = None) -> Scores:
    """Compare coded with predicted rows; `documents` are archived texts by id.

    Evidence of a document that is not given is compared by its words instead of its place.
    """
    texts = folded(documents or {}, gold)
    golds, found = claims(gold, texts), claims(predicted, texts)
    offered = list(candidates(golds, found))
    pairs = chosen(offered)
    optional = {i for i, row in enumerate(gold) if row.get("optional")}
    counted = [pair for pair in pairs if pair.gold not in optional]
    excused = {pair.found for pair in pairs if pair.gold in optional}
    relaxed = [pair for pair in counted if pair.likeness.relaxed]
    wanted, given = len(golds) - len(optional), len(found) - len(excused)
    done_gold = optional | {pair.gold for pair in pairs if pair.likeness.relaxed}
    done_found = excused | {pair.found for pair in pairs if pair.likeness.relaxed}
    both = [(gold[pair.gold], predicted[pair.found]) for pair in relaxed]
    return Scores(
        gold=wanted,
        predicted=given,
        detect=Rate(len(counted), given, wanted),
        relaxed=Rate(len(relaxed), given, wanted),
        core=Rate(sum(pair.likeness.core for pair in counted), given, wanted),
        fields=field_accuracies(both),
        stances=_by_stance(golds, found, (optional, excused), relaxed),
        pairs=tuple((gold[pair.gold], predicted[pair.found]) for pair in pairs),
        missed=tuple(row for i, row in enumerate(gold) if i not in done_gold),
        spurious=tuple(row for j, row in enumerate(predicted) if j not in done_found),
        faults=tuple(faults(golds, found, offered, pairs)),
    )


def field_accuracies(pairs: Sequence[tuple[Row, Row]]) -> dict[str, float]:
    """Return the share of pairs in which each field is right, and how well issues and sides agree as groupings."""
    shares = {name: sum(right(*pair) for pair in pairs) / max(1, len(pairs)) for name, right in FIELDS.items()}
    return shares | {"issue": issue_agreement(pairs), "sides": side_agreement(pairs)}


def _by_stance(
    golds: Sequence[Claim], found: Sequence[Claim], ignored: tuple[set[int], set[int]], relaxed: Sequence[Pair]
) -> dict[str, Rate]:
    """Return a rate for each stance that occurs, in the order of the scheme; `ignored` are the optional rows and their partners."""
    coded = [claim.row["stance"] for i, claim in enumerate(golds) if i not in ignored[0]]
    named = [claim.row["stance"] for j, claim in enumerate(found) if j not in ignored[1]]
    right = [golds[pair.gold].row["stance"] for pair in relaxed if pair.likeness.stance]
    known = [*STANCES, *sorted({*coded, *named} - set(STANCES))]
    return {each: Rate(right.count(each), named.count(each), coded.count(each)) for each in known if each in {*coded, *named}}
