"""Actors, issues, and the mentions of actors in text with the reason for each resolution."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.core.document import Span

ActorKind = Literal["country", "organization", "bloc", "body", "person", "group"]
MentionKind = Literal["name", "person", "nominal", "adjective", "pronoun"]


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """Somebody who can hold a stance, voice one, or be its target.

    `id` is the readable slug of its IRI. `acts_for` is the id of the state or organisation that a body or an office-holder speaks for.
    """

    id: str
    name: str
    kind: ActorKind = "organization"
    acts_for: str | None = None
    aliases: tuple[str, ...] = ()
    iso2: str | None = None
    iso3: str | None = None
    exact_match: tuple[str, ...] = ()

    @property
    def principal(self) -> str:
        """Return the id of the state or organisation that it speaks for, else its own."""
        return self.acts_for or self.id

    @property
    def ids(self) -> frozenset[str]:
        """Return its id and that of its principal."""
        return frozenset((self.id, self.principal))


@dataclass(frozen=True, slots=True)
class Issue:
    """What a stance is about: a concept of the collection's scheme, with the patterns that lead to it."""

    id: str
    label: str
    broader: str | None = None
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """An actor's place in another one for a time: a state in a bloc, a person in an office.

    `member` and `organization` are ids of actors; `role` is "member" or the name of the office. Both days are included; None is open.
    """

    member: str
    organization: str
    role: str = "member"
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that may name actors, as the syntax shows it, before anybody says who that is.

    `span` covers the phrase without its relative clauses and prepositional tails that are mentions of their own; `head` is the lemma of its
    head noun; `words` are its words in order. `apposed` are spans of phrases in apposition or of titles before a name ("Bulgarian
    Prime Minister", "the NATO spokesperson"); `owner` is the span of a possessive or of-phrase owner ("Romania's", "of Iraq").
    `role` is the Universal Dependencies relation of the head, `plural` its number, `sentence` the ordinal of its sentence in the document,
    `governor` the lemma of the word it hangs from, `quoted` true inside direct speech.
    """

    span: Span
    text: str
    kind: MentionKind
    head: str
    words: tuple[str, ...]
    role: str
    sentence: int
    plural: bool = False
    definite: bool = False
    apposed: tuple[Span, ...] = ()
    owner: Span | None = None
    governor: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a mention is: the actors that hold (one, or several for a joint plural), and who of them speaks.

    `speaker` is the person or body named; None where the mention names only the actor or a metonym of it. `reason` is one of
    name, alias, demonym, capital as metonym, seat as metonym, body, office in text, office on date, last name, pronoun, nominal, new,
    curated, outlet.
    """

    actors: tuple[Actor, ...]
    speaker: Actor | None = None
    reason: str = "name"
    confidence: float = 1.0
