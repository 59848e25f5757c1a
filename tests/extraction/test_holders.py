"""Holders: states for which a person, ministry, capital or spokesman speaks, organisations, those on whose behalf."""

from collections.abc import Callable, Sequence
from typing import Any

Check = Callable[[Sequence[tuple[str, str]], int], None]

METONYMS = [
    ("Beijing warned Taipei against a referendum.", "China -warn> Taiwan"),
    ("The Kremlin accused Kyiv of sabotage.", "Russia -accuse> Ukraine"),
    ("Downing Street condemned Tehran.", "United Kingdom -criticize> Iran"),
    ("The White House urged Havana to free the protesters.", "United States -appeal> Cuba"),
    ("Islamabad rejected New Delhi's demand.", "Pakistan -reject> India"),
    ("Ankara offered Athens talks.", "Turkey -offer> Greece"),
    ("The Elysee praised Beirut.", "France -support> Lebanon"),
]

SPOKEN = [
    ("Kenya's foreign ministry condemned Somalia.", "Kenya -criticize> Somalia"),
    ("Polish Prime Minister Mateusz Morawiecki accused Belarus of state terrorism.", "Poland -accuse> Belarus"),
    ("Israeli Prime Minister Naftali Bennett warned Iran.", "Israel -warn> Iran"),
    ("U.S. Secretary of State Antony Blinken urged Sudan to hold elections.", "United States -appeal> Sudan"),
    ("UN Secretary-General Antonio Guterres urged Myanmar to free Aung San Suu Kyi.", "United Nations -appeal> Myanmar"),
    ("The European Commission criticised Hungary.", "European Commission -criticize> Hungary"),
    ("On behalf of Chad, the envoy thanked Norway.", "Chad -support> Norway"),
]

ORGANISATIONS = [
    ("The United Nations condemned Eritrea.", "United Nations -criticize> Eritrea"),
    ("The European Union imposed sanctions on Belarus.", "European Union -sanction> Belarus"),
    ("ASEAN suspended Myanmar.", "Association of Southeast Asian Nations -sanction> Myanmar"),
    ("The Taliban rejected Pakistan's offer.", "Taliban -reject> Pakistan"),
    ("Hezbollah threatened Israel.", "Hezbollah -threaten> Israel"),
    ("The African Union urged Sudan to restore the constitution.", "African Union -appeal> Sudan"),
    ("Amnesty International accused Ethiopia of war crimes.", "Amnesty International -accuse> Ethiopia"),
]


def test_metonyms(check: Check) -> None:
    check(METONYMS, 7)


def test_those_who_speak_for_a_state(check: Check) -> None:
    check(SPOKEN, 7)


def test_organisations(check: Check) -> None:
    check(ORGANISATIONS, 7)


HOLDERS = [  # text, predicate, actors, their speakers, words
    ("Kenya condemned Somalia.", "condemned", ["Kenya"], [None], ["Kenya"]),
    ("Kenya and Uganda condemned Somalia.", "condemned", ["Kenya", "Uganda"], [None, None], ["Kenya", "Uganda"]),
    ("The Baltic states condemned Belarus.", "condemned", ["Estonia", "Latvia", "Lithuania"], [None] * 3, ["The Baltic states"] * 3),
    ("Reuters condemned Somalia.", "condemned", [], [], []),
    ("Officials condemned Somalia.", "condemned", [], [], []),
    ("“We condemn Somalia,” Kenya's president said.", "condemn", ["Kenya"], ["Uhuru Kenyatta"], ["Kenya's president"]),
    ("Kenya's statement condemned Somalia.", "condemned", ["Kenya"], [None], ["Kenya's statement"]),
    ("Kenya called the plan unacceptable.", "unacceptable", ["Kenya"], [None], ["Kenya"]),
    ("“The plan is unacceptable,” Kenya's president said.", "unacceptable", ["Kenya"], ["Uhuru Kenyatta"], ["Kenya's president"]),
    ("“Kenya must leave,” Uganda's president said.", "must", ["Uganda"], ["Yoweri Museveni"], ["Uganda's president"]),
    ("Belarus came under criticism from Poland.", "came", ["Poland"], [None], ["Poland"]),
    ("Somalia's demand for talks failed.", "demand", ["Somalia"], [None], ["Somalia"]),
    ("The demand by Somalia failed.", "demand", ["Somalia"], [None], ["Somalia"]),
    ("The demand failed.", "demand", [], [], []),
    ("Japan's prime minister said Japan rejects the plan.", "rejects", ["Japan"], ["Yoshihide Suga"], ["Japan"]),
    ("On behalf of Chad, the envoy thanked Norway.", "thanked", ["Chad"], [None], ["Chad"]),
]


def test_holders_of_matches(reading: Callable[..., Any]) -> None:
    for text, predicate, actors, speakers, words in HOLDERS:
        read = reading(text)
        match = next(m for rivals in read.frames.matcher.matches(read.word(predicate)) for m in rivals)
        found = read.frames.holders.of(match, read.voices.of(match.token))
        assert [a.name for h in found for a in h.who.actors] == actors, text
        assert [h.who.speaker.name if h.who.speaker else None for h in found] == speakers, text
        assert [h.text for h in found] == words, text
    assert len(HOLDERS) == 16


SPEAKERS = [  # text, speakers of its drafts
    ("Kenyan Foreign Minister Raychelle Omamo accused Somalia of piracy.", ["Raychelle Omamo"]),
    ("Kenya's foreign ministry accused Somalia of piracy.", ["Kenyan Foreign Ministry"]),
    ("Nairobi accused Somalia of piracy.", [None]),
    ("Kenya accused Somalia of piracy.", [None]),
    ("The Kenyan president's spokeswoman, Kanze Dena, said on Friday that Somalia must apologise.", ["Kanze Dena"]),
    ("Speaking for the European Union, Josep Borrell urged Israel to stop.", ["Josep Borrell"]),
    ("“Chile must return the ships,” Bolivia's president said. “Peru should help us.”", ["Luis Arce", "Luis Arce"]),
    ("Bolivia's foreign ministry condemned Chile. The ministry also urged Peru to stay calm.", ["Bolivian Foreign Ministry"] * 2),
]


def test_speakers_are_kept_apart_from_holders(drafts: Callable[..., Any]) -> None:
    for text, speakers in SPEAKERS:
        assert [d.report.speaker.name if d.report.speaker else None for d in drafts(text)] == speakers, text
    assert len(SPEAKERS) == 8


def test_those_on_whose_behalf_it_is_said_hold_it_and_the_subject_speaks(drafts: Callable[..., Any]) -> None:
    found = drafts("On behalf of the Baltic states, Estonia's foreign minister urged Belarus to free the prisoners.")
    assert [d.actor.name for d in found] == ["Estonia", "Latvia", "Lithuania"]
    assert {d.report.speaker.name for d in found} == {"Eva-Maria Liimets"}


MEETINGS = [
    ("Vladimir Putin met Joe Biden in Geneva.", "Russia -consult> United States"),
    ("Chinese Foreign Minister Wang Yi met Indian Foreign Minister Subrahmanyam Jaishankar.", "China -consult> India"),
    ("Boris Johnson spoke to Angela Merkel by telephone.", "United Kingdom -consult> Germany"),
    ("Wang Yi and Antony Blinken held talks on Tuesday.", "China -consult> United States; United States -consult> China"),
]


def test_persons_who_meet_stand_for_their_states(check: Check) -> None:
    check(MEETINGS, 4)


HEADLINES = [
    ("# Iran threatens Israel with war", "Iran -threaten> Israel"),
    ("# India: Pakistan must hand over suspects", "India -demand> Pakistan"),
    ("# ‘Peru must apologise’, says Chile", "Chile -demand> Peru"),
]


def test_headlines_that_say_it_alone(check: Check) -> None:
    check(HEADLINES, 3)


OWN_SIDE = [
    ('"Our government is opposed to the Ghanaian proposal," Kenyan President William Ruto said.', {"Kenya -reject> Ghana"}),
    ("Chad dismissed the threat of Sudan as disproportionate.", {"Chad -reject> Sudan"}),
]


def test_a_speaker_means_their_own_side_and_what_is_dismissed_is_no_judgement(stances: Callable[[str], set[str]]) -> None:
    for text, wanted in OWN_SIDE:
        assert stances(text) == wanted, text
    assert len(OWN_SIDE) == 2
