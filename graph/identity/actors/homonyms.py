"""Names that also mean something else: Georgia the U.S. state, Washington the state (`seeds/homonyms.csv`)."""

import re
from functools import lru_cache

from graph.core.document import Span
from graph.core.entity import Actor
from graph.core.iris import slug
from graph.identity.folding import fold
from graph.identity.seeds import read_rows

WINDOW = 60  # characters on either side in which a cue counts


class Homonyms:
    """Other readings of names, each with the cues that call for it."""

    __slots__ = ("_rows",)

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[Actor, re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]]] = {}
        for row in read_rows("homonyms"):
            actor = Actor(slug(row["reading"] or "none"), row["reading"], "organization")
            near = re.compile(row["near"].replace("{name}", re.escape(row["name"])))
            anywhere = re.compile(row["anywhere"]) if row["anywhere"] else None
            unless = re.compile(row["unless"]) if row["unless"] else None
            self._rows.setdefault(fold(row["name"]), []).append((actor, near, anywhere, unless))

    def reading(self, text: str, span: Span, document: str) -> Actor | None:
        """Return the other actor meant here; one without a name where no actor is meant; None where the usual reading holds."""
        for actor, near, anywhere, unless in self._rows.get(fold(text), ()):
            first = max(0, span.start - WINDOW)
            found = near.finditer(document[first : span.end + WINDOW])
            if any(m.start() < span.end - first and m.end() > span.start - first for m in found):
                return actor
            if anywhere and anywhere.search(document) and not (unless and unless.search(document)):
                return actor
        return None


@lru_cache(maxsize=1)
def load_homonyms() -> Homonyms:
    """Return the shipped table."""
    return Homonyms()
