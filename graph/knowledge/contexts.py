"""Named graphs, here called contexts: one for each document, one each for actors, issues, runs, links, curation and the vocabulary."""

from pyoxigraph import NamedNode

from graph.core.iris import Minter
from graph.knowledge.terms import ident, node

ACTORS, ISSUES, RUNS, LINKS = "actors", "issues", "runs", "links"
CURATION, VOCABULARY = "curation", "vocabulary"
_DOCUMENT = "doc-"


def context(minter: Minter, name: str) -> NamedNode:
    """Return the IRI of the context called `name`, one of the constants of this module."""
    return node(minter, "graph", name)


def document_context(minter: Minter, document: str) -> NamedNode:
    """Return the IRI of the context that holds a document, its reports and the statements they carry."""
    return node(minter, "graph", _DOCUMENT + document)


def document_of(minter: Minter, iri: str) -> str | None:
    """Return the id of the document whose context this is; None for every other context."""
    if not iri.startswith(minter.iri("graph", _DOCUMENT)):
        return None
    return ident(minter, iri).removeprefix(_DOCUMENT)
