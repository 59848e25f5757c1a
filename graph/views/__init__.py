"""Knowledge as networks and numbers. A new view is one file and one row here."""

from graph.core.registry import Registry

VIEWS = Registry("view", {"network": "graph.views.network:network"}, group="stancegraph.views")
