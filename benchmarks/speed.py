"""Prints how fast the main road is, each step beside a named peer that does the same in the same run.

    python -m benchmarks.speed [--repeat 5] [PATH...]

A time is the best of several; a ratio is the time of the peer divided by ours, so that above 1 we are faster. Nothing here is a test.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import rdflib

from benchmarks.growth import STATES, VERBS
from graph.api import open as open_graph
from graph.api import relate
from graph.collection import Collection
from graph.core.resources import resource
from graph.language.describe import measure_speed
from graph.queries.questions import question
from graph.queries.results import Rows
from graph.queries.table import align

QUESTION = "who-rejects-what"
COMMAND = Path(__file__).resolve().parents[1] / "cli.py"


@dataclass(frozen=True, slots=True)
class Race:
    """A step, what it worked on, our time in seconds, and the peer's, if there is one."""

    step: str
    size: str
    ours: float
    peer: str = ""
    theirs: float | None = None

    def cells(self) -> list[str]:
        """Return the row of the table; times in milliseconds."""
        row = [self.step, self.size, f"{1000 * self.ours:,.1f}"]
        if self.theirs is None:
            return [*row, "", "", ""]
        return [*row, self.peer, f"{1000 * self.theirs:,.1f}", f"{self.theirs / self.ours:.2f}"]


def best(step: Callable[[], object], repeat: int) -> float:
    """Return the shortest time of several runs, in seconds of the clock on the wall."""
    times = []
    for _ in range(repeat):
        started = perf_counter()
        step()
        times.append(perf_counter() - started)
    return min(times)


def run(*command: object) -> None:
    """Run a command in a fresh interpreter.

    Raises CalledProcessError when it fails.
    """
    subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True)


def start(repeat: int) -> Race:
    """Race `--help` against the bare import of the library that it is made with."""
    ours = best(partial(run, COMMAND, "--help"), repeat)
    return Race("--help", "fresh process", ours, "import typer", best(partial(run, "-c", "import typer"), repeat))


def building(paths: Sequence[Path], folder: Path) -> Race:
    """Build a graph once in a fresh process, as a user does."""
    count = sum(each.is_file() for path in paths for each in (path, *path.rglob("*")))
    return Race("build", f"{count} files, fresh process", best(partial(run, COMMAND, "build", *paths, "-g", folder), 1))


def exporting(collection: Collection, loaded: rdflib.Graph, repeat: int) -> Race:
    """Race the Turtle export against rdflib's serialisation of the same triples."""
    ours = best(partial(collection.export, format="turtle"), repeat)
    return Race(
        "export turtle", f"{len(loaded):,} triples", ours, "rdflib serialize", best(partial(loaded.serialize, format="turtle"), repeat)
    )


def asking(collection: Collection, loaded: rdflib.Graph, repeat: int) -> Race:
    """Race a named question against the same SPARQL in rdflib on the same triples.

    Raises ValueError when the two find different numbers of rows, as the race would then be none.
    """
    text = question(QUESTION).text
    found, expected = collection.query(QUESTION), list(loaded.query(text))
    if not isinstance(found, Rows) or len(found.terms) != len(expected):
        raise ValueError(f"{QUESTION}: rdflib finds {len(expected)} rows, we find otherwise")
    ours = best(partial(collection.query, QUESTION), repeat)
    return Race(f"query {QUESTION}", f"{len(expected)} rows", ours, "rdflib query", best(lambda: list(loaded.query(text)), repeat))


def relating(repeat: int) -> Race:
    """Relate some hundred invented pairs, as `stancegraph relate` does."""
    pairs = [(one, other, verb) for one in STATES for other in STATES for verb in VERBS[:4] if one != other]
    rows = [{"id": n, "text": f"{a} {verb} a plan of {b}.", "source": a, "target": b} for n, (a, b, verb) in enumerate(pairs)]
    return Race("relate", f"{len(rows)} rows", best(lambda: list(relate(rows)), repeat))


def races(paths: Sequence[Path], repeat: int) -> list[Race]:
    """Run all races, on a graph built afresh from `paths`."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "speed.db"
        done = [start(repeat), building(paths, database)]
        with open_graph(database) as collection:
            loaded = collection.rdflib()
            done += [exporting(collection, loaded, repeat), asking(collection, loaded, repeat)]
    return [*done, relating(repeat)]


def main() -> None:
    """Print the table and the speed of the shipped pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="articles to build from (default: those of the seeds)")
    parser.add_argument("--repeat", type=int, default=5, metavar="N", help="runs of each step")
    options = parser.parse_args()
    done = races(options.paths or [resource("seeds", "documents")], max(1, options.repeat))
    header = ["step", "on", "ours, ms", "peer", "theirs, ms", "ratio"]
    print(align(header, [race.cells() for race in done], right=[False, False, True, False, True, True]), end="")
    speeds = f"{measure_speed():,} without names, {measure_speed(names=True):,} with them"
    print(f"\nparse, tokens a second of processor time: {speeds}")


if __name__ == "__main__":
    main()
