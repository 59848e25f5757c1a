"""The commands review export, import and status, from their files to their exit codes."""

import csv
import io
import json
from pathlib import Path

import graph


def sheet(command, db: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(command("review", "export", "-", "-g", db, "--format", "csv").data.decode("utf-8-sig"))))


def write(file: Path, rows: list[dict[str, str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as handle:
        table = csv.DictWriter(handle, rows[0])
        table.writeheader()
        table.writerows(rows)
    return file


def test_a_review_from_export_to_why(command, articles: Path, tmp_path: Path) -> None:
    db = tmp_path / "g"
    command("build", articles, "-g", db)
    done = command("review", "export", tmp_path / "todo.xlsx", "-g", db)
    assert done.code == 0 and "wrote" in done.err and (tmp_path / "todo.xlsx").read_bytes()[:2] == b"PK"
    rows = sheet(command, db)
    first = next(row for row in rows if row["kind"] == "statement" and row["stance"] == "reject")
    first |= {"decision": "correct", "new_stance": "criticize", "note": "mild words"}
    taken = command("review", "import", write(tmp_path / "done.csv", rows), "-g", db, "--by", "Ana Rojas", "--on", "2022-03-01")
    assert taken.code == 0 and "1  statement correct" in taken.out and "1 decisions hold" in taken.err
    (statement,) = [each for each in graph.open(db).statements() if each.stance.id == "criticize"]
    why = command("why", statement.id, "-g", db)
    assert "corrected by Ana Rojas on 2022-03-01: stance criticize (mild words)" in why.out
    assert json.loads(command("why", statement.id, "-g", db, "-f", "json").out)[0]["decisions"]
    status = json.loads(command("review", "status", "-g", db, "--format", "json").out)
    assert status["decisions"] == {"statement correct": 1} and status["open"] == status["reports"] - 1
    assert (status["not_applied"], status["look_again"]) == ([], [])
    assert "No decision was replaced." in command("review", "status", "-g", db, "--history").out
    (row,) = [each for each in sheet(command, db) if each["decision"]]
    row |= {"decision": "reject"} | {name: "" for name in row if name.startswith("new_")}
    assert command("review", "import", write(tmp_path / "later.csv", [row]), "-g", db, "--by", "Ben Okri").code == 0
    told = command("review", "status", "-g", db, "--history").out
    assert (
        "1  earlier ones, replaced or taken back" in told and "in done.csv\n    then reject " in told and "by Ben Okri in later.csv" in told
    )
    status = json.loads(command("review", "status", "--history", "-g", db, "--format", "json").out)
    assert [(each["file"], each["then_file"]) for each in status["history"]] == [("done.csv", "later.csv")] and status["replaced"] == 1


def test_a_bad_line_is_named_and_nothing_is_imported(command, articles: Path, tmp_path: Path) -> None:
    db = tmp_path / "g"
    command("build", articles, "-g", db)
    rows = sheet(command, db)
    rows[0]["decision"], rows[1]["decision"], rows[1]["new_stance"] = "accept", "correct", "demmand"
    before = command("export", "-", "--format", "nquads", "-g", db).data
    done = command("review", "import", write(tmp_path / "done.csv", rows), "-g", db, "--by", "Ana Rojas")
    assert done.code == 1 and not done.out
    assert "done.csv, line 3, column new_stance: unknown stance 'demmand' (did you mean demand?)" in done.err
    assert "nothing was imported: 1 problem" in done.err
    assert command("export", "-", "--format", "nquads", "-g", db).data == before


def test_what_cannot_be_done_says_so(command, seeds_db: Path, tmp_path: Path) -> None:
    assert command("review", "export", "-", "-g", seeds_db).code == 2
    done = command("review", "export", tmp_path / "todo.ods", "-g", seeds_db)
    assert done.code == 2 and ".csv or .xlsx" in done.err
    assert command("review", "import", tmp_path / "none.csv", "-g", seeds_db, "--by", "A").code == 2
    assert command("review", "status", "-g", tmp_path / "nowhere").code == 2
    assert "merge" in command("review", "export", "--help").out
