from datetime import date

import pytest
from scenes import Scene, names, speaker

from graph.identity import RESOLVERS
from graph.identity.actors.resolver import GazetteerResolver


def test_the_table_offers_the_default_resolver() -> None:
    assert RESOLVERS.load("default") is GazetteerResolver


def test_results_keep_the_order_of_the_mentions() -> None:
    scene = Scene("Kenya told Uganda to wait.").mark("Uganda", role="obj").mark("Kenya")
    assert [names(r) for r in scene.resolve()] == [["Uganda"], ["Kenya"]]


PHRASES = [
    ("the Kenyan government", "nominal", ["Kenya"], None),
    ("Kenya's government", "nominal", ["Kenya"], None),
    ("the United States government", "nominal", ["United States"], None),
    ("the Peruvian Foreign Ministry", "name", ["Peru"], "Peruvian Foreign Ministry"),
    ("Peru's foreign ministry", "nominal", ["Peru"], "Peruvian Foreign Ministry"),
    ("the Ministry of Foreign Affairs of Peru", "name", ["Peru"], "Peruvian Foreign Ministry"),
    ("the Parliament of Malta", "name", ["Malta"], "Parliament of Malta"),
    ("the Maltese parliament", "nominal", ["Malta"], "Parliament of Malta"),
    ("the US State Department", "name", ["United States"], "US State Department"),
    ("the United States Department of State", "name", ["United States"], "US State Department"),
    ("the Pentagon", "name", ["United States"], "Pentagon"),
    ("Chadian troops", "nominal", ["Chad"], None),
    ("the Chadian army", "nominal", ["Chad"], None),
    ("Boko Haram fighters", "nominal", ["Boko Haram"], None),
    ("ECOWAS leaders", "nominal", ["Economic Community of West African States"], None),
    ("Cuban state media", "nominal", ["Cuba"], "Cuban state media"),
    ("the Baltic states", "nominal", ["Estonia", "Latvia", "Lithuania"], None),
    ("northern Mali", "name", ["Mali"], None),
    ("the Bolivian and Chilean governments", "nominal", ["Bolivia", "Chile"], None),
    ("KCNA", "name", ["North Korea"], "Korean Central News Agency"),
    ("Reuters", "name", ["Reuters"], None),
    ("the Icelandic police", "nominal", ["Iceland"], "Icelandic Police"),
    ("the Latvian ambassador", "nominal", ["Latvia"], "Latvian Ambassador"),
    ("Tongan fishing boats", "nominal", None, None),
    ("Fiji's rebels", "nominal", None, None),
    ("Western officials", "nominal", None, None),
    ("US allies", "nominal", None, None),
    ("the Nordic War", "name", None, None),
    ("the former Tongan government", "nominal", None, None),
]


def test_parts_of_actors() -> None:
    assert len(PHRASES) == 29
    wrong = []
    for phrase, kind, actors, body in PHRASES:
        found = Scene(f"Today {phrase} met.").mark(phrase, kind, plural=phrase.endswith("s"), head=phrase.split()[-1].rstrip("s")).last()  # type: ignore[arg-type]
        if (names(found), speaker(found)) != (actors, body):
            wrong.append((phrase, names(found), speaker(found)))
    assert wrong == []


def test_embassy_keeps_its_place() -> None:
    scene = Scene("The Swiss Embassy in Lima said no. The embassy declined.").mark("The Swiss Embassy").mark("The embassy", "nominal")
    assert [speaker(r) for r in scene.resolve()] == ["Swiss Embassy in Lima"] * 2


def test_outlets_are_told_from_voices() -> None:
    scene = Scene("AFP said so. State media said so. Syrian state media said so.")
    scene.mark("AFP").mark("State media", "nominal").mark("Syrian state media", "nominal")
    assert [r.reason for r in scene.resolve() if r] == ["outlet", "outlet", "body"]


def test_a_name_takes_in_the_words_around_it() -> None:
    scene = Scene("South Korean officials met the NATO-Russia Council in Papua New Guinea.")
    scene.mark("Korean", "adjective", "amod").mark("Russia", role="compound").mark("Guinea", role="obl")
    assert [names(r) for r in scene.resolve()] == [["South Korea"], ["NATO-Russia Council"], ["Papua New Guinea"]]


def test_capitals_are_governments_but_not_as_places() -> None:
    scene = Scene("Lima accepted. Talks were held in Lima. Quito protested to Lima.")
    scene.mark("Lima").mark("Lima", role="obl", nth=1).mark("Quito").mark("Lima", role="obl", nth=2)
    assert [names(r) for r in scene.resolve()] == [["Peru"], None, ["Ecuador"], ["Peru"]]


HOMONYMS = [
    ("Georgia and Armenia signed.", "Georgia", ["Georgia"]),
    ("Voters in Atlanta, Georgia, waited.", "Georgia", ["Georgia (U.S. state)"]),
    ("Washington rejected the plan.", "Washington", ["United States"]),
    ("Officials of Washington state agreed.", "Washington", ["Washington (U.S. state)"]),
    ("Michael Jordan smiled.", "Jordan", None),
    ("Jordan closed the crossing.", "Jordan", ["Jordan"]),
    ("Congo accused Rwanda of backing rebels.", "Congo", ["DR Congo"]),
    ("The Republic of Congo and Brazzaville traders waited.", "Congo", ["Republic of the Congo"]),
    ("Ships in the South China Sea turned back.", "China", None),
]


@pytest.mark.parametrize(("text", "word", "actors"), HOMONYMS)
def test_homonyms(text: str, word: str, actors: list[str] | None) -> None:
    assert names(Scene(text).mark(word).last()) == actors


def test_jordan_the_person() -> None:
    scene = (
        Scene("Mayor Ellen Jordan refused. Jordan said so.")
        .mark("Ellen Jordan", "person", apposed=["Mayor"])
        .mark("Jordan", "person", nth=1)
    )
    assert [names(r) for r in scene.resolve()] == [["Ellen Jordan"], ["Ellen Jordan"]]


def test_bare_body_is_the_one_spoken_of() -> None:
    scene = Scene("The Danish defence ministry spoke. The ministry added little. The defence ministry left.")
    scene.mark("The Danish defence ministry", "nominal").mark("The ministry", "nominal").mark("The defence ministry", "nominal")
    assert [speaker(r) for r in scene.resolve()] == ["Danish Defence Ministry"] * 3


def test_bare_body_of_the_most_prominent_country() -> None:
    scene = Scene("Fiji and Fiji and Tonga. The interior ministry refused.")
    scene.mark("Fiji", role="obl").mark("Fiji", role="obl", nth=1).mark("Tonga", role="obl").mark("The interior ministry", "nominal")
    assert speaker(scene.last()) == "Fijian Interior Ministry"
    level = (
        Scene("Fiji and Tonga. The interior ministry refused.")
        .mark("Fiji", role="obl")
        .mark("Tonga", role="obl")
        .mark("The interior ministry", "nominal")
    )
    assert level.last() is None


def test_offices_without_a_name_follow_document_then_date() -> None:
    told = Scene("French President Ada Nott spoke. The French president left.")
    told.mark("Ada Nott", "person", apposed=["French President"]).mark("The French president", "nominal")
    assert speaker(told.last()) == "Ada Nott"
    day = Scene("The French president left.", published=date(2008, 5, 1)).mark("The French president", "nominal")
    assert speaker(day.last()) == "Nicolas Sarkozy"
    undated = Scene("The French president left.", published=None).mark("The French president", "nominal")
    assert (names(undated.last()), speaker(undated.last())) == (["France"], "French President")
    split = Scene("US Secretary of State Colin Powell left.", published=date(2003, 1, 9)).mark("US Secretary", "name")
    assert speaker(split.last()) == "Colin Powell"


def test_compass_words_are_countries_of_the_document() -> None:
    scene = (
        Scene("North Korea fired. The South answered South Korea.").mark("North Korea").mark("The South").mark("South Korea", role="obj")
    )
    assert [names(r) for r in scene.resolve()] == [["North Korea"], ["South Korea"], ["South Korea"]]
    assert Scene("The South answered.").mark("The South").last() is None


def test_several_capitalised_words_that_act_are_new_actors_and_keep_their_acronym() -> None:
    scene = Scene("The Zarvan Freedom Front (ZFF) struck. The ZFF denied it.").mark("The Zarvan Freedom Front").mark("The ZFF")
    first, second = scene.resolve()
    assert first is not None and second is not None
    assert first.actors[0].name == "Zarvan Freedom Front" and first.actors[0].kind == "group"
    assert first.actors == second.actors and first.actors[0].aliases == ("ZFF",)


def test_places_times_and_things_are_not_new_actors() -> None:
    text = "Monday passed. The Treaty of Arvo holds. They met near Arvo Falls. A Sovereign State acts. They entered Brill Town."
    scene = (
        Scene(text)
        .mark("Monday")
        .mark("The Treaty")
        .mark("Arvo Falls", role="obl")
        .mark("A Sovereign State")
        .mark("Brill Town", role="obj", governor="enter")
    )
    assert scene.resolve() == [None] * 5


def test_police_of_an_unknown_place() -> None:
    scene = Scene("Velmont police arrested him.").mark("Velmont police", "nominal")
    assert names(scene.last()) == ["Velmont Police"]


def test_empty_and_odd_mentions() -> None:
    scene = Scene("\u00a0 x — ... Ghana").mark("\u00a0 ").mark("...").mark("Ghana")
    assert [names(r) for r in scene.resolve()] == [None, None, ["Ghana"]]
    assert GazetteerResolver().resolve(scene.document, []) == []


def test_names_of_movements_go_on_after_for_and_of() -> None:
    scene = Scene("The Movement for Velmont Change protested. They joined the Movement for Velmont Change.")
    scene.mark("The Movement").mark("Velmont Change", role="nmod")
    assert [names(r) for r in scene.resolve()] == [["Movement for Velmont Change"], None]


def test_a_name_before_its_common_noun() -> None:
    scene = Scene("The EU met the Mercosur bloc and the Velmont bloc.").mark("The EU")
    scene.mark("the Mercosur bloc", "nominal", "obj").mark("the Velmont bloc", "nominal", "conj")
    assert names(scene.resolve()[1]) == ["Mercosur"]


NEW = [
    ("the Velmont Workers Party", "organization"),
    ("the National Front of Velmont", "group"),
    ("Arvo Brigade", "group"),
    ("Velmont Steel Corp", "organization"),
]


@pytest.mark.parametrize(("phrase", "kind"), NEW)
def test_kinds_of_new_actors(phrase: str, kind: str) -> None:
    scene = Scene(f"Today {phrase} protested.").mark(phrase.removesuffix(" of Velmont"))
    found = scene.last()
    assert found is not None and (found.actors[0].name, found.actors[0].kind, found.reason) == (phrase.removeprefix("the "), kind, "new")


def test_the_other_half_of_a_divided_land() -> None:
    assert names(Scene("South Korea spoke. The North answered.").mark("South Korea").mark("The North").last()) == ["North Korea"]
    assert Scene("South Sudan spoke. The North answered.").mark("South Sudan").mark("The North").last() is None


def test_an_envoy_is_of_those_who_sent_him() -> None:
    scene = Scene("Ada Nott, the European Union's envoy for the dialogue, spoke.")
    scene.mark("Ada Nott", "person", apposed=["the European Union's envoy for the dialogue"])
    assert (names(scene.last()), speaker(scene.last())) == (["European Union"], "Ada Nott")


def test_the_pope_speaks_for_his_state() -> None:
    scene = Scene("Pope Francis spoke. Officials of Washington state listened.")
    scene.mark("Pope Francis", "person").mark("Washington state", "nominal", "nmod")
    pope, state = scene.resolve()
    assert (names(pope), speaker(pope), names(state)) == (["Vatican City"], "Pope Francis", ["Washington (U.S. state)"])


def test_governments_by_their_seat_or_head() -> None:
    scene = Scene("The junta in Mali met. Peruvian President Ada Nott spoke of her government. “It waits,” Prime Minister Rob Roe said.")
    scene.mark("The junta", "nominal").mark("Mali", role="nmod").mark("Ada Nott", "person", apposed=["Peruvian President"])
    scene.mark("her", "pronoun", "nmod:poss").mark("her government", "nominal", "obl", owner="her")
    junta, *_, government = scene.resolve()
    assert (names(junta), names(government)) == (["Mali"], ["Peru"])


def test_an_office_without_a_state_is_of_the_country_that_the_text_is_about() -> None:
    scene = (
        Scene("Peru waited. Peru and Chile met. Prime Minister Rob Roe left.").mark("Peru").mark("Peru", nth=1).mark("Chile", role="conj")
    )
    scene.mark("Rob Roe", "person", apposed=["Prime Minister"])
    assert (names(scene.last()), speaker(scene.last())) == (["Peru"], "Rob Roe")
