"""Directed relations between two marked strings of a text: which stance, which sign, which way, always one answer a row."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from graph.core.errors import InputError, MalformedInput
from graph.core.records import record
from graph.extraction.lexicon import load
from graph.extraction.relate_pair import Row, read
from graph.extraction.relate_scene import Scene, scene
from graph.extraction.relate_scores import Reading, directed, either
from graph.language.pipeline import parse_all
from graph.language.repairs import repair

_BATCH = 256
_ARROWS = {1: "a->b", -1: "b->a", 0: "none"}


FIELDS = ("id", "stance", "plover", "sign", "direction", "confidence", "rule")


def relate(
    rows: Iterable[Mapping[str, Any] | str],
    *,
    pipeline: str | None = None,
    problems: list[InputError] | None = None,
    where: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield, for each row in order, the relation between its two marked strings; a row may be a line of JSON, as in an opened file.

    A row has `id`, `text`, and either `source` and `target` (the direction is given, a PLOVER root is always named) or `a` and `b`
    (direction and neutral are decided); spans such as `a_span`, in code points, are used where given. An answer has the keys of FIELDS:
    `id`, `stance`, `plover`, `sign`, `direction` ("a->b", "b->a" or "none"), `confidence` and `rule`, which says what decided: a
    lexicon entry ("demand:insist on"), one near the path between the two ("path:..."), "model" or "prior".

    Raises MalformedInput, with the number of the row and `where` it stands, when a row lacks one of these; with `problems`, it is appended
    there instead, and the other rows are answered.
    """
    for asked, seen in scenes_of(read_all(rows, problems, where), pipeline):
        yield answer(asked, directed(seen) if asked.directed else either(seen))


def read_all(rows: Iterable[Mapping[str, Any] | str], problems: list[InputError] | None = None, where: str | None = None) -> Iterator[Row]:
    """Yield the rows that can be read; blank lines are passed over."""
    for number, row in enumerate(rows, start=1):
        place = f"{where}, line {number}" if where else f"row {number}"
        try:
            if not isinstance(row, str):
                yield read(row, place)
            elif row.strip():
                yield read(record(row, place), place)
        except MalformedInput as error:
            if problems is None:
                raise
            problems.append(error)


def scenes_of(rows: Iterable[Row], pipeline: str | None = None) -> Iterator[tuple[Row, Scene]]:
    """Yield each row as the engine reads it; rows are parsed in batches."""
    lexicon, waiting = load(), iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        parses = parse_all((row.document for row in batch), pipeline=pipeline, names=True)
        for row, parse in zip(batch, parses, strict=True):
            yield row, scene(row, repair(parse), lexicon)


def answer(row: Row, reading: Reading) -> dict[str, Any]:
    """Return the answer as it is written out."""
    neutral = reading.direction == 0
    return {
        "id": row.id,
        "stance": None if neutral else reading.stance,
        "plover": None if neutral else reading.root,
        "sign": reading.sign,
        "direction": _ARROWS[reading.direction],
        "confidence": round(reading.confidence, 3),
        "rule": reading.rule,
    }
