"""Actors that no table knows: proper names that act, with the acronyms that the document gives them."""

import re

from graph.core.entity import Actor, ActorKind, Mention
from graph.core.iris import slug
from graph.identity.folding import fold, tidy, words_of
from graph.identity.gazetteer import Entry, Gazetteer
from graph.identity.nouns import Nouns
from graph.identity.wordlists import group_endings, wordlist

_ACRONYM = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z&/-]{1,9}[A-Z]|[A-Z]{2,8})\s*\)")
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|into|via|through|on|over|along|toward|towards|between|above|below)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.I,
)
_ACTING = ("nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "conj", "obl:agent", "nmod:poss", "appos", "root", "ROOT", "obl", "nmod")

_GOES_ON = re.compile(r"(?: (?:for|of|against|on)(?: the)?(?: [A-Z][\w'’-]+)+(?: and(?: [A-Z][\w'’-]+)+)?)+")
_TAIL = re.compile(r"[A-Z]\w+ (?:for|of|against|on)(?: the)? (?:[A-Z]\w+ and )?$")


class Strangers:
    """The new actors of one document."""

    __slots__ = ("_acronyms", "_gazetteer", "_groups", "_met", "_nouns", "_text", "_things")

    def __init__(self, text: str, gazetteer: Gazetteer, nouns: Nouns) -> None:
        self._text, self._gazetteer, self._nouns = text, gazetteer, nouns
        self._things, self._groups = wordlist("thing"), group_endings()
        self._met: dict[str, Actor] = {}
        self._acronyms = dict(self._find_acronyms())

    def _find_acronyms(self) -> list[tuple[str, Entry]]:
        found = []
        for match in _ACRONYM.finditer(self._text):
            name = spelled_out(self._text[max(0, match.start() - 120) : match.start()], match.group(1))
            if name is None:
                continue
            known = self._gazetteer.find(name)
            actor = known.actor if known else self._actor(name, aliases=(match.group(1),))
            self._met.setdefault(fold(name), actor)
            found.append((match.group(1), Entry(actor, "alias" if known else "new")))
        return found

    def acronym(self, text: str) -> Entry | None:
        """Return the actor for an acronym, or a name with an acronym, that the document itself explains."""
        plain = tidy(text).removeprefix("the ").removeprefix("The ").removesuffix("'s")
        entry = self._acronyms.get(plain)
        if entry is None and fold(text) in self._met:
            entry = Entry(self._met[fold(text)], "new")
        return entry

    def meet(self, mention: Mention) -> Actor | None:
        """Return the new actor that a mention names, or None where it names a place, a time or a thing."""
        if mention.kind not in ("name", "person") or mention.role not in _ACTING:
            return None
        words = [w for w in words_of(mention.text) if w != "'s"]
        article = words[0].lower() if words else ""
        while words and words[0].lower() in ("the", "a", "an"):
            words = words[1:]
        if (
            not words
            or not all(w[:1].isupper() or w.lower() in wordlist("small") or w[:3] == "al-" for w in words)
            or any(w[:1].isdigit() for w in words)
        ):
            return None
        last = words[-1].lower()
        if (
            article in ("a", "an")
            or (article == "the" and len(words) == 1 and not last.endswith("s") and not self._goes_on(mention))
            or mention.governor in wordlist("entering")
        ):
            return None
        known = self._nouns.find(" ".join(words)) is not None and not (last in self._groups and self._goes_on(mention))
        if {last, last.rstrip("s"), words[0].lower()} & self._things or known:
            return None
        if _TAIL.search(self._text[max(0, mention.span.start - 40) : mention.span.start]):
            return None
        name = " ".join(words)
        if (last in self._groups or last.rstrip("s") in self._groups) and (
            tail := _GOES_ON.match(self._text[mention.span.end : mention.span.end + 70])
        ):
            name += tail.group()
        if fold(name) in self._met:
            return self._met[fold(name)]
        group = last in self._groups or last.rstrip("s") in self._groups
        if not group and next(self._gazetteer.within(words), (1,))[0] == 0:
            return None
        if not group and (
            _PLACE.search(self._text[max(0, mention.span.start - 30) : mention.span.start]) or mention.role in ("obl", "nmod")
        ):
            return None
        if len(words) == 1 and not group and mention.role not in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent"):
            return None
        return self._met.setdefault(
            fold(name), self._actor(name, kind="person" if mention.kind == "person" and len(words) > 1 and not group else None)
        )

    def _goes_on(self, mention: Mention) -> bool:
        return _GOES_ON.match(self._text[mention.span.end : mention.span.end + 70]) is not None

    def _actor(self, name: str, *, aliases: tuple[str, ...] = (), kind: ActorKind | None = None) -> Actor:
        last = name.rsplit(" ", 1)[-1].lower()
        guess: ActorKind = "group" if self._groups.get(last, self._groups.get(last.rstrip("s"))) == "group" else "organization"
        return Actor(slug(name), name, kind or guess, aliases=aliases)


def spelled_out(before: str, acronym: str) -> str | None:
    """Return the capitalised words right before a bracket whose initials are the acronym, or None."""
    letters = [c for c in acronym if c.isalpha()]
    words = re.findall(r"[\w.'’&-]+", re.split(r"[.,;:!?\n()]\s", before + " ")[-1])
    for start in range(len(words) - 1, -1, -1):
        part = words[start:]
        initials = [i[0] for w in part if w.lower() not in wordlist("small") for i in w.split("-") if i]
        every = [w[0] for w in part]
        if not part[0][:1].isupper():
            continue
        if letters in ([i.upper() for i in initials], [i.upper() for i in every]):
            return " ".join(part)
        spread = "".join(part).lower()
        if (
            len(part) > 1
            and part[0][0] == letters[0]
            and len(part) >= len(letters) - 1
            and _subsequence("".join(letters).lower(), spread)
            and start == _run(words)
        ):
            return " ".join(part)
    return None


def _run(words: list[str]) -> int:
    start = len(words)
    while start and (words[start - 1][:1].isupper() or words[start - 1].lower() in wordlist("small")):
        start -= 1
    return start


def _subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(c in letters for c in short)
