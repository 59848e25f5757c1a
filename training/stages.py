"""The stages of training in their order; each leaves a mark when done, so that a run can stop anywhere and go on."""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from training.assemble import assemble, lemma_table
from training.card import write_card
from training.clusters import build_clusters
from training.corpus import convert, load, save, vocabulary
from training.evaluate import evaluate
from training.learn import Stage, learn, settings
from training.names import convert_names
from training.templates import write_templates

TEMPLATES = 4500
TRAIN = Stage("parser.cfg", steps=3500, words=(100, 1000))
ANNEAL = Stage("parser.cfg", steps=4500, words=(1000, 1000), anneal=True)
RESTART = replace(ANNEAL, steps=4000, senter=True)
NAMES = Stage("names.cfg", steps=5000, words=(100, 1000), anneal=True)


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run reads and writes, and its seed."""

    treebanks: Path
    work: Path
    seed: int = 1

    @property
    def model(self) -> Path:
        """Return the folder of the finished pipeline."""
        return self.work / "model"


def _convert(run: Run) -> str:
    return convert(run.treebanks, run.work, run.seed)


def _templates(run: Run) -> str:
    corpus = run.work / "corpus"
    line = write_templates(run.treebanks, corpus / "templates.spacy", count=TEMPLATES, seed=run.seed)
    vocab = vocabulary()
    docs = [*load(corpus / "train.spacy", vocab), *load(corpus / "templates.spacy", vocab)]
    random.Random(run.seed).shuffle(docs)
    return f"{line}; {save(corpus / 'all.spacy', docs)[1]} tokens in all"


def _clusters(run: Run) -> str:
    return build_clusters(run.work / "clusters", run.seed)


def _learn(run: Run, stage: Stage, name: str, corpora: tuple[str, str], *, seed: int = 0, keep: str = "model-last") -> str:
    part, target = run.work / f"{name}.part", run.work / name
    for stale in (part, target):
        shutil.rmtree(stale, ignore_errors=True)
    first, second = (run.work / "corpus" / corpus for corpus in corpora)
    line = learn(settings(stage, (first, second), run.work / "clusters", run.seed + seed), part)
    (part / keep).rename(target)
    shutil.rmtree(part)
    return line


def _train(run: Run) -> str:
    return _learn(run, TRAIN, "train", ("all.spacy", "dev.spacy"))


def _anneal(run: Run) -> str:
    return _learn(run, replace(ANNEAL, source=run.work / "train"), "anneal", ("all.spacy", "dev.spacy"))


def _restart(run: Run) -> str:
    return _learn(run, replace(RESTART, source=run.work / "anneal"), "parser", ("all.spacy", "dev.spacy"), seed=1)


def _lemmas(run: Run) -> str:
    table = lemma_table(run.treebanks)
    (run.work / "lemmas.json").write_text(json.dumps(table, ensure_ascii=False, indent=0), encoding="utf-8")
    return f"{sum(map(len, table.values()))} exceptions"


def _names(run: Run) -> str:
    line = convert_names(run.treebanks, run.work / "corpus", run.seed)
    return line + "; " + _learn(run, NAMES, "names", ("names-train.spacy", "names-dev.spacy"), keep="model-best")


def _assemble(run: Run) -> str:
    shutil.rmtree(run.model, ignore_errors=True)
    table = json.loads((run.work / "lemmas.json").read_text(encoding="utf-8"))
    return assemble(run.work / "parser", run.work / "names", table, run.model)


def _evaluate(run: Run) -> str:
    return write_card(run.model, evaluate(run.model, run.treebanks))


STAGES: dict[str, Callable[[Run], str]] = {
    "convert": _convert,
    "templates": _templates,
    "clusters": _clusters,
    "train": _train,
    "anneal": _anneal,
    "restart": _restart,
    "lemmas": _lemmas,
    "names": _names,
    "assemble": _assemble,
    "evaluate": _evaluate,
}


def run_stages(run: Run, *, first: str | None = None, only: str | None = None, say: Callable[[str], None] = print) -> None:
    """Run the stages that are not done yet, or those from `first` on, or just one; a stage that runs makes all later ones due."""
    order = list(STAGES)
    if first or only:
        _forget(run, order[order.index(first or only or "") :])
    for number, name in enumerate([only] if only else order, start=1):
        mark = _mark(run, name)
        if mark.exists():
            say(f"[{number}/{len(order)}] {name}: done before: {json.loads(mark.read_text(encoding='utf-8'))['line']}")
            continue
        say(f"[{number}/{len(order)}] {name} ...")
        started = perf_counter()
        line = STAGES[name](run)
        seconds = perf_counter() - started
        _forget(run, order[order.index(name) :])
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(json.dumps({"line": line, "seconds": round(seconds)}), encoding="utf-8")
        say(f"[{number}/{len(order)}] {name}: {line} ({seconds:.0f} s)")


def _mark(run: Run, name: str) -> Path:
    return run.work / "done" / f"{name}.json"


def _forget(run: Run, names: list[str]) -> None:
    for name in names:
        _mark(run, name).unlink(missing_ok=True)
