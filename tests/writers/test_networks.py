import io
import xml.etree.ElementTree as ET

import networkx as nx

from graph.views.network import network
from graph.writers.networks import gexf, graphml
from writers import samples


def test_parallel_edges_open_again_from_graphml():
    built = network(samples.ten_actors())
    again = nx.read_graphml(io.BytesIO(graphml(built)))
    assert isinstance(again, nx.MultiDiGraph)
    assert (again.number_of_nodes(), again.number_of_edges()) == (10, 28)
    assert {node: data["label"] for node, data in again.nodes(data=True)} == {node: data["name"] for node, data in built.nodes(data=True)}
    edges = sorted(data["statement"] for _, _, data in built.edges(data=True))
    assert sorted(data["statement"] for _, _, data in again.edges(data=True)) == edges
    assert again.graph["documents"] == 4


def test_ids_are_unique_though_a_statement_has_two_targets():
    file = graphml(network([samples.statement("Kadmar", "warn", "Aldova", "Bresnia")]))
    ids = [each.attrib["id"] for each in ET.fromstring(file).iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids)) > 5


def test_lists_become_text_and_nothing_is_left_out_silently():
    again = nx.read_graphml(io.BytesIO(graphml(network(samples.ten_actors(), merge=True))))
    assert again.number_of_edges() == 20
    [support] = [data for s, t, data in again.edges(data=True) if (s, t) == ("western-compact", "bresnia")]
    assert support["count"] == len(support["statements"].split()) == 4


def test_the_empty_network_is_a_file_too():
    assert nx.read_graphml(io.BytesIO(graphml(network([])))).number_of_nodes() == 0


def test_parallel_edges_open_again_from_gexf():
    again = nx.read_gexf(io.BytesIO(gexf(network(samples.ten_actors()))))
    assert isinstance(again, nx.MultiDiGraph)
    assert (again.number_of_nodes(), again.number_of_edges()) == (10, 28)
    assert again.nodes["aldova"]["label"] == "Aldova"
    assert {data["label"] for _, _, data in again.edges(data=True)} >= {"demand", "support"}


def test_a_merged_network_keeps_its_counts():
    again = nx.read_gexf(io.BytesIO(gexf(network(samples.ten_actors(), merge=True))))
    assert sum(data["count"] for _, _, data in again.edges(data=True)) == 28


def test_no_clock_is_read():
    file = gexf(network(samples.ten_actors()))
    assert b"lastmodifieddate" not in file
    assert b"networkx_key" not in gexf(network([]))
