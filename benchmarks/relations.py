"""Measures `relate` on sentences with two marked strings: the root of a stance, and the sign and direction of a sentiment."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graph.evaluation.rates import macro_f1, rates

# Rows count from 0: the even ones are held out, rules and words may only be tuned on the odd ones.
HALVES = {"tune": slice(1, None, 2), "held": slice(0, None, 2)}
Answer = Mapping[str, Any]
Marked = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Material:
    """A file of marked sentences: what `relate` is given of a row, the label wanted, and the label that an answer means."""

    file: str
    question: Callable[[Marked], Marked]
    wanted: Callable[[Marked], Any]
    named: Callable[[Answer], Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with the label wanted and the one predicted."""

    row: Marked
    wanted: Any
    named: Any
    rule: str


def root_question(row: Marked) -> Marked:
    """Give the text, who acts and on whom, without their places."""
    event = row["events"][0]
    return {"id": row["id"], "text": row["text"], "source": event["source"], "target": event["target"]}


def sentiment_question(row: Marked) -> Marked:
    """Give the text and both marked strings with their places."""
    return {key: row[key] for key in ("id", "text", "a", "b", "a_span", "b_span")}


def sentiment_label(answer: Answer) -> int:
    """Return 0 for neutral, 1 and 2 for positive, 3 and 4 for negative, the odd ones from a to b."""
    if answer["direction"] == "none" or answer["sign"] == 0:
        return 0
    first = 1 if answer["sign"] > 0 else 3
    return first + 1 if answer["direction"] == "b->a" else first


ROOTS = Material("stance_sentences.jsonl", root_question, lambda row: row["gold_root"], lambda answer: answer["plover"])
SENTIMENTS = Material("directed_sentiment.jsonl", sentiment_question, lambda row: row["label"], sentiment_label)


def available() -> bool:
    """Tell whether this version has `relate`."""
    return find_spec("graph.extraction.relate") is not None


def judge(material: Material, folder: Path, half: str) -> list[Judged]:
    """Relate the rows of one half and return each with the label wanted and the label named."""
    from graph.extraction.relate import relate

    rows = [json.loads(line) for line in (folder / material.file).read_text(encoding="utf-8").splitlines()][HALVES[half]]
    answers = relate(material.question(row) for row in rows)
    return [Judged(row, material.wanted(row), material.named(a), str(a["rule"])) for row, a in zip(rows, answers, strict=True)]


def macro(judged: Sequence[Judged]) -> float:
    """Return the unweighted mean of F1 over the labels."""
    return macro_f1((each.wanted, each.named) for each in judged)


def errors(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield lines: F1 of each label, the labels confounded by frequency, what decided where it was wrong, and each wrong row."""
    wrong = [each for each in judged if each.wanted != each.named]
    yield f"{len(wrong)} of {len(judged)} rows wrong"
    for label, rate in rates((each.wanted, each.named) for each in judged).items():
        yield f"  {label!s:12} precision {rate.precision:.3f}  recall {rate.recall:.3f}  F1 {rate.f1:.3f}  of {rate.gold}"
    yield "wanted, named: rows"
    for (wanted, named), count in by_frequency(Counter((str(each.wanted), str(each.named)) for each in wrong)):
        yield f"  {wanted}, {named}: {count}"
    yield "decided by: rows wrong, of rows"
    total = Counter(each.rule.split(":")[0] for each in judged)
    for rule, count in by_frequency(Counter(each.rule.split(":")[0] for each in wrong)):
        yield f"  {rule}: {count} of {total[rule]}"
    for each in sorted(wrong, key=lambda each: (str(each.wanted), str(each.named), each.row["id"])):
        yield f"wanted {each.wanted}, named {each.named} ({each.rule}): {each.row['id']}: {' '.join(told(each.row).split())}"


def by_frequency(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """Return counts, the greatest first, equal ones in the order of their keys."""
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def told(row: Marked) -> str:
    """Return the text with its marked strings in brackets, where their places are known."""
    if "marked" in row:
        return str(row["marked"])
    text = str(row["text"])
    for mark, (start, end) in sorted(((mark, row[f"{mark}_span"]) for mark in "ab"), key=lambda entry: entry[1], reverse=True):
        text = f"{text[:start]}[{mark} {text[start:end]}]{text[end:]}"
    return text
