"""Tables of choices: name → "module:object", imported when first asked for; third parties add rows by entry points."""

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from graph.core.errors import UnknownName


class Registry:
    """A table of named choices of one kind, with the entry-point group that may add to it."""

    def __init__(self, what: str, rows: dict[str, str], *, group: str | None = None) -> None:
        self.what, self.group = what, group
        self._rows = dict(rows)
        self._extended = False

    def _table(self) -> dict[str, str]:
        if self.group is not None and not self._extended:
            for point in entry_points(group=self.group):
                self._rows.setdefault(point.name, point.value)
            self._extended = True
        return self._rows

    def names(self) -> list[str]:
        """Return all names, sorted."""
        return sorted(self._table())

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def __contains__(self, name: object) -> bool:
        return name in self._table()

    def load(self, name: str) -> Any:
        """Import and return the object behind `name`.

        Raises UnknownName when no row has that name.
        """
        table = self._table()
        if name not in table:
            raise UnknownName(self.what, name, table)
        module, _, attribute = table[name].partition(":")
        return getattr(import_module(module), attribute)
