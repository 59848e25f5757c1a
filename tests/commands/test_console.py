"""The screen: results to stdout, messages to stderr, colour and progress only where a person looks on."""

import io
import json
import os
import sys
from datetime import date

import pytest

from graph.commands import console
from graph.core.errors import UnknownName


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


class Pipe:
    """A stream whose reader has gone away."""

    def __init__(self) -> None:
        self.buffer, self.number = io.BytesIO(), os.open(os.devnull, os.O_WRONLY)

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        raise BrokenPipeError

    def fileno(self) -> int:
        return self.number


def test_results_are_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    console.out("Łódź \ud800\n")
    console.out(b"\x00")
    assert stream.buffer.getvalue() == "Łódź \\ud800\n".encode() + b"\x00"  # type: ignore[attr-defined]


def test_json_keeps_letters_and_writes_days(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    console.out_json({"name": "Łódź", "day": date(2020, 2, 29)})
    text = stream.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert "Łódź" in text and json.loads(text)["day"] == "2020-02-29"


def test_a_reader_that_has_gone_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, write in (("stdout", console.out), ("stderr", console.say)):
        pipe = Pipe()
        monkeypatch.setattr(sys, name, pipe)
        write("words")
        assert os.fstat(pipe.number), "what is written later goes nowhere"
        os.close(pipe.number)


@pytest.mark.parametrize(
    ("settings", "screen", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], screen: bool, coloured: bool) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Screen() if screen else io.StringIO())
    assert console.colour() is coloured
    assert (console.width() is not None) is screen


def test_progress_is_shown_on_a_screen_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, expected in ((Screen(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with console.ProgressBar() as progress:
            progress("extract", 0, 2)
            progress("extract", 2, 2)
        assert ("extract" in stream.getvalue()) is expected


def test_a_format_is_known_in_either_case() -> None:
    assert console.one_of(("table", "json"), "JSON") == "json"
    with pytest.raises(UnknownName, match="did you mean json"):
        console.one_of(("table", "json"), "jsn")
