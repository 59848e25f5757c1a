"""Decisions ⇄ triples of the curation context: who decided what on which reading, and where it shows.

`sg:basis` holds the whole decision as JSON, so that it can be applied again to other texts and undone; the other properties say the same
in the words of the ontology, for queries.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, time

from pyoxigraph import NamedNode, Quad, Triple

from graph.core.decision import Decided, Decision, Fate, Former
from graph.core.errors import InvariantError
from graph.core.iris import Minter, slug
from graph.core.plain import built, plain
from graph.knowledge.decode import Decoder
from graph.knowledge.encode import Sheet
from graph.knowledge.terms import DCTERMS, FOAF, PROV, SG, SKOS, A, ident

VERDICTS = {
    "accept": SG["Accepted"],
    "reject": SG["Rejected"],
    "correct": SG["Corrected"],
    "merge": SG["Merged"],
    "split": SG["Split"],
    "add": SG["AddedByHand"],
    "undecided": SG["TakenBack"],
}


def encode_decisions(minter: Minter, decided: Iterable[Decided], former: Iterable[Former] = ()) -> set[Triple]:
    """Return the triples of all decisions, of those that they replaced, and of the people who took them."""
    sheet = Sheet(minter)
    for each in decided:
        me = _encode(sheet, each.decision, each.decision.key)
        sheet.add(me, A, SG["Decision"])
        sheet.add(me, SG["fate"], each.fate.how)
        sheet.add(me, SG["appliesTo"], *(sheet.node("report", key) for key in each.fate.reports))
        sheet.add(me, SG["fateNote"], each.fate.message or None)
    for past in former:
        me = _encode(sheet, past.decision, past.decision.version)
        sheet.add(me, A, SG["FormerDecision"])
        sheet.add(me, PROV["invalidatedAtTime"], datetime.combine(past.until, time()) if past.until else None)
    return sheet.triples


def _encode(sheet: Sheet, decision: Decision, name: str) -> NamedNode:
    me, person = sheet.node("decision", name), sheet.node("agent", slug(decision.by))
    sheet.add(me, A, PROV["Entity"])
    sheet.add(me, SG["verdict"], VERDICTS[decision.verdict])
    sheet.add(me, SG["correction"], *(f"{field}={value}" for field, value in decision.changes))
    sheet.add(me, SG["decidesOn"], _subject(sheet, decision))
    sheet.add(me, PROV["wasAttributedTo"], person)
    sheet.add(me, DCTERMS["created"], decision.on)
    sheet.add(me, SG["sheet"], decision.file or None)
    sheet.add(me, PROV["wasRevisionOf"], *(sheet.node("decision", version) for version in decision.replaces))
    sheet.add(me, SKOS["note"], decision.note or None)
    sheet.add(me, SG["basis"], json.dumps(plain(decision), ensure_ascii=False, sort_keys=True))
    sheet.add(person, A, PROV["Agent"], FOAF["Agent"])
    sheet.add(person, FOAF["name"], decision.by)
    if decision.reading is not None:
        sheet.add(me, SG["evidence"], decision.report.exact)
        sheet.add(me, PROV["wasDerivedFrom"], sheet.node("doc", decision.report.document))
        sheet.add(me, PROV["wasDerivedFrom"], sheet.node("statement", decision.name) if decision.name else None)
    return me


def _subject(sheet: Sheet, decision: Decision) -> NamedNode | None:
    """Return the actor, the issue, or the report as it was named when it was decided on; None for what was added by hand."""
    if decision.reading is None:
        return sheet.node("issue" if decision.subject == "issue" else "actor", decision.name)
    return sheet.node("report", decision.report.key(decision.name)) if decision.name else None


def decode_decisions(minter: Minter, triples: Iterable[Triple | Quad]) -> tuple[Decided, ...]:
    """Return the decisions that `encode_decisions` wrote, sorted by key.

    Raises InvariantError where the basis of one cannot be read.
    """
    decoder = Decoder(triples, minter)
    return tuple(Decided(_basis(decoder, iri), _fate(decoder, iri)) for iri in decoder.instances(SG["Decision"]))


def decode_former(minter: Minter, triples: Iterable[Triple | Quad]) -> tuple[Former, ...]:
    """Return the former decisions that `encode_decisions` wrote, sorted by version.

    Raises InvariantError where the basis of one cannot be read.
    """
    decoder = Decoder(triples, minter)
    return tuple(Former(_basis(decoder, iri), _until(decoder, iri)) for iri in decoder.instances(SG["FormerDecision"]))


def _basis(decoder: Decoder, iri: str) -> Decision:
    try:
        return built(Decision, json.loads(decoder.need(iri, SG["basis"])))  # type: ignore[no-any-return]
    except (ValueError, TypeError, KeyError) as error:
        raise InvariantError(f"the decision <{iri}> cannot be read: {error}", hint="run stancegraph validate") from error


def _fate(decoder: Decoder, iri: str) -> Fate:
    reports = tuple(ident(decoder.minter, each) for each in decoder.texts(iri, SG["appliesTo"]))
    how, message = decoder.need(iri, SG["fate"]), decoder.text(iri, SG["fateNote"])
    return Fate(how, reports, message or "")  # type: ignore[arg-type]


def _until(decoder: Decoder, iri: str) -> date | None:
    moment = decoder.text(iri, PROV["invalidatedAtTime"])
    return datetime.fromisoformat(moment).date() if moment else None
