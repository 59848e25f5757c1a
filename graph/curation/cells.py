"""Cells as people and spreadsheet programs write them: text, days, yes and no, keys; and what may safely be put into one."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from itertools import product

from graph.core.decision import squeeze
from graph.core.statement import content_key
from graph.curation.columns import names

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ERRORS = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!"})
_YES, _NO = frozenset({"yes", "y", "true", "1", "x"}), frozenset({"no", "n", "false", "0"})
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d.%m.%y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%d %B %Y", "%B %d, %Y")
_EITHER = ("%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%m/%d/%y", "%d-%m-%Y", "%m-%d-%Y")
_DAYS, _FLAGS = frozenset({"date"}), frozenset({"conditional", "negated", "reported"})


def tidy(text: str) -> str:
    """Return a cell's text without what nobody sees: doubled spaces, line breaks, marks of zero width, control characters."""
    return squeeze(_INVISIBLE.sub("", text)) if text else ""


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet program takes it for a formula; `unguarded` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def is_formula(text: str) -> bool:
    """Tell whether a cell holds a formula instead of a value."""
    return text.startswith("=")


def is_error(text: str) -> bool:
    """Tell whether a cell holds what a spreadsheet program shows where a formula failed."""
    return text.strip().upper() in _ERRORS


@lru_cache(maxsize=8192)
def days(text: str) -> tuple[date, ...]:
    """Return the days that a text may mean, sorted: one, two where day and month may be exchanged, none where it is no day.

    2022-01-21, 2022/01/21, 21.01.2022, 21-Jan-2022, 21/01/2022 and 1/21/2022 are read, with a time of day or without.
    """
    plain = re.sub(r"[ T]00:00(?::00)?(?:\.0+)?Z?$", "", text.strip())
    found: set[date] = set()
    for form in _FORMS[:1] if _ISO.fullmatch(plain) else (*_FORMS, *_EITHER):
        try:
            found.add(datetime.strptime(plain, form).date())
        except ValueError:
            continue
    return tuple(sorted(day for day in found if day.year > 999))


def day_order(texts: Iterable[str]) -> str | None:
    """Return "day first" or "month first" where the days that can be read in one way only agree on it; a program writes all alike."""
    found: set[str] = set()
    for text in texts:
        parts = re.match(r"(\d{1,2})[/-](\d{1,2})[/-]\d", text.strip())
        if parts and len(days(text)) == 1 and parts[1] != parts[2]:
            found.add("day first" if int(parts[1]) > 12 else "month first")
    return found.pop() if len(found) == 1 else None


def ordered(text: str, order: str | None) -> str:
    """Return a day that may be read in two ways as YYYY-MM-DD where `order` says which is meant, any other text as it is."""
    found = days(text) if order else ()
    if len(found) != 2:
        return text
    first = int(re.match(r"\D*(\d+)", text)[1])  # type: ignore[index]
    return next(day for day in found if (day.day if order == "day first" else day.month) == first).isoformat()


def flag(text: str) -> bool | None:
    """Return yes or no as a truth value, None for anything else."""
    word = text.strip().lower()
    return True if word in _YES else False if word in _NO else None


def yes_no(value: bool) -> str:
    """Return a truth value as people write it; no spreadsheet program translates these words."""
    return "yes" if value else "no"


def key_of(kind: str, cells: dict[str, str], name: str = "") -> str:
    """Return the key of a row: a hash of all its fixed cells, after `name` for things that have an id.

    The key shows whether the cells came back as they went; case, white space and the spelling of days, of yes and no, do not count.
    """
    return next(iter(possible_keys(kind, cells, name)))


def possible_keys(kind: str, cells: dict[str, str], name: str = "") -> dict[str, dict[str, str]]:
    """Return the keys that a row may have, each with its cells; several only where a program has made days ambiguous."""
    columns = names(kind, "fixed")
    choices = [[(column, text) for text in readings(column, cells.get(column, ""))] for column in columns]
    found: dict[str, dict[str, str]] = {}
    for read in product(*choices):
        parts = [text if column in _DAYS else tidy(text).casefold() for column, text in read]
        found.setdefault(f"{kind}:{name + ':' if name else ''}{content_key('row', kind, name, *parts)[:12]}", cells | dict(read))
    return found


def readings(column: str, text: str) -> list[str]:
    """Return what a cell may say, in our own spelling of days, of yes and no, and of numbers; several only for an ambiguous day."""
    if column in _DAYS:
        return [day.isoformat() for day in days(text)] or [tidy(text)]
    if column in _FLAGS:
        read = flag(text)
        return [tidy(text) if read is None else yes_no(read)]
    if column == "start":
        return [re.sub(r"[.,]0+$", "", tidy(text))]
    return [tidy(text)]
