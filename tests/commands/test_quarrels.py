"""The command that finds contradictions, on articles read from their text."""

import json
from pathlib import Path

import pytest

from tests.commands.quarrels import WITH, WITHOUT, Articles

KINDS = {
    "a plan backed in spring and refused in summer": {"change"},
    "two ministers of one government": {"speakers", "reports"},
    "with a condition and without one": {"reports"},
    "an offer refused in one paper and taken in the other": {"same day", "reports"},
    "never, and then yes": {"change"},
    "the same words of two persons": {"reports"},
    "a proposal accepted and a week later refused": {"change"},
    "a promise that is not kept": {"change"},
}


def found(command, tmp_path: Path, articles: Articles) -> list[dict]:
    rows = [{"id": f"paper-{number}", "text": text, "published": day} for number, (day, text) in enumerate(articles)]
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert command("build", source, "-g", tmp_path / "g").code == 0
    done = command("contradictions", "-g", tmp_path / "g", "--format", "json")
    assert done.code == 0
    return json.loads(done.out)


@pytest.mark.parametrize("name", WITH)
def test_a_contradiction_is_found(command, tmp_path: Path, name: str) -> None:
    (only,) = found(command, tmp_path, WITH[name])
    assert set(only["kinds"]) == KINDS[name]


@pytest.mark.parametrize("name", WITHOUT)
def test_none_is_found_where_there_is_none(command, tmp_path: Path, name: str) -> None:
    assert found(command, tmp_path, WITHOUT[name]) == []


def test_there_are_as_many_of_both() -> None:
    assert len(WITH) == len(WITHOUT) == len(KINDS) == 8
