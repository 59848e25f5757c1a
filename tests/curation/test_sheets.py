"""Sheets written and read again: what spreadsheet programs do to them without asking changes nothing."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

import graph
from graph.core.errors import UnknownName
from graph.curation.columns import COLUMNS, KINDS
from graph.curation.reading import read

Rows = list[dict[str, str]]


def table(rows: Rows, delimiter: str = ",", end: str = "\r\n") -> str:
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, list(dict.fromkeys(name for row in rows for name in row)), delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return sheet.getvalue()


def each(change: Callable[[str, str], str]) -> Callable[[Rows], bytes]:
    return lambda rows: table([{name: change(name, text) for name, text in row.items()} for row in rows]).encode()


def month_day(name: str, text: str) -> str:
    year, _, rest = text.partition("-")
    return f"{rest.replace('-', '/')}/{year}" if name in ("date", "published", "new_date", "on") and text else text


def day_month(name: str, text: str) -> str:
    year, _, rest = text.partition("-")
    return "/".join([*reversed(rest.split("-")), year]) if name in ("date", "published", "new_date", "on") and text else text


SHOUTED = {"actor", "stance", "targets", "issue", "position", "decision", "content", "cue", "new_stance", "conditional", "name", "aliases"}
UNHARMED: dict[str, Callable[[Rows], bytes]] = {
    "without byte order mark": lambda rows: table(rows).encode(),
    "UTF-16": lambda rows: table(rows).encode("utf-16"),
    "cp1252": lambda rows: table(rows).encode("cp1252"),
    "semicolons": lambda rows: table(rows, ";").encode("utf-8-sig"),
    "tabs": lambda rows: table(rows, "\t").encode(),
    "separator announced": lambda rows: b"sep=;\r\n" + table(rows, ";").encode(),
    "line feeds": lambda rows: table(rows, end="\n").encode(),
    "carriage returns": lambda rows: table(rows, end="\r").encode(),
    "columns turned round": lambda rows: table([dict(reversed(row.items())) for row in rows]).encode(),
    "columns of one's own": lambda rows: table([row | {"my thoughts": "hm", "": ""} for row in rows]).encode(),
    "columns left out": lambda rows: table([{n: t for n, t in row.items() if n not in ("rule", "cue", "title")} for row in rows]).encode(),
    "rows sorted": lambda rows: table(sorted(rows, key=lambda row: row["evidence"])).encode(),
    "rows left out": lambda rows: table([row for row in rows if row["decision"]]).encode(),
    "rows twice": lambda rows: table([*rows, *rows]).encode(),
    "empty rows": lambda rows: table([*rows, dict.fromkeys(rows[0], ""), *rows[:2]]).encode(),
    "header repeated": lambda rows: (table(rows) + table(rows)).encode(),
    "spaces that do not break": each(lambda name, text: text.replace(" ", "\u00a0")),
    "doubled spaces": each(lambda name, text: f" {text.replace(' ', '  ')} "),
    "capitals": each(lambda name, text: text.upper() if name in SHOUTED else text),
    "days of another order": each(day_month),
    "days of a third order": each(month_day),
    "days with a time": each(lambda name, text: f"{text} 00:00:00" if name == "date" and text else text),
    "yes and no as truth values": each(lambda name, text: {"yes": "TRUE", "no": "FALSE"}.get(text, text)),
    "header in capitals": lambda rows: table([{name.upper(): text for name, text in row.items()} for row in rows]).encode(),
    "titles above the table": lambda rows: b"Review of May,,\r\n\r\nby Ana,,\r\n" + table(rows).encode(),
    "without kinds": lambda rows: table([{name: text for name, text in row.items() if name != "kind"} for row in rows]).encode(),
    "sheet names as kinds": each(lambda name, text: KINDS.get(text, text) if name == "kind" else text),
}


@pytest.fixture(scope="module")
def decided(new_review, tmp_path_factory: pytest.TempPathFactory):
    """Give a graph with some decisions, its rows and its quads."""
    review = new_review(tmp_path_factory.mktemp("sheets"))
    issue = review.row(kind="issue")["name"]
    review.decide(
        review.row(actor="Kenya", stance="reject")
        | {"new_stance": "criticize", "new_date": "2021-05-01", "on": "2022-03-02", "note": "'=mild – “so to say”"},
        review.row(actor="Denmark") | {"decision": "reject"},
        review.row(kind="actor", name="Peru") | {"decision": "correct", "new_name": "Republic of Peru"},
        {"kind": "added", "decision": "add", "new_actor": "Togo", "new_stance": "aid", "new_issue": issue, "evidence": "- crates\u200b"},
    )
    return review, review.rows(), review.nquads()


@pytest.mark.parametrize("name", UNHARMED)
def test_what_does_no_harm(decided, name: str) -> None:
    review, rows, quads = decided
    assert len([row for row in rows if row["decision"]]) == 4
    file = review.path.parent / "back.csv"
    file.write_bytes(UNHARMED[name](rows))
    review.take(file)
    assert review.nquads() == quads


def test_there_are_many_ways_to_do_no_harm() -> None:
    assert len(UNHARMED) >= 20


def test_a_workbook_comes_back_as_it_went(decided, tmp_path: Path) -> None:
    review, _, quads = decided
    with graph.open(review.path) as collection:
        data = collection.review(tmp_path / "todo.xlsx")
        assert data == collection.review(format="xlsx") == (tmp_path / "todo.xlsx").read_bytes(), "no clock"
    graph.review(tmp_path / "todo.xlsx", review.path, by="Ben Okri")
    assert review.nquads() == quads
    load_workbook(tmp_path / "todo.xlsx").save(tmp_path / "again.xlsx")
    graph.review(tmp_path / "again.xlsx", review.path, by="Ben Okri")
    assert review.nquads() == quads
    dates = {info.date_time for info in zipfile.ZipFile(tmp_path / "todo.xlsx").infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_workbook_helps_to_decide(decided, tmp_path: Path) -> None:
    review, rows, _ = decided
    with graph.open(review.path) as collection:
        collection.review(tmp_path / "todo.xlsx")
    book = load_workbook(tmp_path / "todo.xlsx")
    assert book.sheetnames == [*KINDS.values(), "how to"] and book["how to"]["A1"].value == "How to review"
    sheet = book["statements"]
    header = [cell.value for cell in sheet[1]]
    assert header == [column.name for column in COLUMNS["statement"]] and sheet.freeze_panes == "B2"
    assert sheet.max_row == 1 + len([row for row in rows if row["kind"] == "statement"])
    offered = {str(each.sqref).split(":")[0].rstrip("0123456789"): each.formula1 for each in sheet.data_validations.dataValidation}
    assert '"accept,reject,correct,undecided,accept all,reject all,correct all,undecided all"' in offered.values() and any(
        "demand" in formula for formula in offered.values()
    )
    assert all(len(formula) < 256 for formula in offered.values()), "spreadsheet programs refuse longer lists"
    note = sheet.cell(next(n for n in range(2, 20) if sheet.cell(n, header.index("note") + 1).value), header.index("note") + 1)
    assert (note.value, note.data_type) == ("'=mild – “so to say”", "s")
    assert sheet.cell(2, header.index("published") + 1).is_date


def test_a_decision_in_a_workbook_is_taken(review, tmp_path: Path) -> None:
    from datetime import date

    with graph.open(review.path) as collection:
        collection.review(tmp_path / "todo.xlsx")
    book = load_workbook(tmp_path / "todo.xlsx")
    sheet = book["statements"]
    header = [cell.value for cell in sheet[1]]
    cells = {"decision": "correct", "new_date": date(2021, 5, 2), "new_conditional": True, "by": "Ana Rojas", "on": "2022-03-01"}
    for name, value in cells.items():
        sheet.cell(2, header.index(name) + 1, value)
    notes = book.create_sheet("my notes")
    notes.append(["anything", "at all"])
    notes.merge_cells("A1:B1")
    sheet.insert_rows(1)
    sheet.cell(1, 1, "My review of May")
    sheet.merge_cells("A1:D1")
    for line in range(3, sheet.max_row, 2):
        sheet.row_dimensions[line].hidden = True
    book.save(tmp_path / "todo.xlsx")
    (decided,) = graph.review(tmp_path / "todo.xlsx", review.path).decided
    assert decided.decision.changes == (("date", "2021-05-02"), ("conditional", "true"))
    assert str(decided.decision.on) == "2022-03-01"


@pytest.mark.parametrize(("order", "found"), [(day_month, "2021-05-04"), (month_day, "2021-04-05")])
def test_days_are_read_in_the_order_of_the_file(review, order, found: str) -> None:
    """A day of one's own, 04/05/2021, means what the other days of the file show: 01/31/2021 is of one order, 31/01/2021 of the other."""
    rows = [{name: order(name, text) for name, text in row.items()} for row in review.rows()]
    row = next(row for row in rows if row["actor"] == "Denmark")
    row |= {"new_date": "04/05/2021", "on": "04/05/2021", "published": order("published", "2021-01-31")}
    (decided,) = review.take(review.sheet(rows)).decided
    assert (decided.decision.change("date"), str(decided.decision.on)) == (found, found)


def test_formulas_are_disarmed_on_the_way_out() -> None:
    from graph.curation.cells import guarded, unguarded

    texts = ["=1+1", "+49", "-", "@home", "'=x", "''=x", "'tis", "plain", "", "\tx", "'"]
    assert [unguarded(guarded(text)) for text in texts] == texts
    assert [guarded(text)[:1] for text in texts[:4]] == ["'"] * 4 and guarded("'tis") == "'tis"


def test_other_formats_are_refused(decided) -> None:
    review, _, _ = decided
    with graph.open(review.path) as collection, pytest.raises(UnknownName, match=r"\.csv or \.xlsx"):
        collection.review("todo.ods")


def test_a_sheet_of_additions_alone_needs_no_keys(review) -> None:
    name = review.row(kind="issue")["name"]
    row = {"kind": "added", "decision": "add", "new_actor": "Togo", "new_stance": "aid", "new_issue": name}
    curated = graph.review(review.sheet([row]), review.path, by="Ana Rojas")
    assert [each.decision.report.exact for each in curated.decided] == [f"Togo: aid, on {name}"]


def test_sheets_saved_one_by_one_tell_their_kind(review) -> None:
    from graph.curation.columns import names

    columns = {kind: dict.fromkeys(names(kind), "") for kind in COLUMNS}
    review.decide(columns["actor"] | {"decision": "add", "new_name": "Blue Front", "new_kind": "group"})
    review.decide(columns["issue"] | {"decision": "add", "new_name": "reef"})
    review.decide(columns["added"] | {"decision": "add", "new_actor": "Blue Front", "new_stance": "threaten", "new_issue": "reef"})
    row = {name: text for name, text in review.row(actor="Denmark").items() if name in columns["statement"]}
    review.decide(row | {"decision": "reject"})
    assert [each.stance.id for each in review.statements(actor="Blue Front")] == ["threaten"]
    assert len(review.rows()) > 4 and [row["status"] for row in review.rows() if row["decision"] == "reject"] == ["applied"]


def test_a_text_of_great_length_fits_into_a_cell(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kenya rejected the plan of Somalia " + "and so on and on " * 3000 + ".", encoding="utf-8")
    graph.build(tmp_path / "a.txt", tmp_path / "g")
    with graph.open(tmp_path / "g") as collection:
        collection.review(tmp_path / "s.xlsx")
        collection.review(tmp_path / "s.csv")
        found = len(collection.statements())
    lines, problems = read(tmp_path / "s.xlsx")
    assert not problems and len(lines) >= found and max(len(each.get("evidence")) for each in lines) <= 30_000
    assert len(graph.review(tmp_path / "s.xlsx", tmp_path / "g", by="A").statements) == found
