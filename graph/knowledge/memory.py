"""A store in memory: for tests, for one-shot exports, and for other people's triples."""

from collections.abc import Mapping, Sequence
from typing import Self

from pyoxigraph import Quad, Store

from graph.core.document import Document
from graph.core.errors import StoreError
from graph.knowledge.store import KnowledgeStore, default_minter


class MemoryStore(KnowledgeStore):
    """Holds a state as long as the process runs."""

    def __init__(self, base: str | None = None) -> None:
        self.minter = default_minter(base)
        self._store = Store()
        self._texts: dict[str, str] = {}

    @classmethod
    def create(cls, path: object = None, *, base: str | None = None) -> Self:
        """Return an empty store; `path` is ignored, so that all stores are made in the same way."""
        return cls(base)

    @property
    def oxigraph(self) -> Store:
        """Return the triple store."""
        return self._store

    def text(self, sha256: str, document: str) -> str:
        """Return an archived text.

        Raises StoreError when it is not there.
        """
        try:
            return self._texts[sha256]
        except KeyError:
            raise StoreError(f"the archive has no text {sha256[:12]}…", where=document) from None

    def _commit(self, remove: Sequence[Quad], insert: Sequence[Quad], documents: Mapping[str, Document] | None) -> None:
        for quad in remove:
            self._store.remove(quad)
        self._store.extend(insert)
        if documents is not None:
            self._texts = {sha256: document.text for sha256, document in documents.items()}
