"""Review in spreadsheets: export what is open, import decisions, say where things stand."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph import DEFAULT_PATH
from graph.commands.options import FileFormat, GraphDir, Table, day, named

if TYPE_CHECKING:
    from graph.curation.standing import Standing

review = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Accept, reject, correct: decide in a spreadsheet on what was read, and keep the decisions through every later build.",
    epilog="stancegraph review export todo.xlsx · fill it · stancegraph review import todo.xlsx --by 'Ana Rojas'",
)


@review.command("export")
def export_sheets(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write: .xlsx or .csv; - is stdout.")],
    graph_dir: GraphDir = DEFAULT_PATH,
    format: FileFormat = None,
) -> None:
    """Write statements with their evidence, actors and issues as sheets with columns to decide in.

    \b
    A row for each report of a statement. Fill `decision` and the columns new_...:
      accept, reject, correct   a report (new_actor, new_stance, new_evidence ...); undecided takes it back
      accept all, reject all    the same for all reports of its statement; also correct all, undecided all
      add                       a statement of your own, an actor, an issue
      merge, correct            an actor or issue (merge_into, new_name, new_aliases ...)
      split                     an issue: statements with one of `words` go to the issue new_name
    What was decided before is in its row, so a file that comes back as it went changes nothing.

    Example: stancegraph review export todo.xlsx
    """
    import graph
    from graph.commands.console import show_file

    target = named(file, format)
    with graph.open(graph_dir) as collection:
        data = collection.review(None if file == "-" else target, format=format)
    show_file(file, data)


@review.command("import")
def import_sheets(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sheets as they came back: .xlsx or .csv.")],
    graph_dir: GraphDir = DEFAULT_PATH,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decided, where the column `by` is empty.")] = "",
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="On which day.")] = None,
    format: Table = "table",
) -> None:
    """Check the decisions of a file line by line, and apply them. If one line is wrong nothing is applied, each is named, exit code 1.

    Rows may be sorted, filtered, deleted; a row without a decision leaves things as they are. Of two decisions on one thing the
    later import holds; `review status --history` shows the earlier ones. Importing a file twice changes nothing.

    Example: stancegraph review import todo.xlsx --by "Ana Rojas" --on 2022-03-01
    """
    import graph
    from graph.commands.console import ProgressBar, one_of, say
    from graph.core.errors import RefusedInput
    from graph.curation.reading import listed

    one_of(("table", "json"), format)
    try:
        with ProgressBar() as progress:
            curated = graph.review(file, graph_dir, by=by, on=day(on), progress=progress)
    except RefusedInput as refused:
        for problem in listed(refused.problems):
            say(problem)
        say(str(refused))
        raise typer.Exit(1) from None
    _show(curated.standing(), format)
    say(f"{len(curated.decided)} decisions hold, {len(curated.statements)} statements")


@review.command("status")
def show_status(
    graph_dir: GraphDir = DEFAULT_PATH,
    history: Annotated[bool, typer.Option("--history", help="Show the decisions that later ones replaced or took back, too.")] = False,
    format: Table = "table",
) -> None:
    """Say how much is decided and what is open, and name the decisions that do not apply or were matched with changed words.

    Example: stancegraph review status --history -g crisis.db
    """
    import graph
    from graph.commands.console import one_of

    one_of(("table", "json"), format)
    with graph.open(graph_dir) as collection:
        standing = collection.standing()
    _show(standing, format, history=history)


def _show(standing: "Standing", format: str, *, history: bool = False) -> None:
    from graph.commands.console import out, out_json
    from graph.curation.history import history as told

    steps = told(standing.decided, standing.former) if history else []
    if format == "json":
        out_json(standing.record() | ({"history": [step.record() for step in steps]} if history else {}))
        return
    out(standing.text())
    if history:
        out("\n".join(["", "Earlier decisions, and what came in their place:" if steps else "No decision was replaced.", ""]))
        out("".join(f"{step.text()}\n" for step in steps))
