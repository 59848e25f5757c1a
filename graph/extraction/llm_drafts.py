"""Turns what a model read and the text proves into drafts: who is meant, on which day, each said once."""

from collections.abc import Callable, Iterator, Sequence

from graph.core.document import Document
from graph.core.entity import Actor, Resolution
from graph.core.stance import STANCES
from graph.core.statement import Draft, Report
from graph.extraction.candidate import ANSWERING
from graph.extraction.composition import fold
from graph.extraction.dates import date_of
from graph.extraction.llm_evidence import Proven, shortened
from graph.extraction.llm_people import People

CONFIDENCE = 0.8
"""That of a statement whose words stand in the text; what models say of themselves is not asked."""


class Drafter:
    """Writes the drafts of one document; what has to be left out is said to `warn`."""

    def __init__(self, document: Document, people: People, rule: str, warn: Callable[[str], None]) -> None:
        self.document, self.people, self.rule, self.warn = document, people, rule, warn

    def drafts(self, proven: Sequence[Proven]) -> list[Draft]:
        """Return the drafts in the order of the text."""
        return fold(self.people.parse, [draft for each in proven for draft in self._of(each)])

    def _of(self, proven: Proven) -> Iterator[Draft]:
        """Yield a draft for each of those who hold it; an outlet that only relays holds nothing."""
        answer = proven.answer
        who = self.people.who(proven.names[answer.actor], proven.evidence)
        if who is None or who.reason == "outlet":
            self.warn(f"left out the statement on {shortened(answer.evidence)}: it is not known who {shortened(answer.actor)} is")
            return
        held = {actor.id for actor in who.actors}
        targets = self._targets(proven, held) if answer.stance != "declare" else {}
        report = self._report(proven, who, tuple(targets))
        for actor in who.actors:
            yield Draft(
                actor=actor,
                stance=STANCES[answer.stance],
                targets=tuple({each.id: each for found in targets.values() for each in found}.values()),
                report=report,
                content=report.content,
                wants=answer.wants,
                answers=answer.stance in ANSWERING,
                conditional=answer.condition is not None,
                condition=proven.condition,
                negated=answer.negated,
                certainty=answer.certainty,
                tense=answer.tense,
            )

    def _targets(self, proven: Proven, held: set[str]) -> dict[str, list[Actor]]:
        """Return who is meant by each name of a target; none of those who hold the stance is."""
        found: dict[str, list[Actor]] = {}
        for name in proven.answer.targets:
            who = self.people.who(proven.names.get(name, ()), proven.evidence)
            if who is None and proven.names.get(name):
                self.warn(f"left out the target of {shortened(proven.answer.evidence)}: it is not known who {shortened(name)} is")
            others = [actor for actor in who.actors if actor.id not in held] if who is not None and who.reason != "outlet" else []
            if others:
                found[name] = others
        return found

    def _report(self, proven: Proven, who: Resolution, target_texts: tuple[str, ...]) -> Report:
        answer = proven.answer
        return Report(
            document=self.document.id,
            span=proven.evidence,
            exact=proven.evidence.of(self.document.text),
            rule=self.rule,
            confidence=round(CONFIDENCE * who.confidence, 2),
            actor_text=answer.actor,
            target_texts=target_texts,
            cue=proven.cue,
            quotes=proven.quotes,
            speaker=self.people.speaker(proven, who),
            cited_source=proven.source,
            attributed=answer.reported,
            date=date_of(proven.when, self.document.published) if proven.when else None,
            reason=who.reason,
            content=proven.content,
        )
