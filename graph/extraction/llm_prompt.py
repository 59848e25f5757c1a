"""What a model is told: the rules and the form of its answer (`ontology/prompts/`), the stances as the ontology defines them, a window."""

import json
from functools import cache
from typing import Any

from graph.core.document import Document
from graph.core.iris import STANCE, VOCABULARIES
from graph.core.resources import resource
from graph.core.stance import STANCES
from graph.extraction.llm_windows import Passage, Window

_FILES = ("prompts", "statements.en.md"), ("prompts", "statements.schema.json")


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of an answer."""
    found: dict[str, Any] = json.loads(resource("ontology", *_FILES[1]).read_text(encoding="utf-8"))
    return found


@cache
def instructions() -> str:
    """Return the rules, with stances and schema filled in."""
    text = resource("ontology", *_FILES[0]).read_text(encoding="utf-8")
    listed = "\n".join(f"- {name}: {defined}" for name, defined in definitions().items())
    return text.replace("{stances}", listed).replace("{schema}", json.dumps(schema()))


def definitions() -> dict[str, str]:
    """Return the definition of each stance from `ontology/stances.ttl`, in the order of the scheme."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    means = NamedNode(VOCABULARIES["skos"] + "definition")
    found = {
        quad.subject.value: quad.object.value
        for quad in parse(path=resource("ontology", "stances.ttl"), format=RdfFormat.TURTLE)
        if quad.predicate == means and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }
    return {name: found[STANCE + name] for name in STANCES}


def question(document: Document, window: Window) -> str:
    """Return what is asked about one window: what is known of the article, the paragraphs before, the paragraphs to code."""
    known = {
        "Title": document.title,
        "Published": document.published and f"{document.published:%Y-%m-%d, a %A}",
        "Publisher": document.publisher,
    }
    lines = [f"{name}: {value}" for name, value in known.items() if value]
    if window.context:
        lines += ["", "Paragraphs before, coded already; take only names from them:", "", _shown(window.context)]
    return "\n".join([*lines, "", "Paragraphs to code:", "", _shown(window.passages)]).strip()


def _shown(passages: tuple[Passage, ...]) -> str:
    return "\n\n".join(passage.text for passage in passages)
