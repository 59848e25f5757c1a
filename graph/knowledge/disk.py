"""A store on disk: a folder with a manifest, an Oxigraph database, and the archived texts.

stancegraph.db/
├── manifest.json        layout number, version of stancegraph, base of the data IRIs
├── store/               Oxigraph
└── archive/<sha256>.txt archived texts, as UTF-8, each under its own hash
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import Self

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from graph.core.document import Document
from graph.core.errors import NoStore, OutputError, StoreError, StoreLocked, StoreVersion
from graph.core.files import write_atomically
from graph.core.iris import Minter
from graph.core.resources import DEFAULT_PATH
from graph.knowledge.decode import Decoder
from graph.knowledge.store import KnowledgeStore, default_minter

LAYOUT = 1
MANIFEST, STORE, ARCHIVE = "manifest.json", "store", "archive"


class DiskStore(KnowledgeStore):
    """Holds a state in a folder. One process may write at a time; readers see what was there when they opened."""

    def __init__(self, path: Path, store: Store, *, minter: Minter, read_only: bool) -> None:
        self.path, self.minter, self.read_only = path, minter, read_only
        self._store: Store | None = store
        self._read: Decoder | None = None

    @classmethod
    def create(cls, path: str | Path = DEFAULT_PATH, *, base: str | None = None) -> Self:
        """Make an empty store at `path` and open it for writing.

        Raises OutputError when `path` is taken or cannot be written.
        """
        path, minter = Path(path), default_minter(base)
        if (path / MANIFEST).exists():
            raise OutputError("there is a store here already", where=str(path), hint="open it, or name another folder")
        if path.exists() and (not path.is_dir() or {each.name for each in path.iterdir()} - {STORE, ARCHIVE}):
            raise OutputError("this is something else than a store", where=str(path), hint="name another folder")
        try:
            (path / ARCHIVE).mkdir(parents=True, exist_ok=True)
            store = _open_writable(path)
            write_atomically(path / MANIFEST, json.dumps(_manifest(minter), indent=2).encode() + b"\n", sync=True)
        except OSError as error:
            raise OutputError(f"the store cannot be made: {error.strerror or error}", where=str(path)) from error
        return cls(path, store, minter=minter, read_only=False)

    @classmethod
    def open(cls, path: str | Path = DEFAULT_PATH, *, read_only: bool = True) -> Self:
        """Open the store at `path`.

        Raises NoStore, StoreVersion when another layout wrote it, StoreLocked when another process is writing.
        """
        path = Path(path)
        manifest = read_manifest(path)
        store = _open_readable(path) if read_only else _open_writable(path)
        return cls(path, store, minter=default_minter(manifest.get("base")), read_only=read_only)

    @classmethod
    def open_or_create(cls, path: str | Path = DEFAULT_PATH, *, base: str | None = None) -> Self:
        """Open the store at `path` for writing, making it first where there is none."""
        return cls.open(path, read_only=False) if (Path(path) / MANIFEST).exists() else cls.create(path, base=base)

    @classmethod
    @contextmanager
    def writing(cls, path: Path) -> Iterator[Self]:
        """Open the store at `path` for writing, making it where there is none; one made for work that then fails is taken away again."""
        there = path.exists()
        blank = not there or (path.is_dir() and not any(path.iterdir()))
        try:
            with cls.open_or_create(path) as store:
                yield store
        except StoreLocked:
            raise
        except BaseException:
            if blank:
                rmtree(path, ignore_errors=True)
                if there:
                    path.mkdir(exist_ok=True)
            raise

    @property
    def oxigraph(self) -> Store:
        """Return the triple store.

        Raises StoreError after `close`.
        """
        if self._store is None:
            raise StoreError("the store is closed", where=str(self.path), hint="open it again")
        return self._store

    def close(self) -> None:
        """Let go of the files; another process may then write."""
        self._store = self._read = None

    def _decoder(self) -> Decoder:
        """Return what was read: once for a read-only store, which never changes; anew for one that may be written to."""
        if not self.read_only:
            return super()._decoder()
        self._read = self._read or super()._decoder()
        return self._read

    def _archived(self, sha256: str) -> Path:
        return self.path / ARCHIVE / f"{sha256}.txt"

    def text(self, sha256: str, document: str) -> str:
        """Return an archived text.

        Raises StoreError when its file is missing or unreadable.
        """
        file = self._archived(sha256)
        try:
            return file.read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(
                f"the archived text {file.name} cannot be read: {error}", where=document, hint="build this document again"
            ) from error

    def _holds(self, texts: Mapping[str, Document]) -> bool:
        return {file.name for file in (self.path / ARCHIVE).glob("*")} == {f"{sha256}.txt" for sha256 in texts}

    def _commit(self, remove: Sequence[Quad], insert: Sequence[Quad], documents: Mapping[str, Document] | None) -> None:
        if self.read_only:
            raise StoreError("the store was opened for reading only", where=str(self.path))
        try:
            for sha256, document in (documents or {}).items():
                data = document.text.encode("utf-8", "surrogatepass")
                if not (file := self._archived(sha256)).exists() or file.stat().st_size != len(data):
                    write_atomically(file, data)
            if not remove:
                self.oxigraph.extend(insert)
            else:
                self.oxigraph.update(f"DELETE DATA {{ {_grouped(remove)} }} ; INSERT DATA {{ {_grouped(insert)} }}")
        except OSError as error:
            raise OutputError(
                f"the store cannot be written: {error.strerror or error}", where=str(self.path), hint="nothing was changed"
            ) from error
        with suppress(OSError):
            self.oxigraph.flush()
        if documents is not None:
            self._tidy(documents)

    def _tidy(self, documents: Mapping[str, Document]) -> None:
        """Settle what is committed already; a failure here loses nothing, and the next save tries again."""
        with suppress(OSError):
            for file in (self.path / ARCHIVE).glob("*"):
                if file.stem not in documents or file.suffix != ".txt":
                    file.unlink()


def _grouped(quads: Iterable[Quad]) -> str:
    """Return quads as SPARQL data blocks."""
    blocks: dict[NamedNode | BlankNode | DefaultGraph, list[str]] = {}
    for quad in quads:
        blocks.setdefault(quad.graph_name, []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    texts = {name: "\n".join(rows) for name, rows in blocks.items()}
    return "\n".join(rows if isinstance(name, DefaultGraph) else f"GRAPH {name} {{\n{rows}\n}}" for name, rows in texts.items())


def _manifest(minter: Minter) -> dict[str, object]:
    from graph import __version__

    return {"format": "stancegraph", "layout": LAYOUT, "version": __version__, "base": minter.base}


def read_manifest(path: Path) -> dict[str, str]:
    """Return the manifest of the store at `path`.

    Raises NoStore when there is none, StoreVersion when this version cannot read what it describes.
    """
    try:
        manifest = json.loads((path / MANIFEST).read_bytes())
        layout, version = manifest["layout"], manifest["version"]
    except OSError:
        raise NoStore("there is no store here", where=str(path), hint="run stancegraph build first") from None
    except (ValueError, KeyError, TypeError):
        raise StoreVersion("the manifest of the store cannot be read", where=str(path / MANIFEST), hint="build the store again") from None
    if layout != LAYOUT:
        message = f"the store has layout {layout}, written by stancegraph {version}; this version reads layout {LAYOUT}"
        raise StoreVersion(message, where=str(path), hint="build it again in a new folder, or install that version")
    return dict(manifest)


def _open_writable(path: Path) -> Store:
    try:
        return Store(str(path / STORE))
    except OSError as error:
        raise _explained(error, path) from error


def _open_readable(path: Path) -> Store:
    """Open a snapshot, trying again while a writer that is just tidying its files makes some of them vanish."""
    for wait in (0.01, 0.05, 0.2, 0.5, 1.0, 0.0):
        try:
            return Store.read_only(str(path / STORE))
        except (OSError, RuntimeError) as error:
            failure = error
            if not (path / STORE).exists():
                break
            time.sleep(wait)
    raise _explained(failure, path) from failure


def _explained(error: Exception, path: Path) -> StoreError:
    if "lock" in str(error).lower():
        return StoreLocked("another process is writing to this store", where=str(path), hint="wait until it has finished")
    if not (path / STORE).exists():
        return NoStore("the folder store/ is missing", where=str(path), hint="build the store again")
    return StoreError(f"the store cannot be opened: {error}", where=str(path), hint="build it again in a new folder")
