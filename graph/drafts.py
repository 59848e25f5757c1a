"""Drafts kept beside a store, so that a collection can grow: what extraction found in one document, before identity merged it with others.

Statements alone would not do: merging drops what it does not need, and a later document may call for another merge. A file's name is
the hash of the run and of the document as it was read, so that a changed rule or text is never answered from here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from graph.core.document import Document
from graph.core.files import write_atomically
from graph.core.plain import built, plain
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
            return [built(Draft, each) for each in json.loads(self._file(document).read_bytes())]
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def all(self, documents: Iterable[Document]) -> dict[str, list[Draft]]:
        """Return the drafts of those documents for which they are kept, by id."""
        return {each.id: kept for each in documents if (kept := self.get(each)) is not None}

    def keep(self, drafts: Mapping[str, Sequence[Draft]], documents: Iterable[Document]) -> None:
        """Keep the drafts (document id → drafts) of these documents and no others; a full disk is no failure here."""
        with suppress(OSError):
            self.folder.mkdir(exist_ok=True)
            wanted = {self._file(document): document.id for document in documents}
            for file in set(self.folder.iterdir()) - wanted.keys():
                file.unlink()
            for file, document in wanted.items():
                if not file.exists():
                    write_atomically(file, json.dumps([plain(each) for each in drafts.get(document, ())]).encode())
