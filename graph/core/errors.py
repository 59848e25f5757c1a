"""One tree of errors; a message says what is wrong, where, and what to do.

StancegraphError
├── InputError            a file or folder that cannot be read as what it should be
│   ├── NoSuchInput
│   ├── EmptyInput
│   ├── BinaryInput
│   ├── MalformedInput    front matter, JSON, CSV, HTML without text
│   └── RefusedInput      a file of which nothing is taken, as parts of it are wrong; lists them
├── UnknownName           a stance, format, question, pipeline ... that does not exist; says what was probably meant
├── AmbiguousName         a name that several things bear; lists their ids
├── QueryError            SPARQL that does not parse or run; with line and column
├── StoreError            the store on disk
│   ├── NoStore
│   ├── StoreLocked
│   └── StoreVersion
├── OutputError           a file or folder that cannot be written
├── ServiceError          an HTTP service that cannot be reached, refuses, or answers what cannot be used
├── MissingExtra          an optional library that is not installed
└── InvariantError        data that breaks a rule of the model
"""

import difflib
from collections.abc import Iterable

_LISTED = 12


class StancegraphError(Exception):
    """Base of all errors that a user can mend; carries a message, a place and a hint."""

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.where, self.hint = message, where, hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}" + (f" ({self.hint})" if self.hint else "")


class InputError(StancegraphError):
    """A file or folder that cannot be read as what it should be."""


class NoSuchInput(InputError):
    """A path that does not exist."""


class EmptyInput(InputError):
    """A file or folder with nothing in it to read."""


class BinaryInput(InputError):
    """A file that is not text."""


class MalformedInput(InputError):
    """A file whose markup does not parse: front matter, JSON, CSV, HTML without text."""


class RefusedInput(InputError):
    """A file of which nothing is taken, as parts of it are wrong; `problems` says which."""

    def __init__(self, message: str, problems: Iterable[InputError], *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message, where=where, hint=hint)
        self.problems = tuple(problems)


class UnknownName(StancegraphError):
    """A name that is in no table; suggests the closest one, else gives `hint`, else lists all."""

    def __init__(self, what: str, name: str, known: Iterable[str], *, where: str | None = None, hint: str | None = None) -> None:
        names = sorted(known)
        close = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.5)
        hint = f"did you mean {close[0]}?" if close else hint or (names and "known: " + ", ".join(names)) or None
        super().__init__(f"unknown {what} {name!r}", where=where, hint=hint)


class AmbiguousName(StancegraphError):
    """A name that several things bear; lists their ids."""

    def __init__(self, what: str, name: str, ids: Iterable[str]) -> None:
        found = sorted(ids)
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        super().__init__(f"several {what}s are called {name!r}", hint="choose one by its id: " + ", ".join(found[:_LISTED]) + more)


class QueryError(StancegraphError):
    """A query that does not parse or run; `line` and `column` count from one."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None, hint: str | None = None) -> None:
        place = f"line {line}, column {column}" if line is not None else None
        super().__init__(message, where=place, hint=hint)
        self.line, self.column = line, column


class StoreError(StancegraphError):
    """The store on disk cannot be used."""


class NoStore(StoreError):
    """There is no store at this place."""


class StoreLocked(StoreError):
    """Another process holds the store."""


class StoreVersion(StoreError):
    """The store was written in a layout that this version does not read."""


class OutputError(StancegraphError):
    """A file or folder that cannot be written."""


class ServiceError(StancegraphError):
    """An HTTP service that cannot be reached, refuses, or answers what cannot be used; `status` is its HTTP status, if it gave one."""

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None, status: int | None = None) -> None:
        super().__init__(message, where=where, hint=hint)
        self.status = status


class MissingExtra(StancegraphError):
    """An optional library that is not installed."""


class InvariantError(StancegraphError):
    """Data that breaks a rule of the model."""
