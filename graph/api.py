"""The library's front door: the verbs that start from files or from a stored graph."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph import pipeline
from graph.collection import Collection
from graph.core.document import Document
from graph.core.errors import InputError
from graph.core.resources import DEFAULT_PATH
from graph.core.statement import Statement
from graph.pipeline import Built, Progress, Settings, quiet

if TYPE_CHECKING:
    from graph.extraction.explaining import Explanation

Paths = str | Path | Iterable[str | Path]


def build(
    paths: Paths,
    path: str | Path = DEFAULT_PATH,
    *,
    settings: Settings | None = None,
    force: bool = False,
    prune: bool = False,
    progress: Progress = quiet,
) -> Built:
    """Read files and folders, extract their statements, and load them into the store at `path`, making it where there is none.

    A document is known by its id, the name of its file unless it gives another. What is stored already with the same content is not read
    again unless `force`; what is stored and not among `paths` stays, unless `prune`. Adding documents in steps gives the same store as
    adding all at once. `progress` is called with stage, number done and total. Raises InputError for input that cannot be
    read, StoreError for a store that cannot be used, OutputError for one that cannot be written; the store is then as it was.
    """
    return pipeline.build(_listed(paths), Path(path), settings, force=force, prune=prune, progress=progress)


def open(path: str | Path = DEFAULT_PATH) -> Collection:
    """Open the store at `path` for reading.

    Raises NoStore, StoreVersion or StoreLocked.
    """
    return Collection.open(path)


def extract(
    paths: Paths,
    *,
    settings: Settings | None = None,
    problems: list[InputError] | None = None,
    warnings: list[str] | None = None,
    progress: Progress = quiet,
) -> list[Statement]:
    """Return the statements of files and folders without storing them, the same that `build` would store.

    Input that can be skipped, such as a malformed line of JSON, is appended to `problems` if given; what had to be mended to
    read a document to `warnings`. Raises InputError.
    """
    documents = pipeline.read(_listed(paths), problems if problems is not None else [])
    if warnings is not None:
        warnings += pipeline.warnings_of(documents)
    drafts = pipeline.extract(documents, settings or Settings(), progress)
    return pipeline.identify(drafts, {document.id: document for document in documents})


def explain(text: str, *, settings: Settings | None = None) -> "Explanation":
    """Return what extraction sees in a sentence or paragraph, from the parse to the statements, and why it finds none where it does.

    `graph.writers.explained` writes it as text or JSON.
    """
    from graph.extraction.explaining import explain as explain_document
    from graph.identity import RESOLVERS

    chosen = settings or Settings()
    return explain_document(Document.plain("text", text), RESOLVERS.load(chosen.resolver)(), pipeline=chosen.pipeline)


def _listed(paths: Paths) -> Sequence[Path]:
    return [Path(paths)] if isinstance(paths, (str, Path)) else [Path(each) for each in paths]
