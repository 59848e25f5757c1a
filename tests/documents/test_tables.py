from pathlib import Path

import pytest

from graph.core.document import Document
from graph.core.errors import EmptyInput, InputError, MalformedInput
from graph.documents.tables import Table


def rows(tmp_path: Path, text: str, name: str = "news.csv") -> list[Document | InputError]:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return list(Table().read(path, {}))


def test_rows_become_documents(tmp_path: Path) -> None:
    text = "id,Title,text,published,Source,publisher\r\n"
    text += 'x 1,Envoy leaves,"The envoy left.\r\nSoon, ""they"" said.",2019-03-04,,Lake Post\r\n,,Again.,,,\r\n'
    first, second = rows(tmp_path, text)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.id, first.title, first.publisher, str(first.published)) == ("x 1", "Envoy leaves", "Lake Post", "2019-03-04")
    assert first.text == 'The envoy left.\r\nSoon, "they" said.'
    assert (second.id, second.text, second.title) == ("news-2", "Again.", None)


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_other_delimiters(tmp_path: Path, name: str, mark: str) -> None:
    (document,) = rows(tmp_path, f"id{mark}text\nx{mark}The envoy left, again.\n", name)
    assert isinstance(document, Document) and document.text == "The envoy left, again."


def test_a_bad_row_is_named_by_its_first_line(tmp_path: Path) -> None:
    found = rows(tmp_path, 'id,text\n1,"Two\nlines."\n2,\n3,Third.\n')
    assert [one.where for one in found if isinstance(one, InputError)] == [f"{tmp_path / 'news.csv'}, line 4"]
    assert len(found) == 3


def test_a_quotation_mark_that_is_never_closed_is_named(tmp_path: Path) -> None:
    found = rows(tmp_path, 'id,text\n1,First.\n2,"Second" thing.\n3,Third.\n4,"Fourth.\n5,Fifth.\n')
    assert [one.id for one in found if isinstance(one, Document)] == ["1", "3"]
    assert [str(one.where)[-6:] for one in found if isinstance(one, InputError)] == ["line 3", "line 5"]


def test_an_open_quotation_mark_in_the_header(tmp_path: Path) -> None:
    with pytest.raises(MalformedInput, match="CSV"):
        rows(tmp_path, 'id,"text\n1,First.\n')


def test_long_cells_are_read(tmp_path: Path) -> None:
    (document,) = rows(tmp_path, "text\n" + "The envoy left. " * 20_000 + "\n")
    assert isinstance(document, Document) and len(document.text) == 320_000


def test_no_text_column_and_no_rows(tmp_path: Path) -> None:
    with pytest.raises(MalformedInput, match="no column 'text'"):
        rows(tmp_path, "id,words\n1,The envoy left.\n")
    with pytest.raises(EmptyInput, match="no rows"):
        rows(tmp_path, "id,text\n")
