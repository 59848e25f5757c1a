"""Groups contents that no row of the scheme covers, by similarity."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from graph.identity.contents import Content

THRESHOLD = 62.0  # rapidfuzz token_set_ratio (of 100) of key stems from which two contents are one issue
SHARED = 2  # key stems, or actors, that they must have in common


def group(contents: Sequence[tuple[int, Content]]) -> dict[int, int]:
    """Return, for each content's number, the number of the first content of its group.

    A content joins the group whose first content it is most alike, from `THRESHOLD` on, else it begins one. Comparison with the first
    only, in the given order, keeps groups from drifting.
    """
    leaders: dict[int, int] = {}
    firsts: dict[int, Content] = {}
    having: dict[str, list[int]] = {}
    for number, content in contents:
        near = sorted({first for key in content.keys for first in having.get(key, ())})
        alike = [(score, -first) for first in near if (score := similarity(content, firsts[first])) >= THRESHOLD]
        leaders[number] = -max(alike)[1] if alike else number
        if not alike:
            firsts[number] = content
            for key in content.keys:
                having.setdefault(key, []).append(number)
    return leaders


def similarity(one: Content, other: Content) -> float:
    """Return how alike two contents are, 0 to 100: their key stems and actors, whatever their order."""
    shared = (one.keys & other.keys) | (set(one.actors) & set(other.actors))
    smallest = min(len(one.keys) + len(one.actors), len(other.keys) + len(other.actors))
    if not one.keys & other.keys or len(shared) < min(SHARED, smallest):
        return 0.0
    words = [" ".join(sorted(c.keys | set(c.actors))) for c in (one, other)]
    return float((fuzz.token_set_ratio(*words) + fuzz.token_sort_ratio(*words)) / 2)
