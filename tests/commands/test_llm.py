"""`--extractor llm` on the command line, against a real endpoint on this machine."""

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from chats import listed, row
from conftest import ROOT
from servers import Reply, Request, Server, in_turn

import graph
from graph.core.errors import StancegraphError
from graph.settings import Settings

KEY = "s3cret-key"
REJECTED = "Kenya rejected a demand by Somalia to withdraw its troops from the border."
ACCUSED = "Peru accused Chile of blocking the harbour."


def coded(request: Request) -> Reply:
    """Answer about those of two sentences that are in the question."""
    asked = request.json()["messages"][-1]["content"]
    rows = [
        row(REJECTED, "Kenya", targets=["Somalia"], cue="rejected"),
        row(ACCUSED, "Peru", stance="accuse", targets=["Chile", "Bolivia"]),
    ]
    return listed(*(each for each in rows if each["evidence"] in asked))


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEGRAPH_LLM_KEY", KEY)


def options(server: Server, tmp_path: Path, model: str = "tiny") -> list[object]:
    return ["--extractor", "llm", "--llm-url", f"{server.url}/v1", "--llm-model", model, "--llm-cache", tmp_path / "kept"]


def nquads(path: Path) -> bytes:
    with graph.open(path) as collection:
        return collection.export(format="nquads")


def test_a_build_stores_what_the_model_found_and_the_text_proves(command: Any, articles: Path, tmp_path: Path) -> None:
    with Server(coded) as server:
        done = command("build", articles, "-g", tmp_path / "g", *options(server, tmp_path))
        assert done.code == 0 and "3 added" in done.err and len(server.requests) == 3
        assert "warning: harbour: left out the target: “Bolivia” does not stand in the text" in done.err
        again = command("build", articles, "-g", tmp_path / "g", *options(server, tmp_path))
        assert "nothing changed" in again.err and len(server.requests) == 3
        other = command("build", articles, "-g", tmp_path / "g", *options(server, tmp_path, "large"))
        assert "0 unchanged" not in other.err and len(server.requests) == 6, "another model reads everything anew"
    assert command("validate", "-g", tmp_path / "g").code == 0
    with graph.open(tmp_path / "g") as collection:
        assert [(s.actor.id, s.stance.id, [t.id for t in s.targets]) for s in collection.statements()] == [
            ("kenya", "reject", ["somalia"]),
            ("peru", "accuse", ["chile"]),
        ]
        assert {r.rule for s in collection.statements() for r in s.reports} == {"llm:large"}
        (run,) = collection.store.runs()
    assert dict(run.settings) == {"extractor": "llm", "resolver": "default", "pipeline": "shipped", "model": "large"}
    said = done.out + done.err + again.err + other.err
    stored = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert KEY not in said and KEY.encode() not in stored and server.url.encode() not in stored
    assert {each.headers["Authorization"] for each in server.requests} == {f"Bearer {KEY}"}


def test_extract_prints_the_same_and_asks_nothing_twice(command: Any, articles: Path, tmp_path: Path) -> None:
    with Server(coded) as server:
        first = command("extract", articles, *options(server, tmp_path))
        assert first.code == 0 and len(first.out.splitlines()) == 2 and '"rule": "llm:tiny"' in first.out
        assert "warning: harbour: left out the target" in first.err
        assert command("extract", articles, *options(server, tmp_path)).out == first.out and len(server.requests) == 3
    built = graph.build(
        articles, tmp_path / "g", settings=Settings("llm", model="tiny", endpoint=graph.Endpoint(server.url, cache=tmp_path / "kept"))
    )
    assert len(built.statements) == 2 and len(built.warnings) == 1, "what is kept needs no server"


@pytest.mark.parametrize("there", [False, True])
def test_an_endpoint_that_fails_leaves_things_as_they_were(command: Any, articles: Path, tmp_path: Path, there: bool) -> None:
    if there:
        graph.build(articles / "border.txt", tmp_path / "g")
    before = nquads(tmp_path / "g") if there else b""
    with Server(in_turn(listed(), Reply({"error": {"message": f"bad key {KEY}"}}, 401))) as server:
        done = command("build", articles, "-g", tmp_path / "g", *options(server, tmp_path))
        assert done.code == 2 and done.out == "" and KEY not in done.err
        assert f"read at {server.url}/v1/chat/completions: the service answers 401 Unauthorized: bad key …" in done.err
        assert "STANCEGRAPH_LLM_KEY" in done.err
    assert (tmp_path / "g").exists() == there and (not there or nquads(tmp_path / "g") == before)
    gone = command("extract", articles, *options(server, tmp_path))
    assert gone.code == 2 and "cannot be reached" in gone.err and "Traceback" not in gone.err


INTERRUPTED = """
import os, signal, sys, cli
from graph.commands import console

class Bar(console.ProgressBar):
    def __call__(self, stage, done, total):
        if (stage, done) == ("extract", 2):
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
console.ProgressBar = Bar
cli.main()
"""


def test_an_interruption_keeps_what_was_answered(command: Any, articles: Path, tmp_path: Path) -> None:
    with Server(coded) as server:
        arguments = [*map(str, ["build", articles, "-g", tmp_path / "g", *options(server, tmp_path)])]
        done = subprocess.run([sys.executable, "-c", INTERRUPTED, *arguments], capture_output=True, text=True, cwd=ROOT, check=False)
        assert (done.returncode, done.stderr) == (130, "interrupted\n") and not (tmp_path / "g").exists()
        asked = len(server.requests)
        assert asked == 2 and command(*arguments).code == 0 and len(server.requests) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--extractor", "llm"], "it needs --llm-url and --llm-model"),
        (["--extractor", "llm", "--llm-url", "http://localhost/v1"], "it needs --llm-url and --llm-model"),
        (["--llm-url", "http://localhost/v1", "--llm-model", "tiny"], "add --extractor llm"),
        (["--extractor", "llm", "--llm-url", "localhost", "--llm-model", "tiny"], "'localhost' is no URL of a service"),
        (["--extractor", "lm"], "did you mean llm?"),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_read(command: Any, articles: Path, arguments: list[str], said: str) -> None:
    for name in ("build", "extract"):
        done = command(name, articles, *arguments)
        assert done.code == 2 and said in done.err


def test_without_the_extra_the_command_that_installs_it_is_shown(
    command: Any, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tenacity", None)
    with Server(coded) as server:
        done = command("extract", articles, *options(server, tmp_path))
    assert done.code == 2 and "python -m pip install 'stancegraph[llm]'" in done.err and not server.requests


def test_nothing_is_asked_over_a_network_unless_a_model_is_named(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something wants to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    built = graph.build(articles, tmp_path / "g")
    assert built.statements and Settings().extractor == "rules" and Settings().endpoint is None
    with graph.open(tmp_path / "g") as collection:
        assert collection.export(format="turtle") and collection.query("documents") and not collection.validate()
    with pytest.raises(StancegraphError, match="asks no model"):
        Settings(endpoint=graph.Endpoint("http://localhost"))
