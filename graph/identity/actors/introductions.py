"""The first walk over a document: which mentions are persons, and what the text says they are."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.core.document import Document, Span
from graph.core.entity import Mention
from graph.identity.actors.gazetteer import Entry, Gazetteer
from graph.identity.actors.names import People, is_name
from graph.identity.actors.nouns import Nouns
from graph.identity.actors.offices import Offices
from graph.identity.actors.persons import Person
from graph.identity.actors.phrases import Reading, read_phrase
from graph.identity.actors.titles import Titles
from graph.identity.folding import fold, tidy, words_of
from graph.identity.wordlists import group_endings, wordlist

_ERRAND = re.compile(r" (?:of|for|in|at|to) ")
_GIVEN = re.compile(r"[A-Z][\w'’-]+ ")
_LIST = re.compile(r" (?:of|in|from) ((?:(?:the |and )?[A-Z][\w'’-]+(?:, | |\b))+)")
_RUN = re.compile(r"(?:\b[A-Z][\w'’-]+ ){1,6}$")
_FURTHER = re.compile(r"(?:[ -](?:al-|el-)?[A-Z][\w'’-]+){1,4}")
_APPOSED = re.compile(r"(?: of [A-Z][\w.]+| (?:to|for|at|in|on) (?:the )?[\w.-]+(?: [\w.-]+){0,2})?,? (?:(?:[A-Z][a-z]+ )*General )?")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


class Introductions:
    """Persons of a document by the number of their mention."""

    def __init__(self, document: Document, mentions: Sequence[Mention], tables: tuple[Gazetteer, Nouns, Offices]) -> None:
        self._text, self._mentions = document.text, mentions
        self._gazetteer, self._nouns, self._offices = tables
        self._context: frozenset[str] | None = None
        self._titles = Titles(document.text, mentions, self._gazetteer, self._nouns)
        self.people = People(tables, document.published, document.text)
        self.people.context = self._named
        self.persons: dict[int, Person] = {}
        self._given = {m.span.end for m in mentions if m.kind == "person" and m.role == "nmod:desc" and len(m.words) == 1}
        self._places: list[tuple[int, int, int]] = []
        self._longest = max((len(mention.span) for mention in mentions), default=0)
        for whole in (True, False):
            for i, mention in enumerate(mentions):
                cut_off = mention.role == "compound" or (mention.role == "nmod:desc" and len(mention.words) == 1)
                if mention.kind == "person" and (" " in tidy(mention.text)) == whole and not cut_off:
                    self._meet(i, mention)
        for i, mention in enumerate(mentions):
            if i not in self.persons and mention.kind in ("name", "person", "nominal"):
                self._meet_other(i, mention)

    def spell_out(self, acronym: Callable[[str], Entry | None]) -> None:
        """Let those who speak for an acronym that the document explains speak for whom it names."""
        for known in self.people.roster.all:
            entry = acronym(known.holder.name) if known.holder is not None and known.holder.name.isupper() else None
            known.holder = entry.actor if entry is not None else known.holder

    def read(self, text: str) -> Reading:
        """Take a phrase apart."""
        return read_phrase(text, self._gazetteer, self._nouns)

    def listed(self, mention: Mention) -> Reading | None:
        """Read a plural whose owners are a list after it: "The juntas" + " in Mali, Burkina Faso and Niger"."""
        after, noun = _LIST.match(self._text, mention.span.end), (reading := self.read(mention.text)).noun
        owned = bool(reading.owners) or (mention.owner is not None and mention.owner.start < mention.span.end)
        if after is None or owned or noun is None or noun.kind not in ("state", "office"):
            return None
        words, owners, stop = words_of(after.group(1)), list[Entry](), 0
        for first, last, entry in self._gazetteer.within(words):
            if any(word.lower() not in ("and", ",", "the") for word in words[stop:first]):
                break
            owners.append(entry)
            stop = last
        return replace(reading, owners=tuple(owners)) if len(owners) > 1 else None

    def near(self, mention: Mention) -> Person | None:
        """Return the person whom a phrase in apposition to the mention, or right after it, names."""
        for span in mention.apposed:
            for _, i in sorted(self._introduced(span.start - self._longest, span.end)):
                if span.overlaps(self._mentions[i].span) and not self._mentions[i].span.overlaps(mention.span):
                    return self.persons[i]
        after = _APPOSED.match(self._text, mention.span.end)
        start = after.end() if after else mention.span.end
        owned = mention.owner is not None or mention.role == "nmod:desc"
        if (after and "," not in after.group()) or owned:
            given = _GIVEN.match(self._text, start)
            end = given.end() if given and given.end() - 1 in self._given else start
            right = (i for _, i in sorted(self._introduced(start, end + 1)) if self._mentions[i].span != mention.span)
            return next((self.persons[i] for i in right), None)
        return None

    def _introduced(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return rank and number of the mentions of persons that begin in [start, end); for use once all are introduced."""
        if len(self._places) != len(self.persons):
            self._places = sorted((self._mentions[i].span.start, rank, i) for rank, i in enumerate(self.persons))
        first, last = bisect_left(self._places, (start, 0, 0)), bisect_left(self._places, (end, 0, 0))
        return [(rank, i) for _, rank, i in self._places[first:last]]

    def _meet(self, i: int, mention: Mention) -> None:
        text, titles = mention.text, self._titles.of(mention)
        if self._is_organisation(text, titles):
            return
        if "," in text:
            text, _, rest = text.partition(",")
            titles = [*titles, rest]
        text = self._whole_name(text.partition(" of ")[0] if mention.kind == "person" else text, mention.span)
        if " " not in tidy(text):
            text = self._given_name(mention) + text
        known = self._gazetteer.find(text) is not None and not titles
        further = _FURTHER.match(self._text[mention.span.end : mention.span.end + 60])
        if further and {w.lower() for w in further.group().split()} & wordlist("thing"):
            return
        if (known and not self.people.by_last_name(text)) or self._nouns.find(text) is not None:
            return
        if " " not in tidy(text) and not titles and not self.people.by_last_name(text):
            person = self._office_holder(mention)
            if person is not None:
                self._introduce(i, mention, person)
                return
            if mention.role not in _SUBJECTS:
                return
        person = self.people.meet(text, titles, mention.span.start)
        if person is not None:
            self.persons[i] = person

    def _is_organisation(self, text: str, titles: Sequence[str]) -> bool:
        """Tell whether what was taken for a person is an acronym, or called a party, a company or the like: "the ruling party, Vidal"."""
        plain = tidy(text).removeprefix("The ").removeprefix("the ")
        endings = {words[-1].lower() for title in titles if (words := words_of(_ERRAND.split(title)[0]))}
        kinds = wordlist("company") | wordlist("armed group") | group_endings().keys()
        return (not titles and plain.isupper() and plain.isalpha() and len(plain) > 2) or (" " not in plain and bool(endings & kinds))

    def _given_name(self, mention: Mention) -> str:
        """Return office and given name that stand before a last name, where the syntax cut it off: "Foreign Minister Rosa" + " Vidal"."""
        before = _RUN.search(self._text, max(0, mention.span.start - 60), mention.span.start)
        if before is None or mention.apposed == ():
            return ""
        if before.group().strip() in {span.of(self._text) for span in mention.apposed} and mention.span.start - 1 in self._given:
            return before.group()
        title, name = self.people.split(before.group() + mention.text)
        noun = self._nouns.ending(title)
        return before.group() if noun and noun[1].kind == "office" and len(name) > 1 else ""

    def _whole_name(self, text: str, span: Span) -> str:
        """Add the capitalised words that follow where the table of offices knows the longer name: "Bashar" + " al-Assad"."""
        match = _FURTHER.match(self._text[span.end : span.end + 60])
        words = match.group().split(" ")[1:] if match else []
        for stop in range(len(words), 0, -1):
            longer = f"{text} {' '.join(words[:stop])}"
            if self._offices.by_name(longer):
                return longer
        return text

    def _office_holder(self, mention: Mention) -> Person | None:
        """The office-holder of this last name, unless the word is one for a time or thing ("May") and does not act."""
        word = fold(mention.text)
        if word in wordlist("honorific") or (word in wordlist("thing") and mention.role not in _SUBJECTS):
            return None
        return self.people.on_last_name(mention.text)

    def _named(self) -> frozenset[str]:
        """The ids of the states and organisations that the document names."""
        if self._context is None:
            entries = [e for m in self._mentions if m.kind != "pronoun" for _, _, e in self._gazetteer.within(words_of(m.text))]
            self._context = frozenset(e.actor.principal for e in entries)
        return self._context

    def _introduce(self, i: int, mention: Mention, person: Person) -> None:
        present = self.people.roster.named(person.name)
        if present is None:
            person.first = mention.span.start
            self.people.roster.note(person)
        self.persons[i] = present or person

    def _meet_other(self, i: int, mention: Mention) -> None:
        if mention.kind in ("name", "nominal") and "," in mention.text:
            self._meet_listed(i, mention)
        elif mention.role == "compound" and " " not in mention.text:
            self._meet_part(i, mention)
        elif mention.kind == "name":
            self._meet_name(i, mention)

    def _meet_listed(self, i: int, mention: Mention) -> None:
        """A name and its office in one phrase: "Rosa Vidal, the OPEC spokesperson"."""
        name, _, rest = mention.text.partition(",")
        reading = self.read(rest)
        office = reading.noun is not None and reading.noun.kind == "office"
        if office and is_name(words_of(name)) and self._gazetteer.find(name) is None and not self.read(name).noun:
            self._meet(i, mention)

    def _meet_part(self, i: int, mention: Mention) -> None:
        """A first or last name that the syntax cut off, or one in "the Vidal-Paz meeting"."""
        if self._gazetteer.find(mention.text) is not None:
            return
        before = re.search(r"[A-Z][\w'’-]+ $", self._text[max(0, mention.span.start - 25) : mention.span.start])
        after = _FURTHER.match(self._text[mention.span.end : mention.span.end + 50])
        text = (before.group() if before else "") + mention.text + (after.group() if after else "")
        plain, folded = tidy(text), fold(text)
        fits = [k for k in self.people.roster.within(folded) if k.name in plain or fold(k.name) in folded] or self.people.by_last_name(
            mention.text
        )
        if fits:
            self.persons[i] = fits[-1]

    def _meet_name(self, i: int, mention: Mention) -> None:
        text = tidy(mention.text)
        owner, _, rest = text.rpartition("'s ")
        if owner and is_name([rest]) and self.people.by_last_name(rest):
            self.persons[i] = self.people.by_last_name(rest)[-1]
            return
        if self._gazetteer.find(text) is not None or self.read(text).noun or self._nouns.find(text) is not None:
            if self.people.split(mention.text)[0]:
                self._meet(i, mention)
            return
        readings = [self.read(t) for t in self._titles.of(mention)]
        if (
            self.people.split(mention.text)[0]
            or any(r.noun and r.noun.kind == "office" for r in readings)
            or (" " in text and self._offices.by_name(text))
        ):
            self._meet(i, mention)
        elif self.people.by_last_name(text):
            self.persons[i] = self.people.by_last_name(text)[-1]
        elif " " not in text and (person := self._office_holder(mention)):
            self._introduce(i, mention, person)
