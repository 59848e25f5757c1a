"""Gives each draft its issue and the actor's position on it, so that a demand, its repetitions and its rejections share one issue."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.core.document import Document
from graph.core.entity import Issue
from graph.core.statement import Draft, Position, Statement
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.issues.claims import ACTS, Claims, together
from graph.identity.issues.contents import Content, reversal
from graph.identity.issues.discourse import Discourse, Told, roots
from graph.identity.issues.grouping import Profile, group
from graph.identity.issues.keyphrases import Wording, key_phrases
from graph.identity.issues.matching import match, match_bare
from graph.identity.issues.positions import answering, opposite, position
from graph.identity.issues.readings import Reading, read_drafts
from graph.identity.issues.scheme import Instance, Scheme
from graph.identity.issues.settling import settle

SHORT = 3  # words of a content that are compared with what follows them in the sentence
_DEEDS = frozenset({"coerce", "sanction", "assault", "concede", "protest", "mobilize"})  # the verb is part of what they are about


def assign(drafts: Sequence[Draft], documents: Mapping[str, Document], scheme: Scheme) -> list[Statement]:
    """Return one statement with one report for each draft, in the given order, with issue and position; a function of the whole collection.

    A row of the scheme whose pattern matches the content names the issue. What is left goes back to what it answers or takes up in its
    document (`claims`, `discourse`), or is grouped by similarity (`grouping.THRESHOLD`), and is named by the row that most of its group
    has, else by a key phrase of it (`keyphrases`).
    """
    order = sorted(range(len(drafts)), key=lambda i: _place(drafts[i]))
    placed = _Assignment([drafts[i] for i in order], documents, scheme).run()
    back = {i: k for k, i in enumerate(order)}
    return [Statement.of(draft, *placed[back[i]]) for i, draft in enumerate(drafts)]


def _place(draft: Draft) -> tuple[str, int, int, str, str]:
    cue = draft.report.cue or draft.report.span
    return draft.report.document, draft.report.span.start, cue.start, draft.actor.id, draft.stance.id


def _one_for_both(own: Instance | None, first: Instance | None) -> Instance | None:
    """The instance of who says or does something together with the holder before; their forces are two."""
    return own if own is not None and own.row.slot in ("aggressor", "troops") else first


class _Assignment:
    """One run over all drafts, in the order of their places; numbers are places in that order."""

    def __init__(self, drafts: Sequence[Draft], documents: Mapping[str, Document], scheme: Scheme) -> None:
        self.documents, self.scheme = documents, scheme
        self.readings = read_drafts(drafts)
        self.names = {a.id: a.name for d in reversed(drafts) for a in (*d.targets, d.actor)}
        self.claims = Claims(drafts, [r.content for r in self.readings])
        self.meant = {i: k for i, r in enumerate(self.readings) if r.content.thin and (k := self.claims.meant(i)) is not None}
        found = {i: (match_bare if i in self.meant else match)(r, scheme) for i, r in enumerate(self.readings)}
        self.joint = together(drafts)
        for i, first in self.joint.items():
            found[i] = _one_for_both(found[i], found[first])
        self.instances = settle({i: instance for i, instance in found.items() if instance}, drafts)
        self.meant = {i: k for i, k in {**self.meant, **self.joint}.items() if i not in self.instances}
        self.firm = {i for i, instance in self.instances.items() if not instance.soft}

    def run(self) -> list[tuple[Issue, Position]]:
        links = {**self._taken_up(), **self.meant}
        back = roots({**self._said_again(links), **links}, range(len(self.readings)))
        issues = self._named(back)
        return [(issue, self._position(i, issue)) for i, issue in enumerate(issues)]

    def _said_again(self, links: Mapping[int, int]) -> dict[int, int]:
        """The draft that each without a link repeats word for word, where the same words have one in another document."""
        first: dict[tuple[str, str, str], int] = {}
        for i in sorted(links):
            if not self.readings[i].content.thin:
                first.setdefault(self._words_of(i), i)
        free = [i for i in range(len(self.readings)) if i not in links and i not in self.firm]
        return {i: k for i in free if (k := first.get(self._words_of(i))) is not None and links[k] != i}

    def _words_of(self, i: int) -> tuple[str, str, str]:
        draft = self.readings[i].draft
        return draft.actor.id, draft.stance.id, self.readings[i].content.tagged

    def _taken_up(self) -> dict[int, int]:
        """What each draft without a firm issue goes back to in its document."""
        free = [i for i in range(len(self.readings)) if i not in self.firm and i not in self.meant]
        discourse = Discourse(self.readings, [self._told(r) for r in self.readings])
        found = discourse.antecedents(free)
        vague = [i for i in free if i not in found and not self._tells(i)]
        found |= {i: k for i in vague if (k := self.claims.recalled(i)) is not None}
        return found | {i: k for i in vague if i not in found and (k := discourse.beside(i)) is not None}

    def _tells(self, i: int) -> bool:
        """Whether the words of a content name an issue of the scheme."""
        return i in self.instances and not self.instances[i].default and not self.instances[i].row.topic

    def _told(self, reading: Reading) -> Told:
        content, verb, around = reading.content, reading.read(reading.cue), reading.read(reading.draft.report.exact)
        own = self._words(content)
        act = own | self._words(verb) if reading.draft.stance.id in ACTS else own
        return Told(own, act, self._words(around))

    def _words(self, content: Content) -> frozenset[str]:
        return content.keys | content.senses | self.scheme.topics(content)

    def _named(self, back: Mapping[int, int]) -> list[Issue]:
        heads = sorted(set(back.values()))
        first = group([self._profile(h) for h in heads])
        leader = {h: heads[first[n]] for n, h in enumerate(heads)}
        members: dict[int, list[int]] = {}
        for i, head in sorted(back.items()):
            members.setdefault(leader[head], []).append(i)
        common = {k: self._common(numbers, sum(back[i] == i for i in numbers)) for k, numbers in members.items()}
        unnamed = [k for k, instance in common.items() if instance is None]
        phrases = key_phrases([self._wordings(members[k]) for k in unnamed])
        named = {k: instance.issue(self._name) for k, instance in common.items() if instance}
        named |= {k: self._under(issue, members[k]) for k, issue in zip(unnamed, phrases, strict=True)}
        split = {i for k in unnamed for i in members[k] if self._tells(i)}
        own = {i: self.instances[i].issue(self._name) for i in sorted(self.firm | split)}
        return [own.get(i) or own.get(back[i]) or named[leader[back[i]]] for i in range(len(self.readings))]

    def _profile(self, i: int) -> Profile:
        draft, content, found = self.readings[i].draft, self.readings[i].content, self.instances.get(i)
        full = self.readings[i].read(self.readings[i].fuller) if len(content.keys) <= SHORT else content
        against = frozenset(t.principal for t in draft.targets)
        armed = found is not None and found.row.slot in ("aggressor", "troops") and not (found.default and draft.stance.id == "threaten")
        return Profile(
            keys=full.keys | full.senses,
            actors=against | {draft.actor.id, *content.actors},
            documents=frozenset({draft.report.document}),
            acts=draft.actor.id if draft.stance.id in ACTS else "",
            against=against,
            forces=found.actor if found is not None and armed else "",
        )

    def _common(self, members: Sequence[int], heads: int) -> Instance | None:
        """The instance that most contents of a group that tell one tell, if a third of its heads do; or that of the stances of all."""
        held = [self.instances[i] for i in members if i in self.instances and not self.instances[i].row.topic]
        told = Counter(instance for instance in held if not instance.default)
        if not told:
            return held[0] if len(held) == len(members) and len(set(held)) == 1 else None
        best = max(told, key=lambda each: (told[each], each.row.id, each.actor, sorted(each.places), each.named))
        return best if 2 * told[best] > told.total() and 3 * told[best] >= heads else None

    def _under(self, issue: Issue, members: Sequence[int]) -> Issue:
        """The issue under the topic that most contents of its group belong to."""
        topics = Counter(self.instances[i].row.id for i in members if i in self.instances and self.instances[i].row.topic)
        topic = max(sorted(topics), key=lambda each: topics[each], default=None)
        return replace(issue, broader=topic if topic != issue.id else None)

    def _wordings(self, members: Sequence[int]) -> list[Wording]:
        """The contents of a group, earliest published first, so that a later document does not rename an issue."""

        def when(i: int) -> tuple[date, int]:
            document = self.documents.get(self.readings[i].draft.report.document)
            return (document.published if document else None) or date.max, i

        chosen = [self.readings[i] for i in sorted(members, key=when)]
        return [Wording(r.content, r.draft, r.around, r.acted() if r.draft.stance.id in _DEEDS else r.fuller) for r in chosen]

    def _name(self, identifier: str) -> str:
        actor = load_gazetteer().actor(identifier)
        return actor.name if actor is not None else self.names.get(identifier) or identifier.replace("-", " ")

    def _position(self, i: int, issue: Issue) -> Position:
        """The position on the issue as its label words it: who is against the troops is for their withdrawal."""
        reading, instance = self.readings[i], self.instances.get(i)
        if self.meant.get(i) is not None and self.meant[i] == self.joint.get(i):
            return self._position(self.joint[i], issue)
        if i in self.meant:
            claim = self.readings[roots(self.meant, [i])[i]]
            side = answering(reading.draft, claim.draft, position(claim))
        else:
            held = instance if instance is not None and instance.issue(self._name).id == issue.id else None
            side = position(reading, held)
        return opposite(side) if reversal(issue.label) else side
