"""Builders: documents and mentions from plain sentences, without a parser."""

import re
from collections.abc import Sequence
from datetime import date

from graph.core.document import Block, Document, Span
from graph.core.entity import Actor, Mention, MentionKind, Resolution
from graph.core.stance import stance
from graph.core.statement import Draft, Report
from graph.identity.actors.gazetteer import load_gazetteer
from graph.identity.actors.resolver import GazetteerResolver

DAY = date(2021, 6, 15)


def document(text: str, *, published: date | None = DAY, identifier: str = "doc") -> Document:
    return Document(identifier, text, (Block("paragraph", Span(0, len(text))),), published=published)


class Scene:
    """A text whose mentions are marked one after the other."""

    def __init__(self, text: str, published: date | None = DAY) -> None:
        self.document = document(text, published=published)
        self.mentions: list[Mention] = []
        self.names: list[str] = []

    def span(self, phrase: str, nth: int = 0) -> Span:
        starts = [m.start() for m in re.finditer(re.escape(phrase), self.document.text)]
        return Span(starts[nth], starts[nth] + len(phrase))

    def mark(
        self,
        phrase: str,
        kind: MentionKind = "name",
        role: str = "nsubj",
        *,
        nth: int = 0,
        apposed: Sequence[str] = (),
        owner: str | None = None,
        plural: bool = False,
        head: str | None = None,
        governor: str = "",
    ) -> "Scene":
        span = self.span(phrase, nth)
        words = tuple(phrase.split()) or (phrase,)
        self.mentions.append(
            Mention(
                span=span,
                text=phrase,
                kind=kind,
                head=head or words[-1].lower(),
                words=words,
                role=role,
                sentence=sum(end.end() <= span.start for end in re.finditer(r"[.!?][”\"]?\s+(?=[A-Z“\"])", self.document.text)),
                plural=plural,
                definite=words[0].lower() in ("the", "this", "those", "these"),
                apposed=tuple(self.span(a) for a in apposed),
                owner=self.span(owner) if owner else None,
                governor=governor,
            )
        )
        return self

    def resolve(self) -> list[Resolution | None]:
        return list(GazetteerResolver().resolve(self.document, self.mentions))

    def last(self) -> Resolution | None:
        return self.resolve()[-1]


def names(resolution: Resolution | None) -> list[str] | None:
    return None if resolution is None else [a.name for a in resolution.actors]


def speaker(resolution: Resolution | None) -> str | None:
    return resolution.speaker.name if resolution is not None and resolution.speaker is not None else None


def draft(
    actor: str,
    verb: str,
    targets: Sequence[str] = (),
    content: str = "",
    *,
    doc: str = "a",
    at: int = 0,
    day: date | None = None,
    wants: int = 0,
    conditional: bool = False,
    sentence: str = "x" * 10,
    cue: str = "",
    condition: str | None = None,
) -> Draft:
    """Make a draft by hand; the evidence is `sentence`, which begins at `at`, and `cue` and `content` stand in it."""
    gazetteer = load_gazetteer()

    def find(name: str) -> Actor:
        entry = gazetteer.find(name)
        return entry.actor if entry else Actor(name.lower().replace(" ", "-"), name, "person")

    start = at + sentence.index(cue) if cue else None
    place = None if start is None else Span(start, start + len(cue))
    report = Report(doc, Span(at, at + len(sentence)), sentence, "rule", 0.9, actor, cue=place, date=day, content=content)
    return Draft(
        actor=find(actor),
        stance=stance(verb),
        targets=tuple(find(t) for t in targets),
        report=report,
        content=content,
        wants=wants,
        answers=verb in ("reject", "agree", "deny", "concede"),
        conditional=conditional or condition is not None,
        condition=condition,
    )
