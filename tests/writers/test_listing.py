"""Statements, builds and facts as tables to read."""

from dataclasses import replace
from datetime import date

from graph.queries.table import columns
from graph.writers.listing import facts, listing, summary
from writers.samples import ten_actors


def test_a_line_for_each_statement() -> None:
    found = list(ten_actors())
    found[0] = replace(found[0], conditional=True, negated=True, date=date(2031, 5, 9))
    lines = listing(found).splitlines()
    assert len(lines) == len(found) + 2 and lines[0].startswith("id        date")
    assert lines[2].startswith(found[0].id[:8]) and "2031-05-09" in lines[2]
    assert f"not {found[0].stance.id} (if)" in lines[2]


def test_a_screen_limits_the_lines() -> None:
    assert max(columns(line) for line in listing(ten_actors(), width=80).splitlines()) <= 80


def test_no_statements_leave_the_header() -> None:
    assert listing([]).startswith("id ")


def test_a_summary_sets_stances_under_the_counts() -> None:
    lines = summary({"documents": 12, "actors": 3}, {"reject": 7}).splitlines()
    assert [line.split() for line in lines[2:]] == [["documents", "12"], ["actors", "3"], ["reject", "7"]] and lines[4].startswith(
        "  reject"
    )


def test_facts_are_named_one_a_line() -> None:
    shown = facts({"name": "en", "labels": {"parser": ("nsubj", "obj")}, "speed": 9, "components": ["a", "b"]})
    assert shown.splitlines() == ["name              en", "labels of parser  nsubj, obj", "speed             9", "components        a, b"]
