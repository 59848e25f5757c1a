"""Tables of choices load what they name, and third parties add rows."""

from importlib.metadata import EntryPoint

import pytest

from graph.core import registry
from graph.core.errors import UnknownName
from graph.core.registry import Registry


def test_a_row_is_loaded_when_asked_for() -> None:
    table = Registry("number", {"pi": "math:pi", "broken": "no.such.module:x"})
    assert table.load("pi") == pytest.approx(3.14159, abs=1e-4)
    assert table.names() == list(table) == ["broken", "pi"] and "pi" in table and "e" not in table


def test_an_unknown_row_suggests_one() -> None:
    with pytest.raises(UnknownName, match="did you mean pi"):
        Registry("number", {"pi": "math:pi"}).load("pie")


def test_entry_points_add_rows_but_replace_none(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint("e", "math:e", "stancegraph.numbers"), EntryPoint("pi", "math:tau", "stancegraph.numbers")]
    asked: list[str] = []
    monkeypatch.setattr(registry, "entry_points", lambda *, group: asked.append(group) or points)
    table = Registry("number", {"pi": "math:pi"}, group="stancegraph.numbers")
    assert not asked, "nothing is looked up before it is needed"
    assert table.names() == ["e", "pi"] and table.load("pi") < 4 and table.load("e") < 3
    assert asked == ["stancegraph.numbers"]
