"""JSON Lines: one object a line, each with the place that a message names."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graph.core.errors import MalformedInput


def lines(text: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each line that is not blank with its number, counted from one; a whole text is taken apart.

    Only the line feed ends a record: U+2028 and its like may stand inside a JSON string.
    """
    parts = text.split("\n") if isinstance(text, str) else text
    return ((number, line) for number, line in enumerate(parts, start=1) if line.strip())


def record(line: str, place: str) -> dict[str, Any]:
    """Read one line as an object.

    Raises MalformedInput for anything else.
    """
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise MalformedInput(f"not JSON: {error.msg} at column {error.colno}", where=place, hint="write one JSON object a line") from None
    except RecursionError:
        raise MalformedInput("not JSON: nested too deeply", where=place, hint="write one JSON object a line") from None
    except ValueError as error:  # a number of more digits than Python reads
        raise MalformedInput(f"not JSON: {error}", where=place, hint="write one JSON object a line") from None
    if not isinstance(row, dict):
        raise MalformedInput("not a JSON object", where=place, hint="write one JSON object a line")
    return row
