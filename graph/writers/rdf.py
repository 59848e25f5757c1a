"""Quads to RDF files: sorted, prefixed, without blank nodes; the same bytes for any order of the input."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from graph.core.errors import InvariantError
from graph.core.iris import VOCABULARIES, Minter
from graph.core.resources import resource

RDF_TYPE = NamedNode(VOCABULARIES["rdf"] + "type")


@dataclass(frozen=True, slots=True)
class RdfWriter:
    """Writes quads in one syntax of RDF 1.1; TriG and N-Quads keep the named graphs, all others hold the union of them."""

    name: str
    suffixes: tuple[str, ...]

    def write(self, quads: Iterable[Quad], *, prefixes: Mapping[str, str] | None = None) -> bytes:
        """Return the whole file; `prefixes` default to those of `Minter()`, and only those that occur are written.

        Raises InvariantError on a blank node, as its label would change from run to run.
        """
        known = Minter().prefixes() if prefixes is None else prefixes
        match self.name:
            case "ntriples":
                return _lines(union(quads), RdfFormat.N_TRIPLES)
            case "nquads":
                return _lines(graphs(quads), RdfFormat.N_QUADS)
            case "trig":
                return _blocks(graphs(quads), RdfFormat.TRIG, known)
            case "rdfxml":
                return _rdfxml(union(quads), known)
            case "jsonld":
                return _jsonld(union(quads), known)
            case _:
                return _blocks(union(quads), RdfFormat.TURTLE, known)


def union(quads: Iterable[Quad]) -> list[Triple]:
    """Return the triples of all graphs, each once, sorted by subject, predicate (`a` first) and object."""
    return sorted({_checked(quad).triple for quad in quads}, key=_order)


def graphs(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads, each once, sorted by graph (the default graph first), then as in `union`."""
    return sorted({_checked(quad) for quad in quads}, key=lambda quad: (_graph_name(quad), _order(quad)))


def _checked(quad: Quad) -> Quad:
    if any(isinstance(term, BlankNode) for term in (quad.subject, quad.object, quad.graph_name)):
        raise InvariantError(f"a blank node cannot be exported: {quad}", hint="give every node an IRI")
    return quad


def _order(statement: Quad | Triple) -> tuple[str, bool, str, str]:
    predicate = statement.predicate
    return str(statement.subject), predicate != RDF_TYPE, predicate.value, str(statement.object)


def _graph_name(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)


def _lines(statements: Iterable[Quad] | Iterable[Triple], syntax: RdfFormat) -> bytes:
    return bytes(serialize(statements, format=syntax) or b"")


def _blocks(statements: list[Triple] | list[Quad], syntax: RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    """Serialize as Turtle or TriG, with a blank line before each subject (each graph) and the prefixes in order."""
    text = bytes(serialize(statements, format=syntax, prefixes=_used(statements, prefixes)) or b"").decode()
    # The serializer draws the order of its prefixes by lot. Line breaks inside literals are escaped, so a line is a line of syntax.
    head: list[str] = []
    body: list[str] = []
    for line in text.split("\n")[:-1]:
        if line.startswith("@prefix "):
            head.append(line)
            continue
        bare = line.lstrip("\t")
        if bare == line and line != "}":
            body.append("")
        body.append("    " * (len(line) - len(bare)) + bare)
    return "".join(f"{line}\n" for line in sorted(head) + body).encode()


def _rdfxml(triples: list[Triple], prefixes: Mapping[str, str]) -> bytes:
    text = bytes(serialize(triples, format=RdfFormat.RDF_XML, prefixes=_used(triples, prefixes)) or b"").decode()
    root = re.search(r"<rdf:RDF[^>]*>", text)
    if root is None:
        raise InvariantError("the RDF/XML has no root element")
    names = "\n    ".join(sorted(re.findall(r'xmlns:[^=]+="[^"]*"', root[0])))
    return f"{text[: root.start()]}<rdf:RDF {names}>{text[root.end() :]}".encode()


def _jsonld(triples: list[Triple], prefixes: Mapping[str, str]) -> bytes:
    from rdflib import Graph
    from rdflib.plugins.serializers.jsonld import from_rdf

    store = Graph(bind_namespaces="none").parse(data=_lines(triples, RdfFormat.N_TRIPLES), format="nt")
    context = _context(prefixes)
    tree = from_rdf(store, context_data=context, auto_compact=False)  # type: ignore[no-untyped-call]
    nodes = tree.get("@graph", [tree]) if isinstance(tree, dict) else tree
    nodes = [{key: value for key, value in node.items() if key != "@context"} for node in nodes]
    document = {"@context": context, "@graph": _settled([node for node in nodes if node])}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _settled(value: Any) -> Any:
    """Sort what RDF leaves unordered: the keys of an object ("@id" and "@type" come first) and the values of a property."""
    if isinstance(value, dict):
        return {key: _settled(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_settled(each) for each in value), key=lambda each: json.dumps(each, ensure_ascii=False))
    return value


def _context(prefixes: Mapping[str, str]) -> dict[str, Any]:
    """Return the context of the ontology, with the prefixes; the prefixes alone where the installation has no such file."""
    try:
        shipped = json.loads(resource("ontology", "context.jsonld").read_text("utf-8"))["@context"]
    except FileNotFoundError:
        shipped = {}
    return dict(sorted({**prefixes, **shipped}.items()))


def _used(statements: Iterable[Quad] | Iterable[Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes whose namespace holds an IRI of `statements`; of two nested namespaces only the longer one counts."""
    found: set[str] = set()
    longest = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
    for iri in {iri for statement in statements for iri in _iris(statement)}:
        found.update(next(([name] for name, space in longest if iri.startswith(space)), []))
    return {name: prefixes[name] for name in sorted(found)}


def _iris(statement: Quad | Triple) -> Iterator[str]:
    for term in statement:
        if isinstance(term, NamedNode):
            yield term.value
        elif isinstance(term, Literal):
            yield term.datatype.value


TURTLE = RdfWriter("turtle", (".ttl",))
TRIG = RdfWriter("trig", (".trig",))
NTRIPLES = RdfWriter("ntriples", (".nt",))
NQUADS = RdfWriter("nquads", (".nq",))
JSONLD = RdfWriter("jsonld", (".jsonld",))
RDFXML = RdfWriter("rdfxml", (".rdf", ".xml"))
