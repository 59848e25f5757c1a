"""One row of a table or one record of JSON becomes a document."""

import re
from collections.abc import Mapping

from graph.core.document import Document
from graph.core.errors import EmptyInput, InputError, MalformedInput
from graph.documents.details import details, document

TEXT = ("text", "body", "content", "article", "fulltext", "full_text")
IDENTIFIER = ("id", "doc", "document", "doc_id", "identifier")


def row_document(
    row: Mapping[str, object], metadata: Mapping[str, str], *, where: str, fallback: str, warnings: tuple[str, ...] = ()
) -> Document | InputError:
    """Build the document of a row, or say what is wrong with it; `fallback` is its name where the row gives none."""
    plain = {str(name).strip().lower(): value for name, value in row.items()}
    text = next((plain[name] for name in TEXT if name in plain), None)
    if text is None:
        return MalformedInput("no field 'text'", where=where, hint="the text of the document goes into a field 'text'")
    if not isinstance(text, str):
        return MalformedInput(f"the field 'text' holds {type(text).__name__}, not a string", where=where)
    if not text.strip():
        return EmptyInput("the text is empty", where=where)
    mended = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if mended != text:
        warnings = (*warnings, "half of a surrogate pair replaced by U+FFFD")
    given = next((plain[name] for name in IDENTIFIER if plain.get(name) not in (None, "")), None)
    name = " ".join(str(given).split()) if isinstance(given, str | int) else ""
    return document(name or fallback, mended, details(plain).otherwise(details(metadata)), warnings=warnings)
