"""Write what is stored into files: export, render."""

from typing import Annotated

import typer

from graph import DEFAULT_PATH
from graph.commands.options import FileFormat, GraphDir, Issue, MinReports, Since, Stance, Until, day, named


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
    from graph.commands.console import show_file

    chosen = chosen_format(named(file, format), format, "rdf", "network", "rows")
    with graph.open(graph_dir) as collection:
        data = collection.export(None if file == "-" else file, format=chosen.name)
    show_file(file, data)


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
    max_edges: Annotated[
        int | None, typer.Option("--max-edges", min=1, metavar="N", help="Draw only the N strongest edges; 100 unless given.")
    ] = None,
    format: FileFormat = None,
) -> None:
    """Draw the stance network of the actors as PNG, SVG or PDF.

    Example: stancegraph render romania.png --actor Romania --since 2022-01-01
    """
    import graph
    from graph.collection import chosen_format
    from graph.commands.console import show_file

    chosen = chosen_format(named(file, format), format, "picture")
    selection = graph.Selection(stance=stance, issue=issue, since=day(since), until=day(until), min_reports=min_reports)
    with graph.open(graph_dir) as collection:
        target = None if file == "-" else file
        data = collection.render(
            target, format=chosen.name, around=actor, selection=selection, merge=merge, title=title, max_edges=max_edges
        )
    show_file(file, data)
