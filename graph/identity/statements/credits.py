"""Which agency's text a document is, or rests on: its dateline, its byline, its credit line."""

import re
from collections.abc import Iterator

from graph.core.document import Document
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.statements.wording import body
from graph.identity.wordlists import wordlist

_DATELINE = re.compile(r"^[^\n]{0,80}?\((?P<name>[^()\n]{2,40})\)\s*[-–—_]")
_CREDIT = re.compile(r"[\n(/\[–—-]\s*(?P<name>[\w. -]{2,40}?)\s*[)/\]]?\s*$")
_LETTERS = re.compile(r"[A-Z]{2,8}")
_WORD = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*")
_LINES = 3  # lines before and after the body in which a credit may stand
_LONGEST = 120  # characters of such a line
_NAME = 4  # words of the name of an agency


def agency(document: Document) -> str | None:
    """Return the agency or outlet whose text the document is or rests on; None where it names none, or several, beside its own.

    A dateline ("LIMA (Reuters) -") or a last word ("(Reuters)") is enough; elsewhere a line before or after the body has to say that
    somebody is credited: "AFP contributed to this report", "With files from the Associated Press".
    """
    text, parts = document.text, body(document)
    line = text.rfind("\n", 0, parts[0].start) + 1
    marks = _DATELINE.match(text[line : parts[0].start + 80]), _CREDIT.search(text[-60:])
    found = next((name for mark in marks if mark and (name := _dispatched(mark["name"]))), None)
    credited = {name for words in _lines(text, parts[0].start, parts[-1].start) for name in _named(words)}
    return found or (min(credited) if len(credited) == 1 else None)


def outlet(name: str) -> str | None:
    """Return the name of the news agency or outlet that is called so, or None where the gazetteer knows none."""
    entry = load_gazetteer().find(name)
    return entry.actor.name if entry and load_gazetteer().role(entry.actor) == "outlet" else None


def _dispatched(name: str) -> str | None:
    """Return the agency of a dateline or last word; letters that name nobody else are one that the gazetteer does not know."""
    known = outlet(name)
    return known or (name if _LETTERS.fullmatch(name) and load_gazetteer().find(name) is None else None)


def _lines(text: str, first: int, last: int) -> Iterator[list[str]]:
    """Yield the words of the short lines around a body, from the start of its last part on, that credit somebody."""
    before = [line for line in text[:first].splitlines() if line.strip()][-_LINES:]
    after = [line for line in text[last:].splitlines() if line.strip()][-_LINES:]
    for line in (*before, *after):
        words = _WORD.findall(line)
        if len(line) <= _LONGEST and wordlist("credit") & {word.lower() for word in words}:
            yield words


def _named(words: list[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        lengths = range(min(_NAME, len(words) - at), 0, -1)
        found = next(((n, name) for n in lengths if words[at][0].isupper() and (name := outlet(" ".join(words[at : at + n])))), None)
        if found:
            yield found[1]
        at += found[0] if found else 1
