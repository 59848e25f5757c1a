"""What a build reports."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.core.errors import InputError
from graph.core.statement import Statement
from graph.knowledge.store import Changes


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did and what the store holds now.

    `copies` counts the documents with the text of another one; `problems` are inputs that could not be read, `warnings` things to know.
    """

    path: Path
    changes: Changes
    documents: int
    statements: tuple[Statement, ...]
    actors: int
    copies: int = 0
    problems: tuple[InputError, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def headline(self) -> str:
        """Say in one line what the build changed."""
        done = self.changes
        if not done:
            return f"nothing changed: {len(done.unchanged)} documents are stored already in {self.path}"
        parts = [f"{len(ids)} {what}" for what, ids in self._documents().items() if ids or what != "removed"]
        return f"{', '.join(parts)} documents; {done.statements_added} statements came, {done.statements_removed} went, in {self.path}"

    def record(self) -> dict[str, Any]:
        """Return all counts, and which documents were touched how, for machines."""
        touched = {what: list(ids) for what, ids in self._documents().items()}
        return {"path": str(self.path), **self.counts(), "stances": self.by_stance(), **touched}

    def _documents(self) -> dict[str, tuple[str, ...]]:
        done = self.changes
        return {"added": done.added, "changed": done.changed, "removed": done.removed, "unchanged": done.unchanged}

    def counts(self) -> dict[str, int]:
        """Return what the store holds now."""
        return {"documents": self.documents, "copies": self.copies, "statements": len(self.statements), "actors": self.actors}

    def by_stance(self) -> dict[str, int]:
        """Return the number of statements of each stance that occurs, most frequent first."""
        return dict(sorted(Counter(each.stance.id for each in self.statements).items(), key=lambda row: (-row[1], row[0])))
