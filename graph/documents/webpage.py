"""Web pages: the archived text is the visible text of the main part, one line for each block element."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.core.document import BlockKind, Document, Span
from graph.core.errors import InputError, MalformedInput
from graph.documents.decoding import load
from graph.documents.details import Details, details, document
from graph.documents.layout import Line

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_INVISIBLE = ("script", "style", "noscript", "template", "svg", "iframe", "object", "button", "select", "input", "textarea", "form", "head")
_AROUND = ("nav", "aside", "footer", "figure", "figcaption", "dialog", "menu", "table")
_NEVER = ("nav", "footer", "figure", "figcaption", "dialog", "menu")
_ROLES = ("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "menu")
_KINDS: dict[str, BlockKind] = {**{f"h{n}": "headline" for n in range(1, 7)}, "li": "item", "dt": "item", "dd": "item"}
_BLOCKS = {
    *_KINDS,
    "p",
    "div",
    "section",
    "article",
    "main",
    "body",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "header",
    "address",
    "pre",
    "td",
    "tr",
    "center",
}
_NAMED = re.compile(
    r"(?:^|[-_ ])(?:share|social|related|newsletter|cookie|comments?|breadcrumbs?|sidebar|promo|advert\w*|byline|tags)(?:$|[-_ ])",
    re.IGNORECASE,
)

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


class WebPage:
    """Reads `.html`."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, path: Path, metadata: Mapping[str, str]) -> Iterator[Document | InputError]:
        """Yield the one document of `path`.

        Raises MalformedInput when the page has no visible text.
        """
        from bs4 import BeautifulSoup

        decoded = load(path, declaration=_CHARSET)
        soup = BeautifulSoup(decoded.text, "lxml")
        known = details(metadata).otherwise(page_details(soup, decoded.text))
        text, lines = visible(soup)
        if not text.strip():
            raise MalformedInput("the page has no text to read", where=str(path), hint="save the page again, with its content loaded")
        yield document(path.stem, text, known, lines=lines, warnings=decoded.warnings)


def page_details(soup: "BeautifulSoup", source: str) -> Details:
    """Return what the page says of itself: JSON-LD first, then og: and article: properties, then the elements title and html."""
    linked = next(_articles(soup), {})
    publisher = linked.get("publisher")
    found = details(
        {
            "title": linked.get("headline"),
            "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
            "published": linked.get("datePublished"),
            "language": linked.get("inLanguage"),
            "url": linked.get("url"),
        }
    )
    found = found.otherwise(details(_properties(soup)))
    return found if found.published else found.otherwise(Details(published=_page_date(source)))


def _properties(soup: "BeautifulSoup") -> dict[str, object]:
    meta = {str(tag.get("property") or tag.get("name")).lower(): tag.get("content") for tag in reversed(soup.find_all("meta"))}
    heading = soup.find("h1") or soup.title
    link = soup.find("link", rel="canonical")
    return {
        "title": meta.get("og:title") or (heading.get_text(" ") if heading else None),
        "publisher": meta.get("og:site_name") or meta.get("publisher"),
        "published": meta.get("article:published_time") or meta.get("datepublished"),
        "language": (soup.html.get("lang") if soup.html else None) or meta.get("og:locale"),
        "url": meta.get("og:url") or (link.get("href") if link else None),
    }


def _articles(soup: "BeautifulSoup") -> Iterator[dict[str, Any]]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.string or "null")
        except (json.JSONDecodeError, RecursionError):
            continue
        for node in _nodes(data):
            if re.search(r"Article|BlogPosting|Report", str(node.get("@type"))):
                yield node


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            yield from _nodes(node.get("@graph", []))


def _page_date(source: str) -> date | None:
    from htmldate import find_date

    from graph.documents.dating import parse_date

    # Without a fixed upper bound the library would ask the clock.
    found = find_date(source, extensive_search=False, original_date=True, max_date="2199-12-31")
    return parse_date(found)


def visible(soup: "BeautifulSoup") -> tuple[str, tuple[Line, ...]]:
    """Return the visible text of the main part of a page, blocks apart by a blank line, and its lines with their kinds."""
    for tag in soup.find_all(_INVISIBLE):
        tag.decompose()
    root = _main(soup)
    most = len(root.get_text()) / 2
    for tag in root.find_all(_is_around):
        # What a decomposed element held is gone already. A layout table, or a wrapper with a telling name, may hold the article itself.
        if not tag.decomposed and (tag.name in _NEVER or len(tag.get_text()) < most):
            tag.decompose()
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    for words, kind, link in _blocks(root):
        lines.append(Line(Span(at, at + len(words)), kind, link))
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), tuple(lines)


def _main(soup: "BeautifulSoup") -> "Tag":
    """Return the element that holds the article: the longest article or main element, unless most of the text stands elsewhere."""
    whole = soup.body or soup
    candidates = soup.find_all(["article", "main"])
    best = max(candidates, key=lambda tag: len(tag.get_text()), default=None)
    return best if best is not None and len(best.get_text(strip=True)) * 4 >= len(whole.get_text(strip=True)) else whole


def _is_around(tag: "Tag") -> bool:
    if tag.name in _AROUND or tag.get("role") in _ROLES or tag.get("hidden") is not None or tag.get("aria-hidden") == "true":
        return True
    names = tag.get("class")
    label = " ".join([*(names if isinstance(names, list) else []), str(tag.get("id") or "")])
    return tag.name not in ("body", "article", "main", "html") and bool(_NAMED.search(label))


def _blocks(root: "Tag") -> Iterator[tuple[str, BlockKind | None, bool]]:
    """Yield the text of each stretch between two block edges, the kind its element gives, and whether all of it is a link."""
    held: list[tuple[str, bool]] = []
    kind: BlockKind | None = None
    for mark, words, linked in _walk(root, None):
        if words is not None:
            held.append((words, linked))
            continue
        if found := _joined(held):
            yield found[0], kind, found[1]
        held, kind = [], mark
    if found := _joined(held):
        yield found[0], kind, found[1]


def _joined(held: Iterable[tuple[str, bool]]) -> tuple[str, bool] | None:
    pieces = list(held)
    words = " ".join("".join(piece for piece, _ in pieces).split())
    return (words, all(linked for piece, linked in pieces if piece.strip())) if words else None


def _walk(tag: "Tag", kind: BlockKind | None, linked: bool = False) -> Iterator[tuple[BlockKind | None, str | None, bool]]:
    """Walk the tree; a triple without words marks a block edge, after which text of that kind follows."""
    from bs4.element import NavigableString, PreformattedString, Tag

    for child in tag.children:
        if isinstance(child, Tag):
            inside = _KINDS.get(child.name, kind)
            edge = child.name in _BLOCKS or child.name in ("br", "hr")
            if edge:
                yield inside, None, False
            yield from _walk(child, inside, linked or child.name == "a")
            if edge:
                yield kind, None, False
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield kind, str(child), linked
