"""Predicates and their arguments: subjects shared by coordination, control and relative clauses; objects, prepositions, negation."""

from collections.abc import Callable, Sequence
from typing import Any

Check = Callable[[Sequence[tuple[str, str]], int], None]

JOINED = [
    ("Kenya condemned Somalia and urged Ethiopia to stay out.", "Kenya -criticize> Somalia; Kenya -appeal> Ethiopia"),
    ("Kenya and Uganda condemned Somalia.", "Kenya -criticize> Somalia; Uganda -criticize> Somalia"),
    ("Ghana accused Togo and Benin of smuggling.", "Ghana -accuse> Benin, Togo"),
    ("Jordan and Syria held talks on Monday.", "Jordan -consult> Syria; Syria -consult> Jordan"),
    (
        "India accused Pakistan of shelling villages, and Pakistan accused India of lying.",
        "India -accuse> Pakistan; Pakistan -accuse> India",
    ),
    ("Norway praised Iceland but criticised Denmark.", "Norway -support> Iceland; Norway -criticize> Denmark"),
    ("Mexico and Cuba signed an agreement.", "Mexico -agree> Cuba; Cuba -agree> Mexico"),
    ("Japan and its allies condemned North Korea.", "Japan -criticize> North Korea"),
    ("Chad condemned and rejected Libya's proposal.", "Chad -criticize> Libya; Chad -reject> Libya"),
    ("Both India and Nepal denounced China.", "India -criticize> China; Nepal -criticize> China"),
]

CONTROLLED = [
    ("Venezuela began to withdraw its troops from Guyana.", "Venezuela -concede>"),
    ("Egypt asked Italy to condemn Ethiopia.", "Egypt -appeal> Italy"),
    ("Turkey seems to support Azerbaijan.", "Turkey -support> Azerbaijan"),
    ("Chile promised to support Argentina.", "Chile -pledge> Argentina"),
    ("Peru threatened to expel the Bolivian ambassador.", "Peru -threaten> Bolivia"),
    ("Morocco continued to criticise Algeria.", "Morocco -criticize> Algeria"),
    ("Qatar offered to mediate between Chad and Sudan.", "Qatar -offer> Chad, Sudan"),
]

RELATIVE = [
    ("Kenya has praised Uganda, which had accused Somalia of piracy.", "Kenya -support> Uganda; Uganda -accuse> Somalia"),
    ("The sanctions imposed by Australia on Myanmar hurt traders.", "Australia -sanction> Myanmar"),
]


def test_coordinated_subjects_verbs_and_objects(check: Check) -> None:
    check(JOINED, 10)


def test_control_and_raising(check: Check) -> None:
    check(CONTROLLED, 7)


def test_relative_clauses(check: Check) -> None:
    check(RELATIVE, 2)


ARGUMENTS = [  # text, verb, passive, doer, subject in form, object
    ("Kenya rejected the plan.", "rejected", False, "Kenya", "Kenya", "plan"),
    ("The plan was rejected by Kenya.", "rejected", True, "Kenya", "plan", "plan"),
    ("The plan was rejected.", "rejected", True, None, "plan", "plan"),
    ("Kenya condemned and rejected the plan.", "condemned", False, "Kenya", "Kenya", "plan"),
    ("Kenya condemned and rejected the plan.", "rejected", False, "Kenya", "Kenya", "plan"),
    ("Kenya condemned Somalia and urged Ethiopia to leave.", "urged", False, "Kenya", "Kenya", "Ethiopia"),
    ("Kenya condemned Somalia and urged Ethiopia to leave.", "leave", False, "Ethiopia", "Ethiopia", None),
    ("Kenya promised to leave.", "leave", False, "Kenya", "Kenya", None),
    ("Kenya agreed to leave and closed the port.", "closed", False, "Kenya", "Kenya", "port"),
    ("Kenya began to leave the town.", "leave", False, "Kenya", "Kenya", "town"),
    ("Kenya is ready to leave.", "leave", False, "Kenya", "Kenya", None),
    ("Kenya was forced to leave the town.", "leave", False, "Kenya", "Kenya", "town"),
    ("Somalia wants Kenya to leave the town.", "leave", False, "Kenya", "Kenya", "town"),
    ("Somalia was asked by Kenya to leave.", "leave", False, "Somalia", "Somalia", None),
    ("Somalia was asked by Kenya to leave.", "asked", True, "Kenya", "Somalia", "Somalia"),
    ("Kenya was condemned and sanctioned by Somalia.", "sanctioned", True, "Somalia", "Kenya", "Kenya"),
    ("Kenya, which rejected the plan, left.", "rejected", False, "Kenya", "Kenya", "plan"),
    ("The men who attacked the port fled.", "attacked", False, "men", "men", "port"),
    ("The port which was attacked burned.", "attacked", True, None, "port", "port"),
    ("The plan rejected by Kenya failed.", "rejected", True, "Kenya", None, "plan"),
    ("Accusing Somalia of piracy, Kenya closed the port.", "Accusing", False, "Kenya", "Kenya", "Somalia"),
    ("Soldiers guarding the port fled.", "guarding", False, "Soldiers", "Soldiers", "port"),
    ("Kenya seized ships carrying oil.", "carrying", False, "ships", "ships", "oil"),
    ("Plans to attack Kenya failed.", "attack", False, None, None, "Kenya"),
    ("Leave the town!", "Leave", False, None, None, "town"),
]


def test_arguments_of_predicates(reading: Callable[..., Any]) -> None:
    for text, verb, *expected in ARGUMENTS:
        read = reading(text)
        token, clauses = read.word(verb), read.clauses
        found = (clauses.subject(token), clauses.grammatical_subject(token), clauses.object(token))
        assert [clauses.passive(token), *(None if t is None else t.text for t in found)] == expected, (text, verb)
    assert len(ARGUMENTS) == 25


NEGATED = [
    ("Kenya did not accept the plan.", "accept", True),
    ("Kenya didn't accept the plan.", "accept", True),
    ("Kenya never accepted the plan.", "accepted", True),
    ("Kenya hardly reacted.", "reacted", True),
    ("Kenya accepted no plan.", "accepted", True),
    ("No plan was accepted.", "accepted", True),
    ("Kenya accepts neither plan.", "accepts", True),
    ("Nobody accepted the plan.", "accepted", True),
    ("Kenya accepts nothing.", "accepts", True),
    ("There is no compromise.", "compromise", True),
    ("Kenya accepted the plan.", "accepted", False),
    ("Kenya, not Somalia, left.", "left", False),
    ("Kenya left the town, but not the port.", "left", False),
]


def test_negated_predicates(reading: Callable[..., Any]) -> None:
    for text, verb, expected in NEGATED:
        read = reading(text)
        assert read.clauses.negated(read.word(verb)) is expected, text
    assert len(NEGATED) == 13


FORMS = [  # text, verb, modal, finite, infinitive
    ("Kenya won't leave.", "leave", "will", True, False),
    ("We’ll leave.", "leave", "will", True, False),
    ("They'd leave.", "leave", "would", True, False),
    ("Kenya can’t leave.", "leave", "can", True, False),
    ("Kenya must leave.", "leave", "must", True, False),
    ("Kenya has left.", "left", "", True, False),
    ("Kenya wants to leave.", "leave", "", False, True),
    ("Soldiers guarding the port fled.", "guarding", "", False, False),
]


def test_forms_of_predicates(reading: Callable[..., Any]) -> None:
    for text, verb, *expected in FORMS:
        read = reading(text)
        token, clauses = read.word(verb), read.clauses
        assert [clauses.modal(token), clauses.finite(token), clauses.infinitive(token)] == expected, text
    assert len(FORMS) == 8


PHRASES = [  # text, head, prepositions, the phrase
    ("Kenya sent troops to Somalia.", "sent", ("to",), "Somalia"),
    ("Kenya sent troops to Somalia.", "sent", ("from", "against"), None),
    ("Kenya rejected the demand from Somalia.", "rejected", ("from",), "Somalia"),
    ("Kenya signed a treaty with Somalia.", "signed", ("with",), "Somalia"),
    ("According to Kenya, the port burned.", "burned", ("according_to",), "Kenya"),
    ("Kenya accused Somalia of arming the rebels.", "accused", ("of",), "arming"),
    ("The demand for talks failed.", "demand", ("for",), "talks"),
]


def test_prepositional_phrases(reading: Callable[..., Any]) -> None:
    for text, head, cases, expected in PHRASES:
        read = reading(text)
        found = read.clauses.oblique(read.word(head), *cases)
        assert (found.text if found else None) == expected, (text, cases)
        assert found is None or read.clauses.case(found) in cases
    read = reading("Kenya left.")
    assert read.clauses.case(read.word("Kenya")) == ""
    assert len(PHRASES) == 7


def test_clauses_and_predicates_above(reading: Callable[..., Any]) -> None:
    read = reading("Kenya said that Somalia wants to leave the port.")
    clauses = read.clauses
    assert clauses.clause(read.word("said"), "ccomp").text == "wants"
    assert clauses.clause(read.word("leave"), "ccomp", "xcomp") is None
    assert [t.text for t in clauses.ascend(read.word("port"))] == ["leave", "wants", "said"]


LISTED = [
    (
        "In a joint statement, Jordan, Egypt and Iraq condemned Israel.",
        "Jordan -criticize> Israel; Egypt -criticize> Israel; Iraq -criticize> Israel",
    ),
    ("Iran accused Bahrain, Kuwait and Jordan of espionage.", "Iran -accuse> Bahrain, Jordan, Kuwait"),
    (
        "Turkey rejected Armenia's plan, praised Azerbaijan and promised to send troops.",
        "Turkey -reject> Armenia; Turkey -support> Azerbaijan; Turkey -pledge>",
    ),
]


def test_names_in_lists_and_verbs_in_rows(check: Check) -> None:
    check(LISTED, 3)


RAISED = [
    ("Turkey forced Greece to close the port.", "Turkey -coerce> Greece"),
    ("Iran allowed Iraq to use its airspace.", "Iran -agree> Iraq"),
    ("China persuaded Laos to sign the accord.", ""),
    ("Morocco is expected to expel the Spanish ambassador.", ""),
    ("Sudan is said to support the rebels.", ""),
    ("Serbia appears to have accepted Kosovo's proposal.", "Serbia -agree> Kosovo"),
    ("Ukraine has yet to accept Hungary's offer.", ""),
    ("Cuba helped Angola fight the rebels.", "Cuba -aid> Angola"),
    ("China helped North Korea evade sanctions.", "China -aid> North Korea"),
]


def test_more_control_and_raising(check: Check) -> None:
    check(RAISED, 9)


REDUCED = [
    ("Accused by Armenia of shelling a village, Azerbaijan denied the claim.", "Armenia -accuse> Azerbaijan; Azerbaijan -deny> Armenia"),
    ("Somalia is being pressed by Ethiopia to open the port.", "Ethiopia -appeal> Somalia"),
    ("Belarus has been warned by Poland not to send migrants.", "Poland -warn> Belarus"),
    ("Chad was ordered by Libya to leave the strip.", "Libya -demand> Chad"),
    ("Myanmar was told by Malaysia to end the violence.", "Malaysia -demand> Myanmar"),
    ("Kosovo's independence is recognised by Albania.", "Albania -support> Kosovo"),
]


def test_longer_passives_and_reduced_clauses(check: Check) -> None:
    check(REDUCED, 6)
