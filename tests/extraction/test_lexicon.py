import pytest

from graph.core.errors import InvariantError, MalformedInput, UnknownName
from graph.core.stance import STANCES
from graph.extraction.lexicon import SLOTS, Lexicon, build, load

MINIMAL = {"conditions": ["if"]}


def with_verb(**row: object) -> dict[str, object]:
    return {**MINIMAL, "verbs": [{"lemmas": ["urge"], "stance": "appeal", **row}]}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def test_the_shipped_lexicon_is_read_once(lexicon: Lexicon) -> None:
    assert load() is lexicon


def test_every_frame_is_valid(lexicon: Lexicon) -> None:
    entries = lexicon.entries()
    assert len(entries) > 80
    for entry in entries:
        assert entry.stance in STANCES, entry
        assert entry.negated in {"drop", "same", *STANCES}, entry
        assert entry.target, entry
        for slot in entry.target + entry.content:
            assert slot in SLOTS or slot.startswith(("obl:", "nmod:")), (entry.lemma, slot)
