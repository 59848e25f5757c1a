"""The day of a document: read strictly, from what is written; never from the clock."""

import re
from datetime import date, datetime
from functools import lru_cache

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = r"\b(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)"
_FULL = re.compile(
    rf"{_ISO}|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)\d\d\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
# Words that stand around the date of a publication, and nowhere in a sentence that narrates.
_AROUND = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?"
    r"|(?:first |last )?(?:published|posted|updated|modified)|created|date|on|at|by|am|pm|[a-z]{3,4}(?=$)|gmt|utc|views?)\b"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?|[^\w]|\d+",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^(?P<place>[^\n.:;–—]{{0,60}}?)(?P<day>{_FULL.pattern})(?P<source>[^\n–—]{{0,40}}?)\s*(?:[–—]|\s-{{1,2}}\s)", re.IGNORECASE
)


_PARTICLES = ("de", "del", "da", "do", "la", "al", "el", "am", "an", "der", "sur", "le")


def parse_date(value: object, *, language: str = "en") -> date | None:
    """Return the day that `value` writes out in full, or None.

    Day, month and year must all be there. "03/04/2020" could be two days and is None; "13/04/2020" and "13.4.2020" are clear.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip() if isinstance(value, str | int) else ""
    if not text:
        return None
    if re.match(_ISO, text):
        return _day(*map(int, text[:10].split("-")))
    if match := _COMPACT.fullmatch(text):
        return _day(*map(int, match.groups()))
    if match := _NUMERIC.match(text):
        return _numeric(match)
    return _worded(text, language) if re.search(r"\b(?:19|20)\d\d\b", text) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    readings = {d for d in (_day(year, second, first), _day(year, first, second)) if d}
    if match[2] == ".":
        return _day(year, second, first)
    return readings.pop() if len(readings) == 1 else None


@lru_cache(maxsize=4096)
def _worded(text: str, language: str) -> date | None:
    import dateparser

    match = _FULL.search(text)
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", "", match[0]) if match else text[:80]
    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "TIMEZONE": "UTC"}
    for languages in dict.fromkeys(((language,), ("en",))):
        try:
            found = dateparser.parse(words, languages=list(languages), settings=settings)
        except ValueError:  # a language that the library does not know
            continue
        if isinstance(found, datetime):
            return found.date()
    return None


def date_in_text(text: str, *, language: str = "en") -> date | None:
    """Return the day that the head of a text gives for itself: a line that is a date, or the dateline of its first paragraph.

    A date inside a sentence is none: what is told there may lie years back.
    """
    lines = [line.strip() for line in text[:6000].splitlines() if line.strip()][:8]
    for line in lines:
        if (match := _FULL.search(line)) and _is_dating(line, match):
            return parse_date(match[0], language=language)
    return None


def _is_dating(line: str, match: re.Match[str]) -> bool:
    if re.fullmatch(r"(?:search\s+)?date:?\s*", line[: match.start()], re.IGNORECASE):
        return True
    if dateline := _DATELINE.match(line):
        return all(word[0].isupper() or word in _PARTICLES for word in re.findall(r"\w+", dateline["place"]))
    rest = _AROUND.sub(" ", line[: match.start()] + " " + line[match.end() :])
    return len(line) <= 120 and len(rest.split()) <= 2
