"""A small linear model over the words between two strings; decides where the lexicon is silent. Weights come from `training/relate`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.extraction.relate_scene import Scene
from graph.language.parse import Token

WEIGHTS = Path(__file__).with_name("relate_model.npz")
_SKIPPED = ("PUNCT", "PROPN", "NUM", "SYM")
_HUNG = ("obj", "xcomp", "ccomp", "compound", "amod", "iobj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model: a column of `weights` for each label, a row for each feature in `rows`, and a last row of biases."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Any

    def guess(self, features: frozenset[str]) -> tuple[str, float] | None:
        """Return the likeliest label with its probability, None where no feature is known. A label is a stance, or stance/ROOT."""
        import numpy as np

        known = [self.rows[f] for f in sorted(features) if f in self.rows]
        if not known:
            return None
        scores = self.weights[known].sum(axis=0) / len(known) ** 0.5 + self.weights[-1]
        chances = np.exp(scores - scores.max())
        best = int(chances.argmax())
        return self.labels[best], float(chances[best] / chances.sum())


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the shipped model; read once."""
    import numpy as np

    with np.load(WEIGHTS) as held:
        names = bytes(held["features"]).decode("utf-8").split("\n")
        labels = tuple(bytes(held["labels"]).decode("utf-8").split("\n"))
        return Model(labels, {name: i for i, name in enumerate(names)}, held["weights"].astype("float32"))


def features(scene: Scene) -> frozenset[str]:
    """Return the features of a scene: lemmas, their word clusters, pairs, and marks of negation and time, on the path from A to B."""
    return frozenset(_features(scene))


def _features(scene: Scene) -> Iterator[str]:
    passive = scene.top is not None and scene.top.pos == "VERB" and scene.clauses.passive(scene.top)
    yield f"passive={passive}"
    for n, token in enumerate(t for t in scene.path if t.pos not in _SKIPPED):
        lemma = token.lemma.lower()
        place = "first" if n == 0 else "on"
        yield f"{place}:{lemma}"
        yield from (f"{place}:{c}" for c in cluster(token))
        if token.pos in ("VERB", "AUX", "ADJ"):
            yield f"modal:{scene.clauses.modal(token)}"
            yield f"negated:{scene.clauses.negated(token)}"
        for child in scene.parse.children(token, *_HUNG):
            if child.pos not in _SKIPPED:
                yield f"under:{child.lemma.lower()}"
                yield f"{lemma}>{child.lemma.lower()}"
                yield from (f"under:{c}" for c in cluster(child))
    if scene.b is not None:
        case = scene.clauses.case(scene.b)
        head = scene.parse.head(scene.b)
        yield f"case:{case}"
        yield f"{head.lemma.lower()}+{case}"


def cluster(token: Token) -> Iterator[str]:
    """Yield the cluster of words to which the pipeline's vectors assign `token`, if any."""
    row = _clusters().get(token.text) or _clusters().get(token.lemma)
    if row:
        yield f"#{row}"


class _Clusters(dict[str, int]):
    """Rows of the shipped vectors by word, looked up when first asked for."""

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        from graph.language.pipeline import load

        if word not in self:
            vocab = load().vocab
            self[word] = int(vocab.vectors.find(key=vocab.strings.add(word))) + 1
        return self[word] or default


@lru_cache(maxsize=1)
def _clusters() -> _Clusters:
    return _Clusters()
