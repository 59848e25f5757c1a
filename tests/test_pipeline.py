"""Building: in steps or at once, again, changed, pruned, forced, and what is left when it fails."""

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ARTICLES

import graph
from graph import pipeline
from graph.core.errors import InputError, OutputError, StoreLocked, UnknownName
from graph.core.resources import resource
from graph.drafts import DRAFTS
from graph.knowledge.disk import DiskStore
from graph.settings import Settings, rules


def nquads(path: Path) -> bytes:
    with graph.open(path) as collection:
        return collection.export(format="nquads")


def test_a_build_says_what_it_did(articles: Path, tmp_path: Path) -> None:
    built = graph.build(articles, tmp_path / "g")
    assert built.changes.added == tuple(sorted(ARTICLES)) and len(ARTICLES) == 3
    assert built.documents == 3 and built.counts() == {
        "documents": 3,
        "copies": 0,
        "statements": len(built.statements),
        "actors": built.actors,
    }
    assert sum(built.by_stance().values()) == len(built.statements) > 0
    assert list(built.by_stance().values()) == sorted(built.by_stance().values(), reverse=True)
    assert built.headline().startswith("3 added, 0 changed, 0 unchanged documents; ")
    assert built.record()["added"] == sorted(ARTICLES)
    assert (built.problems, built.warnings) == ((), ())


def test_a_second_build_changes_nothing_and_says_so(articles: Path, tmp_path: Path) -> None:
    first = graph.build(articles, tmp_path / "g")
    files = {file: file.read_bytes() for file in (tmp_path / "g").rglob("*.json")}
    seen: list[str] = []
    again = graph.build(articles, tmp_path / "g", progress=lambda stage, done, total: seen.append(stage))
    assert not again.changes and again.changes.unchanged == tuple(sorted(ARTICLES))
    assert [each.id for each in again.statements] == [each.id for each in first.statements]
    assert again.headline().startswith("nothing changed: 3 documents")
    assert not seen, "nothing was extracted again"
    assert files and files == {file: file.read_bytes() for file in (tmp_path / "g").rglob("*.json")}


def test_steps_in_any_order_equal_all_at_once(articles: Path, tmp_path: Path) -> None:
    files = sorted(articles.iterdir())
    graph.build(articles, tmp_path / "once")
    orders = list(itertools.permutations(files))
    for number, order in enumerate(orders):
        for file in order:
            graph.build(file, tmp_path / str(number))
        assert nquads(tmp_path / str(number)) == nquads(tmp_path / "once"), order
    assert len(orders) == 6


def test_seeds_in_steps_equal_seeds_at_once(seeds_db: Path, tmp_path: Path) -> None:
    files = sorted(resource("seeds", "documents").glob("*.md"), reverse=True)
    assert len(files) == 5
    graph.build(files[:2], tmp_path / "g")
    graph.build([files[4], files[2]], tmp_path / "g")
    graph.build(files[3], tmp_path / "g")
    assert nquads(tmp_path / "g") == nquads(seeds_db)


def test_another_scheme_of_issues_reads_no_document_again(articles: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "own.csv"
    scheme.write_text("id,label,pattern\nanything,anything at all,.\n", encoding="utf-8")
    first = graph.build(articles, tmp_path / "g")
    seen: list[int] = []
    settings = Settings(issues=scheme)
    second = graph.build(articles, tmp_path / "g", settings=settings, progress=lambda stage, done, total: seen.append(total))
    assert not seen and {each.issue.id for each in second.statements} == {"anything"} != {each.issue.id for each in first.statements}
    graph.build(articles, tmp_path / "new", settings=settings)
    assert nquads(tmp_path / "g") == nquads(tmp_path / "new")
    before = settings.run()
    scheme.write_text("id,label,pattern\nanything,all,.\n", encoding="utf-8")
    assert settings.run() != before, "a changed file is another run"


def test_a_changed_document_replaces_what_it_said(articles: Path, tmp_path: Path) -> None:
    graph.build(articles, tmp_path / "g")
    (articles / "harbour.txt").write_text("Peru praised Chile. Peru accused Bolivia of smuggling.\n", encoding="utf-8")
    seen: list[int] = []
    built = graph.build(articles, tmp_path / "g", progress=lambda stage, done, total: seen.append(total))
    assert built.changes.changed == ("harbour",) and built.changes.unchanged == ("border", "talks")
    assert set(seen) == {1}, "only the changed document was read again"
    graph.build(articles, tmp_path / "new")
    assert nquads(tmp_path / "g") == nquads(tmp_path / "new")


def test_what_is_not_named_stays_unless_pruned(articles: Path, tmp_path: Path) -> None:
    graph.build(articles, tmp_path / "g")
    (articles / "talks.txt").unlink()
    assert graph.build(articles, tmp_path / "g").documents == 3
    pruned = graph.build(articles, tmp_path / "g", prune=True)
    assert pruned.changes.removed == ("talks",) and "1 removed" in pruned.headline()
    graph.build(articles, tmp_path / "new")
    assert nquads(tmp_path / "g") == nquads(tmp_path / "new")
    assert len(list((tmp_path / "g" / DRAFTS).iterdir())) == 2


def test_forced_or_without_drafts_everything_is_read_again_to_the_same_end(articles: Path, tmp_path: Path) -> None:
    graph.build(articles, tmp_path / "g")
    before = nquads(tmp_path / "g")
    seen: list[int] = []
    forced = graph.build(articles / "border.txt", tmp_path / "g", force=True, progress=lambda stage, done, total: seen.append(total))
    assert max(seen) == 3 and not forced.changes
    shutil.rmtree(tmp_path / "g" / DRAFTS)
    assert not graph.build(articles, tmp_path / "g").changes
    (articles / "border.txt").write_text("Kenya thanked Somalia.", encoding="utf-8")
    graph.build(articles, tmp_path / "g")
    assert nquads(tmp_path / "g") != before


def test_changed_rules_read_everything_again(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph.build(articles, tmp_path / "g")
    run = Settings().run()
    monkeypatch.setattr(Settings, "run", lambda self: replace(run, rules="changed"))
    seen: list[int] = []
    built = graph.build(articles / "border.txt", tmp_path / "g", progress=lambda stage, done, total: seen.append(total))
    assert max(seen) == 3 and built.changes.contexts == ("runs",)
    with graph.open(tmp_path / "g") as collection:
        assert [each.rules for each in collection.store.runs()] == ["changed"]


def test_rules_are_words_tables_patterns_and_model() -> None:
    names = {path.name for path in rules()}
    assert {"en.yaml", "actors.csv", "frames.py", "resolver.py", "merging.py", "meta.json"} <= names
    assert not {path.suffix for path in rules()} & {".pyc"}


def test_problems_and_warnings_are_handed_over(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": "Kenya praised Somalia."}\n{"id": \n', encoding="utf-8")
    (tmp_path / "old.txt").write_bytes("Kenya rejected the plan of José.".encode("cp1252"))
    built = graph.build([tmp_path / "rows.jsonl", tmp_path / "old.txt"], tmp_path / "g")
    assert built.documents == 2 and len(built.problems) == 1 and len(built.warnings) == 1
    assert "line 2" in str(built.problems[0]) and built.warnings[0].startswith("old: ")


@pytest.mark.parametrize("there", [False, True])
def test_a_failed_first_build_leaves_no_store(articles: Path, tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "g").mkdir()
    with pytest.raises(UnknownName):
        graph.build(articles, tmp_path / "g", settings=Settings(extractor="guesses"))
    assert (tmp_path / "g").exists() == there
    assert not there or not any((tmp_path / "g").iterdir())


def test_a_failed_build_leaves_the_store_as_it_was(articles: Path, tmp_path: Path) -> None:
    graph.build(articles / "border.txt", tmp_path / "g")
    before = nquads(tmp_path / "g")

    def interrupt(stage: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        graph.build(articles, tmp_path / "g", progress=interrupt)
    (articles / "void.txt").touch()
    with pytest.raises(InputError, match=r"void\.txt: the file is empty"):
        graph.build(articles, tmp_path / "g")
    assert nquads(tmp_path / "g") == before


def test_a_store_in_other_hands_is_left_alone(articles: Path, tmp_path: Path) -> None:
    with DiskStore.create(tmp_path / "g"), pytest.raises(StoreLocked, match="another process"):
        graph.build(articles, tmp_path / "g")
    (tmp_path / "taken").touch()
    with pytest.raises(OutputError, match="something else"):
        graph.build(articles, tmp_path / "taken")
    assert (tmp_path / "taken").is_file()


def test_extract_finds_what_build_stores(articles: Path, tmp_path: Path) -> None:
    assert tuple(graph.extract(articles)) == graph.build(articles, tmp_path / "g").statements


def test_actors_are_all_that_hold_voice_or_receive(seeds_built: graph.Built) -> None:
    actors = pipeline.actors_of(seeds_built.statements)
    assert list(actors) == sorted(actors) and len(actors) == seeds_built.actors
    speakers = {report.speaker.id for each in seeds_built.statements for report in each.reports if report.speaker}
    assert speakers and speakers <= set(actors)
