"""What spreadsheets and people do to a sheet: each kind of damage is named, with its place and what to do, and nothing is changed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import graph
from graph.core.errors import InputError, RefusedInput
from graph.curation.reading import listed

Rows = list[dict[str, str]]


def statements(rows: Rows) -> Rows:
    return [row for row in rows if row["kind"] == "statement"]


def of(rows: Rows, **wanted: str) -> dict[str, str]:
    return next(row for row in rows if all(row[name] == text for name, text in wanted.items()))


def first(**cells: str) -> Callable[[Rows], Rows]:
    """Write into the cells of the row that says that Kenya rejects something."""

    def damage(rows: Rows) -> Rows:
        of(rows, actor="Kenya", stance="reject").update(cells)
        return rows

    return damage


def actor(name: str, /, **cells: str) -> Callable[[Rows], Rows]:
    def damage(rows: Rows) -> Rows:
        of(rows, kind="actor", name=name).update(cells)
        return rows

    return damage


def issue(**cells: str) -> Callable[[Rows], Rows]:
    def damage(rows: Rows) -> Rows:
        of(rows, kind="issue").update(cells)
        return rows

    return damage


def new(**cells: str) -> Callable[[Rows], Rows]:
    """Add a row by hand that says that Bolivia criticizes Chile, with these cells written over it."""
    row = {"kind": "added", "decision": "add", "new_actor": "Bolivia", "new_stance": "criticize", "new_targets": "Chile"}

    def damage(rows: Rows) -> Rows:
        name = of(rows, kind="issue")["name"]
        return [*rows, dict.fromkeys(rows[0], "") | row | {"new_issue": name} | cells]

    return damage


def alone(**cells: str) -> Callable[[Rows], Rows]:
    """Add a row by hand with these cells and the decision to add."""
    return lambda rows: [*rows, dict.fromkeys(rows[0], "") | {"decision": "add"} | cells]


def both(*damages: Callable[[Rows], Rows]) -> Callable[[Rows], Rows]:
    def damage(rows: Rows) -> Rows:
        for each in damages:
            rows = each(rows)
        return rows

    return damage


def without(column: str) -> Callable[[Rows], Rows]:
    return lambda rows: [{name: text for name, text in row.items() if name != column} for row in rows]


def renamed(column: str, name: str) -> Callable[[Rows], Rows]:
    return lambda rows: [{name if each == column else each: text for each, text in row.items()} for row in rows]


def one_column_sorted(rows: Rows) -> Rows:
    texts = sorted((row["evidence"] for row in statements(rows)), reverse=True)
    for row, text in zip(statements(rows), texts, strict=True):
        row["evidence"] = text
    return rows


def decided_twice(rows: Rows) -> Rows:
    row = of(rows, actor="Kenya", stance="reject")
    return [*rows, row | {"decision": "accept"}, row | {"decision": "reject"}]


def merged_in_a_circle(rows: Rows) -> Rows:
    of(rows, kind="actor", name="Peru").update(decision="merge", merge_into="Chile")
    of(rows, kind="actor", name="Chile").update(decision="merge", merge_into="Bolivia")
    of(rows, kind="actor", name="Bolivia").update(decision="merge", merge_into="Peru")
    return rows


def invented_key(rows: Rows) -> Rows:
    row = dict(of(rows, actor="Kenya", stance="reject"), key="statement:0123456789ab", decision="accept")
    return [*rows, row]


IN_CELLS: dict[str, tuple[Callable[[Rows], Rows], str]] = {
    "decision misspelt": (first(decision="acept"), r"line \d+, column decision: unknown decision 'acept' \(did you mean accept\?\)"),
    "stance misspelt": (
        first(decision="correct", new_stance="rejct"),
        r"column new_stance: unknown stance 'rejct' \(did you mean reject\?\)",
    ),
    "stance unknown": (first(new_stance="zzz"), r"column new_stance: unknown stance 'zzz' \(known: declare, "),
    "position unknown": (first(new_position="pro"), r"column new_position: unknown position 'pro'"),
    "certainty unknown": (first(new_certainty="sure"), r"column new_certainty: unknown certainty 'sure'"),
    "evidence of other words": (
        first(new_evidence="Kenya rejected an offer by Somalia to withdraw troops"),
        r"column new_evidence: these words do not stand in border: .* \(the nearest there is 'Kenya rejected a demand by Somalia",
    ),
    "evidence taken away": (first(new_evidence="(none)"), r"column new_evidence: a statement cannot be without evidence"),
    "quotation outside the new evidence": (
        first(new_evidence="Ethiopia offered Kenya and Somalia talks", new_quotes="We will not leave"),
        r"column new_quotes: the quotation 'We will not leave' does not stand in the evidence",
    ),
    "accept with other evidence": (
        first(decision="accept", new_evidence="Ethiopia offered Kenya and Somalia talks"),
        r"column decision: accept and a value in new_evidence exclude each other",
    ),
    "statement merged": (first(merge_into="Chile"), r"column merge_into: rows of the kind statement do not use merge_into"),
    "actor given a stance": (actor("Peru", new_stance="deny"), r"column new_stance: rows of the kind actor do not use new_stance"),
    "added with evidence in the wrong column": (
        new(new_evidence="x"),
        r"column new_evidence: rows of the kind added do not use new_evidence \(write the words into evidence\)",
    ),
    "actor misspelt": (first(new_actor="Somlia"), r"column new_actor: unknown actor 'Somlia' \(did you mean Somalia\?"),
    "actor unknown": (first(new_actor="Ruritania"), r"column new_actor: unknown actor 'Ruritania' \(.*decision add\)"),
    "target unknown": (first(new_targets="Somalia | Ruritania"), r"column new_targets: unknown actor 'Ruritania'"),
    "issue unknown": (first(new_issue="moon landing"), r"column new_issue: unknown issue 'moon landing' \(.*decision add\)"),
    "target is the actor": (first(new_targets="Kenya | Chile"), r"column new_targets: the actor would take a stance towards itself"),
    "day impossible": (first(new_date="2021-02-31"), r"column new_date: '2021-02-31' is no day \(write the day as YYYY-MM-DD\)"),
    "day ambiguous": (first(new_date="03/04/2021"), r"column new_date: '03/04/2021' may be 2021-03-04 or 2021-04-03"),
    "day a number": (first(new_date="44582"), r"column new_date: '44582' is no day \(format the cell as a date"),
    "neither yes nor no": (first(new_conditional="maybe"), r"column new_conditional: 'maybe' is neither yes nor no"),
    "condition without conditional": (
        first(new_condition="if it rains"),
        r"column new_condition: there is a condition, and the statement is not",
    ),
    "taken away what must be": (first(new_stance="(none)"), r"column new_stance: a statement cannot be without stance"),
    "accept with a correction": (
        first(decision="accept", new_stance="deny"),
        r"column decision: accept and a value in new_stance exclude each other",
    ),
    "reject with a correction": (first(decision="reject", new_actor="Chile"), r"column decision: reject and a value in new_actor exclude"),
    "correct without correction": (first(decision="correct"), r"column decision: correct, and no column says what is right"),
    "formula": (first(new_actor="=A1"), r"column new_actor: the cell holds a formula, '=A1'"),
    "error value": (first(new_targets="#NAME?"), r"column new_targets: the cell holds #NAME\?, which a spreadsheet shows"),
    "day of decision no day": (first(decision="accept", on="spring"), r"column on: 'spring' is no day"),
    "corrected in place": (first(stance="demand"), r"column stance: the cell was changed to 'demand' \(write corrections into new_stance"),
    "actor renamed in place": (
        actor("Peru", name="Republic of Peru"),
        r"column name: the cell was changed .* \(write corrections into new_name",
    ),
    "evidence cut": (
        first(evidence="Kenya rejected a demand"),
        r"column evidence: the cell was changed to 'Kenya rejected a demand' \(write corrections into new_evidence, and put ",
    ),
    "letters lost": (
        first(evidence="Kenya rejected a d?mand by Somalia to withdraw its troops from the border."),
        r"column evidence: the cell was",
    ),
    "one column sorted alone": (one_column_sorted, r"column evidence: the cell was changed"),
    "key missing": (first(decision="accept", key=""), r"column key: the key is missing \(export again"),
    "key made a number": (first(decision="accept", key="1.23E+15"), r"column key: '1.23E\+15' is no key of a row of this kind"),
    "key of another kind": (first(decision="accept", key="actor:kenya:caff452a36b1"), r"is no key of a row of this kind"),
    "key invented": (invented_key, r"column key: the key does not belong to what the line shows"),
    "two decisions on one": (decided_twice, r"column decision: line \d+ decides otherwise on the same \(keep one"),
    "kind unknown": (first(kind="statment"), r"column kind: unknown kind of row 'statment' \(did you mean statement\?\)"),
    "merged into itself": (actor("Peru", decision="merge", merge_into="Peru"), r"column merge_into: it would be merged into itself"),
    "merged into nothing": (actor("Peru", decision="merge"), r"column merge_into: it is not said what it is merged into"),
    "merged into somebody unknown": (
        actor("Peru", decision="merge", merge_into="Chle"),
        r"column merge_into: unknown actor 'Chle' \(did you mean Chile",
    ),
    "merged in a circle": (merged_in_a_circle, r"column merge_into: \w+ would be merged with itself, by way of"),
    "merged and renamed": (
        actor("Peru", decision="merge", merge_into="Chile", new_name="X"),
        r"column new_name: merge does not use new_name",
    ),
    "actor filled, not decided": (
        actor("Peru", new_name="Republic of Peru"),
        r"column decision: new_name is filled, and no decision is taken",
    ),
    "kind of actor unknown": (actor("Peru", decision="correct", new_kind="state"), r"column new_kind: unknown kind of actor 'state'"),
    "issue corrected to nothing": (issue(decision="correct"), r"column decision: correct, and no column says what is right"),
    "split without words": (issue(decision="split", new_name="half"), r"column words: a split needs words"),
    "split without name": (issue(decision="split", words="dam"), r"column new_name: a split needs new_name"),
    "added twice": (alone(kind="actor", new_name="Peru"), r"column new_name: there is an actor called 'Peru' already"),
    "added without name": (alone(kind="issue"), r"column new_name: the issue to be added has no name"),
    "added without stance": (new(new_stance=""), r"column new_stance: an added statement needs new_stance"),
    "added to an unknown document": (
        new(document="harbor", evidence="x"),
        r"column document: unknown document 'harbor' \(did you mean harbour\?\)",
    ),
    "added with other words": (
        new(document="harbour", evidence="Bolivia hates Chile"),
        r"column evidence: these words do not stand in harbour",
    ),
    "added without words": (new(document="harbour"), r"column evidence: the words of the document are missing"),
    "added with a wrong quotation": (
        new(evidence="a b c", new_quotes="x y"),
        r"column new_quotes: the quotation 'x y' does not stand in the evidence",
    ),
}
IN_TABLES: dict[str, tuple[Callable[[Rows], Rows], str]] = {
    "no key column": (without("key"), r"line 1: the column key is missing"),
    "no decision column": (without("decision"), r"line 1: the column decision is missing"),
    "column misspelt": (renamed("new_stance", "new_stanse"), r"line 1: unknown column new_stanse \(did you mean new_stance\?\)"),
    "column of one's own that looks like ours": (renamed("new_name", "new_colour"), r"line 1: unknown column new_colour"),
}
IN_BYTES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty file": (lambda data: b"", "the file is empty"),
    "a picture": (lambda data: b"\x89PNG\r\n\x1a\n" + bytes(99), "the file is not text"),
    "another table": (lambda data: b"name,age\nAna,7\n", "there is no sheet to decide by in this file"),
    "quotation mark never closed": (lambda data: data + b'statement,"statement:0', "not readable as CSV"),
    "torn at a comma": (lambda data: data + b"statement," * 99 + b"x\r\n", "cells, the header "),
    "column twice": (lambda data: data.replace(b",status", b",note", 1), "there are 2 columns note"),
}
PERSON = "Ana Rojas"


def kept(path: Path) -> dict[str, bytes]:
    """Return all that a graph holds: its quads, and every file that is not Oxigraph's own."""
    with graph.open(path) as collection:
        quads = collection.export(format="nquads")
    files = {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file() and "store" not in file.parts}
    return {"quads": quads, **files}


def refused(review, file: Path, message: str, person: str = PERSON) -> list[str]:
    """Import a file that has one good decision at least and one kind of damage; nothing changes, and the damage is named."""
    before = kept(review.path)
    with pytest.raises(InputError) as caught:
        graph.review(file, review.path, by=person)
    lines = [str(each) for each in caught.value.problems] if isinstance(caught.value, RefusedInput) else [str(caught.value)]
    assert any(re.search(message, line) for line in lines), lines
    assert all(str(file) in line for line in lines), "every message names the file"
    assert kept(review.path) == before
    return lines


def sheet_of(review, damage: Callable[[Rows], Rows]) -> Path:
    rows = review.rows()
    of(rows, actor="Denmark")["decision"] = "accept"
    return review.sheet(damage(rows))


@pytest.fixture(scope="module")
def untouched(new_review, tmp_path_factory: pytest.TempPathFactory):
    """Give one graph to all kinds of damage: none may change it."""
    return new_review(tmp_path_factory.mktemp("damage"))


@pytest.mark.parametrize("name", IN_CELLS)
def test_damage_in_cells(untouched, name: str) -> None:
    damage, message = IN_CELLS[name]
    lines = refused(untouched, sheet_of(untouched, damage), message)
    assert all(re.search(r"sheet\.csv, line \d+(, column \w+)?: ", line) for line in lines)
    assert len(lines) <= 3 or "sorted" in name, "what is right is not blamed"


@pytest.mark.parametrize("name", IN_TABLES)
def test_damage_in_tables(untouched, name: str) -> None:
    damage, message = IN_TABLES[name]
    refused(untouched, sheet_of(untouched, damage), message)


@pytest.mark.parametrize("name", IN_BYTES)
def test_damage_in_bytes(untouched, name: str) -> None:
    damage, message = IN_BYTES[name]
    file = sheet_of(untouched, lambda rows: rows)
    file.write_bytes(damage(file.read_bytes()))
    refused(untouched, file, message)


def test_nobody_decided(untouched) -> None:
    refused(untouched, sheet_of(untouched, lambda rows: rows), r"column by: nobody is named who decided this \(say --by NAME", person="")


def test_all_lines_are_checked_and_each_bad_one_is_named(untouched) -> None:
    damages = both(first(new_stance="zzz"), actor("Peru", decision="merge"), issue(decision="split"), new(document="nowhere", evidence="x"))
    lines = refused(untouched, sheet_of(untouched, damages), "new_stance")
    assert len({line.partition(", column")[0] for line in lines}) == 4


def test_what_is_wrong_in_many_lines_is_said_once(untouched) -> None:
    file = sheet_of(untouched, lambda rows: [row | {"decision": "acept"} for row in statements(rows)[:4]] + statements(rows)[4:])
    with pytest.raises(RefusedInput) as caught:
        graph.review(file, untouched.path, by=PERSON)
    (line,) = listed(caught.value.problems)
    assert len(caught.value.problems) == 4
    assert line.endswith("line 2, column decision: unknown decision 'acept' (did you mean accept?); the same in lines 3-5")


def test_a_long_list_of_problems_is_cut() -> None:
    lines = listed(
        [InputError(f"problem {number}") for number in range(60)] + [InputError("x", where="f, line 9"), InputError("x", where="f, line 7")]
    )
    assert len(lines) == 51 and lines[-1] == "and 11 more"


def test_there_are_more_than_thirty_kinds() -> None:
    assert len(IN_CELLS) + len(IN_TABLES) + len(IN_BYTES) >= 60


def test_damaged_workbooks(untouched, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "todo.xlsx"

    def damaged(change: Callable[..., object]) -> Path:
        with graph.open(untouched.path) as collection:
            collection.review(file)
        book = load_workbook(file)
        change(book)
        book.save(file)
        return file

    def column(sheet, name: str) -> int:
        return next(cell.column for cell in sheet[1] if cell.value == name)

    def write(book, name: str, value: object) -> None:
        sheet = book["statements"]
        sheet.cell(2, column(sheet, name), value)

    refused(
        untouched, damaged(lambda book: book["statements"].merge_cells("A3:A5")), r"sheet statements, cells A3:A5: the cells are merged"
    )
    refused(
        untouched,
        damaged(lambda book: write(book, "new_actor", "=B2")),
        r"sheet statements, line 2, column new_actor: the cell holds a formula",
    )
    refused(
        untouched, damaged(lambda book: write(book, "new_date", 44582)), r"sheet statements, line 2, column new_date: '44582' is no day"
    )
    refused(untouched, damaged(lambda book: [book.remove(sheet) for sheet in book.worksheets[:5]]), "there is no sheet to decide by")
    refused(
        untouched,
        damaged(lambda book: write(book, "stance", "deny")),
        r"sheet statements, line 2, column stance: the cell was changed to 'deny'",
    )
    data = file.read_bytes()
    for broken in (data[: len(data) // 2], b"PK\x03\x04" + bytes(64), b"no workbook at all"):
        file.write_bytes(broken)
        refused(untouched, file, "this is no workbook, or a damaged one")
    old = tmp_path / "todo.ods"
    old.write_bytes(data)
    refused(untouched, old, r"\.ods files cannot be read here \(save the sheet as")
