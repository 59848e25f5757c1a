"""Looks phrases up among the known names, with the words that stand around them in the text."""

import re

from graph.core.entity import Mention
from graph.identity.actors.gazetteer import Entry, Gazetteer, is_place
from graph.identity.folding import fold, joined, tidy, words_of
from graph.identity.wordlists import wordlist

_PLACE = re.compile(
    r"\b(?:in|at|near|outside|around|across|inside|into|via|through|throughout|visit(?:ed|ing|s)?(?: to)?|arrived? in)\s+(?:the\s+)?$", re.I
)


class Lookup:
    """The known names of one text."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text, self._gazetteer = text, gazetteer

    def known(self, mention: Mention) -> Entry | None:
        """Look the whole phrase up, unless it is but a part of another name: "Nassau County", "New Jersey"."""
        entry = self._gazetteer.find(mention.text) or self._gazetteer.find(self._begun(mention))
        if entry is None:
            return None
        text, span = self._text, mention.span
        before, after = re.search(r"\S+ $", text[max(0, span.start - 12) : span.start]), re.match(r" (\w+)", text[span.end : span.end + 20])
        around = [before.group().strip() if before else "", mention.text, after.group(1) if after else ""]
        return None if entry.actor.kind == "country" and is_place(around, 1, 2) else entry

    def around(self, mention: Mention) -> Entry | None:
        """Look whether the words around make a longer name: "Korea" in "South Korea", "Guinea" in "Papua New Guinea"."""
        text, span = self._text, mention.span
        cut = text[max(0, span.start - 45) : span.start].rpartition("\n")[2]
        left = words_of(cut)[-4:] if not text[span.start - 1 : span.start].isalnum() else []
        right = words_of(re.split(r"[,;:.!?\n\"“”]", text[span.end : span.end + 45])[0])[:4]
        core = tidy(re.sub(r"^-\w+\s+", "", mention.text))
        gap = "" if text[span.end : span.end + 1] in "-'’" else " "
        for i in range(len(left) + 1):
            for j in range(len(right), -1, -1):
                if i == len(left) and j == 0 and core == tidy(mention.text):
                    continue
                phrase = (joined([*left[i:], core]).replace("- ", "-") if i < len(left) else core) + (gap + joined(right[:j]) if j else "")
                entry = self._gazetteer.find(phrase) if _cased(phrase, core) else None
                if (
                    entry is not None
                    and fold(phrase) != fold(mention.text)
                    and (entry.actor.kind != "body" or not self._gazetteer.find(core))
                ):
                    return entry
        return None

    def only_place(self, mention: Mention) -> bool:
        """Tell whether a name stands where something happens, or before another name: "talks in Lima", "Lima Airport"."""
        before = self._text[max(0, mention.span.start - 20) : mention.span.start]
        after = self._text[mention.span.end : mention.span.end + 20]
        if _PLACE.search(before):
            return True
        return mention.role == "compound" and bool(re.match(r"\s+[A-Z]", after))

    def _begun(self, mention: Mention) -> str:
        """The phrase without a word that only begins the sentence: "Even China"."""
        first, _, rest = mention.text.partition(" ")
        return rest if first.lower() in wordlist("starting") else mention.text


def _cased(phrase: str, core: str) -> bool:
    """Longer names keep capitals on their content words."""
    small = ("of", "the", "and", "for", "to", "in", "on", "-")
    return all(w[:1].isupper() or w.lower() in small or w[:2] == "al" for w in phrase.split() if w not in core.split())
