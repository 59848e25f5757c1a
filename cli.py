"""The command line: parse options, call the library, print. Results go to stdout, messages to stderr; exit codes 0 done, 1 found problems, 2 could not run."""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph import __version__
from graph.core.errors import StancegraphError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.collection import Collection
    from graph.core.statement import Statement
    from graph.pipeline import Progress, Settings
    from graph.queries.results import Style

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Turn political news text into an actor–stance knowledge graph in which every edge leads back to the words that prove it.",
    epilog="First steps: stancegraph build ARTICLES/ · stancegraph statements · stancegraph render network.png · stancegraph query --list",
)

GraphDir = Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", envvar="STANCEGRAPH_DB", help="Folder of the graph.")]
Inputs = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders: .txt, .md, .html, .jsonl, .csv.")]
Pipeline = Annotated[str | None, typer.Option("--pipeline", metavar="NAME|PATH", envvar="STANCEGRAPH_PIPELINE", help="Another installed spaCy pipeline.")]
ActorName = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Who holds or voices the stance: id, name or alias.")]
TargetName = Annotated[str | None, typer.Option("--target", metavar="NAME", help="Whom it is directed at.")]
StanceName = Annotated[str | None, typer.Option("--stance", metavar="STANCE", help="One of the 22 stances, such as demand or reject.")]
IssueName = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="What it is about: id or label.")]
Since = Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="First day.")]
Until = Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Last day.")]
DocumentId = Annotated[str | None, typer.Option("--document", metavar="ID", help="Only what this document reports.")]
MinReports = Annotated[int | None, typer.Option("--min-reports", min=1, metavar="N", help="Only statements with at least N reports.")]
FormatName = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="Format, where the suffix does not say it.")]

STATEMENT_FORMATS = ("table", "json", "jsonl", "csv")


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Show the version and exit.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
) -> None:
    if version:
        typer.echo(f"stancegraph {__version__}")
        raise typer.Exit
    if debug:
        os.environ["STANCEGRAPH_DEBUG"] = "1"


@app.command()
def build(
    paths: Inputs,
    graph_dir: GraphDir = Path("stancegraph.db"),
    pipeline: Pipeline = None,
    force: Annotated[bool, typer.Option("--force", help="Read documents again that are stored already.")] = False,
) -> None:
    """Read articles, extract their statements, and store them.

    A second run over the same input changes nothing. Example: stancegraph build articles/ -g crisis.db
    """
    import graph
    from graph.queries.table import align

    with _progress() as progress:
        built = graph.build(paths, graph_dir, settings=_settings(pipeline), force=force, progress=progress)
    for warning in built.warnings:
        _say(f"warning: {warning}")
    for problem in built.problems:
        _say(f"skipped: {problem}")
    changes = built.changes
    if not changes:
        _say(f"nothing changed: {len(changes.unchanged)} documents are stored already")
    else:
        _say(f"{len(changes.added)} added, {len(changes.changed)} changed, {len(changes.unchanged)} unchanged in {built.path}")
    counts: dict[str, int] = {}
    for statement in built.statements:
        counts[statement.stance.id] = counts.get(statement.stance.id, 0) + 1
    rows = [["documents", built.documents], ["statements", len(built.statements)], ["actors", built.actors]]
    rows += [[f"  {stance}", n] for stance, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    typer.echo(align(["", "count"], [[str(cell) for cell in row] for row in rows], right=[False, True]), nl=False)
    raise typer.Exit(1 if built.problems else 0)


@app.command()
def extract(
    paths: Inputs,
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl, json, table or csv.")] = "jsonl",
    pipeline: Pipeline = None,
) -> None:
    """Print the statements of articles without storing them, one row for each report.

    Example: stancegraph extract article.txt --format table
    """
    import graph
    from graph.core.errors import InputError

    _known_format(format)
    problems: list[InputError] = []
    with _progress() as progress:
        found = graph.extract(paths, settings=_settings(pipeline), problems=problems, progress=progress)
    _print_statements(found, format)
    for problem in problems:
        _say(f"skipped: {problem}")
    raise typer.Exit(1 if problems else 0)


@app.command()
def statements(
    graph_dir: GraphDir = Path("stancegraph.db"),
    actor: ActorName = None,
    target: TargetName = None,
    stance: StanceName = None,
    issue: IssueName = None,
    since: Since = None,
    until: Until = None,
    document: DocumentId = None,
    min_reports: MinReports = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, json, jsonl or csv.")] = "table",
) -> None:
    """List the stored statements.

    Example: stancegraph statements --actor Romania --stance reject --since 2022-01-01
    """
    from graph.collection import Collection
    from graph.queries.selection import Selection

    _known_format(format)
    selection = Selection(actor, target, stance, issue, _day(since), _day(until), document, min_reports)
    with Collection.open(graph_dir) as collection:
        _print_statements(collection.choose(selection), format)


@app.command()
def why(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, or its first characters.")],
    graph_dir: GraphDir = Path("stancegraph.db"),
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Show the evidence for a statement: each report with its sentence, cue, quotes, source, date and rule.

    Ids stand in the first column of `stancegraph statements`.
    """
    from graph.collection import Collection
    from graph.writers.evidence import explain, records

    if format not in ("text", "json"):
        raise UnknownName("format", format, ("text", "json"))
    with Collection.open(graph_dir) as collection:
        found = collection.why(id)
    reports = [(each.report, each.document) for each in found]
    if format == "json":
        _print_json(records(found[0].statement, reports))
    else:
        typer.echo(explain(found[0].statement, reports, colour=_colour()))


@app.command()
def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write; the suffix names the format; - is stdout.")],
    graph_dir: GraphDir = Path("stancegraph.db"),
    format: FormatName = None,
) -> None:
    """Write the graph as Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML, GraphML, GEXF, CSV or JSON Lines.

    Examples: stancegraph export crisis.ttl · stancegraph export - --format nquads
    """
    from graph.collection import Collection

    _needs_format(file, format)
    with Collection.open(graph_dir) as collection:
        data = collection.export(None if file == "-" else file, format=format)
    _written(file, data)


@app.command()
def render(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write: .png, .svg or .pdf; - is stdout.")],
    graph_dir: GraphDir = Path("stancegraph.db"),
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only edges from or to this actor.")] = None,
    stance: StanceName = None,
    issue: IssueName = None,
    since: Since = None,
    until: Until = None,
    min_reports: MinReports = None,
    merge: Annotated[bool, typer.Option("--merge/--apart", help="Merge parallel edges of one stance, with a count, or draw each.")] = True,
    title: Annotated[str | None, typer.Option("--title", help="Title above the picture.")] = None,
    max_edges: Annotated[int | None, typer.Option("--max-edges", min=1, metavar="N", help="Draw only the N strongest edges.")] = None,
    format: FormatName = None,
) -> None:
    """Draw the stance network of the actors as PNG, SVG or PDF.

    Example: stancegraph render romania.png --actor Romania
    """
    from graph.collection import Collection
    from graph.queries.selection import Selection

    _needs_format(file, format)
    selection = Selection(stance=stance, issue=issue, since=_day(since), until=_day(until), min_reports=min_reports)
    with Collection.open(graph_dir) as collection:
        target = None if file == "-" else file
        data = collection.render(target, format=format, selection=selection, around=actor, merge=merge, title=title, max_edges=max_edges)
    _written(file, data)


@app.command()
def query(
    text: Annotated[str | None, typer.Argument(metavar="QUERY|NAME", help="SPARQL, or the name of a question.")] = None,
    params: Annotated[list[str] | None, typer.Argument(metavar="KEY=VALUE...", help="Parameters of the question.")] = None,
    graph_dir: GraphDir = Path("stancegraph.db"),
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Read the SPARQL from a file.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    format: Annotated[str | None, typer.Option("--format", "-f", help="table, csv, tsv, json, xml; turtle for CONSTRUCT and DESCRIBE.")] = None,
) -> None:
    """Ask SPARQL 1.1, or a named question; all prefixes of the ontology are known.

    Examples: stancegraph query who-rejects-what target=Russia · stancegraph query 'SELECT ?who ?whom { ?who sg:demands ?whom }'
    """
    from graph.collection import Collection
    from graph.queries.results import write

    if listing:
        from graph.queries.questions import explain_question, list_questions

        typer.echo("\n".join(explain_question(question) for question in list_questions()), nl=False)
        return
    asked = _query_text(text, file)
    with Collection.open(graph_dir) as collection:
        result = collection.query(asked, **_pairs(params or []))
        typer.echo(write(result, format, style=_style(collection)), nl=False)


@app.command()
def validate(
    graph_dir: GraphDir = Path("stancegraph.db"),
    format: Annotated[str, typer.Option("--format", "-f", help="table or json.")] = "table",
) -> None:
    """Check the graph against the SHACL shapes, and that every evidence span holds its words."""
    from dataclasses import asdict

    from graph.collection import Collection

    if format not in ("table", "json"):
        raise UnknownName("format", format, ("table", "json"))
    with Collection.open(graph_dir) as collection:
        violations = collection.validate()
    if format == "json":
        _print_json([asdict(each) for each in violations])
    else:
        for each in violations:
            typer.echo(str(each))
    _say(f"{len(violations)} violation{'s' * (len(violations) != 1)}" if violations else "the graph conforms")
    raise typer.Exit(1 if violations else 0)


def _settings(pipeline: str | None) -> "Settings":
    from graph.pipeline import Settings

    return Settings(pipeline=pipeline)


class _progress:
    """A progress bar on stderr where a person looks on; nothing otherwise."""

    def __enter__(self) -> "Progress":
        from graph.pipeline import quiet

        if not sys.stderr.isatty():
            return quiet
        from rich.console import Console
        from rich.progress import Progress as Bar

        self.bar = Bar(console=Console(stderr=True), transient=True)
        self.bar.start()
        self.tasks: dict[str, Any] = {}
        return self.show

    def show(self, stage: str, done: int, total: int) -> None:
        task = self.tasks.setdefault(stage, None)
        if task is None:
            task = self.tasks[stage] = self.bar.add_task(stage, total=total)
        self.bar.update(task, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        if hasattr(self, "bar"):
            self.bar.stop()


def _print_statements(found: "Sequence[Statement]", format: str) -> None:
    from graph.queries.table import align
    from graph.writers.tables import CSV, JSONL, row, rows

    if format == "json":
        _print_json([{"statement": s.id, **row(s, r)} for s in found for r in s.reports])
    elif format == "jsonl":
        sys.stdout.buffer.write(JSONL.write(found, {}))
    elif format == "csv":
        sys.stdout.buffer.write(CSV.write(found, {}))
    else:
        header = ["id", "date", "actor", "stance", "targets", "issue", "position", "speaker", "reports"]
        lines = [
            [
                s.id[:8],
                s.date.isoformat() if s.date else "",
                s.actor.name,
                s.stance.id + (" (if)" if s.conditional else ""),
                ", ".join(t.name for t in s.targets),
                s.issue.id,
                s.position,
                next((r.speaker.name for r in s.reports if r.speaker), ""),
                str(len(s.reports)),
            ]
            for s in found
        ]
        typer.echo(align(header, lines, right=[False] * 8 + [True], width=_width()), nl=False)
        _say(f"{len(found)} statements, {sum(1 for _ in rows(found))} reports")


def _print_json(value: "Iterable[Any]") -> None:
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _style(collection: "Collection") -> "Style":
    from graph.queries.names import names
    from graph.queries.results import Style

    store = collection.store
    return Style(store.minter.prefixes(), names(store.oxigraph, store.minter), _width())


def _query_text(text: str | None, file: Path | None) -> str:
    from graph.documents.decoding import load

    if file is not None:
        return load(file)[0]
    if text is None:
        raise typer.BadParameter("give a SPARQL query, the name of a question, or --file", param_hint="QUERY|NAME")
    return text


def _pairs(params: list[str]) -> dict[str, str]:
    for param in params:
        if "=" not in param:
            raise typer.BadParameter(f"{param!r} is not KEY=VALUE", param_hint="KEY=VALUE")
    return dict(param.split("=", 1) for param in params)


def _known_format(format: str) -> None:
    if format not in STATEMENT_FORMATS:
        raise UnknownName("format", format, STATEMENT_FORMATS)


def _needs_format(file: str, format: str | None) -> None:
    if file == "-" and format is None:
        raise typer.BadParameter("name the --format when writing to stdout", param_hint="FILE")


def _written(file: str, data: bytes) -> None:
    if file == "-":
        sys.stdout.buffer.write(data)
    else:
        _say(f"wrote {file}, {len(data):,} bytes")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None else None


def _width() -> int | None:
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _say(message: str) -> None:
    typer.echo(message, err=True)


def main() -> None:
    """Run the command line; errors that a user can mend end with their message and exit code 2."""
    try:
        app()
    except StancegraphError as error:
        _fail(error, str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        _fail(error, f"unexpected {type(error).__name__}: {error} (run it with --debug for the trace, and report it)")


def _fail(error: Exception, message: str) -> None:
    if os.environ.get("STANCEGRAPH_DEBUG"):
        raise error
    _say(f"error: {message}")
    sys.exit(2)


if __name__ == "__main__":
    main()
