"""Look at what is stored: statements, why, contradictions, query."""

from pathlib import Path
from typing import Annotated

import typer

from graph import DEFAULT_PATH
from graph.commands.options import Actor, DocumentId, GraphDir, Issue, MinReports, MinSources, Rows, Since, Stance, Target, Until, day


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
    min_sources: MinSources = None,
    format: Rows = "table",
) -> None:
    """List the stored statements.

    Example: stancegraph statements --actor Romania --stance reject --since 2022-01-01
    """
    import graph
    from graph.commands.console import ROW_FORMATS, one_of, show_statements

    one_of(ROW_FORMATS, format)
    selection = graph.Selection(actor, target, stance, issue, day(since), day(until), document, min_reports, min_sources)
    with graph.open(graph_dir) as collection:
        show_statements(collection.choose(selection), format)


def why(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a statement, or its first characters.")],
    graph_dir: GraphDir = DEFAULT_PATH,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Show the evidence for a statement: each report with its sentence, cue, quotes, source, date and rule.

    Ids stand in the first column of `stancegraph statements`; the first characters are enough.

    Example: stancegraph why e5e6
    """
    import graph
    from graph.commands.console import colour, one_of, out, out_json
    from graph.writers.evidence import explain, records

    one_of(("text", "json"), format)
    with graph.open(graph_dir) as collection:
        found, decided, former = collection.why(id), collection.decisions, collection.former
    reports = [(each.report, each.document) for each in found]
    if format == "json":
        out_json(records(found[0].statement, reports, decided=decided, former=former))
    else:
        out(explain(found[0].statement, reports, decided=decided, former=former, colour=colour()) + "\n")


def contradictions(
    graph_dir: GraphDir = DEFAULT_PATH,
    actor: Actor = None,
    target: Target = None,
    issue: Issue = None,
    since: Since = None,
    until: Until = None,
    format: Rows = "table",
) -> None:
    """List where an actor is for and against one issue, and where sources report one act differently, both quotes side by side.

    Of opposite positions it says what may explain them: change (from one day to another), speakers, conditions, or same day, where nothing
    does. A pair is listed when one of the two meets the options.

    Example: stancegraph contradictions --actor Russia --since 2022-01-01
    """
    import graph
    from graph.commands.console import ROW_FORMATS, one_of, out, out_json, say, width
    from graph.writers.contrasts import contrast_lines, contrast_rows, contrast_table, contrasts

    chosen = one_of(ROW_FORMATS, format)
    with graph.open(graph_dir) as collection:
        found = collection.contradictions(graph.Selection(actor, target, None, issue, day(since), day(until)))
        documents = collection.documents
    match chosen:
        case "json":
            out_json(contrast_rows(found))
        case "jsonl":
            out(contrast_lines(found))
        case "csv":
            out(contrast_table(found))
        case _:
            out(contrasts(found, documents, width=width()))
            say(f"{len(found)} contradiction{'s' * (len(found) != 1)}")


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
    from graph.commands.console import one_of, out, show_questions, width
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
