"""The entries of the stance lexicon as plain values: words, the stance they carry, and where their arguments stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph.core.errors import UnknownName

Voice = Literal["active", "passive", "any"]
Holder = Literal["speaker", "subj"]


@dataclass(frozen=True, slots=True)
class Default:
    """What the frames of a stance share unless an entry says otherwise.

    `actor` counts for nouns only; `future` is the stance of an act of this kind that is announced rather than done.
    """

    target: tuple[str, ...] = ("none",)
    content: tuple[str, ...] = ()
    wants: int = 0
    negated: str = "drop"
    actor: tuple[str, ...] = ()
    future: str = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word or phrase that carries a stance.

    `lemma` is the entry as written, `words` its lemmas in order (a hyphen is a word of its own, as the tokenizer has it). `target` and
    `content` are slots, tried in order. `wants` is the actor's attitude to the content. `negated` is the stance of a negated use, or
    "drop" or "same". `object` and `subject` are the only head lemmas with which the entry counts; any, when empty. `object` is the head of
    the object, else of the phrase with the entry's preposition, else of the content clause.
    """

    lemma: str
    words: tuple[str, ...]
    stance: str
    target: tuple[str, ...]
    content: tuple[str, ...]
    wants: int
    negated: str
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    confidence: float = 0.8

    @property
    def particle(self) -> tuple[str, ...]:
        """Return the words after the first: the particle or preposition of a verb."""
        return self.words[1:]

    @property
    def rule(self) -> str:
        """Return the name of the entry, for reports: "demand:insist on"."""
        return f"{self.stance}:{self.lemma}"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbEntry(Entry):
    """A verb with its particle or preposition.

    `act` marks an act, which needs an actor as subject, rather than speech; `ahead` a verb that counts only when announced ("will
    respond").
    """

    voice: Voice = "any"
    act: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NounEntry(Entry):
    """A noun that names a stance. `actor` are the slots on the noun that hold who takes it."""

    actor: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjectiveEntry(Entry):
    """A predicate adjective or noun. `holder` says whether the speaker or the grammatical subject holds the stance."""

    holder: Holder = "speaker"


@dataclass(frozen=True, slots=True)
class Step:
    """One word of an idiom: the lemmas that may stand here, and whether up to two modifiers may come before it."""

    lemmas: frozenset[str]
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom(Entry):
    """A phrase of several words, matched on lemmas in order."""

    pattern: tuple[Step, ...]
    holder: Holder = "speaker"


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that hands over to the stance noun in its object; `reversed` when its subject is the target."""

    lemma: str
    words: tuple[str, ...]
    reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal(Entry):
    """A word of obligation inside attributed content."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, each table indexed by first lemma; frames with more words and constraints come first.

    `certainty` maps a lemma to "possible" or "probable"; `conditions` are the markers of a condition, longest first.
    """

    verbs: Mapping[str, tuple[VerbEntry, ...]]
    nouns: Mapping[str, tuple[NounEntry, ...]]
    adjectives: Mapping[str, tuple[AdjectiveEntry, ...]]
    idioms: Mapping[str, tuple[Idiom, ...]]
    light: Mapping[str, tuple[Light, ...]]
    modals: Mapping[str, tuple[Modal, ...]]
    defaults: Mapping[str, Default]
    noun_defaults: Mapping[str, Default]
    classes: Mapping[str, frozenset[str]]
    certainty: Mapping[str, str]
    conditions: tuple[tuple[str, ...], ...]

    def entries(self) -> list[Entry]:
        """Return every frame once, in the order verbs, nouns, adjectives, idioms, modals, each by name."""
        tables: tuple[Mapping[str, tuple[Entry, ...]], ...] = (self.verbs, self.nouns, self.adjectives, self.idioms, self.modals)
        return [
            entry for table in tables for entry in sorted({id(e): e for row in table.values() for e in row}.values(), key=lambda e: e.lemma)
        ]

    def belongs(self, lemma: str, name: str) -> bool:
        """Tell whether `lemma` is in the class called `name`.

        Raises UnknownName when there is no such class.
        """
        if name not in self.classes:
            raise UnknownName("word class", name, self.classes)
        return lemma in self.classes[name]
