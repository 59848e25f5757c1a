"""Prints how processor time grows with the length of a text, for ordinary prose and for texts of nasty kinds.

    python -m benchmarks.growth [--kind NAME]... [--largest 1048576] [--limit 120]

Each size is twice the one before; the last column is the exponent of growth between the two largest: 1 is linear, 2 quadratic. A kind
whose next size would take longer than the limit, in seconds, is left there. Nothing here is a test.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from math import log2
from time import process_time

from graph import pipeline
from graph.documents.details import Details, document
from graph.queries.table import align

STATES = ["Peru", "Chile", "Kenya", "Norway", "Nepal", "Laos", "Chad", "Mali", "Oman", "Fiji", "Cyprus", "Togo"]
VERBS = ["rejected", "accepted", "welcomed", "condemned", "criticised", "repeated", "discussed", "received", "answered"]
THINGS = ["the demand of {}", "a proposal by {}", "the talks with {}", "an offer from {}", "the troops of {}", "the sanctions against {}"]
ENDS = ["", " on Friday", " after a long debate", " in the capital", ", officials said", " unless the border is opened"]
SYLLABLES = ["ba", "lor", "min", "tes", "vra", "ko", "dun", "ril", "as", "pe"]


def prose(draw: random.Random) -> Iterator[str]:
    """Yield paragraphs like those of news reports, with quotations and speakers."""
    for number in count():
        one, other = draw.sample(STATES, 2)
        yield f"{one} {draw.choice(VERBS)} {draw.choice(THINGS).format(other)}{draw.choice(ENDS)}. "
        yield f"“We {draw.choice(['will not', 'must', 'cannot'])} withdraw from {other},” {name(draw)}, the minister, told reporters. "
        yield "\n\n" if number % 3 == 2 else f"He said {other} had {draw.choice(VERBS)} it. "


def name(draw: random.Random) -> str:
    """Return an invented name of two words."""
    return " ".join("".join(draw.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))


def again(unit: str) -> Callable[[random.Random], Iterator[str]]:
    """Return a kind of text that only repeats one thing."""
    return lambda draw: iter(lambda: unit, None)


def of_names(pattern: str) -> Callable[[random.Random], Iterator[str]]:
    """Return a kind of text in which every sentence names somebody new."""
    return lambda draw: (pattern.format(name(draw), draw.choice(STATES)) for _ in count())


KINDS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "prose": prose,
    "prose in one paragraph": lambda draw: (part.replace("\n\n", " ") for part in prose(draw)),
    "one sentence": lambda draw: (f"{draw.choice(STATES)} {draw.choice(VERBS)} {draw.choice(STATES)} and " for _ in count()),
    "one list of names": lambda draw: (f"{draw.choice(STATES)}, " for _ in count()),
    "one clause in another": again("Peru said that Chile said that "),
    "statements again and again": again("Peru accused Chile of spying. "),
    "answers without a target": again("Peru rejected the demand. Chile made a proposal. "),
    "pronouns": again("He said that they rejected it. "),
    "new names": of_names("{0} rejected the demand of {1}. "),
    "new speakers": of_names("“No,” said {0}, the minister of {1}. "),
    "repeated name": again("Kenya "),
    "opening quotation marks": again("“"),
    "straight quotation marks": again('"'),
    "quotations": again("“No.” "),
    "unclosed quotations": again("“We reject it, Peru said. "),
    "apostrophes": again("'a "),
    "parentheses": again("("),
    "parenthesised words": again("(a "),
    "no spaces": again("a"),
    "dots without spaces": again("a."),
    "full stops": again("."),
    "line breaks": again("\n"),
    "short lines": again("Peru\n"),
    "list lines": again("- Peru rejected it\n"),
    "colons": again("Peru: "),
    "capitals": again("PERU REJECTS CHILE "),
    "numbers": again("1 "),
    "dates": again("on 3 May 2021, "),
    "white space": again(" \t"),
    "combining marks": again("e\u0301"),
    "ideographs": again("\u6c34"),
    "emoji": again("\U0001f600 "),
    "NUL": again("\x00a "),
}


def text_of(kind: str, size: int) -> str:
    """Return a text of this kind and of `size` characters, the same in every run."""
    parts: list[str] = []
    length = 0
    for part in KINDS[kind](random.Random(kind)):
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(parts)[:size]


def extract(text: str) -> int:
    """Read, extract and identify one document as a build does; return the number of its statements."""
    read = document("text", text, Details())
    return len(pipeline.identify(pipeline.extract([read], pipeline.Settings()), {read.id: read}))


def seconds(kind: str, size: int) -> float:
    """Return the processor time that a text takes."""
    text = text_of(kind, size)
    started = process_time()
    extract(text)
    return process_time() - started


def growth(kind: str, sizes: Sequence[int], limit: float) -> list[str]:
    """Return the row of one kind: seconds for each size, and the exponent between the two largest."""
    times: list[float] = []
    for size in sizes:
        if len(times) > 1 and times[-1] * max(2.0, times[-1] / max(times[-2], 0.01)) > limit:
            break
        times.append(seconds(kind, size))
    exponent = log2(times[-1] / times[-2]) if len(times) > 1 and min(times[-2:]) > 0 else 0.0
    return [kind, *[f"{time:.1f}" for time in times], *[f"> {limit:.0f}"] * (len(sizes) - len(times)), f"{exponent:.2f}"]


def main() -> None:
    """Print the table, a row at a time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only this kind (default: all)")
    parser.add_argument("--largest", type=int, default=1 << 20, metavar="N", help="characters of the largest text")
    parser.add_argument("--limit", type=float, default=120, metavar="SECONDS", help="longest time of one text")
    options = parser.parse_args()
    sizes = [options.largest >> shift for shift in (3, 2, 1, 0)]
    extract("Peru rejected the demand of Chile.")
    header = ["kind", *[f"{size:,}" for size in sizes], "exponent"]
    rows = []
    for kind in options.kind or KINDS:
        rows.append(growth(kind, sizes, options.limit))
        print(*rows[-1], sep="  ", file=sys.stderr, flush=True)
    print(align(header, rows, right=[False] + [True] * (len(header) - 1)), end="")


if __name__ == "__main__":
    main()
