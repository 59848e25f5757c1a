"""`extract --explain`: how one sentence is read."""

import json

import pytest


def test_a_sentence_is_explained_as_text_and_as_json(command) -> None:
    sentence = "Peru called on Chile to reopen the border."
    shown = command("extract", "--explain", sentence)
    assert (
        shown.code == 0
        and shown.out.startswith("Parse\n")
        and shown.out.endswith("  Peru: appeal → Chile (appeal:call on, confidence 0.8)\n")
    )
    record = json.loads(command("extract", "--explain", sentence, "--format", "JSON").out)
    assert [each["stance"] for each in record["statements"]] == ["appeal"] and record["text"] == sentence


@pytest.mark.parametrize("sentence", ["", " \n", "\x00\ud800", "“" * 50])
def test_a_sentence_without_anything_in_it_is_no_failure(command, sentence: str) -> None:
    done = command("extract", "--explain", sentence)
    assert done.code == 0 and "Why there are none" in done.out


def test_either_articles_or_a_sentence(command, articles) -> None:
    for given in ((), (articles, "--explain", "Peru rejected the plan.")):
        done = command("extract", *given)
        assert done.code == 2 and "give either articles or --explain" in done.err
    assert "did you mean json?" in command("extract", "--explain", "Peru.", "--format", "jsno").err
