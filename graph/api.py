"""The library's front door: the verbs that start from files or from a stored graph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import linking, pipeline
from graph.built import Built
from graph.collection import Collection
from graph.core.document import Document
from graph.core.errors import InputError
from graph.core.resources import DEFAULT_PATH
from graph.core.statement import Statement
from graph.curation.applying import Curated
from graph.curation.checking import Person
from graph.linking import Linked, Lookup
from graph.pipeline import Progress, quiet
from graph.settings import Settings

if TYPE_CHECKING:
    from graph.evaluation.agreement import Agreement
    from graph.evaluation.compare import Scores
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


def review(
    file: str | Path,
    path: str | Path = DEFAULT_PATH,
    *,
    by: str = "",
    on: date | None = None,
    progress: Progress = quiet,
) -> Curated:
    """Take the decisions of a sheet that `Collection.review` wrote and people filled, over the store at `path`.

    `by` and `on` say who decided and when, for lines that do not say so themselves. Raises RefusedInput where any line is wrong, with the
    problems by line; the store is then as it was.
    """
    from graph.reviewing import review as take

    return take(Path(file), Path(path), Person(by, on), progress)


def link(service: str, path: str | Path = DEFAULT_PATH, *, lookup: Lookup | None = None, progress: Progress = quiet) -> Linked:
    """Look the actors of the store at `path` up at a reconciliation service, and store what it proposes for review.

    Raises MissingExtra without the extra `link`, ServiceError where the service fails, UnknownName for an actor that does not occur,
    StoreError; each batch is stored as it comes, and what is stored is not asked for again.
    """
    return linking.link(Path(path), service, lookup or Lookup(), progress)


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
    read a document, and what an extractor found and had to leave out, to `warnings`. Raises InputError.
    """
    warnings = warnings if warnings is not None else []
    documents = pipeline.read(_listed(paths), problems if problems is not None else [])
    warnings += pipeline.warnings_of(documents)
    return _statements(documents, settings or Settings(), progress, warnings)


def explain(text: str, *, settings: Settings | None = None) -> "Explanation":
    """Return what extraction sees in a sentence or paragraph, from the parse to the statements, and why it finds none where it does.

    `graph.writers.explained` writes it as text or JSON.
    """
    from graph.extraction.explaining import explain as explain_document
    from graph.identity import RESOLVERS

    chosen = settings or Settings()
    return explain_document(Document.plain("text", text), RESOLVERS.load(chosen.resolver)(), pipeline=chosen.pipeline)


def relate(
    rows: Iterable[Mapping[str, Any] | str],
    *,
    settings: Settings | None = None,
    problems: list[InputError] | None = None,
    where: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield, for each row, the relation between its two marked strings: stance, PLOVER root, sign, direction, confidence, rule.

    A row has `id`, `text` and either `source` and `target`, whose direction is given, or `a` and `b`, where direction and neutral are
    decided; it may be a line of JSON, as in an opened file. Raises MalformedInput, with the number of the row and `where` it stands,
    for one that lacks them; with `problems`, it is appended there and the other rows are answered.
    """
    from graph.extraction.relate import relate as answers

    return answers(rows, pipeline=(settings or Settings()).pipeline, problems=problems, where=where)


def evaluate(
    gold: str | Path,
    paths: Paths,
    *,
    settings: Settings | None = None,
    problems: list[InputError] | None = None,
    warnings: list[str] | None = None,
    progress: Progress = quiet,
) -> "Scores":
    """Compare the coded statements of a JSON Lines file with what is found in articles, or with rows that were extracted before.

    Where `paths` name files of rows, these are judged, and articles beside them only tell where their evidence stands. Documents that only
    one side has are named in `warnings`; their statements count as missed or spurious. Raises InputError.
    """
    from graph.evaluation.compare import compare
    from graph.evaluation.reading import divide, read_statements
    from graph.writers.tables import rows

    wanted, (coded, articles) = read_statements(Path(gold)), divide(_listed(paths))
    documents = _read(articles, problems)
    warnings = warnings if warnings is not None else []
    warnings += pipeline.warnings_of(documents.values())
    found = [row for path in coded for row in read_statements(path, may_be_empty=True)]
    if not coded:
        found = list(rows(_statements(list(documents.values()), settings or Settings(), progress, warnings)))
    warnings += _strangers({row["doc"] for row in wanted}, {row["doc"] for row in found} if coded else set(documents))
    return compare(wanted, found, {name: document.text for name, document in documents.items()})


def agreement(first: str | Path, second: str | Path, paths: Paths = (), *, problems: list[InputError] | None = None) -> "Agreement":
    """Compare two codings of the same documents, each scored against the other, with Krippendorff's alpha of the stance.

    `paths` are the articles, if they are at hand: evidence is then compared by its place instead of its words. Raises InputError.
    """
    from graph.evaluation.agreement import agreement as agreed
    from graph.evaluation.reading import read_statements

    texts = {name: document.text for name, document in _read(_listed(paths), problems).items()}
    return agreed(read_statements(Path(first)), read_statements(Path(second)), texts)


def _statements(documents: Sequence[Document], settings: Settings, progress: Progress, warnings: list[str]) -> list[Statement]:
    scheme = settings.scheme()  # a file of issues that cannot be used is told before the long work
    drafts = pipeline.extract(documents, settings, progress, warnings=warnings)
    return pipeline.identify(drafts, {document.id: document for document in documents}, scheme)


def _read(paths: Sequence[Path], problems: list[InputError] | None) -> dict[str, Document]:
    read = pipeline.read(paths, problems if problems is not None else []) if paths else []
    return {document.id: document for document in read}


def _strangers(coded: set[str], found: set[str]) -> Iterator[str]:
    for name in sorted(coded - found):
        yield f"{name}: coded, but nothing is there to compare; its statements count as missed"
    for name in sorted(found - coded):
        yield f"{name}: not coded; what is found in it counts as spurious"


def _listed(paths: Paths) -> Sequence[Path]:
    return [Path(paths)] if isinstance(paths, (str, Path)) else [Path(each) for each in paths]
