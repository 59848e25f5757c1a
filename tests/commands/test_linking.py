"""`stancegraph link` on the command line."""

import json
from pathlib import Path
from typing import Any

from gazetteers import service
from servers import Reply, Server, in_turn

import graph


def states(query: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": query["query"][:2], "name": f"State of {query['query']}", "score": 75, "match": True, "type": ["state"]}]


def test_link_lists_and_stores_what_a_service_proposes(command: Any, articles: Path, tmp_path: Path) -> None:
    graph.build(articles, tmp_path / "g")
    with Server(service(states)) as server:
        done = command("link", "--service", server.url, "-g", tmp_path / "g", "--actor", "Kenya", "--actor", "peru")
        assert done.code == 0 and done.err == f"looked up 2 actors at {server.url}; 2 candidates are stored\n"
        header, _, kenya, peru = done.out.splitlines()
        assert header.split() == ["actor", "name", "score", "sure", "types", "iri"]
        assert kenya.split() == ["Kenya", "State", "of", "Kenya", "75.0", "True", "state", "https://andes.example.org/id/Ke"]
        assert peru.startswith("Peru ")
        again = command("link", "--service", server.url, "-g", tmp_path / "g", "--actor", "Kenya", "--format", "json")
        assert again.code == 0 and "looked up 0 actors" in again.err and len(server.requests) == 2
    rows = json.loads(again.out)
    assert len(rows) == 2 and rows[0] == {
        "actor": "Kenya",
        "name": "State of Kenya",
        "score": 75.0,
        "sure": True,
        "types": "state",
        "iri": "https://andes.example.org/id/Ke",
        "page": "https://andes.example.org/page/Ke.html",
    }
    assert command("validate", "-g", tmp_path / "g").code == 0


def test_what_goes_wrong_is_said(command: Any, articles: Path, tmp_path: Path) -> None:
    graph.build(articles, tmp_path / "g")
    with Server(in_turn(Reply({"detail": "closed"}, 403))) as server:
        done = command("link", "--service", f"{server.url}/en", "-g", tmp_path / "g")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: {server.url}/en: the service answers 403 Forbidden: closed\n"
    assert "is no URL of a service" in command("link", "--service", "wikidata", "-g", tmp_path / "g").err
    assert command("link", "-g", tmp_path / "g").code == 2
    assert "never ask anything" in command("link", "--service", server.url, "--rate", "0", "-g", tmp_path / "g").err
    assert "unknown kind of actor" in command("link", "--service", server.url, "--kind", "town", "-g", tmp_path / "g").err
