"""Trains the weights of `graph/extraction/relate_model.npz` on `training/corpus/relations.jsonl`: softmax regression in numpy."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from graph.extraction.relate import read_all, scenes_of
from graph.extraction.relate_model import WEIGHTS, features
from training.relate.sentences import rows

CORPUS = Path(__file__).parents[1] / "corpus" / "relations.jsonl"
SEEN_TWICE = 2
EPOCHS, RATE, DECAY = 300, 0.05, 2e-4


def write_corpus(path: Path = CORPUS) -> list[dict[str, Any]]:
    """Write the corpus, one JSON object on a line, and return it."""
    found = list(rows())
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
    return found


def label(row: dict[str, Any]) -> str:
    """Return the label to learn: the stance, with the PLOVER root where it is not that of the stance."""
    return f"{row['stance']}/{row['root']}" if row.get("root") else str(row["stance"])


def read(corpus: list[dict[str, Any]]) -> list[frozenset[str]]:
    """Return the features of each row."""
    asked = [
        {"id": r["id"], "text": r["text"], "source": r["a"], "target": r["b"], "source_span": r["a_span"], "target_span": r["b_span"]}
        for r in corpus
    ]
    return [features(scene) for _, scene in scenes_of(read_all(asked))]


def matrix(known: list[frozenset[str]], names: dict[str, int]) -> Any:
    """Return features as a dense matrix, each row scaled by the root of its number of features, with a last column of ones."""
    x = np.zeros((len(known), len(names) + 1), dtype="float32")
    for i, found in enumerate(known):
        columns = [names[f] for f in found if f in names]
        if columns:
            x[i, columns] = len(columns) ** -0.5
    x[:, -1] = 1
    return x


def fit(x: Any, y: Any, classes: int) -> Any:
    """Return the weights of a softmax regression with L2 decay, by Adam over all rows at once."""
    weights = np.zeros((x.shape[1], classes), dtype="float32")
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    target = np.eye(classes, dtype="float32")[y]
    for step in range(1, EPOCHS + 1):
        scores = x @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = x.T @ (chances - target) / len(x) + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def main() -> None:
    """Write the corpus, print how the model does on phrases that it has not seen, and write the weights learnt from all of them."""
    corpus = write_corpus()
    known = read(corpus)
    labels = sorted({label(row) for row in corpus})
    counted = Counter(f for found in known for f in found)
    names = {name: i for i, name in enumerate(sorted(n for n, times in counted.items() if times >= SEEN_TWICE))}
    x, y = matrix(known, names), np.array([labels.index(label(row)) for row in corpus])
    phrases = sorted({row["phrase"] for row in corpus})
    held = np.array([phrases.index(row["phrase"]) % 5 == 0 for row in corpus])
    tried = fit(x[~held], y[~held], len(labels))
    print(f"{len(corpus)} rows, {len(names)} features; right on unseen phrases: {((x[held] @ tried).argmax(axis=1) == y[held]).mean():.3f}")
    weights = fit(x, y, len(labels)).astype("float16")
    packed = {
        name: np.frombuffer("\n".join(words).encode("utf-8"), dtype="uint8") for name, words in (("features", names), ("labels", labels))
    }
    np.savez_compressed(WEIGHTS, weights=weights, **packed)
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
