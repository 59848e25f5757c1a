"""The scheme of issues (`seeds/issues.csv`): patterns over tagged contents, with a slot for the actor that an issue is about."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from graph.core.entity import Issue
from graph.core.iris import slug
from graph.core.statement import Draft
from graph.identity.contents import TAG, Content
from graph.identity.gazetteer import load_gazetteer
from graph.identity.seeds import read_rows, read_table

_FORCE = re.compile(r"\b(?:military|force|strike|attack|inva|war\b|offensive|bomb|shell)")
_CONDUCT = (
    "invasion|incursion|aggress|offensive|attack|assault|air ?strike|strike|shell|bomb|operation|pressure|exercise|drill|provocation"
    "|actions?|behaviou?r"
)
_ACTS = frozenset({"mobilize", "assault", "coerce", "sanction", "threaten"})
_BLAMES = frozenset({"criticize", "accuse", "warn", "protest", "demand", "appeal", "reject"})
_OF_PLACES = re.compile(r"-(?:in|to|from|with)-\{a\}$")
_PLACES = re.compile(
    r"\b(?:from|in|inside|out of|on|near|to|across|into) (?:(?:the|other|all|eastern|western|northern|southern|north-eastern) )*"
    r"((?:<[^<> ]+>(?:, | and |, and |/)?(?:the )?)+)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the scheme: an issue, or with `{a}` in its id a family of issues, one for each actor that fills the slot by the rule `slot`.

    The row is tried before the others for the stances in `first`, taken for those in `default` when no pattern matches, and for those in
    `always` whatever the content is.
    """

    id: str
    label: str
    broader: str | None
    slot: str
    pattern: re.Pattern[str]
    source: str
    first: frozenset[str] = frozenset()
    default: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Instance:
    """A row with its slots filled: `actor` an id or "", `places` ids."""

    row: Row
    actor: str = ""
    places: frozenset[str] = frozenset()

    def issue(self, names: Callable[[str], str]) -> Issue:
        """Return the issue, its label made with the names of the actors."""
        if "{a}" not in self.row.id:
            return Issue(self.row.id, self.row.label, self.row.broader, (self.row.source,))
        identifier, label = self.row.id, self.row.label
        if self.actor:
            identifier, label = identifier.replace("{a}", slug(names(self.actor))), label.replace("{A}", names(self.actor))
        else:
            identifier, label = re.sub(r"-\w+-\{a\}|\{a\}", "", identifier), re.sub(r"\s+\w+ \{A\}|\{A\}", "", label)
        if self.places:
            where = sorted(names(p) for p in self.places)
            identifier, label = f"{identifier}-in-{slug(' and '.join(where))}", f"{label} in {' and '.join(where)}"
        return Issue(identifier, label, self.row.broader, (self.row.source,))


class Scheme:
    """The issues known beforehand; rows are tried in file order."""

    __slots__ = ("rows",)

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        self.rows = [_row(line) for line in rows]

    @classmethod
    def load(cls, path: Path | None = None) -> "Scheme":
        """Return the shipped scheme, or that of a CSV file with the same columns.

        Raises MalformedInput when a column is missing or a pattern does not compile.
        """
        return cls(read_rows("issues") if path is None else read_table(path, ("id", "label", "broader", "a", "pattern")))

    def match(self, content: Content, draft: Draft) -> Instance | None:
        """Return the first row whose pattern occurs in the content, its slots filled, or None.

        Before the content, patterns see the ids of holder and targets in braces.
        """
        stance = draft.stance.id
        scope = "{" + " ".join([draft.actor.id, *(t.acts_for or t.id for t in draft.targets)]) + "}"
        always = next((row for row in self.rows if stance in row.always), None)
        if always is not None:
            return _filled(always, "", content, draft)
        for row in sorted(self.rows, key=lambda row: stance not in row.first):
            found = row.pattern.search(f"{scope} {content.tagged}")
            if found:
                named = next((v for k, v in sorted(found.groupdict().items()) if v), "") if row.pattern.groups else ""
                instance = _filled(row, named, content, draft)
                if _fits(instance, draft):
                    return instance
        return None

    def default(self, content: Content, draft: Draft) -> Instance | None:
        """Return the row that stands for the draft's stance where nothing else is said, or None."""
        row = next((row for row in self.rows if draft.stance.id in row.default), None)
        found = _filled(row, "", content, draft) if row else None
        return found if found and _fits(found, draft) else None


def _row(line: dict[str, str]) -> Row:
    marks = line.get("first", "").split()
    first = frozenset(m.rstrip("!") for m in marks)
    default = frozenset(m.rstrip("!") for m in marks if m.endswith("!"))
    always = frozenset(m.rstrip("!") for m in marks if m.endswith("!!"))
    return Row(
        line["id"], line["label"], line["broader"] or None, line["a"], _compiled(line["pattern"]), line["pattern"], first, default, always
    )


def _filled(row: Row, named: str, content: Content, draft: Draft) -> Instance:
    actor = named or (fill(row.slot, content, draft) if row.slot else "")
    if _OF_PLACES.search(row.id) and row.slot != "hub" and not _land(actor, draft):
        actor = next((a for a in (*content.actors, _target(draft), draft.actor.id) if _kind(a) == "country"), "")
    return Instance(row, actor, _places(content, actor) if row.slot == "troops" else frozenset())


def _land(identifier: str, draft: Draft) -> bool:
    """Tell whether something can be "in", "to" or "with" the actor as with a country."""
    return _kind(identifier) in ("country", "bloc", "group") or any(a.id == identifier and a.kind == "group" for a in draft.targets)


def _fits(instance: Instance, draft: Draft) -> bool:
    """Tell whether an aggressor may have forces: no person and no mere institution has."""
    given = next((a.kind for a in (draft.actor, *draft.targets) if a.id == instance.actor), "")
    return instance.row.slot != "aggressor" or (_kind(instance.actor) or given) in ("country", "bloc", "group")


def _compiled(pattern: str) -> re.Pattern[str]:
    count = iter(range(100))
    return re.compile(re.sub(r"\(\?P<a>", lambda _: f"(?P<a{next(count)}>", pattern))


def _places(content: Content, actor: str) -> frozenset[str]:
    found = {p for match in _PLACES.finditer(content.tagged) for p in TAG.findall(match.group(1))}
    return frozenset(p for p in found if p != actor and _kind(p) == "country")


def _kind(identifier: str) -> str:
    actor = load_gazetteer().actor(identifier)
    return actor.kind if actor else ""


def _before(content: Content, *words: str) -> str:
    match = re.search(rf"\b(?:{'|'.join(words)}) (?:the )?<([^<> ]+)>", content.tagged)
    return match.group(1) if match else ""


def _possessor(content: Content, nouns: str) -> str:
    match = re.search(rf"<([^<> ]+)>(?: 's)?(?: (?!<)[\w-]+){{0,3}} (?:{nouns})", content.tagged)
    return match.group(1) if match else ""


def fill(slot: str, content: Content, draft: Draft) -> str:
    """Return the id of the actor that a family of issues is about, by the rule named `slot`; "" where nobody can be named.

    Raises KeyError for a rule that does not exist.
    """
    return _SLOTS[slot](content, draft)


def _target(draft: Draft) -> str:
    return (draft.targets[0].acts_for or draft.targets[0].id) if draft.targets else ""


def _mentioned(content: Content, draft: Draft) -> str:
    return next((a for a in content.actors if a != draft.actor.id), "") or _target(draft) or draft.actor.id


def _bloc(content: Content, draft: Draft) -> str:
    candidates = [*content.actors, *(t.id for t in draft.targets), draft.actor.id]
    return next((a for a in candidates if _kind(a) == "bloc"), "")


def _blamed(content: Content, draft: Draft) -> str:
    return (_target(draft) if draft.stance.id in _BLAMES else "") or next(iter(content.actors), "") or draft.actor.id


def _troops(content: Content, draft: Draft) -> str:
    named = _possessor(content, "troop|force|soldier|military|presence|personnel|weapon|infrastructure|withdrawal")
    addressed = draft.stance.id in ("demand", "appeal", "criticize", "accuse", "protest")
    return named or (_target(draft) if addressed else "") or (draft.actor.id if draft.stance.id != "reject" else _target(draft))


def _aggressor(content: Content, draft: Draft) -> str:
    if draft.stance.id in _ACTS - {"threaten", "sanction"}:
        return draft.actor.id
    if draft.stance.id == "threaten" and draft.targets and not content.actors:
        return draft.actor.id if _FORCE.search(content.tagged) else _target(draft)
    named = _possessor(content, _CONDUCT)
    return (
        named
        or _before(content, "by")
        or (_target(draft) if draft.stance.id in _BLAMES | {"threaten"} else "")
        or next(iter(content.actors), "")
        or draft.actor.id
    )


def _sanctioned(content: Content, draft: Draft) -> str:
    return (
        _before(content, "sanctions on", "sanctions against", "embargo on", "measures against")
        or _target(draft)
        or _mentioned(content, draft)
    )


def _beneficiary(content: Content, draft: Draft) -> str:
    own = _target(draft) if draft.stance.id in ("aid", "pledge", "offer", "agree") else ""
    return _before(content, "to", "for") or own or _mentioned(content, draft)


def _victim(content: Content, draft: Draft) -> str:
    return _before(content, "in", "on", "to", "into", "for") or next((a for a in content.actors if _kind(a) == "country"), "")


def _proposer(content: Content, draft: Draft) -> str:
    named = _possessor(content, "security|proposal|draft|plan|peace")
    return named or (_target(draft) if draft.stance.id in ("reject", "agree", "criticize") else draft.actor.id)


def _nuclear(content: Content, draft: Draft) -> str:
    return (
        _possessor(content, "nuclear|atomic|uranium|ballistic|missile|rocket|enrichment")
        or next((a for a in content.actors if _kind(a) == "country" and a != draft.actor.id), "")
        or _target(draft)
        or draft.actor.id
    )


def _other(content: Content, draft: Draft) -> str:
    return _target(draft) or next((a for a in content.actors if a != draft.actor.id), "")


_SLOTS: dict[str, Callable[[Content, Draft], str]] = {
    "mentioned": _mentioned,
    "bloc": _bloc,
    "blamed": _blamed,
    "troops": _troops,
    "aggressor": _aggressor,
    "sanctioned": _sanctioned,
    "beneficiary": _beneficiary,
    "victim": _victim,
    "proposer": _proposer,
    "nuclear": _nuclear,
    "opponent": _other,
    "party": _other,
    "hub": _other,
}


def settle(instances: dict[int, Instance], drafts: list[Draft]) -> dict[int, Instance]:
    """Bring instances of one family together: talks by the actor that most of them share, missing or partial places by fuller ones."""
    settled = _hubs(instances, drafts)
    by_family: dict[tuple[str, str], list[frozenset[str]]] = {}
    for instance in settled.values():
        if instance.row.slot == "troops":
            by_family.setdefault((instance.row.label, instance.actor), []).append(instance.places)
    for i, instance in settled.items():
        if instance.row.slot != "troops":
            continue
        wider = {p for p in by_family[instance.row.label, instance.actor] if p > instance.places}
        if len(wider) == 1 or (wider and instance.places):
            settled[i] = replace(instance, places=max(wider, key=lambda p: (len(p), sorted(p))))
    return settled


def _hubs(instances: dict[int, Instance], drafts: list[Draft]) -> dict[int, Instance]:
    pairs = {i: (drafts[i].actor.id, instance.actor) for i, instance in instances.items() if instance.row.slot == "hub"}
    counts: dict[str, int] = {}
    for pair in pairs.values():
        for actor in dict.fromkeys(p for p in pair if p):
            counts[actor] = counts.get(actor, 0) + 1
    return {
        i: replace(instance, actor=max((p for p in pairs[i] if p), key=lambda p: (counts[p], p))) if i in pairs else instance
        for i, instance in instances.items()
    }
