"""The entries of the stance lexicon as plain values: words, the stance they carry, and where their arguments stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph.core.errors import UnknownName

Voice = Literal["active", "passive", "any"]
Holder = Literal["speaker", "subj"]
_GIVING = frozenset({"aid", "concede", "cooperate"})


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
    respond"); `subjunctive` one that counts only before a bare form ("insisted that the fee be paid").
    """

    voice: Voice = "any"
    act: bool = False
    ahead: bool = False
    subjunctive: bool = False


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

    `certainty` maps a lemma to "possible" or "probable"; `conditions` are the markers of a condition, longest first. The sets of verbs and
    nouns are the first words of entries that ask for something, refuse, give or tell something.
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
    asking_verbs: frozenset[str] = field(init=False)
    asking_nouns: frozenset[str] = field(init=False)
    refusing_verbs: frozenset[str] = field(init=False)
    giving_verbs: frozenset[str] = field(init=False)
    telling_verbs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # Gathered once: a look through thousands of entries costs more than a sentence.
        for name, table in (("asking_verbs", self.verbs), ("asking_nouns", self.nouns)):
            object.__setattr__(self, name, _first_words(table, lambda e: e.stance in ("demand", "appeal") and len(e.words) < 3))
        refusing = _first_words(self.verbs, lambda e: e.stance == "reject" and len(e.words) == 1)
        giving = _first_words(self.verbs, lambda e: isinstance(e, VerbEntry) and e.act and e.stance in _GIVING)
        object.__setattr__(self, "refusing_verbs", refusing)
        telling = _first_words(self.verbs, lambda e: e.stance == "declare" and len(e.words) == 1)
        object.__setattr__(self, "telling_verbs", telling)
        object.__setattr__(self, "giving_verbs", giving)

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


def _first_words(table: Mapping[str, Sequence[Entry]], fits: Callable[[Entry], bool]) -> frozenset[str]:
    return frozenset(word for word, entries in table.items() if any(map(fits, entries)))
