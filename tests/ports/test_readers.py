"""Every registered reader passes the same assertions."""

from pathlib import Path

import pytest

from graph.core.document import Document
from graph.core.errors import BinaryInput, EmptyInput, NoSuchInput
from graph.documents import READERS

STORY = "The island rejected the plan of its neighbour on Monday. “Never,” said the envoy – and left."
TITLE = "Island says no"
FILES = {
    "text": STORY,
    "markdown": STORY,
    "html": f"<html><body><p>{STORY}</p></body></html>",
    "jsonl": f'{{"text": "{STORY}"}}',
    "csv": f'text\n"{STORY}"\n',
}


def test_all_rows_are_tried() -> None:
    assert set(FILES) <= set(READERS) and len(FILES) == 5


def test_no_two_readers_claim_one_suffix() -> None:
    claimed = [suffix for name in READERS for suffix in READERS.load(name).suffixes]
    assert len(claimed) == len(set(claimed)) >= 10
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in claimed)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_story_is_read_with_its_metadata(tmp_path: Path, name: str) -> None:
    reader = READERS.load(name)()
    path = tmp_path / f"story{reader.suffixes[0]}"
    path.write_text(FILES[name], encoding="utf-8")
    (document,) = reader.read(path, {"title": TITLE, "publisher": "Lake Post", "published": "2019-03-04"})
    assert isinstance(document, Document)
    assert document.id in ("story", "story-1")
    assert (document.title, document.publisher, str(document.published)) == (TITLE, "Lake Post", "2019-03-04")
    assert [block.span.of(document.text) for block in document.blocks] == [STORY]
    assert document.warnings == ()


@pytest.mark.parametrize("name", sorted(FILES))
def test_broken_bytes_are_mended_with_a_warning(tmp_path: Path, name: str) -> None:
    reader = READERS.load(name)()
    path = tmp_path / f"story{reader.suffixes[0]}"
    path.write_bytes(FILES[name].encode().replace(b"Monday", b"Mon\xffday"))
    (document,) = reader.read(path, {})
    assert isinstance(document, Document)
    assert document.blocks[0].span.of(document.text) == STORY.replace("Monday", "Mon\ufffdday")
    assert "broken UTF-8" in document.warnings[0]


@pytest.mark.parametrize("name", sorted(FILES))
def test_what_cannot_be_read_is_raised(tmp_path: Path, name: str) -> None:
    reader = READERS.load(name)()
    path = tmp_path / f"story{reader.suffixes[0]}"
    with pytest.raises(NoSuchInput):
        list(reader.read(path, {}))
    path.write_bytes(b" \n")
    with pytest.raises(EmptyInput):
        list(reader.read(path, {}))
    path.write_bytes(b"\x00\x01\x02" * 500)
    with pytest.raises(BinaryInput):
        list(reader.read(path, {}))
