"""Quoted words that go on with a statement made before."""

from collections.abc import Callable

from graph.core.statement import Draft

LEAD = "Kenya's Foreign Minister Raychelle Omamo demanded on Monday that Somalia withdraw its patrol boats from the northern waters.\n"


def quotes(found: list[Draft], stance: str) -> list[str]:
    (draft,) = [each for each in found if each.stance.id == stance]
    return [quote.text for quote in draft.report.quotes]


def test_words_that_point_back_or_speak_of_the_same_go_on_with_a_demand(drafts: Callable[..., list[Draft]]) -> None:
    text = (
        LEAD + "“These include the boats off the two islands,” Omamo said.\n“The patrol boats of Somalia are green and white,” she added."
    )
    assert quotes(drafts(text), "demand") == [
        "These include the boats off the two islands",
        "The patrol boats of Somalia are green and white",
    ]


def test_other_words_and_other_speakers_do_not(drafts: Callable[..., list[Draft]]) -> None:
    assert quotes(drafts(LEAD + "“The weather was bad all day,” Omamo said."), "demand") == []
    assert quotes(drafts(LEAD + "“These include fishing boats,” Somalia's President Hassan Sheikh Mohamud said."), "demand") == []


def test_a_quotation_that_begins_with_a_statement_belongs_to_it(drafts: Callable[..., list[Draft]]) -> None:
    text = "“We reject the demand of Somalia. Nobody else decides about our sea,” Kenya's Foreign Minister Raychelle Omamo said."
    said = quotes(drafts(text), "reject")
    assert "Nobody else decides about our sea" in " ".join(said)


def test_offsets_are_exact_and_far_words_are_left_alone(drafts: Callable[..., list[Draft]]) -> None:
    near = LEAD + "“These include the boats off the two islands,” Omamo said."
    for draft in drafts(near):
        assert all(near[quote.span.start : quote.span.end] == quote.text for quote in draft.report.quotes)
    filler = "The harbour of Mombasa is old and its market is known far beyond the country.\n" * 20
    assert quotes(drafts(LEAD + filler + "“These include the boats off the two islands,” Omamo said."), "demand") == []


def test_words_that_begin_something_new_do_not_go_on(drafts: Callable[..., list[Draft]]) -> None:
    new = [
        "“And the patrol boats of Somalia are green,” Omamo said.",
        "“I do not think that patrol boats of Somalia are seaworthy,” Omamo said.",
        "“We will count the patrol boats of Somalia,” Omamo said.",
    ]
    for words in new:
        assert quotes(drafts(LEAD + words), "demand") == [], words
    assert len(new) == 3


def test_words_that_point_back_follow_at_once(drafts: Callable[..., list[Draft]]) -> None:
    between = "Somalia's President Hassan Sheikh Mohamud rejected the demand on Tuesday.\n"
    assert quotes(drafts(LEAD + between + "“These include the boats off the two islands,” Omamo said."), "demand") == []


def test_words_that_lead_up_to_such_words_go_with_them(drafts: Callable[..., list[Draft]]) -> None:
    text = LEAD + "“Our note is short and clear,” Omamo said.\n“These include the boats off the two islands,” she added."
    assert quotes(drafts(text), "demand") == ["Our note is short and clear", "These include the boats off the two islands"]


REJECTS = "Kenya rejects Somalia's demand for the withdrawal of Kenyan troops from the lighthouse.\n\n"


def test_a_rejection_and_the_quoted_words_right_after_it_are_one(drafts: Callable[..., list[Draft]]) -> None:
    words = "will not give up our ability to guard the northern strait, including with boats"
    text = f"{REJECTS}Nairobi “{words}.”"
    (reject,) = [each for each in drafts(text) if each.stance.id == "reject"]
    assert [quote.text for quote in reject.report.quotes] == [words]
    assert reject.report.exact == text and "troops" in reject.content


def test_quoted_words_with_a_speaker_of_their_own_stay_apart(drafts: Callable[..., list[Draft]]) -> None:
    text = REJECTS + "“Somalia's claim will split the northern strait, something we cannot accept,” Foreign Minister Raychelle Omamo said."
    assert len([each for each in drafts(text) if each.stance.id == "reject"]) == 2
