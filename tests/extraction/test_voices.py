"""Voices: who says what, one inside the other."""

from collections.abc import Callable, Sequence
from typing import Any

Check = Callable[[Sequence[tuple[str, str]], int], None]

NESTED = [
    ("Egypt said that Sudan rejected the plan.", "Sudan -reject>"),
    ("Kenya said Somalia wants Ethiopia to leave.", "Somalia -demand> Ethiopia"),
    ("Jordan said Syria had accused Israel of an attack.", "Syria -accuse> Israel"),
    ("India said Pakistan had shelled a village.", "India -accuse> Pakistan"),
    ("Bolivia said that it supported Peru.", "Bolivia -support> Peru"),
    ("According to Cuba, Haiti rejected the offer.", "Haiti -reject>"),
    ("Armenia said it had bombed Azerbaijan.", "Armenia -assault> Azerbaijan"),
]

DIRECT = [
    ("“Rwanda is shelling our villages,” a Congolese army spokesman said.", "DR Congo -accuse> Rwanda"),
    ("Congolese President Felix Tshisekedi accused Rwanda of aggression.", "DR Congo -accuse> Rwanda"),
    ("Turkish President Recep Tayyip Erdogan rejected Greece's proposal.", "Turkey -reject> Greece"),
    ("“We condemn the raid by Israel,” Jordan's foreign ministry said.", "Jordan -criticize> Israel"),
    ("“Peru is our friend,” Ecuador's president said.", "Ecuador -support> Peru"),
    ("The Chinese foreign ministry said that Japan must apologise.", "China -demand> Japan"),
    ("In a statement, Algeria urged Mali to free the prisoners.", "Algeria -appeal> Mali"),
    ("“Israel committed a crime,” Turkey's foreign minister told reporters.", "Turkey -accuse> Israel"),
]


def test_what_one_says_of_another(check: Check) -> None:
    check(NESTED, 7)


def test_direct_speech(check: Check) -> None:
    check(DIRECT, 8)


VOICES = [  # text, word, whose words it stands in
    ("Kenya said Somalia had lied.", "lied", ["Kenya"]),
    ("Kenya said Somalia had lied.", "Kenya", None),
    ("Kenya said Somalia had lied.", "said", None),
    ("Kenya left.", "left", None),
    ("“We left,” Chad's president said.", "left", ["Chad"]),
    ("Kenya said that Somalia wants the army to leave.", "leave", ["Somalia"]),
    ("Kenya said that Somalia wants the army to leave.", "wants", ["Kenya"]),
    ("Kenya and Uganda said the army had left.", "left", ["Kenya", "Uganda"]),
    ("Officials said the army had left.", "left", []),
    ("According to Kenya, the army had left.", "left", ["Kenya"]),
    ("Kenya's statement said the army had left.", "left", ["Kenya"]),
    ("Kenya said the port was open. The statement said the army had left.", "left", ["Kenya"]),
]


def test_the_innermost_voice_of_a_word(reading: Callable[..., Any]) -> None:
    for text, word, names in VOICES:
        read = reading(text)
        voice = read.voices.of(read.word(word))
        assert (None if voice is None else [a.name for r in voice.who for a in r.actors]) == names, (text, word)
    assert len(VOICES) == 12


def test_voices_are_numbered_as_attributions_and_know_their_actors(reading: Callable[..., Any]) -> None:
    read = reading("Kenya said the port was open. Chad and Mali denied this.")
    assert [voice.index for voice in read.voices.all] == list(range(len(read.voices.all)))
    assert read.voices.all[0].actors == {"kenya"}


def test_a_text_of_nobody_has_no_source(reading: Callable[..., Any]) -> None:
    read = reading("The statement said the army had left.")
    assert read.voices.of(read.word("left")).who == ()


CITED = [  # text, the outlet that is only cited
    ("Nepal's foreign minister told Reuters that India must return to the talks.", "Reuters"),
    ("Nepal's foreign minister was quoted as saying by AFP that India must return to the talks.", "AFP"),
    ("Nepal's foreign minister said India must return to the talks.", None),
]


def test_outlets_are_cited_and_hold_nothing(drafts: Callable[..., Any]) -> None:
    for text, cited in CITED:
        found = drafts(text)
        assert [(d.actor.name, d.stance.id, d.report.cited_source) for d in found] == [("Nepal", "demand", cited)], text
    assert len(CITED) == 3


REPORTED = [
    ("Mexico's president said he would never accept Guatemala's proposal.", "Mexico -reject> Guatemala"),
    ("Peru said it would never accept Chile's proposal.", "Peru -reject> Chile"),
    ("Sudan said its army had shelled Chad.", "Sudan -assault> Chad"),
    ("Israel's defence minister accused Iran of piracy. He said Iran must free the ship.", "Israel -accuse> Iran; Israel -demand> Iran"),
    ("Ghana said Togo had violated the treaty.", "Ghana -accuse> Togo"),
    ("Kenya said Somalia had attacked a village.", "Kenya -accuse> Somalia"),
    ("“Why does Israel bomb our towns?” Lebanon's president asked.", "Lebanon -accuse> Israel"),
    ("“Israel's strikes are a violation of our sovereignty,” Syria's foreign ministry said.", "Syria -accuse> Israel"),
    ("“We appreciate Qatar's help,” Lebanon's prime minister said.", "Lebanon -support> Qatar"),
    ("“Rwanda's army must leave our country immediately,” the Congolese government said in a statement.", "DR Congo -demand> Rwanda"),
    ("“Poland's fears are baseless,” Belarus's foreign ministry said.", "Belarus -deny> Poland"),
    ("“India calls on Pakistan to hand over the suspects,” the Indian foreign ministry said.", "India -appeal> Pakistan"),
    ("“Sudan is a strategic partner of Egypt,” Egypt's president said.", "Egypt -support> Sudan"),
    ("Kenya has condemned Somalia's decision to close the port, Reuters reported.", "Kenya -criticize> Somalia"),
    ("Japan has summoned the Chinese ambassador, according to NHK.", "Japan -protest> China"),
]


def test_reported_speech_with_pronouns_and_past_perfect(check: Check) -> None:
    check(REPORTED, 15)


FEARED = [
    ("Analysts say Ethiopia may attack Eritrea.", ""),
    ("Many Kenyans believe Somalia supports the rebels.", ""),
    ("Experts warn that Turkey will invade Syria.", ""),
    ("Hundreds of Kenyans protested outside the Ugandan embassy.", ""),
    ("Iraqi protesters stormed the Iranian consulate.", ""),
]


def test_what_nobody_in_particular_says(check: Check) -> None:
    check(FEARED, 5)
