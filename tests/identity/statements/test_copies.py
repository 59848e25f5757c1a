from scenes import document

from graph.core.document import Document
from graph.identity.statements.copies import copies

STORY = (
    "The ferry between the two islands stopped running on Monday after the harbour workers of the smaller one laid down their tools. "
    "Their union wants the owner to hire twelve more people before the summer, when the number of guests doubles within a few weeks. "
    "The owner has so far offered to take on five. Both sides are to meet again in the town hall later this week."
)
OTHER = (
    "Harbour workers on the smaller island went on strike at the start of the week, and no ferry has left since then. "
    "According to their union, twelve hands are missing in the season. The company thinks that five would be enough for the time being. "
    "A further round of talks is planned; until then, guests have to travel by a fishing boat or stay where they are."
)
QUOTED = (
    "“We have carried the luggage of this whole region for thirty years and will not carry its losses as well,” "
    "the speaker of the union said. "
)


def collection(**texts: str) -> dict[str, Document]:
    return {name: document(text, identifier=name) for name, text in texts.items()}


def test_a_cut_copy_with_another_headline_is_a_copy_of_the_fullest() -> None:
    cut = "No ferries. " + STORY[: STORY.index(" The owner")]
    assert copies(collection(a=cut, b=STORY, c=OTHER)) == {"a": "b"}
    assert copies(collection(z=STORY, b=STORY, c=STORY)) == {"c": "b", "z": "b"}


def test_independent_reports_that_share_a_quotation_are_no_copies() -> None:
    assert copies(collection(a=STORY + QUOTED * 3, b=OTHER + QUOTED * 3)) == {}


def test_what_is_hardly_more_than_quotations_is_compared_whole() -> None:
    assert copies(collection(a=QUOTED * 1 + "He left.", b=QUOTED * 1)) == {"b": "a"}


def test_short_texts_and_set_phrases_prove_nothing() -> None:
    assert copies(collection(a="They met in the town hall.", b="They met in the town hall.")) == {}
    phrase = " Sign up here for our daily letter and never miss what matters most to you again, wherever you are."
    many = {f"d{i:03}": " ".join(f"word{i}x{k}" for k in range(60)) + phrase for i in range(90)}
    assert copies(collection(**many)) == {}


def test_nothing_to_compare() -> None:
    assert copies({}) == {} and copies(collection(a="")) == {}
