"""What a reconciliation service answers, by the Reconciliation Service API 0.2."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from servers import Reply, Request

MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Gazetteer of the Andes",
    "identifierSpace": "https://andes.example.org/id/",
    "schemaSpace": "https://andes.example.org/schema/",
    "view": {"url": "https://andes.example.org/page/{{id}}.html"},
}


def service(results: Callable[[dict[str, Any]], list[Any]], manifest: Any = MANIFEST) -> Callable[[Request], Reply]:
    """Answer as a service does whose results for a name are `results(name)`."""

    def answer(request: Request) -> Reply:
        if request.method == "GET":
            return manifest if isinstance(manifest, Reply) else Reply(manifest)
        return Reply({key: {"result": results(query)} for key, query in names_in(request).items()})

    return answer


def names_in(request: Request) -> dict[str, dict[str, Any]]:
    """Return the queries of a batch."""
    found: dict[str, dict[str, Any]] = json.loads(parse_qs(request.body.decode())["queries"][0])
    return found
