"""Writes the model card, the attribution and the licence into a pipeline's folder, with the figures just measured."""

import shutil
from pathlib import Path

from training.evaluate import Figures
from training.scores import Tally

NOTICES = Path(__file__).parent / "notices"
COLUMNS = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS without punctuation", "clauses", "clauses, gentle", "sentences", "tokens")
RELATIONS = ("nsubj", "obj", "iobj", "ccomp", "xcomp", "obl:agent", "obl", "nmod:poss", "conj", "advcl", "appos")


def write_card(model: Path, figures: Figures) -> str:
    """Write README.md, ATTRIBUTION.md and LICENSE into `model`; return the card's figures as text to print."""
    import json

    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    template = (NOTICES / "card.md").read_text(encoding="utf-8")
    card = template.format(
        name=f"{meta['lang']}_{meta['name']}",
        version=meta["version"],
        size=figures.megabytes,
        table=_scores(figures),
        relations=_relations(figures.gold),
        names=_names(figures.names),
        speed=figures.speed,
        speed_names=figures.speed_with_names,
        load=figures.load_seconds,
    )
    (model / "README.md").write_text(card, encoding="utf-8")
    for name in ("ATTRIBUTION.md", "LICENSE"):
        shutil.copyfile(NOTICES / name, model / name)
    return card[card.index("## Figures") : card.index("## Known")]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _table(header: list[str], rows: list[list[str]]) -> str:
    return "\n".join([_row(header), _row(["---"] * len(header)), *map(_row, rows)])


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _scores(figures: Figures) -> str:
    rows = []
    for title, tallies in (("gold tokens", figures.gold), ("raw", figures.raw)):
        for name, tally in tallies.items():
            values = [tally.recall(c) if c.startswith("clauses") else tally.f(c) for c in COLUMNS]
            rows.append([name, title, str(tally.wanted["tokens"]), str(tally.wanted["clauses"]), *map(_percent, values)])
    return _table(["test set", "input", "words", "verbs", *COLUMNS], rows)


def _relations(tallies: dict[str, Tally]) -> str:
    return _table(["test set", *RELATIONS], [[name, *(_percent(tally.f(r)) for r in RELATIONS)] for name, tally in tallies.items()])


def _names(tallies: dict[str, Tally]) -> str:
    rows = []
    for name, tally in tallies.items():
        overall = [_percent(value("names")) for value in (tally.precision, tally.recall, tally.f)]
        rows.append([name, *overall, *(_percent(tally.f(kind)) for kind in ("PER", "LOC", "ORG"))])
    return _table(["test set", "precision", "recall", "F1", "PER F1", "LOC F1", "ORG F1"], rows)
