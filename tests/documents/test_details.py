from datetime import date
from pathlib import Path

import pytest

from graph.core.errors import MalformedInput
from graph.documents.details import Details, details, metadata_rows


def test_names_of_fields_vary() -> None:
    found = details(
        {"Headline": " Envoy\nleaves ", "Outlet": "Lake Post", "Publication date": "4 March 2019", "lang": "pt-BR", "LINK": "u"}
    )
    assert found == Details("Envoy leaves", "Lake Post", date(2019, 3, 4), "pt", "u")


def test_what_is_no_word_or_no_date_is_left_out() -> None:
    found = details({"title": "", "publisher": ["a"], "date": "last week", "language": "../../etc"})
    assert found == Details(warnings=("the date 'last week' is not a full date; left out",))


def test_gaps_are_filled_and_nothing_is_overwritten() -> None:
    known = Details(title="A", warnings=("w",)).otherwise(Details(title="B", publisher="C", warnings=("v",)))
    assert known == Details(title="A", publisher="C", warnings=("w", "v"))


def test_metadata_rows(tmp_path: Path) -> None:
    assert metadata_rows(tmp_path) == {}
    (tmp_path / "metadata.csv").write_text("Filename,title\na.txt,A,extra\n,B\n", encoding="utf-8-sig")
    assert metadata_rows(tmp_path) == {"a.txt": {"Filename": "a.txt", "title": "A"}}


def test_a_damaged_metadata_table(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_bytes(b'file,title\na.txt,"A\n')
    with pytest.raises(MalformedInput, match="line"):
        metadata_rows(tmp_path)
