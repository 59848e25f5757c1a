"""Says who is meant and what is the same: actors, persons, coreference, issues, merging of reports."""

from graph.core.registry import Registry

RESOLVERS = Registry("resolver", {"default": "graph.identity.resolver:GazetteerResolver"}, group="stancegraph.resolvers")
