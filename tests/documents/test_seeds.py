"""The seed documents say what the founding articles say, in words of their own."""

import json
import re
from pathlib import Path

import pytest
import yaml

from graph.core.document import Document
from graph.core.resources import resource
from graph.documents.reading import read

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = resource("seeds", "documents")
SOURCES = {"01": "000", "02": "001", "03": "002", "04": "003", "05": "004"}
QUOTED = re.compile(r"“[^“”]*”")


def seeds() -> list[Document]:
    return list(read([SEEDS], problems=[]))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("’", ""))


def source(document: Document) -> Path:
    if not SHARED.is_dir():
        pytest.skip("the founding articles are not beside this checkout (../shared)")
    return next((SHARED / "articles").glob(f"{SOURCES[document.id[:2]]}_*.txt"))


def test_five_documents_with_whole_front_matter() -> None:
    found = seeds()
    assert [d.id[:2] for d in found] == list(SOURCES)
    for document in found:
        front = yaml.safe_load((SEEDS / f"{document.id}.md").read_text(encoding="utf-8").split("---\n")[1])
        assert set(front) == {"title", "publisher", "date", "language", "note"}
        assert document.published == front["date"]
        assert document.note is not None and document.note.startswith("Our own report of what ")
        assert document.title == document.blocks[0].span.of(document.text)
        assert not document.warnings


def test_all_of_a_seed_but_its_front_matter_is_read() -> None:
    for document in seeds():
        body = document.text.split("---\n", 2)[2]
        kept = [line.lstrip("# ") for line in body.splitlines() if line.strip()]
        assert [block.span.of(document.text) for block in document.blocks] == kept


@pytest.mark.parametrize("document", seeds(), ids=lambda d: d.id)
def test_no_eight_words_in_a_row_are_copied(document: Document) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        found = words(text)
        return {tuple(found[i : i + 8]) for i in range(len(found) - 7)}

    theirs = runs(source(document).read_text(encoding="utf-8"))
    body = document.text.split("---\n", 2)[2]
    ours = {run for stretch in QUOTED.split(body) for run in runs(stretch)}
    assert len(ours) > 100
    assert not ours & theirs


@pytest.mark.parametrize("document", seeds(), ids=lambda d: d.id)
def test_every_quotation_of_the_gold_is_there_word_for_word(document: Document) -> None:
    stem = source(document).stem
    rows = [json.loads(line) for line in (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    quotes = {quote for row in rows if row["doc"] == stem for quote in row["quotes"]}
    assert len(quotes) >= 4
    ours = " ".join(words(" ".join(QUOTED.findall(document.text))))
    # A quotation that the source runs together may be broken by a "he said" of ours: its sentences are looked for.
    missing = [part for quote in quotes for part in re.split(r"(?<=[a-z])\. ", quote) if " ".join(words(part)) not in ours]
    assert not missing


@pytest.mark.parametrize("document", seeds(), ids=lambda d: d.id)
def test_everybody_of_the_gold_is_named(document: Document) -> None:
    stem = source(document).stem
    rows = [json.loads(line) for line in (SHARED / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    named = {
        name
        for row in rows
        if row["doc"] == stem and not row["optional"]
        for name in (row["actor"], row["speaker"], *row["targets"])
        if name
    }
    assert len(named) >= 4
    assert not {name for name in named if name not in document.text}


def test_every_quotation_of_ours_is_the_sources() -> None:
    count = 0
    for document in seeds():
        theirs = " ".join(words(source(document).read_text(encoding="utf-8")))
        for quote in QUOTED.findall(document.text):
            count += 1
            assert " ".join(words(quote)) in theirs
    assert count >= 45
