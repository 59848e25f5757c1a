"""The scheme of issues (`seeds/issues.csv`): patterns over tagged contents, with a slot for the actor that an issue is about."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.core.entity import Issue
from graph.core.errors import MalformedInput
from graph.core.iris import slug
from graph.core.stance import STANCES
from graph.core.statement import Draft
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.folding import plain
from graph.identity.issues.claims import ANSWERS, addressed
from graph.identity.issues.contents import Content, core_of
from graph.identity.issues.naming import titled
from graph.identity.issues.slots import BLAMES, RULES, between, country, fill, has_forces, is_land, places
from graph.identity.seeds import read_rows, read_table

_OF_PLACES = re.compile(r"-(?:in|to|from|with)-\{a\}$")
_SLUG = re.compile(r"[a-z0-9]+(?:-(?:[a-z0-9]+|\{a\}))*")
KINDS = ("", "issue", "topic")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the scheme: an issue, or with `{a}` in its id a family of issues, one for each actor that fills the slot by the rule `slot`.

    The row is tried before the others for the stances in `first`, taken for those in `default` when no pattern matches, and for those in
    `always` whatever the content is. `sources` are all patterns of the rows with this id. A `topic` is wider than one issue: its contents
    are grouped by their words, and their issues stand under it.
    """

    id: str
    label: str
    broader: str | None
    slot: str
    pattern: re.Pattern[str]
    sources: tuple[str, ...]
    first: frozenset[str] = frozenset()
    default: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    topic: bool = False


@dataclass(frozen=True, slots=True)
class Instance:
    """A row with its slots filled: `actor` an id or "", `places` ids.

    `named` is true where the content itself names the actor, `default` where only the stance led to the row. `between` are the ids of
    those between whom talks or a dispute are said to be.
    """

    row: Row
    actor: str = ""
    places: frozenset[str] = frozenset()
    named: bool = True
    default: bool = False
    between: frozenset[str] = frozenset()

    @property
    def soft(self) -> bool:
        """Tell whether the words of a content may say more exactly what it is about than this does."""
        return self.default or self.row.topic or self.row.slot in ("aggressor",) or (self.row.slot == "troops" and not self.places)

    def issue(self, names: Callable[[str], str]) -> Issue:
        """Return the issue, its label made with the names of the actors."""
        if "{a}" not in self.row.id:
            return Issue(self.row.id, self.row.label, self.row.broader, self.row.sources)
        identifier, label = self.row.id, self.row.label
        if self.actor:
            entry = load_gazetteer().actor(self.actor)
            name = names(self.actor)
            adjective = load_gazetteer().adjective(entry) if entry else f"{name}'s"
            identifier = identifier.replace("{a}", slug(name))
            label = label.replace("{A}", titled(name)).replace("{Adj}", adjective)
        else:
            identifier = re.sub(r"-\w+-\{a\}|\{a\}", "", identifier)
            label = re.sub(r"\s+\w+ \{A\}|\{A\}|\{Adj\} ", "", label)
        if self.places:
            where = sorted(names(p) for p in self.places)
            identifier = f"{identifier}-in-{slug(' and '.join(where))}"
            label = f"{label.removesuffix(' abroad')} in {' and '.join(titled(p) for p in where)}"
        return Issue(identifier, label, self.row.broader, self.row.sources)


class Scheme:
    """The issues known beforehand; rows are tried in file order."""

    __slots__ = ("_order", "rows")

    def __init__(self, lines: Iterable[Mapping[str, str]]) -> None:
        """Take the rows of a scheme: `id`, `label`, `pattern`, and where wanted `broader`, `kind`, `a`, `first`.

        Raises ValueError for a row that cannot be used, with its number among the rows, from 1.
        """
        given = list(lines)
        above = {line["id"]: line.get("broader", "") for line in given}
        patterns: dict[str, tuple[str, ...]] = {}
        labels: dict[str, str] = {}
        for number, line in enumerate(given, start=1):
            wrong = _wrong(line) or _misplaced(line, above, labels.setdefault(line["id"], line["label"]))
            if wrong:
                raise ValueError(number, wrong)
            patterns[line["id"]] = (*patterns.get(line["id"], ()), line["pattern"])
        self.rows = [_row(line, patterns[line["id"]]) for line in given]
        self._order: dict[str, list[Row]] = {}

    @classmethod
    def load(cls, path: Path | None = None) -> "Scheme":
        """Return the shipped scheme, or that of a CSV file.

        Raises MalformedInput, with the line, for a file that lacks a column or has a row that cannot be used.
        """
        if path is None:
            return cls(read_rows("issues"))
        rows = list(read_table(path, ("id", "label", "pattern")))
        try:
            return cls(row for _, row in rows)
        except ValueError as error:
            number, wrong = error.args
            raise MalformedInput(wrong, where=f"{path}, line {rows[number - 1][0]}", hint="mend the row") from None

    def match(self, content: Content, draft: Draft) -> Instance | None:
        """Return the first row whose pattern occurs in the content, its slots filled, or None.

        Before the content, patterns see the ids of holder and targets in braces. Where none occurs, the words are tried as they stand.
        """
        stance = draft.stance.id
        scope = "{" + " ".join([draft.actor.id, *(t.principal for t in draft.targets)]) + "}"
        for told in (f"{scope} {content.core}", *([core_of(plain(content.text))] if content.actors else ())):
            for row in self._ordered(stance):
                found = row.pattern.search(told)
                if found or stance in row.always:
                    instance = _filled(row, _group(found), content, draft)
                    if stance in row.always or row.slot != "aggressor" or has_forces(instance.actor, draft):
                        return instance
        return None

    def topics(self, content: Content) -> frozenset[str]:
        """Return the ids of all topics that occur in a content."""
        return frozenset(row.id for row in self.rows if row.topic and row.pattern.search(content.tagged))

    def default(self, content: Content, draft: Draft) -> Instance | None:
        """Return the row that stands for the draft's stance where nothing else is said, or None."""
        row = next((row for row in self.rows if draft.stance.id in row.default), None)
        found = _filled(row, "", content, draft) if row else None
        told = (not content.thin or bool(content.head)) and draft.stance.id in ("threaten", "sanction")
        usable = found is not None and not told and (found.row.slot != "aggressor" or has_forces(found.actor, draft))
        return replace(found, default=True) if found and usable else None

    def broader(self, issues: Iterable[Issue]) -> list[Issue]:
        """Return the issues of the scheme that stand above these ones and are not among them, sorted."""
        known = {row.id: row for row in self.rows}
        found = {issue.id: issue for issue in issues}
        given = set(found)
        waiting = sorted({issue.broader for issue in found.values() if issue.broader})
        while waiting:
            identifier = waiting.pop()
            if identifier in found or identifier not in known:
                continue
            row = known[identifier]
            found[identifier] = Issue(row.id, row.label, row.broader, row.sources)
            waiting += [row.broader] if row.broader else []
        return [found[identifier] for identifier in sorted(set(found) - given)]

    def _ordered(self, stance: str) -> list[Row]:
        """The rows in the order in which a stance tries them: one for it whatever it says, those that it prefers, the others."""
        if stance not in self._order:
            self._order[stance] = sorted(self.rows, key=lambda row: (stance not in row.always, stance not in row.first))
        return self._order[stance]


def _wrong(line: Mapping[str, str]) -> str:
    """What is wrong with a row by itself, in words; "" for a sound one."""
    identifier, pattern, rule = line["id"], line["pattern"], line.get("a", "")
    try:
        groups = _compiled(pattern).groupindex
    except re.error as error:
        return f"the pattern does not compile: {error}"
    marks = [mark.rstrip("!") for mark in line.get("first", "").split()]
    checks = (
        (not _SLUG.fullmatch(identifier), f"{identifier!r} is no id: use lower-case letters, digits and hyphens"),
        (not line["label"].strip(), f"{identifier} has no label"),
        (not pattern, f"{identifier} has no pattern"),
        (line.get("kind", "") not in KINDS, f"{line.get('kind')!r} is no kind: issue or topic"),
        (rule not in ("", *RULES), f"{rule!r} is no rule for a: {', '.join(sorted(RULES))}"),
        ("{a}" in identifier and not (rule or groups), f"{identifier} does not say who a is: give a rule in column a"),
        (any(mark not in STANCES for mark in marks), f"{line.get('first')!r} names a stance that does not exist"),
    )
    return next((words for fails, words in checks if fails), "")


def _misplaced(line: Mapping[str, str], above: Mapping[str, str], label: str) -> str:
    """What is wrong with a row among the others, in words; "" for a sound one."""
    identifier, broader = line["id"], line.get("broader", "")
    if label != line["label"]:
        return f"{identifier} has the label {label!r} in a row before"
    if broader and (broader not in above or "{a}" in broader):
        return f"{identifier} stands under {broader!r}, which is no row of one issue"
    seen = {identifier}
    while broader:
        if broader in seen:
            return f"{identifier} stands under itself"
        seen.add(broader)
        broader = above.get(broader, "")
    return ""


def _row(line: Mapping[str, str], sources: tuple[str, ...]) -> Row:
    marks = line.get("first", "").split()
    return Row(
        id=line["id"],
        label=line["label"],
        broader=line.get("broader") or None,
        slot=line.get("a", ""),
        pattern=_compiled(line["pattern"]),
        sources=sources,
        first=frozenset(m.rstrip("!") for m in marks),
        default=frozenset(m.rstrip("!") for m in marks if m.endswith("!")),
        always=frozenset(m.rstrip("!") for m in marks if m.endswith("!!")),
        topic=line.get("kind") == "topic",
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern begins where a word begins; its groups called "a" may be several."""
    count = iter(range(100))
    return re.compile(r"(?<![a-z])(?:" + re.sub(r"\(\?P<a>", lambda _: f"(?P<a{next(count)}>", pattern) + ")", re.I)


def _group(found: re.Match[str] | None) -> str:
    """The actor that a pattern found by its own groups, or ""."""
    return next((value for _, value in sorted(found.groupdict().items()) if value), "") if found else ""


def _filled(row: Row, named: str, content: Content, draft: Draft) -> Instance:
    actor = named or (fill(row.slot, content, draft) if row.slot else "")
    if _OF_PLACES.search(row.id) and row.slot != "hub" and not is_land(actor, draft):
        actor = country(content, draft)
    if row.slot == "beneficiary" and actor == draft.actor.id and not named:
        actor = ""
    where = places(content, draft, actor) if row.slot == "troops" else frozenset[str]()
    asked = draft.stance.id in ANSWERS and actor in addressed(draft)  # "the demand of Russia": named as who asks, not as whose troops
    sides = between(content) if row.slot in ("hub", "party") else frozenset[str]()
    blamed = row.slot == "blamed" and draft.stance.id in BLAMES and actor in addressed(draft)
    return Instance(row, actor, where, named=bool(named) or blamed or (actor in content.actors and not asked), between=sides)
