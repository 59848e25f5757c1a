"""Candidates for links ⇄ triples of the context `links`: what each service was asked, and what it answered, with its score.

No candidate is a link: `skos:exactMatch` is written of an actor only, once a person has accepted it.
"""

from collections.abc import Iterable

from pyoxigraph import Quad, Triple

from graph.core.iris import Minter
from graph.core.links import LinkCandidate, Links
from graph.knowledge.decode import Decoder
from graph.knowledge.encode import Sheet
from graph.knowledge.terms import DCTERMS, FOAF, PROV, SG, SKOS, A, ident, link


def encode_links(minter: Minter, links: Links) -> set[Triple]:
    """Return the triples of all candidates, and of what was asked for them.

    Raises InvariantError for a link or service that is no IRI.
    """
    sheet = Sheet(minter)
    for url, name in links.services.items():
        sheet.add(link(url), A, SG["ReconciliationService"], PROV["SoftwareAgent"])
        sheet.add(link(url), DCTERMS["title"], name)
    for actor, url in links.asked:
        sheet.add(sheet.node("actor", actor), SG["lookedUpAt"], link(url))
    for candidate in links.candidates:
        _encode(sheet, candidate)
    return sheet.triples


def _encode(sheet: Sheet, candidate: LinkCandidate) -> None:
    me = sheet.node("candidate", candidate.key)
    sheet.add(me, A, SG["LinkCandidate"], PROV["Entity"])
    sheet.add(me, SG["candidateFor"], sheet.node("actor", candidate.actor))
    sheet.add(me, SG["candidateMatch"], link(candidate.iri))
    sheet.add(me, SKOS["prefLabel"], candidate.name)
    sheet.add(me, SG["score"], float(candidate.score))
    sheet.add(me, SG["sure"], candidate.sure)
    sheet.add_ordered(me, SG, "candidateType", candidate.types)
    sheet.add(me, FOAF["page"], link(candidate.page) if candidate.page else None)
    sheet.add(me, PROV["wasAttributedTo"], link(candidate.service))


def decode_links(minter: Minter, triples: Iterable[Triple | Quad]) -> Links:
    """Return what `encode_links` wrote, candidates sorted."""
    held = list(triples)
    decoder = Decoder(held, minter)
    candidates = [_decode(decoder, iri) for iri in decoder.instances(SG["LinkCandidate"])]
    asked = [(each.subject, each.object) for each in held if each.predicate == SG["lookedUpAt"]]
    return Links(
        tuple(sorted(candidates, key=LinkCandidate.order)),
        frozenset((ident(minter, actor.value), service.value) for actor, service in asked),  # type: ignore[union-attr]
        {url: decoder.need(url, DCTERMS["title"]) for url in decoder.instances(SG["ReconciliationService"])},
    )


def _decode(decoder: Decoder, iri: str) -> LinkCandidate:
    return LinkCandidate(
        ident(decoder.minter, decoder.need(iri, SG["candidateFor"])),
        decoder.need(iri, SG["candidateMatch"]),
        decoder.need(iri, SKOS["prefLabel"]),
        float(decoder.need(iri, SG["score"])),
        decoder.need(iri, PROV["wasAttributedTo"]),
        decoder.need(iri, SG["sure"]) == "true",
        tuple(decoder.ordered(iri, SG, "candidateType")),
        decoder.text(iri, FOAF["page"]),
    )
