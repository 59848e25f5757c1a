"""Documents, statements, actors and issues → triples, sorted into contexts; no blank nodes, every order kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from graph.core.document import Document, Span
from graph.core.entity import Actor, Issue, Membership
from graph.core.errors import InvariantError
from graph.core.iris import Minter, slug
from graph.core.stance import Stance
from graph.core.statement import Quote, Report, Statement, content_key
from graph.knowledge.contexts import ACTORS, ISSUES, context, document_context
from graph.knowledge.provenance import Run
from graph.knowledge.terms import (
    DCTERMS,
    FOAF,
    OA,
    ORG,
    PROV,
    RDFS,
    SCHEMA,
    SG,
    SKOS,
    STANCE,
    TIME,
    A,
    Namespace,
    Value,
    link,
    node,
    term,
    text_of,
)

CONTEXT_WIDTH = 32
"""Characters of text kept before and after an exact string."""

CLASSES: dict[str, tuple[NamedNode, ...]] = {
    "country": (SCHEMA["Country"],),
    "organization": (ORG["FormalOrganization"],),
    "bloc": (ORG["FormalOrganization"], SG["Bloc"]),
    "body": (ORG["FormalOrganization"], SG["Body"]),
    "person": (FOAF["Person"],),
    "group": (FOAF["Group"],),
}
POSITIONS = {"for": SG["For"], "against": SG["Against"], "none": SG["NoPosition"]}


@dataclass(frozen=True, slots=True)
class State:
    """All that a store is to hold."""

    documents: Sequence[Document] = ()
    statements: Sequence[Statement] = ()
    actors: Sequence[Actor] = ()
    issues: Sequence[Issue] = ()
    memberships: Sequence[Membership] = ()


@dataclass(slots=True)
class Sheet:
    """The triples of one context while they are written down."""

    minter: Minter
    triples: set[Triple] = field(default_factory=set)

    def node(self, kind: str, name: str) -> NamedNode:
        """Return the IRI of a thing with this id."""
        return node(self.minter, kind, name)

    def add(self, subject: NamedNode, predicate: NamedNode, *values: Value | None) -> None:
        """Write one triple for each value that is not None."""
        self.triples.update(Triple(subject, predicate, term(value)) for value in values if value is not None)

    def add_ordered(self, subject: NamedNode, namespace: Namespace, name: str, values: Sequence[Value]) -> None:
        """Write one triple for each value and, where their order is not the alphabetical one, that order as `sg:<name>Order`."""
        terms = [term(value) for value in values]
        ranked = sorted(set(terms), key=text_of)
        self.add(subject, namespace[name], *terms)
        if terms != ranked:
            self.add(subject, SG[f"{name}Order"], " ".join(str(ranked.index(each)) for each in terms))


def property_of(stance: Stance) -> NamedNode:
    """Return the shortcut property of a stance: `sg:demands` for demand."""
    return SG[stance.id.removesuffix("y") + "ies" if stance.id == "deny" else stance.id + "s"]


def encode(state: State, minter: Minter, run: Run | None = None) -> dict[NamedNode, set[Triple]]:
    """Return the triples of each context for the whole state; a context without triples is absent.

    Raises InvariantError for a report on a document that is not in the state, and for text or links that RDF cannot hold.
    """
    documents = {document.id: document for document in state.documents}
    sheets = {name: Sheet(minter) for name in documents}
    for document in state.documents:
        encode_document(sheets[document.id], document)
    for statement in state.statements:
        for name, reports in _by_document(statement).items():
            if name not in documents:
                raise InvariantError(f"statement {statement.id} cites document {name!r}, which is not there", hint="save both together")
            encode_statement(sheets[name], statement, attributed=any(report.attributed for report in reports))
            for report in reports:
                encode_report(sheets[name], statement, report, text=documents[name].text, run=run)
    contexts = {document_context(minter, name): sheet.triples for name, sheet in sheets.items()}
    contexts[context(minter, ACTORS)] = encode_actors(minter, state)
    contexts[context(minter, ISSUES)] = encode_issues(minter, state)
    return {name: triples for name, triples in contexts.items() if triples}


def _by_document(statement: Statement) -> dict[str, list[Report]]:
    """Group the reports; of two with the same evidence key the surer one stays."""
    kept: dict[str, Report] = {}
    for report in sorted(statement.reports, key=lambda report: (-report.confidence, report.rule)):
        kept.setdefault(report.key(statement.id), report)
    found: dict[str, list[Report]] = {}
    for report in kept.values():
        found.setdefault(report.document, []).append(report)
    return found


def encode_document(sheet: Sheet, document: Document) -> None:
    """Write a document's metadata; its text is no triple, only its hash is."""
    me = sheet.node("doc", document.id)
    sheet.add(me, A, SCHEMA["NewsArticle"], SG["Document"])
    sheet.add(me, DCTERMS["identifier"], document.id)
    sheet.add(me, DCTERMS["title"], document.title)
    sheet.add(me, DCTERMS["publisher"], document.publisher)
    sheet.add(me, DCTERMS["issued"], document.published)
    sheet.add(me, DCTERMS["language"], document.language)
    sheet.add(me, SCHEMA["url"], document.url)
    sheet.add(me, SKOS["note"], document.note)
    sheet.add(me, SG["sha256"], document.sha256)
    sheet.add_ordered(me, SG, "warning", document.warnings)
    if document.blocks:
        sheet.add(me, SG["blocks"], " ".join(f"{block.kind}:{block.span.start}-{block.span.end}" for block in document.blocks))


def encode_statement(sheet: Sheet, statement: Statement, *, attributed: bool = True) -> None:
    """Write a statement, and its shortcut triples where it is attributed, unconditional and not negated."""
    me, actor = sheet.node("statement", statement.id), sheet.node("actor", statement.actor.id)
    targets = [sheet.node("actor", target.id) for target in statement.targets]
    sheet.add(me, A, SG["Statement"])
    sheet.add(me, SG["actor"], actor)
    sheet.add(me, SG["stance"], STANCE[statement.stance.id])
    sheet.add_ordered(me, SG, "target", targets)
    sheet.add(me, SG["issue"], sheet.node("issue", statement.issue.id))
    sheet.add(me, SG["position"], POSITIONS[statement.position])
    sheet.add(me, SG["statedOn"], statement.date)
    sheet.add(me, SG["conditional"], statement.conditional)
    sheet.add(me, SG["condition"], statement.condition)
    sheet.add(me, SG["negated"], statement.negated)
    sheet.add(me, SG["certainty"], SG[statement.certainty.capitalize()])
    sheet.add(me, SG["tense"], SG[statement.tense.capitalize()])
    sheet.add_ordered(me, SG, "inResponseTo", [sheet.node("statement", other) for other in statement.responds_to])
    if attributed and not statement.conditional and not statement.negated:
        sheet.add(actor, property_of(statement.stance), *targets)


def encode_report(sheet: Sheet, statement: Statement, report: Report, *, text: str, run: Run | None = None) -> None:
    """Write a report: what it reports, where its evidence stands, and how it was found.

    Raises InvariantError where `text` does not hold the report's words at their offsets.
    """
    key = report.key(statement.id)
    me, document = sheet.node("report", key), sheet.node("doc", report.document)
    sheet.add(me, A, SG["Report"], OA["Annotation"])
    sheet.add(me, SG["reports"], sheet.node("statement", statement.id))
    sheet.add(me, SG["speaker"], sheet.node("actor", report.speaker.id) if report.speaker else None)
    sheet.add(me, SG["citedSource"], report.cited_source)
    sheet.add(me, SG["attributed"], report.attributed)
    sheet.add(me, SG["confidence"], float(report.confidence))
    sheet.add(me, SG["rule"], report.rule)
    sheet.add(me, SG["reason"], report.reason)
    sheet.add(me, SG["content"], report.content or None)
    sheet.add(me, SG["origin"], report.origin)
    sheet.add(me, SG["actorText"], report.actor_text)
    sheet.add_ordered(me, SG, "targetText", report.target_texts)
    sheet.add(me, SG["statedOn"], report.date)
    sheet.add(me, PROV["wasDerivedFrom"], document)
    sheet.add(me, PROV["wasGeneratedBy"], sheet.node("run", run.id) if run else None)
    _encode_evidence(sheet, me, key, report=report, text=text)


def _encode_evidence(sheet: Sheet, me: NamedNode, key: str, *, report: Report, text: str) -> None:
    for what, quote in [("evidence", Quote(report.exact, report.span)), *(("quote", quote) for quote in report.quotes)]:
        if quote.span.of(text) != quote.text or quote.span.start < 0:
            raise InvariantError(
                f"the {what} {quote.text[:60]!r} does not stand at characters {quote.span.start} to {quote.span.end}",
                where=report.document,
            )
    place, document = sheet.node("selector", key), sheet.node("doc", report.document)
    words, position = sheet.node("selector", f"{key}-quote"), sheet.node("selector", f"{key}-position")
    sheet.add(me, OA["hasTarget"], place)
    sheet.add(place, A, OA["SpecificResource"])
    sheet.add(place, OA["hasSource"], document)
    sheet.add(place, OA["hasSelector"], words, position)
    _encode_words(sheet, words, report.span, text)
    _encode_position(sheet, position, report.span)
    if report.cue is not None:
        cue = sheet.node("selector", f"{key}-cue")
        sheet.add(me, SG["cue"], cue)
        _encode_words(sheet, cue, report.cue, text)
        _encode_position(sheet, cue, report.cue)
    for number, quote in enumerate(report.quotes):
        spot = sheet.node("selector", f"{key}-quote-{number:03d}")
        sheet.add(me, SG["quote"], quote.text)
        sheet.add(me, SG["quoteSelector"], spot)
        _encode_words(sheet, spot, quote.span, text)
        _encode_position(sheet, spot, quote.span)


def _encode_words(sheet: Sheet, me: NamedNode, span: Span, text: str) -> None:
    sheet.add(me, A, OA["TextQuoteSelector"])
    sheet.add(me, OA["exact"], span.of(text))
    sheet.add(me, OA["prefix"], text[max(0, span.start - CONTEXT_WIDTH) : span.start])
    sheet.add(me, OA["suffix"], text[span.end : span.end + CONTEXT_WIDTH])


def _encode_position(sheet: Sheet, me: NamedNode, span: Span) -> None:
    sheet.add(me, A, OA["TextPositionSelector"])
    sheet.add(me, OA["start"], span.start)
    sheet.add(me, OA["end"], span.end)


def all_actors(state: State) -> list[Actor]:
    """Return every actor of the state once, sorted by id: as listed, else the fullest form found in a statement."""
    found = [actor for s in state.statements for actor in (s.actor, *s.targets, *(r.speaker for r in s.reports if r.speaker))]
    fullest = {actor.id: actor for actor in sorted(set(found), key=lambda actor: (len(repr(actor)), repr(actor)))}
    return sorted((fullest | {actor.id: actor for actor in state.actors}).values(), key=lambda actor: actor.id)


def encode_actors(minter: Minter, state: State) -> set[Triple]:
    """Return the triples of all actors, memberships and offices."""
    sheet = Sheet(minter)
    for actor in all_actors(state):
        me = sheet.node("actor", actor.id)
        sheet.add(me, A, SG["Actor"], FOAF["Agent"], *CLASSES[actor.kind])
        sheet.add(me, SKOS["prefLabel"], actor.name)
        sheet.add(me, PROV["actedOnBehalfOf"], sheet.node("actor", actor.acts_for) if actor.acts_for else None)
        sheet.add_ordered(me, SKOS, "altLabel", actor.aliases)
        sheet.add(me, SG["iso2"], actor.iso2)
        sheet.add(me, SG["iso3"], actor.iso3)
        sheet.add_ordered(me, SKOS, "exactMatch", [link(iri) for iri in actor.exact_match])
    for membership in sorted(set(state.memberships), key=repr):
        _encode_membership(sheet, membership)
    return sheet.triples


def _encode_membership(sheet: Sheet, membership: Membership) -> None:
    since, until = membership.since, membership.until
    days = [day.isoformat() if day else "" for day in (since, until)]
    me = sheet.node("membership", content_key("membership", membership.member, membership.organization, membership.role, *days))
    role = sheet.node("role", slug(membership.role))
    sheet.add(me, A, ORG["Membership"])
    sheet.add(me, ORG["member"], sheet.node("actor", membership.member))
    sheet.add(me, ORG["organization"], sheet.node("actor", membership.organization))
    sheet.add(me, ORG["role"], role)
    sheet.add(me, RDFS["label"], membership.role)
    sheet.add(role, A, ORG["Role"])
    sheet.add(role, SKOS["prefLabel"], slug(membership.role).replace("-", " "))
    if since is None and until is None:
        return
    interval = sheet.node("interval", "_".join(days))
    sheet.add(me, ORG["memberDuring"], interval)
    sheet.add(interval, A, TIME["Interval"])
    for name, day in (("hasBeginning", since), ("hasEnd", until)):
        if day is not None:
            instant = sheet.node("interval", day.isoformat())
            sheet.add(interval, TIME[name], instant)
            sheet.add(instant, A, TIME["Instant"])
            sheet.add(instant, TIME["inXSDDate"], day)


def all_issues(state: State) -> list[Issue]:
    """Return every issue of the state once, sorted by id: as listed, else the fullest form found in a statement."""
    found = {statement.issue for statement in state.statements}
    fullest = {issue.id: issue for issue in sorted(found, key=lambda issue: (len(repr(issue)), repr(issue)))}
    return sorted((fullest | {issue.id: issue for issue in state.issues}).values(), key=lambda issue: issue.id)


def encode_issues(minter: Minter, state: State) -> set[Triple]:
    """Return the triples of all issues; the context that holds them is their concept scheme."""
    sheet = Sheet(minter)
    scheme = context(minter, ISSUES)
    for issue in all_issues(state):
        me = sheet.node("issue", issue.id)
        sheet.add(scheme, A, SKOS["ConceptScheme"])
        sheet.add(me, A, SG["Issue"], SKOS["Concept"])
        sheet.add(me, SKOS["inScheme"], scheme)
        sheet.add(me, SKOS["prefLabel"], issue.label)
        sheet.add(me, SKOS["broader"], sheet.node("issue", issue.broader) if issue.broader else None)
        sheet.add_ordered(me, SG, "pattern", issue.patterns)
    return sheet.triples


def encode_runs(minter: Minter, runs: Iterable[Run]) -> set[Triple]:
    """Return the triples of all runs; settings as `name=value`."""
    sheet = Sheet(minter)
    for run in runs:
        me = sheet.node("run", run.id)
        sheet.add(me, A, SG["Run"], PROV["Activity"])
        sheet.add(me, SG["version"], run.version)
        sheet.add(me, SG["ruleSetHash"], run.rules)
        sheet.add(me, SG["setting"], *(f"{name}={value}" for name, value in run.settings))
    return sheet.triples
