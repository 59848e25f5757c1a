"""Persons of whom one document does not say for whom they speak, and another that quotes the same words does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.core.entity import Actor
from graph.core.statement import Draft
from graph.identity.statements.quotations import Passage, Wordings, voiced


def acting(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those of a person who acts for nobody as of whom other documents have him say the same words for.

    He has to have the same last name there, and to speak for one only; all that he says in the document is then said for it.
    """
    spoken: dict[Passage, list[Draft]] = {}
    for draft in drafts:
        passage = voiced(draft.report)
        if passage is not None and draft.report.speaker is not None and draft.report.speaker != draft.actor:
            spoken.setdefault(passage, []).append(draft)
    wordings = Wordings(spoken)
    known: dict[tuple[str, str], dict[str, Draft]] = {}
    for draft in drafts:
        passage = voiced(draft.report) if _alone(draft.actor) else None
        for _, other in wordings.near(passage.words) if passage else ():
            for match in spoken[other]:
                if match.report.speaker is not None and _last(match.report.speaker) == _last(draft.actor):
                    known.setdefault(_place(draft), {}).setdefault(match.actor.id, match)
    return [_acting(draft, known.get(_place(draft), {})) for draft in drafts]


def _alone(actor: Actor) -> bool:
    return actor.kind == "person" and actor.acts_for is None


def _place(draft: Draft) -> tuple[str, str]:
    return draft.report.document, draft.actor.id


def _last(person: Actor) -> str:
    return person.name.split()[-1].casefold()


def _acting(draft: Draft, known: Mapping[str, Draft]) -> Draft:
    if len(known) != 1:
        return draft
    (match,) = known.values()
    report = replace(draft.report, speaker=match.report.speaker, reason="same quotation")
    return replace(draft, actor=match.actor, targets=tuple(t for t in draft.targets if t.id != match.actor.id), report=report)
