"""The command line: the commands of `graph.commands`, and how each run of them ends.

Results go to stdout, messages to stderr. Exit codes: 0 done, 1 problems were found, 2 could not run, 130 interrupted.
"""

import os
import sys
from typing import Annotated

import typer

from graph import __version__
from graph.commands import building, checking, linking, looking, measuring, reviewing, writing
from graph.core.errors import StancegraphError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help without boxes starts twice as fast
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Turn political news text into an actor–stance knowledge graph in which every edge leads back to the words that prove it.",
    epilog="First steps: stancegraph build ARTICLES/ · stancegraph statements · stancegraph render network.png · stancegraph query --list",
)


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


for command in (
    building.build,
    building.extract,
    looking.statements,
    looking.why,
    looking.contradictions,
    writing.export,
    writing.render,
    looking.query,
    measuring.relate,
    measuring.evaluate,
    linking.link,
    checking.validate,
    checking.pipeline,
):
    app.command()(command)
app.add_typer(reviewing.review, name="review")


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
