from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from graph.core.document import Block, Document, Span
from graph.core.entity import Actor, Issue, Membership
from graph.core.errors import InvariantError, UnknownName
from graph.core.links import LinkCandidate, Links
from graph.core.stance import stance
from graph.core.statement import Quote, Report, Statement
from graph.knowledge import STORES
from graph.knowledge.provenance import Run
from graph.knowledge.validate import validate

TEXT = 'Harbour row\n\n"We will not pay for the bridge", Togo told Ghana.'
WORDS, QUOTE = Span(13, len(TEXT)), Span(14, 44)
TOGO, GHANA = Actor("togo", "Togo", "country"), Actor("ghana", "Ghana", "country", iso2="GH")
BRIDGE = Issue("bridge-toll", "bridge toll", patterns=("bridge",))
DOCUMENT = Document(
    "row", TEXT, (Block("headline", Span(0, 11)), Block("paragraph", WORDS)), title="Harbour row", published=date(2020, 5, 4)
)
REPORT = Report("row", WORDS, WORDS.of(TEXT), "frame:will-not", 0.75, "Togo", ("Ghana",), quotes=(Quote(QUOTE.of(TEXT), QUOTE),))
REFUSAL = Statement("a1", TOGO, stance("reject"), (GHANA,), BRIDGE, "against", (REPORT,))
MEMBERSHIP = Membership("togo", "ghana", "guest", until=date(2021, 1, 1))
MORE: dict[str, Any] = {
    "actors": [TOGO, GHANA],
    "issues": [BRIDGE],
    "memberships": [MEMBERSHIP],
    "run": Run("1.0", (("extractor", "rules"),)),
}


@pytest.fixture(params=STORES.names())
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    with STORES.load(request.param).create(tmp_path / "made.db") as made:
        yield made


def test_there_are_stores() -> None:
    assert STORES.names() == ["disk", "memory"]
    with pytest.raises(UnknownName, match="did you mean disk"):
        STORES.load("disc")


def test_an_empty_store_is_empty_and_sound(store: Any) -> None:
    assert store.documents() == {}
    assert store.statements() == store.actors() == store.issues() == store.memberships() == store.runs() == []
    assert list(store.quads()) == []
    assert validate(store) == []


def test_what_is_saved_is_given_back(store: Any) -> None:
    changes = store.save({"row": DOCUMENT}, [REFUSAL], **MORE)
    assert (changes.added, changes.statements, changes.statements_added) == (("row",), 1, 1)
    assert changes.contexts == ("actors", "issues", "runs")
    assert store.documents() == {"row": DOCUMENT}
    assert store.statements() == [REFUSAL]
    assert store.actors() == [GHANA, TOGO]
    assert (store.issues(), store.memberships(), store.runs()) == ([BRIDGE], [MEMBERSHIP], [MORE["run"]])
    assert validate(store) == []


def test_a_second_save_of_the_same_changes_nothing(store: Any) -> None:
    assert store.save([DOCUMENT], [REFUSAL], **MORE)
    quads = list(store.quads())
    changes = store.save([DOCUMENT], [REFUSAL], **MORE)
    assert not changes
    assert (changes.unchanged, changes.statements, changes.statements_added, changes.statements_removed) == (("row",), 1, 0, 0)
    assert list(store.quads()) == quads


def test_candidates_for_links_stay_through_every_save(store: Any) -> None:
    service = "https://reconcile.example.org"
    found = LinkCandidate("togo", "https://a.example/tg", "Togo", 90.0, service)
    fresh = Links((found,), frozenset({("togo", service), ("ghana", service)}), {service: "Example"})
    store.save([DOCUMENT], [REFUSAL], **MORE)
    store.propose(fresh)
    assert store.links() == fresh and store.documents() == {"row": DOCUMENT} and store.statements() == [REFUSAL]
    store.propose(fresh)
    assert not store.save([DOCUMENT], [REFUSAL], **MORE), "candidates are no change of what was built"
    store.save([replace(DOCUMENT, publisher="Volta Post")], [], **MORE)
    assert store.links() == fresh and validate(store) == []
    (row,) = store.oxigraph.query("SELECT ?who { ?c sg:candidateFor ?who }", prefixes=store.minter.prefixes())
    assert row["who"].value.endswith("/togo"), "queries see them"
    store.propose(Links((), frozenset({("togo", service)})))
    assert store.links() == Links((), fresh.asked, fresh.services)
    assert not list(store.oxigraph.query("SELECT ?who { ?c sg:candidateFor ?who }", prefixes=store.minter.prefixes()))


def test_changed_and_removed_documents_are_told_apart(store: Any) -> None:
    other = replace(DOCUMENT, id="other")
    store.save([DOCUMENT, other], [REFUSAL], **MORE)
    changes = store.save([replace(DOCUMENT, publisher="Volta Post")], [], **MORE)
    assert (changes.added, changes.changed, changes.removed, changes.unchanged) == ((), ("row",), ("other",), ())
    assert changes.statements_removed == 1
    assert list(store.documents()) == ["row"]
    assert store.statements() == []


def test_a_refused_save_leaves_the_store_as_it_was(store: Any) -> None:
    store.save([DOCUMENT], [REFUSAL], **MORE)
    quads = list(store.quads())
    with pytest.raises(InvariantError, match="row: "):
        store.save([replace(DOCUMENT, text="Too short.")], [REFUSAL], **MORE)
    assert list(store.quads()) == quads
    assert store.documents() == {"row": DOCUMENT}


def test_quads_are_sorted_without_blank_nodes_and_survive_trig(store: Any) -> None:
    store.save([DOCUMENT], [REFUSAL], **MORE)
    quads = list(store.quads())
    assert len(quads) > 50
    assert [str(quad.graph_name) for quad in quads] == sorted(str(quad.graph_name) for quad in quads)
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert set(parse(serialize(quads, format=RdfFormat.TRIG), format=RdfFormat.TRIG)) == set(quads)


def test_questions_see_shortcuts_signs_and_the_union_of_contexts(store: Any) -> None:
    store.save([DOCUMENT], [REFUSAL], **MORE)
    query = "SELECT ?who ?whom { ?who sg:rejects ?whom . ?s sg:actor ?who ; sg:stance/sg:sign -1 . ?whom sg:iso2 'GH' }"
    rows = list(store.oxigraph.query(query, prefixes=store.minter.prefixes()))
    assert [(row["who"].value, row["whom"].value) for row in rows] == [
        (store.minter.iri("actor", "togo"), store.minter.iri("actor", "ghana"))
    ]
