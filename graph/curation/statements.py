"""Decisions on statements that were read: accepted, rejected, corrected."""

from collections.abc import Mapping

from graph.core.decision import Decision, slim, values
from graph.core.statement import Statement
from graph.curation.desk import Desk
from graph.curation.fields import Fields
from graph.curation.sheets import Row


def on_statement(fields: Fields, verdict: str, row: Row, desk: Desk) -> list[Decision]:
    """Return what a line decides on a statement."""
    assert row.reading is not None
    changes = fields.changes() if verdict == "correct" else ()
    if verdict == "correct" and not changes and not fields.problems:
        fields.wrong("decision", "correct, and no column says what is right", "fill one of the new_ columns, or decide accept")
    if fields.problems:
        return []
    _fits(fields, dict(changes), row.reading)
    reading = slim(row.reading)
    actors, issues = tuple(fields.actors[name] for name in sorted(fields.actors)), tuple(fields.issues[n] for n in sorted(fields.issues))
    decision = Decision("statement", verdict, row.name, changes, reading=reading, actors=actors, issues=issues)  # type: ignore[arg-type]
    _proven(fields, decision, desk)
    return [decision]


def _fits(fields: Fields, changes: Mapping[str, str], reading: Statement) -> None:
    """Check the corrected statement as a whole."""
    actor = changes.get("actor", reading.actor.id)
    targets = values(changes["targets"]) if "targets" in changes else tuple(target.id for target in reading.targets)
    if actor in targets and {"actor", "targets"} & changes.keys():
        column = "new_targets" if "targets" in changes else "new_actor"
        fields.wrong(column, "the actor would take a stance towards itself", "correct new_actor or new_targets")
    fields.quotes(changes.get("evidence") or reading.reports[0].exact)
    conditional = changes.get("conditional", "true" if reading.conditional else "false") == "true"
    if changes.get("condition") and not conditional:
        fields.wrong("new_condition", "there is a condition, and the statement is not conditional", "write yes into new_conditional")


def _proven(fields: Fields, decision: Decision, desk: Desk) -> None:
    """Look for the evidence given in the document of the statement; what is stored already, or of a document that is gone, passes."""
    words, document = decision.change("evidence"), desk.documents.get(decision.report.document)
    stored = desk.stored.get(decision.key)
    if words and document is not None and (stored is None or stored.change("evidence") != words):
        fields.passage("new_evidence", words, document, decision.report.span.start)
