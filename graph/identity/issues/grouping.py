"""Groups contents that no row of the scheme covers, by similarity."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import intp
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

THRESHOLD = 0.28  # mean similarity, 0 to 1, from which two groups are one issue
NEAR = 0.15  # what is added to the similarity of two contents of one document
COMMON = 100  # kinds of content that may share a word before it takes two shared words to compare them
LARGEST = 4_000  # contents that are clustered at once; the distances between them take 64 MB
STEP = 0.05  # by how much more alike two contents must be to stay together where more than `LARGEST` are connected
WINDOW = 10  # neighbours that each is compared with where even two words are shared by more


@dataclass(frozen=True, slots=True)
class Profile:
    """What a content is compared by: the stems of its words, the actors that hold, are addressed or named, its documents.

    `acts` is the holder of an act and `against` its targets; `forces` is whose forces or offensive the content is about. All are ids.
    """

    keys: frozenset[str]
    actors: frozenset[str]
    documents: frozenset[str]
    acts: str = ""
    against: frozenset[str] = frozenset()
    forces: str = ""


def group(profiles: Sequence[Profile]) -> list[int]:
    """Return, for each profile, the number of the first of its group.

    Agglomerative clustering with average linkage (Sokal & Michener 1958) over `similarity`, cut at `THRESHOLD`; equal profiles are one
    from the start, and only those that share a word that is not too common are compared, so that time grows with the number of contents.
    """
    kinds: dict[Profile, list[int]] = {}
    for number, profile in enumerate(profiles):
        kinds.setdefault(replace(profile, documents=frozenset()), []).append(number)
    units = [replace(kind, documents=frozenset().union(*(profiles[i].documents for i in numbers))) for kind, numbers in kinds.items()]
    leaders = _leaders(len(units), _similarities(units, _weights(profiles)))
    found = list(range(len(profiles)))
    firsts = [numbers[0] for numbers in kinds.values()]
    for unit, (kind, numbers) in enumerate(kinds.items()):
        for i in numbers if kind.keys else ():
            found[i] = firsts[leaders[unit]]
    return found


def _similarities(units: Sequence[Profile], weights: Mapping[str, float]) -> list[tuple[int, int, float]]:
    """Return the pairs of units that are alike at all, the lesser number first, and how much."""
    found = ((one, other, similarity(units[one], units[other], weights)) for one, other in sorted(set(_candidates(units))))
    return [(one, other, value) for one, other, value in found if value > 0]


def _weights(profiles: Sequence[Profile]) -> dict[str, float]:
    counts = Counter(key for profile in profiles for key in profile.keys)
    return {key: log(1 + len(profiles) / count) for key, count in counts.items()}


def _candidates(units: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield pairs of units that share a word, or two words where many share the one."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for key in unit.keys:
            having[key].append(number)
    crowded: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        common = sorted(key for key in unit.keys if len(having[key]) > COMMON)
        for pair in combinations(common, 2):
            crowded[pair].append(number)
        if len(common) == 1:
            crowded[common[0], ""].append(number)
    for numbers in (*having.values(), *crowded.values()):
        if len(numbers) <= COMMON:
            yield from combinations(numbers, 2)
    for numbers in crowded.values():
        if len(numbers) > COMMON:
            yield from ((a, b) for k, a in enumerate(numbers) for b in numbers[k + 1 : k + 1 + WINDOW])


def similarity(one: Profile, other: Profile, weights: Mapping[str, float]) -> float:
    """Return how alike two contents are, 0 to 1: the cosine of their stems, weighted by inverse document frequency, more in one document.

    Contents of different documents are alike only when they have an actor in common; an act and the act that it is against, and the
    forces of two actors, are not.
    """
    near = bool(one.documents & other.documents)
    if not near and not one.actors & other.actors:
        return 0.0
    if one.acts and other.acts and (one.acts in other.against or other.acts in one.against):
        return 0.0
    if one.forces and other.forces and one.forces != other.forces and one.keys != other.keys:
        return 0.0
    shared = _squares(one.keys & other.keys, weights)
    if not shared:
        return 0.0
    return min(1.0, shared / sqrt(_squares(one.keys, weights) * _squares(other.keys, weights)) + NEAR * near)


def _squares(keys: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[key] ** 2 for key in sorted(keys))


def _leaders(count: int, similarities: Sequence[tuple[int, int, float]]) -> list[int]:
    """Return, for each of `count` units, the first of its group.

    Two groups are merged at a mean of `THRESHOLD` or more, so some pair between them reaches it too: no group goes beyond the units that
    such pairs connect, and to cluster these by themselves gives what clustering all at once would.
    """
    leaders = list(range(count))
    if not any(value >= THRESHOLD for *_, value in similarities):
        return leaders
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.sparse import coo_array
    from scipy.spatial.distance import squareform

    ones, others, values = (np.array(column) for column in zip(*similarities, strict=True))
    alike = coo_array((values, (ones, others)), (count, count)).tocsr()
    for members in _connected(alike, np.arange(count), THRESHOLD):
        between = alike[members][:, members].toarray()
        distances = squareform(1 - between - between.T, checks=False)
        flat = fcluster(linkage(distances, "average"), 1 - THRESHOLD, "distance")
        _, first, group_of = np.unique(flat, return_index=True, return_inverse=True)
        for member, leader in zip(members, members[first[group_of]], strict=True):
            leaders[member] = int(leader)
    return leaders


def _connected(alike: "csr_array", members: "NDArray[intp]", least: float) -> Iterator["NDArray[intp]"]:
    """Yield the sets of two or more members that pairs as similar as `least` connect, a set beyond `LARGEST` cut where it is weakest."""
    from scipy.sparse.csgraph import connected_components

    within = alike[members][:, members]
    count, part = connected_components(within >= least, directed=False)
    order = part.argsort(kind="stable")
    bounds = part[order].searchsorted(range(count + 1))
    for begin, end in pairwise(bounds):
        found = members[order[begin:end]]
        if len(found) > LARGEST and least < 1:
            yield from _connected(alike, found, min(1.0, least + STEP))
        elif len(found) > 1:
            yield from (found[k : k + LARGEST] for k in range(0, len(found), LARGEST))
