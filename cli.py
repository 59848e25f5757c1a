"""The command line: parse options, call the library, print.

Results go to stdout, messages to stderr. Exit codes: 0 done, 1 problems were found, 2 could not run, 130 interrupted.
"""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from graph import DEFAULT_PATH, __version__
from graph.core.errors import StancegraphError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help without boxes starts twice as fast
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Turn political news text into an actor–stance knowledge graph in which every edge leads back to the words that prove it.",
    epilog="First steps: stancegraph build ARTICLES/ · stancegraph statements · stancegraph render network.png · stancegraph query --list",
)

GraphDir = Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", envvar="STANCEGRAPH_DB", help="Folder of the graph.")]
Inputs = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders: .txt, .md, .html, .jsonl, .csv.")]
Pipeline = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME|DIR", envvar="STANCEGRAPH_PIPELINE", help="Another spaCy pipeline.")
]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Who holds or voices the stance: id, name or alias.")]
Target = Annotated[str | None, typer.Option("--target", metavar="NAME", help="Whom it is directed at.")]
Stance = Annotated[str | None, typer.Option("--stance", metavar="STANCE", help="One of the 22 stances, such as demand or reject.")]
Issue = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="What it is about: id or label.")]
Since = Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="First day.")]
Until = Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Last day.")]
DocumentId = Annotated[str | None, typer.Option("--document", metavar="ID", help="Only what this document reports.")]
MinReports = Annotated[int | None, typer.Option("--min-reports", min=1, metavar="N", help="Only statements with at least N reports.")]
FileFormat = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="Format, where the suffix does not say it.")]
Rows = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json, jsonl or csv.")]
Table = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")]


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"stancegraph {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
) -> None:
    """Handle the options that stand before the command."""
    if debug:
        os.environ["STANCEGRAPH_DEBUG"] = "1"


@app.command()
def build(
    paths: Inputs,
    graph_dir: GraphDir = DEFAULT_PATH,
    pipeline: Pipeline = None,
    force: Annotated[bool, typer.Option("--force", help="Read documents again that are stored already.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Forget stored documents that PATH... does not name.")] = False,
    format: Table = "table",
) -> None:
    """Read articles, extract their statements, and store them.

    A second run over the same input changes nothing; more input is added to what is stored. All or nothing is written.

    Example: stancegraph build articles/ -g crisis.db
    """
    import graph
    from graph.console import ProgressBar, one_of, out, out_json, say
    from graph.writers.listing import summary

    one_of(("table", "json"), format)
    with ProgressBar() as progress:
        built = graph.build(paths, graph_dir, settings=graph.Settings(pipeline=pipeline), force=force, prune=prune, progress=progress)
    for warning in built.warnings:
        say(f"warning: {warning}")
    for problem in built.problems:
        say(f"skipped: {problem}")
    say(built.headline())
    if format == "json":
        out_json(built.record())
    else:
        out(summary(built.counts(), built.by_stance()))
    raise typer.Exit(1 if built.problems else 0)


@app.command()
def extract(paths: Inputs, pipeline: Pipeline = None, format: Rows = "jsonl") -> None:
    """Print the statements of articles without storing them; as jsonl, json and csv one row for each report.

    Example: stancegraph extract article.txt --format table
    """
    import graph
    from graph.console import ROW_FORMATS, ProgressBar, one_of, say, show_statements
    from graph.core.errors import InputError

    one_of(ROW_FORMATS, format)
    problems: list[InputError] = []
    warnings: list[str] = []
    with ProgressBar() as progress:
        found = graph.extract(paths, settings=graph.Settings(pipeline=pipeline), problems=problems, warnings=warnings, progress=progress)
    for warning in warnings:
        say(f"warning: {warning}")
    for problem in problems:
        say(f"skipped: {problem}")
    show_statements(found, format)
    raise typer.Exit(1 if problems else 0)


@app.command()
def statements(
    graph_dir: GraphDir = DEFAULT_PATH,
    actor: Actor = None,
    target: Target = None,
    stance: Stance = None,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    document: DocumentId = None,
    min_reports: MinReports = None,
    format: Rows = "table",
) -> None:
    """List the stored statements.

    Example: stancegraph statements --actor Romania --stance reject --since 2022-01-01
    """
    import graph
    from graph.console import ROW_FORMATS, one_of, show_statements

    one_of(ROW_FORMATS, format)
    selection = graph.Selection(actor, target, stance, issue, _day(since), _day(until), document, min_reports)
    with graph.open(graph_dir) as collection:
        show_statements(collection.choose(selection), format)


@app.command()
def why(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, or its first characters.")],
    graph_dir: GraphDir = DEFAULT_PATH,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Show the evidence for a statement: each report with its sentence, cue, quotes, source, date and rule.

    Ids stand in the first column of `stancegraph statements`; the first characters are enough.

    Example: stancegraph why c438
    """
    import graph
    from graph.console import colour, one_of, out, out_json
    from graph.writers.evidence import explain, records

    one_of(("text", "json"), format)
    with graph.open(graph_dir) as collection:
        found = collection.why(id)
    reports = [(each.report, each.document) for each in found]
    if format == "json":
        out_json(records(found[0].statement, reports))
    else:
        out(explain(found[0].statement, reports, colour=colour()) + "\n")


@app.command()
def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write; the suffix names the format; - is stdout.")],
    graph_dir: GraphDir = DEFAULT_PATH,
    format: FileFormat = None,
) -> None:
    """Write the graph as Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML, GraphML, GEXF, CSV or JSON Lines.

    \b
    Examples: stancegraph export crisis.ttl
              stancegraph export - --format nquads | gzip > crisis.nq.gz
    """
    import graph
    from graph.collection import chosen_format
    from graph.console import show_file

    chosen = chosen_format(_named(file, format), format, "rdf", "network", "rows")
    with graph.open(graph_dir) as collection:
        data = collection.export(None if file == "-" else file, format=chosen.name)
    show_file(file, data)


@app.command()
def render(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write: .png, .svg or .pdf; - is stdout.")],
    graph_dir: GraphDir = DEFAULT_PATH,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only edges from or to this actor.")] = None,
    stance: Stance = None,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    min_reports: MinReports = None,
    merge: Annotated[bool, typer.Option("--merge/--apart", help="Merge parallel edges of one stance, with a count, or draw each.")] = True,
    title: Annotated[str | None, typer.Option("--title", help="Title above the picture.")] = None,
    max_edges: Annotated[int | None, typer.Option("--max-edges", min=1, metavar="N", help="Draw only the N strongest edges.")] = None,
    format: FileFormat = None,
) -> None:
    """Draw the stance network of the actors as PNG, SVG or PDF.

    Example: stancegraph render romania.png --actor Romania --since 2022-01-01
    """
    import graph
    from graph.collection import chosen_format
    from graph.console import show_file

    chosen = chosen_format(_named(file, format), format, "picture")
    selection = graph.Selection(stance=stance, issue=issue, since=_day(since), until=_day(until), min_reports=min_reports)
    with graph.open(graph_dir) as collection:
        target = None if file == "-" else file
        data = collection.render(
            target, format=chosen.name, around=actor, selection=selection, merge=merge, title=title, max_edges=max_edges
        )
    show_file(file, data)


@app.command()
def query(
    text: Annotated[str | None, typer.Argument(metavar="QUERY|NAME", help="SPARQL, or the name of a question.")] = None,
    params: Annotated[list[str] | None, typer.Argument(metavar="KEY=VALUE...", help="Parameters of the question.")] = None,
    graph_dir: GraphDir = DEFAULT_PATH,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Read the SPARQL from a file.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions, with --format json for programs.")] = False,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, xml; turtle, ntriples for triples.")
    ] = None,
) -> None:
    """Ask SPARQL 1.1, or a named question; all prefixes of the ontology are known.

    \b
    Examples: stancegraph query who-rejects-what target=Russia
              stancegraph query 'SELECT ?who ?whom { ?who sg:demands ?whom }'
    """
    import graph
    from graph.console import one_of, out, show_questions, width
    from graph.queries.results import FORMATS, write

    if listing:
        return show_questions(format or "table")
    if format is not None:
        one_of(FORMATS, format)
    asked, given = _asked(text, file), _pairs(params or [])
    with graph.open(graph_dir) as collection:
        result = collection.query(asked, **given)
        style = collection.style(width())
    return out(write(result, format, style=style))


@app.command()
def validate(graph_dir: GraphDir = DEFAULT_PATH, format: Table = "table") -> None:
    """Check the graph against the SHACL shapes, and that every evidence span holds its words. Exit code 1 if something is broken.

    Example: stancegraph validate -g crisis.db
    """
    from dataclasses import asdict

    import graph
    from graph.console import one_of, out, out_json, say

    one_of(("table", "json"), format)
    with graph.open(graph_dir) as collection:
        violations = collection.validate()
    if format == "json":
        out_json([asdict(each) for each in violations])
    else:
        out("".join(f"{each}\n" for each in violations))
    say(f"{len(violations)} violation{'s' * (len(violations) != 1)}" if violations else "the graph conforms")
    raise typer.Exit(1 if violations else 0)


@app.command("pipeline")
def pipeline_(pipeline: Pipeline = None, format: Table = "table") -> None:
    """Describe the language pipeline: name, version, licence, labels, speed. Measuring the speed takes some seconds.

    Example: stancegraph pipeline --format json
    """
    from dataclasses import asdict

    from graph.console import one_of, out, out_json
    from graph.language.describe import describe
    from graph.writers.listing import facts

    one_of(("table", "json"), format)
    described = asdict(describe(pipeline))
    out_json(described) if format == "json" else out(facts(described))


def _asked(text: str | None, file: Path | None) -> str:
    from graph.documents.decoding import load

    if file is None and text is None:
        raise typer.BadParameter("give a SPARQL query, the name of a question (--list shows them), or --file", param_hint="QUERY|NAME")
    if file is None or text is None:
        return text or load(file or Path()).text
    raise typer.BadParameter("give either a query or --file, not both", param_hint="--file")


def _pairs(params: list[str]) -> dict[str, str]:
    for param in params:
        if "=" not in param:
            raise typer.BadParameter(f"{param!r} is not KEY=VALUE", param_hint="KEY=VALUE")
    return dict(param.split("=", 1) for param in params)


def _named(file: str, format: str | None) -> str:
    if file == "-" and format is None:
        raise typer.BadParameter("name the --format when writing to stdout", param_hint="FILE")
    return file


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None else None


def main() -> None:
    """Run the command line; errors that a user can mend end with their message and exit code 2, an interruption with 130."""
    try:
        app()
    except StancegraphError as error:
        _fail(error, str(error))
    except OSError as error:
        _fail(error, f"{error.filename or 'the system'}: {error.strerror or error}")
    except SystemExit as end:
        if end.code == 130:
            print("interrupted", file=sys.stderr)
        raise
    except Exception as error:
        _fail(error, f"unexpected {type(error).__name__}: {error} (run stancegraph --debug … for the trace, and report it)")


def _fail(error: Exception, message: str) -> None:
    if os.environ.get("STANCEGRAPH_DEBUG"):
        raise error
    print(f"error: {message}", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
