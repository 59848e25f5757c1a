"""The phrases beside a person's name that say what office the person holds, and of which country."""

import re
from collections.abc import Sequence

from graph.core.entity import Mention
from graph.identity.actors.gazetteer import Gazetteer
from graph.identity.actors.nouns import Nouns
from graph.identity.actors.phrases import Reading, read_phrase
from graph.identity.folding import joined, words_of
from graph.identity.wordlists import wordlist

_NAMES_OF = r"(?:[A-Z][\w'’-]+ ){1,4}of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
_SHARED = re.compile(rf"\b([A-Za-z]+(?: [a-z]+)*s) {_NAMES_OF}(?:, {_NAMES_OF})*(?:,| and|, and) $")
_RANKS = frozenset({"new", "first", "own"})  # what may stand before an office
_OF_NAME = re.compile(r" of (?:the )?([A-Z][\w.'’-]+(?: (?:and |of )?[A-Z][\w.'’-]+)*)")
_CLAUSE = re.compile(r"[,;:()\n\"“”]|(?:(?<=[a-z]{2})|(?<=[A-Z]{3}))[.!?]\s")


class Titles:
    """Finds the titles of the persons of one text."""

    def __init__(self, text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, nouns: Nouns) -> None:
        self._text, self._mentions, self._gazetteer, self._nouns = text, mentions, gazetteer, nouns
        self._by_span = {m.span: i for i, m in enumerate(mentions)}

    def of(self, mention: Mention) -> list[str]:
        """Return the phrases in apposition to a name, before it or around it, that may tell the office."""
        titles = []
        for span in mention.apposed:
            other = self._by_span.get(span)
            text = re.split(r"[\"“”]", span.of(self._text))[-1]
            if other is not None and (owner := self._mentions[other].owner) and not owner.overlaps(span):
                text = f"{owner.of(self._text)} {text}"
            titles.append(text)
        titles += self._title_before(mention) or self._title_around(mention) or self._title_shared(mention)
        return [self._of_country(title, mention) for title in titles]

    def _of_country(self, title: str, mention: Mention) -> str:
        """Add to a bare office the country after the name: "President" + " of Peru" of "President Rosa Vidal of Peru"."""
        reading, words = self._read(title), self._words_after(mention)
        if reading.noun is None or reading.noun.kind != "office" or reading.owners or reading.unknown:
            return title
        for stop in range(len(words), 0, -1):
            entry = self._gazetteer.find(" ".join(words[:stop]))
            if entry is not None and entry.reason != "demonym":
                return f"{title} of {entry.actor.name}"
        return title

    def _words_after(self, mention: Mention) -> list[str]:
        """Return the words that follow a name and "of": "Peru and Ann Roe" of "Rosa Vidal of Peru and Ann Roe"."""
        after = _OF_NAME.match(self._text, mention.span.start + len(mention.text.partition(" of ")[0]))
        return after.group(1).split() if after else []

    def _title_shared(self, mention: Mention) -> list[str]:
        """The office of a list of persons with their countries: "Presidents" of "Presidents Ann Roe of Chad and Rob Vail of Mali"."""
        text = self._text[max(0, mention.span.start - 160) : mention.span.start]
        before = _SHARED.search(text) if text.endswith((" and ", ", ")) and " of " in text else None
        noun = self._nouns.find(before.group(1)) if before else None
        return [noun.phrase] if noun is not None and noun.kind == "office" else []

    def _read(self, text: str) -> Reading:
        return read_phrase(text, self._gazetteer, self._nouns)

    def _title_before(self, mention: Mention) -> list[str]:
        before = _CLAUSE.split(self._text[max(0, mention.span.start - 90) : mention.span.start])[-1]
        if not before[-1:].isspace():
            return []
        words = words_of(before)
        for start in range(max(0, len(words) - 9), len(words)):
            ending = self._nouns.ending(words[start:])
            if ending is None or ending[1].kind != "office" or words[start] == "'s":
                continue
            reading = self._read(joined(words[start:]))
            if reading.owners or reading.unknown or ending[0] == 0:
                return [joined(words[start:])]
        return []

    def _title_around(self, mention: Mention) -> list[str]:
        """Titles set off by commas: "the President of X, N N, said", "N N, the X foreign minister,"; only with an owner."""
        before = self._text[max(0, mention.span.start - 90) : mention.span.start]
        after = re.match(
            r",\s+((?:(?:the|an?|his|her|its) |(?=[A-Z]))[^,.;:\n\"“”]{3,70})[,.;]", self._text[mention.span.end : mention.span.end + 90]
        )
        if after and (reading := self._read(after.group(1))).noun and reading.noun.kind == "office" and reading.owners:
            return [after.group(1)]
        if not re.search(r",\s*$", before):
            return []
        words = words_of(_CLAUSE.split(before.rstrip(", "))[-1])
        for start in range(len(words)):
            reading = self._read(joined(words[start:]))
            if reading.noun is None or reading.noun.kind != "office" or words[start] == "'s":
                continue
            owned = bool(reading.owners) or (bool(reading.unknown) and "'s" in words[start:])
            if owned and not _broken(words[start:]):
                return [joined(words[start:])]
        return []


def _broken(words: Sequence[str]) -> bool:
    """Tell whether an article, a pronoun or a verb shows that an office and the name before it are two phrases."""
    head = next((i for i, word in enumerate(words) if word in ("to", "of", "for", "at", "in", "on")), len(words))
    return any(word in wordlist("stop") and word not in _RANKS for word in words[1:head] if word != "'s")
