"""The Reconciliation API, versions 0.1 and 0.2, spoken with a real server."""

from typing import Any

import pytest
from gazetteers import MANIFEST, names_in, service
from servers import Reply, Server, in_turn

from graph.core.errors import ServiceError
from graph.web.reconciliation import Match, Reconciler

PERU = {"id": "604", "name": "Peru", "score": 97.5, "match": True, "type": [{"id": "c", "name": "country"}, {"id": "s"}]}


def test_names_are_asked_in_one_form_and_answered_in_order() -> None:
    chile = {"id": "152", "name": "Chile", "score": 50}
    rows = {"Peru": [{**PERU, "id": "x", "score": 10}, PERU, chile], "Atlantis": [], "Côte d’Ivoire": [chile]}
    with Server(service(lambda query: rows[query["query"]])) as server, Reconciler(server.url + "/en") as asked:
        found = asked.look_up(list(rows), limit=2, type="c")
        assert asked.look_up(["Peru"], limit=1) == [found[0][:1]]
    assert found == [
        [Match("604", "Peru", 97.5, True, ("country", "s")), Match("152", "Chile", 50.0)],
        [],
        [Match("152", "Chile", 50.0)],
    ]
    manifest, first, second = server.requests
    assert [each.method for each in server.requests] == ["GET", "POST", "POST"] and manifest.path == "/en", "the manifest is read once"
    assert first.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert names_in(first) == {f"q{number}": {"query": name, "limit": 2, "type": "c"} for number, name in enumerate(rows)}
    assert names_in(second) == {"q0": {"query": "Peru", "limit": 1}}


@pytest.mark.parametrize(
    ("row", "match"),
    [
        ({"id": 7, "name": None, "score": "3.5", "type": "city"}, Match("7", "7", 3.5, False, ("city",))),
        ({"id": "a", "name": "A\nB", "score": "high", "match": "yes", "type": ["x", None]}, Match("a", "A B", 0.0, False, ("x",))),
        ({"id": "a", "name": "\ud800", "score": float("inf")}, Match("a", "?", 0.0)),
    ],
)
def test_loose_answers_are_understood(row: dict[str, Any], match: Match) -> None:
    with Server(service(lambda query: [row, {"name": "without an id"}])) as server, Reconciler(server.url) as asked:
        assert asked.look_up(["A"], limit=3) == [[match]]


@pytest.mark.parametrize(
    ("manifest", "id", "iri", "page"),
    [
        ({}, "604", "https://andes.example.org/id/604", "https://andes.example.org/page/604.html"),
        ({}, "a b/ü", "https://andes.example.org/id/a%20b/%C3%BC", "https://andes.example.org/page/a%20b/%C3%BC.html"),
        ({}, "http://other.example/x", "http://other.example/x", "https://andes.example.org/page/http://other.example/x.html"),
        (
            {"identifierSpace": "http://x.example/user/viaf"},
            "9",
            "https://andes.example.org/page/9.html",
            "https://andes.example.org/page/9.html",
        ),
        ({"view": None, "identifierSpace": "http://x.example/#"}, "9", "http://x.example/#9", None),
        ({"view": {"url": "not a page {{id}}"}}, "9", "https://andes.example.org/id/9", None),
    ],
)
def test_what_an_id_stands_for(manifest: dict[str, Any], id: str, iri: str, page: str | None) -> None:
    with Server(in_turn(Reply(MANIFEST | manifest))) as server, Reconciler(server.url) as asked:
        assert (asked.iri(id), asked.page(id)) == (iri, page)


def test_an_id_that_stands_for_nothing_is_said() -> None:
    bare = {"identifierSpace": "my ids", "schemaSpace": "my types"}
    with Server(in_turn(Reply(bare))) as server, Reconciler(server.url) as asked:
        assert asked.name == asked.shown == server.url, "a service without a name is called by its address"
        with pytest.raises(ServiceError, match="no IRI can be made of '7': identifier space 'my ids'"):
            asked.iri("7")


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ({"hello": "world"}, "this is no manifest of a reconciliation service"),
        ([], "this is no manifest of a reconciliation service"),
        (MANIFEST | {"versions": ["1.0-draft"]}, r"speaks version 1\.0-draft of the protocol only \(0\.1 and 0\.2 are understood\)"),
        (Reply(b"<html>"), "the answer is no JSON"),
        (Reply(status=404), "404 Not Found"),
    ],
)
def test_what_is_no_service_is_asked_nothing(manifest: Any, said: str) -> None:
    with Server(service(lambda query: [], manifest)) as server, Reconciler(server.url) as asked, pytest.raises(ServiceError, match=said):
        asked.look_up(["Peru"], limit=1)
    assert {each.method for each in server.requests} == {"GET"}


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "error", "message": "too many names"},
        {"q0": {"result": []}},
        {"q0": {}, "q1": {"result": []}},
        [],
        "no",
        {"q0": {"result": [1]}},
    ],
)
def test_a_name_left_unanswered_is_said(answer: Any) -> None:
    with (
        Server(in_turn(Reply(MANIFEST), Reply(answer))) as server,
        Reconciler(server.url) as asked,
        pytest.raises(ServiceError, match="leaves a name unanswered") as caught,
    ):
        asked.look_up(["Peru", "Chile"], limit=1)
    assert "try a smaller --batch" in str(caught.value) and ("too many names" in str(caught.value)) == ("status" in answer)
