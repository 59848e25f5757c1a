"""Who pronouns and bare nominals mean: "it", "they", "the alliance", "both countries", "the three Baltic states"."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from graph.core.entity import Actor, Mention, Resolution
from graph.identity.actors.entities import REACH, SUBJECTS, Entity, joined
from graph.identity.actors.groups import NUMBERS, Groups, number_of
from graph.identity.wordlists import wordlist

_HOME_REACH = 2
_PLEONASTIC = re.compile(
    r"\s+(?:is|was|will be|would be|has been|remains|seems|appears|may be|might be)"
    r"\s+(?:(?:not|also|very|still|too)\s+)?"
    r"(?!(?:(?:un)?(?:willing|prepared|able)|ready|determined|committed|open|keen|eager|reluctant|happy|glad|due|set|poised|bound|opposed|entitled"
    r"|obliged|forced|confident|concerned|worried|hopeful|grateful|disappointed|responsible|\w+ing)\s)\w+\s+(?:that|to|for|whether|if|how|why)\b"
)
_WHOSE = ("its", "his", "her", "their")
_SUBORDINATE = re.compile(r"\b(?:if|unless|whether|when|after|before|once|until|while|because|since|that|which)\s+(?:the\s+)?$", re.I)


class Discourse:
    """What has been said so far in one document, in text order."""

    __slots__ = ("_by_actor", "_by_sentence", "_entities", "_gender", "_groups", "_text")

    def __init__(self, text: str, gender: Callable[[Entity], str]) -> None:
        self._text = text
        self._gender = gender
        self._entities: list[Entity] = []
        self._by_sentence: dict[int, list[Entity]] = {}
        self._groups = Groups(text, self._by_sentence)
        self._by_actor: dict[str, list[tuple[int, int, Actor]]] = {}

    def add(self, mention: Mention, resolution: Resolution) -> None:
        """Note a resolved mention; those joined to the one before by "and" or a comma form a group with it."""
        nested = mention.kind == "adjective" or mention.role in ("nmod:poss", "compound", "amod", "nmod:desc")
        entity = Entity(mention, resolution, nested)
        last = next((e for e in reversed(self._entities) if e.before(mention) and not (e.nested and not nested)), None)
        for place, actor in enumerate((*resolution.actors, resolution.speaker)):
            if actor is not None:
                self._by_actor.setdefault(actor.id, []).append((len(self._entities), place, actor))
        self._entities.append(entity)
        self._by_sentence.setdefault(mention.sentence, []).append(entity)
        if mention.kind != "pronoun":
            self._groups.add(entity, last)

    def _in(self, sentence: int) -> Sequence[Entity]:
        """Return the entities of a sentence so far."""
        return self._by_sentence.get(sentence, ())

    def entities(self) -> Sequence[Entity]:
        """Return all entities so far."""
        return self._entities

    def actors(self) -> list[Actor]:
        """Return the actors spoken of so far, in the order of their first mention."""
        return [self._entities[spoken[0][0]].resolution.actors[0] for spoken in self._by_actor.values() if spoken[0][1] == 0]

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
            return self._single(mention, lambda e: not e.person and len(e.resolution.actors) == 1 and not e.outlet)
        if word in ("they", "them", "their", "theirs", "themselves"):
            return self._plural(mention)
        if word in ("both", "neither", "either"):
            return self._groups.find(mention, 2)
        return None

    def _single(self, mention: Mention, fits: Callable[[Entity], bool]) -> Resolution | None:
        for distance in range(REACH + 1):
            found = [e for e in self._in(mention.sentence - distance) if fits(e)]
            found = [e for e in found if e.before(mention) and not e.mention.span.overlaps(mention.span)]
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
            groups = self._groups.within(sentence, mention)
            if groups and groups[-1][0].subject:
                return joined(groups[-1])
            found = [e for e in self._in(sentence) if e.before(mention)]
            plural = [e for e in found if _many(e)]
            subjects = [e for e in plural if e.subject]
            if subjects:
                return _again(subjects[-1].resolution)
            if groups and not plural:
                return joined(groups[-1])
            if sole := _sole(plural):
                return _again(sole[-1].resolution)
        return None

    def nominal(self, mention: Mention, candidates: Sequence[Actor]) -> Resolution | None:
        """Return whom a definite noun phrase without a name means; `candidates` are actors that its noun may stand for."""
        head = mention.head.lower()
        number = number_of(mention)
        if number or (mention.plural and not (candidates and mention.definite and head in wordlist("armed group"))):
            return self._groups.find(mention, number) if _counts(mention, number, self._text) else None
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
            latest += islice((entry for entry in spoken if self._entities[entry[0]].before(mention)), 1)
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
        return [] if len(subjects) != 1 or self._groups.joins(named.values()) else subjects

    def ahead(self, mention: Mention, candidates: Sequence[Actor]) -> Resolution | None:
        """Return the only one of `candidates` that the rest of the sentence names: "The bloc will wait, an EU spokesman said"."""
        number = number_of(mention)
        if number or not mention.definite:
            return self._groups.ahead(mention, number) if number and _counts(mention, number, self._text) else None
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
                if e.before(mention)
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
            before = [e for e in self._in(mention.sentence - distance) if e.subject and e.before(mention)]
            subjects = [e for e in before if not e.mention.quoted and not self._subordinate(e)]
            for entity in subjects[:1] if distance else reversed(subjects):
                actors = entity.resolution.actors
                return actors[0] if len(actors) == 1 and actors[0].kind != "person" and not entity.outlet else None
        return None

    def _subordinate(self, entity: Entity) -> bool:
        """Tell whether a subject is that of a condition or an aside: "if Chad attacks"."""
        start = entity.mention.span.start
        return bool(_SUBORDINATE.search(self._text[max(0, start - 20) : start]))

    def _addressing(self, mention: Mention) -> set[Actor]:
        """Return who in this sentence calls on the mention, and so is another: "Chad urged the government to resign"."""
        if mention.role in SUBJECTS:
            return set()
        return {actor for e in self._in(mention.sentence) if e.subject and e.before(mention) for actor in e.resolution.actors}


def _alone(mention: Mention, number: int, text: str) -> bool:
    """Tell whether a phrase does not say whose they are; "the two heads of state" and "both allies of old" do not."""
    if mention.owner is None:
        return True
    owner = mention.owner.of(text)
    return number > 0 and owner.islower() and mention.owner.start > mention.span.start + len(mention.text) // 2


def _counts(mention: Mention, number: int, text: str) -> bool:
    """Tell whether the phrase counts leaders, states or sides: "both countries", "the former allies", but not "the other states"."""
    head = mention.head.lower()
    if number == 1:
        return mention.owner is not None and mention.owner.of(text).lower() in _WHOSE
    return (number > 0 and (head in NUMBERS or (head in wordlist("leader") and _alone(mention, number, text)))) or (
        head in wordlist("land or side")
        and _alone(mention, number, text)
        and not {"member", "other"} & set(mention.words)
        and (mention.definite or number > 0 or _former(mention))
    )


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
