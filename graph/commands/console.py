"""The screen: results to stdout, messages and a progress bar to stderr."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, Self

from graph.core.errors import UnknownName
from graph.core.statement import Statement

ROW_FORMATS = ("table", "json", "jsonl", "csv")


def out(result: str | bytes) -> None:
    """Write a result to stdout, as UTF-8 whatever the locale; quietly when the reader has gone away (`| head`)."""
    data = result if isinstance(result, bytes) else result.encode("utf-8", "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes stdout once more when it ends; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def out_json(value: Any) -> None:
    """Write a value to stdout as indented JSON; dates as YYYY-MM-DD."""
    out(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def say(message: str) -> None:
    """Write a message to stderr; quietly when nobody listens there."""
    try:
        print(message, file=sys.stderr, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def say_all(warnings: Iterable[object] = (), problems: Iterable[object] = ()) -> None:
    """Write what had to be mended and what had to be left out to stderr, a line each."""
    for warning in warnings:
        say(f"warning: {warning}")
    for problem in problems:
        say(f"skipped: {problem}")


def width() -> int | None:
    """Return the columns of the screen, or None where stdout is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def colour() -> bool:
    """Tell whether to write in colour: to a screen, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def one_of(known: Iterable[str], format: str) -> str:
    """Return the format, in lower case, if it is known.

    Raises UnknownName with the closest one.
    """
    names = tuple(known)
    if format.lower() not in names:
        raise UnknownName("format", format, names)
    return format.lower()


def show_statements(found: Sequence[Statement], format: str) -> None:
    """Write statements in one of ROW_FORMATS; a table has a line for each statement, the others a row for each report."""
    from graph.writers.listing import listing, pairs
    from graph.writers.tables import CSV, JSONL, row

    match one_of(ROW_FORMATS, format):
        case "json":
            out_json([{"statement": statement.id, **row(statement, report)} for statement, report in pairs(found)])
        case "jsonl":
            out(JSONL.write(found, {}))
        case "csv":
            out(CSV.write(found, {}))
        case _:
            out(listing(found, width=width()))
            say(f"{len(found)} statements, {len(pairs(found))} reports")


def show_questions(format: str) -> None:
    """Write the named questions as text to read, or as JSON."""
    from dataclasses import asdict

    from graph.queries.questions import explain_question, list_questions

    if one_of(("table", "json"), format) == "json":
        out_json([asdict(question) for question in list_questions()])
    else:
        out("\n".join(map(explain_question, list_questions())))


def show_file(file: str, data: bytes) -> None:
    """Write the data of a file to stdout if its name is "-", else say that it is written."""
    if file == "-":
        out(data)
    else:
        say(f"wrote {file}, {len(data):,} bytes")


class ProgressBar:
    """A progress bar on stderr where a person looks on; nothing otherwise."""

    def __init__(self) -> None:
        self.bar: Any = None
        self.tasks: dict[str, Any] = {}

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            self.bar = Progress(console=Console(stderr=True), transient=True)
            self.bar.start()
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how much of a stage is done."""
        if self.bar is None:
            return
        if stage not in self.tasks:
            self.tasks[stage] = self.bar.add_task(stage, total=total)
        self.bar.update(self.tasks[stage], completed=done, total=total)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.bar is not None:
            self.bar.stop()
