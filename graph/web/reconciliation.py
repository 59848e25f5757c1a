"""Looks names up at a service that speaks the Reconciliation Service API, versions 0.1 and 0.2.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self
from urllib.parse import quote

from graph.core.errors import ServiceError
from graph.web.service import Manners, Service

_SPOKEN = frozenset({"0.1", "0.2"})
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_PREFIX_ENDS = ("/", "#", "=", ":")
_SAFE = "/:;,@!$&'()*+=~"


@dataclass(frozen=True, slots=True)
class Match:
    """An answer to one name: the service's id, name, score and types for it; `sure` tells that the service would decide so itself."""

    id: str
    name: str
    score: float
    sure: bool = False
    types: tuple[str, ...] = ()


class Reconciler:
    """A reconciliation service. Use it as a context manager; its manifest is read when first needed."""

    def __init__(self, url: str, manners: Manners | None = None) -> None:
        self._service = Service(url, manners)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._service.__exit__()

    @property
    def shown(self) -> str:
        """Return the URL of the service as it may be shown and stored, without user and query."""
        return self._service.shown

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """Return what the service says about itself.

        Raises ServiceError for one that does not speak the protocol in these versions.
        """
        found = self._service.get()
        if not isinstance(found, dict) or not {"identifierSpace", "schemaSpace"} <= found.keys():
            raise self._fault("this is no manifest of a reconciliation service", "give the URL at which the service describes itself")
        versions = found.get("versions")
        if isinstance(versions, list) and versions and not _SPOKEN & set(map(str, versions)):
            raise self._fault(
                f"the service speaks version {', '.join(map(str, versions))} of the protocol only", "0.1 and 0.2 are understood"
            )
        return found

    @property
    def name(self) -> str:
        """Return the name that the service gives itself."""
        return _text(self.manifest.get("name")) or self.shown

    def look_up(self, names: Sequence[str], *, limit: int, type: str | None = None) -> list[list[Match]]:
        """Return the matches of each name, best first, at most `limit`; `type` is the id of a type of the service.

        Raises ServiceError.
        """
        asked = {f"q{number}": {"query": name, "limit": limit, **({"type": type} if type else {})} for number, name in enumerate(names)}
        self.manifest  # noqa: B018 - what does not describe itself is not asked
        found = self._service.post(form={"queries": json.dumps(asked)})
        return [self._matches(found, key)[:limit] for key in asked]

    def _matches(self, found: Any, key: str) -> list[Match]:
        try:
            rows = [_match(row) for row in found[key]["result"]]
        except (KeyError, TypeError, AttributeError) as error:
            said = found.get("message") if isinstance(found, dict) else None
            raise self._fault(
                f"the service leaves a name unanswered: {said or json.dumps(found)[:200]}", "try a smaller --batch"
            ) from error
        return sorted((row for row in rows if row.id), key=lambda row: (-row.score, row.id))

    def iri(self, id: str) -> str:
        """Return the IRI of what the service calls `id`: below its identifier space, where that can be the beginning of one, else its page.

        Raises ServiceError where there is neither.
        """
        space = _text(self.manifest["identifierSpace"])
        found = id if "://" in id else space + quote(id, safe=_SAFE) if space.endswith(_PREFIX_ENDS) else self.page(id)
        if found is None or not _IRI.fullmatch(found):
            raise self._fault(f"no IRI can be made of {id!r}: identifier space {space!r}", "ask those who run the service")
        return found

    def page(self, id: str) -> str | None:
        """Return where people can read about what the service calls `id`, None where the manifest does not say."""
        view = self.manifest.get("view")
        template = _text(view.get("url")) if isinstance(view, dict) else ""
        found = template.replace("{{id}}", quote(id, safe=_SAFE)) if "{{id}}" in template else ""
        return found if _IRI.fullmatch(found) else None

    def _fault(self, message: str, hint: str) -> ServiceError:
        return ServiceError(message, where=self.shown, hint=hint)


def _match(row: Mapping[str, Any]) -> Match:
    types = row.get("type") or ()
    named = [
        each.get("name") or each.get("id") if isinstance(each, dict) else each for each in ([types] if isinstance(types, str) else types)
    ]
    try:
        score = float(row.get("score") or 0)
    except ValueError:
        score = 0.0
    return Match(
        _text(row.get("id")),
        _text(row.get("name")) or _text(row.get("id")),
        score if math.isfinite(score) else 0.0,
        row.get("match") is True,
        tuple(_text(each) for each in named if each),
    )


def _text(value: object) -> str:
    """Return a value as text that RDF can hold, on one line."""
    return " ".join(str(value).encode("utf-8", "replace").decode().split()) if value is not None else ""
