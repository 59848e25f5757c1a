"""The pages keep their promises: every block of code that can run is run, every link leads somewhere."""

import re
import shlex
import struct
from pathlib import Path

import pytest
from conftest import ROOT, run_command

from graph.core.stance import STANCES
from graph.documents import READERS
from graph.writers.formats import FORMATS
from graph.writers.tables import FIELDS

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "ontology" / "README.md"])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    return [body for kind, body in BLOCK.findall(text) if kind == language]


def commands(text: str) -> list[str]:
    lines = [line for block in blocks(text, "console") for line in block.splitlines() if line.strip()]
    return [part.strip() for line in lines for part in line.split(" && ")]


@pytest.fixture
def workplace(tmp_path: Path, seeds_db: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where the README stands: beside `seeds/`, with the graph built."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    assert run_command("build", "seeds/documents").code == 0
    return tmp_path


def test_every_command_of_the_readme_runs(workplace: Path) -> None:
    lines = [line for line in commands(README) if line.startswith("stancegraph ")]
    for line in lines:
        arguments = shlex.split(line, comments=True)[1:]
        done = run_command(*arguments)
        assert done.code == 0, (line, done.err)
        assert done.out or {"export", "render", "validate"} & set(arguments[:2]), line
    assert len(lines) >= 8
    assert (workplace / "graph.ttl").read_bytes().startswith(b"@prefix")
    assert (workplace / "network.png").read_bytes().startswith(b"\x89PNG")


def test_set_up_is_two_commands() -> None:
    lines = [line for block in blocks(README.split("## Use")[0], "console") for line in block.splitlines()]
    assert lines == [
        "python -m pip install . && stancegraph build seeds/documents",
        "python -m pip install -e '.[test]' && python -m pytest",
    ]


def test_ci_runs_the_test_command_of_the_readme_and_the_checks_of_the_contributing_guide() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -m1 -E '([^']+)' README\.md", script)
    assert pattern and [line for line in README.splitlines() if re.search(pattern[1], line)] == [
        "python -m pip install -e '.[test]' && python -m pytest"
    ]
    checks = [line for line in commands(CONTRIBUTING) if not line.startswith("python -m")]
    assert checks == ["ruff check .", "mypy --strict graph cli.py", "lint-imports"]
    assert all(check in script for check in checks)


def test_the_python_of_the_readme_runs(workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks(README, "python")
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert capsys.readouterr().out.strip(), "it prints who was rejected with which words"
    assert (workplace / "crisis.ttl").is_file() and (workplace / "crisis.png").is_file()
    assert type(names["network"]).__name__ == "MultiDiGraph" and type(names["triples"]).__name__ == "Graph"


def test_no_block_is_left_out() -> None:
    kinds = [kind for page in PAGES for kind, _ in BLOCK.findall(page.read_text(encoding="utf-8"))]
    in_both = [kind for page in (README, CONTRIBUTING) for kind, _ in BLOCK.findall(page)]
    assert in_both.count("console") == 4 and in_both.count("python") == 1 and len(in_both) == 5
    assert set(kinds) <= {"console", "python", "sparql", "turtle"}


def test_every_link_to_a_file_leads_somewhere() -> None:
    links = [(page, target) for page in PAGES for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))]
    missing = [(page.name, target) for page, target in links if not (page.parent / target).exists()]
    assert len(links) >= 5 and not missing


def test_named_files_are_there() -> None:
    named = set(re.findall(r"`((?:graph|tests|ontology|seeds)/[\w./-]+\.\w+)`", README + CONTRIBUTING))
    assert len(named) >= 6 and not [each for each in named if not (ROOT / each).exists()]


def test_what_the_readme_counts_and_lists_is_so() -> None:
    fields = re.search(r"is one JSON object: `([^`]+)`", README)
    assert fields and tuple(re.split(r",\s+", fields[1])) == FIELDS
    assert f"one of {len(STANCES)} stances" in README
    suffixes = {suffix for name in READERS for suffix in READERS.load(name).suffixes}
    assert set(re.findall(r"`(\.\w+)`", README.split("`build` reads")[1].split("takes")[0])) <= suffixes
    shown = set(re.findall(r"(?<= )\.\w+", README.split("stancegraph export graph.ttl")[1].split("\n")[0]))
    assert shown and shown <= {suffix for each in FORMATS.values() for suffix in each.suffixes}


def test_the_picture_of_the_readme_is_a_picture() -> None:
    data = (ROOT / "docs" / "network.png").read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG") and 20_000 < len(data) < 3_000_000
    assert 800 <= width <= 6000 and 600 <= height <= 6000
