"""What a model is told: all stances, the schema, the window."""

import json
from collections.abc import Callable
from datetime import date

from graph.core.document import Document
from graph.core.stance import STANCES
from graph.extraction.llm_answers import Answer, fault
from graph.extraction.llm_prompt import definitions, instructions, question, schema
from graph.extraction.llm_windows import Passage, Window


def test_every_stance_is_explained_in_the_words_of_the_ontology() -> None:
    assert list(definitions()) == list(STANCES) and len(STANCES) == 22
    for name, defined in definitions().items():
        assert f"- {name}: {defined}\n" in instructions() and len(defined) > 20
    assert "{stances}" not in instructions() and "{schema}" not in instructions()


def test_the_schema_names_the_stances_and_the_fields_of_an_answer() -> None:
    item = schema()["properties"]["statements"]["items"]
    assert item["properties"]["stance"]["enum"] == list(STANCES)
    fields = {name for name in Answer.__slots__ if name != "wants"} | {"attitude"}
    assert set(item["required"]) == set(item["properties"]) == fields and len(fields) == 16
    assert all(f"- {name}" in instructions() or f", {name}" in instructions() for name in fields if name != "stance")


def test_a_question_shows_what_is_known_and_what_is_to_be_read(document: Callable[..., Document]) -> None:
    read = Window((Passage("Peru waits.", range(11)), Passage("Chile too.", range(10))))
    bare = Document("doc", "")
    assert question(bare, read) == "Paragraphs to code:\n\nPeru waits.\n\nChile too."
    told = Document("doc", "", title="Waiting", publisher="Coastal Post", published=date(2021, 6, 15))
    shown = question(told, Window(read.passages[1:], read.passages[:1]))
    assert shown == (
        "Title: Waiting\nPublished: 2021-06-15, a Tuesday\nPublisher: Coastal Post\n\n"
        "Paragraphs before, coded already; take only names from them:\n\nPeru waits.\n\nParagraphs to code:\n\nChile too."
    )


def test_the_example_meets_the_schema_and_its_own_rules() -> None:
    shown = " ".join(instructions().split("# Example")[1].split())
    told = shown[shown.index("{") : shown.index("}") + 1]
    given = json.loads(told)
    assert fault(given) is None
    paragraph = shown.split("holds three statements")[0]
    assert all(words in paragraph for words in (given["evidence"], given["cue"], given["when"], *given["quotes"], *given["targets"]))
