"""Triples → statements, documents, actors, issues: the way back, which loses nothing that `encode` wrote."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.core.document import Block, Document, Span
from graph.core.entity import Actor, Issue, Membership
from graph.core.errors import InvariantError
from graph.core.iris import Minter
from graph.core.stance import stance
from graph.core.statement import Quote, Report, Statement
from graph.knowledge.encode import CLASSES, POSITIONS
from graph.knowledge.provenance import Run
from graph.knowledge.terms import DCTERMS, OA, ORG, PROV, RDFS, SCHEMA, SG, SKOS, TIME, A, Namespace, ident, text_of

_POSITION_NAMES = {iri.value: name for name, iri in POSITIONS.items()}
_KINDS = {classes[-1].value: kind for kind, classes in CLASSES.items()}


class Decoder:
    """Reads the values of the model out of triples, whatever contexts they come from."""

    def __init__(self, triples: Iterable[Triple | Quad], minter: Minter) -> None:
        self.minter = minter
        self._rows: dict[str, dict[str, set[NamedNode | Literal]]] = {}
        self._classes: dict[str, set[str]] = {}
        self._actors: dict[str, Actor] = {}
        self._issues: dict[str, Issue] = {}
        for triple in triples:
            subject, predicate = text_of(triple.subject), triple.predicate.value
            self._rows.setdefault(subject, {}).setdefault(predicate, set()).add(triple.object)  # type: ignore[arg-type]
            if triple.predicate == A:
                self._classes.setdefault(text_of(triple.object), set()).add(subject)

    def instances(self, kind: NamedNode) -> list[str]:
        """Return the IRIs of all instances of a class, sorted."""
        return sorted(self._classes.get(kind.value, ()))

    def texts(self, subject: str, predicate: NamedNode) -> list[str]:
        """Return the values of a property as text, sorted."""
        return sorted(text_of(found) for found in self._rows.get(subject, {}).get(predicate.value, ()))

    def text(self, subject: str, predicate: NamedNode) -> str | None:
        """Return the only value of a property, None when it has none.

        Raises InvariantError when it has several.
        """
        found = self.texts(subject, predicate)
        if len(found) > 1:
            raise InvariantError(
                f"<{subject}> has {len(found)} values of <{predicate.value}>, one is allowed", hint="run stancegraph validate"
            )
        return found[0] if found else None

    def need(self, subject: str, predicate: NamedNode) -> str:
        """Return the only value of a property that must be there.

        Raises InvariantError when there is none or several.
        """
        found = self.text(subject, predicate)
        if found is None:
            raise InvariantError(f"<{subject}> has no <{predicate.value}>", hint="run stancegraph validate")
        return found

    def ordered(self, subject: str, namespace: Namespace, name: str) -> list[str]:
        """Return the values of a property in the order in which they were written."""
        found = self.texts(subject, namespace[name])
        order = self.text(subject, SG[f"{name}Order"])
        return found if order is None else [found[int(rank)] for rank in order.split()]

    def _id(self, iri: str) -> str:
        return ident(self.minter, iri)

    def _ids(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._id(iri) for iri in iris)

    def _date(self, subject: str, predicate: NamedNode) -> date | None:
        found = self.text(subject, predicate)
        return date.fromisoformat(found) if found else None

    def _flag(self, subject: str, predicate: NamedNode) -> bool:
        return self.text(subject, predicate) in ("true", "1")

    def _name(self, subject: str, predicate: NamedNode) -> Any:
        """Return the lower-case local name of an individual, such as sg:Probable."""
        return self.need(subject, predicate).removeprefix(SG.base).lower()

    def _span(self, selector: str) -> Span:
        return Span(int(self.need(selector, OA["start"])), int(self.need(selector, OA["end"])))

    def actors(self) -> list[Actor]:
        """Return all actors, sorted by id."""
        return sorted((self.actor(iri) for iri in self.instances(SG["Actor"])), key=lambda actor: actor.id)

    def actor(self, iri: str) -> Actor:
        """Return the actor with this IRI."""
        if iri not in self._actors:
            classes = self.texts(iri, A)
            kinds = {_KINDS[name] for name in classes if name in _KINDS}
            acts_for = self.text(iri, PROV["actedOnBehalfOf"])
            self._actors[iri] = Actor(
                id=self._id(iri),
                name=self.need(iri, SKOS["prefLabel"]),
                kind=next(iter(sorted(kinds - {"organization"})), "organization"),  # type: ignore[arg-type]
                acts_for=self._id(acts_for) if acts_for else None,
                aliases=tuple(self.ordered(iri, SKOS, "altLabel")),
                iso2=self.text(iri, SG["iso2"]),
                iso3=self.text(iri, SG["iso3"]),
                exact_match=tuple(self.ordered(iri, SKOS, "exactMatch")),
            )
        return self._actors[iri]

    def issues(self) -> list[Issue]:
        """Return all issues, sorted by id."""
        return sorted((self.issue(iri) for iri in self.instances(SG["Issue"])), key=lambda issue: issue.id)

    def issue(self, iri: str) -> Issue:
        """Return the issue with this IRI."""
        if iri not in self._issues:
            broader = self.text(iri, SKOS["broader"])
            self._issues[iri] = Issue(
                id=self._id(iri),
                label=self.need(iri, SKOS["prefLabel"]),
                broader=self._id(broader) if broader else None,
                patterns=tuple(self.ordered(iri, SG, "pattern")),
            )
        return self._issues[iri]

    def memberships(self) -> list[Membership]:
        """Return all memberships and offices, sorted by member, organization, role and time."""
        found = [self._membership(iri) for iri in self.instances(ORG["Membership"])]
        return sorted(found, key=lambda m: (m.member, m.organization, m.role, str(m.since or ""), str(m.until or "")))

    def _membership(self, iri: str) -> Membership:
        interval = self.text(iri, ORG["memberDuring"])
        days: list[date | None] = []
        for end in ("hasBeginning", "hasEnd"):
            instant = self.text(interval, TIME[end]) if interval else None
            days.append(self._date(instant, TIME["inXSDDate"]) if instant else None)
        member, organization = self._ids((self.need(iri, ORG["member"]), self.need(iri, ORG["organization"])))
        return Membership(member, organization, self.need(iri, RDFS["label"]), since=days[0], until=days[1])

    def runs(self) -> list[Run]:
        """Return all runs, sorted."""
        return sorted(self.run(iri) for iri in self.instances(SG["Run"]))

    def run(self, iri: str) -> Run:
        """Return the run with this IRI."""
        pairs = sorted((name, value) for name, _, value in (row.partition("=") for row in self.texts(iri, SG["setting"])))
        return Run(self.need(iri, SG["version"]), tuple(pairs), self.text(iri, SG["ruleSetHash"]) or "")

    def documents(self, read: Callable[[str, str], str]) -> dict[str, Document]:
        """Return all documents by id, sorted; `read(sha256, id)` fetches an archived text."""
        found = [self._document(iri, read) for iri in self.instances(SG["Document"])]
        return {document.id: document for document in sorted(found, key=lambda document: document.id)}

    def _document(self, iri: str, read: Callable[[str, str], str]) -> Document:
        name = self._id(iri)
        return Document(
            id=name,
            text=read(self.need(iri, SG["sha256"]), name),
            blocks=tuple(_blocks(self.text(iri, SG["blocks"]) or "")),
            title=self.text(iri, DCTERMS["title"]),
            publisher=self.text(iri, DCTERMS["publisher"]),
            published=self._date(iri, DCTERMS["issued"]),
            language=self.need(iri, DCTERMS["language"]),
            url=self.text(iri, SCHEMA["url"]),
            note=self.text(iri, SKOS["note"]),
            warnings=tuple(self.ordered(iri, SG, "warning")),
        )

    def statements(self) -> list[Statement]:
        """Return all statements, each with all its reports, in the order of documents and of their text."""
        reports: dict[str, list[str]] = {}
        for iri in self.instances(SG["Report"]):
            reports.setdefault(self.need(iri, SG["reports"]), []).append(iri)
        found = [self._statement(iri, reports.get(iri, [])) for iri in self.instances(SG["Statement"])]
        return sorted(found, key=lambda s: (s.reports[0].order() if s.reports else (), s.id))

    def _statement(self, iri: str, reports: list[str]) -> Statement:
        return Statement(
            id=self._id(iri),
            actor=self.actor(self.need(iri, SG["actor"])),
            stance=stance(self._id(self.need(iri, SG["stance"]))),
            targets=tuple(self.actor(target) for target in self.ordered(iri, SG, "target")),
            issue=self.issue(self.need(iri, SG["issue"])),
            position=_POSITION_NAMES[self.need(iri, SG["position"])],  # type: ignore[arg-type]
            reports=tuple(sorted((self._report(each) for each in reports), key=Report.order)),
            date=self._date(iri, SG["statedOn"]),
            conditional=self._flag(iri, SG["conditional"]),
            condition=self.text(iri, SG["condition"]),
            negated=self._flag(iri, SG["negated"]),
            certainty=self._name(iri, SG["certainty"]),
            tense=self._name(iri, SG["tense"]),
            responds_to=self._ids(self.ordered(iri, SG, "inResponseTo")),
        )

    def _report(self, iri: str) -> Report:
        place = self.need(iri, OA["hasTarget"])
        selectors = self.texts(place, OA["hasSelector"])
        words = next(each for each in selectors if self.texts(each, OA["exact"]))
        position = next(each for each in selectors if self.texts(each, OA["start"]))
        cue, speaker = self.text(iri, SG["cue"]), self.text(iri, SG["speaker"])
        quotes = (Quote(self.need(each, OA["exact"]), self._span(each)) for each in self.texts(iri, SG["quoteSelector"]))
        return Report(
            document=self._id(self.need(place, OA["hasSource"])),
            span=self._span(position),
            exact=self.need(words, OA["exact"]),
            rule=self.need(iri, SG["rule"]),
            confidence=float(self.need(iri, SG["confidence"])),
            actor_text=self.need(iri, SG["actorText"]),
            target_texts=tuple(self.ordered(iri, SG, "targetText")),
            cue=self._span(cue) if cue else None,
            quotes=tuple(quotes),
            speaker=self.actor(speaker) if speaker else None,
            cited_source=self.text(iri, SG["citedSource"]),
            attributed=self._flag(iri, SG["attributed"]),
            date=self._date(iri, SG["statedOn"]),
            reason=self.need(iri, SG["reason"]),
            content=self.text(iri, SG["content"]) or "",
            origin=self.text(iri, SG["origin"]),
        )


def _blocks(packed: str) -> Iterator[Block]:
    for part in packed.split():
        kind, _, ends = part.partition(":")
        start, _, end = ends.partition("-")
        yield Block(kind, Span(int(start), int(end)))  # type: ignore[arg-type]
