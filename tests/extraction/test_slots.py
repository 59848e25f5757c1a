"""Slots of the lexicon, filled from the parse, and the actors and words found in them."""

from collections.abc import Callable
from typing import Any

SLOTS = [  # text, predicate, slot, what fills it
    ("Kenya gave Somalia a port.", "gave", "subj", "Kenya"),
    ("Kenya gave Somalia a port.", "gave", "obj", "port"),
    ("Kenya gave Somalia a port.", "gave", "iobj", "Somalia"),
    ("Kenya gave Somalia a port.", "gave", "addressee", "Somalia"),
    ("Kenya gave Somalia a port.", "gave", "none", None),
    ("Kenya gave Somalia a port.", "gave", "answered", None),
    ("Kenya gave Somalia a port.", "gave", "content.subj", None),
    ("Kenya sent troops to Somalia.", "sent", "addressee", "Somalia"),
    ("Kenya sent troops to Somalia.", "sent", "obl:to", "Somalia"),
    ("Kenya sent troops to Somalia.", "sent", "obl:from", None),
    ("Kenya met Somalia on Friday.", "met", "obl:on", None),
    ("The plan was rejected by Kenya.", "rejected", "subj", "Kenya"),
    ("The plan was rejected by Kenya.", "rejected", "obj", "plan"),
    ("Kenya is ready for talks.", "ready", "subj", "Kenya"),
    ("Kenya is ready for talks.", "ready", "obl:for", "talks"),
    ("Kenya rejected Somalia's plan.", "rejected", "obj.owner", "Somalia"),
    ("Kenya left.", "left", "obj.owner", None),
    ("Kenya accused Somalia of arming the rebels.", "accused", "advcl", "arming"),
    ("Kenya said that Somalia lied.", "said", "ccomp", "lied"),
    ("Kenya said that Somalia lied.", "said", "xcomp", None),
    ("Kenya urged Somalia to leave the port.", "urged", "xcomp", "leave"),
    ("Kenya wants Somalia to leave.", "wants", "xcomp", "leave"),
    ("The Kenyan demand for talks failed.", "demand", "amod", "Kenyan"),
    ("The Kenyan demand for talks failed.", "demand", "nmod:for", "talks"),
    ("The Kenyan demand for talks failed.", "demand", "owner", "Kenyan"),
    ("The Kenyan demand for talks failed.", "demand", "acl", None),
    ("The UN plan failed.", "plan", "compound", "UN"),
    ("The tax plan failed.", "plan", "compound", None),
    ("Somalia's demand failed.", "demand", "poss", "Somalia"),
    ("A call to leave the port failed.", "call", "acl", "leave"),
    ("The withdrawal of Kenyan troops began.", "withdrawal", "owner", "troops"),
    ("Kenya massed troops on its side of the border with Somalia.", "massed", "within:with", "Somalia"),
    ("Kenya fired when rebels fled to Somalia.", "fired", "within:to", None),
]

CONTENT = [  # text, predicate, content, slot, what fills it
    ("Kenya demanded that Somalia's army leave the port.", "demanded", "leave", "content.subj", "army"),
    ("Kenya demanded that Somalia's army leave the port.", "demanded", "leave", "content.obj", "port"),
    ("Kenya demanded that Somalia's army leave the port.", "demanded", "leave", "content.owner", None),
    ("Kenya rejected Somalia's demand.", "rejected", "demand", "content.owner", "Somalia"),
    ("Kenya rejected Somalia's demand.", "rejected", "demand", "content.obj", None),
    ("Kenya rejected Somalia's demand.", "rejected", "demand", "content.subj", None),
    ("Kenya offered to meet Somalia.", "offered", "meet", "content.obj", "Somalia"),
]


def test_slots(reading: Callable[..., Any]) -> None:
    for text, predicate, slot, expected in SLOTS:
        read = reading(text)
        found = read.slots.token(slot, read.word(predicate))
        assert (found.text if found else None) == expected, (text, slot)
    assert len(SLOTS) == 33


def test_slots_of_the_content(reading: Callable[..., Any]) -> None:
    for text, predicate, content, slot, expected in CONTENT:
        read = reading(text)
        found = read.slots.token(slot, read.word(predicate), read.word(content))
        assert (found.text if found else None) == expected, (text, slot)
    assert len(CONTENT) == 7


def test_the_first_content_slot_with_anything_in_it_counts(reading: Callable[..., Any]) -> None:
    read = reading("Kenya urged Somalia to leave the port.")
    assert read.slots.content(["ccomp", "xcomp", "obj"], read.word("urged")).text == "leave"
    assert read.slots.content(["obj", "xcomp"], read.word("urged")).text == "Somalia"
    assert read.slots.content(["ccomp"], read.word("urged")) is None


def test_words_of_a_content_leave_comments_out(reading: Callable[..., Any]) -> None:
    read = reading("Kenya rejected the old plan, which failed.")
    assert read.slots.words(read.word("plan"), read.word("rejected")) == "the old plan"
    assert read.slots.words(None, read.word("rejected")) == "Kenya rejected the old plan, which failed."
    read = reading("Kenya rejected the plan that Somalia made.")
    assert read.slots.words(read.word("plan"), read.word("rejected")) == "the plan that Somalia made"


ACTORS = [  # text, predicate, slots, names, words
    ("Kenya accused Somalia and Ethiopia of piracy.", "accused", ["obj"], ["Somalia", "Ethiopia"], ("Somalia",)),
    ("Kenya accused Somalia of piracy.", "accused", ["none", "answered", "iobj", "obj"], ["Somalia"], ("Somalia",)),
    ("Kenya accused rebels of piracy.", "accused", ["obj"], [], ()),
    ("Kenya praised Kenya.", "praised", ["obj"], [], ()),
    ("Kenya condemned the Somali army.", "condemned", ["obj"], ["Somalia"], ("the Somali army",)),
    ("Kenya condemned Somalia's raid.", "condemned", ["obj"], ["Somalia"], ("Somalia's raid",)),
]


def test_actors_of_slots(reading: Callable[..., Any]) -> None:
    for text, predicate, slots, names, words in ACTORS:
        read = reading(text)
        kenya = read.cast.at(read.word("Kenya"))
        found, texts = read.slots.actors(slots, read.word(predicate), content=None, voice=None, holder=kenya, blames=True)
        assert ([a.name for a in found], texts) == (names, words), text
    assert len(ACTORS) == 6


def test_only_blame_leaves_a_person_a_person(reading: Callable[..., Any]) -> None:
    read = reading("Iran accused Joe Biden of lying.")
    iran, accused = read.cast.at(read.word("Iran")), read.word("accused")
    for blames, name in ((True, "Joe Biden"), (False, "United States")):
        found, _ = read.slots.actors(["obj"], accused, content=None, voice=None, holder=iran, blames=blames)
        assert [a.name for a in found] == [name]


def test_first_person_is_whoever_speaks(reading: Callable[..., Any]) -> None:
    read = reading("“Somalia betrayed us,” Kenya's president said.")
    voice = read.voices.of(read.word("us"))
    assert [a.name for r in read.slots.resolve(read.word("us"), voice) for a in r.actors] == ["Kenya"]
    assert read.slots.resolve(read.word("us"), None) == []


def test_letters_have_an_addressee(reading: Callable[..., Any]) -> None:
    read = reading("In a letter to Ghana, Togo asked for a summit.")
    assert read.slots.token("addressee", read.word("asked")).text == "Ghana"
