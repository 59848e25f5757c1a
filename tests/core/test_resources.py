"""What travels with the code is found in a checkout; the wheel is tried in CI."""

import pytest

from graph.core.resources import resource


def test_ontology_and_seeds_are_found() -> None:
    assert resource("ontology", "stances.ttl").is_file()
    assert len(list(resource("seeds", "documents").glob("*.md"))) == 5


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"lacks ontology/nothing\.ttl; install stancegraph again"):
        resource("ontology", "nothing.ttl")
