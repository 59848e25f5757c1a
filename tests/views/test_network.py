import random

import pytest
from writers import samples
from writers.samples import ten_actors

from graph.views import VIEWS
from graph.views.network import merged, network


def test_every_statement_is_an_edge_and_keeps_its_marks():
    built = network([samples.statement("Aldova", "demand", "Kadmar", issue="port-fees", day=4)])
    [(source, target, key, data)] = built.edges(keys=True, data=True)
    assert (source, target) == ("aldova", "kadmar")
    assert data == {
        "statement": key,
        "stance": "demand",
        "sign": -1,
        "issue": "port-fees",
        "position": "against",
        "date": "2031-05-04",
        "reports": 1,
        "conditional": False,
    }
    assert dict(built.nodes["aldova"]) == {"name": "Aldova", "kind": "country", "statements": 1, "targeted": 0, "targetless": 0}
    assert built.graph == {"statements": 1, "reports": 1, "documents": 1, "first": "2031-05-04", "last": "2031-05-04"}


def test_a_statement_without_target_counts_at_its_node_only():
    built = network([samples.statement("Kadmar", "declare"), samples.statement("Kadmar", "declare", day=2)])
    assert built.number_of_edges() == 0
    assert built.nodes["kadmar"]["targetless"] == built.nodes["kadmar"]["statements"] == 2


def test_a_statement_with_two_targets_has_two_edges():
    built = network([samples.statement("Kadmar", "warn", "Aldova", "Bresnia")])
    assert sorted(built.edges()) == [("kadmar", "aldova"), ("kadmar", "bresnia")]
    assert built.graph["statements"] == built.nodes["kadmar"]["statements"] == 1


def test_the_order_of_statements_does_not_matter():
    statements = ten_actors()
    assert len(statements) == 28
    straight = network(statements)
    random.Random(3).shuffle(statements)
    mixed = network(statements + statements[:5])
    assert list(straight.nodes(data=True)) == list(mixed.nodes(data=True))
    assert list(straight.edges(keys=True, data=True)) == list(mixed.edges(keys=True, data=True))


def test_merging_counts_statements_of_one_actor_target_and_stance():
    built = network(ten_actors(), merge=True)
    assert built.number_of_edges() == 20
    assert sum(data["count"] for _, _, data in built.edges(data=True)) == 28
    data = built.edges["western-compact", "bresnia", "support"]
    assert data["count"] == len(data["statements"]) == data["reports"] == 4
    assert data["first"] <= data["last"]
    assert data["issues"] == ("border-security",)
    assert list(data["statements"]) == sorted(data["statements"])
    assert merged(built) is built


def test_nothing_gives_an_empty_network():
    built = network([], merge=True)
    assert built.number_of_nodes() == 0
    assert built.graph["first"] is None


@pytest.mark.parametrize("name", VIEWS.names())
def test_every_view_of_the_table_loads(name):
    assert callable(VIEWS.load(name))
