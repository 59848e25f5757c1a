"""Bad input: a message that says what, where and what to do; exit codes; and the store as it was."""

from pathlib import Path

import pytest

import graph
from graph.knowledge.disk import DiskStore

FILES = {
    "empty.txt": (b"", "empty.txt: the file is empty"),
    "blank.md": (b" \n\n", "blank.md: the file is empty"),
    "noise.txt": (bytes(range(256)) * 20, "noise.txt: the file is not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n0000", "picture.txt: the file is not text"),
    "page.html": (b"<html><body><script>x</script></body></html>", "page.html: the page has no text"),
    "front.md": (b"---\ntitle: [a\n---\nText.\n", "front.md, line 3: the front matter does not parse"),
    "table.csv": (b"a,b\n1,2\n", "table.csv, line 1: no column 'text'"),
    "letter.docx": (b"words", "letter.docx: no reader for '.docx'"),
}


@pytest.fixture
def stored(articles: Path, tmp_path: Path) -> Path:
    graph.build(articles, tmp_path / "g")
    return tmp_path / "g"


def nquads(path: Path) -> bytes:
    with graph.open(path) as collection:
        return collection.export(format="nquads")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read(command, stored: Path, articles: Path, name: str) -> None:
    before = nquads(stored)
    data, message = FILES[name]
    (articles / name).write_bytes(data)
    done = command("build", articles / "border.txt", articles / name, "-g", stored)
    assert (done.code, done.out) == (2, "") and message in done.err and done.err.startswith("error: ")
    assert done.err.count("\n") == 1 and done.err.rstrip().endswith(")"), "one line that ends in what to do"
    assert nquads(stored) == before
    assert command("extract", articles / name).code == 2
    assert len(FILES) == 8


def test_no_such_file_and_an_empty_folder(command, stored: Path, tmp_path: Path) -> None:
    before = nquads(stored)
    (tmp_path / "void").mkdir()
    assert "nowhere: no such file or folder" in command("build", tmp_path / "nowhere", "-g", stored).err
    assert "void: no documents in this folder" in command("build", tmp_path / "void", "-g", stored).err
    assert command("build", tmp_path / "void", "-g", stored).code == 2 and nquads(stored) == before


def test_a_malformed_line_is_skipped_and_the_others_are_read(command, tmp_path: Path) -> None:
    rows = '{"id": "a", "text": "Kenya praised Somalia."}\n{"id": \n{"id": "c", "text": "Peru accused Chile of spying."}\n'
    (tmp_path / "rows.jsonl").write_text(rows, encoding="utf-8")
    done = command("build", tmp_path / "rows.jsonl", "-g", tmp_path / "g")
    assert done.code == 1 and "rows.jsonl, line 2: not JSON" in done.err
    assert "documents       2" in done.out
    extracted = command("extract", tmp_path / "rows.jsonl")
    assert extracted.code == 1 and {row for row in ("a", "c") if f'"doc": "{row}"' in extracted.out} == {"a", "c"}


def test_broken_utf8_is_read_with_a_warning_and_right_offsets(command, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes("Señora Núñez spoke — at length. ".encode() + b"\xff Kenya rejected the demand of Somalia.\n")
    done = command("build", tmp_path / "broken.txt", "-g", tmp_path / "g")
    assert done.code == 0 and "warning: broken: broken UTF-8" in done.err and "line 1" in done.err
    assert command("extract", tmp_path / "broken.txt").err.startswith("warning: ")
    assert command("validate", "-g", tmp_path / "g").code == 0


QUERIES = {
    "SELECT * {\n  ?s sg:demands ?o ;; ,\n}": "line 2, column 23",
    "SELECT * { ?s foo:bar ?o }": "unknown prefix 'foo:' (did you mean foaf:?)",
    "SELECT ?x WHERE { ?x a sg:Statement": "the query ends too early",
    "DELETE WHERE { ?s ?p ?o }": "DELETE is an update",
    "who-rejects-wat": "did you mean who-rejects-what?",
}


@pytest.mark.parametrize("text", QUERIES)
def test_a_query_that_does_not_parse(command, seeds_db: Path, text: str) -> None:
    done = command("query", text, "-g", seeds_db)
    assert (done.code, done.out) == (2, "") and QUERIES[text] in done.err
    assert len(QUERIES) == 5


NAMES = {
    ("statements", "--stance", "rejct"): "unknown stance 'rejct' (did you mean reject?)",
    ("statements", "--actor", "Rusia"): "unknown actor 'Rusia' (did you mean Russia?)",
    ("statements", "--format", "tabel"): "unknown format 'tabel' (did you mean table?)",
    ("statements", "--document", "nope"): "unknown document 'nope'",
    ("statements", "--since", "2022-02-02", "--until", "2022-01-01"): "exchange the two dates",
    ("statements", "--since", "soon"): "--since",
    ("why", "zzz"): "unknown statement 'zzz'",
    ("export", "graph.tll"): "unknown file suffix '.tll' (did you mean .ttl?)",
    ("export", "graph"): "unknown file suffix ''",
    ("export", "x", "--format", "trutle"): "did you mean turtle?",
    ("export", "x.png"): "render draws pictures",
    ("export", "-"): "name the --format",
    ("render", "x.ttl"): "export writes data",
    ("render", "x.png", "--actor", "Rusia"): "did you mean Russia?",
    ("render", "x.png", "--issue", "nothing of the kind"): "unknown issue",
    ("query",): "give a SPARQL query",
    ("query", "documents", "now"): "'now' is not KEY=VALUE",
    ("query", "documents", "day=now"): "unknown parameter of documents 'day'",
    ("query", "ASK {}", "a=b"): "a SPARQL query takes no parameters",
    ("query", "ASK {}", "--file", "q.rq"): "not both",
    ("query", "ASK {}", "--format", "jason"): "did you mean json?",
    ("query", "ASK {}", "--format", "turtle"): "SELECT and ASK give no triples",
    ("query", "--file", "nowhere.rq"): "nowhere.rq: no such file",
    ("query", "--list", "--format", "xml"): "unknown format 'xml'",
    ("validate", "--format", "jsn"): "did you mean json?",
    ("why", "1", "--format", "txt"): "did you mean text?",
    ("pipeline", "--pipeline", "nowhere"): "unknown pipeline 'nowhere'",
    ("stateents",): "stateents",
}


@pytest.mark.parametrize("arguments", NAMES, ids=" ".join)
def test_an_unknown_name(command, seeds_db: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEGRAPH_DB", str(seeds_db))
    done = command(*arguments)
    assert (done.code, done.out) == (2, "") and NAMES[arguments] in " ".join(done.err.split())
    assert len(NAMES) == 28


def test_several_statements_that_begin_so(command, seeds: graph.Collection, seeds_db: Path) -> None:
    begins = [each.id[0] for each in seeds.statements()]
    digit = next(each for each in sorted(begins) if begins.count(each) > 1)
    assert "several statements are called" in command("why", digit, "-g", seeds_db).err


def test_places_that_cannot_be_written(command, articles: Path, stored: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    taken = articles / "border.txt"
    for arguments, message in (
        (("build", taken, "-g", tmp_path / "file" / "g"), "cannot be made"),
        (("build", taken, "-g", tmp_path / "file"), "something else than a store"),
        (("export", tmp_path / "file" / "x.ttl", "-g", stored), "cannot be written"),
        (("export", tmp_path / "nowhere" / "x.ttl", "-g", stored), "cannot be written"),
        (("render", tmp_path / "nowhere" / "x.png", "-g", stored), "cannot be written"),
    ):
        done = command(*arguments)
        assert (done.code, done.out) == (2, "") and message in done.err, arguments
    assert not (tmp_path / "nowhere").exists() and (tmp_path / "file").read_bytes() == b""


def test_stores_that_cannot_be_used(command, articles: Path, stored: Path, tmp_path: Path) -> None:
    before = nquads(stored)
    assert "there is no store here (run stancegraph build first)" in command("statements", "-g", tmp_path / "nowhere").err
    with DiskStore.open(stored, read_only=False):
        done = command("build", articles / "border.txt", "-g", stored)
        assert done.code == 2 and "another process is writing" in done.err
        assert command("statements", "-g", stored).code == 0, "reading goes on meanwhile"
    manifest = stored / "manifest.json"
    whole = manifest.read_text()
    for text, message in ((whole.replace('"layout": 1', '"layout": 99'), "has layout 99"), ("{", "manifest of the store cannot be read")):
        manifest.write_text(text)
        assert message in command("build", articles, "-g", stored).err
        assert command("query", "documents", "-g", stored).code == 2
    manifest.write_text(whole)
    assert nquads(stored) == before
