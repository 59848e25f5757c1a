"""A small invented conflict over a strait, stored as any other collection is."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from graph.core.document import Document, Span
from graph.core.entity import Actor, Issue, Membership
from graph.core.stance import stance
from graph.core.statement import Quote, Report, Statement
from graph.knowledge.memory import MemoryStore

ARVENIA = Actor("arvenia", "Arvenia", "country", aliases=("Arvenian Republic", "the Isles"))
BELMARK = Actor("belmark", "Belmark", "country", aliases=("Kingdom of Belmark",))
COSTRIA = Actor("costria", "Côstria", "country", aliases=("the Isles",))
UNION = Actor("strait-union", "Strait Union", "bloc", aliases=("SU",))
VOSS = Actor("mira-voss", "Mira Voss", "person", acts_for="belmark")
MINISTRY = Actor("arvenian-foreign-ministry", "Arvenian Foreign Ministry", "body", acts_for="arvenia")

BASE = Issue("strait-base", "naval base in the strait")
GROWTH = Issue("union-growth", "growth of the union")

DEMAND = "Arvenia demanded on Saturday that the Strait Union take no new members."
TEXTS = {
    "d1": (
        "Belmark stands firm",
        "Harbour Post",
        date(2031, 3, 2),
        (
            DEMAND,
            'Mira Voss, the premier of Belmark, said that her country would "never bow" to it.',
            "The Strait Union called the base a matter of safety for all.",
            "Côstria denounced Arvenia over the base.",
        ),
    ),
    "d2": (
        "Union answers",
        "The Tide",
        date(2031, 3, 3),
        (
            DEMAND,
            "The Strait Union dismissed the demand of Arvenia.",
            "If the base is built, the Arvenian Foreign Ministry warned, Belmark will pay.",
            "Belmark demanded that Arvenia and Côstria open the strait.",
        ),
    ),
    "d3": (
        "Côstria torn",
        "Coast Wire",
        date(2031, 3, 5),
        (
            "Côstria backed Arvenia over the base.",
            "Côstria accused Arvenia of blocking ships.",
            "Belmark demanded that Arvenia and Côstria open the strait.",
        ),
    ),
}


def document(name: str) -> Document:
    title, publisher, published, sentences = TEXTS[name]
    return Document(name, " ".join(sentences), title=title, publisher=publisher, published=published)


DOCUMENTS = {name: document(name) for name in TEXTS}


@dataclass
class Evidence:
    """Builds the report of one sentence of a document."""

    document: str
    sentence: int
    extra: dict[str, object] = field(default_factory=dict)

    def report(self) -> Report:
        text, exact = DOCUMENTS[self.document].text, TEXTS[self.document][3][self.sentence]
        start = text.index(exact)
        report = Report(self.document, Span(start, start + len(exact)), exact, "test-rule", 0.9, actor_text="it")
        quotes = tuple(Quote(words, Span(text.index(words), text.index(words) + len(words))) for words in self.extra.get("quotes", ()))
        return replace(report, **{**self.extra, "quotes": quotes})


def statement(
    name: str, actor: Actor, kind: str, *targets: Actor, about: tuple[Issue, str], day: int | None, where: list[Evidence], **more
) -> Statement:
    reports = tuple(evidence.report() for evidence in where)
    dated = date(2031, 3, day) if day else None
    return Statement(name, actor, stance(kind), targets, about[0], about[1], reports, date=dated, **more)


def statements() -> list[Statement]:
    blue = {"cited_source": "Agency Blue"}
    voiced = {"speaker": VOSS, "quotes": ("never bow",)}
    condition = {"conditional": True, "condition": "If the base is built"}
    return [
        statement("a1", ARVENIA, "demand", UNION, about=(GROWTH, "against"), day=1, where=[Evidence("d1", 0), Evidence("d2", 0)]),
        statement("a2", BELMARK, "reject", ARVENIA, about=(GROWTH, "for"), day=2, where=[Evidence("d1", 1, voiced)], responds_to=("a1",)),
        statement("a3", UNION, "declare", about=(BASE, "for"), day=2, where=[Evidence("d1", 2)]),
        statement("b1", UNION, "reject", ARVENIA, about=(GROWTH, "for"), day=2, where=[Evidence("d2", 1)], responds_to=("a1",)),
        statement(
            "b2",
            ARVENIA,
            "threaten",
            BELMARK,
            about=(BASE, "against"),
            day=None,
            where=[Evidence("d2", 2, {"speaker": MINISTRY})],
            **condition,
        ),
        statement(
            "b3", BELMARK, "demand", ARVENIA, COSTRIA, about=(BASE, "for"), day=5, where=[Evidence("d2", 3, blue), Evidence("d3", 2, blue)]
        ),
        statement("c1", COSTRIA, "support", ARVENIA, about=(BASE, "against"), day=3, where=[Evidence("d3", 0)]),
        statement("c2", COSTRIA, "accuse", ARVENIA, about=(BASE, "none"), day=4, where=[Evidence("d3", 1)]),
        statement("c3", COSTRIA, "criticize", ARVENIA, about=(BASE, "for"), day=3, where=[Evidence("d1", 3)]),
    ]


MEMBERSHIPS = (
    Membership("belmark", "strait-union", since=date(2001, 1, 1)),
    Membership("costria", "strait-union", since=date(2020, 5, 1)),
    Membership("arvenia", "strait-union", since=date(1990, 1, 1), until=date(2019, 12, 31)),
    Membership("mira-voss", "belmark", role="prime minister", since=date(2028, 6, 1)),
)


@pytest.fixture(scope="session")
def knowledge() -> Iterator[MemoryStore]:
    store = MemoryStore()
    store.save(DOCUMENTS, statements(), memberships=MEMBERSHIPS)
    yield store
    store.close()
