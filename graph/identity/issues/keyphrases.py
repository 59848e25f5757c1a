"""Names issues after the key phrase of their contents: a short noun phrase with its complement."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from graph.core.document import Block, Document, Span
from graph.core.entity import Issue
from graph.core.iris import slug
from graph.core.statement import Draft
from graph.identity.actors.circles import Circle
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.folding import fold
from graph.identity.issues.claims import ACTS
from graph.identity.issues.contents import Content, core_of
from graph.identity.issues.naming import titled
from graph.identity.issues.nounphrases import noun_phrase, owner
from graph.identity.stemming import stem
from graph.identity.wordlists import wordlist
from graph.language.parse import Parse
from graph.language.pipeline import parse_all

FIRST = 0.5  # what the first content of a group is ahead
POOR = 5.0  # what a label is behind that says little by itself
TRIED = 6  # contents of one group that are read for a label
_ARTICLES = re.compile(r"\b(?:the|a|an) ", re.I)
_TOWARDS = {"aid": "aid to", "sanction": "sanctions on", "consult": "talks with", "threaten": "threats against", "assault": "attack on"}
_DISAPPROVED = {"criticize": "criticised", "accuse": "criticised", "protest": "criticised", "reject": "rejected"}
_WHOLE = frozenset({"country", "bloc"})


@dataclass(frozen=True, slots=True)
class Wording:
    """One content that may name an issue: its draft, the actors of its document, and its words with the phrase that follows them there."""

    content: Content
    draft: Draft
    around: Circle
    text: str


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    poor: bool = False


def key_phrases(groups: Sequence[Sequence[Wording]]) -> list[Issue]:
    """Return for each group of contents an issue named by its own words.

    Contents are given in the order in which they may give the name. Of the first few that say something in the first document, and where
    they have no good phrase in the others, the phrase that holds most of the group's words is taken, the first of equals.
    """
    telling = [[w for w in group if not w.content.thin] or list(group) for group in groups]
    labels = _labels([_of_first(group)[:TRIED] for group in telling])
    poor = [i for i, found in enumerate(labels) if all(label.poor for label in found)]
    others = _labels([telling[i][len(_of_first(telling[i])) :][:TRIED] for i in poor])
    for i, more in zip(poor, others, strict=True):
        labels[i] += more
    return [_issue(found, group) for found, group in zip(labels, groups, strict=True)]


def _of_first(group: Sequence[Wording]) -> list[Wording]:
    """The contents of the first document; they come first."""
    first = group[0].draft.report.document
    return list(takewhile(lambda wording: wording.draft.report.document == first, group))


def _labels(groups: Sequence[Sequence[Wording]]) -> list[list[_Label]]:
    documents = [_document(f"{i}.{k}", wording.text) for i, group in enumerate(groups) for k, wording in enumerate(group)]
    parses = iter(parse_all(documents))
    return [[_named(next(parses), wording) for wording in group] for group in groups]


def _document(identifier: str, text: str) -> Document:
    plain = core_of(_uncounted(" ".join(re.sub(r"[“”\"‘]", " ", text).split())))
    return Document(identifier, plain, (Block("paragraph", Span(0, len(plain))),) if plain else ())


def _uncounted(text: str) -> str:
    """The words without "dozens of" and its like."""
    return re.sub(rf"\b(?:(?:the|a|an) )?(?:(?:{'|'.join(sorted(wordlist('quantity')))}) of )+(?!(?:them|us|it|which)\b)", "", text)


def _issue(labels: Sequence[_Label], group: Sequence[Wording]) -> Issue:
    counts = Counter(key for wording in group for key in wording.content.keys)
    best = max(range(len(labels)), key=lambda k: (_worth(labels[k], counts) + (FIRST if k == 0 else 0), -k))
    return Issue(slug(_ARTICLES.sub("", labels[best].text), limit=60), labels[best].text)


def _worth(label: _Label, counts: Counter[str]) -> float:
    words = label.text.split()
    held = {stem(w) for w in re.findall(r"[a-z][a-z'-]+", label.text.lower())}
    said = sum(counts[key] for key in sorted(held)) + (0.5 if len(words) > 1 else 0) - 0.1 * max(0, len(words) - 6)
    return said - POOR * label.poor


def _named(parse: Parse, wording: Wording) -> _Label:
    draft = wording.draft
    phrase = noun_phrase(parse, draft, wording.around)
    if not phrase.label and phrase.deed:
        return _Label(_owned(phrase.deed, draft), poor=True)
    label = phrase.label or phrase.name
    if all(w in wordlist("stop") | wordlist("first or second person") for w in label.lower().split()):
        return _Label(f"{'conduct' if draft.targets else 'position'} of {titled(_other(draft))}", poor=True)
    actor = _actor(label, wording) or (label if label == phrase.name else "")
    if actor:
        return _Label(f"{_towards(draft)} {titled(actor)}", poor=True)
    if " " not in label and label[:1].islower():
        return _Label(_owned(label, draft), poor=True)
    return _Label(label, phrase.poor or " " not in label)


def _towards(draft: Draft) -> str:
    """What a label says of an actor that is all that a content names."""
    judged = "support for" if draft.stance.sign > 0 else "conduct of" if draft.stance.sign < 0 else "role of"
    return _TOWARDS.get(draft.stance.id, judged)


def _other(draft: Draft) -> str:
    return (draft.targets[0] if draft.targets and draft.stance.id not in ACTS else draft.actor).name


def _owned(noun: str, draft: Draft) -> str:
    """A single noun with whose it most likely is: of who acts, else of whom it is said, a country or the like before a person."""
    if not draft.targets and draft.stance.id in _DISAPPROVED:
        return f"{noun} {_DISAPPROVED[draft.stance.id]} by {titled(draft.actor.name)}"
    own = draft.stance.id in ACTS or draft.stance.id == "deny"
    actors = (draft.actor, *draft.targets) if own else (*draft.targets, draft.actor)
    whose = next((a for a in actors if a.kind in _WHOLE), actors[0])
    return f"{owner(whose.id, draft)} {noun}"


def _actor(label: str, wording: Wording) -> str:
    """The name of the actor that a label names and nothing else; "" for any other label."""
    own = {fold(a.name): a.name for a in (*wording.draft.targets, wording.draft.actor)}
    entry = load_gazetteer().find(label)
    return own.get(fold(label)) or wording.around.called.get(fold(label)) or (entry.actor.name if entry else "")
