import pytest

from training.tokenizer import adapt

CASES = {
    "prefix": ("non-starters", ["non-starters"]),
    "capital prefix": ("Ex-minister", ["Ex-minister"]),
    "compound": ("well-known", ["well", "-", "known"]),
    "abbreviation with a hyphen": ("U.S.-led", ["U.S.", "-", "led"]),
    "number with a hyphen": ("9-year-old", ["9", "-", "year", "-", "old"]),
    "letters and number": ("F-16", ["F", "-", "16"]),
    "repeated marks": ("No!!!", ["No", "!!!"]),
    "unit": ("5bn", ["5", "bn"]),
    "either": ("and/or", ["and", "/", "or"]),
    "slash": ("Berrin/Alvania", ["Berrin", "/", "Alvania"]),
    "parenthesis and colon": ("(now):", ["(", "now", ")", ":"]),
    "rank": ("Capt. Ray", ["Capt.", "Ray"]),
    "contraction": ("don’t", ["do", "n’t"]),
    "typographic quotes": ("“No,”", ["“", "No", ",", "”"]),
    "possessive": ("Berrin’s", ["Berrin", "’s"]),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_tokens(text: str, wanted: list[str]) -> None:
    import spacy

    nlp = spacy.blank("en")
    adapt(nlp)
    assert [t.text for t in nlp.make_doc(text)] == wanted


def test_the_rules_are_saved_with_the_pipeline(tmp_path) -> None:  # type: ignore[no-untyped-def]
    import spacy

    nlp = spacy.blank("en")
    adapt(nlp)
    nlp.to_disk(tmp_path / "p")
    assert [t.text for t in spacy.load(tmp_path / "p")("non-starters and/or well-known")] == [
        "non-starters",
        "and",
        "/",
        "or",
        "well",
        "-",
        "known",
    ]
