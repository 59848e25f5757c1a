"""Looking actors up: who is asked for, what is stored, and what happens when it breaks off."""

from pathlib import Path
from typing import Any

import pytest
from gazetteers import MANIFEST, names_in, service
from servers import Reply, Request, Server

import graph
from graph import Lookup
from graph.core.errors import MissingExtra, NoStore, ServiceError, UnknownName
from graph.knowledge.validate import validate
from graph.linking import Linked
from graph.web import service as web


def known(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Know every name, once as a state and once as a town, and nothing about Chile."""
    name = query["query"]
    if name == "Chile":
        return []
    code = name.lower().replace(" ", "-")
    return [
        {"id": f"{code}-town", "name": f"{name} (town)", "score": 40, "type": ["town"]},
        {"id": code, "name": name, "score": 90.5, "match": True, "type": [{"id": "s", "name": "state"}]},
    ][-query["limit"] :]


@pytest.fixture
def built(articles: Path, tmp_path: Path) -> Path:
    graph.build(articles, tmp_path / "g")
    return tmp_path / "g"


def nquads(path: Path) -> bytes:
    with graph.open(path) as collection:
        return collection.export(format="nquads")


def asked(server: Server) -> list[str]:
    return [query["query"] for request in server.requests if request.method == "POST" for query in names_in(request).values()]


def linked(server: Server, path: Path, **settings: Any) -> Linked:
    return graph.link(server.url, path, lookup=Lookup(**settings))


def test_candidates_are_stored_apart_and_nothing_is_linked(built: Path) -> None:
    with graph.open(built) as collection:
        names = [actor.name for actor in collection.store.actors()]
        before = {actor.id: actor.exact_match for actor in collection.store.actors()}
    with Server(service(known)) as server:
        steps: list[tuple[str, int, int]] = []
        found = graph.link(server.url, built, lookup=Lookup(batch=4), progress=lambda *step: steps.append(step))
        assert asked(server) == names and {"Kenya", "Chile"} <= set(names)
    assert (found.service, found.asked, len(found.candidates)) == (server.url, len(names), 2 * len(names) - 2)
    assert steps == [("look up", done, len(names)) for done in (*range(0, len(names), 4), len(names))]
    kenya = [each for actor, each in found.candidates if actor.name == "Kenya"]
    assert [(each.name, each.score, each.sure, each.types) for each in kenya] == [
        ("Kenya", 90.5, True, ("state",)),
        ("Kenya (town)", 40.0, False, ("town",)),
    ]
    assert (kenya[0].iri, kenya[0].page) == ("https://andes.example.org/id/kenya", "https://andes.example.org/page/kenya.html")
    with graph.open(built) as collection:
        assert {actor.id: actor.exact_match for actor in collection.store.actors()} == before
        assert collection.links.candidates == tuple(each for _, each in found.candidates)
        assert collection.links.services == {server.url: "Gazetteer of the Andes"} and validate(collection.store) == []
        trig = collection.export(format="trig").decode()
    assert "graph:links {" in trig and trig.count("sg:LinkCandidate") == len(found.candidates)


def test_running_again_asks_only_for_those_who_are_new(built: Path, articles: Path) -> None:
    with Server(service(known)) as server:
        first = linked(server, built)
        before, count = nquads(built), len(server.requests)
        again = linked(server, built)
        assert (again.asked, again.candidates, len(server.requests)) == (0, first.candidates, count) and nquads(built) == before
        (articles / "more.txt").write_text("Uganda praised Kenya.\n", encoding="utf-8")
        graph.build(articles, built)
        assert linked(server, built).asked == 1 and asked(server)[-1] == "Uganda"
        assert linked(server, built, again=True, limit=1).asked == first.asked + 1
        with graph.open(built) as collection:
            assert len(collection.links.candidates) == first.asked, "what is asked again is answered anew"
    with Server(service(known)) as other:
        assert linked(other, built, limit=1).asked == first.asked + 1, "another service has answers of its own"
    with graph.open(built) as collection:
        assert {each.service for each in collection.links.candidates} == {server.url, other.url}


def test_who_is_looked_up_can_be_chosen(built: Path) -> None:
    with Server(service(known)) as server:
        assert [actor.name for actor, _ in linked(server, built, actors=("kenya", "PERU"), limit=1).candidates] == ["Kenya", "Peru"]
        assert linked(server, built, kind="person").asked == 0 and asked(server) == ["Kenya", "Peru"]
        linked(server, built, kind="country", type="s")
        assert {query["type"] for query in names_in(server.requests[-1]).values()} == {"s"}
        with pytest.raises(UnknownName, match=r"unknown actor 'Keny' .*did you mean Kenya"):
            linked(server, built, actors=("Keny",))
        with pytest.raises(UnknownName, match="unknown kind of actor 'nation'"):
            Lookup(kind="nation")


@pytest.mark.parametrize("end", [KeyboardInterrupt, ServiceError])
def test_what_was_answered_before_it_broke_off_is_kept(built: Path, monkeypatch: pytest.MonkeyPatch, end: type[BaseException]) -> None:
    monkeypatch.setattr(web, "PAUSE", 0.01)
    good = service(known)

    def failing(request: Request) -> Reply:
        return Reply({"message": "no more"}, 503) if len(server.requests) > 3 and end is ServiceError else good(request)

    def progress(stage: str, done: int, total: int) -> None:
        if done == 4 and end is KeyboardInterrupt:
            raise KeyboardInterrupt

    with Server(failing) as server, pytest.raises(end):
        graph.link(server.url, built, lookup=Lookup(batch=2), progress=progress)
    with graph.open(built) as collection:
        held = collection.links
        actors = [actor.id for actor in collection.store.actors()]
    assert {actor for actor, _ in held.asked} == set(actors[:4]) and held.candidates


def test_two_answers_with_one_iri_are_one_candidate(built: Path) -> None:
    rows = [{"id": "x", "name": "one", "score": 1}, {"id": "x", "name": "two", "score": 2}]
    with Server(service(lambda query: rows)) as server:
        assert [(each.name, each.score) for _, each in linked(server, built, actors=("Kenya",)).candidates] == [("two", 2.0)]


def test_what_cannot_be_asked_is_said(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = nquads(built)
    with Server(service(known, MANIFEST | {"identifierSpace": "x", "view": None})) as server:
        with pytest.raises(NoStore):
            linked(server, tmp_path / "nowhere")
        with pytest.raises(ServiceError, match="no IRI can be made"):
            linked(server, built)
        monkeypatch.setattr("graph.core.extras.find_spec", lambda name: None)
        with pytest.raises(MissingExtra, match=r"pip install 'stancegraph\[link\]'"):
            linked(server, built)
    assert nquads(built) == before


def decide(collection_path: Path, file: Path, verdicts: dict[str, str]) -> None:
    """Write the sheets, decide on candidates by their IRI, and take the decisions."""
    import csv
    import io

    with graph.open(collection_path) as collection:
        rows = list(csv.DictReader(io.StringIO(collection.review(format="csv").decode("utf-8-sig"))))
    offered = {row["link"]: row for row in rows if row["kind"] == "link"}
    assert set(verdicts) <= set(offered)
    for iri, verdict in verdicts.items():
        offered[iri]["decision"] = verdict
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(table.getvalue(), encoding="utf-8")
    graph.review(file, collection_path, by="Ana Rojas")


def exact_matches(path: Path, name: str) -> tuple[str, ...]:
    with graph.open(path) as collection:
        return next(actor.exact_match for actor in collection.store.actors() if actor.id == name)


def test_an_accepted_candidate_becomes_an_exact_match_and_stays_one(built: Path, articles: Path, tmp_path: Path) -> None:
    kenya, town, peru = (f"https://andes.example.org/id/{code}" for code in ("kenya", "kenya-town", "peru"))
    with Server(service(known)) as server:
        linked(server, built)
    with graph.open(built) as collection:
        before = collection.standing()
        assert before.links == len(collection.links.candidates) and f"{before.links} proposed links open" in before.text()
    shipped = exact_matches(built, "kenya")
    assert shipped == ("https://sws.geonames.org/192950/",), "GeoNames comes with the shipped tables"
    decide(built, tmp_path / "sheet.csv", {kenya: "accept", town: "reject"})
    assert exact_matches(built, "kenya") == (*shipped, kenya) and peru not in str(exact_matches(built, "peru"))
    with graph.open(built) as collection:
        assert collection.standing().links == before.links - 2, "one was accepted, one rejected"
    (articles / "border.txt").write_text("Kenya praised Somalia.\n", encoding="utf-8")
    graph.build(articles, built, force=True)
    assert exact_matches(built, "kenya") == (*shipped, kenya), "decisions and candidates outlive a rebuild"
    with graph.open(built) as collection:
        assert validate(collection.store) == [] and len(collection.links.candidates) > 3
        turtle = collection.export(format="turtle").decode()
    assert f"skos:exactMatch <{kenya}> , <{shipped[0]}> ;" in turtle
    decide(built, tmp_path / "sheet.csv", {kenya: "undecided"})
    assert exact_matches(built, "kenya") == shipped
