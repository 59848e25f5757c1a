"""Namespaces, slugs, and the one place where an IRI is minted."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from graph.core.errors import StancegraphError

SG = "https://w3id.org/stancegraph/ns#"
STANCE = "https://w3id.org/stancegraph/stance/"
DATA = "https://w3id.org/stancegraph/data/"

KINDS = (
    "actor",
    "issue",
    "doc",
    "statement",
    "report",
    "run",
    "graph",
    "membership",
    "interval",
    "role",
    "selector",
    "decision",
    "agent",
    "candidate",
)

VOCABULARIES = {
    "sg": SG,
    "stance": STANCE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "time": "http://www.w3.org/2006/time#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "sh": "http://www.w3.org/ns/shacl#",
}


def slug(text: str, *, limit: int = 80) -> str:
    """Return `text` as a readable, ASCII, hyphenated name; "x" and the code points in hexadecimal where nothing ASCII is left."""
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    plain = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    words = re.sub(r"['’]s\b", "s", plain)
    cut = re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:limit].strip("-")
    return cut or "x" + "-".join(f"{ord(c):x}" for c in text.strip()[:8])


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints data IRIs under one base, one prefix for each kind."""

    base: str = DATA

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if not parts.scheme or not self.base.endswith(("/", "#")) or re.search(r'[\s<>"{}|\\^`]', self.base):
            raise StancegraphError(f"{self.base!r} cannot be the base of IRIs", hint="give an absolute IRI that ends in / or #")

    def iri(self, kind: str, name: str) -> str:
        """Return the IRI of the thing of this kind (a row of KINDS) with this slug or hash."""
        if kind not in KINDS:
            raise StancegraphError(f"no IRIs are minted for {kind!r}")
        return f"{self.base}{kind}/{name}"

    def name(self, iri: str) -> str:
        """Return the slug or hash at the end of a minted IRI."""
        return iri.rsplit("/", 1)[-1]

    def prefixes(self) -> dict[str, str]:
        """Return all prefixes of an export: vocabularies, and one for each kind of data."""
        return VOCABULARIES | {kind: f"{self.base}{kind}/" for kind in KINDS}
