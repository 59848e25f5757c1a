"""The benchmarks on tiny invented material: that they run, and that their own arithmetic is right."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import quality, relations, speed
from tests.evaluation.samples import statement


def written(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    text = "Kenya on Friday rejected a demand by Somalia to close the camp.\n"
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "camp.txt").write_text(text, encoding="utf-8")
    written(tmp_path / "gold" / "articles.jsonl", [statement("Kenya", "reject", "Somalia", doc="camp", evidence=text.strip())])
    said = "“We will not close the camp,” Amina Odhiambo told reporters in Nairobi.\n"
    end = said.index("”")
    attribution = {"source": [[said.index("Amina"), said.index(" told"), ""]], "cue": [[said.index("told"), said.index(" rep"), ""]],
                   "content": [[0, end + 1, ""]]}  # fmt: skip
    rows = [{"id": str(n), "text": said, "attributions": [attribution]} for n in range(2)]
    written(tmp_path / "outside" / "attribution_articles.jsonl", rows)
    return tmp_path


def test_material_that_is_there_is_measured_and_the_rest_is_named(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = quality.measure(shared, ["tune", "held"])
    assert found.figures["articles", "", "detect"] == 1.0
    assert found.figures["articles_dev", "", "core"] is None
    assert [found.figures["attribution_articles", half, "F1"] for half in ("tune", "held", "all")] == [1.0, 1.0, 1.0]
    assert found.figures["stance_sentences", "held", "root macro-F1"] is None
    assert "articles_dev: not measured" in capsys.readouterr().err
    lines = [line.split() for line in found.table().splitlines()]
    assert ["articles", "detect", "1.000"] in lines
    assert ["attribution_articles", "held", "F1", "1.000", "0.65", "yes"] in lines
    assert ["articles_dev", "core", "-", "0.55"] in lines
    assert "== articles" in found.errors and "missed: 0 of 1" in found.errors


def test_every_goal_belongs_to_a_figure_that_is_measured(tmp_path: Path) -> None:
    measured = set(quality.measure(tmp_path, ["tune", "held", "all"]).figures)
    assert len(quality.GOALS) == 20
    assert set(quality.GOALS) <= measured


@pytest.mark.parametrize(
    ("sign", "direction", "label"), [(0, "none", 0), (0, "a->b", 0), (1, "a->b", 1), (1, "b->a", 2), (-1, "a->b", 3), (-1, "b->a", 4)]
)
def test_signs_and_directions_make_five_labels(sign: int, direction: str, label: int) -> None:
    assert relations.sentiment_label({"sign": sign, "direction": direction}) == label


def test_halves_of_marked_sentences_part_all_rows() -> None:
    rows = list(range(7))
    assert rows[relations.HALVES["held"]] == [0, 2, 4, 6]
    assert rows[relations.HALVES["tune"]] == [1, 3, 5]


def test_marked_sentences_are_judged(tmp_path: Path) -> None:
    if not relations.available():
        pytest.skip("this version has no relate")
    events = [{"source": "Peru", "target": "Chile", "type": "ACCUSE"}]
    row = {
        "id": "1",
        "text": "Peru condemned Chile.",
        "marked": "<s>Peru</s> condemned <t>Chile</t>.",
        "events": events,
        "gold_root": "ACCUSE",
    }
    written(tmp_path / relations.ROOTS.file, [row, row | {"gold_root": "AID"}])
    judged = [each for half in ("held", "tune") for each in relations.judge(relations.ROOTS, tmp_path, half)]
    assert [(each.wanted, each.named) for each in judged] == [("ACCUSE", "ACCUSE"), ("AID", "ACCUSE")]
    # ACCUSE: one right of two named and one wanted, 2/3; AID: 0.
    assert relations.macro(judged) == pytest.approx(1 / 3)


def test_wrong_rows_are_listed_by_what_was_confounded() -> None:
    row = {"id": "7", "text": "Peru backed Chile.", "a": "Peru", "b": "Chile", "a_span": [0, 4], "b_span": [12, 17]}
    judged = [relations.Judged(row, 1, 3, "path:back"), relations.Judged(row, 1, 1, "model"), relations.Judged(row, 0, 3, "path:hit")]
    lines = list(relations.errors(judged))
    assert lines[0] == "2 of 3 rows wrong"
    assert "  1, 3: 1" in lines and "  path: 2 of 2" in lines
    assert lines[-1] == "wanted 1, named 3 (path:back): 7: [a Peru] backed [b Chile]."


def test_races_give_ratios() -> None:
    assert speed.Race("export", "9 triples", 0.002, "peer", 0.003).cells() == ["export", "9 triples", "2.0", "peer", "3.0", "1.50"]
    assert speed.Race("build", "1 file", 1.5).cells() == ["build", "1 file", "1,500.0", "", "", ""]
    calls: list[int] = []
    assert speed.best(lambda: calls.append(1), 3) >= 0
    assert len(calls) == 3
