"""Says who is meant (`actors`), what it is about (`issues`) and what is the same (`statements`)."""

from graph.core.registry import Registry

RESOLVERS = Registry("resolver", {"default": "graph.identity.actors.resolver:GazetteerResolver"}, group="stancegraph.resolvers")
