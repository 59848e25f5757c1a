"""Questions about single sentences and about quality: relate, evaluate."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from graph.commands.options import Pipeline, Table


def relate(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl", help="One row a line; - is stdin.")],
    pipeline: Pipeline = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="jsonl, csv or table.")] = "jsonl",
) -> None:
    """Name the relation between two marked strings of a text, one answer for each row, in order.

    A row is {"id", "text", "source", "target"}: who acts on whom is given, and the best PLOVER root is always named. Or it is
    {"id", "text", "a", "b"}: the direction is to be found, or none. Places may be given as "a_span": [start, end].
    Exit code 1 if a line could not be read; the others are answered.

    \b
    Examples: stancegraph relate pairs.jsonl --format csv > answers.csv
              echo '{"id": 1, "text": "Peru praised Chile.", "a": "Peru", "b": "Chile"}' | stancegraph relate -
    """
    import graph
    from graph.commands.console import ProgressBar, one_of, say, say_all
    from graph.core.errors import InputError

    form = one_of(("jsonl", "csv", "table"), format)
    problems: list[InputError] = []
    rows = _lines(file)
    settings = graph.Settings(pipeline=pipeline)
    with ProgressBar() as progress:
        answers = graph.relate(rows, settings=settings, problems=problems, where="stdin" if file == "-" else file)
        count = _show_answers(_counted(answers, len(rows), progress) if isinstance(rows, list) else answers, form)
    say_all(problems=problems)
    say(f"{count} answer{'s' * (count != 1)}")
    raise typer.Exit(1 if problems else 0)


def _lines(file: str) -> Iterable[str]:
    import sys

    from graph.documents.decoding import load

    if file == "-":
        return (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    return load(Path(file)).text.split("\n")


def _counted(answers: Iterable[dict[str, Any]], total: int, progress: Any) -> Iterator[dict[str, Any]]:
    for done, answer in enumerate(answers):
        progress("relate", done, total)
        yield answer


def _show_answers(answers: Iterable[dict[str, Any]], form: str) -> int:
    from graph.commands.console import out, width
    from graph.extraction.relate import FIELDS
    from graph.writers.listing import columns
    from graph.writers.tables import lines, sheet

    if form == "jsonl":
        count = 0
        for answer in answers:
            out(lines([answer]))
            count += 1
        return count
    found = list(answers)
    out(sheet(found, FIELDS) if form == "csv" else columns(found, FIELDS, width=width()))
    return len(found)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Coded statements, one row a line, as `extract` prints them.")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Articles, or a .jsonl of rows that `extract` printed.")],
    agreement: Annotated[bool, typer.Option("--agreement", help="The first PATH is a second coder's file: how do the two agree?")] = False,
    errors: Annotated[
        str | None,
        typer.Option("--errors", metavar="FILE", help="Write what is missed, found otherwise or spurious, with its sentence; - is stdout."),
    ] = None,
    pipeline: Pipeline = None,
    format: Table = "table",
) -> None:
    """Compare coded statements with what is found in articles: precision, recall, F1, fields, stances, faults.

    detect counts pairs whose evidence overlaps; relaxed those with the same actor, sign and a shared target; core those with the same
    actor, stance and targets. A document is known by its id, the name of its file. Rows marked "optional" may be found or left out.
    Articles named beside a .jsonl of rows only tell where the evidence of the rows stands.

    \b
    Examples: stancegraph evaluate coded.jsonl articles/
              stancegraph evaluate coded.jsonl rows.jsonl articles/ --errors errors.txt
              stancegraph evaluate anna.jsonl ben.jsonl articles/ --agreement
    """
    from graph.commands.console import one_of, say_all
    from graph.core.errors import InputError

    format = one_of(("table", "json"), format)
    problems: list[InputError] = []
    if agreement:
        _agree(gold, paths, errors, format, problems)
    else:
        _judge(gold, paths, errors, format, problems, pipeline)
    say_all(problems=problems)
    raise typer.Exit(1 if problems else 0)


def _judge(gold: Path, paths: list[Path], errors: str | None, format: str, problems: list[Any], pipeline: str | None) -> None:
    import graph
    from graph.commands.console import ProgressBar, out, out_json, say_all
    from graph.evaluation.report import as_json, report

    warnings: list[str] = []
    settings = graph.Settings(pipeline=pipeline)
    with ProgressBar() as progress:
        scores = graph.evaluate(gold, paths, settings=settings, problems=problems, warnings=warnings, progress=progress)
    say_all(warnings)
    listed = errors == "-"
    out_json(as_json(scores, faults=listed)) if format == "json" else out(report(scores, faults=listed))
    _write_errors(scores.faults, errors)


def _agree(gold: Path, paths: list[Path], errors: str | None, format: str, problems: list[Any]) -> None:
    import graph
    from graph.commands.console import out, out_json
    from graph.evaluation.report import agreement_json, agreement_report, fault_list

    agreed = graph.agreement(gold, paths[0], paths[1:], problems=problems)
    faults = agreed.first_as_gold.faults
    if format == "json":
        out_json(agreement_json(agreed, faults=errors == "-"))
    else:
        out(agreement_report(agreed) + ("\n" + fault_list(faults) if errors == "-" else ""))
    _write_errors(faults, errors)


def _write_errors(faults: Any, errors: str | None) -> None:
    """Write the faults to a file: as JSON Lines where its name ends so, else as text."""
    from graph.commands.console import say
    from graph.core.files import write_atomically
    from graph.evaluation.report import fault_list, fault_records
    from graph.writers.tables import lines

    if errors in (None, "-"):
        return
    path = Path(errors or "")
    data = lines(fault_records(faults)) if path.suffix.lower() == ".jsonl" else fault_list(faults).encode("utf-8", "backslashreplace")
    write_atomically(path, data)
    say(f"wrote {path}, {len(faults)} errors")
