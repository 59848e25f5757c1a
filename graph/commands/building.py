"""From articles to statements: build, extract."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph import DEFAULT_PATH
from graph.commands.options import (
    Extractor,
    GraphDir,
    Inputs,
    Issues,
    LlmCache,
    LlmModel,
    LlmRate,
    LlmTimeout,
    LlmUrl,
    Pipeline,
    SomeInputs,
    Table,
)

if TYPE_CHECKING:
    import graph


def build(
    paths: Inputs,
    graph_dir: GraphDir = DEFAULT_PATH,
    pipeline: Pipeline = None,
    issues: Issues = None,
    extractor: Extractor = "rules",
    llm_url: LlmUrl = None,
    llm_model: LlmModel = None,
    llm_rate: LlmRate = None,
    llm_timeout: LlmTimeout = 180,
    llm_cache: LlmCache = None,
    force: Annotated[bool, typer.Option("--force", help="Read documents again that are stored already.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Forget stored documents that PATH... does not name.")] = False,
    format: Table = "table",
) -> None:
    """Read articles, extract their statements, and store them.

    A second run over the same input changes nothing; more input is added to what is stored. All or nothing is written.

    \b
    Examples: stancegraph build articles/ -g crisis.db
              stancegraph build articles/ --extractor llm --llm-url http://localhost:11434/v1 --llm-model qwen3
    """
    import graph
    from graph.commands.console import ProgressBar, one_of, out, out_json, say, say_all
    from graph.writers.listing import summary

    one_of(("table", "json"), format)
    settings = _settings(extractor, pipeline, llm_url, llm_model, issues=issues, rate=llm_rate, timeout=llm_timeout, cache=llm_cache)
    with ProgressBar() as progress:
        built = graph.build(paths, graph_dir, settings=settings, force=force, prune=prune, progress=progress)
    say_all(built.warnings, built.problems)
    say(built.headline())
    if format == "json":
        out_json(built.record())
    else:
        out(summary(built.counts(), built.by_stance()))
    raise typer.Exit(1 if built.problems else 0)


def extract(
    paths: SomeInputs = None,
    pipeline: Pipeline = None,
    issues: Issues = None,
    extractor: Extractor = "rules",
    llm_url: LlmUrl = None,
    llm_model: LlmModel = None,
    llm_rate: LlmRate = None,
    llm_timeout: LlmTimeout = 180,
    llm_cache: LlmCache = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="SENTENCE", help="Instead, show how a sentence is read: parse, actors, frames, and why."),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="jsonl, json, csv or table; text or json with --explain.")
    ] = None,
) -> None:
    """Print the statements of articles without storing them; as jsonl, json and csv one row for each report.

    \b
    Examples: stancegraph extract article.txt --format table
              stancegraph extract --explain 'Peru called on Chile to reopen the border.'
    """
    if (explain is None) == (paths is None):
        raise typer.BadParameter("give either articles or --explain with a sentence", param_hint="PATH...")
    settings = _settings(extractor, pipeline, llm_url, llm_model, issues=issues, rate=llm_rate, timeout=llm_timeout, cache=llm_cache)
    if explain is not None:
        return _explain(explain, settings, format or "text")
    return _extract(paths or [], settings, format or "jsonl")


def _explain(sentence: str, settings: "graph.Settings", format: str) -> None:
    import graph
    from graph.commands.console import one_of, out, out_json, width
    from graph.writers.explained import explained, explained_record

    one_of(("text", "json"), format)
    if settings.extractor != "rules":
        raise typer.BadParameter("it shows how the rules read; leave --extractor out", param_hint="--explain")
    found = graph.explain(sentence, settings=settings)
    if format.lower() == "json":
        out_json(explained_record(found))
    else:
        out(explained(found, width=width()))


def _extract(paths: list[Path], settings: "graph.Settings", format: str) -> None:
    import graph
    from graph.commands.console import ROW_FORMATS, ProgressBar, one_of, say_all, show_statements
    from graph.core.errors import InputError

    one_of(ROW_FORMATS, format)
    problems: list[InputError] = []
    warnings: list[str] = []
    with ProgressBar() as progress:
        found = graph.extract(paths, settings=settings, problems=problems, warnings=warnings, progress=progress)
    say_all(warnings, problems)
    show_statements(found, format)
    raise typer.Exit(1 if problems else 0)


def _settings(
    extractor: str, pipeline: str | None, url: str | None, model: str | None, *, issues: Path | None, **manners: Any
) -> "graph.Settings":
    """Return the settings that the options name; those of a model want the extractor that asks it."""
    import graph

    if extractor == "rules" and (url is not None or model is not None):
        raise typer.BadParameter("the rules ask no model; add --extractor llm", param_hint="--llm-url")
    if extractor == "llm" and (url is None or model is None):
        raise typer.BadParameter("it needs --llm-url and --llm-model", param_hint="--extractor llm")
    endpoint = graph.Endpoint(url, **manners) if url is not None else None
    return graph.Settings(extractor=extractor, pipeline=pipeline, model=model, endpoint=endpoint, issues=issues)
