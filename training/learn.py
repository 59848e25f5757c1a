"""Runs spaCy's training loop for one stage."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Stage:
    """The numbers of a training stage: `rate` falls to zero over the steps where `anneal` is set; `source` is the model to go on from."""

    config: str
    steps: int
    words: tuple[int, int]
    anneal: bool = False
    rate: float = 0.001
    dropout: float = 0.2
    source: Path | None = None
    senter: bool = False


SENTER = {
    "factory": "senter",
    "model": {"@architectures": "spacy.Tagger.v2", "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}},
}


def settings(stage: Stage, corpora: tuple[Path, Path], vectors: Path, seed: int) -> Any:
    """Return the full spaCy configuration of a stage; `corpora` are the files to learn from and to watch."""
    from spacy.util import load_config

    config = load_config(FOLDER / stage.config, interpolate=False)
    config["paths"] = {"train": str(corpora[0]), "dev": str(corpora[1]), "vectors": str(vectors)}
    config["system"]["seed"] = seed
    training = config["training"]
    training["max_steps"], training["dropout"] = stage.steps, stage.dropout
    training["batcher"]["size"] |= {"start": stage.words[0], "stop": stage.words[1]}
    if stage.anneal:
        training["optimizer"]["learn_rate"] = {
            "@schedules": "warmup_linear.v1",
            "warmup_steps": 100,
            "total_steps": stage.steps,
            "initial_rate": stage.rate,
        }
    if stage.source is not None:
        config["components"] = {name: {"source": str(stage.source)} for name in config["nlp"]["pipeline"]}
    if stage.senter:
        pipeline = config["nlp"]["pipeline"]
        config["nlp"]["pipeline"] = [*pipeline[:-1], "senter", pipeline[-1]]
        config["components"]["senter"] = SENTER
    return config


def learn(config: Any, target: Path) -> str:
    """Train by `config` and leave the last model, weights averaged, in `target`; return a line for the log."""
    from spacy import util
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train
    from thinc.api import fix_random_seed

    fix_random_seed(config["system"]["seed"])
    util.logger.setLevel("ERROR")
    target.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    train(nlp, target, stdout=sys.stdout, stderr=sys.stderr)
    performance = util.load_meta(target / "model-last" / "meta.json")["performance"]
    shown = {key: round(value, 4) for key, value in performance.items() if key in config["training"]["score_weights"]}
    return f"last model on the held-out part: {shown}"
