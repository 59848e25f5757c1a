"""The commands that fill a graph and read statements from it: build, extract, statements, why, validate, pipeline."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Done, run_command

import graph
from graph.core.resources import resource
from graph.writers.tables import FIELDS

SEEDS = resource("seeds", "documents")


def test_build_shows_a_table_and_says_what_changed(command, articles: Path, tmp_path: Path) -> None:
    first = command("build", articles, "-g", tmp_path / "g")
    assert first.code == 0 and "documents" in first.out and "3 added" in first.err
    again = command("build", articles, "-g", tmp_path / "g")
    assert (again.code, again.out) == (0, first.out) and "nothing changed: 3 documents" in again.err


def test_build_for_machines(command, articles: Path, tmp_path: Path) -> None:
    record = json.loads(command("build", articles, "-g", tmp_path / "g", "--format", "json").out)
    assert record["documents"] == 3 and record["added"] == ["border", "harbour", "talks"]
    assert sum(record["stances"].values()) == record["statements"]
    (articles / "talks.txt").unlink()
    pruned = json.loads(command("build", articles, "-g", tmp_path / "g", "--prune", "--format", "json").out)
    assert pruned["removed"] == ["talks"] and pruned["documents"] == 2


def test_build_takes_the_folder_from_the_environment(command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEGRAPH_DB", str(tmp_path / "elsewhere"))
    assert command("build", articles).code == 0
    assert command("statements").code == 0 and (tmp_path / "elsewhere" / "manifest.json").exists()


def test_a_scheme_of_issues_of_your_own(command, articles: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "own.csv"
    scheme.write_text("id,label,broader,kind,pattern\nsea,the sea,,topic,sea\nanything,anything at all,sea,,.\n", encoding="utf-8")
    for step in (articles / "border.txt", articles):
        assert command("build", step, "--issues", scheme, "-g", tmp_path / "g").code == 0
    with graph.open(tmp_path / "g") as collection:
        assert {statement.issue.id for statement in collection.statements()} == {"anything"}
        assert "anything at all" in (text := collection.export(format="turtle").decode()) and "the sea" in text
        assert collection.validate() == []
    assert "nothing changed" in command("build", articles, "-g", tmp_path / "g").err, "the graph keeps its scheme"
    assert command("build", articles, "--issues", "shipped", "-g", tmp_path / "g").code == 0
    with graph.open(tmp_path / "g") as collection:
        assert "anything" not in {statement.issue.id for statement in collection.statements()}
    rows = [json.loads(line) for line in command("extract", articles, "--issues", scheme).out.splitlines()]
    assert rows and {row["issue"] for row in rows} == {"anything"}
    scheme.write_text("id,label,pattern\nsea,the sea,(\n", encoding="utf-8")
    done = command("build", articles, "--issues", scheme, "-g", tmp_path / "g")
    assert (done.code, done.out) == (2, "") and "own.csv, line 2: the pattern does not compile" in done.err


def test_extract_prints_the_public_rows(command, seeds: graph.Collection) -> None:
    done = command("extract", SEEDS)
    rows = [json.loads(line) for line in done.out.splitlines()]
    reports = sum(len(each.reports) for each in seeds.statements())
    assert done.code == 0 and len(rows) == reports > 50
    for row in rows:
        assert tuple(row) == FIELDS
        assert seeds.documents[row["doc"]].text[row["start"] : row["end"]] == row["evidence"]


def test_extract_and_statements_have_the_same_formats(command, seeds_db: Path) -> None:
    for verb in (("extract", SEEDS), ("statements", "-g", seeds_db)):
        assert command(*verb, "--format", "csv").data == command("statements", "-g", seeds_db, "-f", "CSV").data
        assert command(*verb, "--format", "jsonl").data == command("statements", "-g", seeds_db, "-f", "jsonl").data
        assert json.loads(command(*verb, "--format", "json").out) == json.loads(command("statements", "-g", seeds_db, "-f", "json").out)
    table = command("statements", "-g", seeds_db)
    assert table.out.split()[:3] == ["id", "date", "actor"] and " statements, " in table.err


def test_csv_has_a_row_for_each_report(command, seeds: graph.Collection, seeds_db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(command("statements", "-g", seeds_db, "-f", "csv").out)))
    assert len(rows) == sum(len(each.reports) for each in seeds.statements()) and tuple(rows[0]) == FIELDS


@pytest.mark.parametrize("option", ["actor", "target", "stance", "issue", "document"])
def test_statements_are_chosen_by_option(command, seeds: graph.Collection, seeds_db: Path, option: str) -> None:
    one = next(each for each in seeds.statements() if each.targets)
    value = {"actor": one.actor.name, "target": one.targets[0].id, "stance": one.stance.id, "issue": one.issue.label}.get(option)
    chosen = json.loads(command("statements", "-g", seeds_db, f"--{option}", value or one.reports[0].document, "-f", "json").out)
    ids = {row["statement"] for row in chosen}
    assert one.id in ids and ids < {each.id for each in seeds.statements()}


def test_statements_are_chosen_by_day_and_reports(command, seeds: graph.Collection, seeds_db: Path) -> None:
    day = min(each.date for each in seeds.statements() if each.date)
    early = command("statements", "-g", seeds_db, "--until", day, "-f", "jsonl").out
    late = command("statements", "-g", seeds_db, "--since", day.replace(year=day.year + 90), "-f", "jsonl").out
    many = command("statements", "-g", seeds_db, "--min-reports", 2, "-f", "json").out
    assert early and late == ""
    assert len(json.loads(many)) == sum(len(each.reports) for each in seeds.statements() if len(each.reports) > 1)


def test_why_shows_the_evidence(command, seeds: graph.Collection, seeds_db: Path) -> None:
    one = next(each for each in seeds.statements() if each.reports[0].quotes and each.reports[0].cue)
    done = command("why", one.id[:10], "-g", seeds_db)
    assert done.code == 0 and "»" in done.out and f"rule {one.reports[0].rule}" in done.out
    rows = json.loads(command("why", one.id, "-g", seeds_db, "--format", "json").out)
    assert [row["evidence"] for row in rows] == [report.exact for report in one.reports] and rows[0]["statement"] == one.id


def test_validate_conforms(command, seeds_db: Path) -> None:
    done = command("validate", "-g", seeds_db)
    assert (done.code, done.out, done.err) == (0, "", "the graph conforms\n")


def test_validate_finds_a_changed_text(command, articles: Path, tmp_path: Path) -> None:
    graph.build(articles, tmp_path / "g")
    for file in (tmp_path / "g" / "archive").iterdir():
        file.write_bytes(b"#" * len(file.read_bytes()))
    done = command("validate", "-g", tmp_path / "g")
    assert done.code == 1 and done.out.count("\n") > 1 and "violations" in done.err
    found = json.loads(command("validate", "-g", tmp_path / "g", "--format", "json").out)
    assert len(found) == done.out.count("\n")


def test_the_pipeline_describes_itself(command) -> None:
    record = json.loads(command("pipeline", "--format", "json").out)
    assert record["licence"].startswith("CC BY-SA") and record["speed"] > 100
    assert "licence" in command("pipeline").out


def test_the_five_articles_are_scored_as_they_are_printed(shared: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    done: Done = run_command("extract", shared / "articles")
    (tmp_path / "found.jsonl").write_bytes(done.data)
    scorer = [sys.executable, str(shared / "gold" / "score.py"), str(shared / "gold" / "articles.jsonl"), str(tmp_path / "found.jsonl")]
    scored = subprocess.run(scorer, capture_output=True, text=True, check=False)
    assert done.code == 0 and scored.returncode == 0, scored.stderr
    assert "F1" in scored.stdout or "f1" in scored.stdout
