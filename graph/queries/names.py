"""Finds the actor, issue or document that a user names: by id, name or alias, whatever the case and accents."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from graph.core.errors import AmbiguousName, UnknownName
from graph.core.iris import Minter
from graph.core.stance import STANCES
from graph.knowledge.terms import SG, SKOS, STANCE, A, ident

_LISTED = 12


def fold(text: str) -> str:
    """Return a name as it is compared: no case, accents or punctuation, hyphens and underscores as spaces."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).casefold()
    return re.sub(r"[\s_-]+", " ", re.sub(r"[.,'’`\"]", "", plain)).strip() or text


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """Something that has an id, a name, and perhaps other names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class Directory:
    """All the things of one kind that can be named."""

    def __init__(self, what: str, entries: Iterable[Named]) -> None:
        self.what = what
        self.entries = tuple(sorted(set(entries)))
        self._ids = {entry.id for entry in self.entries}
        self._names, self._aliases = dict[str, set[str]](), dict[str, set[str]]()
        for entry in self.entries:
            for name in {fold(entry.id), fold(entry.name)}:
                self._names.setdefault(name, set()).add(entry.id)
            for alias in set(map(fold, entry.aliases)):
                self._aliases.setdefault(alias, set()).add(entry.id)

    def find(self, text: str) -> str:
        """Return the id of the thing called `text`: the exact id before an id or name, a name before an alias.

        Raises UnknownName with the closest name, AmbiguousName where several things have this name.
        """
        wanted = fold(text)
        for found in ({text} & self._ids, self._names.get(wanted, ()), self._aliases.get(wanted, ())):
            if len(found) > 1:
                raise AmbiguousName(self.what, text, found)
            if found:
                return next(iter(found))
        raise self._unknown(text, wanted)

    def _unknown(self, text: str, wanted: str) -> UnknownName:
        error = UnknownName(self.what, text, ())
        shown = {fold(word): entry.name for entry in self.entries for word in (*entry.aliases, entry.name, entry.id)}
        close = difflib.get_close_matches(wanted, sorted(shown), n=1, cutoff=0.6)
        names = sorted({entry.name for entry in self.entries})
        rest = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
        known = "known: " + ", ".join(names[:_LISTED]) + rest if names else f"there is no {self.what} here"
        error.hint = f"did you mean {shown[close[0]]}?" if close else known
        return error


def directory(store: Store, kind: str, minter: Minter) -> Directory:
    """Return the things of one kind that a store holds: each `actor` or `issue` with its labels, each `statement` by id."""
    if kind not in ("actor", "issue"):
        quads = store.quads_for_pattern(None, A, SG[kind.capitalize()], None)
        ids = [ident(minter, quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)]
        return Directory(kind, (Named(each, each) for each in ids))
    aliases: dict[str, set[str]] = {}
    for iri, label in _labels(store, kind, minter, SKOS["altLabel"]):
        aliases.setdefault(iri, set()).add(label)
    labels = _labels(store, kind, minter, SKOS["prefLabel"])
    return Directory(kind, (Named(ident(minter, iri), label, tuple(sorted(aliases.get(iri, ())))) for iri, label in labels))


def names(store: Store, minter: Minter) -> Mapping[str, str]:
    """Return the names under which a person knows IRIs: of actors, issues, stances and the values of the model."""
    fixed = {STANCE[stance].value: stance for stance in STANCES}
    values = {
        "For": "for",
        "Against": "against",
        "NoPosition": "none",
        "Certain": "certain",
        "Probable": "probable",
        "Possible": "possible",
    }
    fixed |= {SG[name].value: shown for name, shown in values.items()}
    found = {iri: label for kind in ("actor", "issue") for iri, label in _labels(store, kind, minter, SKOS["prefLabel"])}
    return fixed | found


def _labels(store: Store, kind: str, minter: Minter, predicate: NamedNode) -> list[tuple[str, str]]:
    base = minter.iri(kind, "")
    quads = store.quads_for_pattern(None, predicate, None, None)
    pairs = {
        (quad.subject.value, quad.object.value)
        for quad in quads
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
    }
    return sorted(pair for pair in pairs if pair[0].startswith(base))
