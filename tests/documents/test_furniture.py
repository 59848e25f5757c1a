import re

import yaml

from graph.core.document import Span
from graph.core.resources import resource
from graph.documents.furniture import furniture, unquoted


def test_the_list_is_well_formed() -> None:
    data = yaml.safe_load(resource("ontology", "lexicon", "furniture.en.yaml").read_text(encoding="utf-8"))
    ids = [row["id"] for row in data["evidence"]]
    assert len(ids) == len(set(ids)) >= 30
    assert data["whole"] == list(dict.fromkeys(data["whole"])) and len(data["whole"]) >= 100
    assert all(isinstance(phrase, str) for phrase in data["whole"] + data["imperatives"])
    patterns = [row["match"] for row in data["evidence"]] + data["glued"] + data["prefixes"] + data["suffixes"]
    assert all(re.compile(pattern) for pattern in patterns)


def test_evidence_adds_up_and_says_what_it_is() -> None:
    found = furniture().found("Please support us from just $2 a month")
    assert {"support-us", "imperative", "sum-per-month"} <= set(found)
    assert furniture().score("Please support us from just $2 a month") >= 1
    assert furniture().found("Read more »") == {"whole": 2.0}
    assert furniture().found("— 12 —") == {"no-letters": 2.0}
    assert furniture().found("The council of the island met.") == {}
    assert furniture().found("We need your help. " * 400) == {}


def test_quoted_words_are_blanked_out_at_equal_length() -> None:
    line = "“Support us,” she said. \"Join us,\" he said. «Help us» ''Fund us'' “and we"
    assert len(unquoted(line)) == len(line)
    assert unquoted(line).split() == ["she", "said.", "he", "said."]


def test_a_language_without_a_list_takes_the_english_one() -> None:
    assert furniture("pt").whole == furniture().whole


def test_openers() -> None:
    assert furniture().opener("A message from the Lake Post:") == "letter"
    assert furniture().opener("» Related Articles:") == "links"
    assert furniture().opener("Talks fail again") is None


def test_pieces_of_a_line_with_furniture_in_its_middle() -> None:
    text = "The envoy left.Read moreThe host stayed.Share this articleThe end."
    pieces = [span.of(text) for span in furniture().pieces(text, Span(0, len(text)))]
    assert pieces == ["The envoy left.", "The host stayed.", "The end."]
