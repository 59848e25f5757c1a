"""Drafts kept beside a store, so that a collection can grow: what extraction found in one document, before identity merged it with others.

Statements alone would not do: merging drops what it does not need, and a later document may call for another merge. A file's name is
the hash of the run and of the document as it was read, so that a changed rule or text is never answered from here.
"""

import json
import types
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from graph.core.document import Document
from graph.core.files import write_atomically
from graph.core.statement import Draft, content_key
from graph.knowledge.provenance import Run

DRAFTS = "drafts"


class DraftArchive:
    """The drafts of the documents of one store, of one run. Losing it loses nothing: the documents are then read again."""

    def __init__(self, store: Path, run: Run) -> None:
        self.folder, self.run = store / DRAFTS, run

    def _file(self, document: Document) -> Path:
        described = asdict(document)
        described.pop("warnings")
        return self.folder / f"{content_key('drafts', self.run.id, repr(sorted(described.items())))}.json"

    def get(self, document: Document) -> list[Draft] | None:
        """Return the drafts of `document`, or None where they are not kept or cannot be read."""
        try:
            return [_built(Draft, each) for each in json.loads(self._file(document).read_bytes())]
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, drafts: Mapping[str, Sequence[Draft]], documents: Iterable[Document]) -> None:
        """Keep the drafts (document id → drafts) of these documents and no others; a full disk is no failure here."""
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            wanted = {self._file(document): document.id for document in documents}
            for file in set(self.folder.iterdir()) - wanted.keys():
                file.unlink()
            for file, document in wanted.items():
                if not file.exists():
                    write_atomically(file, json.dumps([_plain(each) for each in drafts.get(document, ())]).encode())


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _built(kind: Any, value: Any) -> Any:
    """Build a value of the declared type `kind` again from its plain form."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))
        return None if value is None else _built(kind, value)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], each) for each in value)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: _built(hint, value[name]) for name, hint in _hints(kind).items()})
    if get_origin(kind) is not Literal and not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind}")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(kind).items() if name in {field.name for field in fields(kind)}}
