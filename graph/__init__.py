"""Actor–stance knowledge graphs from political news text.

`build` makes a graph from files, `open` opens one, `extract` returns statements without storing them, `explain` says what it
sees in a sentence; `link` looks actors up elsewhere; `relate` names the relation between two strings; `evaluate` and `agreement` compare
with coded statements.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.api import agreement as agreement
    from graph.api import build as build
    from graph.api import evaluate as evaluate
    from graph.api import explain as explain
    from graph.api import extract as extract
    from graph.api import link as link
    from graph.api import open as open
    from graph.api import relate as relate
    from graph.api import review as review
    from graph.built import Built as Built
    from graph.collection import Collection as Collection
    from graph.core.resources import DEFAULT_PATH as DEFAULT_PATH
    from graph.core.statement import Statement as Statement
    from graph.extraction.llm_client import Endpoint as Endpoint
    from graph.linking import Lookup as Lookup
    from graph.queries.selection import Selection as Selection
    from graph.settings import Settings as Settings

__version__ = "0.1.0"

_HOMES = {
    **dict.fromkeys(("agreement", "build", "evaluate", "explain", "extract", "link", "open", "relate", "review"), "graph.api"),
    "Built": "graph.built",
    "Collection": "graph.collection",
    "DEFAULT_PATH": "graph.core.resources",
    "Endpoint": "graph.extraction.llm_client",
    "Lookup": "graph.linking",
    "Selection": "graph.queries.selection",
    "Settings": "graph.settings",
    "Statement": "graph.core.statement",
}
__all__ = [
    "DEFAULT_PATH",
    "Built",
    "Collection",
    "Endpoint",
    "Lookup",
    "Selection",
    "Settings",
    "Statement",
    "__version__",
    "agreement",
    "build",
    "evaluate",
    "explain",
    "extract",
    "link",
    "open",
    "relate",
    "review",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
