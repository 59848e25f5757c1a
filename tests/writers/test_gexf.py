import io

import networkx as nx

from graph.views.network import network
from graph.writers.gexf import gexf
from writers import samples


def test_parallel_edges_open_again_in_networkx():
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
