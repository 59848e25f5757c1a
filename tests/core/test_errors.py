"""A message says what, where and what to do, in one line."""

import re

import pytest

from graph.core import errors
from graph.core.errors import AmbiguousName, InputError, QueryError, StancegraphError, UnknownName


def test_place_message_and_hint_make_one_line() -> None:
    assert str(InputError("is empty", where="a.txt", hint="fill it")) == "a.txt: is empty (fill it)"
    assert str(StancegraphError("is empty")) == "is empty"


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    classes = {name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, Exception)}
    assert {*drawn, "StancegraphError"} == classes and len(drawn) == len(set(drawn)) == 17
    assert all(issubclass(getattr(errors, name), StancegraphError) for name in drawn)


@pytest.mark.parametrize(
    ("name", "known", "hint", "end"),
    [
        ("rejct", ["reject", "demand"], None, "(did you mean reject?)"),
        ("REJECT", ["reject"], None, "(did you mean reject?)"),
        ("zzz", ["b", "a"], None, "(known: a, b)"),
        ("zzz", ["b", "a"], "look there", "(look there)"),
        ("zzz", [], None, "unknown stance 'zzz'"),
    ],
)
def test_an_unknown_name_is_helped_along(name: str, known: list[str], hint: str | None, end: str) -> None:
    assert str(UnknownName("stance", name, known, hint=hint)).endswith(end)


def test_ambiguous_names_list_some_ids() -> None:
    assert str(AmbiguousName("actor", "Congo", ["cod", "cog"])) == "several actors are called 'Congo' (choose one by its id: cod, cog)"
    assert str(AmbiguousName("actor", "X", map(str, range(20)))).endswith(" and 8 more)")


def test_a_query_error_knows_its_place() -> None:
    error = QueryError("unexpected ','", line=2, column=7)
    assert str(error) == "line 2, column 7: unexpected ','" and (error.line, error.column) == (2, 7)
    assert str(QueryError("failed")) == "failed"
