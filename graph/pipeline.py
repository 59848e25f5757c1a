"""The flow on one screen: read, extract, identify, curate, load."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.built import Built
from graph.core.decision import BY_HAND, Decision
from graph.core.document import Document
from graph.core.entity import Actor
from graph.core.errors import InputError
from graph.core.ports import Extractor
from graph.core.statement import Draft, Statement
from graph.drafts import DraftArchive
from graph.knowledge.disk import DiskStore
from graph.knowledge.provenance import Run
from graph.knowledge.store import Changes, KnowledgeStore
from graph.settings import Settings, keep_scheme, reading

if TYPE_CHECKING:
    from graph.curation.applying import Curated
    from graph.identity.issues.scheme import Scheme

Progress = Callable[[str, int, int], None]


def quiet(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def read(paths: Sequence[Path], problems: list[InputError]) -> list[Document]:
    """Read files and folders as documents; what can be skipped is appended to `problems`."""
    from graph.documents.reading import read as read_documents

    return list(read_documents(paths, problems=problems))


def extract(
    documents: Sequence[Document], settings: Settings, progress: Progress = quiet, *, warnings: list[str] | None = None
) -> list[Draft]:
    """Return the drafts of all documents, in their order; what was found and had to be left out is appended to `warnings` if given."""
    from graph.extraction import EXTRACTORS
    from graph.identity import RESOLVERS

    if not documents:
        return []
    asking = {"model": settings.model, "endpoint": settings.endpoint, "progress": progress} if settings.endpoint is not None else {}
    extractor: Extractor = EXTRACTORS.load(settings.extractor)(pipeline=settings.pipeline, **asking)
    resolver = RESOLVERS.load(settings.resolver)()
    drafts: list[Draft] = []
    for number, document in enumerate(documents):
        progress("extract", number, len(documents))
        drafts += extractor.extract(document, resolver)
    progress("extract", len(documents), len(documents))
    if warnings is not None:
        warnings += extractor.warnings
    return drafts


def identify(
    drafts: Sequence[Draft],
    documents: Mapping[str, Document],
    scheme: "Scheme | None" = None,
    *,
    copied: Mapping[str, str] | None = None,
) -> list[Statement]:
    """Give drafts their issues, merge what is the same, say which reports have one source, and link answers to what they answer.

    `copied` are the `copies` among the documents, where they are known already.
    """
    from graph.identity.issues.assigning import assign
    from graph.identity.statements.merging import merge
    from graph.identity.statements.quotations import carried
    from graph.identity.statements.responses import link
    from graph.identity.statements.retellings import once
    from graph.identity.statements.sources import trace
    from graph.identity.statements.spokespeople import acting

    placed = once(assign(carried(acting(drafts), documents), documents, scheme or Settings().scheme()), documents)
    return link(trace(merge(placed, documents), documents, copied), documents)


def curate(statements: Sequence[Statement], documents: Mapping[str, Document], decisions: Sequence[Decision]) -> "Curated":
    """Apply what people decided, and say what became of each decision."""
    from graph.curation.applying import curate as apply

    return apply(statements, documents, decisions)


def load(store: KnowledgeStore, curated: "Curated", run: Run, scheme: "Scheme") -> Changes:
    """Make the store hold just these documents and statements, with the decisions that they show and the issues above theirs."""
    from graph.identity.actors.memberships import memberships

    actors = {each.id: each for each in curated.actors} | actors_of(curated.statements)
    issues = {each.id: each for each in (*curated.issues, *(statement.issue for statement in curated.statements))}
    above = {each.id: each for each in scheme.broader(issues.values())}
    return store.save(
        curated.documents,
        curated.statements,
        actors=actors.values(),
        issues=(above | issues).values(),
        memberships=memberships(actors),
        run=run,
        decided=curated.decided,
        former=curated.former,
    )


def build(
    paths: Sequence[Path],
    path: Path,
    settings: Settings | None = None,
    *,
    force: bool = False,
    prune: bool = False,
    progress: Progress = quiet,
) -> Built:
    """Read `paths`, extract what is new or changed, and load it into the store at `path`, making the store where there is none.

    Documents that are stored already with the same content are not read again unless `force`, or unless the rules have changed; stored
    documents that `paths` does not name stay, unless `prune`. What is stored does not depend on the order of builds.
    Raises InputError for input that cannot be read and StoreError for a store that cannot be used; the store is then as it was.
    """
    from graph.curation.standing import warnings_of as warnings_of_review
    from graph.identity.statements.copies import copies

    given_scheme, settings = (settings or Settings()).issues, (settings or Settings()).of_store(path)
    scheme = settings.scheme()
    run, problems = settings.run(), list[InputError]()
    given = {document.id: document for document in read(paths, problems)}
    warned = warnings_of(given.values())
    with DiskStore.writing(path) as store:
        known, decided = articles(store.documents()), store.decisions()
        documents = together({} if prune else known, given, known)
        copied = copies(documents)
        if not force and documents == known and store.runs() == [run]:
            statements = store.statements()
            changes = Changes(unchanged=tuple(documents), statements=len(statements))
        else:
            archive = DraftArchive(path, reading(run))
            held = drafts_of(documents, {} if force else archive.all(documents.values()), settings, progress, warnings=warned)
            curated = curate(
                identify(in_order(held, documents), documents, scheme, copied=copied), documents, [each.decision for each in decided]
            )
            changes, statements, decided = load(store, curated, run, scheme), curated.statements, curated.decided
            archive.keep(held, documents.values())
            keep_scheme(path, given_scheme)
    warned += warnings_of_review(decided)
    counts = len(documents), tuple(statements), len(actors_of(statements)), len(copied)
    return Built(path, changes, *counts, tuple(problems), tuple(warned))


def articles(documents: Mapping[str, Document]) -> dict[str, Document]:
    """Return the documents without those that only hold what people added by hand."""
    return {name: document for name, document in documents.items() if not name.startswith(BY_HAND)}


def drafts_of(
    documents: Mapping[str, Document],
    held: Mapping[str, list[Draft]],
    settings: Settings,
    progress: Progress = quiet,
    *,
    warnings: list[str] | None = None,
) -> dict[str, list[Draft]]:
    """Return the drafts of all documents by id: those that are held, and those that are extracted now from the others."""
    found = {name: list(drafts) for name, drafts in held.items()}
    missing = [each for each in documents.values() if each.id not in held]
    for draft in extract(missing, settings, progress, warnings=warnings) if missing else ():
        found.setdefault(draft.report.document, []).append(draft)
    return found


def in_order(held: Mapping[str, Sequence[Draft]], documents: Iterable[str]) -> list[Draft]:
    """Return the drafts in the order of their documents."""
    return [draft for name in documents for draft in held.get(name, ())]


def warnings_of(documents: Iterable[Document]) -> list[str]:
    """Return what had to be mended to read the documents, each with its document's id."""
    return [f"{document.id}: {warning}" for document in documents for warning in document.warnings]


def together(kept: Mapping[str, Document], given: Mapping[str, Document], known: Mapping[str, Document]) -> dict[str, Document]:
    """Return the documents kept and given, sorted by id; one that is known with the same content as it is known."""
    fresh = {name: known[name] if known.get(name) == document else document for name, document in given.items()}
    return dict(sorted({**kept, **fresh}.items()))


def actors_of(statements: Iterable[Statement]) -> dict[str, Actor]:
    """Return all actors that hold, voice or are addressed, by id."""
    actors: dict[str, Actor] = {}
    for statement in statements:
        speakers = [r.speaker for r in statement.reports if r.speaker is not None]
        for actor in (statement.actor, *statement.targets, *speakers):
            actors.setdefault(actor.id, actor)
    return dict(sorted(actors.items()))
