"""Asking a service over real HTTP: patience, pace, keys, and what its failures say."""

import time
from email.utils import formatdate

import pytest
from servers import Reply, Server, in_turn

from graph.core.errors import ServiceError, StancegraphError
from graph.web import service
from graph.web.service import Manners, Service

GOOD = Reply({"fine": True})


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PAUSE", 0.01)


def failure(*replies: Reply, path: str = "", manners: Manners | None = None) -> tuple[ServiceError, int]:
    with Server(in_turn(*replies)) as server, Service(server.url, manners) as asked, pytest.raises(ServiceError) as caught:
        asked.get(path)
    return caught.value, len(server.requests)


def test_a_question_and_its_answer() -> None:
    with Server(in_turn(GOOD)) as server, Service(server.url + "/v1?version=2", Manners(key="s3cret")) as asked:
        assert asked.post("/say", body={"a": "é\ud800"}) == {"fine": True}
        assert asked.post("/fill", form={"queries": "{}", "more": "ä&b"}) == {"fine": True}
        asked.get()
    said, filled, bare = server.requests
    assert (said.method, said.path, said.json()) == ("POST", "/v1/say?version=2", {"a": "é\ud800"})
    assert (said.headers["Authorization"], said.headers["Content-Type"]) == ("Bearer s3cret", "application/json")
    assert said.headers["User-Agent"].startswith("stancegraph/")
    assert filled.body == b"queries=%7B%7D&more=%C3%A4%26b" and (bare.method, bare.path) == ("GET", "/v1?version=2")


@pytest.mark.parametrize(
    "url", ["ftp://example.org", "example.org/v1", "http://", "", "http://[::1/v1", "http://here:99999", "http://he re", "http://here\n"]
)
def test_what_is_no_url_is_said_at_once(url: str) -> None:
    with pytest.raises(StancegraphError, match="is no URL of a service"):
        Service(url)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_a_busy_service_is_asked_again(status: int) -> None:
    with Server(in_turn(Reply(status=status), Reply(status=status), GOOD)) as server, Service(server.url) as asked:
        assert asked.get() == {"fine": True}
    assert len(server.requests) == 3


def test_patience_ends() -> None:
    error, asked = failure(Reply({"error": {"message": "overloaded"}}, 503), manners=Manners(tries=4))
    assert asked == 4 and error.status == 503
    assert "the service answers 503 Service Unavailable: overloaded; gave up after 4 tries (try again later)" in str(error)


def test_a_service_says_itself_how_long_to_wait() -> None:
    date = formatdate(1_600_000_000, usegmt=True)
    later = formatdate(1_600_000_001, usegmt=True)
    for headers in ({"Retry-After": "1"}, {"Retry-After": later, "Date": date}):
        with Server(in_turn(Reply(status=429, headers=headers), GOOD)) as server, Service(server.url) as asked:
            start = time.monotonic()
            assert asked.get() == {"fine": True} and time.monotonic() - start >= 1
            assert len(server.requests) == 2
    for headers in ({"Retry-After": "soon"}, {"Retry-After": later}, {"Retry-After": "²"}):
        with Server(in_turn(Reply(status=429, headers=headers), GOOD)) as server, Service(server.url) as asked:
            start = time.monotonic()
            assert asked.get() == {"fine": True} and time.monotonic() - start < 0.9


def test_too_long_a_wait_is_said_instead() -> None:
    error, asked = failure(Reply({"detail": "daily quota"}, 429, {"Retry-After": "86400"}))
    assert asked == 1 and "daily quota; it asks to wait 86400 seconds (try again then)" in str(error)


def test_a_slow_service_is_asked_again_and_then_given_up() -> None:
    slow = Reply({"fine": True}, delay=0.5)
    with Server(in_turn(slow, GOOD)) as server, Service(server.url, Manners(timeout=0.2)) as asked:
        assert asked.get() == {"fine": True}
    error, count = failure(slow, manners=Manners(timeout=0.1, tries=2))
    assert count == 2 and "no answer within 0.1 seconds; gave up after 2 tries" in str(error)


def test_a_broken_connection_is_tried_again() -> None:
    broken = Reply({"fine": True}, headers={"Content-Length": "9999"})
    with Server(in_turn(broken, GOOD)) as server, Service(server.url, Manners(timeout=0.3)) as asked:
        assert asked.get() == {"fine": True}
    assert len(server.requests) == 2


def test_an_impossible_host_is_said() -> None:
    with Service("http://exa..mple\u2024/") as asked, pytest.raises(ServiceError, match="cannot be reached"):
        asked.get()


def test_nobody_there() -> None:
    with Server(in_turn(GOOD)) as server:
        pass
    with Service(server.url) as asked, pytest.raises(ServiceError, match=r"cannot be reached: .*does it run, and is the URL right"):
        asked.get()


def test_refusals_say_where_and_what_to_do_but_not_the_key() -> None:
    manners = Manners(key="s3cret", hints={401: "give a better key"})
    error, asked = failure(Reply({"error": {"message": "wrong key s3cret"}}, 401), path="/v1", manners=manners)
    assert asked == 1 and error.status == 401
    assert str(error).endswith("/v1: the service answers 401 Unauthorized: wrong key … (give a better key)") and "s3cret" not in repr(
        manners
    )
    assert "400 Bad Request: no good" in str(failure(Reply(b"no  \n good", 400))[0])
    assert '422 Unprocessable Entity: [{"loc": 1}]' in str(failure(Reply({"detail": [{"loc": 1}]}, 422))[0])
    assert str(failure(Reply(b"", 404))[0]).endswith("the service answers 404 Not Found")


def test_the_user_in_a_url_is_not_shown() -> None:
    with Server(in_turn(Reply(status=404))) as server, Service(server.url.replace("//", "//me:pw@") + "/a?key=pw") as asked:
        with pytest.raises(ServiceError) as caught:
            asked.get()
        assert "pw" not in str(caught.value) and asked.shown == server.url + "/a"


def test_what_is_no_answer() -> None:
    assert "the answer is no JSON: '<html> hello'" in str(failure(Reply(b"<html>\n hello"))[0])
    assert "the service has moved to http://there/v2 (give that URL)" in str(
        failure(Reply(status=301, headers={"Location": "http://there/v2"}))[0]
    )


def test_the_rate_is_kept() -> None:
    with Server(in_turn(GOOD)) as server, Service(server.url, Manners(rate=600)) as asked:
        start = time.monotonic()
        for _ in range(4):
            asked.get()
        assert time.monotonic() - start >= 0.3
    assert len(server.requests) == 4
