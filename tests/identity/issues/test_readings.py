"""What a draft is about, cut where its content runs on, with the words around it."""

from scenes import draft

from graph.identity.issues.readings import read_drafts


def test_the_content_ends_where_the_next_verb_of_the_holder_begins() -> None:
    sentence = "Peru asked Chile to reconsider and spoke with Bolivia about the case."
    ask = draft("Peru", "appeal", ["Chile"], "to reconsider and spoke with Bolivia about the case", sentence=sentence, cue="asked")
    speak = draft("Peru", "consult", ["Bolivia"], "about the case", sentence=sentence, cue="spoke")
    first, second = read_drafts([ask, speak])
    assert (first.content.text, first.content.thin) == ("to reconsider", True)
    assert (second.content.text, second.cue) == ("about the case", "spoke")


def test_the_condition_is_no_part_of_the_content() -> None:
    content = "to close its ports if the ferries stay"
    (found,) = read_drafts([draft("Chile", "threaten", ["Peru"], content, condition="if the ferries stay")])
    assert found.content.text == "to close its ports"


def test_what_follows_the_content_is_its_fuller_text() -> None:
    sentence = "Mali asked for the withdrawal of troops from Kidal and Gao, a paper wrote."
    (found,) = read_drafts([draft("Mali", "demand", ["Chad"], "the withdrawal of troops", sentence=sentence, cue="asked for")])
    assert found.fuller == "the withdrawal of troops from Kidal and Gao"
    assert found.said() == "asked for the withdrawal of troops"


def test_a_content_that_stands_elsewhere() -> None:
    (found,) = read_drafts([draft("Mali", "demand", ["Chad"], "the withdrawal of troops")])
    assert (found.fuller, found.said(), found.cue) == ("the withdrawal of troops", "", "")
