"""What lies on the desk of a reviewer: the statements as they are, what was read, the documents, and the decisions taken so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.core.decision import Decided, Decision, Former, reading_key
from graph.core.document import Document
from graph.core.entity import Actor, Issue
from graph.core.links import LinkCandidate
from graph.core.statement import Statement
from graph.curation.actors import Cast, actors_in
from graph.curation.naming import Naming
from graph.curation.standing import decided_reports
from graph.identity.statements.merging import explode


@dataclass(frozen=True)
class Desk:
    """The material of a review; `read` are the statements before any decision, and may be left out where nothing is to be decided."""

    statements: Sequence[Statement]
    read: Sequence[Statement]
    documents: Mapping[str, Document]
    decided: tuple[Decided, ...] = ()
    candidates: tuple[LinkCandidate, ...] = ()
    former: tuple[Former, ...] = ()

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Return the actors that occur now, by id."""
        return {actor.id: actor for statement in self.statements for actor in actors_in(statement)}

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """Return the issues that occur now, by id."""
        return {statement.issue.id: statement.issue for statement in self.statements}

    @cached_property
    def naming(self) -> Naming:
        """Return what finds actors and issues by name: those that occur, and those that decisions know, even where they were merged."""
        remembered = [each.decision for each in self.decided]
        actors = {actor.id: actor for each in remembered for actor in _actors(each)}
        issues = {issue.id: issue for each in remembered for issue in _issues(each)}
        former = {each.name: tuple(issue.label for issue in each.issues[:1]) for each in remembered if each.subject == "issue"}
        return Naming((actors | self.actors).values(), (issues | self.issues).values(), former=former)

    @cached_property
    def stored(self) -> dict[str, Decision]:
        """Return the decisions taken so far, by key."""
        return {each.decision.key: each.decision for each in self.decided}

    @cached_property
    def open(self) -> list[Statement]:
        """Return the reports that no decision concerns, each as a statement of its own, in the order of the statements."""
        shown = decided_reports(self.decided)
        pairs = [(part, statement) for statement in self.statements for part in explode(statement)]
        return [part for part, statement in pairs if part.reports[0].key(statement.id) not in shown]

    @cached_property
    def showing(self) -> dict[str, Statement]:
        """Return the statement of each report, by the key of the report."""
        return {report.key(statement.id): statement for statement in self.statements for report in statement.reports}

    @cached_property
    def counts(self) -> dict[str, int]:
        """Return the number of reports of each statement, by its id."""
        return {statement.id: len(statement.reports) for statement in self.statements}

    @cached_property
    def candidate(self) -> dict[tuple[str, str], LinkCandidate]:
        """Return for each pair of actor and IRI that services propose the candidate with the best score."""
        found: dict[tuple[str, str], LinkCandidate] = {}
        for each in sorted(self.candidates, key=lambda candidate: -candidate.score):
            found.setdefault((each.actor, each.iri), each)
        return found

    @cached_property
    def open_links(self) -> list[tuple[str, str]]:
        """Return the proposed pairs that no decision concerns, of actors that occur and are not linked so already."""
        taken = {(each.decision.name, each.decision.change("iri")) for each in self.decided if each.decision.subject == "link"}
        actors = self.actors
        return sorted(
            pair for pair in self.candidate if pair not in taken and pair[0] in actors and pair[1] not in actors[pair[0]].exact_match
        )

    def members(self, issue: str) -> tuple[str, ...]:
        """Return the keys of the readings on an issue."""
        return tuple(sorted({reading_key(part) for statement in self.read if statement.issue.id == issue for part in explode(statement)}))

    @cached_property
    def cast(self) -> Cast:
        """Return the actors of what was read, and what each is after the decisions."""
        return Cast(self.parts, [each.decision for each in self.decided])

    @cached_property
    def parts(self) -> list[Statement]:
        """Return what was read, each report as a statement of its own."""
        return [part for statement in self.read for part in explode(statement)]


def _actors(decision: Decision) -> list[Actor]:
    made = [Actor(decision.name, decision.change("name") or "")] if (decision.subject, decision.verdict) == ("actor", "add") else []
    return [*made, *decision.actors, *(actors_in(decision.reading) if decision.reading else ())]


def _issues(decision: Decision) -> list[Issue]:
    made = [Issue(decision.name, decision.change("name") or "")] if (decision.subject, decision.verdict) == ("issue", "add") else []
    return [*made, *decision.issues, *([decision.reading.issue] if decision.reading else [])]
