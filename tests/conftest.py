"""Fixtures that every room may use: the real command line, the graph of the seed documents, the shared material beside the checkout."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

import cli
import graph
from graph.core.resources import resource

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# Properties are tried on the same examples in every run, and a busy machine is no failure.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


def run_command(*arguments: object) -> Done:
    """Run the command line in this process, from its `main`."""
    streams = [
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors, write_through=True) for errors in ("strict", "backslashreplace")
    ]
    before = sys.argv, sys.stdout, sys.stderr
    sys.argv, sys.stdout, sys.stderr = ["stancegraph", *map(str, arguments)], *streams
    try:
        cli.main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    finally:
        sys.argv, sys.stdout, sys.stderr = before
    out, err = (stream.buffer.getvalue() for stream in streams)
    return Done(code, out, err.decode())


def start_command(*arguments: object, cwd: Path | None = None, **settings: str) -> "subprocess.Popen[bytes]":
    """Start the command line in a process of its own, with `settings` added to its environment."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    command = [sys.executable, "-m", "cli", *map(str, arguments)]
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STANCEGRAPH_DB", "STANCEGRAPH_DEBUG", "STANCEGRAPH_PIPELINE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def command() -> Callable[..., Done]:
    """Give the command line as a function."""
    return run_command


@pytest.fixture(scope="session")
def seeds_built(tmp_path_factory: pytest.TempPathFactory) -> graph.Built:
    """Build the graph of the seed documents, once; not to be changed."""
    return graph.build(resource("seeds", "documents"), tmp_path_factory.mktemp("seeds") / "seeds.db")


@pytest.fixture(scope="session")
def seeds_db(seeds_built: graph.Built) -> Path:
    """Give the folder of the graph of the seed documents; not to be changed."""
    return seeds_built.path


@pytest.fixture
def seeds(seeds_db: Path) -> Iterator[graph.Collection]:
    """Open the graph of the seed documents."""
    with graph.open(seeds_db) as collection:
        yield collection


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared material, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the shared material is not beside this checkout (../shared)")
    return SHARED


ARTICLES = {
    "border": "Kenya rejected a demand by Somalia to withdraw its troops from the border.\n\n"
    "“We will not leave,” Kenya's foreign ministry said on 3 May 2021.\n",
    "harbour": "Peru accused Chile of blocking the harbour. Chile denied the accusation.\n",
    "talks": "Norway offered Iceland talks on fishing. Iceland threatened to sanction Norway unless the offer improves.\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Write three short invented articles to a folder."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
