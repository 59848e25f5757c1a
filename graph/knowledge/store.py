"""What every store can do: hold a state, compare it with a new one context by context, and write only what differs."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Any, Self

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from graph.core.decision import Decided, Former
from graph.core.document import Document
from graph.core.entity import Actor, Issue, Membership
from graph.core.iris import DATA, Minter
from graph.core.links import Links
from graph.core.resources import resource
from graph.core.statement import Statement
from graph.knowledge.contexts import CURATION, LINKS, RUNS, VOCABULARY, context, document_of
from graph.knowledge.curation import decode_decisions, decode_former, encode_decisions
from graph.knowledge.decode import Decoder
from graph.knowledge.encode import State, encode, encode_runs
from graph.knowledge.links import decode_links, encode_links
from graph.knowledge.provenance import Run
from graph.knowledge.terms import PROV, SG, A, quad_order, triple_order

GENERATED = PROV["wasGeneratedBy"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a save did: ids of documents, numbers of statements, and the names of other contexts that were written anew."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    statements: int = 0
    statements_added: int = 0
    statements_removed: int = 0
    contexts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.contexts)


Contexts = dict[NamedNode, set[Triple]]


class KnowledgeStore(ABC):
    """Statements with their evidence in a triple store; `oxigraph` is the triple store itself."""

    minter: Minter

    @property
    @abstractmethod
    def oxigraph(self) -> Store:
        """Return the triple store, for queries; what is written past `save` is not checked."""

    @abstractmethod
    def text(self, sha256: str, document: str) -> str:
        """Return an archived text; `document` is only named in errors."""

    @abstractmethod
    def _commit(self, remove: Sequence[Quad], insert: Sequence[Quad], documents: Mapping[str, Document] | None) -> None:
        """Write all or nothing; `documents` by hash are those whose texts the archive holds then, None leaves it as it is."""

    def close(self) -> None:  # noqa: B027 - only some stores hold anything
        """Let go of files and locks."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _contexts(self, *, skip: Iterable[str] = ()) -> Contexts:
        found: Contexts = {}
        hidden = {context(self.minter, name) for name in skip}
        for quad in self.oxigraph:
            if quad.graph_name not in hidden and isinstance(quad.graph_name, NamedNode):
                found.setdefault(quad.graph_name, set()).add(quad.triple)
        return found

    def _decoder(self) -> Decoder:
        stored = self._contexts(skip=(VOCABULARY, CURATION, LINKS))
        return Decoder((triple for triples in stored.values() for triple in triples), self.minter)

    def documents(self) -> dict[str, Document]:
        """Return all documents by id, sorted, with text and blocks."""
        return self._decoder().documents(self.text)

    def statements(self) -> list[Statement]:
        """Return all statements, each with all its reports, in the order of documents and of their text."""
        return self._decoder().statements()

    def actors(self) -> list[Actor]:
        """Return all actors, sorted by id."""
        return self._decoder().actors()

    def issues(self) -> list[Issue]:
        """Return all issues, sorted by id."""
        return self._decoder().issues()

    def memberships(self) -> list[Membership]:
        """Return all memberships and offices, sorted."""
        return self._decoder().memberships()

    def runs(self) -> list[Run]:
        """Return the runs that produced what is stored, sorted."""
        quads = self.oxigraph.quads_for_pattern(None, None, None, context(self.minter, RUNS))
        return Decoder(quads, self.minter).runs()

    def decisions(self) -> tuple[Decided, ...]:
        """Return what people decided, each with its fate, sorted by key."""
        return decode_decisions(self.minter, self._triples(CURATION))

    def former(self) -> tuple[Former, ...]:
        """Return the decisions that others replaced or took back, sorted by version."""
        return decode_former(self.minter, self._triples(CURATION))

    def links(self) -> Links:
        """Return what services proposed to link actors with, and what they were asked."""
        return decode_links(self.minter, self._triples(LINKS))

    def propose(self, fresh: Links) -> None:
        """Add what a service answered; it replaces what the same service said of the same actors before. All or nothing is written.

        Candidates stay through every save. Raises InvariantError for a link that is no IRI, OutputError when the store cannot be written.
        """
        name, old = context(self.minter, LINKS), self._triples(LINKS)
        new = encode_links(self.minter, self.links().joined(fresh))
        remove, insert = (
            [
                Quad(each.subject, each.predicate, each.object, place)
                for place in (name, DefaultGraph())
                for each in sorted(some, key=triple_order)
            ]
            for some in (old - new, new - old)
        )
        if remove or insert:
            self._commit(remove, insert, None)

    def _triples(self, name: str) -> set[Triple]:
        return {quad.triple for quad in self.oxigraph.quads_for_pattern(None, None, None, context(self.minter, name))}

    def state(self) -> State:
        """Return all that the store holds, read in one go."""
        decoder = self._decoder()
        return State(
            tuple(decoder.documents(self.text).values()),
            tuple(decoder.statements()),
            tuple(decoder.actors()),
            tuple(decoder.issues()),
            tuple(decoder.memberships()),
        )

    def quads(self, *, vocabulary: bool = False) -> Iterator[Quad]:
        """Yield all quads, sorted; those of the vocabulary, which is published elsewhere, only when asked."""
        yield from sorted_quads(self._contexts(skip=() if vocabulary else (VOCABULARY,)))

    def save(
        self,
        documents: Mapping[str, Document] | Iterable[Document],
        statements: Iterable[Statement],
        *,
        actors: Iterable[Actor] = (),
        issues: Iterable[Issue] = (),
        memberships: Iterable[Membership] = (),
        run: Run | None = None,
        decided: Iterable[Decided] | None = None,
        former: Iterable[Former] = (),
    ) -> Changes:
        """Make the store hold exactly this state, writing only contexts that differ; links stay, and curation without `decided`.

        With it, the former decisions that are stored stay too, and `former` come in addition.

        What is stored depends on the arguments alone: every report names `run`, and a document that differs in its run only counts as
        unchanged. Raises InvariantError, before anything is written, where a statement's evidence is not in its document,
        OutputError when the store cannot be written.
        """
        listed = tuple(documents.values() if isinstance(documents, Mapping) else documents)
        state = State(listed, tuple(statements), tuple(actors), tuple(issues), tuple(memberships))
        old = self._contexts()
        new = encode(state, self.minter, run)
        kept = {
            LINKS: self._triples(LINKS),
            CURATION: self._triples(CURATION) if decided is None else encode_decisions(self.minter, decided, (*self.former(), *former)),
        }
        new |= {context(self.minter, name): triples for name, triples in kept.items() if triples}
        if run is not None:
            new[context(self.minter, RUNS)] = encode_runs(self.minter, [run])
        new[context(self.minter, VOCABULARY)] = set(vocabulary())
        names = old.keys() | new.keys()
        remove = list(_quads({name: old.get(name, set()) - new.get(name, set()) for name in names}))
        insert = list(_quads({name: new.get(name, set()) - old.get(name, set()) for name in names}))
        touched = {quad.graph_name for quad in (*remove, *insert) if quad.predicate != GENERATED}
        gone, come = self._union_changes(new)
        remove, insert = remove + gone, insert + come
        texts = {document.sha256: document for document in listed}
        if remove or insert or not self._holds(texts):
            self._commit(remove, insert, texts)
        return self._changes(old, new, touched)

    def _union_changes(self, new: Contexts) -> tuple[list[Quad], list[Quad]]:
        """Return what to remove from and insert into the default graph, which holds each triple of all contexts once, for queries."""
        stored = {quad.triple for quad in self.oxigraph.quads_for_pattern(None, None, None, DefaultGraph())}
        union: set[Triple] = set().union(*new.values())

        gone, come = stored - union, union - stored
        return list(_quads({DefaultGraph(): gone})), list(_quads({DefaultGraph(): come}))

    def _holds(self, texts: Mapping[str, Document]) -> bool:
        """Tell whether the archive holds just these texts."""
        return True

    def _changes(self, old: Contexts, new: Contexts, touched: set[Any]) -> Changes:
        def ids(contexts: Iterable[NamedNode]) -> tuple[str, ...]:
            return tuple(sorted(name for each in contexts if (name := document_of(self.minter, each.value)) is not None))

        before, after = _statements(old), _statements(new)
        others = sorted(name for each in touched if document_of(self.minter, each.value) is None for name in [self.minter.name(each.value)])
        return Changes(
            added=ids(new.keys() - old.keys()),
            changed=ids(name for name in touched if name in old and name in new),
            removed=ids(old.keys() - new.keys()),
            unchanged=ids(name for name in new if name in old and name not in touched),
            statements=len(after),
            statements_added=len(after - before),
            statements_removed=len(before - after),
            contexts=tuple(name for name in others if name != VOCABULARY),
        )


def _statements(contexts: Contexts) -> set[Any]:
    kind = SG["Statement"]
    return {triple.subject for triples in contexts.values() for triple in triples if triple.predicate == A and triple.object == kind}


def _quads(contexts: Mapping[NamedNode, Iterable[Triple]] | Mapping[DefaultGraph, Iterable[Triple]]) -> Iterator[Quad]:
    """Yield the triples of all contexts as quads, in any order: a store keeps its own."""
    for name, triples in contexts.items():
        yield from (Quad(each.subject, each.predicate, each.object, name) for each in triples)


def sorted_quads(contexts: Mapping[NamedNode, Iterable[Triple]]) -> list[Quad]:
    """Return the triples of all contexts as quads in the order of their N-Quads text, context first."""
    found: list[Quad] = []
    for name in sorted(contexts, key=str):
        found += (Quad(each.subject, each.predicate, each.object, name) for each in sorted(contexts[name], key=triple_order))
    return found


@cache
def vocabulary() -> tuple[Triple, ...]:
    """Return the triples of the ontology and of the stance scheme, which a store carries so that queries can use them."""
    quads = [
        quad for name in ("stancegraph.ttl", "stances.ttl") for quad in parse(path=resource("ontology", name), format=RdfFormat.TURTLE)
    ]
    return tuple(quad.triple for quad in sorted(quads, key=quad_order))


def default_minter(base: str | None) -> Minter:
    """Return the minter for a base IRI, the default one for None."""
    return Minter(base or DATA)
