"""Check a graph, and say what it rests on: validate, pipeline."""

import typer

from graph import DEFAULT_PATH
from graph.commands.options import GraphDir, Pipeline, Table


def validate(graph_dir: GraphDir = DEFAULT_PATH, format: Table = "table") -> None:
    """Check the graph against the SHACL shapes, and that every evidence span holds its words. Exit code 1 if something is broken.

    Example: stancegraph validate -g crisis.db
    """
    from dataclasses import asdict

    import graph
    from graph.commands.console import one_of, out, out_json, say

    one_of(("table", "json"), format)
    with graph.open(graph_dir) as collection:
        violations = collection.validate()
    if format == "json":
        out_json([asdict(each) for each in violations])
    else:
        out("".join(f"{each}\n" for each in violations))
    say(f"{len(violations)} violation{'s' * (len(violations) != 1)}" if violations else "the graph conforms")
    raise typer.Exit(1 if violations else 0)


def pipeline(pipeline: Pipeline = None, format: Table = "table") -> None:
    """Describe the language pipeline: name, version, licence, labels, speed. Measuring the speed takes some seconds.

    Example: stancegraph pipeline --format json
    """
    from dataclasses import asdict

    from graph.commands.console import one_of, out, out_json
    from graph.language.describe import describe
    from graph.writers.listing import facts

    one_of(("table", "json"), format)
    described = asdict(describe(pipeline))
    out_json(described) if format == "json" else out(facts(described))
