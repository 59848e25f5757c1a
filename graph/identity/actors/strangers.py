"""Actors that no table knows: proper names that act, with the acronyms that the document gives them."""

import re
from collections.abc import Sequence

from graph.core.entity import Actor, ActorKind, Mention
from graph.core.iris import slug
from graph.identity.actors.gazetteer import Entry, Gazetteer
from graph.identity.actors.names import is_name
from graph.identity.actors.nouns import Nouns
from graph.identity.folding import fold, tidy, words_of
from graph.identity.wordlists import group_endings, wordlist

_ACRONYM = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z&/-]{1,9}[A-Z]|[A-Z]{2,8})\s*\)")
_SHORT = 2  # letters
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|into|via|through|on|over|along|toward|towards|between|above|below)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.I,
)
_ACTING = ("nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "conj", "obl:agent", "nmod:poss", "appos", "root", "ROOT", "obl", "nmod")

_GOES_ON = re.compile(r"(?: (?:for|of|against|on)(?: the)?(?: [A-Z][\w'’-]+)+(?: and(?: [A-Z][\w'’-]+)+)?)+")
_BEGINS = re.compile(r"\b[Tt]he (?:federal |state )?((?:[A-Z][\w'’-]+ )+and )$")
_TAIL = re.compile(r"[A-Z]\w+ (?:for|of|against|on)(?: the)? (?:[A-Z]\w+ and )?$")


class Strangers:
    """The new actors of one document."""

    __slots__ = ("_acronyms", "_described", "_gazetteer", "_groups", "_kinds", "_met", "_nouns", "_sites", "_text", "_things")

    def __init__(self, text: str, gazetteer: Gazetteer, nouns: Nouns) -> None:
        self._text, self._gazetteer, self._nouns = text, gazetteer, nouns
        self._things, self._groups = wordlist("thing"), group_endings()
        self._kinds = wordlist("company") | wordlist("armed group") | self._groups.keys()
        self._met: dict[str, Actor] = {}
        self._described: dict[tuple[str, str], bool] = {}
        self._sites: dict[str, bool] = {}
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
        if entry is None and plain.isupper() and plain.isalpha() and len(plain) > _SHORT:
            long = [actor for actor in dict.fromkeys(self._met.values()) if " " in actor.name]
            named = [actor for actor in long if spelled_out(actor.name, plain) == actor.name]
            entry = Entry(named[0], "new") if len(named) == 1 else None
        return entry

    def called(self, noun: str) -> list[Actor]:
        """Return the new actors that a common noun ("front", "party", "company") may mean, in the order in which they were met."""
        if noun not in self._kinds:
            return []
        return [actor for actor in dict.fromkeys(self._met.values()) if actor.kind != "person" and self._is_called(actor, noun)]

    def _is_called(self, actor: Actor, noun: str) -> bool:
        """Tell whether the name holds the noun, the text describes the actor by it, or the actor is of its kind."""
        words = fold(actor.name).split()
        if noun in words or (actor.kind == "group" and noun in wordlist("armed group")):
            return True
        if actor.kind == "organization" and noun in wordlist("company") and words[-1] not in self._groups:
            return True
        if (actor.id, noun) not in self._described:
            name = re.escape(actor.name)
            before = rf"\b{noun},? (?:called |known as )?(?:the )?{name}"
            after = rf"{name}(?: \([\w-]+\))?, (?:an?|the|its)\b[^,.;]{{0,50}}\b{noun}\b"
            self._described[actor.id, noun] = re.search(f"{before}|{after}", self._text, re.I) is not None
        return self._described[actor.id, noun]

    def meet(self, mention: Mention) -> Actor | None:
        """Return the new actor that a mention names, or None where it names a place, a time or a thing."""
        if mention.kind not in ("name", "person") or mention.role not in _ACTING or mention.governor in wordlist("entering"):
            return None
        owner, _, rest = mention.text.rpartition("'s ")
        words = self._words(rest if self._gazetteer.find(owner) is not None else mention.text)
        article = words[0].lower() if words and words[0].lower() in ("the", "a", "an") else ""
        words = words[1:] if article else words
        while len(words) > 1 and (words[0].lower() in wordlist("starting") or self._is_style(words[0])):
            words = words[1:]
        if not words:
            return None
        if (mention.kind == "person" and not is_name(words) and not self._is_group(words)) or self._is_folk(mention):
            return None
        if words[0].lower() in ("one", "another", "each", "every", "no", "some"):
            return None
        described = self._is_described(mention)
        if article in ("a", "an") or not _is_capitalised(words) or (not described and self._is_thing(words, mention, article)):
            return None
        group = self._is_group(words)
        name = (self._lead(mention) if group else "") + " ".join(words) + (self._tail(mention) if group else "")
        if fold(name) in self._met:
            return self._met[fold(name)]
        if not group and not described and (self._is_place(words, mention) or self._is_site(name)):
            return None
        kind: ActorKind | None = "person" if mention.kind == "person" and not group and not described else None
        return self._met.setdefault(fold(name), self._actor(name, kind=kind))

    def _is_described(self, mention: Mention) -> bool:
        """Tell whether a phrase in apposition says that an organisation has the name: "the ruling party, Velmont Dream"."""
        before = re.search(r"([a-z-]+),? (?:the )?$", self._text[max(0, mention.span.start - 30) : mention.span.start])
        apposed = (words_of(re.split(r" (?:of|for|in|at|to) ", span.of(self._text))[0])[-1:] for span in mention.apposed)
        return any(word.lower() in self._kinds for noun in apposed for word in noun) or (
            before is not None and before.group(1) in self._kinds
        )

    def _words(self, text: str) -> list[str]:
        """The words of a name, "People's" as one, without the mark of any other owner."""
        words: list[str] = []
        for word in words_of(text):
            if word != "'s":
                words.append(word)
            elif words and words[-1].lower() in wordlist("folk"):
                words[-1] += word
            elif not text.endswith("'s"):
                words = []
        return words

    def _is_folk(self, mention: Mention) -> bool:
        """Tell whether the mention is but the owner in a longer name: "the People" of "the People's Front"."""
        end = mention.span.end
        return mention.head.lower() in wordlist("folk") and re.match(r"['’]s [A-Z]", self._text[end : end + 4]) is not None

    def after_noun(self, mention: Mention) -> str | None:
        """Return the name after the noun of a phrase that says what it names: "Velmont Steel" of "the state utility Velmont Steel"."""
        last = max((i for i, word in enumerate(mention.words) if word in self._kinds), default=len(mention.words))
        rest = mention.words[last + 1 :]
        return " ".join(rest) if rest and mention.kind == "nominal" and all(word[:1].isupper() for word in rest) else None

    def introduce(self, name: str) -> Actor:
        """Return the new actor of this name, which is none of the tables."""
        return self._met.setdefault(fold(name), self._actor(name))

    def _is_site(self, name: str) -> bool:
        """Tell whether the text elsewhere says that the name is that of a place: "the Velmont gas field"."""
        if fold(name) not in self._sites:
            sites = "|".join(sorted(wordlist("site")))
            self._sites[fold(name)] = re.search(rf"\b{re.escape(name)}(?: [a-z]+)? (?:{sites})\b", self._text) is not None
        return self._sites[fold(name)]

    def _is_style(self, word: str) -> bool:
        noun = self._nouns.find(word)
        return noun is not None and noun.kind == "style"

    def _is_group(self, words: Sequence[str]) -> bool:
        last = words[-1].lower()
        return last in self._groups or last.rstrip("s") in self._groups

    def _is_thing(self, words: Sequence[str], mention: Mention, article: str) -> bool:
        last = words[-1].lower()
        if last in wordlist("never a name") or (len(words) == 1 and last.strip(".") in wordlist("honorific")):
            return True
        group = self._is_group(words) and (len(words) > 1 or bool(self._tail(mention)))
        if {last, last.rstrip("s")} & self._things or (words[0].lower() in self._things and not group):
            return True
        if not group and (self._nouns.find(" ".join(words)) is not None or (article and len(words) == 1 and not last.endswith("s"))):
            return True
        return _TAIL.search(self._text[max(0, mention.span.start - 40) : mention.span.start]) is not None

    def _is_place(self, words: Sequence[str], mention: Mention) -> bool:
        if next(self._gazetteer.within(words), (1,))[0] == 0 or mention.role in ("obl", "nmod"):
            return True
        if len(words) == 1 and mention.role not in ("nsubj", "nsubj:pass", "nmod:poss", "obl:agent"):
            return True
        return _PLACE.search(self._text[max(0, mention.span.start - 30) : mention.span.start]) is not None

    def longer(self, mention: Mention) -> bool:
        """Tell whether a body has an unknown name that goes beyond the mention: "the Commission on Debates", "the Coal and Steel Board"."""
        words = words_of(mention.text)
        if not words or not self._is_group(words):
            return False
        known = self._gazetteer.find(mention.text)
        if known is not None and (known.reason != "alias" or " " in fold(mention.text)):
            return False
        tail = self._tail(mention)
        subject = re.sub(r"^ (?:for|of|against|on)(?: the)? ", "", tail)
        plain = not subject or self._gazetteer.known_words(subject) or self._nouns.ending(words_of(subject)) is not None
        part = self._nouns.ending(words_of(mention.text + tail))
        return bool(self._lead(mention)) or (not plain and part is None)

    def _lead(self, mention: Mention) -> str:
        """The words before the name that "and" joins to it after an article: "the Securities and" + " Exchange Commission"."""
        match = _BEGINS.search(self._text[max(0, mention.span.start - 50) : mention.span.start])
        return match.group(1) if match and not self._gazetteer.known_words(match.group(1)) else ""

    def _tail(self, mention: Mention) -> str:
        """The words with which the name goes on: " for Democratic Change"."""
        match = _GOES_ON.match(self._text[mention.span.end : mention.span.end + 70])
        tail = match.group().rstrip("'’") if match else ""
        return "" if re.search(r" on ", tail) and tail.split()[-1].lower() in self._things else tail

    def _actor(self, name: str, *, aliases: tuple[str, ...] = (), kind: ActorKind | None = None) -> Actor:
        last = re.split(r" (?:for|of|against|on) ", name)[0].rsplit(" ", 1)[-1].lower()
        guess: ActorKind = "group" if self._groups.get(last, self._groups.get(last.rstrip("s"))) == "group" else "organization"
        return Actor(slug(name), name, kind or guess, aliases=aliases)


def _is_capitalised(words: Sequence[str]) -> bool:
    return bool(words) and all((w[:1].isupper() or w.lower() in wordlist("small") or w[:3] == "al-") and not w[:1].isdigit() for w in words)


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
    return _other_language(words, acronym)


def _other_language(words: list[str], acronym: str) -> str | None:
    """Return the name before an acronym that is made of its words in another language, where the name shows what it names."""
    part = words[_run(words) :]
    while part and (part[0].lower() in wordlist("small") or part[0].lower() in ("the", "a", "an")):
        part = part[1:]
    later = [i for i, word in enumerate(part) if word == "the"]
    shows = len(part) > 1 and any(word.lower() in group_endings() for word in part)
    return " ".join(part) if shows and not later and acronym.isupper() and len(acronym) > _SHORT else None


def _run(words: list[str]) -> int:
    start = len(words)
    while start and (words[start - 1][:1].isupper() or words[start - 1].lower() in wordlist("small")):
        start -= 1
    return start


def _subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(c in letters for c in short)
