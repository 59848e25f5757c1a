"""RDF terms: namespaces that hand out IRIs, Python values as literals, ids as the last part of an IRI and back."""

import re
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote, unquote

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.core.errors import InvariantError
from graph.core.iris import VOCABULARIES, Minter

# Legal in an IRI, but some readers of Turtle stumble over them when they are escaped in a local name.
_AWKWARD = re.compile(r"~|^[.-]|\.(?=\.*$)")

Value = NamedNode | Literal | str | bool | int | float | date


class Namespace:
    """Hands out the IRIs of one vocabulary: `SG["actor"]`."""

    __slots__ = ("_known", "base")

    def __init__(self, base: str) -> None:
        self.base = base
        self._known: dict[str, NamedNode] = {}

    def __getitem__(self, name: str) -> NamedNode:
        if name not in self._known:
            self._known[name] = NamedNode(self.base + name)
        return self._known[name]


SG, STANCE, RDF, RDFS, XSD = (Namespace(VOCABULARIES[name]) for name in ("sg", "stance", "rdf", "rdfs", "xsd"))
SKOS, PROV, OA, ORG, TIME = (Namespace(VOCABULARIES[name]) for name in ("skos", "prov", "oa", "org", "time"))
FOAF, SCHEMA, DCTERMS = (Namespace(VOCABULARIES[name]) for name in ("foaf", "schema", "dcterms"))
A = RDF["type"]


def decimal(number: float) -> Literal:
    """Return `number` as the canonical xsd:decimal that reads back as the same float.

    Raises InvariantError when it is infinite or not a number.
    """
    exact = Decimal(repr(float(number)))
    if not exact.is_finite():
        raise InvariantError(f"{number} is not a finite number")
    digits = format(exact, "f")
    plain = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return Literal("0" if plain in ("", "-0") else plain, datatype=XSD["decimal"])


def term(value: Value) -> NamedNode | Literal:
    """Return a Python value as an RDF term; text becomes a plain literal, numbers and dates typed ones.

    Raises InvariantError for text that is not valid Unicode.
    """
    match value:
        case NamedNode() | Literal():
            return value
        case bool():
            return Literal("true" if value else "false", datatype=XSD["boolean"])
        case int():
            return Literal(str(value), datatype=XSD["integer"])
        case float():
            return decimal(value)
        case datetime():
            return Literal(value.isoformat(), datatype=XSD["dateTime"])
        case date():
            return Literal(value.isoformat(), datatype=XSD["date"])
    try:
        return Literal(value)
    except ValueError:
        raise InvariantError(f"{value[:40]!r} is not valid Unicode", hint="decode the file again, replacing broken characters") from None


def link(iri: str) -> NamedNode:
    """Return `iri` as a node.

    Raises InvariantError when it is no absolute IRI.
    """
    try:
        return NamedNode(iri)
    except ValueError:
        raise InvariantError(f"{iri!r} is not an IRI", hint="give the whole address, such as https://…") from None


def node(minter: Minter, kind: str, name: str) -> NamedNode:
    """Return the IRI of a thing, its id percent-encoded so that every id makes a valid IRI and can be read back.

    Raises InvariantError for an empty id or one that is not valid Unicode.
    """
    if not name:
        raise InvariantError(f"an id of a {kind} is empty")
    try:
        safe = quote(name, safe="")
    except UnicodeEncodeError:
        raise InvariantError(f"the {kind} id {name!r} is not valid Unicode") from None
    return NamedNode(minter.iri(kind, _AWKWARD.sub(lambda found: f"%{ord(found[0]):02X}", safe)))


def ident(minter: Minter, thing: NamedNode | str) -> str:
    """Return the id from which `node` made this IRI."""
    return unquote(minter.name(thing if isinstance(thing, str) else thing.value))


def triple_order(triple: Triple) -> tuple[str, str, str]:
    """Return the sort key of a triple: its N-Triples text."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


def quad_order(quad: Quad) -> tuple[str, str, str, str]:
    """Return the sort key of a quad: its context first, then its N-Triples text."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def text_of(found: object) -> str:
    """Return the IRI or the lexical form of a term."""
    if isinstance(found, NamedNode | Literal | BlankNode):
        return found.value
    raise InvariantError(f"{found} is neither an IRI nor a literal")
