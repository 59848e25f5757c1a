import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from states import sample

from graph.knowledge.disk import ARCHIVE, DiskStore
from graph.knowledge.memory import MemoryStore
from graph.knowledge.provenance import Run
from graph.knowledge.validate import validate

PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in MemoryStore().minter.prefixes().items())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DiskStore]:
    state = sample()
    with DiskStore.create(tmp_path / "s") as made:
        made.save(state.documents, state.statements, actors=state.actors, memberships=state.memberships, run=Run("1"))
        yield made


def change(store: DiskStore, update: str) -> set[str]:
    store.oxigraph.update(PREFIXES + update)
    return {violation.shape for violation in validate(store)}


def test_a_sound_store_has_no_violations(store: DiskStore) -> None:
    assert validate(store) == []


def test_a_shape_names_the_thing_the_property_and_the_value(store: DiskStore) -> None:
    shapes = change(
        store,
        "DELETE { GRAPH ?g { ?r sg:confidence ?c } } INSERT { GRAPH ?g { ?r sg:confidence 7.5 } }"
        "WHERE { GRAPH ?g { ?r sg:confidence ?c } }",
    )
    assert shapes == {"report-confidence"}
    violation = validate(store)[0]
    assert violation.focus.startswith("https://w3id.org/stancegraph/data/report/")
    assert violation.path == "https://w3id.org/stancegraph/ns#confidence"
    assert violation.message == "A report has a confidence from 0 to 1. Found: 7.5"
    assert violation.severity == "Violation"


@pytest.mark.parametrize("part", ["oa:hasTarget/oa:hasSelector", "sg:quoteSelector", "sg:cue"])
def test_words_that_do_not_stand_in_the_text_are_found(store: DiskStore, part: str) -> None:
    moved = f"""DELETE {{ GRAPH ?g {{ ?s oa:start ?n }} }} INSERT {{ GRAPH ?g {{ ?s oa:start ?m }} }}
        WHERE {{ GRAPH ?g {{ ?r sg:speaker ?who ; {part} ?s . ?s oa:start ?n }} BIND(?n - 1 AS ?m) }}"""
    assert change(store, moved) == {"exact-words"}
    message = validate(store)[0].message
    assert message.startswith("port-news, characters ")
    assert "the text has" in message


def test_a_quotation_without_a_place_is_found(store: DiskStore) -> None:
    added = 'INSERT { GRAPH ?g { ?r sg:quote "never said" } } WHERE { GRAPH ?g { ?r sg:speaker ?who } }'
    assert change(store, added) == {"quote-placed"}


def test_a_shortcut_that_nothing_carries_is_found(store: DiskStore) -> None:
    assert change(store, "INSERT DATA { GRAPH graph:curation { actor:peru sg:sanctions actor:chile } }") == {"shortcut-carried"}
    assert "actor/peru" in validate(store)[0].focus


def test_what_refers_to_itself_is_found(store: DiskStore) -> None:
    added = """INSERT DATA { GRAPH graph:curation { statement:d001 sg:inResponseTo statement:d001 .
        issue:access-to-the-port skos:broader issue:access-to-the-port . actor:chile prov:actedOnBehalfOf actor:chile } }"""
    assert change(store, added) == {"own-link"}
    assert len(validate(store)) == 3


def test_an_interval_that_ends_before_it_begins_is_found(store: DiskStore) -> None:
    state = sample()
    backwards = replace(state.memberships[1], until=date(1990, 1, 1))
    store.save(state.documents, state.statements, actors=state.actors, memberships=[backwards], run=Run("1"))
    (violation,) = validate(store)
    assert (violation.shape, violation.message) == ("interval-order", "The interval ends on 1990-01-01, before it begins on 1999-01-01.")


def test_an_altered_archive_is_found_with_what_it_breaks(store: DiskStore) -> None:
    port = next(document for document in sample().documents if document.id == "port-news")
    file = store.path / ARCHIVE / f"{port.sha256}.txt"
    file.write_text("Oh. " + port.text, encoding="utf-8")
    found = validate(store)
    assert {violation.shape for violation in found} == {"archive-hash", "exact-words"}
    file.unlink()
    (missing,) = validate(store)
    assert missing.shape == "archive-text"
    assert "port-news" in missing.message


def test_a_lost_selector_is_left_to_the_shapes(store: DiskStore) -> None:
    gone = "DELETE { GRAPH ?g { ?s oa:end ?n } } WHERE { GRAPH ?g { ?r sg:cue ?s . ?s oa:end ?n } }"
    assert change(store, gone) == {"offsets-end", "offsets-order"} or change(store, gone) == {"offsets-end"}


def test_checking_a_hundred_statements_takes_seconds() -> None:
    state = sample()
    demand = next(statement for statement in state.statements if statement.id == "d001")
    statements = [replace(demand, id=f"s{number:03d}") for number in range(100)]
    store = MemoryStore.create()
    store.save(state.documents, statements, run=Run("1"))
    start = time.perf_counter()
    assert validate(store) == []
    assert time.perf_counter() - start < 20
