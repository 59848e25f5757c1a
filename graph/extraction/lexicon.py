"""Loads the stance lexicon (`ontology/lexicon/en.yaml`): which words carry which stance, and where their arguments stand."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from graph.core.errors import InvariantError, MalformedInput, UnknownName
from graph.core.resources import resource
from graph.core.stance import STANCES
from graph.extraction.entries import AdjectiveEntry, Default, Entry, Idiom, Lexicon, Light, Modal, NounEntry, Step, VerbEntry

__all__ = [
    "SLOTS",
    "AdjectiveEntry",
    "Default",
    "Entry",
    "Idiom",
    "Lexicon",
    "Light",
    "Modal",
    "NounEntry",
    "Step",
    "VerbEntry",
    "build",
    "load",
    "split",
]

SLOTS = frozenset(
    {"obj", "iobj", "subj", "xcomp", "ccomp", "acl", "advcl", "poss", "amod", "compound", "addressee", "answered", "none", "predicate"}
    | {"content.subj", "content.owner", "content.obj", "content.affected", "obj.owner", "obj.compound"}
)
_PREPOSITIONAL = re.compile(r"(?:obl|nmod|within):[a-z_]+")
_WORD = re.compile(r"-|[^\s-]+")
_FRAME = frozenset({"lemmas", "stance", "target", "content", "wants", "negated", "object", "subject", "confidence"})
_KEYS = {
    "verbs": _FRAME | {"voice", "act", "ahead", "subjunctive"},
    "nouns": _FRAME | {"actor"},
    "adjectives": _FRAME | {"holder"},
    "idioms": (_FRAME | {"pattern", "holder"}) - {"lemmas"},
    "light": frozenset({"lemmas", "reversed"}),
    "modals": frozenset({"lemmas", "stance", "target", "content", "wants", "negated", "confidence"}),
}
_DEFAULT_KEYS = frozenset({"target", "content", "wants", "negated", "actor", "future"})
_TABLES = frozenset({*_KEYS, "defaults", "noun_defaults", "classes", "certainty", "conditions"})


_E = TypeVar("_E")


@dataclass(slots=True)
class _Reader:
    """Reads rows of the file; knows the defaults and classes, and where it stands, for messages."""

    source: str
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    defaults: dict[str, Default] = field(default_factory=dict)
    noun_defaults: dict[str, Default] = field(default_factory=dict)
    place: str = ""

    def fail(self, message: str, hint: str | None = None) -> MalformedInput:
        return MalformedInput(message, where=self.where, hint=hint)

    @property
    def where(self) -> str:
        return f"{self.source}: {self.place}" if self.place else self.source

    def row(self, table: str, number: int, row: Any) -> dict[str, Any]:
        """Check the keys of row `number` of `table` and note the place."""
        name = ""
        if isinstance(row, dict):
            name = str(row.get("pattern") or ", ".join(map(str, row.get("lemmas") or ())))
        self.place = f"{table}[{number}] ({name})"
        if not isinstance(row, dict):
            raise self.fail("a row must be a mapping")
        self.keys(row, _KEYS[table])
        if table != "light" and "stance" not in row:
            raise self.fail("the row has no stance")
        return row

    def keys(self, row: Mapping[str, Any], known: frozenset[str]) -> None:
        for key in row:
            if key not in known:
                raise UnknownName("key", str(key), known, where=self.where)

    def words(self, values: Any, what: str = "lemmas") -> tuple[str, ...]:
        """Return a list of lemmas or phrases; YAML reads a bare no, on or off as a truth value, which is refused."""
        if not isinstance(values, list) or not values:
            raise self.fail(f"{what} must be a list that is not empty")
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise self.fail(f"{what} holds {value!r}, which is not a word", hint='quote "no", "on", "off", "yes"')
        return tuple(values)

    def slots(self, values: Any) -> tuple[str, ...]:
        slots = self.words(values, "the list of slots")
        for slot in slots:
            if slot not in SLOTS and not _PREPOSITIONAL.fullmatch(slot):
                raise UnknownName("slot", slot, SLOTS, where=self.where)
        return slots

    def lemmas(self, values: Any) -> frozenset[str]:
        """Return lemmas with each @class replaced by its members; nothing for None."""
        found: set[str] = set()
        for value in () if values is None else self.words(values, "the constraint"):
            if value.startswith("@"):
                if value[1:] not in self.classes:
                    raise UnknownName("word class", value[1:], self.classes, where=self.where)
                found |= self.classes[value[1:]]
            else:
                found.add(value)
        return frozenset(found)

    def choice(self, row: Mapping[str, Any], key: str, known: tuple[Any, ...]) -> Any:
        """Return `row[key]`, the first of `known` when it is missing."""
        value = row.get(key, known[0])
        if value not in known or isinstance(value, bool) is not isinstance(known[0], bool):
            raise self.fail(f"{key} is {value!r}", hint="one of " + ", ".join(map(str, known)))
        return value

    def reversal(self, row: Mapping[str, Any], default: str) -> str:
        value = row.get("negated", default)
        if value in ("drop", "same"):
            return cast(str, value)
        return stance_id(value, self.where)

    def confidence(self, row: Mapping[str, Any]) -> float:
        value = row.get("confidence", 0.8)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
            raise self.fail(f"confidence is {value!r}", hint="a number above 0, at most 1")
        return float(value)

    def default(self, name: str, row: Mapping[str, Any], base: Default) -> Default:
        """Read the row of one stance in `defaults` or `noun_defaults`; what it lacks is taken from `base`."""
        self.place = f"defaults ({name})"
        self.keys(row, _DEFAULT_KEYS)
        return Default(
            target=self.slots(row["target"]) if "target" in row else base.target,
            content=self.slots(row["content"]) if "content" in row else base.content,
            wants=self.choice({"wants": row.get("wants", base.wants)}, "wants", (0, 1, -1)),
            negated=self.reversal(row, base.negated),
            actor=self.slots(row["actor"]) if "actor" in row else base.actor,
            future=self.reversal({"negated": row.get("future", base.future)}, "same"),
        )

    def frame(self, row: Mapping[str, Any], defaults: Mapping[str, Default]) -> dict[str, Any]:
        """Return the fields that all entries of a row share."""
        name = stance_id(row["stance"], self.where)
        default = defaults[name]
        return {
            "stance": name,
            "target": self.slots(row["target"]) if "target" in row else default.target,
            "content": self.slots(row["content"]) if "content" in row else default.content,
            "wants": self.choice({"wants": row.get("wants", default.wants)}, "wants", (0, 1, -1)),
            "negated": self.reversal(row, default.negated),
            "object": self.lemmas(row.get("object")),
            "subject": self.lemmas(row.get("subject")),
            "confidence": self.confidence(row),
        }

    def verbs(self, row: Mapping[str, Any]) -> list[VerbEntry]:
        shared = self.frame(row, self.defaults)
        shared["voice"] = self.choice(row, "voice", ("any", "active", "passive"))
        shared["act"] = self.choice(row, "act", (False, True))
        shared["ahead"] = self.choice(row, "ahead", (False, True))
        shared["subjunctive"] = self.choice(row, "subjunctive", (False, True))
        return [VerbEntry(lemma=lemma, words=split(lemma), **shared) for lemma in self.words(row.get("lemmas"))]

    def nouns(self, row: Mapping[str, Any]) -> list[NounEntry]:
        shared = self.frame(row, self.noun_defaults)
        shared["actor"] = self.slots(row["actor"]) if "actor" in row else self.noun_defaults[shared["stance"]].actor
        return [NounEntry(lemma=lemma, words=split(lemma), **shared) for lemma in self.words(row.get("lemmas"))]

    def adjectives(self, row: Mapping[str, Any]) -> list[AdjectiveEntry]:
        shared = self.frame(row, self.defaults)
        shared["holder"] = self.choice(row, "holder", ("speaker", "subj"))
        return [AdjectiveEntry(lemma=lemma, words=split(lemma), **shared) for lemma in self.words(row.get("lemmas"))]

    def modals(self, row: Mapping[str, Any]) -> list[Modal]:
        shared = self.frame(row, self.defaults)
        return [Modal(lemma=lemma, words=split(lemma), **shared) for lemma in self.words(row.get("lemmas"))]

    def light(self, row: Mapping[str, Any]) -> list[Light]:
        turned = self.choice(row, "reversed", (False, True))
        return [Light(lemma, split(lemma), turned) for lemma in self.words(row.get("lemmas"))]

    def idioms(self, row: Mapping[str, Any]) -> list[Idiom]:
        (pattern,) = self.words([row.get("pattern")], "pattern")
        steps, gap = [], False
        for word in pattern.split():
            if word == "~":
                gap = True
                continue
            parts = [split(alternative) for alternative in word.split("|")]
            if (len(parts) > 1 and any(len(part) > 1 for part in parts)) or not all(parts):
                raise self.fail(f"{word!r} is not one word or several words separated by |")
            steps += [Step(frozenset(p[i] for p in parts), gap and i == 0) for i in range(len(parts[0]))]
            gap = False
        if len(steps) < 2 or gap or steps[0].gap:
            raise self.fail("a pattern needs two words or more, and ~ only between words")
        shared = self.frame(row, self.defaults)
        shared["holder"] = self.choice(row, "holder", ("speaker", "subj"))
        return [Idiom(lemma=pattern, words=tuple("|".join(sorted(step.lemmas)) for step in steps), pattern=tuple(steps), **shared)]


def split(lemma: str) -> tuple[str, ...]:
    """Split a phrase at blanks and around hyphens, as the tokenizer does: "non-starter" → ("non", "-", "starter")."""
    return tuple(_WORD.findall(lemma))


def stance_id(name: Any, where: str) -> str:
    """Return `name` when it is the id of a stance; raise UnknownName with the place otherwise."""
    if isinstance(name, str) and name in STANCES:
        return name
    raise UnknownName("stance", str(name), STANCES, where=where)


def first_words(entry: Any) -> Iterable[str]:
    """Return the lemmas under which an entry is looked up."""
    return sorted(entry.pattern[0].lemmas) if isinstance(entry, Idiom) else entry.words[:1]


def signature(entry: Any) -> tuple[Any, ...]:
    """Return what makes a frame distinct: its words and constraints, not its stance."""
    if isinstance(entry, Light):
        return entry.words, entry.reversed
    return entry.words, entry.object, entry.subject, *(getattr(entry, name, "") for name in ("voice", "holder", "subjunctive"))


def precedence(entry: Any) -> tuple[int, int]:
    """Order the entries of one first lemma: more words first, then more constraints or, for idioms, fewer gaps."""
    if isinstance(entry, Light):
        return -len(entry.words), 0
    if isinstance(entry, Idiom):
        return -len(entry.words), sum(step.gap for step in entry.pattern)
    return -len(entry.words), -(2 * bool(entry.object) + 2 * bool(entry.subject) + (getattr(entry, "voice", "any") != "any"))


def index(reader: _Reader, table: str, rows: Any, read: Callable[[dict[str, Any]], Sequence[_E]]) -> Mapping[str, tuple[_E, ...]]:
    """Read all rows of a table and index them by first lemma.

    Raises InvariantError when two rows give the same words with the same constraints.
    """
    found: dict[str, list[_E]] = {}
    seen: dict[tuple[Any, ...], str] = {}
    for number, row in enumerate(rows or (), 1):
        for entry in read(reader.row(table, number, row)):
            key = signature(entry)
            if key in seen:
                raise InvariantError(f"{cast(Any, entry).lemma!r} repeats the frame of {seen[key]}", where=reader.where)
            seen[key] = reader.place
            for word in first_words(entry):
                found.setdefault(word, []).append(entry)
    return MappingProxyType({word: tuple(sorted(entries, key=precedence)) for word, entries in found.items()})


def read_defaults(reader: _Reader, data: Mapping[str, Any]) -> None:
    """Fill the reader's defaults: of verbs first, those of nouns on top of them."""
    for table in ("defaults", "noun_defaults"):
        for name in data.get(table) or {}:
            stance_id(name, f"{reader.source}: {table}")
    for name in STANCES:
        base = reader.default(name, (data.get("defaults") or {}).get(name) or {}, Default())
        reader.defaults[name] = base
        reader.noun_defaults[name] = reader.default(name, (data.get("noun_defaults") or {}).get(name) or {}, base)


def build(data: Any, source: str) -> Lexicon:
    """Turn the parsed file into a lexicon.

    Raises UnknownName for a stance, slot, key or class that does not exist, MalformedInput for a row of the wrong shape, and
    InvariantError for a frame given twice; each names the row.
    """
    reader = _Reader(source)
    if not isinstance(data, dict):
        raise reader.fail("the lexicon must be a mapping of tables")
    reader.keys(data, _TABLES)
    for name, members in (data.get("classes") or {}).items():
        reader.place = f"classes ({name})"
        reader.classes[name] = reader.lemmas(members)
    read_defaults(reader, data)
    tables: dict[str, Any] = {table: index(reader, table, data.get(table), getattr(reader, table)) for table in _KEYS}
    reader.place = "certainty"
    certainty = {word: kind for kind, words in (data.get("certainty") or {}).items() for word in reader.words(words, kind)}
    reader.place = "conditions"
    markers = sorted(map(split, reader.words(data["conditions"], "conditions")), key=lambda words: (-len(words), words))
    return Lexicon(
        **tables,
        defaults=MappingProxyType(reader.defaults),
        noun_defaults=MappingProxyType(reader.noun_defaults),
        classes=MappingProxyType(reader.classes),
        certainty=MappingProxyType(certainty),
        conditions=tuple(markers),
    )


@lru_cache(maxsize=4)
def load(path: Path | None = None) -> Lexicon:
    """Return the lexicon at `path`, the shipped one for None; read once.

    Raises MalformedInput when the file is no YAML, and what `build` raises.
    """
    import yaml

    path = path or resource("ontology", "lexicon", "en.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise MalformedInput("the lexicon is not YAML", where=str(path), hint=str(error).replace("\n", " ")) from error
    return build(data, path.name)
