"""Where an actor stands on an issue: for it, against it, or neither."""

import re

from graph.core.statement import Draft, Position
from graph.identity.issues.claims import ENDORSEMENTS, REQUESTS, addressed
from graph.identity.issues.contents import TAG, Content, reversal
from graph.identity.issues.readings import Reading
from graph.identity.issues.scheme import Instance
from graph.identity.stemming import stem
from graph.identity.wordlists import wordlist

_FOR = frozenset({"support", "aid", "pledge", "offer", "agree", "cooperate", "consult", "concede", "demand", "appeal"}) | frozenset(
    {"mobilize", "assault", "sanction", "coerce", "threaten"}
)
_AGAINST = frozenset({"reject", "criticize", "accuse", "protest", "warn", "deny"})
_DOING = frozenset({"support", "aid", "agree", "cooperate", "consult", "concede", "sanction", "coerce"})
_AHEAD = frozenset({"reject", "pledge", "threaten"})
"""What the lexicon makes of such a deed where it is refused or lies ahead."""
_OTHER: dict[Position, Position] = {"for": "against", "against": "for", "none": "none"}
_OWN_FUTURE = re.compile(
    r"(?:that )?(?:<(?P<who>[^<> ]+)>(?: 's government)?|we|it|he|she|they) (?:will|would|shall|wo(?=n't))"
    r"(?P<no> not| never| no longer|n't)? (?P<deed>.*)"
)
_VERB = re.compile(r"(?:(?:that )?<[^<> ]+> (?:will |must |should )?|to )?(?:once more |again |finally )?([a-z]+)\b")
_HELD_ON = re.compile(r"\b(?:not|never|no|n.t)\b", re.I)
_BROKEN_TALKS = re.compile(
    r"\b(?:no|end|suspend|halt|cut|break|refus|reject|boycott|cancel|stop)\w*(?: \S+){0,3}"
    r" (?:talk|dialogue|negotiat|meeting|summit|contact)"
)
_PROMISE = re.compile(r"^(?:for |to (?:get|receive|give|have) )?(?:[a-z-]+ ){0,3}(?:guarantee|assurance|proposal)s? that\b")
_TERMS = re.compile(
    r"\b(?:pre)?(?:condition|term|format|agenda|venue|date|timing|place)s?\b[^,;]{0,30}\b(?:talk|dialogue|negotiat|meeting|summit)", re.I
)


def position(reading: Reading, instance: Instance | None = None) -> Position:
    """Return where the actor stands on what a content is about, whatever words like "withdraw" do to it.

    That is what it wants of the content, turned where the content ends or refuses the issue; of talks, where it breaks them off. Who will
    "not give up" something is for it. A threat against what its target would do is against it. Who refuses the terms of talks is not
    against them.
    """
    draft, content, cue = reading.draft, _telling(reading, instance), reading.cue
    if instance is not None and _deters(draft, instance):
        return "against"
    if draft.stance.id == "declare":
        return _declared(draft, content)
    wants = _attitude(draft, content, cue)
    talks = instance is not None and instance.row.slot == "hub"
    if talks and wants < 0 and _TERMS.search(content.tagged):
        return "none"
    promise = _PROMISE.search(content.tagged) if instance is None or instance.row.slot == "proposer" else None
    if promise:  # what is promised is not what the issue is called after
        return "for" if wants > 0 else "against" if wants < 0 else "none"
    turned = bool(_BROKEN_TALKS.search(content.tagged)) if talks else content.reversed or _closes(content.tagged)
    side = wants * (-1 if turned else 1)
    return "for" if side > 0 else "against" if side < 0 else "none"


def _attitude(draft: Draft, content: Content, cue: str) -> int:
    """Return the actor's attitude to the content: 1 wants it, -1 does not, 0 neither.

    A verb that does something to what it is about may end it ("withdraw the ships"), and not doing so keeps it.
    """
    base, _, verb = draft.report.rule.partition(":")
    if base in _DOING and draft.stance.id in (base, *_AHEAD):
        own = set(map(stem, verb.split())) & set(map(stem, content.text.lower().split()))
        ends = (reversal(verb) or verb in wordlist("closing")) and not own
        return (-1 if ends else 1) * (-1 if draft.stance.id == "reject" else 1)
    held_on = -1 if draft.stance.sign < 0 and _HELD_ON.search(cue) and reversal(_HELD_ON.sub(" ", cue)) else 1
    return held_on * draft.wants or (1 if draft.stance.id in _FOR else -1 if draft.stance.id in _AGAINST else 0)


def _declared(draft: Draft, content: Content) -> Position:
    """Return for whoever declares what he will do, or will not, that he is for it, or against it."""
    match = _OWN_FUTURE.match(content.tagged)
    if match is None or match["who"] not in (None, draft.actor.principal):
        return "none"
    ends = reversal(TAG.sub(" ", match["deed"])) or _closes(match["deed"])
    return "against" if ends != bool(match["no"]) else "for"


def _closes(tagged: str) -> bool:
    """Tell whether a content begins with a verb that ends what follows: "to close the border"."""
    match = _VERB.match(tagged)
    return match is not None and match[1] in wordlist("closing")


def _telling(reading: Reading, instance: Instance | None) -> Content:
    """Return the content, with what follows it where only that tells the issue: "a promise" and "that the talks will end"."""
    if instance is None or instance.default or instance.row.pattern.search(reading.content.tagged):
        return reading.content
    fuller = reading.read(reading.fuller)
    return fuller if instance.row.pattern.search(fuller.tagged) else reading.content


def answering(draft: Draft, claim: Draft, claimed: Position) -> Position:
    """Return the position of who takes up a claim whose maker stands so: the other one, unless it accepts it or asks for the same."""
    same = draft.stance.id in ENDORSEMENTS | {"pledge"} or (draft.stance.id in REQUESTS and claim.actor.id not in addressed(draft))
    return claimed if same else opposite(claimed)


def opposite(side: Position) -> Position:
    """Return the other side."""
    return _OTHER[side]


def _deters(draft: Draft, instance: Instance) -> bool:
    """Tell whether a threat or warning is about what its target would do, not about the measure."""
    return draft.stance.id in ("threaten", "warn") and instance.row.slot == "aggressor" and instance.actor in addressed(draft)
