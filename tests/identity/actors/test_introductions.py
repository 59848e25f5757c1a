"""The resolver on parsed sentences, through the mentions that extraction finds."""

from datetime import date

from scenes import document, names, speaker

from graph.extraction.mentions import find_mentions
from graph.identity.actors.resolver import GazetteerResolver
from graph.language.pipeline import parse
from graph.language.repairs import repair

TEXT = (
    "Kenyan Foreign Minister Amina Mohamed rejected the demand of Somalia's government on Tuesday. "
    "She told parliament that the African Union should decide. "
    "The bloc has not answered. Somalia and Kenya met in Nairobi. Both countries agreed to talk."
)


def test_a_parsed_document() -> None:
    given = document(TEXT, published=date(2014, 9, 1))
    mentions = [f.mention for f in find_mentions(parse(given))]
    found = dict(zip([m.text for m in mentions], GazetteerResolver().resolve(given, mentions), strict=True))
    assert len(found) > 10
    assert (names(found["Amina Mohamed"]), speaker(found["Amina Mohamed"])) == (["Kenya"], "Amina Mohamed")
    assert speaker(found["She"]) == "Amina Mohamed"
    assert names(found["The bloc"]) == ["African Union"]
    assert names(found["Both countries"]) == ["Somalia", "Kenya"]
    assert found["Nairobi"] is None


REFERRING = [  # text, phrase, who it is
    ("NATO met in Riga. The alliance agreed.", "The alliance", ["NATO"]),
    ("The EU met in Riga. The bloc agreed.", "The bloc", ["European Union"]),
    ("ASEAN rejected the EU's plan. The bloc agreed.", "The bloc", ["Association of Southeast Asian Nations"]),
    ("The EU and ASEAN met. The bloc agreed.", "The bloc", None),
    ("Peru's foreign ministry met Chile. The ministry agreed.", "The ministry", ["Peru"]),
    ("Romania and Bulgaria joined. The former Warsaw Pact allies agreed.", "The former Warsaw Pact allies", ["Romania", "Bulgaria"]),
    ("Somalia and Kenya met. Both countries agreed.", "Both countries", ["Somalia", "Kenya"]),
    ("Somalia, Chad and Kenya met. Both countries agreed.", "Both countries", None),
    ("Estonia, Latvia and Lithuania met. The three Baltic states agreed.", "The three Baltic states", ["Estonia", "Latvia", "Lithuania"]),
    ("Russian Foreign Minister Sergei Lavrov met his American counterpart.", "his American counterpart", ["United States"]),
    (
        "Russian President Vladimir Putin met French President Emmanuel Macron. The two leaders agreed.",
        "The two leaders",
        ["Russia", "France"],
    ),
]


def test_phrases_that_refer_back() -> None:
    for text, phrase, expected in REFERRING:
        given = document(text, published=date(2021, 6, 15))
        mentions = [f.mention for f in find_mentions(repair(parse(given)))]
        found = dict(zip([m.text for m in mentions], GazetteerResolver().resolve(given, mentions), strict=True))
        assert names(found[phrase]) == expected, text
    assert len(REFERRING) == 11
