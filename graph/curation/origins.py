"""Finds what a line is about: the row of the graph as it is, or, where the graph has changed since, what the line itself shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.core.decision import values
from graph.core.document import Span
from graph.core.entity import Actor, Issue
from graph.core.errors import AmbiguousName, UnknownName
from graph.core.iris import slug
from graph.core.stance import STANCES
from graph.core.statement import Quote, Report, Statement
from graph.curation.cells import days, possible_keys, tidy
from graph.curation.columns import CORRECTED, names
from graph.curation.fields import Fields
from graph.curation.reading import Line
from graph.curation.sheets import Row
from graph.curation.words import nearest


@dataclass(frozen=True)
class Origins:
    """The rows of the graph as it is, by kind and key."""

    rows: Mapping[tuple[str, str], Row]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Origins":
        """Return the origins for these rows."""
        return cls({(row.kind, row.key.lower()): row for row in rows})

    def at(self, line: Line) -> Row | None:
        """Return the row of the graph that has the key of a line."""
        return self.rows.get((line.kind, tidy(line.get("key")).replace(" ", "").lower()))

    def siblings(self, row: Row) -> list[Row]:
        """Return the other rows of the statement to which a row belongs."""
        return [each for each in self._by_statement.get(row.cells.get("statement_id", ""), ()) if each.key != row.key]

    @cached_property
    def _by_statement(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows.values():
            if row.kind == "statement":
                found.setdefault(row.cells["statement_id"], []).append(row)
        return found

    def find(self, fields: Fields) -> Row | None:
        """Return the row that a line is about, None after noting what is wrong: no key, an unknown one, changed cells."""
        line = fields.line
        key = tidy(line.get("key")).replace(" ", "")
        if not key:
            fields.wrong("key", "the key is missing", "export again, and keep this column")
            return None
        row = self.at(line)
        if row is not None:
            return row if _unchanged(fields, row) else None
        name = _name(key)
        for possible, cells in possible_keys(line.kind, line.cells, name).items():
            if possible.lower() == key.lower():
                reading = _reading(fields, cells) if line.kind == "statement" else None
                return Row(line.kind, {**cells, "key": possible}, reading, name)
        if not any(character in key for character in ":") or key.partition(":")[0] != line.kind:
            fields.wrong("key", f"{key!r} is no key of a row of this kind", "export again, and leave the keys as they are")
        else:
            fields.wrong("key", "the key does not belong to what the line shows: cells were changed, moved or cut", _advice(line.cells))
        return None


def _advice(cells: Mapping[str, str]) -> str:
    if any("\ufffd" in text or "??" in text for text in cells.values()):
        return "letters were lost in saving; export again and save as UTF-8"
    return "export again, and write only into the columns to be filled"


def _name(key: str) -> str:
    """Return the id inside a key such as actor:kenya:0123456789ab."""
    _, _, rest = key.partition(":")
    return rest.rpartition(":")[0]


def _unchanged(fields: Fields, row: Row) -> bool:
    """Tell whether the fixed cells of a line are still those of its row; note each that is not."""
    line = fields.line
    here = {column: line.cells.get(column, row.cells.get(column, "")) for column in names(line.kind, "fixed")}
    readings = list(possible_keys(line.kind, here, row.name if line.kind != "statement" else "").items())
    if row.key in dict(readings):
        return True
    cells, before = readings[0][1], len(fields.problems)
    for column in names(line.kind, "fixed"):
        was, now = tidy(row.cells.get(column, "")), tidy(cells.get(column, ""))
        if not _same(was, now):
            new = f"new_{column.removeprefix('actor_')}"
            open_columns = names(line.kind, "open")
            hint = f"write corrections into {new}, and put {was[:40]!r} back" if new in open_columns else f"put {was[:40]!r} back"
            fields.wrong(column, f"the cell was changed to {now[:40]!r}", hint)
    return len(fields.problems) == before


def _same(was: str, now: str) -> bool:
    """Tell whether two cells say the same: a spreadsheet program turns 007 into 7 and 2022-01-21 into a day of its own spelling."""
    if was.casefold() == now.casefold():
        return True
    try:
        return float(was) == float(now)
    except ValueError:
        return bool(set(days(was)) & set(days(now)))


def _reading(fields: Fields, cells: Mapping[str, str]) -> Statement | None:
    """Return the statement with one report that the fixed cells of a line show."""
    text = {column: tidy(cells.get(column, "")) for column in names("statement", "fixed")}
    text |= {column: text[column].lower() for column in ("stance", "position", "certainty", "tense")}
    evidence, start = text["evidence"], int(text["start"]) if text["start"].isdigit() else 0
    cue = nearest(text["cue"], evidence, 0)
    quotes = [place for quote in values(text["quotes"]) if (place := nearest(quote, evidence, 0))]
    shift = Span(start, start + len(evidence))
    if text["stance"] not in STANCES or text["position"] not in CORRECTED["position"]:
        fields.wrong("key", "the line shows no statement of this version", "export again")
        return None
    report = Report(
        document=text["document"],
        span=shift,
        exact=evidence,
        rule=text["rule"],
        confidence=1.0,
        actor_text=text["actor_text"],
        target_texts=values(text["target_texts"]),
        cue=Span(start + cue.start, start + cue.end) if cue else None,
        quotes=tuple(Quote(each.of(evidence), Span(start + each.start, start + each.end)) for each in quotes),
        speaker=_actor(fields, text["speaker"]) if text["speaker"] else None,
        cited_source=text["cited_source"] or None,
        attributed=text["reported"] == "yes",
        date=date.fromisoformat(text["date"]) if text["date"] else None,
        reason="curated",
        content=text["content"],
    )
    return Statement(
        id="",
        actor=_actor(fields, text["actor"]),
        stance=STANCES[text["stance"]],
        targets=tuple(_actor(fields, each) for each in values(text["targets"])),
        issue=_issue(fields, text["issue"]),
        position=text["position"],  # type: ignore[arg-type]
        reports=(report,),
        date=report.date,
        conditional=text["conditional"] == "yes",
        condition=text["condition"] or None,
        negated=text["negated"] == "yes",
        certainty=text["certainty"],  # type: ignore[arg-type]
        tense=text["tense"],  # type: ignore[arg-type]
    )


def _actor(fields: Fields, text: str) -> Actor:
    try:
        return fields.naming.actor(text)
    except (UnknownName, AmbiguousName):
        return Actor(slug(text), text)


def _issue(fields: Fields, text: str) -> Issue:
    try:
        return fields.naming.issue(text)
    except (UnknownName, AmbiguousName):
        return Issue(slug(text), text)
