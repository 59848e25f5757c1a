"""What frames yield: candidates, and the half-read frame that holders and targets are looked up for."""

from dataclasses import dataclass

from graph.core.document import Span
from graph.core.entity import Actor, Resolution
from graph.extraction.matching import Match
from graph.extraction.status import Status
from graph.extraction.voices import Voice
from graph.language.parse import Token

Named = tuple[tuple[Actor, ...], tuple[str, ...]]
NOBODY: Named = ((), ())
ASKING = frozenset({"demand", "appeal"})
ANSWERING = frozenset({"reject", "agree", "deny", "concede"})
INFLICTED = frozenset({"aid", "support", "cooperate", "assault", "coerce", "sanction"})  # says nothing without a target


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a stance, and the words that name them."""

    who: Resolution
    text: str

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the actors that hold it."""
        return frozenset(actor.id for actor in self.who.actors)


@dataclass(frozen=True, slots=True)
class Frame:
    """A match whose holders, stance, content and status are known; `own` tells that the holder's own words are read."""

    match: Match
    voice: Voice | None
    holders: tuple[Holder, ...]
    own: bool
    stance: str
    negated: bool
    announced: bool
    content: Token | None
    status: Status

    @property
    def everyone(self) -> Resolution:
        """Return all holders as one, so that none of them becomes a target."""
        return Resolution(tuple(a for h in self.holders for a in h.who.actors), self.holders[0].who.speaker)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stance that the words of one clause support, before it is weighed against the others of the document.

    `seeks_target` asks composition to find the target elsewhere, `needs_target` to drop the candidate where there is none.
    `stranger` tells that the target is named but not known, so that no other is looked for.
    `part` numbers the coordinated contents of one predicate; `bare` tells that no words say what it is about, `headline` where it stands;
    `standalone` marks a declaration in a clause of its own, `background` an act that only dates another.
    """

    token: Token
    cue: Span
    stance: str
    holder: Resolution
    holder_text: str
    targets: tuple[Actor, ...]
    target_texts: tuple[str, ...]
    words: str
    wants: int
    negated: bool
    rule: str
    confidence: float
    voice: Voice | None
    status: Status
    seeks_target: bool = False
    needs_target: bool = False
    part: int = 0
    stranger: bool = False
    bare: bool = False
    headline: bool = False
    standalone: bool = False
    background: bool = False
    attributed: bool = True

    @property
    def complete(self) -> bool:
        """Tell whether it has the target that it needs."""
        return bool(self.targets) or not self.needs_target

    @property
    def held(self) -> frozenset[str]:
        """Return the ids of those who hold it."""
        return frozenset(actor.id for actor in self.holder.actors)

    @property
    def aimed(self) -> frozenset[str]:
        """Return the ids of the targets."""
        return frozenset(actor.id for actor in self.targets)
