"""The columns of the sheets that people decide on: which are shown, which are to be filled, and what may stand in them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from graph.core.entity import ActorKind
from graph.core.stance import STANCES
from graph.core.statement import Certainty, Position, Tense

Role = Literal["fixed", "shown", "open"]

KINDS = {"statement": "statements", "added": "added", "actor": "actors", "issue": "issues", "link": "links"}
"""The kinds of rows, and the sheet of a workbook that holds each."""

WHOLE = " all"
"""Ends a decision on a report that is meant for all reports of its statement."""

_VERDICTS = ("accept", "reject", "correct", "undecided")
DECISIONS = {
    "statement": (*_VERDICTS, *(f"{verdict}{WHOLE}" for verdict in _VERDICTS)),
    "added": ("add", "undecided"),
    "actor": ("accept", "correct", "merge", "add", "undecided"),
    "issue": ("accept", "correct", "merge", "split", "add", "undecided"),
    "link": ("accept", "reject", "undecided"),
}
NOTHING = "(none)"
"""Stands in a column to be filled where the new value is that there is none; an empty cell leaves the value as it is."""

YES_NO = ("yes", "no")
CORRECTED = {
    "actor": (),
    "speaker": (),
    "stance": tuple(STANCES),
    "targets": (),
    "issue": (),
    "position": get_args(Position),
    "date": (),
    "conditional": YES_NO,
    "condition": (),
    "negated": YES_NO,
    "certainty": get_args(Certainty),
    "tense": get_args(Tense),
    "reported": YES_NO,
    "cited_source": (),
    "evidence": (),
    "quotes": (),
}
"""The fields of a statement that can be corrected, with the values that they may take where these are few."""

EMPTIED = frozenset({"speaker", "targets", "date", "condition", "cited_source", "quotes"})
"""Fields that may be left without a value."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what may be done to it, its width in characters, and its values where they are few.

    `fixed` columns say what is decided on and must come back as they went; `shown` ones are for information; `open` ones are to be filled.
    """

    name: str
    role: Role
    width: int = 12
    choices: tuple[str, ...] = ()


def _rows(role: Role, *names: str, width: int = 12) -> tuple[Column, ...]:
    return tuple(Column(name, role, width) for name in names)


def _new(*without: str) -> tuple[Column, ...]:
    return tuple(
        Column(f"new_{name}", "open", 30 if name == "evidence" else 14, choices)
        for name, choices in CORRECTED.items()
        if name not in without
    )


_KEY = _rows("shown", "key", width=10)


def _closing(kind: str) -> tuple[Column, ...]:
    return Column("decision", "open", 12, DECISIONS[kind]), *_rows("open", "note", "by", "on"), Column("status", "shown", 24)


def _decided(kind: str, *between: Column) -> tuple[Column, ...]:
    decision, *rest = _closing(kind)
    return decision, *between, *rest


COLUMNS: dict[str, tuple[Column, ...]] = {
    "statement": (
        *_KEY,
        *_rows("shown", "statement_id", "reports", width=8),
        *_rows("fixed", "document"),
        *_rows("shown", "published"),
        *_rows("fixed", "evidence", width=60),
        *_rows("fixed", "quotes", "content", width=30),
        *_rows("fixed", "actor", "speaker", "stance", "targets", "issue", "position", "date", "conditional", "condition", width=14),
        *_decided("statement", *_new()),
        *_rows("fixed", "negated", "certainty", "tense", "reported", "cited_source", "cue", "actor_text", "target_texts", "rule", "start"),
        *_rows("shown", "confidence", "title", "publisher"),
    ),
    "added": (
        *_KEY,
        *_rows("open", "document"),
        *_rows("open", "evidence", width=60),
        *_decided("added", *_new("evidence")),
    ),
    "actor": (
        *_KEY,
        *_rows("fixed", "name", "actor_kind", "acts_for", "aliases", "links", width=20),
        *_rows("shown", "statements", "suggestion"),
        *_decided(
            "actor",
            *_rows("open", "new_name", "new_aliases", width=20),
            Column("new_kind", "open", 14, get_args(ActorKind)),
            *_rows("open", "new_acts_for", "merge_into", width=20),
        ),
    ),
    "issue": (
        *_KEY,
        *_rows("fixed", "name", "broader", width=30),
        *_rows("shown", "statements", "evidence"),
        *_decided("issue", *_rows("open", "new_name", "new_broader", "merge_into", "words", width=24)),
    ),
    "link": (
        *_KEY,
        *_rows("fixed", "name", "link", width=30),
        *_rows("shown", "candidate", width=30),
        *_rows("shown", "score", "service"),
        *_decided("link"),
    ),
}
ALL = tuple(dict.fromkeys(column.name for columns in COLUMNS.values() for column in columns))
"""The names of the columns of a table that holds rows of all kinds, after its column `kind`."""

OPEN = tuple(dict.fromkeys(column.name for columns in COLUMNS.values() for column in columns if column.role == "open"))
"""The names of the columns that are to be filled in rows of some kind."""


@cache
def names(kind: str, role: Role | None = None) -> tuple[str, ...]:
    """Return the names of the columns of a kind of rows, of one role if given."""
    return tuple(column.name for column in COLUMNS[kind] if role in (None, column.role))
