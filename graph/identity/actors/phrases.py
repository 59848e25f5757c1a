"""Reads a noun phrase as owner and part: "the Iraqi foreign ministry" is Iraq's body, "the President of X" an office of X."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.core.entity import Actor
from graph.identity.actors.gazetteer import Entry, Gazetteer, is_place
from graph.identity.actors.nouns import Noun, Nouns
from graph.identity.folding import joined, words_of
from graph.identity.wordlists import group_endings, wordlist

_LED = re.compile(
    r"^[\w.]+-(?:led|backed|based|controlled|held|run|allied|funded|trained|supported|sponsored|brokered|mediated|occupied|born|owned)$",
    re.I,
)
_ERRANDS = frozenset({"for", "to", "on", "in", "at"})  # "the EU's envoy for the dialogue"
_SEATS = ("capital as metonym", "seat as metonym")
GUESTS = frozenset({"embassy", "consulate", "consulate general", "high commission", "permanent mission"})  # in another's capital
_LINKS = frozenset({"and", "&", ",", "'s"})


GAP = 3  # words that may stand between an owner and its office


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase taken apart.

    `whole` is set when the phrase itself is a name; else `owners` are the names before the noun or after its "of", `noun` what belongs to
    them. `past` is true for former holders; `unknown` holds capitalised words before the noun when they are no known name.
    """

    words: tuple[str, ...]
    whole: Entry | None = None
    owners: tuple[Entry, ...] = ()
    noun: Noun | None = None
    past: bool = False
    unknown: str = ""


def read_phrase(text: str, gazetteer: Gazetteer, nouns: Nouns) -> Reading:
    """Take `text` apart; a reading without `whole` and `noun` says nothing."""
    words = [w for w in words_of(text) if not _LED.match(w)]
    reading = _read(words, gazetteer, nouns)
    cut = next((i for i, word in enumerate(words) if i and word in _ERRANDS), 0)
    if cut and reading.whole is None and reading.noun is None:
        left = _read(words[:cut], gazetteer, nouns)
        return left if left.noun and left.noun.kind == "office" and (left.owners or " " in left.noun.phrase) else reading
    return reading


def _read(words: Sequence[str], gazetteer: Gazetteer, nouns: Nouns) -> Reading:
    full = list(words)
    whole = gazetteer.find(joined(full)) if full else None
    words = list(full)
    while words and words[0].lower() in wordlist("leading") and not _begins(words, gazetteer, nouns):
        words.pop(0)
    if not words:
        return Reading(())
    if whole is None and not (len(full) > len(words) and is_place(full, len(full) - len(words), len(full))):
        whole = gazetteer.find(joined(words))
    if whole is not None:
        return Reading(tuple(words), whole=whole)
    past = any(w.lower() in wordlist("past") or w.lower().startswith("ex-") for w in words)
    return _of_phrase(words, gazetteer, nouns, past) or _before_noun(words, gazetteer, nouns, past)


def _begins(words: Sequence[str], gazetteer: Gazetteer, nouns: Nouns) -> bool:
    """Tell whether a name or a noun begins with the first word: "Northern Ireland", "central bank"."""
    noun = nouns.find(joined(words[:2]))
    return next(gazetteer.within(words), (1,))[0] == 0 or (noun is not None and " " in noun.phrase)


def _of_phrase(words: Sequence[str], gazetteer: Gazetteer, nouns: Nouns, past: bool) -> Reading | None:
    for i in range(len(words) - 2, 0, -1):
        if words[i].lower() not in ("of", "for", "at", "in") or (i + 1 < len(words) and words[i + 1].lower() in ("state", "staff")):
            continue
        ending = nouns.ending(words[:i])
        right = _read(words[i + 1 :], gazetteer, nouns)
        owners = (right.whole,) if right.whole else right.owners
        if words[i] == "in" and not (ending and right.whole and _sits(ending[1], right.whole) and not {"of", "for"} & set(words[:i])):
            continue
        if ending and owners and (right.whole or right.noun):
            left = [e for _, _, e in gazetteer.within(words[: ending[0]])]
            return Reading(tuple(words), owners=tuple(left or owners), noun=ending[1], past=past)
    return None


def _sits(noun: Noun, place: Entry) -> bool:
    """Tell whether what a noun names belongs to the country where it is: "the junta in Mali", "the foreign ministry in Lima"."""
    if noun.kind == "body":
        return place.reason in _SEATS and noun.phrase not in GUESTS
    return place.actor.kind == "country" and (noun.kind == "state" or noun.phrase in ("army", "military"))


def _before_noun(words: Sequence[str], gazetteer: Gazetteer, nouns: Nouns, past: bool) -> Reading:
    ending = nouns.ending(words)
    if ending is None:
        return Reading(tuple(words), past=past)
    start, noun = ending
    found = list(gazetteer.within(words[:start]))
    owners: list[Entry] = []
    edge = None
    if found and noun.kind == "office" and len([w for w in words[found[-1][1] : start] if w != "'s"]) > GAP:
        found = []
    for first, last, entry in reversed(found):
        if edge is not None and not all(w.lower() in _LINKS for w in words[last:edge]):
            break
        if edge is not None and not any(w.lower() in ("and", "&") for w in words[last:start]):
            break
        owners.insert(0, entry)
        edge = first
    portfolio = noun.kind == "office" and noun.office == "minister" and "'s" not in words
    unknown = "" if owners or portfolio else _unknown(words[:start])
    return Reading(tuple(words), owners=tuple(owners), noun=noun, past=past, unknown=unknown)


def _unknown(words: Sequence[str]) -> str:
    """The last run of capitalised words, where it may be a name: "Northamptonshire's chief constable"."""
    left = [w.strip(".") for w in words if w != "'s"]
    while left and left[-1].lower() in wordlist("modifier"):
        left.pop()
    run: list[str] = []
    for word in reversed(left):
        group = bool(run) and run[-1].lower() in group_endings()
        if not word[:1].isupper() or word.lower() in wordlist("starting") | wordlist("stop"):
            break
        if word.lower() in wordlist("thing") and not group:
            break
        run.insert(0, word)
    return " ".join(run)


def part_name(noun: Noun, owner: Actor, gazetteer: Gazetteer) -> str:
    """Return the canonical name of an owner's body: "Iraqi Foreign Ministry", "Parliament of Iraq"."""
    title = " ".join(w if w in ("of", "the") else w[:1].upper() + w[1:] for w in noun.phrase.split())
    return (noun.label or "{adj} {Noun}").format(adj=gazetteer.adjective(owner), name=owner.name, Noun=title)
