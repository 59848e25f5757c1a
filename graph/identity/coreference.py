"""Who pronouns and bare nominals mean: "it", "they", "the alliance", "both countries", "the three Baltic states"."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from graph.core.document import Span
from graph.core.entity import Actor, Mention, Resolution
from graph.identity.wordlists import wordlist

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "root", "ROOT")
REACH = 3  # sentences that a pronoun looks back
GROUP_REACH = 8  # sentences that a plural nominal looks back for a coordination
_HOME_REACH = 2
_SEVERAL = 3  # "both countries" of more than two are too uncertain
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PLEONASTIC = re.compile(
    r"\s+(?:is|was|will be|would be|has been|remains|seems|appears|may be|might be)"
    r"\s+(?:(?:not|also|very|still|too)\s+)?"
    r"(?!(?:(?:un)?(?:willing|prepared|able)|ready|determined|committed|open|keen|eager|reluctant|happy|glad|due|set|poised|bound|opposed|entitled"
    r"|obliged|forced|confident|concerned|worried|hopeful|grateful|disappointed|responsible|\w+ing)\s)\w+\s+(?:that|to|for|whether|if|how|why)\b"
)
_SUBORDINATE = re.compile(r"\b(?:if|unless|whether|when|after|before|once|until|while|because|since|that|which)\s+(?:the\s+)?$", re.I)
_LINK = re.compile(r"^(?:\s*,\s*|\s+and\s+|\s*,\s+and\s+|\s+&\s+|\s+as well as\s+)(?:the\s+)?$", re.I)


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


class Discourse:
    """What has been said so far in one document, in text order."""

    __slots__ = ("_by_actor", "_by_sentence", "_entities", "_gender", "_groups", "_text")

    def __init__(self, text: str, gender: Callable[[Entity], str]) -> None:
        self._text = text
        self._gender = gender
        self._entities: list[Entity] = []
        self._groups: list[list[Entity]] = []
        self._by_sentence: dict[int, list[Entity]] = {}
        self._by_actor: dict[str, list[tuple[int, int, Actor]]] = {}

    def add(self, mention: Mention, resolution: Resolution) -> None:
        """Note a resolved mention; those joined to the one before by "and" or a comma form a group with it."""
        nested = mention.kind == "adjective" or mention.role in ("nmod:poss", "compound", "amod", "nmod:desc")
        entity = Entity(mention, resolution, nested)
        last = next(
            (e for e in reversed(self._entities) if e.mention.span.end <= mention.span.start and not (e.nested and not nested)), None
        )
        for place, actor in enumerate((*resolution.actors, resolution.speaker)):
            if actor is not None:
                self._by_actor.setdefault(actor.id, []).append((len(self._entities), place, actor))
        self._entities.append(entity)
        self._by_sentence.setdefault(mention.sentence, []).append(entity)
        if nested or mention.kind == "pronoun":
            return
        if last and last.mention.sentence == mention.sentence and _LINK.match(self._text[last.mention.span.end : mention.span.start]):
            if self._groups and self._groups[-1][-1] is last:
                self._groups[-1].append(entity)
            else:
                self._groups.append([last, entity])

    def _in(self, sentence: int) -> Sequence[Entity]:
        """Return the entities of a sentence so far."""
        return self._by_sentence.get(sentence, ())

    def _groups_in(self, sentence: int, mention: Mention) -> list[list[Entity]]:
        """Return the groups that begin in a sentence and end before a mention."""
        found = []
        for group in reversed(self._groups):
            if group[0].mention.sentence < sentence:
                break
            if group[0].mention.sentence == sentence and group[-1].mention.span.end <= mention.span.start:
                found.append(group)
        return found[::-1]

    def entities(self) -> Sequence[Entity]:
        """Return all entities so far."""
        return self._entities

    def pronoun(self, mention: Mention) -> Resolution | None:
        """Return whom a pronoun means, or None where two are equally likely or nobody is in reach."""
        word = mention.text.lower()
        if word in ("he", "him", "his", "himself"):
            return self._single(mention, lambda e: e.person and self._gender(e) != "f")
        if word in ("she", "her", "hers", "herself"):
            return self._single(mention, lambda e: e.person and self._gender(e) != "m")
        if word in ("it", "its", "itself"):
            if _PLEONASTIC.match(self._text[mention.span.end : mention.span.end + 80]):
                return None
            return self._single(mention, lambda e: not e.person and len(e.resolution.actors) == 1 and not _outlet(e))
        if word in ("they", "them", "their", "theirs", "themselves"):
            return self._plural(mention)
        if word in ("both", "neither", "either"):
            return self._group(mention, 2, lambda e: True)
        return None

    def _single(self, mention: Mention, fits: Callable[[Entity], bool]) -> Resolution | None:
        for distance in range(REACH + 1):
            found = [e for e in self._in(mention.sentence - distance) if fits(e)]
            found = [e for e in found if e.mention.span.end <= mention.span.start and not e.mention.span.overlaps(mention.span)]
            subjects = [e for e in found if e.subject]
            if distance == 0 and mention.role in SUBJECTS:
                subjects = subjects[-1:] if len({e.who for e in subjects}) > 1 else subjects
            told = [e for e in found if self._told(e, mention)] if distance == 0 else []
            chosen = told[-1:] or subjects[-1:] or _sole(found)
            if chosen:
                return _again(chosen[-1].resolution)
            if len({e.who for e in found}) > 1:
                return None
        return None

    def _told(self, entity: Entity, mention: Mention) -> bool:
        """Tell whether the entity is who is to act in "wants X to remove its forces", and the pronoun stands inside that."""
        after = self._text[entity.mention.span.end : mention.span.start]
        return (
            entity.mention.role in ("obj", "iobj", "obl")
            and not entity.nested
            and bool(re.match(r"\s+(?:not\s+)?to\s+\w+", after))
            and "," not in after
        )

    def _plural(self, mention: Mention) -> Resolution | None:
        for distance in range(REACH + 1):
            sentence = mention.sentence - distance
            groups = self._groups_in(sentence, mention)
            if groups and groups[-1][0].subject:
                return _joined(groups[-1])
            found = [e for e in self._in(sentence) if e.mention.span.end <= mention.span.start]
            plural = [e for e in found if _many(e)]
            subjects = [e for e in plural if e.subject]
            if subjects:
                return _again(subjects[-1].resolution)
            if groups and not plural:
                return _joined(groups[-1])
            if sole := _sole(plural):
                return _again(sole[-1].resolution)
        return None

    def nominal(self, mention: Mention, candidates: Sequence[Actor]) -> Resolution | None:
        """Return whom a definite noun phrase without a name means; `candidates` are actors that its noun may stand for."""
        head = mention.head.lower()
        number = next((n for w in mention.words if (n := _NUMBERS.get(w.lower()))), 0)
        if mention.plural or number or "both" in {w.lower() for w in mention.words}:
            if head in wordlist("leader") and number:
                return self._group(mention, number, lambda e: e.person)
            if (
                head in wordlist("land or side")
                and mention.owner is None
                and "member" not in mention.words
                and (mention.definite or number or _former(mention))
                and "other" not in mention.words
            ):
                return self._group(mention, number, _is_country)
            return None
        if not mention.definite:
            return None
        if head in ("country", "nation", "kingdom", "republic"):
            return self.country(mention)
        return self.candidate(mention, candidates)

    def candidate(self, mention: Mention, candidates: Sequence[Actor]) -> Resolution | None:
        """Return the one of `candidates` that was spoken of last before the mention; None where one sentence names two as equals."""
        latest: list[tuple[int, int, Actor]] = []
        for identifier in {actor.id for actor in candidates}:
            spoken = reversed(self._by_actor.get(identifier, ()))
            latest += islice((entry for entry in spoken if self._entities[entry[0]].mention.span.end <= mention.span.start), 1)
        if not latest:
            return None
        placed = {actor: self._entities[place] for place, _, actor in sorted(latest, key=lambda entry: entry[:2])}
        last = max(entity.mention.sentence for entity in placed.values())
        named = {actor: entity for actor, entity in placed.items() if entity.mention.sentence == last}
        chosen = list(named) if len(named) == 1 or last == mention.sentence else self._leading(named)
        return Resolution((chosen[-1],), None, "nominal", 0.85) if chosen else None

    def _leading(self, named: Mapping[Actor, Entity]) -> list[Actor]:
        """Return the only one of several that is the subject of its sentence, unless another is joined to it by "and"."""
        subjects = [actor for actor, entity in named.items() if entity.subject]
        joined = any(sum(entity in group for entity in named.values()) > 1 for group in self._groups_of(named))
        return [] if joined or len(subjects) != 1 else subjects

    def _groups_of(self, named: Mapping[Actor, Entity]) -> list[list[Entity]]:
        sentence = next(iter(named.values())).mention.sentence
        recent = takewhile(lambda group: group[0].mention.sentence >= sentence, reversed(self._groups))
        return [group for group in recent if group[0].mention.sentence == sentence]

    def ahead(self, mention: Mention, candidates: Sequence[Actor]) -> Resolution | None:
        """Return the only one of `candidates` that the rest of the sentence names: "The bloc will wait, an EU spokesman said"."""
        named = {
            actor
            for entity in self._in(mention.sentence)
            if entity.mention.span.start >= mention.span.end
            for actor in entity.resolution.actors
            if actor in candidates
        }
        return Resolution((named.pop(),), None, "nominal", 0.7) if len(named) == 1 else None

    def country(self, mention: Mention) -> Resolution | None:
        """Return the country that was last the subject, or the only one named, in this sentence or the few before it."""
        own = self._addressing(mention) if mention.governor in wordlist("addressing") else set()
        for distance in range(REACH + 1):
            found = [
                e
                for e in self._in(mention.sentence - distance)
                if e.mention.span.end <= mention.span.start
                and len(e.resolution.actors) == 1
                and e.resolution.actors[0] not in own
                and e.resolution.actors[0].kind == "country"
                and (e.subject or e.mention.kind == "name" or not e.mention.plural or e.resolution.speaker is not None)
            ]
            subjects = [e for e in found if e.subject]
            actors = {e.resolution.actors[0] for e in (subjects[-1:] or found)}
            if len(actors) == 1:
                return Resolution((actors.pop(),), None, "nominal", 0.75)
            if actors:
                return None
        return None

    def home(self, mention: Mention) -> Actor | None:
        """Return the state or organisation that was last the subject, here or in the two sentences before; None where a person was."""
        if mention.role not in (*SUBJECTS, "appos"):
            return None
        for distance in range(_HOME_REACH + 1):
            before = [e for e in self._in(mention.sentence - distance) if e.subject and e.mention.span.end <= mention.span.start]
            subjects = [e for e in before if not e.mention.quoted and not self._subordinate(e)]
            for entity in subjects[:1] if distance else reversed(subjects):
                actors = entity.resolution.actors
                return actors[0] if len(actors) == 1 and actors[0].kind != "person" and not _outlet(entity) else None
        return None

    def _subordinate(self, entity: Entity) -> bool:
        """Tell whether a subject is that of a condition or an aside: "if Chad attacks"."""
        start = entity.mention.span.start
        return bool(_SUBORDINATE.search(self._text[max(0, start - 20) : start]))

    def _addressing(self, mention: Mention) -> set[Actor]:
        """Return who in this sentence calls on the mention, and so is another: "Chad urged the government to resign"."""
        if mention.role in SUBJECTS:
            return set()
        return {
            actor
            for e in self._in(mention.sentence)
            if e.subject and e.mention.span.end <= mention.span.start
            for actor in e.resolution.actors
        }

    def _group(self, mention: Mention, number: int, fits: Callable[[Entity], bool]) -> Resolution | None:
        for group in reversed(self._groups):
            if mention.sentence - group[0].mention.sentence > GROUP_REACH:
                break
            alike = number in (0, len({e.who for e in group}))
            if alike and group[-1].mention.span.end <= mention.span.start and all(fits(e) for e in group):
                return _joined(group)
        for distance in range(REACH + 1):
            found = [
                e
                for sentence in range(mention.sentence - distance, mention.sentence + 1)
                for e in self._in(sentence)
                if e.mention.span.end <= mention.span.start and fits(e)
            ]
            whos = list(dict.fromkeys(e.who for e in found if not _outlet(e)))
            if number and len(whos) == number:
                return _joined([next(e for e in found if e.who == who) for who in whos])
            if number and len(whos) > number:
                if number < _SEVERAL:
                    return None
                doers = {e.who for e in self._in(mention.sentence) if e.subject and e.mention.span.end <= mention.span.start}
                others = [who for who in whos if who not in doers]
                return _joined([next(e for e in found if e.who == who) for who in others]) if len(others) == number else None
        return None


def is_nested(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether `span` lies inside another one."""
    return any(o != span and o.covers(span) for o in others)


def _outlet(entity: Entity) -> bool:
    return entity.resolution.reason == "outlet"


def _is_country(entity: Entity) -> bool:
    return not entity.person and all(a.kind in ("country", "group") for a in entity.resolution.actors)


def _many(entity: Entity) -> bool:
    """Tell whether "they" may mean this: several, a plural noun, or a body of many."""
    if entity.nested:
        return entity.resolution.actors[0].kind == "bloc"
    return len(entity.resolution.actors) > 1 or entity.mention.plural or _collective(entity) or entity.resolution.actors[0].kind == "bloc"


def _collective(entity: Entity) -> bool:
    return entity.mention.head.lower() in ("police", "taliban", "rebels", "houthis", "kurds", "group", "family", "government", "army")


def _former(mention: Mention) -> bool:
    return any(w.lower() == "former" for w in mention.words)


def _sole(found: Sequence[Entity]) -> list[Entity]:
    return list(found[-1:]) if len({e.who for e in found}) == 1 else []


def _again(resolution: Resolution) -> Resolution:
    return Resolution(resolution.actors, resolution.speaker, "pronoun", round(min(resolution.confidence, 0.8), 2))


def _joined(group: Sequence[Entity]) -> Resolution:
    actors = list(dict.fromkeys(a for e in group for a in e.resolution.actors))
    speakers = {e.resolution.speaker for e in group}
    return Resolution(tuple(actors), speakers.pop() if len(speakers) == 1 else None, "nominal", 0.75)
