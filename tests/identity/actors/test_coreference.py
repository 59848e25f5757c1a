import pytest
from scenes import Scene, names, speaker


def test_he_and_she_follow_the_subject_and_gender() -> None:
    scene = Scene("Chilean Foreign Minister Rosa Vidal met OPEC spokesman Juan Paz. He smiled. She left. He left.")
    scene.mark("Rosa Vidal", "person", apposed=["Chilean Foreign Minister"]).mark("Juan Paz", "person", "obj", apposed=["OPEC spokesman"])
    scene.mark("He", "pronoun").mark("She", "pronoun").mark("He", "pronoun", nth=1)
    assert [speaker(r) for r in scene.resolve()] == ["Rosa Vidal", "Juan Paz", "Rosa Vidal", None, "Rosa Vidal"]


def test_titles_tell_gender() -> None:
    scene = Scene("OPEC spokesman Juan Paz met spokeswoman Rosa Vidal. She left.")
    scene.mark("Juan Paz", "person", apposed=["OPEC spokesman"]).mark("Rosa Vidal", "person", "obj", apposed=["spokeswoman"]).mark(
        "She", "pronoun"
    )
    assert names(scene.last()) == ["Rosa Vidal"]


def test_it_is_the_last_subject_that_is_no_person() -> None:
    scene = Scene("Ghana warned Togo. It closed its border.")
    scene.mark("Ghana").mark("Togo", role="obj").mark("It", "pronoun").mark("its", "pronoun", "nmod:poss")
    assert [names(r) for r in scene.resolve()] == [["Ghana"], ["Togo"], ["Ghana"], ["Ghana"]]


def test_it_of_whoever_is_told_to_act() -> None:
    scene = Scene("Ghana wants Togo to withdraw its troops.").mark("Ghana").mark("Togo", role="obj")
    scene.mark("its", "pronoun", "nmod:poss").mark("its troops", "nominal", "obj", owner="its", plural=True, head="troop")
    assert names(scene.last()) == ["Togo"]


def test_equal_candidates_stay_unresolved() -> None:
    scene = Scene("Fighting went on between Ghana and Togo. It worsened.")
    scene.mark("Ghana", role="nmod").mark("Togo", role="conj").mark("It", "pronoun")
    assert scene.last() is None


@pytest.mark.parametrize("text", ["It is clear that Ghana lost.", "It was too early to tell."])
def test_empty_it(text: str) -> None:
    scene = Scene("Togo spoke. " + text).mark("Togo").mark("It", "pronoun")
    assert scene.last() is None


@pytest.mark.parametrize("word", ["We", "I", "our", "you"])
def test_first_and_second_person_belong_to_the_speaker(word: str) -> None:
    assert Scene(f"Togo spoke. {word} go.").mark("Togo").mark(word, "pronoun").last() is None


PLURALS = [
    ("They", "pronoun", "they", ["Fiji", "Tonga", "Samoa"]),
    ("The three countries", "nominal", "country", ["Fiji", "Tonga", "Samoa"]),
    ("Those countries", "nominal", "country", ["Fiji", "Tonga", "Samoa"]),
    ("The former allies", "nominal", "ally", ["Fiji", "Tonga", "Samoa"]),
    ("Both countries", "nominal", "country", None),
    ("The four nations", "nominal", "nation", None),
    ("Other countries", "nominal", "country", None),
    ("The member countries", "nominal", "country", None),
]


def test_plurals_take_a_group_of_their_number() -> None:
    assert len(PLURALS) == 8
    for phrase, kind, head, actors in PLURALS:
        scene = Scene(f"Fiji, Tonga and Samoa signed. {phrase} left.").mark("Fiji").mark("Tonga", role="conj").mark("Samoa", role="conj")
        scene.mark(phrase, kind, plural=True, head=head)  # type: ignore[arg-type]
        assert names(scene.last()) == actors, phrase


def test_both_without_a_coordination() -> None:
    scene = (
        Scene("Ghana fired at Togo. Both sides agreed.")
        .mark("Ghana")
        .mark("Togo", role="obl")
        .mark("Both sides", "nominal", plural=True, head="side")
    )
    assert names(scene.last()) == ["Ghana", "Togo"]
    pronoun = Scene("Ghana and Togo met. Both agreed.").mark("Ghana").mark("Togo", role="conj").mark("Both", "pronoun")
    assert names(pronoun.last()) == ["Ghana", "Togo"]


def test_the_two_leaders_are_persons() -> None:
    scene = Scene("Chilean President Rosa Vidal and Peruvian President Juan Paz met. The two leaders spoke.")
    scene.mark("Rosa Vidal", "person", apposed=["Chilean President"]).mark("Juan Paz", "person", "conj", apposed=["Peruvian President"])
    scene.mark("The two leaders", "nominal", plural=True, head="leader")
    assert names(scene.last()) == ["Chile", "Peru"]


BLOCS = [
    ("ASEAN met. The bloc agreed.", "ASEAN", "The bloc", "Association of Southeast Asian Nations"),
    ("NATO met. The alliance agreed.", "NATO", "The alliance", "NATO"),
    ("NATO met. The U.S.-led alliance agreed.", "NATO", "The U.S.-led alliance", "NATO"),
    ("The African Union met. The union agreed.", "The African Union", "The union", "African Union"),
    ("The IMF met. The fund agreed.", "The IMF", "The fund", "International Monetary Fund"),
    ("The UN met. The world body agreed.", "The UN", "The world body", "United Nations"),
]


@pytest.mark.parametrize(("text", "first", "phrase", "actor"), BLOCS)
def test_common_nouns_of_organisations(text: str, first: str, phrase: str, actor: str) -> None:
    assert names(Scene(text).mark(first).mark(phrase, "nominal").last()) == [actor]


def test_a_common_noun_without_a_candidate_is_nobody() -> None:
    assert Scene("Peru spoke. The bloc agreed.").mark("Peru").mark("The bloc", "nominal").last() is None
    assert Scene("An alliance formed.").mark("An alliance", "nominal").last() is None


def test_the_bloc_spoken_of_last() -> None:
    scene = (
        Scene("The EU and ASEAN met. ASEAN spoke. The bloc agreed.")
        .mark("The EU")
        .mark("ASEAN", role="conj")
        .mark("ASEAN", nth=1)
        .mark("The bloc", "nominal")
    )
    assert names(scene.last()) == ["Association of Southeast Asian Nations"]


def test_the_country_and_the_government() -> None:
    scene = Scene("Ghana told Togo. The country waited. The government waited.").mark("Ghana").mark("Togo", role="obj")
    scene.mark("The country", "nominal").mark("The government", "nominal")
    assert [names(r) for r in scene.resolve()[2:]] == [["Ghana"], ["Ghana"]]
    unclear = (
        Scene("War between Ghana and Togo. The country waited.")
        .mark("Ghana", role="nmod")
        .mark("Togo", role="conj")
        .mark("The country", "nominal")
    )
    assert unclear.last() is None


def test_possessive_pronoun_as_owner() -> None:
    scene = (
        Scene("Ghana spoke. Its foreign ministry agreed.")
        .mark("Ghana")
        .mark("Its foreign ministry", "nominal", owner="Its")
        .mark("Its", "pronoun", "nmod:poss")
    )
    assert speaker(scene.resolve()[1]) == "Ghanaian Foreign Ministry"


def test_part_nouns_of_an_organisation_spoken_of() -> None:
    scene = Scene("NATO met. Alliance troops left.").mark("NATO").mark("Alliance troops", "nominal", plural=True, head="troop")
    assert names(scene.last()) == ["NATO"]


def test_allies_of_two_named_countries_are_these_two() -> None:
    scene = Scene("The US and French allies agreed.").mark("The US and French allies", "nominal", plural=True, head="ally")
    assert names(scene.last()) == ["United States", "France"]


def test_gender_is_learnt_from_subjects_only() -> None:
    scene = Scene("Rosa Vidal wrote to waive his fine. She left. He left.").mark("Rosa Vidal", "person").mark("his", "pronoun", "nmod:poss")
    scene.mark("She", "pronoun").mark("He", "pronoun")
    assert [names(r) for r in scene.resolve()][2:] == [["Rosa Vidal"], None]


def test_the_bloc_that_only_the_rest_of_the_sentence_names() -> None:
    scene = Scene("The bloc agreed, ASEAN said.").mark("The bloc", "nominal").mark("ASEAN")
    assert names(scene.resolve()[0]) == ["Association of Southeast Asian Nations"]
    unclear = Scene("The bloc agreed, ASEAN and the EU said.").mark("The bloc", "nominal").mark("ASEAN").mark("the EU", role="conj")
    assert unclear.resolve()[0] is None


def test_a_counterpart_holds_the_same_office() -> None:
    scene = Scene("Chilean Foreign Minister Rosa Vidal met her American counterpart. The two leaders spoke.")
    scene.mark("Rosa Vidal", "person", apposed=["Chilean Foreign Minister"]).mark("her", "pronoun", "nmod:poss")
    scene.mark("her American counterpart", "nominal", "obj", owner="her").mark("The two leaders", "nominal", plural=True, head="leader")
    met, leaders = scene.resolve()[2:]
    assert (names(met), speaker(met)) == (["United States"], "Antony Blinken")
    assert names(leaders) == ["Chile", "United States"]
    nobody = Scene("Lima spoke to its American counterpart.").mark("Lima").mark("its American counterpart", "nominal", "obl")
    assert (names(nobody.last()), speaker(nobody.last())) == (["United States"], None)


def test_those_who_are_called_on_are_others() -> None:
    scene = (
        Scene("Ghana struck. Then Togo urged the army to wait.")
        .mark("Ghana")
        .mark("Togo")
        .mark("the army", "nominal", "obj", governor="urge")
    )
    assert names(scene.last()) == ["Ghana"]
    own = (
        Scene("Ghana struck. Then Togo ordered the army to wait.")
        .mark("Ghana")
        .mark("Togo")
        .mark("the army", "nominal", "obj", governor="order")
    )
    assert names(own.last()) == ["Togo"]
