"""The command that sets statements against each other, on the invented quarrel of the questions."""

import csv
import io
import json
from pathlib import Path

import pytest

import graph
from graph.knowledge.disk import DiskStore
from tests.queries.conftest import DOCUMENTS, statements


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quarrel") / "g"
    with DiskStore.open_or_create(path) as store:
        store.save(DOCUMENTS, statements())
    return path


def test_both_quotes_side_by_side(command, quarrel: Path) -> None:
    done = command("contradictions", "-g", quarrel)
    assert done.code == 0 and done.err == "1 contradiction\n"
    assert done.out.startswith(
        "Côstria on naval base in the strait: same day, reports differ in stance\n2031-03-03  criticize → Arvenia (for)"
    )
    assert "│ 2031-03-03  support → Arvenia (against)" in done.out and "Belmark stands firm, Harbour Post" in done.out


def test_rows_for_machines(command, quarrel: Path) -> None:
    (row,) = json.loads(command("contradictions", "-g", quarrel, "--format", "json").out)
    assert (row["earlier_statement"], row["later_statement"], row["kinds"]) == ("c3", "c1", ["same day", "reports"])
    assert json.loads(command("contradictions", "-g", quarrel, "--format", "jsonl").out) == row
    assert len(list(csv.DictReader(io.StringIO(command("contradictions", "-g", quarrel, "--format", "csv").out)))) == 1


def test_one_of_the_two_has_to_meet_the_options(command, quarrel: Path) -> None:
    found = {
        options: command("contradictions", "-g", quarrel, "--format", "jsonl", *options).out.count("\n")
        for options in (("--actor", "Costria"), ("--actor", "Belmark"), ("--since", "2031-03-03"), ("--since", "2031-03-04"))
    }
    assert list(found.values()) == [1, 0, 1, 0]
    assert command("contradictions", "-g", quarrel, "--actor", "Bellmark").code == 2


def test_the_library_says_the_same(quarrel: Path) -> None:
    with graph.open(quarrel) as collection:
        (found,) = collection.contradictions()
        assert found.differ == ("stance",) and collection.contradictions(graph.Selection(issue="strait-base")) == [found]
        assert collection.copies() == []
