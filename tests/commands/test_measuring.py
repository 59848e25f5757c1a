"""The commands that answer single rows and measure quality: relate, evaluate."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import graph
from graph.extraction.relate import FIELDS

ROWS: list[dict[str, Any]] = [
    {"id": 1, "text": "Chad condemned Mali over the border closure.", "source": "Chad", "target": "Mali"},
    {"id": "x", "text": "The mayor was condemned by the dock workers.", "a": "The mayor", "b": "the dock workers", "a_span": [0, 9]},
    {"id": None, "text": "The ferry runs from Norway to Denmark.", "a": "Norway", "b": "Denmark"},
]
BAD = ['{"id": 4, "text": "No strings."}', "not json", "[1]", '{"id": 5, "text": 5, "a": "x", "b": "y"}']


def written(path: Path, rows: list[Any]) -> Path:
    path.write_text("".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in rows), encoding="utf-8")
    return path


def test_relate_answers_every_row_in_order(command, tmp_path: Path) -> None:
    done = command("relate", written(tmp_path / "rows.jsonl", ROWS))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0 and "3 answers" in done.err
    assert [(each["id"], each["direction"], each["sign"]) for each in answers] == [(1, "a->b", -1), ("x", "b->a", -1), (None, "none", 0)]
    assert all(tuple(each) == FIELDS for each in answers) and answers[0]["plover"] == "ACCUSE"
    assert answers == list(graph.relate(ROWS))


def test_relate_names_malformed_lines_and_answers_the_others(command, tmp_path: Path) -> None:
    file = written(tmp_path / "rows.jsonl", [BAD[0], ROWS[0], "", *BAD[1:], ROWS[1]])
    done = command("relate", file)
    assert done.code == 1 and [json.loads(line)["id"] for line in done.out.splitlines()] == [1, "x"]
    skipped = [line for line in done.err.splitlines() if line.startswith("skipped: ")]
    assert [f"line {number}:" in line for number, line in zip((1, 4, 5, 6), skipped, strict=True)] == [True] * 4
    assert "the row has no 'a'" in skipped[0] and "not JSON" in skipped[1] and "not a JSON object" in skipped[2]


def test_relate_writes_csv_and_tables(command, tmp_path: Path) -> None:
    file = written(tmp_path / "rows.jsonl", ROWS)
    table = list(csv.DictReader(io.StringIO(command("relate", file, "--format", "csv").out)))
    assert [tuple(row) for row in table] == [FIELDS] * 3 and [row["id"] for row in table] == ["1", "x", ""]
    shown = command("relate", file, "--format", "table").out.splitlines()
    assert shown[0].split() == list(FIELDS) and shown[2].split()[:4] == ["1", "criticize", "ACCUSE", "-1"]
    assert "did you mean jsonl?" in command("relate", file, "--format", "jsonll").err


def test_relate_reads_stdin() -> None:
    given = "\n".join([json.dumps(ROWS[0]), "{", json.dumps(ROWS[1])]).encode() + b"\n\xff\n"
    done = subprocess.run(
        [sys.executable, "-m", "cli", "relate", "-"], input=given, capture_output=True, cwd=ROOT, timeout=120, check=False
    )
    assert done.returncode == 1 and [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, "x"]
    assert b"stdin, line 2: not JSON" in done.stderr and b"stdin, line 4: not JSON" in done.stderr


def coded(command, articles: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in command("extract", articles).out.splitlines()]


def test_evaluate_articles_against_what_is_found_in_them(command, articles: Path, tmp_path: Path) -> None:
    rows = coded(command, articles)
    done = command("evaluate", written(tmp_path / "gold.jsonl", rows), articles)
    assert done.code == 0 and f"{len(rows)} coded statements, {len(rows)} predicted" in done.out
    assert all([level, str(len(rows)), str(len(rows)), str(len(rows)), "1.000", "1.000", "1.000"]
               in [line.split() for line in done.out.splitlines()] for level in ("detect", "relaxed", "core"))  # fmt: skip


def test_evaluate_lists_what_is_missed_and_spurious_with_its_sentence(command, articles: Path, tmp_path: Path) -> None:
    rows = coded(command, articles)
    gold = written(tmp_path / "gold.jsonl", [rows[0] | {"doc": "harbour", "evidence": "Chile denied the accusation."}, *rows[1:]])
    shown = command("evaluate", gold, articles, "--errors", "-").out
    assert "missed: coded, and nothing predicted stands for it (1)" in shown
    assert "spurious: predicted, and nothing coded stands for it (1)" in shown and rows[0]["evidence"].split("\n")[0] in shown
    record = json.loads(command("evaluate", gold, articles, "--errors", "-", "--format", "json").out)
    assert len(record["missed"]) == len(record["spurious"]) == 1
    for name in ("errors.txt", "errors.jsonl"):
        done = command("evaluate", gold, articles, "--errors", tmp_path / name)
        assert f"{name}, 2 errors" in done.err and "missed:" not in done.out
    assert [json.loads(line)["kind"] for line in (tmp_path / "errors.jsonl").read_text().splitlines()] == [
        "candidate taken",
        "spurious in a coded sentence",
    ]
    assert (tmp_path / "errors.txt").read_text() in shown


def test_evaluate_rows_extracted_before(command, articles: Path, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", coded(command, articles))
    alone, placed = command("evaluate", gold, gold), command("evaluate", gold, gold, articles)
    assert alone.code == placed.code == 0 and alone.out == placed.out == command("evaluate", gold, articles).out


def test_documents_of_one_side_only_are_named(command, articles: Path, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", [row for row in coded(command, articles) if row["doc"] != "talks"])
    (articles / "harbour.txt").unlink()
    done = command("evaluate", gold, articles)
    assert "warning: harbour: coded" in done.err and "warning: talks: not coded" in done.err and done.code == 0


def test_agreement_of_two_coders(command, articles: Path, tmp_path: Path) -> None:
    rows = coded(command, articles)
    files = [written(tmp_path / f"{name}.jsonl", part) for name, part in (("anna", rows), ("ben", rows[1:]))]
    done = command("evaluate", *files, articles, "--agreement")
    assert done.code == 0 and "alpha of the stance: 1.000" in done.out and "second as gold" in done.out
    record = json.loads(command("evaluate", *files, "--agreement", "--format", "json", "--errors", "-").out)
    assert record["alpha"] == 1.0 and record["paired"] == len(rows) - 1 and len(record["first_as_gold"]["missed"]) == 1
    assert "missed: coded" in command("evaluate", *files, "--agreement", "--errors", "-").out


def test_bad_files_of_statements(command, articles: Path, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", coded(command, articles))
    bad = written(tmp_path / "bad.jsonl", [{"doc": "x", "stance": "rejct", "actor": "A", "targets": [], "evidence": "e"}])
    assert command("evaluate", bad, articles).code == 2 and "did you mean reject?" in command("evaluate", bad, articles).err
    assert command("evaluate", tmp_path / "none.jsonl", articles).code == 2
    assert command("evaluate", gold, tmp_path / "nowhere").code == 2
    written(articles / "more.jsonl", ['{"id": "m", "text": "Peru praised Chile."}', "{"])
    assert command("evaluate", gold, articles).code == 1


@pytest.mark.parametrize("folder", ["articles", "articles_dev"])
def test_the_figures_are_those_of_the_official_scorer(command, shared: Path, tmp_path: Path, folder: str) -> None:
    gold, articles = shared / "gold" / f"{folder}.jsonl", shared / folder
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_bytes(command("extract", articles).data)
    official = [sys.executable, "-I", str(shared / "gold" / "score.py"), str(gold), str(predicted), "--json"]
    for more, paths in ((["--articles", str(articles)], [articles]), ([], [predicted])):
        expected = json.loads(subprocess.run([*official, *more], capture_output=True, text=True, check=True).stdout)
        found = json.loads(command("evaluate", gold, *paths, "--format", "json").out)
        assert {key: found[key] for key in expected} == expected and expected["gold"] > 40
