"""Asks an HTTP service: with its key, at its pace, again when it is busy, and with errors that say what to do."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit, urlunsplit

from graph import __version__
from graph.core.errors import ServiceError, StancegraphError

if TYPE_CHECKING:
    import httpx
    from tenacity import RetryCallState

PAUSE = 1.0
"""Seconds before the second try, doubled before each further one."""
LONGEST_PAUSE = 300.0
"""Seconds; a service that asks for more time than this is not waited for."""
TRIES = 5
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_SHOWN = 300


class _Busy(ServiceError):
    """A failure that may pass; `pause` is how many seconds the service asks to wait, if it says so."""

    pause: float | None = None


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service is asked: seconds to wait for an answer, tries, requests a minute, a key, and what to do about a status.

    Raises StancegraphError for a rate at which nothing is ever asked.
    """

    timeout: float = 60.0
    tries: int = TRIES
    rate: float | None = None
    key: str | None = field(default=None, repr=False)
    hints: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.rate is not None and self.rate <= 0:
            raise StancegraphError(f"{self.rate:g} requests a minute would never ask anything", hint="give a number above 0")


class Service:
    """An HTTP service that speaks JSON. Use it as a context manager; the connection is opened by the first question."""

    def __init__(self, url: str, manners: Manners | None = None) -> None:
        self.url, self.manners = checked(url), manners or Manners()
        self._client: httpx.Client | None = None
        self._free = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    @property
    def shown(self) -> str:
        """Return the URL as messages show it."""
        return _shown(self.url)

    def get(self, path: str = "") -> Any:
        """Return the answer to GET, from JSON. Raises ServiceError."""
        return self._ask("GET", path)

    def post(self, path: str = "", *, body: Any = None, form: Mapping[str, str] | None = None) -> Any:
        """Return the answer to a POST of a JSON body, or of a form, from JSON. Raises ServiceError."""
        if form is not None:
            return self._ask("POST", path, data=form)
        # ASCII alone, as half a surrogate pair has no other form
        return self._ask("POST", path, content=json.dumps(body).encode(), headers={"Content-Type": "application/json"})

    def _ask(self, method: str, path: str, **request: Any) -> Any:
        from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

        retrying = Retrying(stop=stop_after_attempt(self.manners.tries), wait=_pause, retry=retry_if_exception_type(_Busy), reraise=True)
        try:
            return retrying(self._once, method, _below(self.url, path), request)
        except _Busy as busy:
            message = f"{busy.message}; gave up after {self.manners.tries} tries"
            raise ServiceError(message, where=busy.where, hint="try again later", status=busy.status) from busy.__cause__

    def _once(self, method: str, url: str, request: Mapping[str, Any]) -> Any:
        import httpx

        self._wait_turn()
        try:
            response = self._connected().request(method, url, **request)
        except httpx.TimeoutException as error:
            raise _Busy(f"no answer within {self.manners.timeout:g} seconds", where=_shown(url)) from error
        except (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            message = f"cannot be reached: {self._clean(str(error))}"
            raise ServiceError(message, where=_shown(url), hint="does it run, and is the URL right?") from error
        except httpx.HTTPError as error:
            raise _Busy(f"the connection broke: {self._clean(str(error)) or type(error).__name__}", where=_shown(url)) from error
        return self._read(response, _shown(url))

    def _connected(self) -> "httpx.Client":
        import httpx

        if self._client is None:
            headers = {"User-Agent": f"stancegraph/{__version__}", "Accept": "application/json"}
            if self.manners.key:
                headers["Authorization"] = f"Bearer {self.manners.key}"
            self._client = httpx.Client(headers=headers, timeout=self.manners.timeout)
        return self._client

    def _wait_turn(self) -> None:
        """Wait until the rate allows one more request."""
        if self.manners.rate is not None:
            time.sleep(max(0.0, self._free - time.monotonic()))
            self._free = time.monotonic() + 60 / self.manners.rate

    def _read(self, response: "httpx.Response", where: str) -> Any:
        status = response.status_code
        if status in _BUSY:
            raise self._busy(response, where)
        if response.is_redirect:
            place = self._clean(response.headers.get("Location", ""))
            raise ServiceError(f"the service has moved to {place or 'another place'}", where=where, hint="give that URL", status=status)
        if not response.is_success:
            raise ServiceError(self._told(response), where=where, hint=self.manners.hints.get(status), status=status)
        try:
            return json.loads(response.content)
        except ValueError as error:
            message = f"the answer is no JSON: {self._clean(response.text)!r}"
            raise ServiceError(message, where=where, hint="is this the URL of the service?", status=status) from error

    def _busy(self, response: "httpx.Response", where: str) -> ServiceError:
        pause = _asked_pause(response)
        if pause is not None and pause > LONGEST_PAUSE:
            message = f"{self._told(response)}; it asks to wait {pause:.0f} seconds"
            return ServiceError(message, where=where, hint="try again then", status=response.status_code)
        busy = _Busy(self._told(response), where=where, status=response.status_code)
        busy.pause = pause
        return busy

    def _told(self, response: "httpx.Response") -> str:
        """Return the status with what the service says about it."""
        try:
            body = json.loads(response.content)
        except ValueError:
            body = response.text
        for name in ("error", "message", "detail"):
            body = body[name] if isinstance(body, dict) and name in body else body
        said = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        return f"the service answers {response.status_code} {response.reason_phrase}: {self._clean(said)}".rstrip(": ")

    def _clean(self, said: str) -> str:
        """Shorten what a service says to one line without the key."""
        line = " ".join(said.split())
        return (line.replace(self.manners.key, "…") if self.manners.key else line)[:_SHOWN]


def checked(url: str) -> str:
    """Return the URL of a service.

    Raises StancegraphError for what is none.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and url.isprintable() and " " not in url
    except ValueError:
        good = False
    if not good:
        raise StancegraphError(f"{url.rpartition('@')[2]!r} is no URL of a service", hint="give one that begins with http:// or https://")
    return url


def _below(url: str, path: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") + path if path else parts.path))


def _pause(state: "RetryCallState") -> float:
    error = state.outcome.exception() if state.outcome is not None else None
    asked = error.pause if isinstance(error, _Busy) else None
    return asked if asked is not None else min(LONGEST_PAUSE, PAUSE * 2.0 ** (state.attempt_number - 1))


def _asked_pause(response: "httpx.Response") -> float | None:
    """Return the seconds of a Retry-After header (RFC 9110, 10.2.3); a day in it counts from the day that the service gives as its own."""
    asked = response.headers.get("Retry-After", "").strip()
    try:
        if asked[:1].isdigit():
            return float(asked)
        return max(0.0, (parsedate_to_datetime(asked) - parsedate_to_datetime(response.headers["Date"])).total_seconds())
    except (ValueError, TypeError, KeyError):
        return None


def _shown(url: str) -> str:
    """Return a URL without user, password and query, to be shown."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
