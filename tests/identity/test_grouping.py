"""Contents that are alike become one issue: few words in common, an actor in common, whatever the order."""

import random
import time

from graph.identity.grouping import COMMON, Profile, group, similarity

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


def test_twenty_thousand_contents_take_seconds() -> None:
    chance = random.Random(3)
    words = [f"w{int(600 * chance.random() ** 2)}" for _ in range(60_000)]
    given = [profile(" ".join(words[3 * i : 3 * i + 3]), f"d{i // 10}", frozenset({f"x{i % 7}"})) for i in range(20_000)]
    begun = time.process_time()
    assert len(set(group(given))) > 100
    assert time.process_time() - begun < 60
