"""An opened graph: every verb of the command line as a method."""

from datetime import date
from pathlib import Path

import networkx
import pytest
import rdflib

import graph
from graph.core.errors import AmbiguousName, NoStore, OutputError, QueryError, StancegraphError, UnknownName
from graph.knowledge.memory import MemoryStore
from graph.pipeline import curate, extract, identify, load, read
from graph.queries.results import Rows, Triples, Verdict


def test_it_lists_statements_and_documents(seeds: graph.Collection, seeds_built: graph.Built) -> None:
    assert len(seeds.documents) == 5
    assert {each.id for each in seeds.statements()} == {each.id for each in seeds_built.statements}


def test_statements_meet_all_conditions(seeds: graph.Collection) -> None:
    chosen = seeds.statements(
        actor="russia", target="NATO", stance="demand", since=date(2022, 1, 1), until=date(2022, 12, 31), min_reports=1
    )
    assert chosen and {(each.actor.id, each.stance.id) for each in chosen} == {("russia", "demand")}
    assert chosen == seeds.choose(graph.Selection(actor="Russia", target="nato", stance="demand", since=date(2022, 1, 1)))
    with pytest.raises(UnknownName, match="did you mean Russia"):
        seeds.statements(actor="Rusia")


def test_around_an_actor_is_what_it_says_and_hears(seeds: graph.Collection) -> None:
    around = seeds.around("Romania")
    expected = [
        each
        for each in seeds.statements()
        if "romania" in (each.actor.id, *(target.id for target in each.targets), *(r.speaker.id for r in each.reports if r.speaker))
    ]
    assert around == expected and 0 < len(around) < len(seeds.statements())
    assert {each.stance.id for each in seeds.around("Romania", graph.Selection(stance="reject"))} == {"reject"}


def test_why_gives_reports_with_their_documents(seeds: graph.Collection) -> None:
    one = seeds.statements()[0]
    for name in (one.id, one.id[:9], f"statement:{one.id}", f"https://w3id.org/stancegraph/data/statement/{one.id}"):
        evidence = seeds.why(name)
        assert [each.report for each in evidence] == list(one.reports)
    assert evidence[0].document.text[evidence[0].report.span.start :].startswith(evidence[0].report.exact)
    for nothing in ("", " ", "zzz"):
        with pytest.raises(UnknownName, match="shows all ids"):
            seeds.why(nothing)
    digits = [each.id[0] for each in seeds.statements()]
    with pytest.raises(AmbiguousName, match="choose one by its id"):
        seeds.why(next(each for each in digits if digits.count(each) > 1))


def test_query_answers_every_form(seeds: graph.Collection) -> None:
    assert isinstance(seeds.query("SELECT ?s { ?s a sg:Document }"), Rows)
    assert isinstance(seeds.query("DESCRIBE actor:russia"), Triples)
    assert seeds.query("ASK { ?s a sg:Document }") == Verdict(True)
    rows = seeds.query("who-rejects-what", target="Russia")
    assert isinstance(rows, Rows) and {"actor", "target", "evidence"} <= set(rows.columns) and len(rows) > 0
    with pytest.raises(QueryError, match="takes no parameters"):
        seeds.query("ASK { ?s ?p ?o }", target="Russia")
    with pytest.raises(QueryError, match="line 1, column 13") as caught:
        seeds.query("ASK { ?s ?p }")
    assert caught.value.line == 1
    assert len(seeds.questions()) >= 10


def test_network_is_an_ordinary_multidigraph(seeds: graph.Collection) -> None:
    network = seeds.network()
    assert isinstance(network, networkx.MultiDiGraph)
    assert network.number_of_edges() == sum(len(set(each.targets)) for each in seeds.statements()) > 20
    assert seeds.network(merge=True).number_of_edges() < network.number_of_edges()
    assert set(seeds.network(around="Romania").nodes) < set(network.nodes)
    assert {data["stance"] for _, _, data in seeds.network(graph.Selection(stance="reject")).edges(data=True)} == {"reject"}


def test_rdflib_gets_a_graph_or_a_dataset(seeds: graph.Collection) -> None:
    held, dataset = seeds.rdflib(), seeds.rdflib(dataset=True)
    assert isinstance(held, rdflib.Graph) and isinstance(dataset, rdflib.Dataset)
    assert set(held) == {(s, p, o) for s, p, o, _ in dataset.quads()}
    contexts = {str(context.identifier) for context in dataset.graphs() if len(context)}
    assert len([each for each in contexts if "/graph/doc-" in each]) == 5
    assert not any(isinstance(term, rdflib.BNode) for triple in held for term in triple)


def test_export_writes_whole_files_or_none(seeds: graph.Collection, tmp_path: Path) -> None:
    data = seeds.export(tmp_path / "x.nq")
    assert (tmp_path / "x.nq").read_bytes() == data == seeds.export(format="nquads")
    part = seeds.export(format="jsonl", selection=graph.Selection(stance="reject"))
    assert 0 < len(part) < len(seeds.export(format="jsonl"))
    with pytest.raises(OutputError, match=r"nowhere.x\.ttl: the file cannot be written"):
        seeds.export(tmp_path / "nowhere" / "x.ttl")
    with pytest.raises(UnknownName):
        seeds.export(tmp_path / "x.png")
    assert {each.name for each in tmp_path.iterdir()} == {"x.nq"}


def test_render_draws_and_writes(seeds: graph.Collection, tmp_path: Path) -> None:
    data = seeds.render(tmp_path / "x.svg", around="Romania", title="Around Romania", max_edges=5)
    assert (tmp_path / "x.svg").read_bytes() == data and data.startswith(b"<?xml")
    assert seeds.render(around="Romania", max_edges=5).startswith(b"\x89PNG"), "PNG where nothing names another format"
    assert seeds.render(selection=graph.Selection(since=date(2999, 1, 1))).startswith(b"\x89PNG"), "a picture of nothing is a picture"
    with pytest.raises(UnknownName, match="did you mean Romania"):
        seeds.render(around="Romnia")


def test_validate_finds_nothing_in_the_seeds(seeds: graph.Collection) -> None:
    assert seeds.validate() == []


def test_it_stands_on_any_store(articles: Path) -> None:
    documents = {each.id: each for each in read([articles], [])}
    settings = graph.Settings()
    found = identify(extract(list(documents.values()), settings), documents)
    store = MemoryStore()
    load(store, curate(found, documents, ()), settings.run(), settings.scheme())
    with graph.Collection(store) as collection:
        assert [each.id for each in collection.statements()] and collection.export(format="turtle").startswith(b"@prefix")


def test_it_can_be_closed_and_needs_a_store(seeds_db: Path, tmp_path: Path) -> None:
    collection = graph.Collection.open(seeds_db)
    collection.close()
    with pytest.raises(StancegraphError, match="closed"):
        collection.query("ASK {}")
    with pytest.raises(NoStore, match="run stancegraph build first"):
        graph.open(tmp_path)
