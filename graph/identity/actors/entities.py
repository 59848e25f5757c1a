"""Mentions that have been resolved, as later ones may refer back to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.core.entity import Actor, Mention, Resolution

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "root", "ROOT")
REACH = 3  # sentences that a pronoun looks back


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention that has been resolved, as later ones may refer back to it."""

    mention: Mention
    resolution: Resolution
    nested: bool = False

    @property
    def who(self) -> tuple[Actor | None, tuple[Actor, ...]]:
        """Return speaker and actors, by which two entities are the same."""
        return self.resolution.speaker, self.resolution.actors

    @property
    def person(self) -> bool:
        """Tell whether a human being is meant."""
        speaker = self.resolution.speaker
        return speaker.kind == "person" if speaker else self.resolution.actors[0].kind == "person"

    @property
    def subject(self) -> bool:
        """Tell whether the mention is the subject of its clause."""
        return self.mention.role in SUBJECTS and not self.nested

    @property
    def outlet(self) -> bool:
        """Tell whether it is a news medium that merely reports."""
        return self.resolution.reason == "outlet"

    def before(self, mention: Mention) -> bool:
        """Tell whether it ends before a mention begins."""
        return self.mention.span.end <= mention.span.start


def joined(group: Sequence[Entity]) -> Resolution:
    """Return who several entities are together, and who speaks where all have one speaker."""
    actors = list(dict.fromkeys(a for e in group for a in e.resolution.actors))
    speakers = {e.resolution.speaker for e in group}
    return Resolution(tuple(actors), speakers.pop() if len(speakers) == 1 else None, "nominal", 0.75)
