"""Finds who takes which stance towards whom in a document; `EXTRACTORS` is the table of ways to do it."""

from graph.core.registry import Registry

EXTRACTORS = Registry(
    "extractor",
    {"rules": "graph.extraction.rules:RuleExtractor", "llm": "graph.extraction.llm:LLMExtractor"},
    group="stancegraph.extractors",
)
