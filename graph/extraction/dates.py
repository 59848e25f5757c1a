"""On which day something was said: days named in a clause, resolved against the day of publication."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from graph.core.document import Span
from graph.extraction.attribution_lexicon import AttributionLexicon, attribution_lexicon
from graph.language.parse import Parse, Token
from graph.language.quotes import find_quotes

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat)\.)"
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June?\.?|July?\.?|Aug(?:ust|\.)|Sept?(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_CALLED = r" (?:[A-Z]\w+ )?(?:Movement|Front|Coalition|Alliance|Party|Committee|Brigades?|Forces|Group)\b"  # "the March 23 Movement"
_YEAR = r"(?:,? (?:19|20)\d\d\b)?"
_EXPRESSION = re.compile(
    rf"\b(?P<explicit>\d{{4}}-\d\d-\d\d\b|(?:the )?{_DAY}(?: of)? {_MONTH}{_YEAR}|{_MONTH} {_DAY}(?![\d:,]*\d{{3}}|\d|{_CALLED}){_YEAR})"
    rf"|(?<![-\w])(?:(?P<way>last|past|next|coming|upcoming|this|previous) )?{_WEEKDAY}(?P<whose>['’]s)?(?![-\w])"
    r"(?:,? (?:of )?(?P<which>last|next) week)?"
    r"|\b(?P<before>the day before yesterday)\b|\b(?P<after>the day after tomorrow)\b"
    r"|\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b"
    r"|\b(?P<count>\w+) days? (?:ago|earlier)\b"
)
_NAMED = re.compile(r"\b(?:Black|Good|Super|Bloody|Fat|Ash|Palm|Easter|Cyber|Holy|Maundy|Every|every|Whit|each|most|some) $")
_NEAR = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_NUMBERS = {
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
_NOT_THEN = frozenset(
    {"since", "until", "till", "by", "before", "after", "from", "for", "through", "to", "between", "ahead", "than", "of", "about"}
)
_PLACED = frozenset({"at", "in", "during", "after", "following", "to", "through", "via"})
_UPWARD = frozenset({"advcl", "xcomp", "conj"})
_HALF_YEAR = 183


@dataclass(frozen=True, slots=True)
class _Day:
    """A day named in the text: where, and how the words matched."""

    span: Span
    match: re.Match[str]

    @property
    def explicit(self) -> bool:
        return self.match["explicit"] is not None


def date_of(text: str, published: date | None) -> date | None:
    """Return the day that `text` names, an explicit date before a relative one.

    None if it names none, or one that needs a publication date which is not known.
    """
    days = sorted(_days(text, Span(0, len(text))), key=lambda d: (not d.explicit, d.span.start))
    return next((found for d in days if (found := _resolve(d, published, future=False)) is not None), None)


def voiced_on(parse: Parse, token: int, published: date | None) -> date | None:
    """Return the day named in the clause of this token (the cue of an attribution, the verb or noun of a stance); None where none is said.

    Days inside what is said, inside other clauses, and days until or since which something holds do not count. "On Friday" is the last
    Friday up to and including the day of publication, or the next one where the clause is in the future tense.
    """
    return _Clause(parse, parse.tokens[token], published).day()


def _days(text: str, span: Span) -> list[_Day]:
    found = []
    for match in _EXPRESSION.finditer(text, span.start, span.end):
        if not _NAMED.search(text, max(span.start, match.start() - 8), match.start()):
            found.append(_Day(Span(*match.span()), match))
    return found


class _Clause:
    """The clause of one token, and the days named in its sentence."""

    def __init__(self, parse: Parse, token: Token, published: date | None) -> None:
        self.parse, self.token, self.published = parse, token, published
        self.lexicon: AttributionLexicon = attribution_lexicon()
        self.sentence = parse.sentence(token)
        self.days = _days(parse.text, self.sentence.span)
        self.quotes = find_quotes(parse.text, [self.sentence.span]) if self.days else []

    def day(self) -> date | None:
        days = [d for d in self.days if not self._quoted(d)]
        if not days:
            return None
        for clause in self._clauses():
            mine = [d for d in days if self._belongs(d, clause)]
            mine.sort(key=lambda d: (not d.explicit, abs(d.span.start - clause.start)))
            for day in mine:
                found = _resolve(day, self.published, future=self._future(clause))
                if found is not None:
                    return found
        return None

    def _quoted(self, day: _Day) -> bool:
        return any(q.outer.covers(day.span) != q.outer.covers(self.token.span) for q in self.quotes)

    def _clauses(self) -> list[Token]:
        """Return the token, and the heads above it whose day is its own too."""
        clauses, token = [self.token], self.token
        while token.dep.partition(":")[0] in _UPWARD and token.head != token.i:
            following = any(c.text.lower() in ("after", "before", "since") for c in self.parse.children(token, "mark"))
            if following or token.dep.startswith("advcl:relcl") or self._another(token):
                break
            head = self.parse.head(token)
            if any(q.outer.covers(token.span) != q.outer.covers(head.span) for q in self.quotes):
                break
            token = head
            clauses.append(token)
        return clauses

    def _another(self, clause: Token) -> bool:
        """Tell whether somebody else acts in the clause, who may do so on another day."""
        return any(t.pos in ("NOUN", "PROPN") for t in self.parse.children(clause, "nsubj"))

    def _future(self, clause: Token) -> bool:
        return any(c.lemma.lower() in ("will", "shall") or c.text.lower() in ("’ll", "'ll") for c in self.parse.children(clause, "aux"))

    def _belongs(self, day: _Day, clause: Token) -> bool:
        words = self.parse.between(day.span)
        if not words:
            return False
        inside = {t.i for t in words}
        head = next((t for t in words if t.head not in inside or t.head == t.i), words[-1])
        if self._when(words, clause):
            return True
        if self._limits(words, head):
            return False
        if self._adjacent(words, clause, possessive=day.match["whose"] is not None):
            return True
        governor = self._governor(head, inside, possessive=day.match["whose"] is not None)
        if governor is None:
            return False
        return governor.i == clause.i or self._speaking(governor, clause) or self._made(governor, clause)

    def _when(self, words: list[Token], clause: Token) -> bool:
        """Tell whether the clause says what happened on a day named just before it: "since Monday, when the minister said"."""
        last = words[-1].i + 1
        last += last < self.sentence.last and self.parse.tokens[last].text == ","
        mark = self.parse.tokens[last] if last < self.sentence.last else None
        return mark is not None and mark.text.lower() == "when" and mark in self.parse.subtree(clause) and mark.i < clause.i

    def _limits(self, words: list[Token], head: Token) -> bool:
        first = words[0].i
        before = self.parse.tokens[first - 1].text.lower() if first > self.sentence.first else ""
        cases = {c.text.lower() for c in self.parse.children(head, "case") if c.i < first}
        return before in _NOT_THEN or bool(cases & _NOT_THEN and "on" not in cases) or self._of_event(first)

    def _of_event(self, first: int) -> bool:
        """Tell from the order of words whether the day is that of a coming event ("ahead of the talks on Saturday")."""
        tokens, i = self.parse.tokens, first - 1
        while i > self.sentence.first and tokens[i].text.lower() in ("on", "late", "early"):
            i -= 1
        if i < self.sentence.first or not self._is_event(tokens[i]):
            return False
        while (
            i > self.sentence.first
            and tokens[i].pos in ("NOUN", "ADJ", "DET", "PROPN", "PART", "NUM", "PRON", "PUNCT")
            and tokens[i].text != ","
        ):
            i -= 1
        return tokens[i].pos in ("ADP", "SCONJ") and tokens[i].text.lower() not in _PLACED

    def _is_event(self, token: Token) -> bool:
        return token.pos in ("NOUN", "PROPN") and bool({token.lemma.lower(), token.text.lower()} & self.lexicon.events)

    def _adjacent(self, words: list[Token], clause: Token, *, possessive: bool) -> bool:
        """Tell whether the day stands right before or after the verb: there the word order is surer than the tree."""
        if possessive or clause.pos != "VERB":
            return False
        between = self.parse.tokens[clause.i + 1 : words[0].i] if words[0].i > clause.i else self.parse.tokens[words[-1].i + 1 : clause.i]
        near = all(t.text.lower() in ("on", "late", "early", "earlier", "also", "has", "had") for t in between) and len(between) <= 3
        return near and not self._opens_content(words, clause)

    def _opens_content(self, words: list[Token], clause: Token) -> bool:
        """Tell whether the day begins the clause that is told ("said Friday was too late")."""
        return any(
            c.dep == "ccomp" and any(w.head == c.i and w.dep.startswith("nsubj") for w in words) for c in self.parse.children(clause)
        )

    def _governor(self, head: Token, inside: set[int], *, possessive: bool) -> Token | None:
        """Return the verb or noun whose day this is."""
        governor = self.parse.head(head)
        if head.head == head.i or governor.i in inside:
            return None
        if possessive:
            told = governor.lemma.lower() in self.lexicon.texts or governor.lemma.lower() in self.lexicon.events
            cases = {c.text.lower() for c in self.parse.children(governor, "case")}
            return self._climb(governor) if told and cases & _PLACED else governor
        if governor.pos == "VERB" or governor.pos == "AUX":
            return governor
        return self._climb(governor)

    def _climb(self, noun: Token) -> Token | None:
        """Climb from a noun to the verb of its clause, if a day on it is also the day of the verb ("spoke in Geneva on Friday")."""
        token = noun
        while token.pos not in ("VERB", "AUX") and token.head != token.i:
            if any(c.dep in ("cop", "nsubj") for c in self.parse.children(token)) or token.i == self.token.i:
                return token
            cases = {c.text.lower() for c in self.parse.children(token, "case")}
            if self._is_event(token) and (cases or token.dep.startswith("nmod")) and not cases & _PLACED:
                return token
            if token.dep.startswith("acl") or token.dep == "parataxis":
                return token
            token = self.parse.head(token)
        return token

    def _speaking(self, governor: Token, clause: Token) -> bool:
        """Tell whether the day stands in "speaking to reporters on Friday, X said"."""
        head = self.parse.head(governor)
        strays = any(q.outer.covers(head.span) and not q.outer.covers(governor.span) for q in self.quotes)
        if not (head.i == clause.i or strays) or governor.dep != "advcl" or governor.morph.get("VerbForm") not in ("Ger", "Part"):
            return False
        marks = {c.text.lower() for c in self.parse.children(governor, "mark")}
        return "say" in self.lexicon.verbs.get(governor.lemma.lower(), frozenset()) and not marks & {"after", "before", "since"}

    def _made(self, governor: Token, clause: Token) -> bool:
        """Tell whether the day is of the noun or text: "the announcement, made on Tuesday", "in a note sent on Tuesday, she said"."""
        if not governor.dep.startswith("acl") or governor.morph.get("VerbForm") != "Part":
            return False
        noun = self.parse.head(governor)
        told = noun.lemma.lower() in self.lexicon.nouns or noun.lemma.lower() in self.lexicon.texts
        within = noun.dep == "obl" and "in" in {c.text.lower() for c in self.parse.children(noun, "case")}
        return noun.i == clause.i or (told and noun.head == clause.i and (within or noun.dep.startswith("nsubj")))


def _resolve(day: _Day, published: date | None, *, future: bool) -> date | None:
    match = day.match
    if match["explicit"]:
        return _explicit(match["explicit"], published)
    if published is None:
        return None
    if match["weekday"]:
        return _weekday(match, published, future=future)
    if match["before"] or match["after"]:
        return published + timedelta(days=-2 if match["before"] else 2)
    if match["near"]:
        return published + timedelta(days=_NEAR.get(match["near"].lower(), 0))
    word = match["count"].lower()
    count = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else _NUMBERS.get(word)
    return None if count is None else published - timedelta(days=count)


def _weekday(match: re.Match[str], published: date, *, future: bool) -> date:
    number = next(k for k, name in enumerate(_WEEKDAYS) if name.startswith(match["weekday"].lower().rstrip(".")))
    back = (published.weekday() - number) % 7
    if match["which"]:
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=number + (-7 if match["which"] == "last" else 7))
    way = (match["way"] or "").lower()
    if way in ("last", "past", "previous"):
        return published - timedelta(days=back or 7)
    if way in ("next", "coming", "upcoming"):
        return published + timedelta(days=(7 - back) if back else 7)
    if way == "this" or future:
        return published + timedelta(days=(7 - back) % 7)
    return published - timedelta(days=back)


@lru_cache(maxsize=1024)
def _explicit(words: str, published: date | None) -> date | None:
    """Parse a date; one without a year falls in the half year before or after publication."""
    import dateparser

    year = re.search(r"\d{4}", words)
    if year is None and published is None:
        return None
    known = words if year else f"{words} {published.year if published else 0}"
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "YMD" if year and words[:4].isdigit() else "DMY"}
    found: datetime | None = dateparser.parse(known.removeprefix("the "), languages=["en"], settings=settings)
    if found is None:
        return None
    day = found.date()
    if year is None and published is not None and abs((day - published).days) > _HALF_YEAR:
        shifted = day.year + (1 if day < published else -1)
        return day.replace(year=shifted) if (day.month, day.day) != (2, 29) else None
    return day
