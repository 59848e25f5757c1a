"""Measures attribution on whole articles with gold spans: `python benchmarks/attribution.py FILE --half tune|held|all`."""

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from graph.core.document import Block, Document, Span
from graph.extraction.attribution import Attribution, attributions
from graph.language.parse import Parse
from graph.language.pipeline import parse
from graph.language.quotes import find_quotes

HALVES = {"tune": slice(0, None, 2), "held": slice(1, None, 2), "all": slice(None)}


def read(row: dict[str, Any]) -> tuple[Parse, list[Attribution]]:
    """Parse one article, a paragraph for each line, and return its attributions."""
    blocks = tuple(Block("paragraph", Span(*m.span())) for m in re.finditer(r"[^\n]+", row["text"]) if m.group().strip())
    parsed = parse(Document(row["id"], row["text"], blocks))
    return parsed, attributions(parsed, find_quotes(row["text"], [b.span for b in blocks]))


def spans(items: list[list[Any]]) -> list[Span]:
    """Return the spans of a gold field."""
    return [Span(start, end) for start, end, *_ in items]


def overlap(left: list[Span], right: list[Span]) -> int:
    """Count the characters that both cover."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def matches(gold: dict[str, Any], found: Attribution) -> tuple[int, int]:
    """Return how well they match (0, 0 for not): the cue overlaps, or half of each content is shared."""
    cue = 0 if found.inherited else overlap(spans(gold["cue"]), [found.cue])
    content = overlap(spans(gold["content"]), list(found.content))
    longer = max(sum(map(len, spans(gold["content"]))), sum(map(len, found.content)))
    half = 2 * content >= longer > 0
    return (int(cue > 0) + int(half), content) if cue or half else (0, 0)


def right_source(gold: dict[str, Any], found: Attribution, parsed: Parse) -> bool:
    """Tell whether the head of the source that was found lies in a gold source span."""
    if found.source is None:
        return False
    head = parsed.tokens[found.source].span
    return any(span.overlaps(head) for span in spans(gold["source"]))


def merged(found: list[Attribution]) -> list[Attribution]:
    """Drop the continuations: the gold files count them with the attribution that they continue."""
    return [a for a in found if not a.inherited]


def score(rows: list[dict[str, Any]], *, show: str | None = None) -> Counter[str]:
    """Count gold, found and matched attributions, one to one, best matches first."""
    counts: Counter[str] = Counter()
    for row in rows:
        parsed, found = read(row)
        found = merged(found)
        gold = row["attributions"]
        pairs = sorted(((matches(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), key=lambda p: (p[0], -p[1], -p[2]))
        used_gold: set[int] = set()
        used_found: set[int] = set()
        for (cue, _), i, j in reversed(pairs):
            if cue == 0 or i in used_gold or j in used_found:
                continue
            used_gold.add(i)
            used_found.add(j)
            counts["matched"] += 1
            if gold[i]["source"]:
                counts["sourced"] += 1
                right = right_source(gold[i], found[j], parsed)
                counts["right"] += right
                if show == "source" and not right:
                    name = found[j].source_span.of(row["text"]) if found[j].source_span else None
                    print(
                        "SOURCE",
                        [s[2] for s in gold[i]["source"]],
                        "<>",
                        name,
                        "|",
                        found[j].cue.of(row["text"]),
                        "|",
                        gold[i]["content"][0][2][:90],
                    )
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        if show == "missed":
            for i, g in enumerate(gold):
                if i not in used_gold:
                    print("MISSED", [s[2] for s in g["source"]], "|", [s[2] for s in g["cue"]], "|", [s[2][:90] for s in g["content"]])
        if show == "extra":
            for j, f in enumerate(found):
                if j not in used_found:
                    print(
                        "EXTRA",
                        f.source_span and f.source_span.of(row["text"]),
                        "|",
                        f.cue.of(row["text"]),
                        f.classes,
                        "|",
                        f.content[0].of(row["text"])[:90],
                    )
    return counts


def main() -> None:
    """Print precision, recall and F1 of detection, and the share of right sources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=sorted(HALVES), default="all")
    parser.add_argument("--show", choices=["missed", "extra", "source"])
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    counts = score(rows[HALVES[options.half]], show=options.show)
    precision, recall = counts["matched"] / counts["found"], counts["matched"] / counts["gold"]
    print(f"{options.half}: {len(rows[HALVES[options.half]])} articles, gold {counts['gold']}, found {counts['found']}")
    print(f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"source right {counts['right'] / max(1, counts['sourced']):.3f} of {counts['sourced']}")


if __name__ == "__main__":
    main()
