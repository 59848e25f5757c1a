"""Gives each draft its issue and the actor's position on it, so that a demand, its repetitions and its rejections share one issue."""

import re
from collections.abc import Mapping, Sequence

from graph.core.document import Document
from graph.core.entity import Actor, Issue
from graph.core.statement import Draft, Position, Statement
from graph.identity.claims import REQUESTS, Claims
from graph.identity.contents import Content, read_content
from graph.identity.gazetteer import load_gazetteer
from graph.identity.grouping import group
from graph.identity.keyphrases import key_phrases
from graph.identity.merging import single
from graph.identity.scheme import Instance, Scheme, settle

_FOR = frozenset(
    {
        "support",
        "aid",
        "pledge",
        "offer",
        "agree",
        "cooperate",
        "consult",
        "mobilize",
        "assault",
        "sanction",
        "coerce",
        "threaten",
        "demand",
        "appeal",
        "concede",
    }
)
_AGAINST = frozenset({"reject", "criticize", "accuse", "protest", "warn", "deny"})

_BROKEN_TALKS = re.compile(
    r"\b(?:no|end|suspend|halt|cut|break|refus|reject|boycott|cancel|stop)\w*(?: \S+){0,3}"
    r" (?:talk|dialogue|negotiat|meeting|summit|contact)"
)

__all__ = ["Scheme", "assign"]


def assign(drafts: Sequence[Draft], documents: Mapping[str, Document], scheme: Scheme) -> list[Statement]:
    """Return one statement with one report for each draft, in the given order, with issue and position.

    A row of the scheme whose pattern matches the content names the issue; a bare answer takes the issue of what it answers; contents
    left over are grouped by similarity (`grouping.THRESHOLD`) and named by the key phrase of the first of the group.
    """
    order = sorted(range(len(drafts)), key=lambda i: _place(drafts[i]))
    ranked = [drafts[i] for i in order]
    placed = _Assignment(ranked, scheme).run()
    back = {i: k for k, i in enumerate(order)}
    return [single(drafts[i], *placed[back[i]]) for i in range(len(drafts))]


def _place(draft: Draft) -> tuple[str, int, int, str, str]:
    cue = draft.report.cue or draft.report.span
    return draft.report.document, draft.report.span.start, cue.start, draft.actor.id, draft.stance.id


class _Assignment:
    def __init__(self, drafts: list[Draft], scheme: Scheme) -> None:
        self.drafts, self.scheme = drafts, scheme
        self.around = _actors_by_document(drafts)
        self.contents = [self._read(d.content, d) for d in drafts]
        claims = Claims(drafts, self.contents)
        self.meant = {i: claim for i in range(len(drafts)) if (claim := claims.meant(i)) is not None}

    def run(self) -> list[tuple[Issue, Position]]:
        instances = {i: found for i in range(len(self.drafts)) if (found := self._match(i))}
        instances = settle(instances, self.drafts)
        issues = {i: instance.issue(self._name) for i, instance in instances.items()}
        answered = {i: claim for i, claim in self.meant.items() if i not in issues}
        rest = [(i, self.contents[i]) for i in range(len(self.drafts)) if i not in issues and i not in answered]
        leaders = group(rest)
        firsts = sorted(set(leaders.values()))
        named = dict(zip(firsts, key_phrases([self._given(i) for i in firsts]), strict=True))
        issues |= {i: named[leader] for i, leader in leaders.items()}
        for i, claim in answered.items():
            issues[i] = issues[self._root(claim, answered)]
        return [(issues[i], self._position(i, instances.get(i), answered)) for i in range(len(self.drafts))]

    def _match(self, i: int) -> Instance | None:
        """Find the row for the content; for the condition of a threat without a measure; for the evidence of a bare content."""
        draft, content = self.drafts[i], self.contents[i]
        if i in self.meant:
            return None
        found = self.scheme.match(content, draft)
        if found is None and draft.condition and draft.stance.id in ("threaten", "warn"):
            found = self.scheme.match(self._read(draft.condition, draft), draft)
        if found is None and content.thin:
            found = self.scheme.match(self._read(draft.report.exact, draft), draft)
        return found or self.scheme.default(content, draft)

    def _given(self, i: int) -> tuple[Content, Draft, tuple[Actor, ...]]:
        return self.contents[i], self.drafts[i], self.around[self.drafts[i].report.document]

    def _read(self, text: str, draft: Draft) -> Content:
        return read_content(text, draft, self.around[draft.report.document])

    def _root(self, i: int, answered: Mapping[int, int]) -> int:
        seen = {i}
        while i in answered and answered[i] not in seen:
            i = answered[i]
            seen.add(i)
        return i

    def _name(self, identifier: str) -> str:
        actor = load_gazetteer().actor(identifier)
        if actor is not None:
            return actor.name
        found = next((a for d in self.drafts for a in (d.actor, *d.targets) if a.id == identifier), None)
        return found.name if found else identifier.replace("-", " ")

    def _position(self, i: int, instance: Instance | None, answered: Mapping[int, int]) -> Position:
        draft = self.drafts[i]
        if i in answered:
            root = self._root(answered[i], answered)
            return _turned(draft, position(self.drafts[root], self.contents[root]))
        if instance is not None and _deters(draft, instance):
            return "against"
        return position(draft, self.contents[i], talks=instance is not None and instance.row.slot == "hub")


def position(draft: Draft, content: Content, *, talks: bool = False) -> Position:
    """Return where the actor stands on the issue as worded.

    That is what it wants of the content, turned where the content ends or refuses the issue; of `talks`, where it breaks them off.
    """
    wants = draft.wants or (1 if draft.stance.id in _FOR else -1 if draft.stance.id in _AGAINST else 0)
    turned = bool(_BROKEN_TALKS.search(content.tagged)) if talks else content.reversed
    side = wants * (-1 if turned else 1)
    return "for" if side > 0 else "against" if side < 0 else "none"


def _deters(draft: Draft, instance: Instance) -> bool:
    """Tell whether a threat or warning is about what its target would do, not about the measure."""
    targets = {t.acts_for or t.id for t in draft.targets}
    return draft.stance.id in ("threaten", "warn") and instance.row.slot == "aggressor" and instance.actor in targets


def _turned(draft: Draft, claimed: Position) -> Position:
    if draft.stance.id in REQUESTS | {"agree", "concede"} or claimed == "none":
        return claimed
    return "for" if claimed == "against" else "against"


def _actors_by_document(drafts: Sequence[Draft]) -> dict[str, tuple[Actor, ...]]:
    found: dict[str, dict[str, Actor]] = {}
    for draft in drafts:
        for actor in (draft.actor, *draft.targets, *((draft.report.speaker,) if draft.report.speaker else ())):
            found.setdefault(draft.report.document, {}).setdefault(actor.id, actor)
    return {document: tuple(actors[key] for key in sorted(actors)) for document, actors in found.items()}
