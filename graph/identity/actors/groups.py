"""Who several are that are spoken of together: "both countries", "the two presidents", "all three"."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from graph.core.entity import Actor, Mention, Resolution
from graph.identity.actors.entities import SUBJECTS, Entity, joined
from graph.identity.wordlists import wordlist

NUMBERS = {"two": 2, "both": 2, "neither": 2, "either": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_OTHER = frozenset({"neighbour", "neighbor", "rival", "foe", "adversary"})  # who is somebody else than who has it
_OF_STATES = frozenset({"president", "premier", "minister", "chancellor", "king", "monarch", "head"})
_GROUP_REACH = 8  # sentences that a plural nominal looks back for a coordination
_COUNTED_REACH = 6  # sentences in which they may be named one by one
_LINK = re.compile(r"^(?:\s*,\s*|\s*,?\s+(?:and|or)\s+|\s+&\s+|\s+as well as\s+)(?:the\s+)?$", re.I)
_TITLED = re.compile(r"^(?: of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?,? (?:and|as well as) (?:[\w.'’-]+ ){0,6}$")


class Groups:
    """The coordinations of a document so far, and what else may be counted together."""

    __slots__ = ("_groups", "_sentences", "_text")

    def __init__(self, text: str, sentences: Mapping[int, Sequence[Entity]]) -> None:
        self._text, self._sentences = text, sentences
        self._groups: list[list[Entity]] = []

    def add(self, entity: Entity, last: Entity | None) -> None:
        """Note an entity that stands after `last`; joined to it by "and" or a comma it forms a group with it."""
        if last is None or last.nested != entity.nested or last.mention.sentence != entity.mention.sentence:
            return
        gap = self._text[last.mention.span.end : entity.mention.span.start]
        persons = last.person and entity.person and last.who != entity.who and entity.mention.role == "conj"
        if not (_LINK.match(gap) or (persons and _TITLED.match(gap))):
            return
        if self._groups and self._groups[-1][-1] is last:
            self._groups[-1].append(entity)
        else:
            self._groups.append([last, entity])

    def within(self, sentence: int, mention: Mention) -> list[list[Entity]]:
        """Return the groups that begin in a sentence and end before a mention; not those of adjectives."""
        return [g for g in self._of(sentence) if g[-1].before(mention) and not g[0].nested]

    def joins(self, entities: Iterable[Entity]) -> bool:
        """Tell whether two of the entities of a sentence stand in one group."""
        some = list(entities)
        return any(sum(entity in group for entity in some) > 1 for group in self._of(some[0].mention.sentence) if not group[0].nested)

    def _of(self, sentence: int) -> list[list[Entity]]:
        found = []
        for group in reversed(self._groups):
            if group[0].mention.sentence < sentence:
                break
            if group[0].mention.sentence == sentence:
                found.append(group)
        return found[::-1]

    def find(self, mention: Mention, number: int) -> Resolution | None:
        """Return who the so many are that a mention speaks of, `number` being 0 where it does not say; None where that is unclear."""
        for fits in _readings(mention, number):
            if (found := self._latest(mention, number, fits)) is not None:
                return found
        return None

    def _latest(self, mention: Mention, number: int, fits: Callable[[Entity], bool]) -> Resolution | None:
        unclear, later = number == 0, None
        for distance in range(_GROUP_REACH + 1):
            for group in reversed(self._counted(mention.sentence - distance, mention, number)):
                if all(map(fits, group)) and number in (0, len(_keyed(group))) and not self._acts(group, mention):
                    return joined(group)
            if unclear or distance > _COUNTED_REACH:
                continue
            found = [e for s in range(mention.sentence - distance, mention.sentence + 1) for e in self._fitting(s, mention, fits)]
            likely, others = self._choices(found, mention)
            who = next((w for some in (likely if distance else likely + others) if (w := _so_many(some, number)) is not None), None)
            if who is not None:
                return who
            later = later or next((w for some in others if (w := _so_many(some, number)) is not None), None)
            unclear = len(_keyed(found)) > number
        return later

    def _counted(self, sentence: int, mention: Mention, number: int) -> list[list[Entity]]:
        """Return the groups of a sentence before a mention, and the entities that are several by themselves, in text order."""
        if number == 1:
            return []
        several = [[e] for e in self._sentences.get(sentence, ()) if len(e.resolution.actors) > 1 and e.before(mention)]
        groups = [g for g in self._of(sentence) if g[-1].before(mention)]
        return sorted([*several, *groups], key=lambda g: g[-1].mention.span.end)

    def _fitting(self, sentence: int, mention: Mention, fits: Callable[[Entity], bool]) -> list[Entity]:
        return [e for e in self._sentences.get(sentence, ()) if e.before(mention) and fits(e)]

    def _choices(self, found: Sequence[Entity], mention: Mention) -> tuple[list[Sequence[Entity]], list[Sequence[Entity]]]:
        """Return what may be counted, and what less likely: all, or only what has a name; who acts on the mention is hardly one of them."""
        plain: Sequence[Entity] = [e for e in found if e.mention.kind != "adjective"]
        if mention.role in SUBJECTS:
            return [found, plain], []
        called = mention.role in ("obj", "iobj") or mention.governor in wordlist("addressing")
        return [self._others(some, mention) for some in (found, plain)], [] if called else [found, plain]

    def _acts(self, group: Sequence[Entity], mention: Mention) -> bool:
        """Tell whether one of a group that was spoken of earlier acts now on the mention: it is not one of those meant."""
        acted_on = mention.role in ("obj", "iobj") and group[0].mention.sentence < mention.sentence
        return acted_on and len(self._others(group, mention)) < len(group)

    def _others(self, found: Sequence[Entity], mention: Mention) -> list[Entity]:
        """Leave out who acts on the mention: "Ghana offered to bring the two sides together"."""
        doers = [e for e in self._sentences.get(mention.sentence, ()) if e.subject and e.before(mention)]
        acting = {actor for e in doers[-1:] for actor in e.resolution.actors}
        return [e for e in found if not acting & set(e.resolution.actors)]

    def ahead(self, mention: Mention, number: int) -> Resolution | None:
        """Return the so many whom only the rest of the sentence names: "urged both sides to wait after Chad accused Mali"."""
        near = range(mention.sentence, mention.sentence + (2 if number == 1 else 1))
        rest = [e for s in near for e in self._sentences.get(s, ()) if e.mention.span.start >= mention.span.end]
        for fits in _readings(mention, number):
            if (who := _so_many(self._choices([e for e in rest if fits(e)], mention)[0][0], number)) is not None:
                return who
        return None


def number_of(mention: Mention) -> int:
    """Return how many a phrase says they are: 2 for "both sides", 1 for "its neighbour", 0 where it does not say."""
    single = not mention.plural and mention.head.lower() in _OTHER
    return next((n for w in mention.words if (n := NUMBERS.get(w.lower()))), int(single))


def _keyed(entities: Iterable[Entity]) -> dict[Actor, Entity]:
    """Return one entity for each actor, the first that names it; of persons who speak for one actor, one each."""
    keyed: dict[Actor, Entity] = {}
    for entity in entities:
        for actor in entity.resolution.actors:
            keyed.setdefault(actor, entity)
    return keyed


def _so_many(entities: Sequence[Entity], number: int) -> Resolution | None:
    """Return who they are where they are just so many; one alone is meant without whoever spoke for it."""
    keyed = _keyed(entities)
    if len(keyed) != number:
        return None
    who = joined(list(keyed.values()))
    return replace(who, speaker=None) if number == 1 else who


def _readings(mention: Mention, number: int) -> list[Callable[[Entity], bool]]:
    """Return what may be counted for a mention, the likeliest first."""
    head = mention.head.lower()
    if head in NUMBERS:
        return [_state, _anyone]
    if head in _OF_STATES and number:
        return [lambda entity: entity.person and _state(entity), _state]
    if head in wordlist("leader"):
        return [_person, _state] if number else []
    return [_state, _party] if head in ("side", "party", "camp", "rival", "foe") else [_state]


def _person(entity: Entity) -> bool:
    return entity.person


def _state(entity: Entity) -> bool:
    return all(a.kind == "country" for a in entity.resolution.actors)


def _party(entity: Entity) -> bool:
    return not entity.outlet and all(a.kind != "person" for a in entity.resolution.actors)


def _anyone(entity: Entity) -> bool:
    return not entity.outlet
