import csv
import io
import json
from dataclasses import replace

from graph.core.document import Document, Span
from graph.writers.tables import CSV, FIELDS, JSONL, cells, rows
from writers import samples

PUBLIC = [
    "doc", "actor", "speaker", "stance", "targets", "issue", "position", "quotes", "evidence", "date", "conditional", "reported",
    "start", "end", "actor_text", "target_texts", "confidence", "rule",
]  # fmt: skip


def test_a_row_has_exactly_the_public_fields_in_order():
    [row] = rows([samples.statement("Aldova", "reject", "Kadmar", "Bresnia", issue="port-fees", day=3)])
    assert list(row) == PUBLIC == list(FIELDS)
    assert row == {
        "doc": "morning-post", "actor": "Aldova", "speaker": None, "stance": "reject", "targets": ["Kadmar", "Bresnia"],
        "issue": "port-fees", "position": "against", "quotes": ["port-fees", "again"],
        "evidence": "Aldova will reject Kadmar and Bresnia over “port-fees”, “again”.", "date": "2031-05-03", "conditional": False,
        "reported": True, "start": 30, "end": 94, "actor_text": "Aldova", "target_texts": ["Kadmar", "Bresnia"], "confidence": 0.85,
        "rule": "verb.frame",
    }  # fmt: skip


def test_the_date_is_that_of_the_report_and_a_speaker_is_named():
    statement = samples.statement("Aldova", "warn", "Kadmar")
    report = replace(statement.reports[0], date=None, speaker=samples.actor("Mira Teleki"), attributed=False)
    [row] = rows([replace(statement, reports=(report,))])
    assert (row["date"], row["speaker"], row["reported"]) == (None, "Mira Teleki", False)


def test_rows_are_sorted_by_document_and_start():
    late, early = samples.statement("Aldova", "warn", "Kadmar", day=9), samples.statement("Kadmar", "deny", "Aldova", day=2)
    other = replace(late.reports[0], document="evening-post", span=Span(0, 5))
    both = replace(late, reports=(late.reports[0], other))
    found = [(row["doc"], row["start"]) for row in rows([both, early])]
    assert found == [("evening-post", 0), ("morning-post", 20), ("morning-post", 90)]


def test_json_lines_are_one_object_a_line_in_plain_letters():
    text = JSONL.write(samples.ten_actors(), {}).decode()
    objects = [json.loads(line) for line in text.splitlines()]
    assert len(objects) == 28
    assert "“" in text
    assert all(list(each) == PUBLIC for each in objects)


def test_csv_has_a_header_and_flat_cells():
    text = CSV.write([samples.statement("Aldova", "reject", "Kadmar", "Bresnia")], {}).decode()
    [row] = csv.DictReader(io.StringIO(text))
    assert list(row) == PUBLIC
    assert (row["targets"], row["speaker"], row["conditional"]) == ("Kadmar | Bresnia", "", "false")


def test_csv_tells_the_origin_where_documents_are_given():
    document = Document("morning-post", "…", title="Ports, “again”", publisher="Morning Post")
    statements = [samples.statement("Aldova", "warn", "Kadmar"), samples.statement("Kadmar", "deny", "Aldova", document="unknown")]
    found = list(csv.DictReader(io.StringIO(CSV.write(statements, {"morning-post": document}).decode())))
    assert [(row["title"], row["publisher"], row["url"]) for row in found] == [("Ports, “again”", "Morning Post", ""), ("", "", "")]


def test_cells_of_a_row_are_text():
    assert cells({"a": None, "b": True, "c": ["x", "y"], "d": 0.5}) == {"a": "", "b": "true", "c": "x | y", "d": "0.5"}
