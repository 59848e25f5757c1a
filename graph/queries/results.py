"""Results of queries as values: rows of typed terms, triples, or a verdict; and all the ways to write them."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from graph.core.errors import StancegraphError, UnknownName
from graph.core.iris import VOCABULARIES, Minter
from graph.queries.table import align

Term = NamedNode | BlankNode | Literal | Triple
Value = str | int | float | bool | date | None

_XSD = VOCABULARIES["xsd"]
_TYPE = VOCABULARIES["rdf"] + "type"
_INTEGERS = {_XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}
_NUMBERS = _INTEGERS | {_XSD + name for name in ("decimal", "double", "float")}
_ENGINE = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "xml": QueryResultsFormat.XML}
_ROW_FORMATS = ("table", "csv", "tsv", "json", "xml")
_TRIPLE_FORMATS = ("turtle", "ntriples")
FORMATS = (*_ROW_FORMATS, *_TRIPLE_FORMATS)


@dataclass(frozen=True, slots=True)
class Rows:
    """What SELECT finds: the names of the columns, and a term or None for each in every row."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @classmethod
    def of(cls, columns: Sequence[str], rows: Iterable[Sequence[Term | None]], *, ordered: bool = False) -> "Rows":
        """Return rows as they come where the query orders them, else sorted; blank nodes get the labels b0, b1 … in that order."""
        found = [tuple(row) for row in rows]
        if not ordered:
            found.sort(key=lambda row: [_rank(term) for term in row])
        labels: dict[str, BlankNode] = {}
        return cls(tuple(columns), tuple(tuple(_relabelled(term, labels) for term in row) for row in found))

    def __len__(self) -> int:
        return len(self.terms)

    def values(self) -> list[dict[str, Value]]:
        """Return each row as Python values: IRIs and strings as str, None where nothing is bound."""
        return [{name: value(term) for name, term in zip(self.columns, row, strict=True)} for row in self.terms]


@dataclass(frozen=True, slots=True)
class Triples:
    """What CONSTRUCT and DESCRIBE give: triples, sorted, without repetition."""

    triples: tuple[Triple, ...]

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> "Triples":
        """Return triples in the order of their subjects, types first; blank nodes get canonical labels (RDFC-1.0)."""
        dataset = Dataset(Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) for triple in triples)
        if any(isinstance(term, BlankNode) for quad in dataset for term in (quad.subject, quad.object)):
            dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        found = (quad.triple for quad in dataset)
        return cls(tuple(sorted(found, key=lambda t: (str(t.subject), t.predicate.value != _TYPE, t.predicate.value, _rank(t.object)))))

    def __len__(self) -> int:
        return len(self.triples)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ASK gives."""

    verdict: bool

    def __bool__(self) -> bool:
        return self.verdict


Result = Rows | Triples | Verdict


@dataclass(frozen=True, slots=True)
class Style:
    """How terms are shown to people: prefixes for IRIs, names for some of them, and the columns of the screen if they are limited.

    `readable` shows terms in CSV and TSV too as a table shows them, and not as the W3C's formats have them.
    """

    prefixes: Mapping[str, str] = field(default_factory=lambda: Minter().prefixes())
    names: Mapping[str, str] = field(default_factory=dict)
    width: int | None = None
    readable: bool = False

    def shown(self, term: Term | None) -> str:
        """Return a term as a person reads it: a name, a prefixed IRI, the words of a literal; nothing for None."""
        if term is None:
            return ""
        if isinstance(term, NamedNode):
            return self.names.get(term.value) or self.shortened(term.value)
        return term.value if isinstance(term, Literal) else str(term)

    def shortened(self, iri: str) -> str:
        """Return the IRI with the longest prefix that fits, or between angle brackets."""
        fits = [
            (base, prefix) for prefix, base in self.prefixes.items() if iri.startswith(base) and re.fullmatch(r"[\w.-]+", iri[len(base) :])
        ]
        if not fits:
            return f"<{iri}>"
        base, prefix = max(fits)
        return f"{prefix}:{iri[len(base) :]}"


def write(result: Result, form: str | None = None, *, style: Style | None = None) -> str:
    """Return a result as text in one of FORMATS; without one, as a table, `true` or `false`, or Turtle.

    CSV, TSV, JSON and XML follow the W3C's SPARQL 1.1 results formats. Raises UnknownName on another format, StancegraphError where
    the format cannot hold this kind of result.
    """
    style = style or Style()
    form = (form or ("turtle" if isinstance(result, Triples) else "table")).lower()
    if form not in FORMATS:
        raise UnknownName("format of results", form, FORMATS)
    if isinstance(result, Triples):
        return _write_triples(result, "turtle" if form == "table" else form, style)
    if form in _TRIPLE_FORMATS:
        raise StancegraphError(
            f"SELECT and ASK give no triples to write as {form}", hint=f"choose one of {', '.join(_ROW_FORMATS)}, or CONSTRUCT"
        )
    if isinstance(result, Verdict) and form not in ("json", "xml"):
        return "true\n" if result else "false\n"
    if isinstance(result, Rows) and form == "table":
        return _write_table(result, style)
    if isinstance(result, Rows) and style.readable and form in ("csv", "tsv"):
        file = io.StringIO()
        csv.writer(file, delimiter="," if form == "csv" else "\t", lineterminator="\n").writerows(readable(result, style))
        return file.getvalue()
    encoded = _json(result)
    if form == "json":
        return encoded + "\n"
    written = parse_query_results(encoded, format=QueryResultsFormat.JSON).serialize(format=_ENGINE[form])
    return (written or b"").decode() + ("\n" if form == "xml" else "")


def readable(rows: Rows, style: Style) -> list[tuple[str, ...]]:
    """Return the rows as a person reads them, header first; also the form of expected results."""
    return [rows.columns, *(tuple(style.shown(term) for term in row) for row in rows.terms)]


def _write_table(rows: Rows, style: Style) -> str:
    numeric = [all(term is None or _is_number(term) for term in column) for column in zip(*rows.terms, strict=True)]
    header, *cells = readable(rows, style)
    return align(header, cells, right=numeric or [False] * len(rows.columns), width=style.width)


def _write_triples(result: Triples, form: str, style: Style) -> str:
    if form not in _TRIPLE_FORMATS:
        raise StancegraphError(f"CONSTRUCT and DESCRIBE give triples, which {form} does not hold", hint="choose turtle or ntriples")
    if form == "ntriples":
        return "".join(f"{triple} .\n" for triple in result.triples)
    iris = [iri for triple in result.triples for iri in _iris(triple)]
    used = {prefix: base for prefix, base in style.prefixes.items() if any(iri.startswith(base) for iri in iris)}
    turtle = (serialize(result.triples, format=RdfFormat.TURTLE, prefixes=used) or b"").decode()
    lines = turtle.split("\n")
    return "\n".join([*sorted(lines[: len(used)]), *[""][: len(used)], *lines[len(used) :]])  # the engine writes prefixes in no fixed order


def _iris(triple: Triple) -> list[str]:
    terms: tuple[Term, ...] = (triple.subject, triple.predicate, triple.object)
    kinds = [term.datatype if isinstance(term, Literal) else term for term in terms]
    return [term.value for term in kinds if isinstance(term, NamedNode) and term.value != _TYPE]


def _json(result: Rows | Verdict) -> str:
    if isinstance(result, Verdict):
        return json.dumps({"head": {}, "boolean": bool(result)})
    bindings = [{name: _encoded(term) for name, term in zip(result.columns, row, strict=True) if term is not None} for row in result.terms]
    return json.dumps({"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1)


def _encoded(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _encoded(part) for name, part in parts.items()}}
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != _XSD + "string":
        literal["datatype"] = term.datatype.value
    return literal


def value(term: Term | None) -> Value:
    """Return a term as a Python value; the words of a literal where they do not fit its datatype."""
    if term is None or not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode | BlankNode) else None if term is None else str(term)
    datatype = term.datatype.value
    try:
        if datatype in _NUMBERS:
            return int(term.value) if datatype in _INTEGERS else float(term.value)
        if datatype == _XSD + "date":
            return date.fromisoformat(term.value)
        if datatype == _XSD + "dateTime":
            return datetime.fromisoformat(term.value)
    except ValueError:
        return term.value
    return term.value in ("true", "1") if datatype == _XSD + "boolean" else term.value


def _is_number(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMBERS


def _rank(term: Term | None) -> tuple[int, float, str]:
    """Order terms: nothing, blank nodes, IRIs, numbers by value, other literals, triples."""
    if term is None or isinstance(term, BlankNode):
        return (0 if term is None else 1, 0.0, "")
    if isinstance(term, NamedNode):
        return 2, 0.0, term.value
    number = value(term)
    if isinstance(number, int | float) and not isinstance(number, bool) and number == number:
        return 3, float(number), str(term)
    return (4 if isinstance(term, Literal) else 5), 0.0, str(term)


def _relabelled(term: Term | None, labels: dict[str, BlankNode]) -> Term | None:
    if not isinstance(term, BlankNode):
        return term
    return labels.setdefault(term.value, BlankNode(f"b{len(labels)}"))
