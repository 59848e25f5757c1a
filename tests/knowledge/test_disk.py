import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from states import sample

from graph.core.document import Document
from graph.core.errors import InvariantError, NoStore, OutputError, StoreError, StoreLocked, StoreVersion
from graph.knowledge.disk import ARCHIVE, MANIFEST, STORE, DiskStore
from graph.knowledge.encode import State
from graph.knowledge.provenance import Run
from graph.knowledge.store import Changes

ROOT = Path(__file__).parents[2]
RUN = Run("1.0")


def save(store: DiskStore, state: State, run: Run = RUN) -> Changes:
    return store.save(state.documents, state.statements, actors=state.actors, issues=state.issues, memberships=state.memberships, run=run)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    with DiskStore.create(tmp_path / "news.db") as store:
        assert save(store, sample())
    yield tmp_path / "news.db"


def contents(path: Path) -> tuple[list[str], dict[str, bytes]]:
    with DiskStore.open(path) as store:
        return [str(quad) for quad in store.quads()], {file.name: file.read_bytes() for file in (path / ARCHIVE).iterdir()}


def child(code: str, *args: object) -> subprocess.Popen[str]:
    lines = "import sys\nfrom pathlib import Path\n" + code
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests" / "knowledge")))}
    return subprocess.Popen(
        [sys.executable, "-c", lines, *map(str, args)], env=environment, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )


def test_the_folder_is_laid_out_as_promised(path: Path) -> None:
    assert {each.name for each in path.iterdir()} == {MANIFEST, STORE, ARCHIVE}
    manifest = json.loads((path / MANIFEST).read_text())
    assert manifest["layout"] == 1
    assert manifest["base"] == "https://w3id.org/stancegraph/data/"
    archived = {each.stem: each.read_text(encoding="utf-8") for each in (path / ARCHIVE).glob("*.txt")}
    assert archived == {document.sha256: document.text for document in sample().documents}


def test_the_text_of_a_document_is_no_triple(path: Path) -> None:
    with DiskStore.open(path) as store:
        assert not any("No agreement on the port\n" in str(quad) for quad in store.quads())


def test_an_opened_store_gives_back_what_was_saved(path: Path) -> None:
    state = sample()
    with DiskStore.open(path) as store:
        assert store.state().documents == state.documents
        assert {statement.id: statement for statement in store.statements()} == {statement.id: statement for statement in state.statements}
        assert store.actors() == sorted(state.actors, key=lambda actor: actor.id)
        assert store.memberships() == list(state.memberships)
        assert store.runs() == [RUN]


def test_line_ends_and_odd_characters_survive_the_archive(tmp_path: Path) -> None:
    document = Document("odd", "a\r\nb\rc\x00\ufeff🚢\u2028\ud800end")
    with DiskStore.create(tmp_path / "s") as store:
        store.save([document], [])
        assert store.documents()["odd"].text == document.text


def test_the_base_of_the_data_is_remembered(tmp_path: Path) -> None:
    with DiskStore.create(tmp_path / "s", base="https://my.example/") as store:
        save(store, sample())
    with DiskStore.open(tmp_path / "s") as store:
        assert len(store.statements()) == 3
        assert any("<https://my.example/actor/peru>" in str(quad) for quad in store.quads())


def test_a_read_only_store_refuses_to_save(path: Path) -> None:
    before = contents(path)
    with DiskStore.open(path) as store, pytest.raises(StoreError, match="reading only"):
        store.save([], [])
    assert contents(path) == before


def test_a_closed_store_says_so(path: Path) -> None:
    store = DiskStore.open(path)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.statements()


def test_no_store_no_manifest_other_layout(tmp_path: Path, path: Path) -> None:
    with pytest.raises(NoStore, match=r"nowhere.*no store.*build"):
        DiskStore.open(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoStore):
        DiskStore.open(tmp_path / "empty")
    manifest = json.loads((path / MANIFEST).read_text())
    (path / MANIFEST).write_text(json.dumps(manifest | {"layout": 99, "version": "9.9"}))
    with pytest.raises(StoreVersion, match=r"layout 99, written by stancegraph 9\.9"):
        DiskStore.open(path)
    for broken in ("{", "[]", "{}"):
        (path / MANIFEST).write_text(broken)
        with pytest.raises(StoreVersion, match="cannot be read"):
            DiskStore.open(path)


def test_a_store_whose_database_is_gone_or_broken_says_so(path: Path) -> None:
    (path / STORE / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="cannot be opened"):
        DiskStore.open(path)
    shutil.rmtree(path / STORE)
    with pytest.raises(NoStore, match="store/ is missing"):
        DiskStore.open(path)


def test_create_refuses_a_place_that_is_taken(path: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="already"):
        DiskStore.create(path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="something else"):
        DiskStore.create(tmp_path / "full")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="something else"):
        DiskStore.create(tmp_path / "file")
    with pytest.raises(OutputError, match="cannot be made"):
        DiskStore.create(tmp_path / "file" / "below")
    assert (tmp_path / "full" / "thesis.txt").read_text() == "mine"


def test_a_create_that_was_cut_short_can_be_repeated(tmp_path: Path) -> None:
    DiskStore.create(tmp_path / "s").close()
    (tmp_path / "s" / MANIFEST).unlink()
    with DiskStore.open_or_create(tmp_path / "s") as store:
        assert save(store, sample())
    with DiskStore.open_or_create(tmp_path / "s") as store:
        assert not save(store, sample())


def test_only_one_process_writes_and_others_may_read(path: Path) -> None:
    code = """
from graph.knowledge.disk import DiskStore
with DiskStore.open(sys.argv[1], read_only=False):
    print("open", flush=True)
    sys.stdin.read()
"""
    with child(code, path) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match=r"news\.db: another process is writing"):
            DiskStore.open(path, read_only=False)
        with DiskStore.open(path) as reader:
            assert len(reader.statements()) == 3
        writer.communicate("")
    with DiskStore.open(path, read_only=False) as store:
        assert not save(store, sample())


def test_readers_keep_what_they_opened_and_new_ones_see_each_save_whole(path: Path) -> None:
    state = sample()
    fewer = replace(state, statements=state.statements[:1])
    with DiskStore.open(path) as early, DiskStore.open(path, read_only=False) as writer:
        for turn in range(6):
            assert save(writer, fewer if turn % 2 == 0 else state)
            with DiskStore.open(path) as late:
                assert len(late.statements()) == (1 if turn % 2 == 0 else 3)
        assert len(early.statements()) == 3


def test_readers_beside_a_busy_writer_see_whole_states_only(path: Path) -> None:
    code = """
from dataclasses import replace
from states import sample
from test_disk import save
from graph.knowledge.disk import DiskStore
state = sample()
with DiskStore.open(sys.argv[1], read_only=False) as store:
    print("open", flush=True)
    for turn in range(25):
        save(store, state if turn % 2 else replace(state, statements=state.statements[:1]))
"""
    seen = []
    with child(code, path) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        while writer.poll() is None:
            with DiskStore.open(path) as reader:
                seen.append((len(reader.statements()), len(reader.documents())))
    assert writer.returncode == 0
    assert set(seen) <= {(1, 2), (3, 2)}
    assert seen


def test_a_changed_document_rewrites_its_own_context_alone(path: Path) -> None:
    state = sample()
    port = next(document for document in state.documents if document.id == "port-news")
    changed = replace(port, title="Another headline")
    kept = next(document for document in state.documents if document.id != "port-news")
    new = Document("new", "Nothing to see.")
    with DiskStore.open(path, read_only=False) as store:
        changes = save(store, replace(state, documents=(changed, kept, new)))
        assert (changes.added, changes.changed, changes.removed, changes.unchanged) == (("new",), ("port-news",), (), ("coast-daily",))
        assert (changes.contexts, changes.statements, changes.statements_added) == ((), 3, 0)
        removed = save(store, replace(state, documents=(kept,), statements=()))
        assert (removed.removed, removed.statements_removed, removed.contexts) == (("new", "port-news"), 3, ())
        assert {each.stem for each in (path / ARCHIVE).iterdir()} == {kept.sha256}


def test_a_new_version_names_itself_and_counts_as_no_change_of_a_document(path: Path, tmp_path: Path) -> None:
    state, newer = sample(), Run("2.0")
    with DiskStore.open(path, read_only=False) as store, DiskStore.create(tmp_path / "fresh.db") as fresh:
        changes = save(store, state, newer)
        assert (changes.changed, changes.unchanged, changes.contexts) == ((), ("coast-daily", "port-news"), ("runs",))
        assert store.runs() == [newer]
        assert not save(store, state, newer)
        save(fresh, state, newer)
        assert list(store.quads()) == list(fresh.quads())


def test_curation_survives_every_save(path: Path) -> None:
    with DiskStore.open(path, read_only=False) as store:
        graph = NamedNode(store.minter.iri("graph", "curation"))
        decision = Quad(NamedNode("https://d.example/1"), NamedNode("https://d.example/says"), NamedNode("https://d.example/yes"), graph)
        store.oxigraph.add(decision)
        save(store, State())
        assert decision in set(store.quads())
        assert store.statements() == []


def test_a_statement_without_its_words_in_the_text_stops_the_save(path: Path) -> None:
    before, state = contents(path), sample()
    wrong = replace(state.documents[0], text="x" + state.documents[0].text)
    with (
        DiskStore.open(path, read_only=False) as store,
        pytest.raises(InvariantError, match=r"coast-daily: the evidence .* does not stand"),
    ):
        save(store, replace(state, documents=(wrong, *state.documents[1:])))
    assert contents(path) == before


def test_a_missing_archive_file_names_the_document_and_a_save_brings_it_back(path: Path) -> None:
    gone = sample().documents[0]
    (path / ARCHIVE / f"{gone.sha256}.txt").unlink()
    with DiskStore.open(path, read_only=False) as store:
        with pytest.raises(StoreError, match=r"coast-daily: the archived text .* cannot be read"):
            store.documents()
        assert not save(store, sample())
        assert store.documents()["coast-daily"].text == gone.text


LATER = """
from dataclasses import replace
from states import sample
from test_disk import save
from graph.knowledge.disk import DiskStore
from graph.core.document import Document
state = sample()
more = tuple(Document(f"d{i}", f"text {i} " + "x" * 300, title="t" * 200) for i in range(2000))
state = replace(state, documents=state.documents[:1] + more, statements=state.statements[:1])
"""


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2, 0.4])
def test_a_killed_save_leaves_the_old_state_or_the_new_one(path: Path, moment: float) -> None:
    before = contents(path)[0]
    code = (
        LATER
        + "store = DiskStore.open(sys.argv[1], read_only=False)\nprint('go', flush=True)\nsave(store, state)\nprint('done', flush=True)"
    )
    with child(code, path) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "go\n"
        time.sleep(moment)
        writer.kill()
    with DiskStore.open(path, read_only=False) as store:
        after = [str(quad) for quad in store.quads()]
        assert after == before or len(store.documents()) == 2001
        assert all(document.text for document in store.documents().values())
        save(store, sample())
    assert contents(path)[0] == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
@pytest.mark.parametrize("limit", [20, 4000, 100_000])
def test_a_full_disk_leaves_the_store_as_it_was(path: Path, limit: int) -> None:
    before = contents(path)[0]
    code = (
        LATER
        + """
import resource, signal
from graph.core.errors import OutputError
store = DiskStore.open(sys.argv[1], read_only=False)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    save(store, state)
except OutputError as error:
    print(error, flush=True)
"""
    )
    with child(code, path, limit) as writer:
        said = writer.communicate()[0]
    assert "news.db: the store cannot be written" in said
    assert contents(path)[0] == before
    with DiskStore.open(path, read_only=False) as store:
        save(store, State())
        assert save(store, sample())
    assert contents(path)[0] == before


def test_opening_and_asking_is_fast(path: Path) -> None:
    took = []
    for _ in range(5):
        start = time.perf_counter()
        with DiskStore.open(path) as store:
            rows = store.oxigraph.query("SELECT ?a { ?a sg:rejects ?b }", prefixes=store.minter.prefixes())
            assert len(list(rows)) == 1
        took.append(time.perf_counter() - start)
    assert min(took) < 0.1
