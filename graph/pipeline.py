"""The flow on one screen: read, extract, identify, load."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graph import __version__
from graph.core.document import Document
from graph.core.entity import Actor
from graph.core.errors import InputError
from graph.core.resources import resource
from graph.core.statement import Draft, Statement
from graph.knowledge.disk import DiskStore
from graph.knowledge.provenance import Run
from graph.knowledge.store import Changes, KnowledgeStore

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """Which extractor, resolver and language pipeline a run uses; None stands for the shipped pipeline."""

    extractor: str = "rules"
    resolver: str = "default"
    pipeline: str | None = None

    def run(self) -> Run:
        """Return the run that these settings make with the rules of this version."""
        return Run.of(__version__, {k: v or "shipped" for k, v in asdict(self).items()}, [resource("ontology", "lexicon"), *seed_tables()])


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did and what the store holds now; `problems` are inputs that could not be read, `warnings` things to know."""

    path: Path
    changes: Changes
    documents: int
    statements: tuple[Statement, ...]
    actors: int
    problems: tuple[InputError, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def quiet(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def seed_tables() -> list[Path]:
    """Return the tables of starting knowledge."""
    return sorted(resource("seeds").glob("*.csv"))


def read(paths: Sequence[Path], problems: list[InputError]) -> list[Document]:
    """Read files and folders as documents; what can be skipped is appended to `problems`."""
    from graph.documents.reading import read as read_documents

    return list(read_documents(paths, problems=problems))


def extract(documents: Sequence[Document], settings: Settings, progress: Progress = quiet) -> list[Draft]:
    """Return the drafts of all documents, in their order."""
    from graph.extraction import EXTRACTORS
    from graph.identity import RESOLVERS

    extractor = EXTRACTORS.load(settings.extractor)(pipeline=settings.pipeline)
    resolver = RESOLVERS.load(settings.resolver)()
    drafts: list[Draft] = []
    for number, document in enumerate(documents):
        progress("extract", number, len(documents))
        drafts += extractor.extract(document, resolver)
    progress("extract", len(documents), len(documents))
    return drafts


def identify(drafts: Sequence[Draft], documents: Mapping[str, Document]) -> list[Statement]:
    """Give drafts their issues, merge what is the same, and link answers to what they answer."""
    from graph.identity.issues import Scheme, assign
    from graph.identity.merging import merge
    from graph.identity.responses import link

    return link(merge(assign(drafts, documents, Scheme.load()), documents))


def load(store: KnowledgeStore, documents: Mapping[str, Document], statements: Sequence[Statement], run: Run) -> Changes:
    """Make the store hold just these documents and statements."""
    from graph.identity.memberships import memberships

    issues = {s.issue.id: s.issue for s in statements}
    return store.save(
        documents, statements, actors=actors_of(statements).values(), issues=issues.values(), memberships=memberships(actors_of(statements)), run=run
    )


def build(paths: Sequence[Path], path: Path, settings: Settings | None = None, *, force: bool = False, progress: Progress = quiet) -> Built:
    """Read `paths`, extract what is new or changed, and load it into the store at `path`, making the store where there is none.

    Documents that are stored already with the same content are not read again unless `force`, or unless the rules have changed.
    Raises InputError for input that cannot be read and StoreError for a store that cannot be used; the store is then as it was.
    """
    settings = settings or Settings()
    run, problems = settings.run(), list[InputError]()
    given = {document.id: document for document in read(paths, problems)}
    with DiskStore.open_or_create(path) as store:
        known, stored = store.documents(), store.statements()
        current = not force and store.runs() in ([run], []) and bool(known)
        fresh = [d for d in given.values() if not current or known.get(d.id) != d]
        documents = dict(sorted({**known, **given}.items()))
        if not current:
            fresh = list(documents.values())
        renewed = {d.id for d in fresh}
        kept = [draft for draft in as_drafts(stored) if draft.report.document not in renewed]
        statements = identify(kept + extract(fresh, settings, progress), documents) if fresh else stored
        changes = load(store, documents, statements, run)
    warnings = tuple(f"{d.id}: {w}" for d in given.values() for w in d.warnings)
    return Built(path, changes, len(documents), tuple(statements), len(actors_of(statements)), tuple(problems), warnings)


def as_drafts(statements: Iterable[Statement]) -> list[Draft]:
    """Take statements apart again into one draft for each report, so that issues and merging can be done afresh."""
    return [
        Draft(
            actor=s.actor,
            stance=s.stance,
            targets=s.targets,
            report=r,
            content=r.content,
            wants=r.wants,
            answers=s.stance.id in ("reject", "agree", "deny", "concede"),
            conditional=s.conditional,
            condition=s.condition,
            negated=s.negated,
            certainty=s.certainty,
            tense=s.tense,
        )
        for s in statements
        for r in s.reports
    ]


def actors_of(statements: Iterable[Statement]) -> dict[str, Actor]:
    """Return all actors that hold, voice or are addressed, by id."""
    actors: dict[str, Actor] = {}
    for statement in statements:
        speakers = [r.speaker for r in statement.reports if r.speaker is not None]
        for actor in (statement.actor, *statement.targets, *speakers):
            actors.setdefault(actor.id, actor)
    return dict(sorted(actors.items()))
