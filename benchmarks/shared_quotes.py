"""Lists the quotations that two coded articles share, and whether the graph has them once, with a report from each.

    python -m benchmarks.shared_quotes [--shared ../shared]

Two quotations are shared when one actor holds both and `wording.near` takes their sentences for one utterance. Coders may differ on whether
they carry the same stance; what they coded is printed beside it. A quotation is found when one statement has it from each article.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from graph.api import extract
from graph.core.document import Span
from graph.core.statement import Statement
from graph.evaluation.reading import Row, read_statements
from graph.identity.statements.wording import near, words_of
from graph.language.sentences import sentences
from graph.queries.table import align

_MATERIALS = ("articles", "articles_dev")


def shared_quotes(gold: list[Row]) -> Iterator[tuple[str, Row, str, Row]]:
    """Yield each sentence of a quotation that a second document words nearly the same: words, row, other words, other row."""
    said = [(row, span.of(quote)) for row in gold for quote in row["quotes"] for span in sentences(quote, Span(0, len(quote)))]
    seen = set()
    for (row, words), (other, theirs) in combinations(said, 2):
        key = words, theirs, row["doc"], other["doc"]
        if row["doc"] != other["doc"] and row["actor"] == other["actor"] and key not in seen and near(words_of(words), words_of(theirs)):
            seen.add(key)
            yield words, row, theirs, other


def carrying(words: str, document: str, statements: list[Statement]) -> set[str]:
    """Return the ids of the statements that a report of this document rests on these words for."""
    wanted = words_of(words)
    return {
        statement.id
        for statement in statements
        for report in statement.reports
        if report.document == document
        for quote in report.quotes
        for span in sentences(quote.text, Span(0, len(quote.text)))
        if near(wanted, words_of(span.of(quote.text)))
    }


def main() -> int:
    """Print the table; return 1 where a shared quotation is in no statement from both articles, 2 without material."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    rows, missed = [], 0
    for material in _MATERIALS:
        file = shared / "gold" / f"{material}.jsonl"
        if not file.exists():
            print(f"{file} is not there: not measured", file=sys.stderr)
            return 2
        statements = extract(shared / material)
        for words, row, theirs, other in shared_quotes(read_statements(file)):
            both = carrying(words, row["doc"], statements) & carrying(theirs, other["doc"], statements)
            missed += not both
            coded = [row["doc"][:3], row["stance"], other["doc"][:3], other["stance"]]
            rows.append([words, *coded, ", ".join(sorted(each[:8] for each in both)) or "no"])
    print(align(["quotation", "in", "coded", "and in", "coded", "one statement"], rows, right=[False] * 6, width=160), end="")
    print(f"{len(rows) - missed} of {len(rows)} shared quotations are in one statement with a report from each article")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
