"""The flow of a review: take the decisions of a sheet, and load what the graph then holds."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from graph import pipeline
from graph.curation.applying import Curated
from graph.curation.checking import Check, Person
from graph.curation.desk import Desk
from graph.curation.joining import joined
from graph.curation.reading import read
from graph.drafts import DraftArchive
from graph.knowledge.disk import DiskStore
from graph.knowledge.provenance import Run
from graph.settings import Settings, reading


def review(file: Path, path: Path, person: Person, progress: pipeline.Progress = pipeline.quiet) -> Curated:
    """Take the decisions of a sheet over the store at `path`, which then holds what a build with them makes it hold.

    Articles are read again only where their drafts were lost or the rules have changed. Raises RefusedInput, which names what is wrong with
    the sheet, other InputErrors where it cannot be read at all, and StoreError; the store is then as it was.
    """
    lines, problems = read(file)
    with DiskStore.open(path, read_only=False) as store:
        run, state = repeated(store.runs()), store.state()
        stored = {document.id: document for document in state.documents}
        documents = pipeline.articles(stored)
        archive, settings = DraftArchive(path, reading(run)), Settings.of(run).of_store(path)
        drafts = pipeline.drafts_of(documents, archive.all(documents.values()), settings, progress)
        statements = pipeline.identify(pipeline.in_order(drafts, documents), documents, scheme := settings.scheme())
        desk = Desk(state.statements, statements, stored, store.decisions(), store.links().candidates, store.former())
        held = joined(desk, Check(desk, person, str(file), problems).taken(lines))
        curated = replace(pipeline.curate(statements, documents, held.decisions), former=held.former)
        pipeline.load(store, curated, run, scheme)
        archive.keep(drafts, documents.values())
    return curated


def repeated(runs: Sequence[Run]) -> Run:
    """Return the run that made a store, under the rules of this version; a plain one where it has none or several."""
    plain = Settings().run()
    return replace(runs[0], version=plain.version, rules=plain.rules) if len(runs) == 1 else plain
