"""Prints the quality of extraction on coded articles and sentences, and writes the errors by kind.

    python -m benchmarks.quality [--shared ../shared] [--half tune|held|all] [--errors FILE]

The articles are measured whole. Of the other files half is held out while rules and words are tuned; both halves are reported apart.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import attribution, relations
from graph.evaluation.compare import Scores, compare
from graph.evaluation.rates import Rate
from graph.evaluation.reading import Row, read_statements
from graph.evaluation.report import report
from graph.queries.table import align

# The figures to reach, by material, half (empty for whole articles) and measure.
GOALS: dict[tuple[str, str, str], float] = {
    **{("articles", "", measure): goal for measure, goal in {
        "relaxed": 0.88, "core": 0.80, "speaker": 0.90, "date": 0.90, "conditional": 0.90, "issue": 0.60, "sides": 0.85,
    }.items()},
    ("articles_dev", "", "relaxed"): 0.70,
    ("articles_dev", "", "core"): 0.55,
    ("stance_sentences", "tune", "root macro-F1"): 0.80,
    ("stance_sentences", "held", "root macro-F1"): 0.75,
    **{("directed_sentiment", half, "five-way macro-F1"): 0.48 for half in ("tune", "held", "all")},
    **{("attribution_articles", half, "F1"): 0.65 for half in ("tune", "held", "all")},
    **{("attribution_articles", half, "source right"): 0.85 for half in ("tune", "held", "all")},
}  # fmt: skip


@dataclass(slots=True)
class Findings:
    """What was measured, by material, half and measure; None where it could not be. `errors` are lines under a heading each."""

    figures: dict[tuple[str, str, str], float | None] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, material: str, half: str, measures: Mapping[str, float | None]) -> None:
        """Add the figures of one half of a material."""
        self.figures.update({(material, half, measure): value for measure, value in measures.items()})

    def explain(self, heading: str, lines: Iterable[str]) -> None:
        """Add the errors of one material."""
        self.errors += [f"== {heading}", "", *lines, ""]

    def table(self) -> str:
        """Return all figures with what they should reach."""
        rows = [[*key, _figure(value), *_verdict(value, GOALS.get(key))] for key, value in self.figures.items()]
        header = ["material", "half", "measure", "figure", "goal", "reached"]
        return align(header, rows, right=[False, False, False, True, True, False])


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _verdict(value: float | None, goal: float | None) -> tuple[str, str]:
    if goal is None:
        return "", ""
    return f"{goal:.2f}", "" if value is None else "yes" if round(value, 3) >= goal else "no"


def predict(folder: Path) -> tuple[list[Row], dict[str, str]]:
    """Extract the articles of a folder; return the rows and the archived texts by id."""
    from graph import pipeline
    from graph.writers.tables import rows

    documents = pipeline.read([folder], [])
    drafts = pipeline.extract(documents, pipeline.Settings())
    statements = pipeline.identify(drafts, {document.id: document for document in documents})
    return list(rows(statements)), {document.id: document.text for document in documents}


def measure_articles(found: Findings, shared: Path, name: str) -> None:
    """Measure the statements of one collection of coded articles."""
    gold, folder = shared / "gold" / f"{name}.jsonl", shared / name
    measures = ("detect", "relaxed", "core", "stance", "targets", "speaker", "date", "conditional", "quoted", "issue", "sides")
    if not (gold.is_file() and folder.is_dir()):
        return _absent(found, name, [""], measures)
    _say(f"{name} ...")
    predicted, texts = predict(folder)
    scores = compare(read_statements(gold), predicted, texts)
    found.add(name, "", dict(_figures_of(scores)))
    found.explain(name, report(scores, faults=True).splitlines())
    return None


def _figures_of(scores: Scores) -> Iterator[tuple[str, float]]:
    for level in ("detect", "relaxed", "core"):
        yield level, getattr(scores, level).f1
    yield from scores.fields.items()


def measure_relations(found: Findings, shared: Path, material: relations.Material, measure: str, halves: Sequence[str]) -> None:
    """Measure `relate` on marked sentences."""
    name = Path(material.file).stem
    if not (relations.available() and (shared / "outside" / material.file).is_file()):
        return _absent(found, name, halves, [measure])
    judged: list[relations.Judged] = []
    for half in halves:
        _say(f"{name}, half {half} ...")
        judged += (part := relations.judge(material, shared / "outside", half))
        found.add(name, half, {measure: relations.macro(part)})
        found.explain(f"{name}, half {half}", relations.errors(part))
    if len(halves) > 1:
        found.add(name, "all", {measure: relations.macro(judged)})
    return None


def measure_attribution(found: Findings, shared: Path, halves: Sequence[str]) -> None:
    """Measure who says what on whole articles."""
    name = "attribution_articles"
    file = shared / "outside" / f"{name}.jsonl"
    if not file.is_file():
        return _absent(found, name, halves, ["F1", "source right"])
    rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    total = Counter[str]()
    for half in halves:
        _say(f"{name}, half {half} ...")
        counts = attribution.score(rows[attribution.HALVES[half]])
        total += counts
        found.add(name, half, _attribution_figures(counts))
        missed, extra = counts["gold"] - counts["matched"], counts["found"] - counts["matched"]
        lines = [f"missed: {missed} of {counts['gold']}", f"spurious: {extra} of {counts['found']}"]
        lines.append(f"wrong source: {counts['sourced'] - counts['right']} of {counts['sourced']}")
        found.explain(f"{name}, half {half}", [*lines, "`python -m benchmarks.attribution FILE --show missed|extra|source` lists them"])
    if len(halves) > 1:
        found.add(name, "all", _attribution_figures(total))
    return None


def _attribution_figures(counts: Counter[str]) -> dict[str, float | None]:
    rate = Rate(counts["matched"], counts["found"], counts["gold"])
    return {"F1": rate.f1, "precision": rate.precision, "recall": rate.recall, "source right": counts["right"] / max(1, counts["sourced"])}


def _absent(found: Findings, material: str, halves: Iterable[str], measures: Sequence[str]) -> None:
    _say(f"{material}: not measured, as the material or the verb that it needs is not there")
    for half in halves:
        found.add(material, half, dict.fromkeys(measures))


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def measure(shared: Path, halves: Sequence[str]) -> Findings:
    """Measure everything, in the order of the table."""
    found = Findings()
    for name in ("articles", "articles_dev"):
        measure_articles(found, shared, name)
    measure_relations(found, shared, relations.ROOTS, "root macro-F1", halves)
    measure_relations(found, shared, relations.SENTIMENTS, "five-way macro-F1", halves)
    measure_attribution(found, shared, halves)
    return found


def main() -> None:
    """Print the table, and write the errors if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared", help="folder of the material")
    parser.add_argument("--half", choices=["tune", "held", "all"], default="all", help="which half of the sentences")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write the errors by kind here")
    options = parser.parse_args()
    found = measure(options.shared, ["tune", "held"] if options.half == "all" else [options.half])
    print(found.table(), end="")
    if options.errors:
        options.errors.write_text("\n".join(found.errors), encoding="utf-8")
        _say(f"wrote {options.errors}")


if __name__ == "__main__":
    main()
