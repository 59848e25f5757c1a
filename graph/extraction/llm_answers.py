"""What a model answers, as values: each statement checked against the schema."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.core.statement import Certainty, Tense
from graph.extraction.llm_prompt import schema

_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
_SHOWN = 200
_ATTITUDES = {"wanted": 1, "unwanted": -1, "neither": 0}


class UnusableAnswer(ValueError):
    """An answer that does not hold a list of statements; says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One statement as a model gives it: words said to stand in the text, and choices from closed lists."""

    evidence: str
    cue: str | None
    actor: str
    speaker: str | None
    stance: str
    targets: tuple[str, ...]
    content: str
    wants: int
    quotes: tuple[str, ...]
    when: str | None
    condition: str | None
    negated: bool
    certainty: Certainty
    tense: Tense
    reported: bool
    source: str | None


def statements(text: str) -> list[Any]:
    """Return the statements of an answer, not yet checked one by one.

    A model that is not held to JSON may think aloud before it or fence it in; that is passed over. Raises UnusableAnswer.
    """
    plain = _THOUGHTS.sub("", text)
    start, end = plain.find("{"), plain.rfind("}")
    try:
        found = json.loads(plain[start : end + 1])
    except ValueError as error:
        raise UnusableAnswer(f"it is no JSON object: {error}") from error
    rows = found.get("statements")
    if not isinstance(rows, list):
        raise UnusableAnswer('it has no list "statements"')
    return rows


def fault(row: Any) -> str | None:
    """Return how a statement breaks the schema, None where it does not."""
    from jsonschema.exceptions import best_match

    error = best_match(_validator().iter_errors(row))
    if error is None:
        return None
    said = f"{error.instance!r} is none of its choices" if error.validator == "enum" else error.message
    return f"{error.json_path.removeprefix('$.')}: {said}"[:_SHOWN]


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema()["properties"]["statements"]["items"])


def answer(row: Mapping[str, Any]) -> Answer:
    """Return a statement that meets the schema as a value."""
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Answer(wants=_ATTITUDES[plain.pop("attitude")], **plain)
