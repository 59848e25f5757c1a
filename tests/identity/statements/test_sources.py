from dataclasses import replace
from datetime import date

from scenes import document, draft
from test_copies import OTHER, STORY

from graph.core.document import Block, Document, Span
from graph.core.entity import Issue
from graph.core.statement import Statement
from graph.identity.statements.merging import merge
from graph.identity.statements.sources import trace

WATER = Issue("water", "water")
DAY = date(2020, 5, 9)


def paper(name: str, text: str, publisher: str | None = None) -> Document:
    return replace(document(text, identifier=name), publisher=publisher)


def reported(*documents: Document, cited: dict[str, str] | None = None, words: str = "") -> Statement:
    """Return one statement with a report from each document, its origins traced; its evidence is `words`, else the document's text."""
    made = []
    for each in documents:
        found = Statement.of(draft("Chile", "demand", ["Peru"], doc=each.id, day=DAY), WATER, "for")
        exact = words or each.text
        report = replace(found.reports[0], exact=exact, span=Span(0, len(exact)), cited_source=(cited or {}).get(each.id))
        made.append(replace(found, reports=(report,)))
    (traced,) = trace(merge(made, {}), {each.id: each for each in documents})
    return traced


def origins(statement: Statement) -> list[str | None]:
    return [report.origin for report in statement.reports]


def test_papers_of_one_publisher_are_one_source_and_a_paper_without_one_is_its_own() -> None:
    found = reported(paper("a", STORY, "The Tide"), paper("b", OTHER, "The Tide"), paper("c", "They want it back. So says Chile."))
    assert origins(found) == ["The Tide", "The Tide", "c"] and found.sources == 2 and len(found.reports) == 3


def test_what_relays_one_agency_is_one_source_however_it_is_called() -> None:
    found = reported(paper("a", STORY, "The Tide"), paper("b", OTHER, "Harbour Post"), cited={"a": "AFP", "b": "Agence France-Presse"})
    assert origins(found) == ["Agence France-Presse"] * 2 and found.sources == 1


def test_a_dateline_and_a_credit_name_the_agency() -> None:
    dateline = "LIMA, May 9 (Reuters) - "
    text = dateline + STORY
    wire = Document("a", text, (Block("paragraph", Span(len(dateline), len(text))),), publisher="The Tide")
    credit = paper("b", OTHER + "\n(Reuters)", "Harbour Post")
    place = paper("c", "CHILE (North) - " + "They want the ships back at once. " * 2, "Coast Wire")
    assert origins(reported(wire, credit, place)) == ["Reuters", "Reuters", "Coast Wire"]


def test_copies_are_one_source_and_take_the_agency_that_one_of_them_names() -> None:
    found = reported(paper("a", STORY, "The Tide"), paper("b", STORY + " No end is in sight.", "Harbour Post"), paper("c", OTHER))
    assert origins(found) == ["The Tide", "The Tide", "c"] and found.sources == 2
    cited = reported(paper("a", STORY, "The Tide"), paper("b", STORY, "Harbour Post"), cited={"b": "Agency Blue"})
    assert origins(cited) == ["Agency Blue"] * 2


def test_a_copied_sentence_is_one_source_but_a_shared_quotation_is_not() -> None:
    sentence = "Chile demanded on Saturday that the ships of Peru leave its waters before the week is out."
    one, other = paper("a", STORY, "The Tide"), paper("b", OTHER, "Harbour Post")
    assert reported(one, other, words=sentence).sources == 1
    quoted = "“The ships of Peru have to leave our waters before the week is out,” Ana Rojas said."
    assert reported(one, other, words=quoted).sources == 2


def test_sources_are_never_more_than_documents() -> None:
    both = reported(paper("a", STORY), cited={"a": "AFP"})
    assert both.sources == 1 and origins(both) == ["Agence France-Presse"]
