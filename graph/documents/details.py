"""What is known of a document besides its text, from several places, the better one first."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph.core.document import Document
from graph.core.errors import MalformedInput
from graph.documents.cleaning import clean, title_line
from graph.documents.dating import date_in_text, parse_date
from graph.documents.decoding import load
from graph.documents.layout import Line

METADATA = "metadata.csv"
_FILE = ("file", "filename", "file_name", "path")
_NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "newspaper", "site_name"),
    "published": ("published", "date", "publication_date", "date_published", "issued", "day"),
    "language": ("language", "lang"),
    "url": ("url", "link", "uri", "web_url"),
    "note": ("note", "notes"),
}


@dataclass(frozen=True, slots=True)
class Details:
    """Title, publisher, day, language, address and note of a document, each None where unknown."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    note: str | None = None
    warnings: tuple[str, ...] = ()

    def otherwise(self, other: "Details") -> "Details":
        """Return these details, with the gaps filled from `other`."""
        gaps = {name: getattr(other, name) for name in _NAMES if getattr(self, name) is None}
        return replace(self, **gaps, warnings=self.warnings + other.warnings)


def details(fields: Mapping[str, object]) -> Details:
    """Pick the details out of named fields, whatever the case of their names.

    A date that is no full date is left out, with a warning.
    """
    plain = {str(name).strip().lower().replace(" ", "_"): value for name, value in fields.items()}
    found = {name: next((v for key in keys if (v := _word(plain.get(key)))), None) for name, keys in _NAMES.items()}
    code = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", found["language"] or "")
    language = code[0].lower() if code else None
    written = next((plain[key] for key in _NAMES["published"] if _word(plain.get(key))), None)
    day = parse_date(written, language=language or "en")
    warnings = () if day or written is None else (f"the date {str(written)!r} is not a full date; left out",)
    return Details(found["title"], found["publisher"], day, language, found["url"], found["note"], warnings)


def _word(value: object) -> str | None:
    return (" ".join(str(value).split()) or None) if value is not None and not isinstance(value, dict | list) else None


def document(name: str, text: str, known: Details, *, lines: tuple[Line, ...] | None = None, warnings: tuple[str, ...] = ()) -> Document:
    """Build the document called `name`: its blocks found, and the gaps in what is known filled from the text itself."""
    title = known.title or title_line(text)
    language = known.language or "en"
    blocks = clean(text, title=title, given=lines, language=language)
    day = known.published or date_in_text(text, language=language)
    notes = warnings + known.warnings + (() if blocks else ("nothing to read: all of the text is site furniture",))
    return Document(name, text, blocks, title, known.publisher, day, language, known.url, known.note, notes)


def metadata_rows(folder: Path) -> dict[str, dict[str, str]]:
    """Return the rows of the `metadata.csv` in `folder`, by file name; empty where there is none.

    Raises MalformedInput when it has no column `file`.
    """
    path = folder / METADATA
    if not path.is_file():
        return {}
    csv.field_size_limit(2**31 - 1)
    reader = csv.DictReader(io.StringIO(load(path).text, newline=""), strict=True)
    try:
        column = next((name for name in reader.fieldnames or () if name.strip().lower() in _FILE), None)
        rows = [row for row in reader if column and row[column]]
    except csv.Error as error:
        raise MalformedInput(
            f"not readable as CSV: {error}", where=f"{path}, line {reader.line_num}", hint="mend its quotation marks"
        ) from None
    if column is None:
        raise MalformedInput("no column 'file'", where=str(path), hint="columns: file,title,publisher,published,language")
    return {row[column].strip(): {name: value for name, value in row.items() if name and isinstance(value, str)} for row in rows}
