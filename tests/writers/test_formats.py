from pathlib import Path

import pytest

from graph.core.errors import UnknownName
from graph.writers import WRITERS
from graph.writers.formats import FORMATS, format_for, formats


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        ("out.ttl", None, "turtle"),
        (Path("a/b.c/OUT.TTL"), None, "turtle"),
        (".nq", None, "nquads"),
        ("data.xml", None, "rdfxml"),
        ("v1.2/figure.svg", None, "svg"),
        ("-", "ttl", "turtle"),
        ("-", "Turtle", "turtle"),
        ("out.txt", ".jsonl", "jsonl"),
        ("out.png", "pdf", "pdf"),
    ],
)
def test_a_format_is_found_by_name_or_suffix(path, name, expected):
    assert format_for(path, name).name == expected


def test_a_misspelt_name_is_mended():
    with pytest.raises(UnknownName, match="did you mean turtle"):
        format_for("-", "turtel")
    with pytest.raises(UnknownName, match=r"x\.grahpml: .*did you mean \.graphml"):
        format_for("x.grahpml")


@pytest.mark.parametrize("path", ["-", "graph", ""])
def test_a_path_without_suffix_names_the_known_ones(path):
    with pytest.raises(UnknownName, match=r"\.ttl"):
        format_for(path)


def test_only_some_kinds_can_be_asked_for():
    assert [each.name for each in formats("picture")] == ["png", "svg", "pdf"]
    with pytest.raises(UnknownName):
        format_for("x.ttl", kinds=("picture",))


def test_the_table_and_the_writers_name_the_same_formats():
    assert len(FORMATS) == 13
    assert sorted(FORMATS) == WRITERS.names()
    assert [each.name for each in FORMATS.values() if each.keeps_graphs] == ["trig", "nquads"]


def test_a_writer_of_an_entry_point_is_a_format(monkeypatch):
    monkeypatch.setitem(WRITERS._rows, "lines", "graph.writers.tables:JSONL")
    found = format_for("-", "lines")
    assert (found.kind, found.suffixes, found.media_type) == ("rows", (".jsonl",), "application/octet-stream")
