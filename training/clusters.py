"""Brown word clusters as static vectors: a row for each cluster, many words on each row, so that 100,000 words cost two megabytes."""

import gzip
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

WORDS = 100_000
ONE_HOT_BITS = (4, 6)
CODES = ((0x3FF, 48), (-1, 64))


def cluster_table() -> dict[str, int]:
    """Return word → cluster for the likeliest words, from the package `spacy-lookups-data` (needed for training only)."""
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise SystemExit("the stage 'clusters' needs the package spacy-lookups-data: pip install spacy-lookups-data")
    data = Path(spec.origin).parent / "data"
    clusters, likelihood = (_table(data / f"en_lexeme_{name}.json.gz") for name in ("cluster", "prob"))
    likeliest = sorted(likelihood, key=lambda word: (-likelihood[word], word))
    return {w: int(clusters[w]) for w in [w for w in likeliest if clusters.get(w)][:WORDS]}


def _table(path: Path) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        table: dict[str, float] = json.load(file)
    return table


def cluster_rows(clusters: list[int], seed: int) -> Any:
    """Return an array (clusters, 192): the low bits one-hot, then random codes of the low ten bits and of the whole cluster.

    The low bits of a cluster are the top of Brown's tree, so clusters that lie close share their first columns.
    """
    import numpy as np

    rng, columns = np.random.default_rng(seed), []
    for bits in ONE_HOT_BITS:
        columns.append(np.eye(1 << bits)[[c & ((1 << bits) - 1) for c in clusters]])
    for mask, width in CODES:
        keys = [c & mask for c in clusters]
        codes = {key: rng.standard_normal(width) / np.sqrt(width) for key in sorted(set(keys))}
        columns.append(np.array([codes[key] for key in keys]))
    return np.concatenate(columns, axis=1).astype("float32")


def build_clusters(target: Path, seed: int) -> str:
    """Write a blank English pipeline with the cluster vectors to `target`; return a line for the log."""
    import spacy
    from spacy.strings import get_string_id
    from spacy.vectors import Vectors

    table = cluster_table()
    clusters = sorted(set(table.values()))
    row = {cluster: i for i, cluster in enumerate(clusters)}
    data = cluster_rows(clusters, seed)
    nlp = spacy.blank("en")
    vectors = Vectors(strings=nlp.vocab.strings, shape=data.shape)
    vectors.data[:] = data
    for word, cluster in table.items():
        # by identifier only: the words themselves need not swell the string table
        vectors.add(get_string_id(word), row=row[cluster])
    nlp.vocab.vectors = vectors
    nlp.to_disk(target)
    return f"{len(table)} words on {data.shape[0]} rows of {data.shape[1]}"
