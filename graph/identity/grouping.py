"""Groups contents that no row of the scheme covers, by similarity."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import log, sqrt

THRESHOLD = 0.33  # mean similarity, 0 to 1, from which two groups are one issue
NEAR = 0.1  # what is added to the similarity of two contents of one document
COMMON = 100  # kinds of content that may share a word before it takes two shared words to compare them
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

    Agglomerative clustering with average linkage (Sokal & Michener 1958) over `similarity`, down to `THRESHOLD`; equal profiles are one
    from the start, and only those that share a word that is not too common are compared, so that time grows with the number of contents.
    """
    kinds: dict[Profile, list[int]] = {}
    for number, profile in enumerate(profiles):
        kinds.setdefault(replace(profile, documents=frozenset()), []).append(number)
    units = [replace(kind, documents=frozenset().union(*(profiles[i].documents for i in numbers))) for kind, numbers in kinds.items()]
    weights = _weights(profiles)
    links: dict[int, dict[int, float]] = defaultdict(dict)
    sizes = [len(numbers) if kind.keys else 1 for kind, numbers in kinds.items()]
    for one, other in sorted(set(_candidates(units))):
        value = similarity(units[one], units[other], weights)
        if value > 0:
            links[one][other] = links[other][one] = value * sizes[one] * sizes[other]
    leaders = _merged(sizes, links)
    found = list(range(len(profiles)))
    firsts = [numbers[0] for numbers in kinds.values()]
    for unit, (kind, numbers) in enumerate(kinds.items()):
        for i in numbers if kind.keys else ():
            found[i] = firsts[leaders[unit]]
    return found


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


def _merged(sizes: Sequence[int], links: dict[int, dict[int, float]]) -> list[int]:
    """Merge the closest two groups, the first of equals, until none are close; `links` hold the sums of similarities between groups."""
    leader, size = list(range(len(sizes))), list(sizes)
    heap = [(-value / (size[a] * size[b]), a, b) for a, row in links.items() for b, value in row.items() if a < b]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= THRESHOLD:
        mean, a, b = heapq.heappop(heap)
        if leader[a] != a or leader[b] != b or b not in links[a] or -mean != links[a][b] / (size[a] * size[b]):
            continue
        leader[b] = a
        size[a] += size[b]
        for c, total in links.pop(b).items():
            links[c].pop(b, None)
            if c != a:
                links[a][c] = links[c][a] = links[a].get(c, 0.0) + total
        for c, total in links[a].items():
            heapq.heappush(heap, (-total / (size[a] * size[c]), min(a, c), max(a, c)))
    return [_first(i, leader) for i in range(len(sizes))]


def _first(i: int, leader: Sequence[int]) -> int:
    while leader[i] != i:
        i = leader[i]
    return i
