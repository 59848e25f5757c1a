from datetime import date
from itertools import combinations

import pytest
from rapidfuzz.fuzz import ratio
from scenes import Scene, names, speaker

from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.names import is_name
from graph.identity.actors.offices import load_offices
from graph.identity.actors.persons import last_name
from graph.identity.folding import fold, words_of
from graph.identity.seeds import read_rows

TITLES = [
    ("Chilean Foreign Minister Rosa Vidal spoke.", "Rosa Vidal", ["Chilean Foreign Minister"], ["Chile"]),
    ("Rosa Vidal, the Chilean foreign minister, spoke.", "Rosa Vidal", ["the Chilean foreign minister"], ["Chile"]),
    ("The foreign minister of Chile, Rosa Vidal, spoke.", "Rosa Vidal", [], ["Chile"]),
    ("Rosa Vidal, the foreign minister of Chile, spoke.", "Rosa Vidal", [], ["Chile"]),
    ("OPEC spokesperson Rosa Vidal spoke.", "Rosa Vidal", ["OPEC spokesperson"], ["OPEC"]),
    ("Chile's ambassador to Peru, Rosa Vidal, spoke.", "Rosa Vidal", ["Chile's ambassador"], ["Chile"]),
    ("A Chilean Foreign Ministry spokeswoman, Rosa Vidal, spoke.", "Rosa Vidal", ["A Chilean Foreign Ministry spokeswoman"], ["Chile"]),
    ("Velmont's chief constable Rosa Vidal spoke.", "Rosa Vidal", [], ["Velmont Police"]),
    ("Former Chilean president Rosa Vidal spoke.", "Rosa Vidal", ["Former Chilean president"], ["Rosa Vidal"]),
    ("Chilean senator Rosa Vidal spoke.", "Rosa Vidal", ["Chilean senator"], ["Rosa Vidal"]),
    ("The teacher Rosa Vidal spoke.", "Rosa Vidal", ["The teacher"], ["Rosa Vidal"]),
    ("Rosa Vidal spoke.", "Rosa Vidal", [], ["Rosa Vidal"]),
]


def test_titles_say_for_whom_a_person_speaks() -> None:
    assert len(TITLES) == 12
    wrong = []
    for text, name, apposed, actors in TITLES:
        found = Scene(text).mark(name, "person", apposed=apposed).last()
        voice = None if actors == [name] else name
        if (names(found), speaker(found)) != (actors, voice):
            wrong.append((text, names(found), speaker(found)))
    assert wrong == []


def test_speaker_acts_for_the_actor() -> None:
    found = Scene("Chilean Foreign Minister Rosa Vidal spoke.").mark("Rosa Vidal", "person", apposed=["Chilean Foreign Minister"]).last()
    assert found is not None and found.speaker is not None
    assert (found.speaker.kind, found.speaker.acts_for, found.reason) == ("person", "chile", "office in text")


def test_last_name_means_the_person_met_before() -> None:
    scene = Scene("Chilean Foreign Minister Rosa Vidal spoke. Vidal left. President Vidal left.")
    scene.mark("Rosa Vidal", "person", apposed=["Chilean Foreign Minister"]).mark("Vidal", "person", nth=1).mark("Vidal", nth=2)
    assert [speaker(r) for r in scene.resolve()] == ["Rosa Vidal"] * 3
    assert [r.reason for r in scene.resolve() if r] == ["office in text", "last name", "last name"]


def test_title_phrase_is_the_person_beside_it() -> None:
    scene = Scene("Chilean Foreign Minister Rosa Vidal spoke.")
    scene.mark("Chilean Foreign Minister", role="nmod:desc", apposed=["Chilean Foreign Minister Rosa Vidal"]).mark("Rosa Vidal", "person")
    assert [speaker(r) for r in scene.resolve()] == ["Rosa Vidal", "Rosa Vidal"]


def test_offices_are_those_of_the_documents_day() -> None:
    for day, actor in ((date(2004, 3, 1), "United Kingdom"), (date(2015, 3, 1), "Tony Blair")):
        assert names(Scene("Tony Blair spoke.", published=day).mark("Tony Blair", "person").last()) == [actor]
    assert names(Scene("Germany waited. Merkel spoke.", published=date(2010, 1, 1)).mark("Germany").mark("Merkel").last()) == ["Germany"]


def test_diacritics_are_folded_exactly_and_near_spellings_only_with_the_office() -> None:
    day = date(2021, 6, 1)
    exact = Scene("Zoran Milanovic spoke.", published=day).mark("Zoran Milanovic", "person").last()
    assert speaker(exact) == "Zoran Milanović"
    near = (
        Scene("Croatian President Zoran Milanovich spoke.", published=day)
        .mark("Zoran Milanovich", "person", apposed=["Croatian President"])
        .last()
    )
    assert speaker(near) == "Zoran Milanović"
    alone = Scene("Zoran Milanovich spoke.", published=day).mark("Zoran Milanovich", "person").last()
    assert names(alone) == ["Zoran Milanovich"]


def test_counterpart_is_the_holder_of_an_office_there() -> None:
    scene = Scene("She met her Danish counterpart Jeppe Kofodd.", published=date(2021, 6, 1))
    scene.mark("Jeppe Kofodd", "person", "obj", apposed=["Danish counterpart"])
    assert (names(scene.last()), speaker(scene.last())) == (["Denmark"], "Jeppe Kofod")


def test_a_name_and_its_office_in_one_mention() -> None:
    phrase = "Rosa Vidal, the OPEC spokesperson"
    found = Scene(f"{phrase} said so.").mark(phrase, "nominal").last()
    assert (names(found), speaker(found)) == (["OPEC"], "Rosa Vidal")
    other = (
        Scene("OPEC's Vidal left. OPEC spokesperson Rosa Vidal spoke.")
        .mark("OPEC's Vidal")
        .mark("Rosa Vidal", "person", apposed=["OPEC spokesperson"])
    )
    assert [speaker(r) for r in other.resolve()] == ["Rosa Vidal", "Rosa Vidal"]


def test_a_cut_name_is_completed() -> None:
    scene = Scene("Bashar al-Assad spoke.", published=date(2012, 1, 1)).mark("Bashar", "person")
    assert speaker(scene.last()) == "Bashar al-Assad"
    part = Scene("OPEC spokesperson Rosa Vidal spoke.").mark("Rosa", role="compound").mark("Rosa Vidal", "person")
    assert speaker(part.resolve()[0]) == "Rosa Vidal"


def test_two_people_of_one_name_are_kept_apart_by_title() -> None:
    text = "Chilean President Rosa Vidal met Peruvian President Juan Vidal. Peruvian President Vidal left."
    scene = (
        Scene(text)
        .mark("Rosa Vidal", "person", apposed=["Chilean President"])
        .mark("Juan Vidal", "person", "obj", apposed=["Peruvian President"])
    )
    scene.mark("Vidal", "person", nth=2, apposed=["Peruvian President"])
    assert [speaker(r) for r in scene.resolve()][-1] == "Juan Vidal"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rosa Vidal", True),
        ("Abu Bakr al-Baghdadi", True),
        ("Jaap de Hoop Scheffer", True),
        ("RAF Base", False),
        ("the Vidal", False),
        ("Green Party", False),
    ],
)
def test_what_looks_like_a_name(words: str, expected: bool) -> None:
    assert is_name(words.split()) is expected
    assert last_name("Ferdinand Marcos Jr.") == "Marcos"


def test_folding() -> None:
    assert fold("The Côte d’Ivoire's") == "cote d'ivoire"
    assert fold("U.S.") == "us" and fold("D.R. Congo") == "dr congo"
    assert words_of("the Workers’ Party of the U.S. and France") == ["the", "Workers", "'s", "Party", "of", "the", "US", "and", "France"]


def test_table_of_offices_is_sound() -> None:
    tenures = load_offices().tenures
    assert len(tenures) == len(list(read_rows("offices"))) > 600
    for tenure in tenures:
        assert load_gazetteer().actor(tenure.holder) is not None, tenure
        assert tenure.origin
        assert tenure.since is None or tenure.until is None or tenure.since < tenure.until, tenure
    single = {"president", "prime-minister", "foreign-minister", "defence-minister", "secretary-general", "monarch", "vice-president"}
    for one in tenures:
        for other in load_offices().holders(one.holder, one.office, one.since) if one.since and one.office in single else []:
            if other.person != one.person:
                assert (other.until is not None and (other.until - one.since).days <= 1) or (one.person, other.person) in KNOWN_OVERLAPS, (
                    one,
                    other,
                )


def test_nobody_has_two_spellings_in_the_table_of_offices() -> None:
    names = sorted({(tenure.holder, tenure.person) for tenure in load_offices().tenures})
    close = [
        (one, other) for (holder, one), (where, other) in combinations(names, 2) if holder == where and ratio(fold(one), fold(other)) > 85
    ]
    assert close == [("Li Keqiang", "Li Qiang")] and len(names) > 700, "these two are two"
    called = {fold(alias): fold(tenure.person) for tenure in load_offices().tenures for alias in tenure.aliases}
    assert not [person for _, person in names if called.get(fold(person), fold(person)) != fold(person)]


KNOWN_OVERLAPS = {("Alassane Ouattara", "Laurent Gbagbo"), ("Ahmed al-Sharaa", "Bashar al-Assad")}


def test_a_fathers_name_is_no_last_name() -> None:
    scene = Scene("King Salman spoke.", published=date(2018, 6, 1)).mark("Salman", "person", apposed=["King"])
    assert speaker(scene.last()) == "Salman bin Abdulaziz"


def test_may_is_a_month_unless_it_acts() -> None:
    scene = Scene("In May talks began in Britain. May agreed.", published=date(2018, 6, 1))
    scene.mark("May", role="obl").mark("Britain", role="obl").mark("May", nth=1)
    assert [speaker(r) for r in scene.resolve()] == [None, None, "Theresa May"]


def test_a_title_proves_an_office_of_another_day() -> None:
    scene = Scene("President Michelle Bachelet spoke.", published=date(2003, 6, 1)).mark(
        "Michelle Bachelet", "person", apposed=["President"]
    )
    assert names(scene.last()) == ["Chile"]
    undated = Scene("Angela Merkel spoke.", published=None).mark("Angela Merkel", "person")
    assert names(undated.last()) == ["Germany"]
    other = Scene("Michelle Bachelet spoke.", published=date(2003, 6, 1)).mark("Michelle Bachelet", "person")
    assert names(other.last()) == ["Michelle Bachelet"]


def test_a_name_inside_the_name_of_a_thing_is_no_person() -> None:
    scene = Scene("They met at Rosa Vidal International Airport.").mark("Rosa Vidal", "person", "obl")
    assert scene.last() is None
