"""IRIs are readable, ASCII, and minted in one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.core.errors import StancegraphError
from graph.core.iris import KINDS, Minter, slug

SLUGS = {
    "Côte d’Ivoire": "cote-d-ivoire",
    "Peru's Congress": "perus-congress",
    "  NATO — “Alliance” ": "nato-alliance",
    "日本": "x65e5-672c",
    "!": "x21",
}


@pytest.mark.parametrize("text", SLUGS)
def test_slugs_are_readable(text: str) -> None:
    assert slug(text) == SLUGS[text]


@given(st.text(min_size=1).filter(str.strip))
def test_every_text_has_a_slug_of_plain_characters(text: str) -> None:
    made = slug(text, limit=20)
    assert made and set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and slug(text, limit=20) == made


def test_a_slug_is_cut_between_words_or_not_but_never_ends_in_a_hyphen() -> None:
    assert slug("a" * 79 + " b", limit=80) == "a" * 79


def test_iris_and_names_lead_to_each_other() -> None:
    minter = Minter("https://example.org/")
    for kind in KINDS:
        assert minter.name(minter.iri(kind, "peru")) == "peru" and minter.prefixes()[kind] == f"https://example.org/{kind}/"
    assert len(KINDS) == 14
    with pytest.raises(StancegraphError, match="no IRIs are minted for 'planet'"):
        minter.iri("planet", "mars")


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org", "https://exa mple.org/", "https://example.org/<"])
def test_a_base_must_be_one(base: str) -> None:
    with pytest.raises(StancegraphError, match="cannot be the base"):
        Minter(base)
