"""The default resolver: gazetteer, names and offices, bodies, then coreference, over the mentions of one document."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from graph.core.document import Document, Span
from graph.core.entity import Actor, Mention, Resolution
from graph.identity.actors.colonies import is_ruler, rulers
from graph.identity.actors.coreference import Discourse
from graph.identity.actors.entities import Entity
from graph.identity.actors.gazetteer import Entry, Gazetteer, load_gazetteer
from graph.identity.actors.homonyms import Homonyms, load_homonyms
from graph.identity.actors.introductions import Introductions
from graph.identity.actors.lookup import Lookup
from graph.identity.actors.memberships import load_memberships
from graph.identity.actors.nouns import Nouns, load_nouns
from graph.identity.actors.offices import Offices, load_offices
from graph.identity.actors.parts import Parts
from graph.identity.actors.persons import Person
from graph.identity.actors.phrases import Reading
from graph.identity.actors.seats import Seats
from graph.identity.actors.strangers import Strangers
from graph.identity.folding import tidy, words_of
from graph.identity.wordlists import wordlist

_TALKING = ("forum", "collective")  # roles of what binds its members to nothing
_METONYMS = ("capital as metonym", "seat as metonym")
_OPPOSITE = {"North": "South", "South": "North", "East": "West", "West": "East"}
_SHARE = 1.5  # how much more often than any other country the most prominent one of a document is named


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

    def allied(self, one: Actor, other: Actor, day: date | None) -> bool:
        """Tell whether the two belong to one bloc on that day; a forum, where adversaries sit too, makes nobody allied."""
        table = load_memberships()
        blocs = ({bloc for bloc in table.blocs(actor.id, day) if self.gazetteer.role(bloc) not in _TALKING} for actor in (one, other))
        return bool(set.intersection(*blocs))


class _Pass:
    """One reading of one document."""

    def __init__(self, tables: GazetteerResolver, document: Document, mentions: Sequence[Mention]) -> None:
        self.tables, self.document, self.mentions = tables, document, mentions
        self.gazetteer = tables.gazetteer
        self.names = Lookup(document.text, tables.gazetteer)
        self.introduced = Introductions(document, mentions, (tables.gazetteer, tables.nouns, tables.offices))
        self.persons, self.people = self.introduced.persons, self.introduced.people
        self.strangers = Strangers(document.text, tables.gazetteer, tables.nouns)
        self.introduced.spell_out(self.strangers.acronym)
        self.discourse = Discourse(document.text, self._gender)
        self.parts = Parts(document.text, tables.gazetteer, self.people, self.discourse)
        self.parts.prominent = self._prominent
        self.seats = Seats(mentions, tables.gazetteer, self.discourse, self._prominent)
        self.by_span = {m.span: i for i, m in enumerate(mentions)}
        self.by_end = {m.span.end: i for i, m in enumerate(mentions) if m.kind == "nominal"}
        self.results: list[Resolution | None] = []
        self.counts = self._countries()

    def run(self) -> list[Resolution | None]:
        for i, mention in enumerate(self.mentions):
            resolution = self._resolve(i, mention)
            self.results.append(resolution)
            if resolution is not None:
                self.discourse.add(mention, resolution)
        for i, mention in enumerate(self.mentions):
            if self.results[i] is None and mention.kind == "nominal":
                self.results[i] = self.discourse.ahead(mention, self.gazetteer.nominals(mention.head))
        return self.results

    def _countries(self) -> Counter[Actor]:
        found = (self.gazetteer.find(m.text) for m in self.mentions if m.kind in ("name", "adjective"))
        return Counter(entry.actor for entry in found if entry is not None and entry.actor.kind == "country")

    def _prominent(self) -> Actor | None:
        ranked = self.counts.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] < _SHARE * ranked[1][1]):
            return None
        return ranked[0][0]

    def _gender(self, entity: Entity) -> str:
        actor = entity.resolution.speaker or entity.resolution.actors[0]
        known = self.people.roster.named(actor.name)
        return known.gender if known else ""

    def _resolve(self, i: int, mention: Mention) -> Resolution | None:
        if not any(c.isalnum() for c in mention.text):
            return None
        if mention.kind == "pronoun":
            return self._pronoun(mention)
        if i in self.persons:
            self.seats.take(self.persons[i], mention)
            return self.persons[i].resolution("last name" if mention.span.start > self.persons[i].first else None)
        if mention.kind == "adjective":
            return self._adjective(mention)
        if mention.kind == "name" and self.strangers.longer(mention) and not self.names.around(mention):
            return self._stranger(mention)
        if (name := self.strangers.after_noun(mention)) is not None:
            entry = self.gazetteer.find(name) or self.strangers.acronym(name)
            return self._entry(entry or Entry(self.strangers.introduce(name), "new"), mention)
        return self._named(mention) or self._described(mention) or self._referring(mention) or self._stranger(mention)

    def _pronoun(self, mention: Mention) -> Resolution | None:
        word = mention.text.lower()
        resolution = None if word in wordlist("first or second person") else self.discourse.pronoun(mention)
        if resolution is not None and word in ("he", "she"):
            who = resolution.speaker or resolution.actors[0]
            known = self.people.roster.named(who.name)
            if known and not known.gender:
                known.gender = "m" if word == "he" else "f"
        return resolution

    def _adjective(self, mention: Mention) -> Resolution | None:
        entry = self.names.around(mention) or self.names.known(mention)
        return self._entry(entry, mention) if entry and entry.reason in ("demonym", "alias", "name") else None

    def _named(self, mention: Mention) -> Resolution | None:
        entry = self.names.around(mention) or self.names.known(mention) or self.strangers.acronym(mention.text)
        return self._entry(entry, mention) if entry is not None else None

    def _entry(self, entry: Entry, mention: Mention) -> Resolution | None:
        actor, reason = entry.actor, entry.reason
        first = Span(mention.span.start, mention.span.start + len(mention.words[0]))
        named = first if len(mention.words) > 1 and self.gazetteer.find(mention.words[0]) == entry else mention.span
        other = self.tables.homonyms.reading(named.of(self.document.text), named, self.document.text)
        if other is not None:
            return Resolution((other,), None, "name", 0.8) if other.name else None
        if entry.reason in _METONYMS and self.names.only_place(mention):
            return None
        role = self.gazetteer.role(actor)
        if role == "outlet":
            return Resolution((actor,), None, "outlet", 0.9)
        if role == "collective":
            return Resolution(tuple(load_memberships().members(actor.id, self.document.published)), None, "alias", 0.95)
        if actor.kind == "body" and actor.acts_for:
            holder = self.gazetteer.actor(actor.acts_for)
            return Resolution((holder,), actor, "body", 0.9) if holder and self._speaks(holder, mention) else None
        return Resolution((actor,), None, reason, 0.95 if reason in _METONYMS else 1.0)

    def _speaks(self, holder: Actor, mention: Mention) -> bool:
        """A body's own name may be common ("Senate", "Congress"): another country that alone is named in the document has it then."""
        return len(mention.words) > 1 or mention.text.isupper() or holder in self.counts or not self.counts

    def _seat_with_owner(self, known: Person, mention: Mention, reading: Reading) -> None:
        """Give an office-holder whom a word before the office means: "Its foreign minister, Ann Roe", "the group's spokesman, Rob Roe"."""
        owner = self._owner_of(mention)
        if known.holder is None and owner is not None and self.mentions[owner].kind in ("pronoun", "nominal"):
            self.seats.give(known, [a for r in self._owners(mention, reading) for a in r.actors])

    def _owner_of(self, mention: Mention) -> int | None:
        """Return the number of the mention to which another one belongs, with or without its article."""
        if mention.owner is None:
            return None
        found = self.by_span.get(mention.owner, self.by_end.get(mention.owner.end))
        return found if found is not None and self.mentions[found] is not mention else None

    def _described(self, mention: Mention) -> Resolution | None:
        """Resolve a phrase by what it is part of: governments, forces, bodies, offices, media."""
        reading = self._reading(mention)
        if reading.whole is not None:
            return self._entry(reading.whole, mention)
        if reading.noun is None:
            return self._allies(mention)
        if reading.noun.kind == "office" and not reading.past:
            person = self.introduced.near(mention)
            if person is not None:
                self._seat_with_owner(person, mention, reading)
                return person.resolution("office in text")
        return self.parts.resolve(mention, reading, self._owners(mention, reading))

    def _reading(self, mention: Mention) -> Reading:
        """Read the phrase with what follows, where that completes its noun: "US Secretary" + " of State"."""
        if mention.plural and (several := self.introduced.listed(mention)) is not None:
            return several
        after = re.match(r" (?:of|for|in)(?: (?:[A-Z]\w+|and|of|the|for))+", self.document.text[mention.span.end : mention.span.end + 60])
        words = after.group().split() if after else []
        for stop in range(len(words), 1, -1):
            longer = self.introduced.read(f"{mention.text} {' '.join(words[:stop])}")
            voiced = words[0] == "for" and longer.noun is not None and longer.noun.office == "spokesperson"
            seated = (words[0] == "in" or voiced) and longer.noun is not None and bool(longer.owners)
            if longer.whole or seated or (longer.noun and {"of", "for"} & set(longer.noun.phrase.split())):
                return longer
        return self.introduced.read(mention.text)

    def _allies(self, mention: Mention) -> Resolution | None:
        """ "The US and French allies": both; the allies of one actor are nobody in particular."""
        if mention.head.lower() != "ally":
            return None
        entries = [e for _, _, e in self.gazetteer.within(words_of(mention.text))]
        actors = tuple(dict.fromkeys(e.actor for e in entries if e.reason == "demonym" or e.actor.kind == "country"))
        return Resolution(actors, None, "demonym", 0.6) if len(actors) > 1 else None

    def _owners(self, mention: Mention, reading: Reading) -> list[Resolution]:
        """Whom the phrase belongs to, as it says itself, or by its possessive."""
        if reading.owners:
            found = [self._entry(e, mention) or Resolution((e.actor,), None, e.reason) for e in reading.owners]
            return [r for r in found if r.reason != "outlet"]
        if reading.unknown and (nominal := self._nominal_owner(mention, reading.unknown)):
            return [nominal]
        if mention.owner is None:
            return []
        other = self._owner_of(mention)
        if other is not None and other < len(self.results):
            resolution = self.results[other]
        elif other is not None and self.mentions[other].kind == "pronoun":
            resolution = self._pronoun(self.mentions[other])
        elif other is not None and self.mentions[other].kind == "nominal":
            resolution = self._referring(self.mentions[other])
        else:
            resolution = self._owner_text(mention.owner.of(self.document.text), mention)
        return [resolution] if resolution is not None else []

    def _nominal_owner(self, mention: Mention, word: str) -> Resolution | None:
        """ "Alliance troops", "Pact spokeswoman": of the alliance spoken of."""
        return self.discourse.candidate(mention, self.gazetteer.nominals(word))

    def _owner_text(self, text: str, mention: Mention) -> Resolution | None:
        entry = self.gazetteer.find(text)
        if entry is not None:
            return self._entry(entry, mention)
        found = self.people.by_last_name(text)
        return found[-1].resolution("last name") if found else None

    def _referring(self, mention: Mention) -> Resolution | None:
        if re.match(r"^(?:[Tt]he\s+)?(?:North|South|East|West)$", tidy(mention.text)):
            return self._compass(mention)
        if mention.kind == "person" or (mention.kind == "name" and not self.gazetteer.nominals(mention.head)):
            return None
        if is_ruler(mention.text):
            return self._ruler() if mention.role != "appos" else None
        bare = " ".join(w for w in words_of(mention.text) if "-led" not in w and w.lower() not in ("the", "western", "military", "this"))
        exact = self.gazetteer.nominals(bare)
        if len(exact) == 1 and " " in bare and any(w[:1].isupper() for w in bare.split()):
            return Resolution((exact[0],), None, "nominal", 0.8)
        candidates = self._meant(mention, exact)
        inside = [e.actor for _, _, e in self.gazetteer.within([w for w in words_of(mention.text) if "-" not in w])]
        if inside and mention.head.lower() not in wordlist("land or side"):
            return Resolution((inside[-1],), None, "alias", 0.9) if inside[-1] in candidates else None
        if mention.kind == "name":
            return self.discourse.candidate(mention, candidates) if len(bare.split()) == 1 else None
        return self.discourse.nominal(mention, candidates)

    def _ruler(self) -> Resolution | None:
        """ "The former colonial power": of the land spoken of last that had one."""
        spoken = (a for e in reversed(self.discourse.entities()) for a in e.resolution.actors if e.mention.kind != "adjective")
        power = next((rulers()[actor.id] for actor in spoken if actor.id in rulers()), None)
        return Resolution((power,), None, "nominal", 0.7) if power is not None else None

    def _meant(self, mention: Mention, exact: Sequence[Actor]) -> list[Actor]:
        """Return the actors that the noun of a phrase may stand for: those of the tables, and new ones that are of its kind."""
        head = mention.head.lower()
        if exact and self.discourse.candidate(mention, exact) is not None:
            return [*exact]
        met = self.strangers.called(head) if mention.definite else []
        if "-based" in mention.text:
            met = [a for a in self.discourse.actors() if a.kind in ("organization", "bloc") and self.gazetteer.role(a) != "outlet"]
        if mention.definite and head in wordlist("armed group"):
            met = [*met, *(a for a in self.discourse.actors() if a.kind == "group" and a not in met)]
        return [*self.gazetteer.nominals(head), *met]

    def _compass(self, mention: Mention) -> Resolution | None:
        """ "The North": the only country of the document whose name begins so."""
        word = tidy(mention.text).split()[-1]
        fits = [a for a in self.counts if a.name.startswith(word + " ") and len(a.name.split()) == 2]
        twins = [self.gazetteer.find(f"{word} {a.name.split()[1]}") for a in self.counts if a.name.split()[0] == _OPPOSITE[word]]
        fits = fits or [entry.actor for entry in twins if entry is not None and entry.actor.kind == "country"]
        return Resolution((fits[0],), None, "nominal", 0.85) if len(fits) == 1 else None

    def _stranger(self, mention: Mention) -> Resolution | None:
        known = self.people.by_first_name(mention.text) if mention.kind in ("name", "person") else None
        if known is not None:
            return known.resolution("last name")
        actor = self.strangers.meet(mention)
        return Resolution((actor,), None, "new", 0.5) if actor is not None else None
