"""Dataclasses as the plain values that JSON knows, and back by their declared types."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def plain(value: Any) -> Any:
    """Return a value as what JSON knows: dataclasses as objects, tuples as lists, dates as YYYY-MM-DD."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def built(kind: Any, value: Any) -> Any:
    """Build a value of the declared type `kind` again from its plain form; a field that is missing takes its default.

    Raises TypeError or ValueError where the form is not that of the type.
    """
    return _builder(kind)(value)


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """Return what builds values of a type; found once, as there are many values of few types."""
    if get_origin(kind) in (Union, types.UnionType):
        some = _builder(next(one for one in get_args(kind) if one is not type(None)))
        return lambda value: None if value is None else some(value)
    if get_origin(kind) is tuple:
        each = _builder(get_args(kind)[0])
        return lambda value: tuple(map(each, value))
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and is_dataclass(kind):
        return lambda value: kind(**{name: _builder(hint)(value[name]) for name, hint in _hints(kind).items() if name in value})
    return lambda value: value if get_origin(kind) is Literal else _checked(kind, value)


def _checked(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind}")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(kind).items() if name in {field.name for field in fields(kind)}}
