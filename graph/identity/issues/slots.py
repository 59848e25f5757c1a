"""Says, by rule, which actor a family of issues is about in one content: whose troops, sanctions on whom, a ceasefire where."""

import re
from collections.abc import Callable

from graph.core.statement import Draft
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.issues.contents import TAG, Content
from graph.identity.stemming import stem, stems

_FORCE = re.compile(r"\b(?:military|force|strike|attack|inva|war\b|offensive|bomb|shell)")
_CONDUCT = (
    "invasion|incursion|aggress|offensive|attack|assault|air ?strike|strike|shell|bomb|operation|pressure|exercise|drill|provocation"
    "|actions?|behaviou?r"
)
_HERE = re.compile(r"\b(?:from|in|leave|out of) (?:the|our|its|their) (?:country|territory|soil)\b")
_ACTS = frozenset({"mobilize", "assault", "coerce", "sanction", "threaten"})
BLAMES = frozenset({"criticize", "accuse", "warn", "protest", "demand", "appeal", "reject"})
_BETWEEN = re.compile(r"\bbetween (?:the )?<([^<> ]+)>(?: \S+){0,2} and (?:the )?<([^<> ]+)>")
_PLACES = re.compile(
    r"\b(?:from|in|inside|out of|on|near|across|into|leave|quit|vacate)"
    r" (?:(?:the|other|all|eastern|western|northern|southern|north-eastern) )*"
    r"((?:<[^<> ]+>(?:, | and |, and |/)?(?:the )?)+)"
)


def kind_of(identifier: str) -> str:
    """Return the kind of a known actor, "" for one that is not known."""
    actor = load_gazetteer().actor(identifier)
    return actor.kind if actor else ""


def _before(content: Content, *words: str) -> str:
    match = re.search(rf"\b(?:{'|'.join(words)}) (?:the )?<([^<> ]+)>", content.tagged)
    return match.group(1) if match else ""


def _possessor(content: Content, nouns: str) -> str:
    match = re.search(rf"<([^<> ]+)>(?: 's)?(?: (?!<|for\b|to\b|that\b|of\b)[\w-]+){{0,2}} (?:{nouns})", content.tagged)
    match = match or re.search(rf"\b(?!presence)(?:{nouns})\w* of (?:the )?<([^<> ]+)>", content.tagged)
    return match.group(1) if match else ""


def fill(slot: str, content: Content, draft: Draft) -> str:
    """Return the id of the actor that a family of issues is about, by the rule named `slot`; "" where nobody can be named.

    Raises KeyError for a rule that does not exist (`RULES` has all).
    """
    return RULES[slot](content, draft)


def _target(draft: Draft) -> str:
    return draft.targets[0].principal if draft.targets else ""


def _mentioned(content: Content, draft: Draft) -> str:
    return next((a for a in content.actors if a != draft.actor.id), "") or _target(draft) or draft.actor.id


def _bloc(content: Content, draft: Draft) -> str:
    candidates = [*content.actors, *(t.id for t in draft.targets), draft.actor.id]
    return next((a for a in candidates if kind_of(a) == "bloc"), "")


def _blamed(content: Content, draft: Draft) -> str:
    return (_target(draft) if draft.stance.id in BLAMES else "") or next(iter(content.actors), "") or draft.actor.id


def _troops(content: Content, draft: Draft) -> str:
    named = _possessor(content, "troop|force|soldier|military|presence|personnel|weapon|infrastructure|withdrawal")
    addressed = draft.stance.id in ("demand", "appeal", "criticize", "accuse", "protest")
    return named or (_target(draft) if addressed else "") or (draft.actor.id if draft.stance.id != "reject" else _target(draft))


def _asking(content: Content, actor: str) -> bool:
    """Tell whether a content names an actor as who asks for something: "<chile>'s latest proposal"."""
    named = re.search(rf"<{re.escape(actor)}>(?: 's)? (?:[\w-]+ )?([\w-]+)(?: [\w-]+)? (?:for|to|of|on|about|that)\b", content.tagged)
    return bool(actor and named and stem(named.group(1)) in stems("demand"))


def _keeper(content: Content, draft: Draft) -> str:
    blamed = draft.stance.id in BLAMES and not _asking(content, _target(draft))
    return _possessor(content, "base|facilit|installation") or (_target(draft) if blamed else "") or draft.actor.id


def _aggressor(content: Content, draft: Draft) -> str:
    if draft.stance.id in _ACTS - {"threaten", "sanction"}:
        return draft.actor.id
    if draft.stance.id == "threaten" and draft.targets and not content.actors:
        return draft.actor.id if _FORCE.search(content.tagged) else _target(draft)
    blamed = _target(draft) if draft.stance.id in BLAMES | {"threaten"} else ""
    named = _possessor(content, _CONDUCT)
    if blamed and named == draft.actor.id:
        return blamed
    acting = [a for a in content.actors if not re.search(rf"\b(?:in|on|near|into|against|to|at) (?:the )?<{re.escape(a)}>", content.tagged)]
    return named or _before(content, "by") or blamed or next(iter(acting), "") or ("" if content.actors else draft.actor.id)


def _sanctioned(content: Content, draft: Draft) -> str:
    """Whoever the sanctions are on; where nobody is named, the holder who speaks against those of a target."""
    named = _before(content, "sanctions on", "sanctions against", "embargo on", "embargo against", "measures against")
    against = draft.stance.id in BLAMES - {"demand", "appeal"} or content.reversed
    if not named and draft.stance.id in BLAMES and against and _target(draft):
        return next((a for a in content.actors if a not in (draft.actor.id, _target(draft))), draft.actor.id)
    return named or _target(draft) or _mentioned(content, draft)


def _beneficiary(content: Content, draft: Draft) -> str:
    own = _target(draft) if draft.stance.id in ("aid", "pledge", "offer", "agree") else ""
    return _before(content, "to", "for") or own or next((a for a in content.actors if a != draft.actor.id), "") or _target(draft)


def _victim(content: Content, draft: Draft) -> str:
    return _before(content, "in", "on", "to", "into", "for") or next((a for a in content.actors if kind_of(a) == "country"), "")


def _proposer(content: Content, draft: Draft) -> str:
    named = _possessor(content, "security|proposal|draft|plan|peace")
    return named or (_target(draft) if draft.stance.id in ("reject", "agree", "criticize") else draft.actor.id)


def _nuclear(content: Content, draft: Draft) -> str:
    return (
        _possessor(content, "nuclear|atomic|uranium|ballistic|missile|rocket|enrichment")
        or next((a for a in content.actors if kind_of(a) == "country" and a != draft.actor.id), "")
        or _target(draft)
        or draft.actor.id
    )


def _host(content: Content, draft: Draft) -> str:
    own = _target(draft) if draft.stance.id in ("aid", "pledge", "offer") else ""
    return own or next((a for a in content.actors if kind_of(a) == "country"), "")


def _asker(content: Content, draft: Draft) -> str:
    """Whoever gets the answer: the holder of a demand for it, the addressee of a promise of it."""
    return draft.actor.id if draft.stance.id in ("demand", "appeal", "declare") else _target(draft)


def _other(content: Content, draft: Draft) -> str:
    return _target(draft) or next((a for a in content.actors if a != draft.actor.id), "")


RULES: dict[str, Callable[[Content, Draft], str]] = {
    "mentioned": _mentioned,
    "bloc": _bloc,
    "blamed": _blamed,
    "troops": _troops,
    "keeper": _keeper,
    "aggressor": _aggressor,
    "sanctioned": _sanctioned,
    "beneficiary": _beneficiary,
    "victim": _victim,
    "proposer": _proposer,
    "nuclear": _nuclear,
    "opponent": _other,
    "host": _host,
    "asker": _asker,
    "party": _other,
    "hub": _other,
}


def places(content: Content, draft: Draft, actor: str) -> frozenset[str]:
    """Return the ids of the countries in which a content has something of `actor`; "the country" is the holder's own."""
    found = {p for match in _PLACES.finditer(content.tagged) for p in TAG.findall(match.group(1))}
    named = frozenset(p for p in found if p != actor and kind_of(p) == "country")
    own = _HERE.search(content.tagged) and kind_of(draft.actor.id) == "country" and draft.actor.id != actor
    return named or (frozenset({draft.actor.id}) if own else named)


def between(content: Content) -> frozenset[str]:
    """Return the ids of those between whom something is said to be: "between <mali> and <niger>"."""
    return frozenset(actor for match in _BETWEEN.finditer(content.tagged) for actor in match.groups())


def country(content: Content, draft: Draft) -> str:
    """Return the id of the first country that a content or its draft names, or ""."""
    return next((a for a in (*content.actors, _target(draft), draft.actor.id) if kind_of(a) == "country"), "")


def is_land(identifier: str, draft: Draft) -> bool:
    """Tell whether something can be "in", "to" or "with" the actor as with a country."""
    return kind_of(identifier) in ("country", "bloc", "group") or any(a.id == identifier and a.kind == "group" for a in draft.targets)


def has_forces(identifier: str, draft: Draft) -> bool:
    """Tell whether an actor may have forces: no person and no mere institution has."""
    given = next((a.kind for a in (draft.actor, *draft.targets) if a.id == identifier), "")
    return bool(identifier) and (kind_of(identifier) or given) in ("country", "bloc", "group")
