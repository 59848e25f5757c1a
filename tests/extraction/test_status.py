"""Status: put forward or not, condition, certainty, tense, background."""

from collections.abc import Callable
from typing import Any

from graph.core.document import Span

ASSERTED = [  # text, predicate, an act, in the holder's own words, put forward as so
    ("Kenya attacked Somalia.", "attacked", True, False, True),
    ("Kenya has attacked Somalia.", "attacked", True, False, True),
    ("Kenya will attack Somalia.", "attack", True, False, True),
    ("Kenya may attack Somalia.", "attack", True, False, False),
    ("Kenya could attack Somalia.", "attack", True, False, False),
    ("Kenya might reject the plan.", "reject", False, False, False),
    ("We would send troops.", "send", True, True, True),
    ("We would send troops.", "send", True, False, False),
    ("Kenya can accept the plan.", "accept", False, False, True),
    ("Kenya began to attack Somalia.", "attack", True, False, True),
    ("Kenya decided to attack Somalia.", "attack", True, False, True),
    ("Kenya wants to attack Somalia.", "attack", True, False, False),
    ("Kenya may begin to attack Somalia.", "attack", True, False, False),
    ("Kenya began to bomb and shell the port.", "shell", True, False, True),
    ("If Kenya attacks Somalia, the port will close.", "attacks", True, False, False),
    ("Unless Kenya leaves, the port will close.", "leaves", True, False, False),
    ("If Kenya decides to attack Somalia, the port will close.", "attack", True, False, False),
    ("Somalia demands that Kenya release the crew.", "release", True, False, False),
    ("Somalia asked where Kenya attacked the port.", "attacked", True, False, False),
    ("Somalia asked whether Kenya attacked the port.", "attacked", True, False, False),
    ("Somalia rejected a plan made by Kenya.", "made", True, False, False),
    ("Kenya did attack Somalia.", "attack", True, False, True),
    ("Attack Somalia!", "Attack", True, False, True),
    ("Somalia was surprised after attacking Kenya.", "attacking", True, False, False),
    ("We attack nobody.", "attack", True, True, False),
]


def test_what_is_put_forward_as_so(reading: Callable[..., Any]) -> None:
    wrong = []
    for text, predicate, act, own, expected in ASSERTED:
        read = reading(text)
        if read.status.asserted(read.word(predicate), act=act, own_voice=own) is not expected:
            wrong.append((text, act, own))
    assert wrong == []
    assert len(ASSERTED) == 25


CONDITIONS = [  # text, predicate, condition
    ("Kenya will attack if Somalia fires.", "attack", "if Somalia fires"),
    ("If Somalia fires, Kenya will attack.", "attack", "If Somalia fires"),
    ("Kenya will stay unless Somalia pays.", "stay", "unless Somalia pays"),
    ("Kenya will leave once Somalia pays.", "leave", "once Somalia pays"),
    ("In the event of an attack, Kenya will leave.", "leave", "In the event of an attack"),
    ("In case of an attack, Kenya will leave.", "leave", "In case of an attack"),
    ("Without a deal, Kenya will leave.", "leave", "Without a deal"),
    ("Kenya threatened to stay if Somalia leaves.", "threatened", "if Somalia leaves"),
    ("Kenya will leave after Somalia pays.", "leave", None),
    ("Kenya will leave because Somalia paid.", "leave", None),
    ("Kenya will leave the port.", "leave", None),
]


def test_conditions(reading: Callable[..., Any]) -> None:
    for text, predicate, expected in CONDITIONS:
        read = reading(text)
        token = read.word(predicate)
        content = read.slots.token("xcomp", token)
        status = read.status.read(token, content, Span(0, len(text)))
        assert (status.conditional, status.condition) == (expected is not None, expected), text
        assert (status.condition_token is not None) is status.conditional
    assert len(CONDITIONS) == 11


def test_a_condition_outside_the_scope_does_not_count(reading: Callable[..., Any]) -> None:
    text = "If Somalia fires, Kenya will attack."
    read = reading(text)
    assert not read.status.read(read.word("attack"), None, Span(18, len(text))).conditional
    assert read.status.in_condition(read.word("fires"))
    assert not read.status.in_condition(read.word("attack"))


DEGREES = [  # text, predicate, certainty, tense
    ("Kenya left.", "left", "certain", "done"),
    ("Kenya will leave.", "leave", "certain", "announced"),
    ("Kenya would leave.", "leave", "certain", "announced"),
    ("Kenya may leave.", "leave", "possible", "done"),
    ("Kenya might leave.", "leave", "possible", "done"),
    ("Kenya will probably leave.", "leave", "probable", "announced"),
    ("Kenya will possibly leave.", "leave", "possible", "announced"),
    ("Kenya plans to leave.", "leave", "certain", "planned"),
]


def test_certainty_and_tense(reading: Callable[..., Any]) -> None:
    for text, predicate, *expected in DEGREES:
        read = reading(text)
        status = read.status.read(read.word(predicate), None, Span(0, len(text)))
        assert [status.certainty, status.tense] == expected, text
    assert len(DEGREES) == 8


TIMES = [
    ("After Kenya attacked the port, Somalia left.", "attacked", True),
    ("Since Kenya attacked the port, Somalia has waited.", "attacked", True),
    ("Somalia left when Kenya began to attack the port.", "attack", True),
    ("Somalia left because Kenya attacked the port.", "attacked", False),
    ("Kenya attacked the port after Somalia left.", "attacked", False),
]


def test_acts_that_only_date_another(reading: Callable[..., Any]) -> None:
    for text, predicate, expected in TIMES:
        read = reading(text)
        assert read.status.background(read.word(predicate)) is expected, text
    assert len(TIMES) == 5


def test_the_predicate_of_a_word_is_the_head_of_its_clause(reading: Callable[..., Any]) -> None:
    read = reading("The demand of Kenya is unacceptable.")
    assert read.status.predicate(read.word("unacceptable")).text == "unacceptable"
    assert read.status.predicate(read.word("Kenya")).text == "unacceptable"
    read = reading("Talks with Kenya.")
    assert read.status.predicate(read.word("Kenya")).text == "Kenya"


def test_an_answer_to_any_case_is_conditional(drafts: Callable[..., Any]) -> None:
    (made,) = drafts("“We will respond to any attack by Chad,” Libya's president said.")
    assert (made.stance.id, made.conditional, made.condition) == ("threaten", True, "to any attack by Chad")
    assert not any(d.conditional for d in drafts("“We answered the attack by Chad,” Libya's president said."))
