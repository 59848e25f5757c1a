"""Contradictions side by side, and as rows."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

from graph.core.document import Document, Span
from graph.core.entity import Actor
from graph.core.statement import Quote
from graph.queries.table import columns
from graph.views.contradictions import Contradiction, contradictions
from graph.writers.contrasts import contrast_lines, contrast_rows, contrast_table, contrasts
from writers.samples import statement

PAPERS = {"post": Document("post", "x" * 99, title="Dues go up", publisher="Morning Post"), "tide": Document("tide", "y" * 99)}


def turn() -> list[Contradiction]:
    early = replace(statement("Aldova", "support", "Bresnia", day=1, document="post"), position="for")
    late = replace(statement("Aldova", "reject", "Bresnia", day=9, document="tide"), conditional=True, condition="if dues\nrise")
    quote = Quote("never will we pay these dues", Span(0, 3))
    report = replace(late.reports[0], quotes=(quote,), speaker=Actor("roth", "Ana Roth", "person"))
    return contradictions([early, replace(late, reports=(report,))], PAPERS)


def test_both_sides_stand_beside_one_another() -> None:
    text = contrasts(turn(), PAPERS, width=90)
    lines = text.splitlines()
    assert lines[0] == "Aldova on harbour dues: change, conditions"
    assert lines[1].startswith("2031-05-01  support → Bresnia (for)") and lines[1].endswith("│ 2031-05-09  reject → Bresnia (against)")
    assert "│ Ana Roth:" in text and "│ “never will we pay these dues”" in text and "condition: if dues rise" in text
    assert "Dues go up, Morning Post" in text and "│ tide" in text
    assert len({line.index("│") for line in lines[1:]}) == 1 and max(map(columns, lines)) <= 90


def test_what_documents_differ_in_is_named() -> None:
    (found,) = turn()
    shown = contrasts([replace(found, kinds=("reports",), differ=("stance", "date"))], {})
    assert shown.startswith("Aldova on harbour dues: reports differ in stance, date\n") and "post" in shown
    assert contrasts([], {}) == ""


def test_rows_for_machines() -> None:
    (row,) = contrast_rows(turn())
    assert (row["kinds"], row["actor"], row["issue"]) == (["change", "conditions"], "Aldova", "harbour-dues")
    assert (row["earlier_day"], row["later_day"]) == (str(date(2031, 5, 1)), "2031-05-09") and row["later_speaker"] == "Ana Roth"
    assert [json.loads(line) for line in contrast_lines(turn()).splitlines()] == [row]
    (cells,) = csv.DictReader(io.StringIO(contrast_table(turn())))
    assert list(cells) == list(row) and cells["kinds"] == "change | conditions" and cells["earlier_condition"] == ""
    assert list(csv.reader(io.StringIO(contrast_table([])))) == [list(row)]
