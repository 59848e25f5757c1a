"""Checks a store: the SHACL shapes, the archive, and the invariant that every quoted string stands where it is said to stand."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from graph.core.errors import StoreError
from graph.core.resources import resource
from graph.knowledge.decode import Decoder
from graph.knowledge.store import KnowledgeStore
from graph.knowledge.terms import OA, PROV, SG, SKOS, TIME, ident

if TYPE_CHECKING:
    from rdflib import Graph

SHAPES = "https://w3id.org/stancegraph/shapes#"
_UNCARRIED = """SELECT DISTINCT ?actor ?shortcut ?target WHERE {
  ?stance sg:shortcut ?shortcut . ?actor ?shortcut ?target
  MINUS { ?statement sg:actor ?actor ; sg:stance ?stance ; sg:target ?target ; sg:conditional false ; sg:negated false .
          ?report sg:reports ?statement ; sg:attributed true }
} ORDER BY ?actor ?shortcut ?target"""

_IRREFLEXIVE = (
    (SG["Statement"], SG["inResponseTo"]),
    (SG["Actor"], PROV["actedOnBehalfOf"]),
    (SG["Issue"], SKOS["broader"]),
)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What is wrong with one thing: the shape that it breaks, the thing, the property, and how bad it is."""

    shape: str
    focus: str
    path: str
    message: str
    severity: str = "Violation"


def validate(store: KnowledgeStore) -> list[Violation]:
    """Return all that is wrong with a store, sorted; an empty list for a sound one."""
    quads = list(store.quads())
    decoder = Decoder(quads, store.minter)
    found = [*check_shapes(quads), *_check_archive(store, decoder), *_check_links(decoder), *_check_shortcuts(store)]
    return sorted(set(found))


def check_shapes(triples: Iterable[Triple | Quad]) -> list[Violation]:
    """Return where triples break a SHACL shape, sorted."""
    import pyshacl
    from rdflib import SH, Graph

    union = {Triple(each.subject, each.predicate, each.object) for each in triples}
    data = Graph().parse(data=serialize(union, format=RdfFormat.N_TRIPLES) or b"", format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=_apart(shapes()), inplace=True, meta_shacl=False, advanced=False)
    assert isinstance(report, Graph)
    found = []
    for result in report.subjects(SH.resultSeverity, None):
        source, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        focus, path, value = (report.value(result, each) for each in (SH.focusNode, SH.resultPath, SH.value))
        message = str(report.value(result, SH.resultMessage)) + (f" Found: {value}" if value is not None else "")
        found.append(Violation(_local(source), str(focus), str(path or ""), message, _local(severity)))
    return sorted(found)


def shapes() -> "Graph":
    """Return all SHACL shapes as one graph."""
    from rdflib import Graph

    joined = Graph()
    for path in sorted(resource("ontology", "shapes").glob("*.ttl")):
        joined.parse(path, format="turtle")
    return joined


def _apart(shapes: "Graph") -> "Graph":
    """Return shapes that find the same, each property shape with the targets of the node shapes that have it.

    pySHACL runs a property shape with targets once for all of them, one that a node shape has once for each, which takes far longer.
    """
    from rdflib import SH

    for shape, kind in list(shapes.subject_objects(SH.targetClass)):
        for part in list(shapes.objects(shape, SH.property)):
            shapes.add((part, SH.targetClass, kind))
            shapes.remove((shape, SH.property, part))
    return shapes


def _local(iri: object) -> str:
    return str(iri).rpartition("#")[2]


def _check_archive(store: KnowledgeStore, decoder: Decoder) -> Iterator[Violation]:
    """Compare each archived text with its hash, and each report and quotation with its text."""
    texts: dict[str, str] = {}
    for iri in decoder.instances(SG["Document"]):
        name = ident(store.minter, iri)
        for sha256 in decoder.texts(iri, SG["sha256"]):
            try:
                texts[iri] = store.text(sha256, name)
            except StoreError as error:
                yield Violation("archive-text", iri, SG["sha256"].value, str(error))
                continue
            if hashlib.sha256(texts[iri].encode("utf-8", "surrogatepass")).hexdigest() != sha256:
                message = f"The archived text of {name} is not the one that was read: its SHA-256 differs."
                yield Violation("archive-hash", iri, SG["sha256"].value, message)
    for iri in decoder.instances(SG["Report"]):
        for source in decoder.texts(iri, PROV["wasDerivedFrom"]):
            if source in texts:
                yield from _check_report(decoder, iri, ident(store.minter, source), texts[source])


def _check_report(decoder: Decoder, iri: str, name: str, text: str) -> Iterator[Violation]:
    """Compare the evidence, the cue and each quotation of a report with the archived text."""
    places = [(iri, SG["quoteSelector"], [each]) for each in decoder.texts(iri, SG["quoteSelector"])]
    places += [(iri, SG["cue"], [each]) for each in decoder.texts(iri, SG["cue"])]
    places += [(each, OA["hasSelector"], decoder.texts(each, OA["hasSelector"])) for each in decoder.texts(iri, OA["hasTarget"])]
    for _, path, selectors in places:
        exact, start, end = ([found for each in selectors for found in decoder.texts(each, OA[part])] for part in ("exact", "start", "end"))
        if not (len(exact) == len(start) == len(end) == 1) or not (start[0].isdigit() and end[0].isdigit()):
            continue
        stands = text[int(start[0]) : int(end[0])]
        if stands != exact[0]:
            message = f"{name}, characters {start[0]} to {end[0]}: the text has {_short(stands)}, the report says {_short(exact[0])}."
            yield Violation("exact-words", iri, path.value, message)
    spoken = {found for each in decoder.texts(iri, SG["quoteSelector"]) for found in decoder.texts(each, OA["exact"])}
    for quote in decoder.texts(iri, SG["quote"]):
        if quote not in spoken:
            yield Violation("quote-placed", iri, SG["quote"].value, f"{name}: no selector says where {_short(quote)} stands.")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")


def _check_links(decoder: Decoder) -> Iterator[Violation]:
    """Look for intervals that end before they begin, and for things that refer to themselves."""
    for iri in decoder.instances(TIME["Interval"]):
        since, until = (
            [day for instant in decoder.texts(iri, TIME[end]) for day in decoder.texts(instant, TIME["inXSDDate"])]
            for end in ("hasBeginning", "hasEnd")
        )
        if since and until and since[0] > until[-1]:
            yield Violation(
                "interval-order", iri, TIME["hasEnd"].value, f"The interval ends on {until[-1]}, before it begins on {since[0]}."
            )
    for kind, link in _IRREFLEXIVE:
        for iri in decoder.instances(kind):
            if iri in decoder.texts(iri, link):
                yield Violation("own-link", iri, link.value, "It refers to itself.")


def _check_shortcuts(store: KnowledgeStore) -> Iterator[Violation]:
    """Look for shortcut triples that no unconditional, asserted, attributed statement carries."""
    rows = store.oxigraph.query(_UNCARRIED, prefixes={"sg": SG.base}, use_default_graph_as_union=True)
    for row in rows:  # type: ignore[union-attr]
        actor, shortcut, target = (each.value for each in row)
        yield Violation("shortcut-carried", actor, shortcut, f"No statement carries this shortcut to <{target}>.")
