"""Link actors with other vocabularies: link."""

from typing import Annotated

import typer

from graph import DEFAULT_PATH
from graph.commands.options import GraphDir, Table


def link(
    service: Annotated[str, typer.Option("--service", metavar="URL", help="Reconciliation service: the URL at which it describes itself.")],
    graph_dir: GraphDir = DEFAULT_PATH,
    actor: Annotated[list[str] | None, typer.Option("--actor", metavar="NAME", help="Only this actor; may be repeated.")] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="Only countries, say: country, organization, bloc, body, person, group."),
    ] = None,
    type: Annotated[str | None, typer.Option("--type", metavar="ID", help="Only what the service gives this type, such as Q6256.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Candidates for each actor.")] = 3,
    batch: Annotated[int, typer.Option("--batch", min=1, metavar="N", help="Names in one request.")] = 20,
    rate: Annotated[float | None, typer.Option("--rate", metavar="N", help="At most N requests a minute.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask again about actors that were looked up there before.")] = False,
    format: Table = "table",
) -> None:
    """Look actors up at a service, and store what it proposes as candidates, to be accepted or rejected in review.

    Any service will do that speaks the W3C Reconciliation API (OpenRefine's). What it answers is stored batch by batch; run again to go on
    after an interruption. Nothing becomes a skos:exactMatch before it is accepted.

    Example: stancegraph link --service https://wikidata.reconci.link/en/api --kind country --type Q6256
    """
    import graph
    from graph.commands.console import ProgressBar, one_of, out, out_json, say, width
    from graph.linking import listed
    from graph.writers.listing import columns

    one_of(("table", "json"), format)
    lookup = graph.Lookup(tuple(actor or ()), kind=kind, type=type, limit=limit, batch=batch, rate=rate, again=again)
    with ProgressBar() as progress:
        found = graph.link(service, graph_dir, lookup=lookup, progress=progress)
    rows = listed(found)
    out_json(rows) if format == "json" else out(columns(rows, ("actor", "name", "score", "sure", "types", "iri"), width=width()))
    say(f"looked up {found.asked} actors at {found.service}; {len(rows)} candidates are stored")
