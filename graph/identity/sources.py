"""Which reports of a statement go back to one source: to one agency, to one publisher, or to one text that others copied."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.core.document import Document, Span
from graph.core.statement import Report, Statement
from graph.identity.copies import copies
from graph.identity.folding import tidy
from graph.identity.gazetteer import load_gazetteer
from graph.identity.wording import EXACT, body, near, own_words

_DATELINE = re.compile(r"^[^\n]{0,80}?\((?P<name>[^()\n]{2,40})\)\s*[-–—]")
_CREDIT = re.compile(r"[\n(/\[–—-]\s*(?P<name>[\w. -]{2,40}?)\s*[)/\]]?\s*$")


def trace(statements: Sequence[Statement], documents: Mapping[str, Document], copied: Mapping[str, str] | None = None) -> list[Statement]:
    """Return the statements with `origin` set on each report, in the given order.

    A report goes back to the agency or outlet that it cites, else to the agency whose dispatch the document is, else to its publisher,
    else to the document. Reports of one statement that copy one another have one origin: their documents are copies (`copies.COPIED`),
    or their writers' own words around the quotations are near the same. That two of them quote the same words makes them no copies: both
    may have been there. `copied` are the copies among the documents, where they are known already.
    """
    copied = copies(documents) if copied is None else copied
    sources = {name: _source(document) for name, document in documents.items()}
    return [replace(s, reports=_traced(s.reports, copied, sources)) for s in statements]


def _source(document: Document) -> str:
    """Return the agency whose dispatch the document is, else its publisher, else its id."""
    start = body(document)[0].start
    line = document.text.rfind("\n", 0, start) + 1
    marks = _DATELINE.match(document.text[line : start + 80]), _CREDIT.search(document.text[-60:])
    names = (_outlet(mark["name"]) for mark in marks if mark)
    return next((name for name in names if name), None) or _name(document.publisher or document.id)


def _outlet(name: str) -> str | None:
    """Return the name of the news agency or outlet that is called so, or None where the gazetteer knows none."""
    entry = load_gazetteer().find(name)
    return entry.actor.name if entry and load_gazetteer().role(entry.actor) == "outlet" else None


def _name(words: str) -> str:
    return _outlet(words) or tidy(words)


def _traced(reports: tuple[Report, ...], copied: Mapping[str, str], sources: Mapping[str, str]) -> tuple[Report, ...]:
    """Give each report its origin; of copies, that of the one that names an agency, else of the first."""
    origins = [_name(report.cited_source) if report.cited_source else sources.get(report.document, report.document) for report in reports]
    if len(reports) > 1:
        texts = _texts(reports, copied)
        cited = {text: origin for text, origin, report in reversed(list(zip(texts, origins, reports, strict=True)))}
        cited |= {text: o for text, o, report in reversed(list(zip(texts, origins, reports, strict=True))) if report.cited_source}
        origins = [cited[text] for text in texts]
    return tuple(replace(report, origin=origin) for report, origin in zip(reports, origins, strict=True))


def _texts(reports: tuple[Report, ...], copied: Mapping[str, str]) -> list[str]:
    """Return for each report the id of the document whose text it has: the one copied, or the first with near the same words around."""
    firsts: dict[tuple[str, ...], str] = {}
    found: list[str] = []
    for report in reports:
        own = own_words(report.exact, [Span(0, len(report.exact))])
        text = copied.get(report.document, report.document)
        same = firsts.get(own) or next((name for words, name in firsts.items() if near(own, words)), None)
        if len(own) > EXACT:
            firsts.setdefault(own, same or text)
        found.append(same if same and len(own) > EXACT else text)
    return found
