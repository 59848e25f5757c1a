import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.evaluation.compare import compare
from graph.evaluation.report import as_json
from tests.evaluation.samples import SENTENCES, TEXT, coded, document, random_rows, statement

SHARED = Path(__file__).parents[2].parent / "shared"


def shared(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs {'/'.join(parts)} of the shared material, which is not in this checkout")
    return path


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def official(gold: Path, predicted: Path, *options: str) -> Any:
    command = [sys.executable, "-I", str(shared("gold", "score.py")), str(gold), str(predicted), "--json", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def same_figures(gold: Path, predicted: Path, texts: Path | None = None) -> None:
    """Assert that the official scorer and ours agree in every figure and in the rows that are missed and spurious."""
    first, *listed = official(gold, predicted, "--errors", *(["--articles", str(texts)] if texts else [])).splitlines()
    expected = json.loads(first)
    documents = {file.stem: file.read_text(encoding="utf-8") for file in texts.glob("*.txt")} if texts else {}
    scores = compare(
        *([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in (gold, predicted)), documents
    )
    found = as_json(scores)
    assert {key: found[key] for key in expected} == expected
    assert sum(line.startswith("missed") for line in listed) == len(scores.missed)
    assert sum(line.startswith("spurious") for line in listed) == len(scores.spurious)


def test_a_perfect_prediction_has_full_marks() -> None:
    scores = compare(coded(), coded(), {"strait": TEXT})
    assert (scores.gold, scores.predicted) == (4, 4)
    assert [rate.f1 for rate in (scores.detect, scores.relaxed, scores.core)] == [1.0, 1.0, 1.0]
    assert set(scores.fields.values()) == {1.0}
    assert not scores.missed and not scores.spurious and not scores.faults


def test_figures_worked_out_by_hand() -> None:
    predicted = [
        statement("the ARVENIA", "appeal", "Belmora"),  # paired, another sign
        statement("Belmora", "criticize", "Arvenia", "Coastal League", evidence=SENTENCES[1], position="against"),  # relaxed
        statement("Belmora", "reject", "Arvenia", evidence=SENTENCES[2], speaker="I. Thorn", position="against"),  # core
        statement("Belmora", "warn", "Arvenia", evidence="Nobody ever said such a thing."),  # paired with nothing
    ]
    scores = compare(coded(), predicted, {"strait": TEXT})
    assert (scores.gold, scores.predicted) == (4, 4)
    assert (scores.detect.hits, scores.relaxed.hits, scores.core.hits) == (3, 2, 1)
    assert scores.fields == {"stance": 0.5, "targets": 0.5, "speaker": 1.0, "date": 1.0, "conditional": 1.0, "quoted": 0.5,
                             "issue": 1.0, "sides": 1.0}  # fmt: skip
    assert [row["stance"] for row in scores.missed] == ["demand", "offer"]
    assert [row["stance"] for row in scores.spurious] == ["appeal", "warn"]
    assert {name: (rate.hits, rate.predicted, rate.gold) for name, rate in scores.stances.items()} == {
        "appeal": (0, 1, 0), "offer": (0, 0, 1), "demand": (0, 0, 1), "criticize": (0, 1, 0), "reject": (1, 1, 2), "warn": (0, 1, 0),
    }  # fmt: skip


def test_an_optional_statement_costs_nothing_whether_found_or_not() -> None:
    left_out = [row for row in coded() if not row["optional"]]
    assert compare(coded(), left_out).core.f1 == compare(coded(), coded()).core.f1 == 1.0
    wrong = [*left_out, statement("Belmora", "declare", evidence=SENTENCES[3])]
    assert compare(coded(), wrong).core.f1 == 1.0
    assert not compare(coded(), wrong).spurious


def test_nothing_at_all_gives_zeros() -> None:
    scores = compare([], [])
    assert (scores.detect.f1, scores.core.precision, scores.fields["stance"], scores.fields["issue"]) == (0, 0, 0, 0)


def test_evidence_of_another_document_is_never_paired() -> None:
    assert compare(coded(), [row | {"doc": "elsewhere"} for row in coded()]).detect.hits == 0


def test_sentences_said_twice_are_told_apart_by_their_words_only_without_the_text() -> None:
    short, long = statement("Arvenia", "demand", evidence="Open the strait now."), statement("Arvenia", "demand", evidence="The strait")
    assert compare([short], [long]).detect.hits == 1
    assert compare([short], [long], {"strait": "The strait is closed. Open the strait now."}).detect.hits == 0


@pytest.mark.parametrize("seed", range(6))
def test_random_statements_score_as_the_official_scorer_does(tmp_path: Path, seed: int) -> None:
    texts = {f"doc{n}": document(n, seed) for n in range(3)}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    gold = written(tmp_path / "gold.jsonl", random_rows(texts, 60, seed))
    predicted = written(tmp_path / "predicted.jsonl", random_rows(texts, 70, seed + 1000))
    same_figures(gold, predicted, tmp_path if seed % 3 else None)


@pytest.mark.parametrize(("gold", "folder", "least"), [("articles.jsonl", "articles", 50), ("articles_dev.jsonl", "articles_dev", 40)])
def test_damaged_coder_files_score_as_the_official_scorer_does(tmp_path: Path, gold: str, folder: str, least: int) -> None:
    rows = [json.loads(line) for line in shared("gold", gold).read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= least
    stances = ["reject", "criticize", "support", "declare"]
    damaged = [row | {"stance": stances[i % 4]} if i % 3 == 0 else row | {"targets": row["targets"][:1]} for i, row in enumerate(rows)]
    predicted = written(tmp_path / "predicted.jsonl", [*damaged[::2], *damaged[5:20]])
    same_figures(shared("gold", gold), predicted, shared(folder))
    same_figures(shared("gold", gold), predicted)
