"""Contents that are alike become one issue: few words in common, an actor in common, whatever the order."""

import random
import time
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from graph.identity.issues import grouping
from graph.identity.issues.grouping import COMMON, THRESHOLD, Profile, group, similarity

ACTORS = frozenset({"chile", "peru"})


def profile(words: str, document: str = "a", actors: frozenset[str] = ACTORS, **more: object) -> Profile:
    return Profile(frozenset(words.split()), actors, frozenset({document}), **more)  # type: ignore[arg-type]


def clusters(*profiles: Profile) -> list[int]:
    return group(profiles)


def test_contents_with_most_words_in_common_are_one() -> None:
    assert clusters(profile("lithium cargo"), profile("railway museum"), profile("lithium cargo port", "b")) == [0, 1, 0]


def test_documents_without_an_actor_in_common_are_apart() -> None:
    others = frozenset({"togo", "ghana"})
    assert clusters(profile("lithium cargo"), profile("lithium cargo port", "b", others)) == [0, 1]
    assert clusters(profile("lithium cargo"), profile("lithium cargo port", "a", others)) == [0, 0]


def test_no_words_no_group() -> None:
    assert clusters(profile(""), profile(""), profile("", "b")) == [0, 1, 2]
    assert clusters() == []


def test_acts_against_each_other_and_forces_of_two_actors_are_apart() -> None:
    one = profile("depot rocket", acts="togo", against=frozenset({"ghana"}))
    other = profile("depot rocket gun", acts="ghana", against=frozenset({"togo"}))
    assert clusters(one, other) == [0, 1]
    assert similarity(profile("drill sea", forces="togo"), profile("drill sea air", forces="mali"), {"drill": 1, "sea": 1, "air": 1}) == 0
    assert clusters(profile("drill sea", forces="togo"), profile("drill sea", forces="mali")) == [0, 0], "they do it together"


def test_average_linkage_does_not_chain() -> None:
    chain = [profile(f"w{i} w{i + 1} w{i + 2}") for i in range(0, 12, 2)]
    assert len(set(clusters(*chain))) > 1


def test_the_order_does_not_matter() -> None:
    chance = random.Random(7)
    words = [f"w{i}" for i in range(60)]
    given = [profile(" ".join(chance.sample(words, 3)), f"d{i % 30}") for i in range(300)]
    order = list(range(300))
    chance.shuffle(order)
    one, other = group(given), group([given[i] for i in order])
    together = {frozenset(i for i in range(300) if one[i] == k) for k in set(one)}
    again = {frozenset(order[i] for i in range(300) if other[i] == k) for k in set(other)}
    assert len(together & again) >= 0.9 * len(together), "only ties may fall otherwise"
    assert one == group(given)


def test_equal_contents_are_one_however_common_their_words() -> None:
    many = [profile("tariff steel", f"d{i}") for i in range(3 * COMMON)]
    assert set(group(many)) == {0}


@settings(deadline=None, max_examples=100)
@given(st.integers(2, 40), st.floats(0.05, 1), st.integers(0, 10_000))
def test_the_groups_are_those_of_linkage_over_all_pairs_at_once(count: int, share: float, seed: int) -> None:
    chance = random.Random(seed)
    values = [chance.random() if chance.random() < share else 0.0 for _ in range(count * (count - 1) // 2)]
    pairs = [(one, other, value) for (one, other), value in zip(combinations(range(count), 2), values, strict=True) if value]
    whole = fcluster(linkage([1 - value for value in values], "average"), 1 - THRESHOLD, "distance")
    assert partition(grouping._leaders(count, pairs)) == partition(list(whole))


def partition(numbers: Sequence[int]) -> set[frozenset[int]]:
    return {frozenset(i for i, other in enumerate(numbers) if other == k) for k in set(numbers)}


def test_more_than_can_be_clustered_at_once_are_cut_where_they_are_least_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    alike = [profile(f"port levy tax {word}") for word in ("a", "b", "c", "d")] + [
        profile(f"port levy border fence {word}") for word in ("e", "f", "g", "h")
    ]
    monkeypatch.setattr(grouping, "LARGEST", 4)
    assert partition(group(alike)) == {frozenset(range(4)), frozenset(range(4, 8))}
    same = [profile("port levy", actors=frozenset({"chile", f"x{i}"})) for i in range(10)]
    assert [len(each) for each in sorted(partition(group(same)), key=min)] == [4, 4, 2]


def test_twenty_thousand_contents_take_seconds() -> None:
    chance = random.Random(3)
    words = [f"w{int(600 * chance.random() ** 2)}" for _ in range(60_000)]
    given = [profile(" ".join(words[3 * i : 3 * i + 3]), f"d{i // 10}", frozenset({f"x{i % 7}"})) for i in range(20_000)]
    begun = time.process_time()
    assert len(set(group(given))) > 100
    assert time.process_time() - begun < 60
