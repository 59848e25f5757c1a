"""Names in texts about anything: forms of address, parts of longer names, words that are no names."""

from datetime import date

import pytest
from scenes import Scene, names, speaker

from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.nouns import load_nouns
from graph.identity.actors.phrases import read_phrase

ADDRESSED = [
    ("Rep. Rosa Vidal spoke.", "Rep. Rosa Vidal", "Rosa Vidal"),
    ("Representative Rosa M. Vidal spoke.", "Representative Rosa M. Vidal", "Rosa M. Vidal"),
    ("Democrat Rosa Vidal spoke.", "Democrat Rosa Vidal", "Rosa Vidal"),
    ("Justice Rosa Vidal spoke.", "Justice Rosa Vidal", "Rosa Vidal"),
]


@pytest.mark.parametrize(("text", "phrase", "name"), ADDRESSED)
def test_forms_of_address_are_no_part_of_the_name(text: str, phrase: str, name: str) -> None:
    assert names(Scene(text).mark(phrase, "person").last()) == [name]


def test_words_that_are_no_names() -> None:
    for word in ("Wednesday", "Rep.", "Velmont Speech", "George W."):
        assert names(Scene(f"{word} began.").mark(word, "person").last()) != [word.strip(".")]


UNKNOWN = [
    ("Their spokesman", ""),
    ("As president", ""),
    ("Velmont Executive Director", "Velmont"),
    ("Velmont National Committee Research Director", "Velmont National Committee"),
    ("Velmont police chief", "Velmont"),
]


@pytest.mark.parametrize(("phrase", "owner"), UNKNOWN)
def test_only_names_own_an_office(phrase: str, owner: str) -> None:
    assert read_phrase(phrase, load_gazetteer(), load_nouns()).unknown == owner


def test_part_of_a_longer_name_is_not_the_country() -> None:
    assert names(Scene("Nassau County police came.").mark("Nassau County police", "nominal", head="police").last()) is None
    assert names(Scene("She left New Jersey again.").mark("New Jersey", role="obj").last()) is None
    assert names(Scene("The African American vote rose.").mark("American", "adjective", "amod").last()) is None
    assert names(Scene("The Nassau Guard spoke.").mark("Nassau", role="nsubj").last()) == ["Bahamas"]


def test_a_body_with_a_name_of_its_own() -> None:
    scene = Scene("Togo met the Commission on School Meals. The Grain and Cattle Board met the Ministry of Foreign Affairs of Togo.")
    scene.mark("Togo").mark("the Commission", role="obj").mark("Cattle Board").mark("the Ministry", role="obj")
    found = scene.resolve()
    assert names(found[1]) == ["Commission on School Meals"]
    assert names(found[2]) == ["Grain and Cattle Board"]
    assert (names(found[3]), speaker(found[3])) == (["Togo"], "Togolese Foreign Ministry")


def test_a_name_ends_before_the_day_and_between_two_names() -> None:
    scene = Scene("The African Union Peace Board on Friday met Peru. The United Kingdom and European Union met.")
    scene.mark("The African Union Peace Board").mark("European Union")
    assert [names(r) for r in scene.resolve()] == [["African Union Peace Board"], ["European Union"]]


def test_spokesman_of_a_person() -> None:
    scene = Scene("Ana Vidal ran. Vidal campaign spokesman Leo Marsh spoke.").mark("Ana Vidal", "person")
    found = scene.mark("Leo Marsh", "person", apposed=["Vidal campaign spokesman"]).last()
    assert (names(found), speaker(found)) == (["Ana Vidal"], "Leo Marsh")


def test_words_that_begin_the_sentence() -> None:
    assert names(Scene("Even Chile refused.").mark("Even Chile").last()) == ["Chile"]
    assert names(Scene("Many Greens Party members refused. Many Velmont Greens refused.").mark("Many Velmont Greens").last()) == [
        "Velmont Greens"
    ]
    assert Scene("One Velmont Green refused.").mark("One Velmont Green").last() is None


def test_common_bodies_need_an_owner() -> None:
    scene = Scene("Chile slept. Chile woke. Rain fell. Later the police came.", date(2021, 1, 1))
    scene.mark("Chile").mark("Chile", nth=1).mark("the police", "nominal", "obl", head="police")
    assert [speaker(r) for r in scene.resolve()][2:] == [None]


def test_parties_of_the_us_only_there() -> None:
    at_home = Scene("Washington waited. Republicans refused.").mark("Republicans", plural=True).last()
    abroad = Scene("Lisbon waited. Republicans refused.").mark("Republicans", plural=True).last()
    assert at_home is not None and at_home.actors[0].id == "republican-party"
    assert abroad is not None and abroad.actors[0].id == "republicans"


def test_several_of_one_last_name() -> None:
    scene = Scene("Ted Vidal spoke. Ted Vidal ran. Ana Vidal, his wife, ate. Vidal left. Mrs. Vidal stayed. Ana slept.")
    scene.mark("Ted Vidal", "person").mark("Ted Vidal", "person", nth=1).mark("Ana Vidal", "person", apposed=["his wife"])
    scene.mark("Vidal", "person", nth=3).mark("Vidal", "person", nth=4, apposed=["Mrs."]).mark("Ana", "person", nth=1)
    assert [names(r) for r in scene.resolve()][3:] == [["Ted Vidal"], ["Ana Vidal"], ["Ana Vidal"]]


def test_a_title_names_the_only_holder_of_that_name_ever() -> None:
    found = Scene("President Obama spoke.", None).mark("Obama", "person", apposed=["President"]).last()
    assert (names(found), speaker(found)) == (["United States"], "Barack Obama")
    later = Scene("President Obama spoke.", date(2020, 5, 5)).mark("Obama", "person", apposed=["President"]).last()
    assert names(later) == ["Barack Obama"]


def test_words_before_a_persons_name() -> None:
    assert names(Scene("Even Leo Marsh agreed.").mark("Even Leo Marsh", "person").last()) == ["Leo Marsh"]
    assert names(Scene("She asked Mr. Marsh.").mark("Mr. Marsh", "person", "obj").last()) == ["Marsh"]
    assert Scene("She left the Lisbon Summit.").mark("Lisbon Summit", "person", "obj").last() is None


def test_a_bare_last_name_is_an_office_holder_only_where_the_state_is_named() -> None:
    day = date(2020, 6, 1)
    named = Scene("Moscow waited. Lavrov spoke.", day).mark("Moscow").mark("Lavrov", "person").last()
    alone = Scene("Peru waited. Lavrov spoke.", day).mark("Peru").mark("Lavrov", "person").last()
    assert (names(named), names(alone)) == (["Russia"], ["Lavrov"])
    assert names(Scene("Cambodia waited. Sen. spoke.", day).mark("Cambodia").mark("Sen.", "person").last()) is None
