"""Phrases that may name actors: names, persons with titles, nominals, adjectives of origin, pronouns, and what stands around them."""

from collections.abc import Callable
from typing import Any

KINDS = [  # text, phrase, kind
    ("The United States condemned Iran.", "The United States", "name"),
    ("The United States condemned Iran.", "Iran", "name"),
    ("Kenyan Foreign Minister Raychelle Omamo met envoys.", "Raychelle Omamo", "person"),
    ("Kenyan Foreign Minister Raychelle Omamo met envoys.", "Kenyan Foreign Minister", "name"),
    ("Kenyan Foreign Minister Raychelle Omamo met envoys.", "Kenyan", "adjective"),
    ("The Somali president left.", "The Somali president", "nominal"),
    ("The French-backed army left.", "French", "adjective"),
    ("The U.S. plan failed.", "U.S.", "name"),
    ("The U.S. plan failed.", "The U.S. plan", "nominal"),
    ("The White House spokesman left.", "White House", "name"),
    ("Kenya said it would leave.", "it", "pronoun"),
    ("Kenya withdrew its army.", "its", "pronoun"),
    ("Neither of them left.", "them", "pronoun"),
    ("Amina Odhiambo left.", "Amina Odhiambo", "person"),
]


def test_kinds_of_mentions(reading: Callable[..., Any]) -> None:
    for text, phrase, kind in KINDS:
        assert (phrase, kind) in {(f.mention.text, f.mention.kind) for f in reading(text).found}, text
    assert len(KINDS) == 14


UNNAMED = [
    ("The old plan failed.", "old"),
    ("Kenya, Somalia and Chad left.", ","),
    ("The tax plan failed.", "tax"),
    ("Jens Stoltenberg left.", "Stoltenberg"),
]


def test_what_is_no_mention(reading: Callable[..., Any]) -> None:
    for text, phrase in UNNAMED:
        assert phrase not in {f.mention.text for f in reading(text).found}, text
    assert len(UNNAMED) == 4


def mention(read: Any, phrase: str) -> Any:
    return next(f.mention for f in read.found if f.mention.text == phrase)


def test_titles_and_names_know_each_other(reading: Callable[..., Any]) -> None:
    text = "Kenyan Foreign Minister Raychelle Omamo met envoys."
    read = reading(text)
    assert [span.of(text) for span in mention(read, "Raychelle Omamo").apposed] == ["Kenyan Foreign Minister"]
    assert [span.of(text) for span in mention(read, "Kenyan Foreign Minister").apposed] == ["Kenyan Foreign Minister Raychelle Omamo"]
    text = "Raychelle Omamo, the Kenyan minister, left."
    assert "the Kenyan minister" in [span.of(text) for span in mention(reading(text), "Raychelle Omamo").apposed]


def test_owners(reading: Callable[..., Any]) -> None:
    owners = {
        "Iran's attack failed.": ("Iran's attack", "Iran"),
        "The port of Basra burned.": ("The port", "Basra"),
        "The army of South Sudan left.": ("The army", "South Sudan"),
        "Its allies left.": ("Its allies", "Its"),
        "Amina Odhiambo's plan failed.": ("Amina Odhiambo's plan", "Amina Odhiambo"),
    }
    for text, (phrase, owner) in owners.items():
        assert mention(reading(text), phrase).owner.of(text) == owner
    assert mention(reading("The plan failed."), "The plan").owner is None
    assert len(owners) == 5


def test_what_a_mention_tells(reading: Callable[..., Any]) -> None:
    text = "“Those soldiers fled,” Kenya said. The army condemned Kenya."
    read = reading(text)
    troops = mention(read, "Those soldiers")
    assert (troops.plural, troops.definite, troops.quoted, troops.role, troops.governor, troops.head) == (
        True,
        True,
        True,
        "nsubj",
        "flee",
        "soldier",
    )
    army = mention(read, "The army")
    assert (army.plural, army.quoted, army.sentence, army.words) == (False, False, 1, ("The", "army"))
    assert army.span.of(text) == "The army"


def test_mentions_stand_in_text_order_the_wider_first(reading: Callable[..., Any]) -> None:
    read = reading("The Kenyan foreign minister met Iran's envoy.")
    spans = [f.mention.span for f in read.found]
    assert spans == sorted(spans, key=lambda s: (s.start, -s.end))
    assert [f.mention.text for f in read.found][:2] == ["The Kenyan foreign minister", "Kenyan"]
    assert all(read.parse.tokens[f.token].lemma == f.mention.head for f in read.found)
