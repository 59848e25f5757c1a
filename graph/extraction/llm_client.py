"""Asks a model behind an OpenAI-compatible endpoint about windows, and keeps its answers."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.core.errors import OutputError, ServiceError, StancegraphError
from graph.core.files import write_atomically
from graph.core.iris import slug
from graph.core.statement import content_key
from graph.extraction.llm_answers import UnusableAnswer, statements
from graph.extraction.llm_prompt import instructions, schema
from graph.web.service import Manners, Service, checked

KEY = "STANCEGRAPH_LLM_KEY"
_ATTEMPTS = 3
_PATH = "/chat/completions"
_REFUSED = (400, 415, 422, 501)
_HINTS = {
    **dict.fromkeys((401, 403), f"put a valid key into the environment variable {KEY}"),
    404: "is the model known there, and does the URL end before /chat/completions, mostly in /v1?",
}
_STEADY: dict[str, Any] = {"temperature": 0, "seed": 1}
Messages = Sequence[dict[str, str]]


class CutOff(ServiceError):
    """An answer that ended before it was complete, as it was too long."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked.

    `rate` is in requests a minute, `timeout` in seconds; `cache` is the folder that keeps the answers, that of the user if None. A key is
    read from the environment variable STANCEGRAPH_LLM_KEY and kept nowhere. Raises StancegraphError for what cannot be asked.
    """

    url: str
    rate: float | None = None
    timeout: float = 180.0
    cache: Path | None = None

    def __post_init__(self) -> None:
        checked(self.url)
        Manners(rate=self.rate)


class Answers:
    """The answers of one model, each in a file named after all that was asked: the prompt, the schema, the model, the window.

    Raises OutputError where they cannot be kept.
    """

    def __init__(self, model: str, folder: Path | None = None) -> None:
        self.folder = (folder or _user_folder()) / slug(model)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the answers of the model cannot be kept: {error.strerror or error}"
            raise OutputError(message, where=str(self.folder), hint="name another folder with --llm-cache") from error
        self._asked = (model, instructions(), json.dumps(schema()))

    def _file(self, question: str) -> Path:
        return self.folder / f"{content_key('answer', *self._asked, question)}.json"

    def get(self, question: str) -> list[Any] | None:
        """Return the statements answered to a question before, None where there are none that can be read."""
        try:
            return statements(self._file(question).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def put(self, question: str, rows: list[Any]) -> None:
        """Keep an answer. Raises OSError where the folder cannot be written."""
        write_atomically(self._file(question), json.dumps({"statements": rows}).encode())


def _key() -> str | None:
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise StancegraphError(f"the environment variable {KEY} holds characters that no key has", hint="copy the key anew")
    return key or None


def _user_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("stancegraph", appauthor=False) / "llm"


class Model:
    """A model that answers questions, from what is kept where it was asked before. Use it as a context manager."""

    def __init__(self, name: str, endpoint: Endpoint) -> None:
        self.name, self.answers = name, Answers(name, endpoint.cache)
        manners = Manners(timeout=endpoint.timeout, rate=endpoint.rate, key=_key(), hints=_HINTS)
        self._service = Service(endpoint.url.rstrip("/").removesuffix(_PATH), manners)
        self._form = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._service.__exit__()

    def ask(self, question: str) -> list[Any]:
        """Return the statements that the model finds; an answer that is no JSON is sent back to be mended.

        Raises CutOff for an answer that ends too early, ServiceError for an endpoint that fails.
        """
        rows = self.answers.get(question)
        if rows is None:
            rows = self._asked(question)
            self.answers.put(question, rows)
        return rows

    def _asked(self, question: str) -> list[Any]:
        messages = [{"role": "system", "content": instructions()}, {"role": "user", "content": question}]
        fault = ""
        for _ in range(_ATTEMPTS):
            text = self._complete(messages)
            try:
                return statements(text)
            except UnusableAnswer as error:
                fault = str(error)
                complaint = f"Your answer cannot be used: {fault}. Give the whole JSON object again, and nothing else."
                messages += [{"role": "assistant", "content": text}] if text else []
                messages += [{"role": "user", "content": complaint}]
        message = f"the model {self.name} gave no usable answer in {_ATTEMPTS} attempts: {fault}"
        raise ServiceError(message, where=self._service.shown, hint="try another model; what was answered so far is kept")

    def _complete(self, messages: Messages) -> str:
        """Ask in the fullest form that the endpoint accepts, and keep to that form."""
        forms = _forms()
        while True:
            try:
                return self._text(self._service.post(_PATH, body={"model": self.name, "messages": messages, **forms[self._form]}))
            except ServiceError as error:
                if error.status not in _REFUSED or self._form + 1 == len(forms):
                    raise
                self._form += 1

    def _text(self, response: Any) -> str:
        try:
            choice = response["choices"][0]
            text, reason = choice["message"].get("content") or "", choice.get("finish_reason")
            refusal = choice["message"].get("refusal")
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            message = f"the answer is no chat completion: {str(response)[:200]}"
            raise ServiceError(message, where=self._service.shown, hint="is the URL that of an OpenAI-compatible endpoint?") from error
        if refusal or reason == "content_filter":
            message = f"the model {self.name} declines to read the text: {refusal or 'content filter'}"
            raise ServiceError(message, where=self._service.shown, hint="try another model, or leave the document out")
        if reason == "length":
            raise CutOff(f"the answer of the model {self.name} was cut off", where=self._service.shown, hint="allow longer answers")
        return str(text)


def _forms() -> tuple[dict[str, Any], ...]:
    """Return ways to ask, from the fullest on; servers differ in what they refuse."""
    strict = {"type": "json_schema", "json_schema": {"name": "statements", "strict": True, "schema": schema()}}
    return (
        {"response_format": strict, **_STEADY},
        {"response_format": {"type": "json_object"}, **_STEADY},
        {"response_format": strict},
        {},
    )
