"""Which reports of a statement go back to one source: to one agency, to one publisher, or to one text that others copied."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.core.document import Document, Span
from graph.core.statement import Report, Statement
from graph.identity.folding import tidy
from graph.identity.statements.copies import copies
from graph.identity.statements.credits import agency, outlet
from graph.identity.statements.wording import EXACT, near, own_words


def trace(statements: Sequence[Statement], documents: Mapping[str, Document], copied: Mapping[str, str] | None = None) -> list[Statement]:
    """Return the statements with `origin` set on each report, in the given order.

    A report goes back to the agency or outlet that it cites, else to the agency that its document, or a copy of that, rests on, else to
    its publisher, else to the document. Reports of one statement that copy one another have one origin: their documents are copies
    (`copies.COPIED`), or their writers' own words around the quotations are near the same. That two of them quote the same words makes
    them no copies: both may have been there. `copied` are the copies among the documents, where they are known already.
    """
    copied = copies(documents) if copied is None else copied
    sources = _sources(documents, copied)
    return [replace(s, reports=_traced(s.reports, copied, sources)) for s in statements]


def _sources(documents: Mapping[str, Document], copied: Mapping[str, str]) -> dict[str, str]:
    """Return for each document the agency that it, or else a copy of it, names, else its publisher, else its id."""
    agencies = {name: found for name, document in documents.items() if (found := agency(document))}
    texts = {copied.get(name, name): found for name, found in sorted(agencies.items(), reverse=True)}
    own = {name: _name(document.publisher or name) for name, document in documents.items()}
    return {name: agencies.get(name) or texts.get(copied.get(name, name)) or own[name] for name in documents}


def _name(words: str) -> str:
    return outlet(words) or tidy(words)


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
