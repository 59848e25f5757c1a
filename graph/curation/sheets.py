"""The rows of the sheets: what there is to decide on, with the decisions so far; a sheet that comes back as it went changes nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.core.decision import BAR, BY_HAND, Decided, cue_words, values
from graph.core.entity import Actor, Issue
from graph.core.statement import Statement
from graph.curation.cells import key_of, tidy, yes_no
from graph.curation.columns import CORRECTED, EMPTIED, NOTHING
from graph.curation.desk import Desk
from graph.curation.duplicates import suggestions

_FLAGS = frozenset({"conditional", "negated", "reported"})
_OPEN = "open"
LONGEST = 30_000
"""Characters of the longest cell; workbooks hold little more."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row to decide on: its kind, its cells by column, and what stands behind it."""

    kind: str
    cells: dict[str, str]
    reading: Statement | None = None
    name: str = ""

    @property
    def key(self) -> str:
        """Return the key of the row."""
        return self.cells["key"]


def rows(desk: Desk) -> list[Row]:
    """Return all rows, in the order of the sheets: statements by document and place, then what was added, actors, issues, links."""
    by_subject: dict[str, list[Decided]] = {}
    for each in desk.decided:
        by_subject.setdefault(each.decision.subject, []).append(each)
    statements = [_statement(desk, part, None) for part in desk.open]
    statements += [_statement(desk, each.decision.reading, each) for each in by_subject.get("statement", ()) if each.decision.reading]
    statements.sort(key=lambda row: (row.cells["document"], int(row.cells["start"]), row.cells["evidence"].find(row.cells["cue"]), row.key))
    added = [_added(desk, each) for each in by_subject.get("added", ())]
    links = list(_links(desk, by_subject.get("link", [])))
    actors, issues = _actors(desk, by_subject.get("actor", [])), _issues(desk, by_subject.get("issue", []))
    return list(
        {(row.kind, row.key, row.cells.get("new_name", "")): row for row in [*statements, *added, *actors, *issues, *links]}.values()
    )


def statement_cells(desk: Desk, part: Statement) -> dict[str, str]:
    """Return the cells that show a statement with one report."""
    report, name = part.reports[0], desk.naming.name
    document = desk.documents.get(report.document)
    published = document.published if document else None
    cells = {
        "document": report.document,
        "published": published.isoformat() if published else "",
        "evidence": report.exact,
        "quotes": BAR.join(quote.text for quote in report.quotes),
        "content": report.content,
        "actor": name(part.actor),
        "speaker": name(report.speaker),
        "stance": part.stance.id,
        "targets": BAR.join(map(name, part.targets)),
        "issue": name(part.issue),
        "position": part.position,
        "date": report.date.isoformat() if report.date else "",
        "conditional": yes_no(part.conditional),
        "condition": part.condition or "",
        "negated": yes_no(part.negated),
        "certainty": part.certainty,
        "tense": part.tense,
        "reported": yes_no(report.attributed),
        "cited_source": report.cited_source or "",
        "cue": cue_words(report),
        "actor_text": report.actor_text,
        "target_texts": BAR.join(report.target_texts),
        "rule": report.rule,
        "start": str(report.span.start),
        "confidence": f"{report.confidence:g}",
        "title": (document.title if document else None) or "",
        "publisher": (document.publisher if document else None) or "",
    }
    return {column: tidy(text)[:LONGEST] for column, text in cells.items()}


def _statement(desk: Desk, part: Statement, decided: Decided | None) -> Row:
    cells = statement_cells(desk, part)
    cells["key"] = key_of("statement", cells)
    name = decided.decision.name if decided else part.id
    now = [desk.showing[key].id for key in decided.fate.reports if key in desk.showing] if decided else []
    cells["statement_id"] = next(iter(now), name)
    cells["reports"] = str(desk.counts.get(cells["statement_id"], ""))
    return Row("statement", cells | _decision(desk, decided), part, name)


def _added(desk: Desk, decided: Decided) -> Row:
    part = decided.decision.reading
    assert part is not None
    read, document = statement_cells(desk, part), part.reports[0].document
    fields = {f"new_{name}": read[name] for name in CORRECTED if name != "evidence"}
    fields |= {f"new_{name}": shown(desk, name, value) for name, value in decided.decision.changes if name in CORRECTED}
    where = {"document": "" if document.startswith(BY_HAND) else document, "evidence": read["evidence"]}
    return Row("added", {"key": f"added:{decided.decision.key}", **where, **_decision(desk, decided), **fields}, part)


def _decision(desk: Desk, decided: Decided | None) -> dict[str, str]:
    """Return the cells that show a decision, as they are to be filled."""
    if decided is None:
        return {"status": _OPEN}
    decision = decided.decision
    cells = {f"new_{field}": shown(desk, field, value) for field, value in decision.changes if decision.subject == "statement"}
    cells |= {"decision": decision.verdict, "by": decision.by, "note": decision.note, "status": status(decided)}
    return cells | ({"on": decision.on.isoformat()} if decision.on else {})


def shown(desk: Desk, field: str, value: str) -> str:
    """Return the value of a decision's change as people write it."""
    if not value and field in EMPTIED:
        return NOTHING
    if field in _FLAGS:
        return yes_no(value == "true")
    naming = desk.naming
    if field in ("actor", "speaker", "targets"):
        return BAR.join(naming.name(naming.actors[each]) if each in naming.actors else each for each in values(value))
    return naming.name(naming.issues[value]) if field == "issue" and value in naming.issues else value


def status(decided: Decided) -> str:
    """Say in a few words what became of a decision."""
    fate = decided.fate
    words = {"exact": "applied", "void": "does not apply", "kept": "applied, as decided"}.get(fate.how, f"applied, {fate.how}")
    return f"{words}: {fate.message}" if fate.message else words


def _actors(desk: Desk, decided: list[Decided]) -> Iterator[Row]:
    counts = Counter(name for statement in desk.statements for name in {statement.actor.id, *(target.id for target in statement.targets)})
    known, alike = {each.decision.name: each for each in decided}, suggestions(list(desk.actors.values()))
    for name in sorted(desk.actors.keys() | known.keys()):
        each = known.get(name)
        actor = desk.actors.get(name) or _remembered(desk, name)
        if each is not None:
            actor = next((before for before in each.decision.actors if before.id == name), actor)
        cells = actor_cells(desk, actor)
        other = alike.get(name)
        cells["key"] = key_of("actor", cells, name)
        cells["statements"] = str(counts[name])
        cells["suggestion"] = f"same as {other[0].name}? ({other[1]})" if other and each is None else ""
        yield Row("actor", cells | _decision(desk, each) | _edits(desk, each), name=name)


def actor_cells(desk: Desk, actor: Actor) -> dict[str, str]:
    """Return the cells that show an actor."""
    holder = desk.naming.actors.get(actor.acts_for or "")
    return {
        "name": tidy(actor.name),
        "actor_kind": actor.kind,
        "acts_for": tidy(desk.naming.name(holder) or actor.acts_for or ""),
        "aliases": tidy(BAR.join(actor.aliases)),
        "links": BAR.join(actor.exact_match),
    }


def _remembered(desk: Desk, name: str) -> Actor:
    return desk.naming.actors.get(name) or Actor(name, name)


def _edits(desk: Desk, decided: Decided | None) -> dict[str, str]:
    """Return the cells that show what a decision changes about an actor or issue."""
    if decided is None:
        return {}
    changes = dict(decided.decision.changes)
    cells = {f"new_{field}": changes[field] for field in ("name", "aliases", "kind") if field in changes}
    for field, things in (("acts_for", desk.naming.actors), ("broader", desk.naming.issues)):
        if field in changes:
            thing: Actor | Issue | None = things.get(changes[field])
            cells[f"new_{field}"] = (desk.naming.name(thing) if thing else changes[field]) or NOTHING
    if "into" in changes:
        kinds: dict[str, Actor] | dict[str, Issue] = desk.naming.actors if decided.decision.subject == "actor" else desk.naming.issues
        into: Actor | Issue | None = kinds.get(changes["into"])
        cells["merge_into"] = desk.naming.name(into) if into else changes["into"]
    return cells | ({"words": changes["words"]} if "words" in changes else {})


def _issues(desk: Desk, decided: list[Decided]) -> Iterator[Row]:
    counts = Counter(statement.issue.id for statement in desk.statements)
    evidence = {statement.issue.id: tidy(statement.reports[0].exact) for statement in reversed(desk.statements)}
    known: dict[str, list[Decided | None]] = {}
    for each in decided:
        known.setdefault(each.decision.name, []).append(each)
    for name in sorted(desk.issues.keys() | known.keys()):
        for each_or_none in known.get(name, [None]):
            before = each_or_none.decision.issues if each_or_none else ()
            issue = next((old for old in before if old.id == name), None) or desk.issues.get(name) or Issue(name, name)
            cells = issue_cells(desk, issue)
            cells |= {"key": key_of("issue", cells, name), "statements": str(counts[name]), "evidence": evidence.get(name, "")}
            yield Row("issue", cells | _decision(desk, each_or_none) | _edits(desk, each_or_none), name=name)


def issue_cells(desk: Desk, issue: Issue) -> dict[str, str]:
    """Return the cells that show an issue."""
    above = desk.naming.issues.get(issue.broader or "")
    return {"name": tidy(issue.label), "broader": tidy((above.label if above else issue.broader) or "")}


def _links(desk: Desk, decided: Sequence[Decided]) -> Iterator[Row]:
    """Yield a row for each link decided on, and for each candidate of an actor that occurs and is not linked so already."""
    taken = {(each.decision.name, each.decision.change("iri") or ""): each for each in decided}
    proposed = desk.candidate

    def order(pair: tuple[str, str]) -> tuple[str, float, str]:
        return pair[0], -proposed[pair].score if pair in proposed else 0, pair[1]

    for pair in sorted({*taken, *desk.open_links}, key=order):
        name, iri = pair
        cells = {"name": (desk.actors.get(name) or _remembered(desk, name)).name, "link": iri}
        cells["key"] = key_of("link", cells, name)
        if pair in proposed:
            found = proposed[pair]
            types = f" ({', '.join(found.types)})" if found.types else ""
            cells |= {"candidate": f"{found.name}{types}", "score": f"{found.score:g}", "service": found.service}
        yield Row("link", cells | _decision(desk, taken.get(pair)), name=name)
