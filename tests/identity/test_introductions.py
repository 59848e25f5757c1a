"""The resolver on parsed sentences, through the mentions that extraction finds."""

from datetime import date

from scenes import document, names, speaker

from graph.extraction.mentions import find_mentions
from graph.identity.resolver import GazetteerResolver
from graph.language.pipeline import parse

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
