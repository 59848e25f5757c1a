"""Options that several commands share, and what is read from them."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

GraphDir = Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", envvar="STANCEGRAPH_DB", help="Folder of the graph.")]
Inputs = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders: .txt, .md, .html, .jsonl, .csv.")]
SomeInputs = Annotated[list[Path] | None, typer.Argument(metavar="PATH...", help="Files or folders: .txt, .md, .html, .jsonl, .csv.")]
Pipeline = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME|DIR", envvar="STANCEGRAPH_PIPELINE", help="Another spaCy pipeline.")
]
Issues = Annotated[
    Path | None,
    typer.Option("--issues", metavar="FILE.csv", envvar="STANCEGRAPH_ISSUES", help="A scheme of issues of your own; shipped goes back."),
]
Extractor = Annotated[
    str, typer.Option("--extractor", metavar="NAME", help="rules (as shipped), or llm, which asks the model named below.")
]
LlmUrl = Annotated[
    str | None,
    typer.Option(
        "--llm-url", metavar="URL", help="OpenAI-compatible endpoint, such as http://localhost:11434/v1; key in STANCEGRAPH_LLM_KEY."
    ),
]
LlmModel = Annotated[str | None, typer.Option("--llm-model", metavar="NAME", help="Model to ask there.")]
LlmRate = Annotated[float | None, typer.Option("--llm-rate", metavar="N", help="At most N requests a minute.")]
LlmTimeout = Annotated[float, typer.Option("--llm-timeout", min=1, metavar="SECONDS", help="How long to wait for an answer.")]
LlmCache = Annotated[Path | None, typer.Option("--llm-cache", metavar="DIR", help="Folder that keeps the model's answers.")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Who holds or voices the stance: id, name or alias.")]
Target = Annotated[str | None, typer.Option("--target", metavar="NAME", help="Whom it is directed at.")]
Stance = Annotated[str | None, typer.Option("--stance", metavar="STANCE", help="One of the 22 stances, such as demand or reject.")]
Issue = Annotated[str | None, typer.Option("--issue", metavar="ISSUE", help="What it is about: id or label.")]
Since = Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="First day.")]
Until = Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Last day.")]
DocumentId = Annotated[str | None, typer.Option("--document", metavar="ID", help="Only what this document reports.")]
MinReports = Annotated[int | None, typer.Option("--min-reports", min=1, metavar="N", help="Only statements with at least N reports.")]
MinSources = Annotated[
    int | None, typer.Option("--min-sources", min=1, metavar="N", help="Only statements from at least N independent sources.")
]
FileFormat = Annotated[str | None, typer.Option("--format", "-f", metavar="FORMAT", help="Format, where the suffix does not say it.")]
Rows = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json, jsonl or csv.")]
Table = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")]


def day(moment: datetime | None) -> date | None:
    """Return the day of a moment that typer read."""
    return moment.date() if moment is not None else None


def named(file: str, format: str | None) -> str:
    """Return the name of the file to write.

    Raises BadParameter for stdout without a format.
    """
    if file == "-" and format is None:
        raise typer.BadParameter("name the --format when writing to stdout", param_hint="FILE")
    return file
