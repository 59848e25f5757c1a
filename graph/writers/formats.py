"""The file formats: what each one is called, and what it is written from."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from graph.core.errors import UnknownName
from graph.writers import WRITERS

Kind = Literal["rdf", "network", "rows", "picture"]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format; `keeps_graphs` tells whether the document of each triple survives in it."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    kind: Kind
    keeps_graphs: bool = False


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("turtle", (".ttl",), "text/turtle", "rdf"),
        Format("trig", (".trig",), "application/trig", "rdf", keeps_graphs=True),
        Format("ntriples", (".nt",), "application/n-triples", "rdf"),
        Format("nquads", (".nq",), "application/n-quads", "rdf", keeps_graphs=True),
        Format("jsonld", (".jsonld",), "application/ld+json", "rdf"),
        Format("rdfxml", (".rdf", ".xml"), "application/rdf+xml", "rdf"),
        Format("graphml", (".graphml",), "application/graphml+xml", "network"),
        Format("gexf", (".gexf",), "application/gexf+xml", "network"),
        Format("csv", (".csv",), "text/csv", "rows"),
        Format("jsonl", (".jsonl",), "application/jsonl", "rows"),
        Format("png", (".png",), "image/png", "picture"),
        Format("svg", (".svg",), "image/svg+xml", "picture"),
        Format("pdf", (".pdf",), "application/pdf", "picture"),
    )
}


def formats(*kinds: Kind) -> list[Format]:
    """Return all formats of these kinds (of every kind when none is given), in reading order; formats of entry points come last."""
    offered = [*FORMATS.values(), *(_foreign(name) for name in WRITERS if name not in FORMATS)]
    return [each for each in offered if not kinds or each.kind in kinds]


def format_for(path: str | PurePath, name: str | None = None, *, kinds: tuple[Kind, ...] = ()) -> Format:
    """Return the format called `name`, else the one that the suffix of `path` names; a bare suffix (".ttl") is a path too.

    `name` may also be a suffix without its dot, in either case of letters. Raises UnknownName, with the closest
    name as a suggestion, when no format (of these kinds) fits.
    """
    offered = formats(*kinds)
    if name is not None:
        by_name = {suffix.lstrip("."): each for each in offered for suffix in each.suffixes} | {each.name: each for each in offered}
        wanted = name.strip().lower().lstrip(".")
        if wanted not in by_name:
            raise UnknownName("format", name, by_name)
        return by_name[wanted]
    text = PurePath(path).name
    by_suffix = {suffix: each for each in offered for suffix in each.suffixes}
    suffix = text if text.startswith(".") and text.count(".") == 1 else PurePath(text).suffix
    if suffix.lower() not in by_suffix:
        raise UnknownName("file suffix", suffix, by_suffix, where=str(path) if suffix != text else None)
    return by_suffix[suffix.lower()]


def _foreign(name: str) -> Format:
    """Describe a writer that an entry point added; it follows the protocol Writer, so it is written from statements."""
    writer = WRITERS.load(name)
    return Format(name, tuple(writer.suffixes), getattr(writer, "media_type", "application/octet-stream"), "rows")
