import json
from pathlib import Path
from typing import Any

import pytest

from graph.core.errors import EmptyInput, InputError, MalformedInput, NoSuchInput, UnknownName
from graph.evaluation.reading import divide, holds_statements, read_statements
from tests.evaluation.samples import coded


def written(path: Path, *rows: Any) -> Path:
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows), encoding="utf-8"
    )
    return path


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    rows = [row | {"evidence": "one\u2028line"} for row in coded()]
    assert read_statements(written(tmp_path / "gold.jsonl", rows[0], "", *rows[1:])) == rows


DAMAGED = [
    ("{", "not JSON"),
    ("[" * 100_000, "not JSON"),
    ("[1]", "not a JSON object"),
    ({"doc": 3}, "doc is missing or no text"),
    ({"actor": None}, "actor is missing or no text"),
    ({"speaker": 3}, "speaker is neither text nor null"),
    ({"conditional": "yes"}, "conditional is neither true nor false"),
    ({"targets": "Belmora"}, "targets is missing or no list of texts"),
    ({"quotes": [1]}, "quotes is no list of texts"),
    ({"stance": "demnd"}, "did you mean demand"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGED)
def test_damage_is_named_with_its_line(tmp_path: Path, damage: Any, message: str) -> None:
    good = coded()[0]
    bad = damage if isinstance(damage, str) else good | damage
    with pytest.raises((MalformedInput, UnknownName), match=message) as caught:
        read_statements(written(tmp_path / "gold.jsonl", good, bad))
    assert caught.value.where == f"{tmp_path / 'gold.jsonl'}, line 2"


def test_a_field_that_is_missing_is_named(tmp_path: Path) -> None:
    row = coded()[0]
    del row["evidence"]
    with pytest.raises(MalformedInput, match="evidence is missing"):
        read_statements(written(tmp_path / "gold.jsonl", row))


def test_an_empty_file_is_an_error_for_coders_and_none_for_an_extractor(tmp_path: Path) -> None:
    empty = written(tmp_path / "none.jsonl")
    assert read_statements(empty, may_be_empty=True) == []
    with pytest.raises(EmptyInput):
        read_statements(empty)
    with pytest.raises(NoSuchInput):
        read_statements(tmp_path / "missing.jsonl", may_be_empty=True)
    assert issubclass(EmptyInput, InputError)


def test_files_of_statements_are_told_from_documents(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.JSONL", "", *coded())
    documents = written(tmp_path / "documents.jsonl", {"id": "1", "text": "Arvenia said so.", "stance": "mixed"})
    other = [documents, tmp_path, written(tmp_path / "note.txt", coded()[0]), written(tmp_path / "bad.jsonl", "{"), tmp_path / "no.jsonl"]
    assert divide([other[0], gold, *other[1:]]) == ([gold], other)
    assert holds_statements(written(tmp_path / "none.jsonl"))
