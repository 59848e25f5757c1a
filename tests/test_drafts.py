"""Drafts kept beside a store come back as they were, and only for the run and the document that they were made of."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.core.document import Block, Document, Span
from graph.core.entity import Actor
from graph.core.stance import stance
from graph.core.statement import Draft, Quote, Report
from graph.drafts import DraftArchive
from graph.knowledge.provenance import Run

TEXT = "Peru’s envoy said it “rejects” the plan \ud800 of Chile."
PERU = Actor("peru", "Peru", "country", aliases=("Republic of Peru",), iso2="PE")
DOCUMENT = Document("note", TEXT, (Block("paragraph", Span(0, len(TEXT))),), published=date(2020, 2, 29))
REPORT = Report(
    document="note",
    span=Span(0, len(TEXT)),
    exact=TEXT,
    rule="reject:reject",
    confidence=0.1 + 0.2,
    actor_text="it",
    target_texts=("Chile",),
    cue=Span(22, 29),
    quotes=(Quote("rejects", Span(22, 29)),),
    speaker=Actor("envoy", "envoy", "person", acts_for="peru"),
    date=date(2020, 2, 28),
    content="the plan",
)
FULL = Draft(
    PERU,
    stance("reject"),
    (Actor("chile", "Chile", "country"),),
    REPORT,
    "the plan",
    -1,
    True,
    True,
    "if asked",
    True,
    "possible",
    "planned",
)
BARE = Draft(PERU, stance("declare"), (), Report("note", Span(0, 4), "Peru", "declare:say", 1.0, "Peru"), "")


@pytest.fixture
def archive(tmp_path: Path) -> DraftArchive:
    return DraftArchive(tmp_path, Run("1.0"))


def test_drafts_come_back_whole(archive: DraftArchive) -> None:
    archive.keep({"note": [FULL, BARE]}, [DOCUMENT])
    assert archive.get(DOCUMENT) == [FULL, BARE]
    assert archive.get(replace(DOCUMENT, warnings=("mended",))) == [FULL, BARE]


def test_a_document_without_drafts_is_kept_too(archive: DraftArchive) -> None:
    archive.keep({}, [DOCUMENT])
    assert archive.get(DOCUMENT) == []


def test_another_document_or_run_has_none(archive: DraftArchive, tmp_path: Path) -> None:
    archive.keep({"note": [FULL]}, [DOCUMENT])
    others = [replace(DOCUMENT, id="other"), replace(DOCUMENT, text="x"), replace(DOCUMENT, published=None), replace(DOCUMENT, blocks=())]
    assert [archive.get(each) for each in others] == [None] * 4
    assert DraftArchive(tmp_path, Run("1.1")).get(DOCUMENT) is None


def test_only_the_last_are_kept(archive: DraftArchive) -> None:
    other = replace(DOCUMENT, id="other")
    archive.keep({"note": [FULL], "other": [BARE]}, [DOCUMENT, other])
    archive.keep({"other": [BARE]}, [other])
    assert archive.get(DOCUMENT) is None and archive.get(other) == [BARE]


def test_damage_counts_as_absence(archive: DraftArchive) -> None:
    archive.keep({"note": [FULL]}, [DOCUMENT])
    (file,) = archive.folder.iterdir()
    whole = json.loads(file.read_text())
    damaged = ["", "{", "3", "[{}]", json.dumps([whole[0] | {"actor": 3}]), json.dumps([whole[0] | {"wants": "much"}])]
    for text in damaged:
        file.write_text(text)
        assert archive.get(DOCUMENT) is None, text
    assert len(damaged) == 6


def test_a_place_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    archive = DraftArchive(tmp_path / "file", Run("1.0"))
    archive.keep({"note": [FULL]}, [DOCUMENT])
    assert archive.get(DOCUMENT) is None
