import pytest
from scenes import Scene, names, speaker


def counted(text: str, phrase: str, role: str = "nsubj", **marks: str) -> list[str] | None:
    """Return who a plural means after names that are marked with their roles."""
    scene = Scene(text)
    for name, part in marks.items():
        scene.mark(name, role=part)
    return names(scene.mark(phrase, "nominal", role, plural=True, head=phrase.split()[-1].rstrip("s").replace("ie", "y")).last())


def test_two_of_three_are_those_who_do_not_act() -> None:
    assert counted("Chad accused Mali. Togo invited the two sides.", "the two sides", "obj", Chad="nsubj", Mali="obj", Togo="nsubj") == [
        "Chad",
        "Mali",
    ]


def test_two_are_named_by_the_rest_of_the_sentence_only() -> None:
    scene = Scene("Togo urged both sides to wait after Chad accused Mali.").mark("Togo")
    scene.mark("both sides", "nominal", "obj", plural=True, head="side", governor="urge").mark("Chad").mark("Mali", role="obj")
    assert names(scene.resolve()[1]) == ["Chad", "Mali"]


def test_more_than_are_counted_are_nobody() -> None:
    assert (
        counted(
            "Chad told Mali and Togo and Ghana. Both countries left.", "Both countries", Chad="nsubj", Mali="obj", Togo="conj", Ghana="conj"
        )
        is None
    )


def test_names_come_before_adjectives() -> None:
    scene = Scene("Chad met Mali over a Kenyan ship. The two countries left.").mark("Chad").mark("Mali", role="obj")
    scene.mark("Kenyan", "adjective", "amod").mark("The two countries", "nominal", plural=True, head="country")
    assert names(scene.last()) == ["Chad", "Mali"]


def test_adjectives_may_be_counted() -> None:
    scene = Scene("He stopped any Kenyan or Chadian ship. Both countries protested.").mark("Kenyan", "adjective", "amod")
    scene.mark("Chadian", "adjective", "conj").mark("Both countries", "nominal", plural=True, head="country")
    assert names(scene.last()) == ["Kenya", "Chad"]


def test_titled_persons_form_a_group() -> None:
    scene = Scene("Chadian President Ann Roe and Kenyan Prime Minister Rob Vail met Togo. The two leaders left.")
    scene.mark("Ann Roe", "person", apposed=["Chadian President"]).mark("Rob Vail", "person", "conj", apposed=["Kenyan Prime Minister"])
    scene.mark("Togo", role="obj").mark("The two leaders", "nominal", plural=True, head="leader")
    assert names(scene.last()) == ["Chad", "Kenya"]


@pytest.mark.parametrize("number", ["The two", "Both"])
def test_a_number_alone(number: str) -> None:
    scene = Scene(f"Chad and Mali agreed. {number} left.").mark("Chad").mark("Mali", role="conj")
    assert names(scene.mark(number, "nominal", head=number.split()[-1].lower()).last()) == ["Chad", "Mali"]


def test_a_neighbour_is_the_other_one_without_who_spoke_for_it() -> None:
    scene = Scene("Chad accused its neighbour. Mali's foreign ministry denied it.").mark("Chad").mark("its", "pronoun", "nmod:poss")
    scene.mark("its neighbour", "nominal", "obj", owner="its", head="neighbour").mark("Mali's foreign ministry", "nominal")
    found = scene.resolve()[2]
    assert (names(found), speaker(found)) == (["Mali"], None)


RULED = [("Rwanda spoke of the former colonial power.", "Rwanda", "Belgium"), ("Suriname met its ex-coloniser.", "Suriname", "Netherlands")]


@pytest.mark.parametrize(("text", "land", "power"), RULED)
def test_the_former_colonial_power(text: str, land: str, power: str) -> None:
    phrase = "the former colonial power" if "power" in text else "its ex-coloniser"
    assert names(Scene(text).mark(land).mark(phrase, "nominal", "obl").last()) == [power]


def test_no_colonial_power_without_a_land() -> None:
    assert Scene("They thanked the former colonial power.").mark("the former colonial power", "nominal", "obj").last() is None
