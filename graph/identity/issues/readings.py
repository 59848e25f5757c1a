"""Reads what each draft is about: its content, cut where it runs on, and the words around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.core.entity import Actor
from graph.core.statement import Draft
from graph.identity.actors.circles import Circle
from graph.identity.issues.claims import ACTS, ANSWERS
from graph.identity.issues.contents import Content, read_content

_CONTINUATION = re.compile(r",? (?:(?:under|by|in) which|(?:from|in|to|on|of|with|against|for|over|into|that)\b)[^,.;:]{1,80}")
_NEW = re.compile(r"(?:an?|another|new) ", re.I)
_CONJOINED = re.compile(r",? (?:and|but)(?: \w+)? ?$")
_LEAST = 8  # characters that are left of a content without its condition


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft read: its `content`, the `cue` as it stands there, the actors `around` it in its document.

    `fuller` is the content with the phrase that follows it: "the withdrawal of troops" and "from Mali and Niger".
    """

    draft: Draft
    content: Content
    cue: str
    fuller: str
    around: Circle
    _known: dict[str, Content] = field(default_factory=dict, compare=False, repr=False)

    def read(self, text: str) -> Content:
        """Return other words of the same draft, prepared for comparison; what was read before is kept."""
        if text not in self._known:
            self._known[text] = read_content(text, self.draft, self.around)
        return self._known[text]

    def said(self) -> str:
        """Return the words from the cue to the end of the content; "" where the content stands elsewhere."""
        report = self.draft.report
        start = report.cue.start - report.span.start if report.cue else 0
        at = report.exact.find(self.draft.content) if self.draft.content else -1
        return report.exact[start : at + len(self.draft.content)] if at >= 0 else ""

    def acted(self) -> str:
        """Return the content after its verb as a sentence, "they detained a captain"; the content with what follows where it is not so."""
        said = f"{self.cue} {self.draft.content}"
        direct = self.cue and self.content.text and said in self.draft.report.exact
        return f"They {self.cue} {self.fuller}" if direct else self.fuller


def read_drafts(drafts: Sequence[Draft]) -> list[Reading]:
    """Return a reading of each draft, in the given order."""
    around = _actors_by_document(drafts)
    cues: dict[tuple[str, str], list[int]] = {}
    for draft in drafts:
        if draft.report.cue:
            cues.setdefault((draft.report.document, draft.actor.id), []).append(draft.report.cue.start)
    for starts in cues.values():
        starts.sort()
    return [_reading(draft, around[draft.report.document], cues) for draft in drafts]


def _reading(draft: Draft, around: Circle, cues: Mapping[tuple[str, str], Sequence[int]]) -> Reading:
    report = draft.report
    content = read_content(_own(draft, cues.get((report.document, draft.actor.id), ())), draft, around)
    if content.thin and (_NEW.match(content.text) or (content.actors and draft.stance.id not in ANSWERS)):
        content = read_content(_continued(draft.content, report.exact, draft.stance.id), draft, around)
    cue = report.exact[report.cue.start - report.span.start : report.cue.end - report.span.start] if report.cue else ""
    return Reading(draft, content, cue, _continued(content.text, report.exact, draft.stance.id), around, {content.text: content})


def _own(draft: Draft, cues: Sequence[int]) -> str:
    """The content without its condition, and without what the next verb of the same holder begins."""
    text = draft.content
    start = draft.report.span.start + draft.report.exact.find(text)
    for cue in cues[bisect_right(cues, start + 1) : bisect_left(cues, start + len(text))]:
        match = _CONJOINED.search(text[: cue - start]) if cue < start + len(text) else None
        if match and match.start() > 2:
            text = text[: match.start()]
    if draft.condition and draft.condition in text and len(text) > len(draft.condition) + _LEAST:
        text = text.replace(draft.condition, " ")
    return " ".join(text.split())


def _continued(content: str, exact: str, stance: str) -> str:
    start = exact.find(content) if content else -1
    match = _CONTINUATION.match(exact, start + len(content)) if start >= 0 else None
    reason = match is not None and stance in ACTS and match.group().startswith(" over ")
    return content + match.group() if match and not reason else content


def _actors_by_document(drafts: Sequence[Draft]) -> dict[str, Circle]:
    found: dict[str, dict[str, Actor]] = {}
    for draft in drafts:
        for actor in (draft.actor, *draft.targets, *((draft.report.speaker,) if draft.report.speaker else ())):
            found.setdefault(draft.report.document, {}).setdefault(actor.id, actor)
    return {document: Circle.of(actors[key] for key in sorted(actors)) for document, actors in found.items()}
