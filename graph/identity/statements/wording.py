"""Words compared with words: what a document says in words of its own, and whether two wordings are of one utterance."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from graph.core.document import Document, Span
from graph.identity.folding import plain
from graph.identity.wordlists import wordlist
from graph.language.quotes import find_quotes

LEAST = 8  # words that two wordings share, in order, before chance or a set phrase can be ruled out
ALIKE = 0.75  # share of the words of both that two wordings of one utterance have in common: a second translation changes one in five
EXACT = 4  # words from which a shorter quotation counts when it is the same to the letter
RUN = 4  # words in a row: two wordings of one utterance cannot but share some such run

LEFT_OUT = "_"  # stands for what an editor put in brackets, or left out
_EDITED = re.compile(r"\[[^\[\]\n]{0,60}\]|\(?(?:\.{3,}|…|\. \. \.)\)?")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHORT_FORMS = [
    (re.compile(rf"\b{short}\b", re.IGNORECASE), full)
    for short, full in (
        ("won't", "will not"),
        ("shan't", "shall not"),
        ("can(?:'t|not)", "can not"),
        (r"(\w+)n't", r"\1 not"),
        (r"(\w+)'ll", r"\1 will"),
        (r"(\w+)'ve", r"\1 have"),
        (r"(\w+)'re", r"\1 are"),
        ("I'm", "I am"),
    )
]
_AMERICAN = {"is": "iz", "ys": "yz", "our": "or", "ence": "ense", "ll": "l", "tre": "ter"}
_BRITISH = re.compile(r"(?<=\w\w\w)is(?=e|ing|ation)|(?<=\w\w)ys(?=e|ing)|(?<=\w\w)our|(?<=\w)ence$|ll|(?<=\w\w)tre$")


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return a word as it is compared: in small letters, British and American spellings alike."""
    return _BRITISH.sub(lambda found: _AMERICAN[found[0]], word.lower())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in plain letters, without marks, short forms in full, LEFT_OUT for brackets and ellipses.

    Capital letters stay, as they tell names.
    """
    found = _EDITED.sub(f" {LEFT_OUT} ", plain(text))
    if "'" in found or "cannot" in found:
        for short, full in _SHORT_FORMS:
            found = short.sub(full, found)
    return tuple(_WORD.findall(found))


def runs(words: Sequence[str], length: int = RUN) -> set[str]:
    """Return all stretches of `length` words as they are compared; where there are fewer words, their whole."""
    low = [spelling(word) for word in words]
    return {" ".join(low[i : i + length]) for i in range(max(1, len(low) - length + 1))} if low else set()


def own_words(text: str, parts: Sequence[Span]) -> tuple[str, ...]:
    """Return the words of these parts of a text that stand outside quotation marks: those of its writer."""
    quoted: dict[int, list[Span]] = {}
    for quote in find_quotes(text, parts):
        if not quote.depth:
            quoted.setdefault(quote.block, []).append(quote.outer)
    kept: list[str] = []
    for number, part in enumerate(parts):
        at = part.start
        for outer in (*quoted.get(number, ()), Span(part.end, part.end)):
            kept += words_of(text[at : outer.start])
            at = outer.end
    return tuple(kept)


def body(document: Document) -> list[Span]:
    """Return the parts of a document that are worth reading, without headlines; the whole text where none are marked."""
    return [block.span for block in document.body()] or [Span(0, len(document.text))]


def near(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two wordings of one utterance are, 0 to 1; 0 where they need not be of one.

    One may be cut at both ends, and within where it says so ("[our] soil", "..."); a word here and there may differ (another spelling,
    another translation), as long as LEAST words are shared, and ALIKE of both. What differs may be no phrase of several telling words in
    place of another, and no number, name, negation or condition: "will attack" and "will not attack" are two. Nor may a negation or
    condition be cut off.
    """
    low = [[spelling(word) for word in words] for words in (one, other)]
    if low[0] == low[1]:
        return 1.0 if len(one) >= EXACT else 0.0
    shortest = min(len(one), len(other))
    if shortest < LEAST:
        return 0.0
    gaps = _gaps(low[0], low[1])
    ends = [gap for gap in (gaps[0], gaps[-1]) if not (len(gap[0]) and len(gap[1]))]
    ends += [gap for gap in gaps if LEFT_OUT in _words_in([gap], one, other)]
    changed = [gap for gap in gaps if gap not in ends]
    shared = len(one) - sum(len(mine) for mine, _ in gaps)
    both = 2 * shared + sum(len(mine) + len(theirs) for mine, theirs in changed)
    if shared < max(LEAST, ALIKE * shortest) or 2 * shared < ALIKE * both:
        return 0.0
    if any(min(_telling(one, mine), _telling(other, theirs)) > 1 for mine, theirs in changed):
        return 0.0
    opening, common = {one[0], other[0]}, set(one) & set(other)
    if any(_turns(word, first=word in opening) for word in _words_in(changed, one, other) - common):
        return 0.0
    return 0.0 if any(_negates(word) for word in _words_in(ends, one, other)) else 2 * shared / both


def _words_in(gaps: Sequence[tuple[range, range]], one: Sequence[str], other: Sequence[str]) -> set[str]:
    return {words[i] for gap in gaps for words, places in zip((one, other), gap, strict=True) for i in places}


def _gaps(one: Sequence[str], other: Sequence[str]) -> list[tuple[range, range]]:
    """Return the places of the words between the ones that both share in order: before the first, between each two, after the last."""
    gaps, i, k = [], 0, 0
    for block in Indel.opcodes(one, other).as_matching_blocks():
        gaps.append((range(i, block.a), range(k, block.b)))
        i, k = block.a + block.size, block.b + block.size
    return gaps


def _telling(words: Sequence[str], places: range) -> int:
    """Return how many of these words say more than "of the"."""
    return sum(words[i].lower() not in wordlist("stop") for i in places)


def _turns(word: str, *, first: bool) -> bool:
    """Tell whether an utterance with this word is not the same as one without it."""
    return _negates(word) or word[0].isdigit() or (word[0].isupper() and not first and word != "I")


def _negates(word: str) -> bool:
    return word.lower() in wordlist("turning") or word.lower().endswith("n't")
