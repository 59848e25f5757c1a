"""The words of what a stance is about, prepared for comparison: names as tags, key stems, reversal words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from graph.core.entity import Actor
from graph.core.statement import Draft
from graph.identity.actors.circles import Circle
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.nouns import load_nouns
from graph.identity.folding import tidy
from graph.identity.issues.senses import senses
from graph.identity.stemming import stem, stems
from graph.identity.wordlists import wordlist

_NOBODY = Circle()
TAG = re.compile(r"<([^<> ]+)>")
_PIECE = re.compile(r"'s\b|s'(?=\s)|<[^<> ]+>|[\w.+-]+(?:'\w+)?|[^\w\s]")
_JUDGED = re.compile(r" as (?:an? |the )?[a-z][a-z -]{1,40}$")
_ASIDE = re.compile(r",? \b(?:which|who|whom|whose|where|but not|rather than|instead of)\b")
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|these|those|that|such|his|her|its|their)|<[^<> ]+> 's|^<[^<> ]+>)"
    r" ((?:<[^<> ]+> |[a-z-]+ ?){1,5})"
)
_AROUND = re.compile(
    r",? \b(?:during|before|after|ahead of|amid|while|when|because|since|despite|until|following|as part of|in (?:return|exchange) for)\b"
)
_OPENERS = frozenset({"if", "unless", "that", "because", "when", "while", "whether", "and", "but"})


def reversal(text: str) -> bool:
    """Tell whether the words turn what they are about around: withdraw, halt, no, never, lift, waive ..."""
    words = set(re.findall(r"[a-z'-]+", text.lower()))
    plain = " ".join(text.lower().split())
    return any(stem(w) in stems("reversal") for w in words) or any(p in plain for p in wordlist("reversal phrase"))


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one draft, `text` as it stands there.

    `tagged` is in lower case with actors as `<id>`; `keys` are the stems that count, `actors` the ids named, in order; `thin` contents say
    nothing but "the demand", `reversed` ones end or refuse what they are about. `head` is the stem of the noun of what is spoken of as
    known, such as "the arrest"; "" where there is none. `core` is `tagged` without time and reason, `senses` those of the words there.
    """

    tagged: str
    keys: frozenset[str]
    actors: tuple[str, ...]
    thin: bool
    reversed: bool
    text: str = ""
    head: str = ""
    senses: frozenset[str] = frozenset()
    core: str = ""


def read_content(text: str, draft: Draft, around: Circle = _NOBODY) -> Content:
    """Prepare `text`; pronouns of the holder and the addressee, and nominals such as "the alliance", become tags where that is certain."""
    tagged = tag(text, draft, around)
    if draft.stance.sign < 0:
        tagged = _JUDGED.sub("", tagged)
    actors = tuple(dict.fromkeys(TAG.findall(tagged)))
    core = core_of(tagged)
    words = re.findall(r"[a-z][a-z'-]+", TAG.sub(" ", core))
    stop, demand = wordlist("stop"), stems("demand")
    keys = frozenset(stem(w) for w in words if w not in stop and not _body(w) and len(w) > 2)
    own = keys - demand - stems("time") - stems("calendar") - stems("light")
    fold_away = stems("reversal")
    return Content(
        tagged,
        frozenset(own - fold_away),
        actors,
        not (own - fold_away - stems("vague")) or len(tagged) < 4,
        reversal(TAG.sub(" ", _ASIDE.split(tagged)[0])),
        text,
        _known_head(tagged),
        senses(keys),
        core,
    )


def core_of(tagged: str) -> str:
    """Return what stands before the time or the reason: "bugging its cabinet" of "bugging its cabinet during talks on gas"."""
    found = _AROUND.search(tagged)
    words = re.findall(r"[a-z][a-z'-]+", TAG.sub(" ", tagged[: found.start()])) if found else []
    return tagged[: found.start()] if found and any(w not in wordlist("stop") for w in words) else tagged


def _known_head(tagged: str) -> str:
    """Return the stem of the noun in "the noun", where a content begins so; "" where it begins with something new."""
    match = _DEFINITE.search(tagged)
    before = re.findall(r"[a-z-]+", TAG.sub("", tagged[: match.start()])) if match else []
    if match is None or any(w not in wordlist("stop") and stem(w) not in stems("reversal") for w in before):
        return ""
    words = list(takewhile(lambda w: w not in wordlist("stop"), TAG.sub("", match.group(1)).split()))
    return stem(words[-1]) if words else ""


@lru_cache(maxsize=16384)
def _body(word: str) -> bool:
    noun = load_nouns().find(word)
    return noun is not None and noun.kind in ("body", "state", "office")


def tag(text: str, draft: Draft, around: Circle = _NOBODY) -> str:
    """Return `text` in lower case with the actors it names as `<id>`."""
    words = _PIECE.findall(tidy(text))
    out: list[str] = []
    i = 0
    own_names = {a.name.lower(): a for a in (draft.actor, *draft.targets)}
    while i < len(words):
        lengths = range(min(7, len(words) - i), 0, -1) if _begins_name(words[i]) else ()
        found = next(((n, e) for n in lengths if (e := _named(words[i : i + n], own_names, around))), None)
        if found:
            out.append(f"<{found[1]}>")
            i += found[0]
            continue
        own = _subject(out) if words[i].lower() in ("its", "their") else None
        out.append(own or nominal(words[i], draft, around) or words[i].lower())
        i += 1
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(out))


def _subject(before: Sequence[str]) -> str | None:
    """Return the tag that opens the clause in which a word comes after `before`: "if <peru> does not stop its ..."."""
    for i in range(len(before) - 1, -1, -1):
        if before[i] in _OPENERS:
            opening = before[i + 1] if i + 1 < len(before) else ""
            # Nobody ignores what is his own.
            others = any(word in wordlist("heeding") for word in before[-2:])
            return opening if TAG.fullmatch(opening) and not others else None
    return None


def _begins_name(word: str) -> bool:
    return word[:1].isupper() or word.startswith("al-")


def _named(words: Sequence[str], own: Mapping[str, Actor], around: Circle) -> str | None:
    """Return the id of whom these words name; they begin as a name does."""
    text = " ".join(words)
    if not words[-1][-1].isalnum() and words[-1][-1] != ".":
        return None
    actor = (around.names.get(text.lower()) or own.get(text.lower())) if text[:1].isupper() else None
    if actor is not None:
        return actor.principal
    if text.endswith("-led") or text.endswith("-backed"):
        return None
    entry = load_gazetteer().find(text)
    return entry.actor.principal if entry else None


def nominal(word: str, draft: Draft, around: Circle = _NOBODY) -> str | None:
    """Return the tag of whom "our", "its", "their" or a noun such as "alliance" means, or None."""
    low = word.lower()
    if low in ("our", "ours"):
        return f"<{draft.actor.id}>"
    if low in ("its", "their"):
        addressed = draft.stance.id in ("demand", "appeal", "criticize", "accuse", "warn", "protest") and draft.targets
        actor = draft.targets[0] if addressed else draft.actor
        return f"<{actor.principal}>"
    candidates = [a for a in load_gazetteer().nominals(low) if a.id in around.ids]
    return f"<{candidates[0].id}>" if len(candidates) == 1 else None
