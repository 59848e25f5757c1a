"""Statements that people add by hand: with the words of a stored document, or without an article."""

from dataclasses import replace
from typing import Any

from graph.core.decision import BY_HAND, Decision, slim, values
from graph.core.document import Document, Span
from graph.core.entity import Actor, Issue
from graph.core.errors import UnknownName
from graph.core.stance import STANCES
from graph.core.statement import Quote, Report, Statement
from graph.curation.cells import readings
from graph.curation.columns import names
from graph.curation.desk import Desk
from graph.curation.fields import Fields
from graph.curation.origins import Origins
from graph.curation.reading import Line
from graph.curation.sheets import Row
from graph.curation.words import nearest

RULE = "added by hand"
_NEEDED = ("actor", "stance", "issue")


def added(fields: Fields, verdict: str, desk: Desk, origins: Origins) -> list[Decision]:
    """Return the decision to add the statement of a line; it names the one that it replaces."""
    row = origins.at(fields.line)
    stored = desk.stored.get(row.key.removeprefix("added:")) if row is not None else None
    if verdict == "undecided":
        if stored is None:
            fields.wrong("key", "there is no added statement with this key", "leave the line out")
        return [replace(stored, verdict="undecided")] if stored else []
    if not verdict:
        return []
    columns = ("document", "evidence", *(name for name in names("added", "open") if name.startswith("new_")))
    if stored is not None and row is not None and all(_said(fields.line, name) == _said(row, name) for name in columns):
        return [stored]
    made = _statement(fields, desk)
    if made is None:
        return []
    actors = tuple(fields.actors[name] for name in sorted(fields.actors))
    replaces = (stored.version,) if stored is not None else ()
    return [Decision("added", "add", changes=fields.changes(), reading=slim(made), actors=actors, replaces=replaces)]


def _said(row: Line | Row, column: str) -> list[str]:
    return [text.casefold() for text in readings(column.removeprefix("new_"), row.cells.get(column, ""))]


def _statement(fields: Fields, desk: Desk) -> Statement | None:
    changes = dict(fields.changes())
    for name in _NEEDED:
        if not changes.get(name) and not fields.problems:
            fields.wrong(f"new_{name}", f"an added statement needs new_{name}", "fill it")
    conditional = changes.get("conditional") == "true"
    if changes.get("condition") and not conditional:
        fields.wrong("new_condition", "there is a condition, and the statement is not conditional", "write yes into new_conditional")
    if changes.get("actor") and changes.get("actor") in values(changes.get("targets", "")):
        fields.wrong("new_targets", "the actor would take a stance towards itself", "correct new_actor or new_targets")
    if fields.problems:
        return None
    actor, issue = fields.actors[changes["actor"]], fields.issues[changes["issue"]]
    targets = tuple(fields.actors[name] for name in values(changes.get("targets", "")))
    report = _report(fields, desk, _sentence(actor, changes["stance"], targets, issue))
    if report is None:
        return None
    day = fields.day("new_date")
    speaker = fields.actors.get(changes.get("speaker", ""))
    report = replace(
        report,
        actor_text=actor.name,
        target_texts=tuple(target.name for target in targets),
        speaker=speaker,
        date=day,
        attributed=changes.get("reported", "true") == "true",
        cited_source=changes.get("cited_source") or None,
    )
    given: dict[str, Any] = {name: changes[name] for name in ("certainty", "tense") if name in changes}
    return Statement(
        id="",
        actor=actor,
        stance=STANCES[changes["stance"]],
        targets=targets,
        issue=issue,
        position=changes.get("position", "none"),  # type: ignore[arg-type]
        reports=(report,),
        date=day,
        conditional=conditional,
        condition=changes.get("condition") or None,
        negated=changes.get("negated") == "true",
        **given,
    )


def _sentence(actor: Actor, stance: str, targets: tuple[Actor, ...], issue: Issue) -> str:
    """Return the words that stand in for evidence where a person gives none."""
    whom = f" → {', '.join(target.name for target in targets)}" if targets else ""
    return f"{actor.name}: {stance}{whom}, on {issue.label}"


def _report(fields: Fields, desk: Desk, sentence: str) -> Report | None:
    """Return the evidence of an added statement where it stands; None after noting why it stands nowhere."""
    name, words = fields.text("document"), fields.text("evidence")
    if not name:
        text = words or sentence
        return Report("", Span(0, len(text)), text, RULE, 1.0, "", quotes=_quotes(fields, text, 0), reason="curated")
    document = desk.documents.get(name)
    if document is None or name.startswith(BY_HAND):
        known = [each for each in desk.documents if not each.startswith(BY_HAND)]
        error = UnknownName("document", name, known if len(known) < 20 else ())
        fields.wrong("document", error.message, error.hint or "`stancegraph query documents` lists them")
        return None
    if not words:
        fields.wrong("evidence", "the words of the document are missing", "copy them from the document, or leave the document out")
        return None
    return _placed(fields, document, words)


def _placed(fields: Fields, document: Document, words: str) -> Report | None:
    span = fields.passage("evidence", words, document)
    if span is None:
        return None
    exact = span.of(document.text)
    return Report(document.id, span, exact, RULE, 1.0, "", quotes=_quotes(fields, exact, span.start), reason="curated")


def _quotes(fields: Fields, text: str, start: int) -> tuple[Quote, ...]:
    places = [place for words in values(fields.quotes(text)) if (place := nearest(words, text, 0))]
    return tuple(Quote(place.of(text), Span(start + place.start, start + place.end)) for place in places)
