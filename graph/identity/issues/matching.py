"""Finds the row of the scheme for what a draft is about, in its content or, where that says too little, in the words around it."""

from graph.identity.issues.claims import ACTS, ANSWERS, ENDORSEMENTS, VERDICTS
from graph.identity.issues.readings import Reading
from graph.identity.issues.scheme import Instance, Scheme

_WITH_VERB = frozenset({"pledge", "offer", "aid"})  # "increase" and "our presence": the verb says what is pledged
_UNDER_CONDITION = frozenset({"threaten", "warn", "pledge"})


def match(reading: Reading, scheme: Scheme) -> Instance | None:
    """Return the row for the content, or for the content with its continuation where that says more; for the condition of a threat without
    a measure; for the evidence of a bare content; for the stance alone; or None.
    """
    draft, content = reading.draft, reading.content
    verb = f"{reading.cue} " if draft.stance.id in _WITH_VERB else ""
    found = scheme.match(reading.read(verb + draft.content), draft) if verb else None
    found = found or scheme.match(content, draft)
    if found is None or found.soft:
        fuller = scheme.match(reading.read(verb + reading.fuller), draft)
        found = fuller if found is None or (fuller is not None and not fuller.soft) else found
    if found is None and draft.condition and draft.stance.id in _UNDER_CONDITION:
        found = scheme.match(reading.read(draft.condition), draft)
    if found is None and content.thin:
        around = _match_around(reading, scheme)
        found = around if around and (around.row.slot != "aggressor" or draft.stance.id in ACTS - {"agree"}) else None
    return found or scheme.default(content, draft)


def match_bare(reading: Reading, scheme: Scheme) -> Instance | None:
    """Return the row for a bare content that may mean another draft's, where its own words or those around it name an issue; or None."""
    if reading.draft.answers or reading.draft.stance.id in ANSWERS | ENDORSEMENTS | VERDICTS:
        return None
    own = scheme.match(reading.content, reading.draft)
    if own is not None and not own.row.topic:
        return own
    found = own or _match_around(reading, scheme)
    return found if found is not None and found.row.slot != "aggressor" and not found.row.topic else None


def _match_around(reading: Reading, scheme: Scheme) -> Instance | None:
    """The row for the words from the cue to the content, else for the whole evidence."""
    said = reading.said()
    found = scheme.match(reading.read(said), reading.draft) if said else None
    return found or scheme.match(reading.read(reading.draft.report.exact), reading.draft)
