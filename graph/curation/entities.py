"""Decisions on actors, issues and links: renamed, merged, split, added, accepted."""

from graph.core.decision import BAR, Decision, Verdict, slim_actor, values
from graph.core.entity import Actor, Issue
from graph.core.iris import slug
from graph.curation.columns import COLUMNS, NOTHING
from graph.curation.desk import Desk
from graph.curation.fields import Fields
from graph.curation.sheets import Row

_KINDS = next(column.choices for column in COLUMNS["actor"] if column.name == "new_kind")


def on_actor(fields: Fields, verdict: str, row: Row, desk: Desk | None) -> list[Decision]:
    """Return what a line decides on an actor; `desk` is None for one that is added."""
    changes: list[tuple[str, str]] = []
    if verdict == "merge":
        _only(fields, "merge_into", "merge")
        changes = _into(fields, fields.actor("merge_into"), row.name)
    elif verdict in ("correct", "add"):
        _empty(fields, ("merge_into",), verdict)
        changes = [(name, text) for name in ("name", "aliases") if (text := fields.text(f"new_{name}"))]
        changes = [(name, BAR.join(values(text)) if name == "aliases" else text) for name, text in changes]
        if kind := fields.choice("new_kind", _KINDS, "kind of actor"):
            changes.append(("kind", kind))
        if text := fields.text("new_acts_for"):
            holder = fields.actor("new_acts_for")
            changes += [("acts_for", holder.id if holder else "")] if holder or text.lower() == NOTHING else []
    _needed(fields, verdict, changes)
    if fields.problems:
        return []
    before = (desk.actors.get(row.name) or desk.naming.actors.get(row.name)) if desk else None
    stored = _stored(desk, "actor", row.name)
    itself = (
        stored.actors[0]
        if stored and stored.actors
        else before or Actor(row.name, fields.text("new_name") or fields.text("name") or row.name)
    )
    others = tuple(slim_actor(fields.actors[name]) for name in sorted(fields.actors.keys() - {row.name}))
    return [Decision("actor", _verdict(verdict), row.name, tuple(changes), actors=(itself, *others))]


def on_issue(fields: Fields, verdict: str, row: Row, desk: Desk | None) -> list[Decision]:
    """Return what a line decides on an issue; `desk` is None for one that is added."""
    changes: list[tuple[str, str]] = []
    name = fields.text("new_name")
    if verdict == "merge":
        _only(fields, "merge_into", "merge")
        changes = _into(fields, fields.issue("merge_into"), row.name)
    elif verdict == "undecided" and fields.text("words"):
        changes = [("name", name), ("words", fields.text("words"))]
    elif verdict == "split":
        words = values(fields.text("words"))
        for column, filled in (("new_name", bool(name)), ("words", bool(words))):
            if not filled:
                fields.wrong(column, f"a split needs {column}", "say which words go to the issue of which name")
        if name and slug(name) == row.name:
            fields.wrong("new_name", "the part would have the name of the whole", "choose another name")
        changes = [("name", name), ("words", BAR.join(words))]
    elif verdict in ("correct", "add"):
        _empty(fields, ("merge_into", "words"), verdict)
        changes = [("name", name)] if name else []
        if text := fields.text("new_broader"):
            above = fields.issue("new_broader")
            changes += [("broader", above.id if above else "")] if above or text.lower() == NOTHING else []
    _needed(fields, verdict, changes)
    if fields.problems:
        return []
    stored = _stored(desk, "issue", row.name, name if verdict == "split" else None)
    before = (desk.issues.get(row.name) or desk.naming.issues.get(row.name)) if desk else None
    itself = stored.issues[0] if stored and stored.issues else before or Issue(row.name, name or fields.text("name") or row.name)
    others = tuple(fields.issues[each] for each in sorted(fields.issues.keys() - {row.name}))
    members = (stored.members if stored else ()) or (desk.members(row.name) if desk else ())
    return [Decision("issue", _verdict(verdict), row.name, tuple(changes), issues=(itself, *others), members=members)]


def on_link(verdict: str, row: Row) -> list[Decision]:
    """Return what a line decides on a link of an actor to another description of it."""
    return [Decision("link", _verdict(verdict), row.name, (("iri", row.cells["link"]),))]


def _verdict(text: str) -> Verdict:
    return text  # type: ignore[return-value]


def _stored(desk: Desk | None, subject: str, name: str, part: str | None = None) -> Decision | None:
    """Return the decision taken earlier on the same thing, which remembers it as it was."""
    for each in desk.decided if desk else ():
        decision = each.decision
        if (decision.subject, decision.name) == (subject, name) and (part is None or decision.change("name") == part):
            return decision
    return None


def _into(fields: Fields, found: Actor | Issue | None, name: str) -> list[tuple[str, str]]:
    if found is None:
        if not fields.problems:
            fields.wrong("merge_into", "it is not said what it is merged into", "write a name into merge_into")
        return []
    if found.id == name:
        fields.wrong("merge_into", "it would be merged into itself", "name another one")
    return [("into", found.id)]


def _only(fields: Fields, column: str, verdict: str) -> None:
    others = tuple(each.name for each in COLUMNS[fields.line.kind] if each.name.startswith("new_") or each.name == "words")
    _empty(fields, others, verdict)


def _empty(fields: Fields, columns: tuple[str, ...], verdict: str) -> None:
    """Note the columns that are filled and have no meaning with this decision."""
    for column in columns:
        if fields.text(column):
            fields.wrong(
                column, f"{verdict} does not use {column}", f"empty it, or decide {'merge' if column == 'merge_into' else 'otherwise'}"
            )


def _needed(fields: Fields, verdict: str, changes: list[tuple[str, str]]) -> None:
    if verdict == "correct" and not changes and not fields.problems:
        fields.wrong("decision", "correct, and no column says what is right", "fill one of the new_ columns, or decide accept")
