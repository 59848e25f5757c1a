import json

import graph
from graph.writers.explained import explained, explained_record

TEXT = "Kenya's foreign minister said on 3 May 2021 that Nairobi rejects Somalia's demand unless talks resume."


def test_every_stage_has_its_heading_and_its_lines() -> None:
    shown = explained(graph.explain(TEXT))
    headings = [line for line in shown.splitlines() if line and not line.startswith((" ", "─")) and "  " not in line]
    assert headings == ["Parse", "Mentions", "Attributions", "Frames tried", "Statements"]
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "4 said say VERB VBD ROOT" in lines
    assert "Nairobi name Kenya capital as metonym" in lines
    assert "Kenya: reject → Somalia, voiced by Kenyan Foreign Minister, on 2021-05-03, condition 'unless talks resume'" in shown
    assert any(line.startswith("rejects reject:reject: a statement") for line in lines)
    assert any(line.endswith("condition 'unless talks resume'; about \"Somalia's demand unless talks resume\"") for line in lines)
    assert "do not stand here" in shown


def test_nothing_found_ends_in_the_reasons() -> None:
    shown = explained(graph.explain("The weather\x1b is fine."))
    assert shown.endswith("Why there are none\n  nobody in it is known as an actor\n  none of its words carries a stance in the lexicon\n")
    assert "Statements\n  none\n" in shown and "\x1b" not in shown


def test_lines_keep_to_the_screen() -> None:
    assert max(map(len, explained(graph.explain(TEXT), width=60).split("Frames tried")[0].splitlines())) <= 60


def test_json_holds_the_same() -> None:
    record = json.loads(json.dumps(explained_record(graph.explain(TEXT))))
    assert list(record) == ["text", "tokens", "mentions", "attributions", "frames", "statements", "reasons"]
    assert record["statements"][0]["targets"] == ["Somalia"] and record["statements"][0]["condition"] == "unless talks resume"
    assert {"token": 8, "cue": "Nairobi"}.keys() <= record["frames"][0].keys()
    assert {"text": "Nairobi", "why": "capital as metonym"}.items() <= next(m for m in record["mentions"] if m["text"] == "Nairobi").items()
    assert record["attributions"][0]["who"][0]["actors"] == ["Kenya"]
    assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in record["mentions"]) and record["reasons"] == []
