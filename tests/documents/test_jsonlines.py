import json
from pathlib import Path

from graph.core.document import Document
from graph.core.errors import InputError
from graph.documents.jsonlines import JsonLines


def rows(tmp_path: Path, *lines: str) -> list[Document | InputError]:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(JsonLines().read(path, {"publisher": "Lake Post"}))


def test_fields_of_a_record(tmp_path: Path) -> None:
    row = {
        "ID": 7,
        "Text": "The envoy left.\u2028Soon after.",
        "headline": "Envoy leaves",
        "date": "2019-03-04",
        "language": "en",
        "url": "u",
    }
    (document,) = rows(tmp_path, json.dumps(row, ensure_ascii=False))
    assert isinstance(document, Document)
    assert (document.id, document.text, document.title, document.publisher) == ("7", row["Text"], "Envoy leaves", "Lake Post")
    assert str(document.published) == "2019-03-04"
    assert [block.span.of(document.text) for block in document.blocks] == ["The envoy left.", "Soon after."]


def test_each_bad_line_is_named(tmp_path: Path) -> None:
    bad = ["{", "[1]", '{"id": 1}', '{"text": 5}', '{"text": " "}', "[" * 100_000]
    found = rows(tmp_path, *bad, "", '{"text": "The envoy left."}\r')
    assert [str(one.where)[-6:] for one in found if isinstance(one, InputError)] == [f"line {n}" for n in range(1, 7)]
    assert isinstance(found[-1], Document) and found[-1].id == "news-8"


def test_half_a_surrogate_pair_is_mended(tmp_path: Path) -> None:
    (document,) = rows(tmp_path, '{"text": "The envoy \\ud83d left."}')
    assert isinstance(document, Document)
    assert document.text == "The envoy \ufffd left." and document.warnings
