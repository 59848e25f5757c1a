from pathlib import Path

import pytest

from graph.core.document import Document
from graph.core.errors import BinaryInput, EmptyInput, InputError, MalformedInput, NoSuchInput
from graph.documents.reading import read

STORY = "The island rejected the plan of its neighbour on Monday.\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def ids(*paths: Path) -> list[str]:
    problems: list[InputError] = []
    found = [document.id for document in read(paths, problems=problems)]
    assert not problems
    return found


def test_folders_are_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    write(tmp_path, b_txt=STORY, a_md=STORY + "1", sub__c_html=f"<p>{STORY}2</p>", sub__z__d_txt=STORY + "3", notes_log="no document")
    assert ids(tmp_path) == ["a", "b", "c", "d"]
    assert ids(tmp_path / "b.txt", tmp_path / "a.md") == ["b", "a"]


def test_hidden_files_and_metadata_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STORY, metadata_csv="file,title\na.txt,Island says no\n", _hidden__b_txt=STORY)
    write(tmp_path / ".git", c_txt=STORY)
    (tmp_path / ".d.txt").write_text(STORY)
    assert ids(tmp_path) == ["a"]
    assert ids(tmp_path / "a.txt", tmp_path / "metadata.csv") == ["a"]


def test_the_text_is_archived_as_it_was(tmp_path: Path) -> None:
    text = "Ise\u0301 said so.\r\n\r\nA\x00B left\u2028and came back. \U0001f54a\r\n\r\n" + STORY
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (document,) = read([tmp_path / "a.txt"], problems=[])
    assert document.text == text
    assert document.blocks[-1].span.of(document.text) == STORY.strip()


def test_broken_bytes_leave_a_warning_and_right_offsets(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Åsa left – she said.\n\n".encode() + b"B\xffd byte.\n\n" + STORY.encode())
    (document,) = read([tmp_path / "a.txt"], problems=[])
    assert "line 3" in document.warnings[0]
    assert document.blocks[-1].span.of(document.text) == STORY.strip()


def test_metadata_beside_the_file_fills_in(tmp_path: Path) -> None:
    rows = 'file,title,publisher,published,language\na.txt,"Island says: no",Lake Post,2019-03-04,en\nb,B title,Other Post,soon,EN-gb\n'
    write(tmp_path, a_txt=STORY, b_md=f"---\npublisher: Mira Times\ndate: 2018-01-02\n---\n\n{STORY}", metadata_csv=rows)
    a, b = read([tmp_path], problems=[])
    assert (a.title, a.publisher, str(a.published), a.language) == ("Island says: no", "Lake Post", "2019-03-04", "en")
    assert (b.title, b.publisher, str(b.published), b.language) == ("B title", "Mira Times", "2018-01-02", "en")
    assert b.warnings == ("the date 'soon' is not a full date; left out",)


def test_the_text_itself_comes_last(tmp_path: Path) -> None:
    write(tmp_path, a_txt=f"Island rejects the new plan\n\n4 March 2019, 12:06\n\n{STORY}", b_txt=STORY)
    a, b = read([tmp_path], problems=[])
    assert (a.title, str(a.published)) == ("Island rejects the new plan", "2019-03-04")
    assert (b.title, b.published) == (None, None)


def test_ids_are_made_unique_and_copies_are_read_once(tmp_path: Path) -> None:
    write(tmp_path, one__a_txt=STORY, three__a_txt=STORY, two__a_txt="The neighbour answered on Tuesday.\n")
    found = list(read([tmp_path], problems=[]))
    assert [document.id for document in found] == ["a", "a-2"]
    assert found[0].warnings == ("given twice with the same content; read once",)
    assert "'a' is taken" in found[1].warnings[0]
    assert ids(tmp_path / "one", tmp_path / "one" / "a.txt", tmp_path / "one" / ".." / "one" / "a.txt") == ["a"]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", EmptyInput),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", BinaryInput),
        ("a.log", b"SQLite format 3\x00", BinaryInput),
        ("a.log", b"plain words", InputError),
        ("a.md", b"---\ntitle: [\n---\nwords", MalformedInput),
        ("a.html", b"<html><body><script>1</script></body></html>", MalformedInput),
        ("a.csv", b"name,age\nx,3\n", MalformedInput),
        ("a.csv", b"text,id\n", EmptyInput),
    ],
)
def test_fatal_problems_are_raised_before_a_document_is_handed_over(
    tmp_path: Path, name: str, data: bytes, error: type[InputError]
) -> None:
    good, bad = tmp_path / "0.txt", tmp_path / name
    good.write_text(STORY)
    bad.write_bytes(data)
    with pytest.raises(error) as caught:
        read([good, bad], problems=[])
    assert str(bad) in str(caught.value)


def test_missing_inputs_and_folders_without_documents(tmp_path: Path) -> None:
    (tmp_path / "notes.log").write_text("no document")
    with pytest.raises(NoSuchInput, match="gone"):
        read([tmp_path / "gone"], problems=[])
    with pytest.raises(EmptyInput, match="no documents"):
        read([tmp_path], problems=[])
    with pytest.raises(EmptyInput, match="nothing to read"):
        read([], problems=[])


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text("plain words")
    with pytest.raises(InputError, match=r"\.jsonl, \.markdown, \.md"):
        read([tmp_path / "a.rtf"], problems=[])


def test_bad_rows_go_to_the_problems_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "The envoy left."}\n{"id": \n{"text": "The host stayed."}\n')
    problems: list[InputError] = []
    assert [document.id for document in read([tmp_path], problems=problems)] == ["x", "a-3"]
    assert [problem.where for problem in problems] == [f"{tmp_path / 'a.jsonl'}, line 2"]


def test_a_metadata_table_without_file_names_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STORY, metadata_csv="title,publisher\nX,Y\n")
    with pytest.raises(MalformedInput, match="no column 'file'"):
        read([tmp_path], problems=[])


def test_all_furniture_leaves_a_warning(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Read more\n\n© 2020 Lake Post\n")
    (document,) = read([tmp_path], problems=[])
    assert isinstance(document, Document) and document.blocks == ()
    assert "nothing to read" in document.warnings[0]
