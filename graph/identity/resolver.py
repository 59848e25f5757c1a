"""The default resolver: gazetteer, names and offices, bodies, then coreference, over the mentions of one document."""

import re
from collections import Counter
from collections.abc import Sequence

from graph.core.document import Document, Span
from graph.core.entity import Actor, Mention, Resolution
from graph.core.iris import slug
from graph.identity.coreference import Discourse, Entity
from graph.identity.folding import fold, tidy, words_of
from graph.identity.gazetteer import Entry, Gazetteer, load_gazetteer
from graph.identity.homonyms import Homonyms, load_homonyms
from graph.identity.memberships import load_memberships
from graph.identity.names import People, Person, is_name
from graph.identity.nouns import Nouns, load_nouns
from graph.identity.offices import Offices, load_offices
from graph.identity.phrases import Reading, part_name, read_phrase
from graph.identity.strangers import Strangers

_METONYMS = ("capital as metonym", "seat as metonym")
_PLACE = re.compile(r"\b(?:in|at|near|outside|around|across|inside|into|via|through|throughout|visit(?:ed|ing|s)?(?: to)?|visit to|arrived? in)\s+(?:the\s+)?$", re.I)
_FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())


class GazetteerResolver:
    """Says who is meant, from the shipped tables and from the document itself; keeps nothing between documents."""

    def __init__(self) -> None:
        self.gazetteer: Gazetteer = load_gazetteer()
        self.nouns: Nouns = load_nouns()
        self.offices: Offices = load_offices()
        self.homonyms: Homonyms = load_homonyms()

    def resolve(self, document: Document, mentions: Sequence[Mention]) -> list[Resolution | None]:
        """Return, for each mention in order, who it is, or None where nobody can be named."""
        order = sorted(range(len(mentions)), key=lambda i: (mentions[i].span.start, -mentions[i].span.end, i))
        found = _Pass(self, document, [mentions[i] for i in order]).run()
        results: list[Resolution | None] = [None] * len(mentions)
        for place, resolution in zip(order, found, strict=True):
            results[place] = resolution
        return results


class _Pass:
    """One reading of one document."""

    def __init__(self, tables: GazetteerResolver, document: Document, mentions: Sequence[Mention]) -> None:
        self.tables, self.document, self.mentions = tables, document, mentions
        self.gazetteer, self.nouns = tables.gazetteer, tables.nouns
        self.people = People((tables.gazetteer, tables.nouns, tables.offices), document.published)
        self.strangers = Strangers(document.text, tables.gazetteer, tables.nouns)
        self.discourse = Discourse(document.text, self._gender)
        self.by_span = {m.span: i for i, m in enumerate(mentions)}
        self.persons: dict[int, Person] = {}
        self.results: list[Resolution | None] = []
        self.counts: Counter[Actor] = Counter()

    def run(self) -> list[Resolution | None]:
        self._meet_people()
        self._count_countries()
        for i, mention in enumerate(self.mentions):
            resolution = self._resolve(i, mention)
            self.results.append(resolution)
            if resolution is not None and mention.text.lower() not in _FIRST_PERSON:
                self.discourse.add(mention, resolution)
        return self.results

    # -- first walk: who is there at all

    def _meet_people(self) -> None:
        for whole in (True, False):
            for i, mention in enumerate(self.mentions):
                if mention.kind == "person" and (" " in tidy(mention.text)) == whole:
                    self._meet(i, mention)
        for i, mention in enumerate(self.mentions):
            if mention.kind == "name" and i not in self.persons:
                self._meet_name(i, mention)
            if mention.kind in ("name", "nominal") and i not in self.persons and "," in mention.text:
                self._meet_listed(i, mention)

    def _meet(self, i: int, mention: Mention) -> None:
        if self.gazetteer.find(mention.text) is not None and not self._titles(mention) and not self.people.by_last_name(mention.text):
            return
        titles = self._titles(mention)
        text = mention.text
        if "," in text:
            text, _, rest = text.partition(",")
            titles = [*titles, rest]
        if " " not in tidy(text) and not titles and not self.people.by_last_name(mention.text):
            known = self.people.on_last_name(mention.text)
            if known is not None:
                self._introduce(i, mention, known)
                return
        known = self.people.meet(text, titles, mention.span.start)
        if known is not None:
            self.persons[i] = known

    def _meet_listed(self, i: int, mention: Mention) -> None:
        """A name and its office in one phrase: "Oana Lungescu, the NATO spokesperson"."""
        name, _, rest = mention.text.partition(",")
        reading = self._read(rest)
        office = reading.noun is not None and reading.noun.kind == "office"
        if office and is_name(words_of(name)) and self.gazetteer.find(name) is None and not self._read(name).noun:
            self._meet(i, mention)

    def _introduce(self, i: int, mention: Mention, known: Person) -> None:
        present = next((k for k in self.people.known if k.name == known.name), None)
        if present is None:
            known.first = mention.span.start
            self.people.known.append(known)
        self.persons[i] = present or known

    def _meet_name(self, i: int, mention: Mention) -> None:
        text = tidy(mention.text)
        titles = self._titles(mention)
        before = [t for t in titles if (r := self._read(t)).noun and r.noun.kind == "office"]
        split = self.people.split(mention.text)[0]
        if (split or before) and self.gazetteer.find(text) is None and not self._read(text).noun:
            self._meet(i, mention)
        elif " " in text and self.tables.offices.by_name(text):
            self._meet(i, mention)
        elif self.gazetteer.find(text) is None and " " not in text and self.people.by_last_name(text):
            self.persons[i] = self.people.by_last_name(text)[-1]
        elif self.gazetteer.find(text) is None and " " not in text and (known := self.people.on_last_name(text)):
            self._introduce(i, mention, known)

    def _titles(self, mention: Mention) -> list[str]:
        titles = []
        for span in mention.apposed:
            other = self.by_span.get(span)
            text = span.of(self.document.text)
            if other is not None and (owner := self.mentions[other].owner) and not owner.overlaps(span):
                text = f"{owner.of(self.document.text)} {text}"
            titles.append(text)
        titles.extend(self._title_before(mention))
        return titles

    def _title_before(self, mention: Mention) -> list[str]:
        before = re.split(r"[,;:()\n\"“”]", self.document.text[max(0, mention.span.start - 90) : mention.span.start])[-1]
        words = words_of(before)
        if not words or not before[-1:].isspace():
            return []
        for start in range(max(0, len(words) - 9), len(words)):
            ending = self.nouns.ending(words[start:])
            if ending and ending[1].kind == "office" and (words[start] != "'s"):
                reading = self._read(" ".join(words[start:]).replace(" 's", "'s"))
                if reading.owners or start == len(words) - 1 or ending[0] == 0:
                    return [" ".join(words[start:]).replace(" 's", "'s")]
        return []

    def _count_countries(self) -> None:
        for mention in self.mentions:
            entry = self.gazetteer.find(mention.text) if mention.kind in ("name", "adjective") else None
            if entry is not None and entry.actor.kind == "country":
                self.counts[entry.actor] += 1

    def _prominent(self) -> Actor | None:
        ranked = self.counts.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] < 1.5 * ranked[1][1]):
            return None
        return ranked[0][0]

    # -- second walk: each mention in turn

    def _resolve(self, i: int, mention: Mention) -> Resolution | None:
        if not any(c.isalnum() for c in mention.text):
            return None
        if mention.kind == "pronoun":
            return None if mention.text.lower() in _FIRST_PERSON else self.discourse.pronoun(mention)
        if i in self.persons:
            return self.persons[i].resolution("last name" if mention.span.start > self.persons[i].first else None)
        if mention.kind == "adjective":
            return self._adjective(mention)
        return self._named(mention) or self._described(i, mention) or self._referring(mention) or self._stranger(mention)

    def _adjective(self, mention: Mention) -> Resolution | None:
        entry = self._around(mention) or self.gazetteer.find(mention.text)
        return self._entry(entry, mention) if entry and entry.reason in ("demonym", "alias", "name") else None

    def _named(self, mention: Mention) -> Resolution | None:
        entry = self._around(mention) or self.gazetteer.find(mention.text) or self.strangers.acronym(mention.text)
        return self._entry(entry, mention) if entry is not None else None

    def _around(self, mention: Mention) -> Entry | None:
        """Look whether the words around make a longer name: "Korea" in "South Korea", "Russia" in "NATO-Russia Council"."""
        text, span = self.document.text, mention.span
        left = words_of(text[max(0, span.start - 45) : span.start].rpartition("\n")[2])[-4:] if not text[span.start - 1 : span.start].isalnum() else []
        right = words_of(re.split(r"[,;:.!?\n\"“”]", text[span.end : span.end + 45])[0])[:4]
        hyphen = text[span.end : span.end + 1] == "-"
        core = tidy(re.sub(r"^-\w+\s+", "", mention.text))
        for i in range(len(left) + 1):
            for j in range(len(right), -1, -1):
                if i == len(left) and j == 0 and core == tidy(mention.text):
                    continue
                gap = "" if hyphen and right else " "
                phrase = " ".join(w for w in (" ".join(left[i:]), core) if w) + (gap + " ".join(right[:j]) if j else "")
                entry = self.gazetteer.find(phrase.replace(" 's", "'s")) if _cased(phrase, core) else None
                if entry is not None and fold(phrase) != fold(mention.text) and (entry.actor.kind != "body" or not self.gazetteer.find(core)):
                    return entry
        return None

    def _entry(self, entry: Entry, mention: Mention) -> Resolution | None:
        if entry.reason in _METONYMS and self._is_place(mention):
            return None
        actor, reason = entry.actor, entry.reason
        other = self.tables.homonyms.reading(mention.text, mention.span, self.document.text)
        if other is not None:
            return Resolution((other,), None, "name", 0.8) if other.name else None
        role = self.gazetteer.role(actor)
        if role == "outlet":
            return Resolution((actor,), None, "outlet", 0.9)
        if role == "collective":
            return Resolution(tuple(load_memberships().members(actor.id, self.document.published)), None, "alias", 0.95)
        if actor.kind == "body" and actor.acts_for:
            holder = self.gazetteer.actor(actor.acts_for)
            return Resolution((holder,), actor, "body", 0.9) if holder else None
        return Resolution((actor,), None, reason, 0.95 if reason in _METONYMS else 1.0)

    def _is_place(self, mention: Mention) -> bool:
        before = self.document.text[max(0, mention.span.start - 20) : mention.span.start]
        after = self.document.text[mention.span.end : mention.span.end + 20]
        if _PLACE.search(before):
            return True
        return mention.role == "compound" and bool(re.match(r"\s+[A-Z]", after))

    def _read(self, text: str) -> Reading:
        return read_phrase(text, self.gazetteer, self.nouns)

    def _owners(self, mention: Mention, reading: Reading) -> list[Resolution]:
        """Whom the phrase belongs to, as it says itself, or by its possessive."""
        if reading.owners:
            found = [self._entry(e, mention) or Resolution((e.actor,), None, e.reason) for e in reading.owners]
            return [r for r in found if r.reason != "outlet"]
        if mention.owner is None:
            return []
        other = self.by_span.get(mention.owner)
        if other is not None and other < len(self.results):
            resolution = self.results[other]
        else:
            text = mention.owner.of(self.document.text)
            pronoun = next((m for m in self.mentions if m.span == mention.owner and m.kind == "pronoun"), None)
            resolution = self.discourse.pronoun(pronoun) if pronoun else self._owner_text(text, mention)
        return [resolution] if resolution is not None else []

    def _owner_text(self, text: str, mention: Mention) -> Resolution | None:
        entry = self.gazetteer.find(text)
        if entry is not None:
            return self._entry(entry, mention)
        found = self.people.by_last_name(text)
        return found[-1].resolution("last name") if found else None

    def _described(self, i: int, mention: Mention) -> Resolution | None:
        """Resolve a phrase by what it is part of: governments, forces, bodies, offices, media."""
        reading = self._read(mention.text)
        if reading.whole is not None:
            return self._entry(reading.whole, mention)
        if reading.noun is None:
            return None
        for span in mention.apposed:
            other = self.by_span.get(span)
            if other is not None and other in self.persons:
                return self.persons[other].resolution("office in text")
        owners = self._owners(mention, reading)
        return self.parts.resolve(mention, reading, owners)

    @property
    def parts(self) -> "_Parts":
        return _Parts(self)

    def _referring(self, mention: Mention) -> Resolution | None:
        if re.match(r"^(?:the\s+)?(?:North|South|East|West)$", tidy(mention.text)):
            return self._compass(mention)
        if mention.kind == "name" and not self.gazetteer.nominals(mention.head):
            return None
        bare = " ".join(w for w in words_of(mention.text) if "-led" not in w and w.lower() not in ("the", "western", "military", "this"))
        candidates = self.gazetteer.nominals(bare) or self.gazetteer.nominals(mention.head)
        if mention.kind == "name" and (mention.text[:1].isupper() or mention.definite) and candidates:
            return self.discourse._candidate(mention, candidates)
        return self.discourse.nominal(mention, candidates)

    def _compass(self, mention: Mention) -> Resolution | None:
        """ "The North": the only country of the document whose name begins so."""
        word = tidy(mention.text).split()[-1]
        fits = [a for a in self.counts if a.name.startswith(word + " ") and len(a.name.split()) == 2]
        return Resolution((fits[0],), None, "nominal", 0.85) if len(fits) == 1 else None

    def _stranger(self, mention: Mention) -> Resolution | None:
        actor = self.strangers.meet(mention)
        return Resolution((actor,), None, "new", 0.5) if actor is not None else None

    def _gender(self, entity: Entity) -> str:
        actor = entity.resolution.speaker or entity.resolution.actors[0]
        return next((k.gender for k in self.people.known if k.name == actor.name), "")


class _Parts:
    """What a part of an actor stands for."""

    def __init__(self, reader: _Pass) -> None:
        self.reader = reader
        self.gazetteer = reader.gazetteer

    def resolve(self, mention: Mention, reading: Reading, owners: Sequence[Resolution]) -> Resolution | None:
        noun = reading.noun
        assert noun is not None
        if noun.kind in ("state", "forces", "fighters"):
            return None if reading.past else self._whole(mention, noun.kind, owners)
        if noun.kind == "outlet":
            return self._outlet(mention, reading)
        if noun.kind == "office":
            return self._office(mention, reading, owners)
        if noun.kind in ("body", "media"):
            return self._body(mention, reading, owners)
        return None

    def _whole(self, mention: Mention, kind: str, owners: Sequence[Resolution]) -> Resolution | None:
        actors = list(dict.fromkeys(a for r in owners for a in r.actors if r.speaker is None or r.speaker.kind != "person"))
        if mention.plural and mention.head.lower() in ("country", "nation", "state", "republic", "kingdom", "side"):
            actors = [a for a in actors if a.kind != "country"]
        if kind == "fighters":
            actors = [a for a in actors if a.kind in ("group", "organization")]
        if not actors or any(a.kind == "person" for a in actors):
            return None
        speakers = {r.speaker for r in owners}
        return Resolution(tuple(actors), speakers.pop() if len(speakers) == 1 else None, "body", 0.9)

    def _outlet(self, mention: Mention, reading: Reading) -> Resolution | None:
        if mention.kind != "name":
            return None
        name = " ".join(w for w in reading.words if w.lower() not in ("the",))
        return Resolution((Actor(slug(name), name, "organization"),), None, "outlet", 0.6)

    def _body(self, mention: Mention, reading: Reading, owners: Sequence[Resolution]) -> Resolution | None:
        noun = reading.noun
        assert noun is not None
        actors = list(dict.fromkeys(a for r in owners for a in r.actors if a.kind != "person"))
        if not actors:
            return self._bare_body(mention, reading)
        if len(actors) > 1:
            return Resolution(tuple(actors), None, "body", 0.8)
        owner = actors[0]
        name = part_name(noun, owner, self.gazetteer)
        if noun.phrase in ("embassy", "consulate", "high commission"):
            name += _place_after(self.reader.document.text, mention.span)
        if owner.kind not in ("country", "bloc", "organization"):
            return Resolution((owner,), None, "body", 0.7)
        entry = self.gazetteer.find(name)
        speaker = entry.actor if entry and entry.actor.kind == "body" else Actor(slug(name), name, "body", owner.id)
        return Resolution((owner,), speaker, "body", 0.95)

    def _bare_body(self, mention: Mention, reading: Reading) -> Resolution | None:
        noun = reading.noun
        assert noun is not None
        if noun.kind == "media":
            return self._bare_media(reading)
        word = noun.phrase.split()[-1]
        for entity in reversed(self.reader.discourse.entities()):
            speaker = entity.resolution.speaker
            if speaker is None or speaker.kind != "body" or entity.mention.span.overlaps(mention.span):
                continue
            tail = fold(speaker.name)
            if tail.endswith(noun.phrase) or noun.phrase in tail or (noun.phrase == word and word in tail.split()):
                return Resolution(entity.resolution.actors, speaker, "body", 0.85)
        if not mention.definite and mention.kind != "name" and noun.phrase != "parliament":
            return None
        return self._body_of_office(mention, reading) or self._body_of_prominent(mention, reading)

    def _body_of_office(self, mention: Mention, reading: Reading) -> Resolution | None:
        """ "The foreign ministry" after a foreign minister, "parliament" in a prime minister's sentence: the same country's."""
        noun = reading.noun
        assert noun is not None
        for entity in reversed(self.reader.discourse.entities()):
            if mention.sentence - entity.mention.sentence > 1:
                break
            owner = entity.resolution.actors[0]
            known = next((k for k in self.reader.people.known if entity.resolution.speaker and k.name == entity.resolution.speaker.name), None)
            fits = known is not None and (known.office == noun.office or not noun.office)
            if owner.kind == "country" and (fits or entity.subject) and entity.mention.span.end <= mention.span.start:
                return self._body(mention, reading, [Resolution((owner,))])
        return None

    def _body_of_prominent(self, mention: Mention, reading: Reading) -> Resolution | None:
        owner = self.reader._prominent()
        resolution = self._body(mention, reading, [Resolution((owner,))]) if owner else None
        return Resolution(resolution.actors, resolution.speaker, "body", 0.5) if resolution else None

    def _bare_media(self, reading: Reading) -> Resolution:
        name = "state media" if reading.noun is None else reading.noun.phrase
        return Resolution((Actor(slug(name), name, "organization"),), None, "outlet", 0.6)

    def _office(self, mention: Mention, reading: Reading, owners: Sequence[Resolution]) -> Resolution | None:
        noun = reading.noun
        assert noun is not None
        people = self.reader.people
        if reading.past or noun.office == "private":
            return None
        holders = [a for r in owners for a in r.actors if a.kind != "person"]
        owner = holders[0] if holders else None
        if mention.role == "compound":
            return None
        if mention.plural:
            return Resolution(tuple(dict.fromkeys(holders)), None, "body", 0.8) if holders and noun.office in ("minister", "leader", "foreign-minister") else None
        if owner is None and not mention.definite and mention.kind != "name":
            return None
        known = people.holder_of(noun, owner, mention.span.start)
        if known is not None:
            return known.resolution("office in text")
        owner = owner or self.reader._prominent()
        if owner is None:
            return None
        known = people.on_date(noun, owner)
        if known is not None:
            return known.resolution("office on date")
        if not holders:
            return None
        body = next((r.speaker for r in owners if r.speaker is not None), None)
        name = part_name(noun, owner, self.gazetteer)
        return Resolution((owner,), body or Actor(slug(name), name, "body", owner.id), "body", 0.8)


def _place_after(text: str, span: Span) -> str:
    match = re.match(r"\s+in\s+((?:[A-Z][\w'’-]+\s?)+)", text[span.end : span.end + 40])
    return f" in {match.group(1).strip()}" if match else ""


def _cased(phrase: str, core: str) -> bool:
    """Longer names keep capitals on their content words."""
    return all(w[:1].isupper() or w.lower() in ("of", "the", "and", "for", "to", "in", "on", "-") or w[:2] == "al" for w in phrase.split() if w not in core.split())
