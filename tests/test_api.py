"""The library's front door, its names and its types."""

import inspect
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

import graph
import graph.api
from graph.core.errors import InputError, NoSuchInput

METHODS = (
    "statements",
    "choose",
    "around",
    "why",
    "query",
    "questions",
    "network",
    "rdflib",
    "export",
    "render",
    "validate",
    "close",
    "style",
)


def test_all_public_names_are_there() -> None:
    for name in graph.__all__:
        assert getattr(graph, name) is not None
    assert {"build", "open", "extract", "Collection", "Selection", "Settings", "Statement", "Built"} <= set(graph.__all__)
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        graph.bild  # noqa: B018


def test_paths_may_be_strings_paths_or_several(articles: Path, tmp_path: Path) -> None:
    expected = graph.extract(articles)
    assert expected and graph.extract(str(articles)) == expected
    assert graph.extract(sorted(articles.iterdir())) == expected
    assert graph.build(map(str, articles.iterdir()), str(tmp_path / "g")).statements == tuple(expected)


def test_extract_hands_over_problems_and_warnings(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "Kenya praised Somalia."}\n{\n', encoding="utf-8")
    (tmp_path / "old.txt").write_bytes("Peru praised José.".encode("cp1252"))
    problems: list[InputError] = []
    warnings: list[str] = []
    stages: list[tuple[str, int, int]] = []
    found = graph.extract(tmp_path, problems=problems, warnings=warnings, progress=lambda *done: stages.append(done))
    assert len(found) == len({each.id for each in found}) and len(problems) == 1 and len(warnings) == 1
    assert stages == [("extract", 0, 2), ("extract", 1, 2), ("extract", 2, 2)]
    assert graph.extract(tmp_path) == found
    with pytest.raises(NoSuchInput):
        graph.extract(tmp_path / "nowhere")


def test_the_default_place_is_the_same_everywhere(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert graph.build(articles).path == Path("stancegraph.db")
    with graph.open() as collection:
        assert len(collection.documents) == 3


def test_every_verb_is_typed_and_says_what_it_does() -> None:
    verbs = [getattr(graph.api, name) for name in ("build", "open", "extract", "link")] + [
        getattr(graph.Collection, name) for name in METHODS
    ]
    for verb in verbs:
        assert inspect.getdoc(verb), verb
        parameters = [each for each in inspect.signature(verb).parameters if each != "self"]
        assert set(parameters) <= set(verb.__annotations__) and "return" in verb.__annotations__, verb
    assert len(verbs) == 17
    assert get_type_hints(graph.api.build)["return"] is graph.Built


def test_types_reach_a_user_of_the_library(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "program.py"
    program.write_text(
        "import graph\n"
        "built = graph.build('articles')\n"
        "with graph.open() as collection:\n"
        "    reveal_type(collection.statements()[0].reports[0].span.start)\n"
        "    reveal_type(collection.export())\n"
        "reveal_type(built.documents)\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--cache-dir", str(tmp_path / "cache"), str(program)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert done.stdout.count('Revealed type is "int"') == 2 and '"bytes"' in done.stdout.replace("builtins.", ""), done.stdout
    assert done.returncode == 0, done.stdout
