"""Paths become documents: the one way into the house."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.core.document import Document
from graph.core.errors import EmptyInput, InputError, NoSuchInput
from graph.core.ports import Reader
from graph.documents import READERS
from graph.documents.decoding import load
from graph.documents.details import METADATA, metadata_rows


def read(paths: Sequence[Path], *, problems: list[InputError]) -> Iterator[Document]:
    """Read files, and folders with all their subfolders, as documents with unique ids, in the order of `paths` and of their sorted names.

    Everything is read before the first document is handed over, so that a fatal problem stops a caller who has changed nothing.
    What concerns one row only, such as a malformed line of JSON, is appended to `problems`.
    Raises NoSuchInput, EmptyInput, BinaryInput, MalformedInput.
    """
    readers = _readers()
    found: dict[str, Document] = {}
    rows_of = cache(metadata_rows)
    for path in _files(paths, readers):
        rows = rows_of(path.parent)
        metadata = rows.get(path.name) or rows.get(path.stem) or {}
        for one in _reader(path, readers).read(path, metadata):
            if isinstance(one, Document):
                _add(one, found)
            else:
                problems.append(one)
    return iter(found.values())


def _readers() -> dict[str, Reader]:
    loaded = [READERS.load(name)() for name in READERS]
    return {suffix: reader for reader in loaded for suffix in reader.suffixes}


def _files(paths: Iterable[Path], readers: dict[str, Reader]) -> list[Path]:
    """List each file once, in order, as it was named first."""
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise NoSuchInput("no such file or folder", where=str(path), hint="check the spelling and the folder")
        for file in _within(path, readers) if path.is_dir() else [path]:
            if file.name != METADATA:
                found.setdefault(file.resolve(), file)
    if not found:
        raise EmptyInput("nothing to read", hint="name files or folders with documents")
    return list(found.values())


def _within(folder: Path, readers: dict[str, Reader]) -> list[Path]:
    try:
        inside = sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).parts)
    except OSError as error:
        raise InputError(f"the folder cannot be listed: {error.strerror}", where=str(folder)) from error
    files = [
        path
        for path in inside
        if path.suffix.lower() in readers and path.name != METADATA and not _hidden(path.relative_to(folder)) and path.is_file()
    ]
    if not files:
        raise EmptyInput("no documents in this folder", where=str(folder), hint=f"it may hold {_formats(readers)}")
    return files


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _formats(readers: dict[str, Reader]) -> str:
    return ", ".join(sorted(readers))


def _reader(path: Path, readers: dict[str, Reader]) -> Reader:
    try:
        return readers[path.suffix.lower()]
    except KeyError:
        load(path)  # an empty or binary file is called that, whatever its name
        raise InputError(
            f"no reader for {path.suffix or 'a name without suffix'!r}", where=str(path), hint=f"known: {_formats(readers)}"
        ) from None


def _add(document: Document, found: dict[str, Document]) -> None:
    """Keep `document` under its id; under a numbered one where the id is taken by another; not at all where it is there already."""
    name, number = document.id, 1
    while (held := found.get(name)) is not None:
        if replace(document, id=name) == held:
            found[name] = replace(held, warnings=(*held.warnings, "given twice with the same content; read once"))
            return
        number += 1
        name = f"{document.id}-{number}"
    if number > 1:
        note = f"the id {document.id!r} is taken by another document; this one is {name!r}"
        document = replace(document, id=name, warnings=(*document.warnings, note))
    found[name] = document
