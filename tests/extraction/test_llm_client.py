"""A model behind an endpoint: forms of asking, mending, keeping, and giving up."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from chats import chat, listed
from servers import Reply, Request, Server, in_turn

from graph.core.errors import OutputError, ServiceError, StancegraphError
from graph.extraction import llm_client
from graph.extraction.llm_client import KEY, Answers, Endpoint, Model
from graph.extraction.llm_prompt import instructions, schema
from graph.web import service


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PAUSE", 0.01)


@pytest.fixture
def endpoint(tmp_path: Path) -> Callable[..., Endpoint]:
    return lambda server, **settings: Endpoint(f"{server.url}/v1", cache=tmp_path / "kept", **settings)


def ask(server: Server, endpoint: Callable[..., Endpoint], *questions: str) -> list[object]:
    with Model("tiny", endpoint(server)) as model:
        return [model.ask(question) for question in questions or ("What?",)]


def test_what_is_asked(endpoint: Callable[..., Endpoint], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, " s3cret\n")
    with Server(in_turn(listed({"a": 1}))) as server:
        assert ask(server, endpoint) == [[{"a": 1}]]
    (request,) = server.requests
    assert (request.method, request.path, request.headers["Authorization"]) == ("POST", "/v1/chat/completions", "Bearer s3cret")
    body = request.json()
    assert (body["model"], body["temperature"], body["seed"]) == ("tiny", 0, 1)
    assert body["response_format"]["json_schema"] == {"name": "statements", "strict": True, "schema": schema()}
    assert body["messages"] == [{"role": "system", "content": instructions()}, {"role": "user", "content": "What?"}]


def test_without_a_key_none_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    with Server(in_turn(listed())) as server, Model("tiny", Endpoint(f"{server.url}/v1/chat/completions/", cache=tmp_path)) as model:
        assert model.ask("What?") == []
    assert server.requests[0].path == "/v1/chat/completions" and "Authorization" not in server.requests[0].headers


def test_where_nothing_can_be_kept_nothing_is_asked(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(OutputError, match=r"taken/tiny: the answers of the model cannot be kept: .*--llm-cache"):
        Model("tiny", Endpoint("http://localhost/v1", cache=tmp_path / "taken"))


def test_what_was_answered_is_not_asked_again(endpoint: Callable[..., Endpoint], monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(in_turn(listed(1), listed(2), listed(3), listed(4))) as server:
        assert ask(server, endpoint, "a", "b", "a") == [[1], [2], [1]]
        assert ask(server, endpoint, "b") == [[2]] and len(server.requests) == 2
        with Model("other", endpoint(server)) as model:
            assert model.ask("a") == [3], "another model is asked for itself"
        monkeypatch.setattr(llm_client, "instructions", lambda: "a new prompt")
        assert ask(server, endpoint, "a") == [[4]]
    assert ask(server, endpoint, "a", "a") == [[4], [4]], "the server is gone, the answers are not"


def test_a_kept_answer_that_cannot_be_read_is_asked_for_again(endpoint: Callable[..., Endpoint]) -> None:
    with Server(in_turn(listed(1))) as server:
        ask(server, endpoint, "a")
        (file,) = (endpoint(server).cache or Path()).glob("*/*.json")
        for damage in (b"", b"{}", b"\xff", b'{"statements": 1}'):
            file.write_bytes(damage)
            assert ask(server, endpoint, "a") == [[1]]
    assert len(server.requests) == 5 and not list(file.parent.glob("*.part"))


def test_answers_are_kept_for_the_user_unless_a_folder_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = Answers("Org/Model:7b").folder
    assert folder.parts[-3:] == ("stancegraph", "llm", "org-model-7b")


def test_an_answer_that_is_no_json_is_sent_back(endpoint: Callable[..., Endpoint]) -> None:
    fenced = 'Sure!\n```json\n{"statements": [7]}\n```'
    thinking = '<think>{"statements": [0]}? No.</think> {"statements": [8]}'
    with Server(
        in_turn(chat("I found {none."), chat(None), chat(fenced), chat(thinking), chat("[]"), chat('{"rows": []}'), listed(9))
    ) as server:
        assert ask(server, endpoint, "a", "b", "c") == [[7], [8], [9]]
    second = server.requests[1].json()["messages"]
    assert [each["role"] for each in second] == ["system", "user", "assistant", "user"] and second[2]["content"] == "I found {none."
    assert "it is no JSON object" in second[3]["content"]
    assert all(each["content"] for request in server.requests for each in request.json()["messages"]), "some servers refuse empty words"
    assert 'it has no list "statements"' in server.requests[-1].json()["messages"][-1]["content"]


def test_a_model_that_never_answers_in_json_is_given_up(endpoint: Callable[..., Endpoint]) -> None:
    with (
        Server(in_turn(chat("Certainly."))) as server,
        pytest.raises(ServiceError, match=r"tiny gave no usable answer in 3 attempts.*another model"),
    ):
        ask(server, endpoint)
    assert len(server.requests) == 3


def test_a_server_that_refuses_a_form_is_asked_in_another_and_then_always(endpoint: Callable[..., Endpoint]) -> None:
    def plain(request: Request) -> Reply:
        body = request.json()
        if body.get("response_format", {}).get("type") == "json_schema":
            return Reply({"error": {"message": "json_schema is not supported"}}, 400)
        return listed(len(body["messages"]))

    with Server(plain) as server:
        assert ask(server, endpoint, "a", "b") == [[2], [2]]
    assert [each.json().get("response_format", {}).get("type") for each in server.requests] == ["json_schema", "json_object", "json_object"]


def test_a_server_that_refuses_steadiness(endpoint: Callable[..., Endpoint]) -> None:
    with Server(lambda request: Reply(status=422) if "temperature" in request.json() else listed()) as server:
        assert ask(server, endpoint) == [[]]
    assert server.requests[-1].json()["response_format"]["type"] == "json_schema"


def test_a_server_that_refuses_everything_says_why(endpoint: Callable[..., Endpoint]) -> None:
    with (
        Server(in_turn(Reply({"error": "no such thing"}, 400))) as server,
        pytest.raises(ServiceError, match="400 Bad Request: no such thing"),
    ):
        ask(server, endpoint)
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply({"error": "x"}, 401), r"/v1/chat/completions: .*401.*put a valid key into the environment variable STANCEGRAPH_LLM_KEY"),
        (Reply({"error": "no model"}, 404), r"no model \(is the model known there, and does the URL end before"),
        (Reply([]), "the answer is no chat completion"),
        (Reply({"choices": []}), "the answer is no chat completion"),
        (Reply({"choices": [{"message": None}]}), "is the URL that of an OpenAI-compatible endpoint"),
        (chat(None, refusal="I would rather not."), r"tiny declines to read the text: I would rather not\."),
        (chat("", "content_filter"), "declines to read the text: content filter"),
        (Reply(status=500), "gave up after 5 tries"),
    ],
)
def test_an_endpoint_that_fails_says_what_to_do(endpoint: Callable[..., Endpoint], reply: Reply, said: str) -> None:
    with Server(in_turn(reply)) as server, pytest.raises(ServiceError, match=said):
        ask(server, endpoint)


@pytest.mark.parametrize("key", ["schlüssel", "two\nlines"])
def test_what_can_be_no_key_is_said_without_it(endpoint: Callable[..., Endpoint], monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv(KEY, key)
    with Server(in_turn(listed())) as server, pytest.raises(StancegraphError, match="holds characters that no key has") as caught:
        ask(server, endpoint)
    assert key not in str(caught.value) and not server.requests


def test_the_key_is_in_no_message_and_no_file(endpoint: Callable[..., Endpoint], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "s3cret")
    with Server(in_turn(listed(1), Reply({"error": "bad key s3cret"}, 403))) as server:
        assert ask(server, endpoint, "a") == [[1]]
        with pytest.raises(ServiceError) as caught:
            ask(server, endpoint, "b")
    assert "s3cret" not in f"{caught.value}{caught.value!r}{endpoint(server)!r}"
    files = list((endpoint(server).cache or Path()).rglob("*.json"))
    assert len(files) == 1 and b"s3cret" not in files[0].read_bytes() and json.loads(files[0].read_bytes()) == {"statements": [1]}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"url": "localhost:1234"}, "is no URL"),
        ({"rate": 0}, "0 requests a minute would never ask anything"),
    ],
)
def test_an_endpoint_that_cannot_be_asked_is_refused_at_once(settings: dict[str, object], said: str) -> None:
    with pytest.raises(StancegraphError, match=said):
        Endpoint(**({"url": "http://localhost/v1"} | settings))  # type: ignore[arg-type]


def test_the_rate_reaches_the_service(endpoint: Callable[..., Endpoint]) -> None:
    import time

    with Server(in_turn(listed())) as server, Model("tiny", endpoint(server, rate=600)) as model:
        start = time.monotonic()
        for question in "abc":
            model.ask(question)
        assert time.monotonic() - start >= 0.2
