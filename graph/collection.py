"""An opened graph: every verb of the command line as a method."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from graph.core.decision import Decided, Former
from graph.core.document import Document
from graph.core.errors import AmbiguousName, OutputError, QueryError, UnknownName
from graph.core.files import write_atomically
from graph.core.links import Links
from graph.core.resources import DEFAULT_PATH
from graph.core.statement import Report, Statement
from graph.curation.desk import Desk
from graph.curation.standing import Standing
from graph.knowledge.disk import DiskStore
from graph.knowledge.store import KnowledgeStore
from graph.knowledge.validate import Violation
from graph.queries.names import names
from graph.queries.questions import Question, ask, list_questions
from graph.queries.results import Result, Style
from graph.queries.select import select
from graph.queries.selection import Selection
from graph.writers.formats import Format, Kind, format_for

if TYPE_CHECKING:
    import networkx
    import rdflib

    from graph.views.contradictions import Contradiction
    from graph.writers.figure import PictureFormat


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report of a statement with the document that it stands in."""

    statement: Statement
    report: Report
    document: Document


class Collection:
    """The statements of a store, to list, ask, draw and export. Opened for reading; use it as a context manager or call `close`."""

    def __init__(self, store: KnowledgeStore) -> None:
        self.store = store

    @classmethod
    def open(cls, path: str | Path = DEFAULT_PATH) -> Self:
        """Open the store at `path`.

        Raises NoStore, StoreVersion or StoreLocked.
        """
        return cls(DiskStore.open(path))

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Return all documents by id."""
        return self.store.documents()

    @cached_property
    def _statements(self) -> list[Statement]:
        return self.store.statements()

    def statements(
        self,
        *,
        actor: str | None = None,
        target: str | None = None,
        stance: str | None = None,
        issue: str | None = None,
        since: date | None = None,
        until: date | None = None,
        document: str | None = None,
        min_reports: int | None = None,
        min_sources: int | None = None,
    ) -> list[Statement]:
        """Return the statements that meet all conditions given, as Selection describes them.

        Raises UnknownName for an actor, stance, issue or document that does not occur.
        """
        return self.choose(Selection(actor, target, stance, issue, since, until, document, min_reports, min_sources))

    def choose(self, selection: Selection) -> list[Statement]:
        """Return the statements of a selection."""
        return selection.apply(self._statements, published={d.id: d.published for d in self.documents.values()})

    def around(self, actor: str, selection: Selection | None = None) -> list[Statement]:
        """Return the statements that `actor` makes and those that are directed at it: its ego network.

        Raises UnknownName for an actor that does not occur.
        """
        selection = selection or Selection()
        sides = [replace(selection, actor=actor), replace(selection, target=actor)]
        chosen = {s.id: s for side in sides for s in self.choose(side)}
        return [s for s in self._statements if s.id in chosen]

    def contradictions(self, selection: Selection | None = None) -> list["Contradiction"]:
        """Return where an actor is for and against one issue, or sources report one act differently; one of the two has to be selected."""
        from graph.views.contradictions import contradictions

        found = contradictions(self._statements, self.documents)
        chosen = {statement.id for statement in self.choose(selection or Selection())}
        return [each for each in found if {each.earlier.statement.id, each.later.statement.id} & chosen]

    def why(self, id: str) -> list[Evidence]:
        """Return the evidence for the statement with this id, or whose id begins so.

        Raises UnknownName when there is none, AmbiguousName when there are several.
        """
        wanted = id.strip().rsplit("/", 1)[-1].removeprefix("statement:")
        found = [statement for statement in self._statements if wanted and statement.id.startswith(wanted)]
        if not found:
            raise UnknownName("statement", id, (), hint="`stancegraph statements` shows all ids in its first column")
        if len(found) > 1:
            raise AmbiguousName("statement", id, [statement.id for statement in found])
        return [Evidence(found[0], report, self.documents[report.document]) for report in found[0].reports]

    def copies(self) -> list[tuple[str, ...]]:
        """Return the groups of documents that are copies of one text, by id, the fullest first; what stands alone is in none."""
        from graph.identity.statements.copies import copies

        groups: dict[str, list[str]] = {}
        for copy, first in copies(self.documents).items():
            groups.setdefault(first, [first]).append(copy)
        return [tuple(groups[first]) for first in sorted(groups)]

    def query(self, text: str, **params: str) -> Result:
        """Answer a SPARQL query, or the named question `text` with its parameters.

        Raises QueryError with line and column for SPARQL that does not parse, UnknownName for a question, parameter or actor
        that is not there.
        """
        if text.split() == [text] and "{" not in text:
            return ask(self.store.oxigraph, text, params, minter=self.store.minter)
        if params:
            raise QueryError("a SPARQL query takes no parameters", hint="named questions do; write the values into the query")
        return select(self.store.oxigraph, text, minter=self.store.minter)

    def style(self, width: int | None = None) -> Style:
        """Return how `graph.queries.results.write` shows this collection's terms to people, on a screen of `width` columns if given."""
        return Style(self.store.minter.prefixes(), names(self.store.oxigraph, self.store.minter), width)

    def questions(self) -> list[Question]:
        """Return the named questions."""
        return list_questions()

    def network(self, selection: Selection | None = None, *, around: str | None = None, merge: bool = False) -> "networkx.MultiDiGraph":
        """Return the chosen statements as a network: actors are nodes, statements edges from holder to target."""
        from graph.views.network import network

        chosen = self.around(around, selection) if around is not None else self.choose(selection or Selection())
        return network(chosen, merge=merge)

    def rdflib(self, *, dataset: bool = False) -> "rdflib.Graph":
        """Return all as an ordinary rdflib Graph, or as a Dataset with one graph for each document."""
        import rdflib

        if dataset:
            held = rdflib.Dataset()
            held.parse(data=self.export(format="nquads"), format="nquads")
            return held
        return rdflib.Graph().parse(data=self.export(format="turtle"), format="turtle")

    def export(self, target: str | Path | None = None, *, format: str | None = None, selection: Selection | None = None) -> bytes:
        """Return the collection in a file format, and write it to `target` if given; the suffix names the format unless `format` does.

        RDF formats hold the whole collection; tables and networks hold the selection.
        Raises UnknownName for a format that does not exist, OutputError when the file cannot be written.
        """
        chosen = chosen_format(target or "", format, "rdf", "network", "rows")
        return _written(target, self._encoded(chosen, selection))

    def _encoded(self, chosen: Format, selection: Selection | None) -> bytes:
        from graph.writers import WRITERS

        writer = WRITERS.load(chosen.name)
        if chosen.kind == "rdf":
            data: bytes = writer.write(self.store.quads(), prefixes=self.store.minter.prefixes())
            return data
        encoded: bytes = writer.write(self.choose(selection or Selection()), self.documents)
        return encoded

    def render(
        self,
        target: str | Path | None = None,
        *,
        format: str | None = None,
        selection: Selection | None = None,
        around: str | None = None,
        merge: bool = True,
        title: str | None = None,
        max_edges: int | None = None,
    ) -> bytes:
        """Draw the stance network as PNG, SVG or PDF, and write it to `target` if given.

        Raises UnknownName for a format or actor that does not exist, OutputError when the file cannot be written.
        """
        from graph.writers.figure import draw

        chosen = chosen_format(target or ".png", format, "picture")
        network = self.network(selection, around=around)
        return _written(target, draw(network, format=cast("PictureFormat", chosen.name), title=title, merge=merge, max_edges=max_edges))

    @cached_property
    def links(self) -> Links:
        """Return what services proposed to link actors with, to be decided on in review, and what they were asked."""
        return self.store.links()

    @cached_property
    def decisions(self) -> tuple[Decided, ...]:
        """Return what people decided in review, each with what became of it."""
        return self.store.decisions()

    @cached_property
    def former(self) -> tuple[Former, ...]:
        """Return the decisions that others replaced or took back."""
        return self.store.former()

    @cached_property
    def desk(self) -> Desk:
        """Return what there is to review."""
        return Desk(self._statements, (), self.documents, self.decisions, self.links.candidates)

    def standing(self) -> Standing:
        """Return where the review stands."""
        return Standing.of(self._statements, self.decisions, links=len(self.desk.open_links), former=self.former)

    def review(self, target: str | Path | None = None, *, format: str | None = None) -> bytes:
        """Return the sheets to review, as `csv` or `xlsx`, and write them to `target` if given; its suffix names the format else.

        Raises UnknownName for another format, OutputError when the file cannot be written.
        """
        from graph.curation.sheets import rows
        from graph.curation.writing import sheet_writer

        return _written(target, sheet_writer(target or "", format)(rows(self.desk)))

    def validate(self) -> list[Violation]:
        """Check the store against the SHACL shapes and the rule that every evidence span holds its words."""
        from graph.knowledge.validate import validate

        return validate(self.store)


def chosen_format(path: str | Path, name: str | None, *kinds: Kind) -> Format:
    """Return the format called `name`, else the one that the suffix of `path` names, if it is of one of these kinds.

    Raises UnknownName; for a picture among data, or data among pictures, it says which verb makes that.
    """
    try:
        found = format_for(path, name)
    except UnknownName:
        return format_for(path, name, kinds=kinds)  # raises again, and suggests only what fits here
    if found.kind not in kinds:
        hint = "render draws pictures" if found.kind == "picture" else "export writes data"
        raise UnknownName("format here", found.name, (), where=str(path) or None, hint=hint)
    return found


def _written(target: str | Path | None, data: bytes) -> bytes:
    """Write a file whole or not at all."""
    if target is not None:
        try:
            write_atomically(Path(target), data)
        except OSError as error:
            message = f"the file cannot be written: {error.strerror or error}"
            raise OutputError(message, where=str(target), hint="name another place") from error
    return data
