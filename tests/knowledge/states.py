"""Builders and hypothesis strategies of whole states, for the tests of this room."""

from datetime import date

from hypothesis import strategies as st

from graph.core.document import Block, Document, Span
from graph.core.entity import Actor, Issue, Membership
from graph.core.stance import STANCES, stance
from graph.core.statement import Quote, Report, Statement
from graph.knowledge.encode import State

PERU = Actor("peru", "Peru", "country", aliases=("Republic of Peru",), iso2="PE", iso3="PER")
CHILE = Actor("chile", "Chile", "country", iso2="CL", iso3="CHL", exact_match=("https://sws.geonames.org/3895114/",))
ROJAS = Actor("ana-rojas", "Ana Rojas", "person", acts_for="peru")
PACT = Actor("pacific-pact", "Pacific Pact", "bloc")
PORT = Issue("access-to-the-port", "access to the port", patterns=("port", "harbour access"))

TEXTS = {
    "port-news": 'No agreement on the port\n\nTalks in Lima failed. "Chile, the port must open", Ana Rojas said on Friday.',
    "coast-daily": "Chile refuses\n\nChile rejected Peru's demand on Saturday. Peru wants the port 🚢 to open.",
}


def quoted(text: str, words: str) -> Quote:
    """Return `words` as a quotation at their first place in `text`."""
    start = text.index(words)
    return Quote(words, Span(start, start + len(words)))


def evidence(name: str, exact: str, cue: str, **more: object) -> Report:
    """Return a report on `exact`, at its first place in the document called `name`."""
    text = TEXTS[name]
    found = {"rule": "frame:test", "confidence": 0.9, "actor_text": "Peru", "cue": quoted(text, cue).span} | more
    return Report(name, quoted(text, exact).span, exact, **found)  # type: ignore[arg-type]


def sample() -> State:
    """Return two documents with three statements, one of them reported in both, one of them only ascribed."""
    demand = Statement(
        "d001",
        PERU,
        stance("demand"),
        (CHILE,),
        PORT,
        "for",
        reports=(
            evidence("coast-daily", "Chile rejected Peru's demand on Saturday.", "demand", actor_text="Peru's"),
            evidence(
                "port-news",
                '"Chile, the port must open", Ana Rojas said on Friday.',
                "must",
                target_texts=("Chile",),
                quotes=(quoted(TEXTS["port-news"], "Chile, the port must open"),),
                speaker=ROJAS,
                cited_source="AFP",
                date=date(2021, 3, 5),
                reason="office in text",
                content="the port must open",
            ),
        ),
        date=date(2021, 3, 5),
    )
    refusal = Statement(
        "d002",
        CHILE,
        stance("reject"),
        (PERU,),
        PORT,
        "against",
        reports=(evidence("coast-daily", "Chile rejected Peru's demand on Saturday.", "rejected", actor_text="Chile"),),
        date=date(2021, 3, 6),
        responds_to=("d001",),
    )
    wish = Statement(
        "d003",
        PERU,
        stance("appeal"),
        (PACT, CHILE),
        PORT,
        "for",
        reports=(evidence("coast-daily", "Peru wants the port 🚢 to open.", "wants", attributed=False),),
        conditional=True,
        condition="if talks resume",
        certainty="probable",
        tense="planned",
    )
    documents = tuple(
        Document(
            name,
            text,
            (Block("headline", Span(0, text.index("\n"))), Block("paragraph", Span(text.index("\n") + 2, len(text)))),
            title=text.partition("\n")[0],
            publisher="Andes Courier",
            published=date(2021, 3, 7),
            url=f"https://news.example/{name}",
        )
        for name, text in sorted(TEXTS.items())
    )
    memberships = (
        Membership("ana-rojas", "peru", "foreign minister", since=date(2020, 7, 1)),
        Membership("chile", "pacific-pact", since=date(1999, 1, 1), until=date(2030, 12, 31)),
        Membership("peru", "pacific-pact"),
    )
    return State(documents, (refusal, demand, wish), (ROJAS, CHILE, PACT, PERU), (PORT,), memberships)


_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_dates = st.none() | st.dates()


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Draw a span of `text`."""
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def _documents(draw: st.DrawFn) -> list[Document]:
    found = []
    for name in draw(st.lists(_names, min_size=1, max_size=3, unique=True)):
        text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
        kinds = st.sampled_from(["headline", "paragraph", "item"])
        blocks = draw(st.lists(st.builds(Block, kinds, spans(text)), max_size=3))
        optional = [draw(st.none() | _words) for _ in range(4)]
        published, warnings = draw(_dates), tuple(draw(st.lists(_words, max_size=2)))
        title, publisher, url, note = optional
        found.append(Document(name, text, tuple(blocks), title, publisher, published, draw(_names), url, note, warnings))
    return sorted(found, key=lambda document: document.id)


@st.composite
def _actors(draw: st.DrawFn) -> list[Actor]:
    ids = draw(st.lists(_names, min_size=1, max_size=4, unique=True))
    kinds = st.sampled_from(["country", "organization", "bloc", "body", "person", "group"])
    links = st.lists(st.integers(0, 99).map("https://id.example/{}".format), max_size=3).map(tuple)
    actors = [
        Actor(
            name,
            draw(_words),
            draw(kinds),
            draw(st.none() | st.sampled_from(ids)),
            tuple(draw(st.lists(_words, max_size=3))),
            draw(st.none() | _words),
            draw(st.none() | _words),
            draw(links),
        )
        for name in ids
    ]
    return sorted(actors, key=lambda actor: actor.id)


@st.composite
def _issues(draw: st.DrawFn) -> list[Issue]:
    ids = draw(st.lists(_names, min_size=1, max_size=3, unique=True))
    parents = st.none() | st.sampled_from(ids)
    return [Issue(name, draw(_words), draw(parents), tuple(draw(st.lists(_words, max_size=3)))) for name in sorted(ids)]


@st.composite
def _reports(draw: st.DrawFn, documents: list[Document], actors: list[Actor]) -> Report:
    document = draw(st.sampled_from(documents))
    span, cue = draw(spans(document.text)), draw(st.none() | spans(document.text))
    quotes = [Quote(each.of(document.text), each) for each in draw(st.lists(spans(document.text), max_size=3))]
    return Report(
        document.id,
        span,
        span.of(document.text),
        draw(_words),
        draw(st.floats(0, 1)),
        draw(_words),
        tuple(draw(st.lists(_words, max_size=3))),
        cue,
        tuple(quotes),
        draw(st.none() | st.sampled_from(actors)),
        draw(st.none() | _words),
        draw(st.booleans()),
        draw(_dates),
        draw(_words),
    )


@st.composite
def states(draw: st.DrawFn) -> State:
    """Draw a state in the order in which a store gives it back."""
    documents, actors, issues = draw(_documents()), draw(_actors()), draw(_issues())
    ids = draw(st.lists(_names, max_size=3, unique=True))
    found = []
    for name in ids:
        drawn = draw(st.lists(_reports(documents, actors), min_size=1, max_size=3, unique_by=lambda report: report.key("")))
        targets = st.lists(st.sampled_from(actors), max_size=3, unique_by=lambda actor: actor.id)
        found.append(
            Statement(
                name,
                draw(st.sampled_from(actors)),
                draw(st.sampled_from(sorted(STANCES.values()))),
                tuple(draw(targets)),
                draw(st.sampled_from(issues)),
                draw(st.sampled_from(["for", "against", "none"])),
                tuple(sorted(drawn, key=Report.order)),
                draw(_dates),
                draw(st.booleans()),
                draw(st.none() | _words),
                draw(st.booleans()),
                draw(st.sampled_from(["certain", "probable", "possible"])),
                draw(st.sampled_from(["done", "announced", "planned"])),
                tuple(draw(st.lists(st.sampled_from(ids), max_size=3))),
            )
        )
    found.sort(key=lambda statement: (statement.reports[0].order(), statement.id))
    members = st.sampled_from([actor.id for actor in actors])
    memberships = draw(st.lists(st.builds(Membership, members, members, _names, _dates, _dates), max_size=3, unique=True))
    memberships.sort(key=lambda m: (m.member, m.organization, m.role, str(m.since or ""), str(m.until or "")))
    return State(tuple(documents), tuple(found), tuple(actors), tuple(issues), tuple(memberships))
