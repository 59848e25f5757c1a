"""Runs: which version, settings and rules produced a report. No clock, so that the same work has the same name."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.core.statement import content_key


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """One way of producing statements: software version, settings (sorted pairs), and a hash of the rules."""

    version: str
    settings: tuple[tuple[str, str], ...] = ()
    rules: str = ""

    @classmethod
    def of(cls, version: str, settings: Mapping[str, object] | None = None, rules: Iterable[Path] = ()) -> "Run":
        """Return the run of this version with these settings and rule files (folders are read through)."""
        pairs = sorted((name, str(value)) for name, value in (settings or {}).items())
        return cls(version, tuple(pairs), rules_hash(rules))

    @property
    def id(self) -> str:
        """Return the content hash that names the run."""
        return content_key("run", self.version, self.rules, *(part for pair in self.settings for part in pair))


def rules_hash(paths: Iterable[Path]) -> str:
    """Return the SHA-256, shortened to 16 digits, of the bytes of all files; their order and folder don't count."""
    files = {file for path in paths for file in (path.rglob("*") if path.is_dir() else (path,)) if file.is_file()}
    if not files:
        return ""
    rows = sorted((file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files)
    return content_key(*(part for row in rows for part in row))
