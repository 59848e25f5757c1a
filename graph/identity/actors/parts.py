"""What a part of an actor stands for: its government, forces, bodies, offices and media."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.core.document import Span
from graph.core.entity import Actor, Mention, Resolution
from graph.core.iris import slug
from graph.identity.actors.coreference import Discourse
from graph.identity.actors.entities import REACH
from graph.identity.actors.gazetteer import Gazetteer
from graph.identity.actors.names import People
from graph.identity.actors.nouns import Noun
from graph.identity.actors.phrases import GUESTS, Reading, part_name
from graph.identity.folding import fold
from graph.identity.wordlists import wordlist

_PLACE_REACH = 40  # characters
_PLACE_BEFORE = re.compile(r"\bIn ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*), (?:the )?$")
_SEIZED = re.compile(r" (?:that|which|who) [a-z ]{4,40}? in ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_RULING = frozenset({"government", "army", "military", "authorities", "regime", "junta", "rulers"})
_NOT_OF_STATE = frozenset({"local", "regional", "rebel", "provincial", "municipal", "city", "shadow", "rival", "parallel", "religious"})
_SHORT = 2  # words
_PLACE_AFTER = re.compile(r"\s+in ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")


_SEVERAL = frozenset({"minister", "leader", "foreign-minister", "defence-minister", "president", "prime-minister", "monarch"}) | frozenset(
    {"interior-minister", "finance-minister", "counterpart", "ambassador"}
)


class Parts:
    """Resolves phrases whose noun names a part of somebody."""

    def __init__(self, text: str, gazetteer: Gazetteer, people: People, discourse: Discourse) -> None:
        self._text, self._gazetteer, self._people, self._discourse = text, gazetteer, people, discourse
        self.prominent: Callable[[], Actor | None] = lambda: None

    def resolve(self, mention: Mention, reading: Reading, owners: Sequence[Resolution]) -> Resolution | None:
        """Return whom the phrase means, `owners` being whom the part belongs to; None where that is not known."""
        noun = reading.noun
        if noun is None:
            return None
        if noun.kind in ("state", "forces", "fighters"):
            return None if reading.past else self._whole(mention, reading, owners)
        if noun.kind == "outlet":
            return self._outlet(mention, reading)
        if noun.kind == "office":
            return self._office(mention, reading, owners)
        if noun.kind in ("body", "media"):
            return self._body(mention, reading, owners)
        return None

    def _whole(self, mention: Mention, reading: Reading, owners: Sequence[Resolution]) -> Resolution | None:
        kind = reading.noun.kind if reading.noun else ""
        governs = kind == "state" and mention.head.lower() in wordlist("government of a person")
        actors = list(dict.fromkeys(a for r in owners for a in r.actors if governs or r.speaker is None or r.speaker.kind != "person"))
        if mention.plural and mention.head.lower() in wordlist("land"):
            actors = [a for a in actors if a.kind != "country"]
        if kind == "fighters":
            actors = [a for a in actors if a.kind in ("group", "organization")]
        if not owners and kind != "fighters":
            return self._bare_state(mention, reading)
        if not actors or any(a.kind == "person" for a in actors):
            return None
        speakers = {None if governs else r.speaker for r in owners}
        return Resolution(tuple(actors), speakers.pop() if len(speakers) == 1 else None, "body", 0.9)

    def _bare_state(self, mention: Mention, reading: Reading) -> Resolution | None:
        """ "The government", "government forces", "the army": of the country just spoken of."""
        words = [w.lower() for w in reading.words]
        government = words[0] in ("government", "state") and len(words) > 1
        rules = words[-1] in _RULING and len(words) <= _SHORT and not any(w[:1].isupper() or w in _NOT_OF_STATE for w in reading.words[:-1])
        if (mention.definite and rules) or government:
            place = self._capital_beside(mention) or self._seized(mention)
            return Resolution((place,), None, "body", 0.85) if place is not None else self._discourse.country(mention)
        return None

    def _outlet(self, mention: Mention, reading: Reading) -> Resolution | None:
        if mention.kind != "name":
            return None
        name = " ".join(w for w in reading.words if w.lower() != "the" and w != "'s")
        return Resolution((Actor(slug(name), name, "organization"),), None, "outlet", 0.6)

    def _body(self, mention: Mention, reading: Reading, owners: Sequence[Resolution]) -> Resolution | None:
        noun = reading.noun
        actors = list(dict.fromkeys(a for r in owners for a in r.actors if a.kind != "person"))
        if noun is None or (not actors and not reading.unknown):
            return self._bare_body(mention, noun) if noun else None
        if not actors:
            name = " ".join(w[:1].upper() + w[1:] for w in (reading.unknown, *noun.phrase.split()))
            return Resolution((Actor(slug(name), name, "organization"),), None, "new", 0.7) if noun.kind == "body" else None
        if len(actors) > 1:
            return Resolution(tuple(actors), None, "body", 0.8)
        return self._body_of(actors[0], noun, mention)

    def _body_of(self, owner: Actor, noun: Noun, mention: Mention) -> Resolution:
        if owner.kind not in ("country", "bloc", "organization"):
            return Resolution((owner,), None, "body", 0.7)
        name = part_name(noun, owner, self._gazetteer)
        if noun.phrase in ("embassy", "consulate", "high commission"):
            name += _place_after(self._text, mention.span)
        entry = self._gazetteer.find(name)
        speaker = entry.actor if entry and entry.actor.kind == "body" else Actor(slug(name), name, "body", owner.id)
        return Resolution((owner,), speaker, "body", 0.95)

    def _bare_body(self, mention: Mention, noun: Noun) -> Resolution | None:
        if noun.kind == "media":
            return Resolution((Actor(slug(noun.phrase), noun.phrase, "organization"),), None, "outlet", 0.6)
        place = self._capital_beside(mention) if mention.definite and noun.phrase not in GUESTS else None
        if place is not None:
            return self._body_of(place, noun, mention)
        word = noun.phrase.split()[-1]
        for entity in reversed(self._discourse.entities()):
            speaker = entity.resolution.speaker
            if entity.mention.span.overlaps(mention.span):
                continue
            if speaker is None and noun.phrase == word and _is_called(entity.resolution.actors, word):
                return Resolution(entity.resolution.actors, None, "nominal", 0.85)
            name = fold(speaker.name) if speaker is not None and speaker.kind == "body" else ""
            if noun.phrase in name or (noun.phrase == word and word in name.split()):
                return Resolution(entity.resolution.actors, speaker, "body", 0.85)
        if not mention.definite and mention.kind != "name" and noun.phrase != "parliament":
            return None
        return self._body_of_office(mention, noun) or self._body_of_prominent(mention, noun)

    def _seized(self, mention: Mention) -> Actor | None:
        """Return the country of "the junta that seized power in Lima last month"."""
        after = _SEIZED.match(self._text, mention.span.end)
        entry = self._gazetteer.find(after.group(1)) if after else None
        return entry.actor if entry is not None and entry.actor.kind == "country" else None

    def _capital_beside(self, mention: Mention) -> Actor | None:
        """Return the country in whose capital a body sits: "In Minsk, the foreign ministry", "the foreign ministry in Minsk"."""
        before, after = self._text[: mention.span.start].rpartition("\n")[2], self._text[mention.span.end : mention.span.end + _PLACE_REACH]
        for match in (_PLACE_BEFORE.search(before[-_PLACE_REACH:]), _PLACE_AFTER.match(after)):
            entry = self._gazetteer.find(match.group(1)) if match else None
            if entry is not None and entry.reason in ("capital as metonym", "seat as metonym"):
                return entry.actor
        return None

    def _body_of_office(self, mention: Mention, noun: Noun) -> Resolution | None:
        """ "The foreign ministry" after a foreign minister, "parliament" in a prime minister's sentence: the same country's."""
        for entity in reversed(self._discourse.entities()):
            if mention.sentence - entity.mention.sentence > 1:
                break
            owner, speaker = entity.resolution.actors[0], entity.resolution.speaker
            known = self._people.roster.named(speaker.name) if speaker else None
            fits = known is not None and (known.office == noun.office or not noun.office)
            if owner.kind == "country" and (fits or entity.subject) and entity.mention.span.end <= mention.span.start:
                return self._body_of(owner, noun, mention)
        return None

    def _body_of_prominent(self, mention: Mention, noun: Noun) -> Resolution | None:
        owner = self.prominent()
        if owner is None or noun.phrase in wordlist("common body"):
            return None
        found = self._body_of(owner, noun, mention)
        return Resolution(found.actors, found.speaker, "body", 0.5)

    def _office(self, mention: Mention, reading: Reading, owners: Sequence[Resolution]) -> Resolution | None:
        noun = reading.noun
        if noun is None or reading.past or noun.office == "private" or mention.role == "compound":
            return None
        holders = [a for r in owners for a in r.actors if a.kind != "person"]
        if mention.plural:
            several = noun.office in _SEVERAL and (noun.office != "counterpart" or bool(reading.owners))
            return Resolution(tuple(dict.fromkeys(holders)), None, "body", 0.8) if holders and several else None
        if not holders and not mention.definite and mention.kind != "name":
            return None
        owner = holders[0] if holders else None
        if noun.office == "counterpart":
            return self._counterpart(mention, noun, owner) if owner is not None else None
        known = self._people.holder_of(noun, owner, mention.span.start)
        if known is not None:
            return known.resolution("office in text")
        owner = owner or self.prominent()
        known = self._people.on_date(noun, owner) if owner else None
        if known is not None:
            return known.resolution("office on date")
        return self._unnamed(noun, holders[0], owners) if holders else None

    def _counterpart(self, mention: Mention, noun: Noun, owner: Actor) -> Resolution:
        """ "His Chadian counterpart": who holds, for Chad, the office of the person spoken of last."""
        for entity in reversed(self._discourse.entities()):
            if mention.sentence - entity.mention.sentence > REACH:
                break
            speaker = entity.resolution.speaker
            known = self._people.roster.named(speaker.name) if speaker is not None else None
            if known is None or not known.office or owner in entity.resolution.actors or entity.mention.span.end > mention.span.start:
                continue
            same = replace(noun, office=known.office)
            other = self._people.holder_of(same, owner, mention.span.start) or self._people.on_date(same, owner)
            return other.resolution("office on date") if other is not None else Resolution((owner,), None, "body", 0.8)
        return Resolution((owner,), None, "body", 0.8)

    def _unnamed(self, noun: Noun, owner: Actor, owners: Sequence[Resolution]) -> Resolution:
        body = next((r.speaker for r in owners if r.speaker is not None and r.speaker.kind == "body"), None)
        name = part_name(noun, owner, self._gazetteer)
        return Resolution((owner,), body or Actor(slug(name), name, "body", owner.id), "body", 0.8)


def _is_called(actors: Sequence[Actor], word: str) -> bool:
    """Tell whether one organisation is meant whose name has the word: "the Council" after the UN Security Council."""
    return len(actors) == 1 and actors[0].kind in ("organization", "bloc", "group") and word in fold(actors[0].name).split()


def _place_after(text: str, span: Span) -> str:
    match = re.match(r"\s+in\s+((?:[A-Z][\w'’-]+\s?)+)", text[span.end : span.end + 40])
    return f" in {match.group(1).strip()}" if match else ""
