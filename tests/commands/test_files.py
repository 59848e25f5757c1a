"""The commands that write files and answer questions: export, render, query."""

import json
from pathlib import Path

import pytest

import graph
from graph.queries.questions import list_questions

EXPORTS = {
    ".ttl": b"@prefix ",
    ".trig": b"@prefix ",
    ".nt": b"<https://",
    ".nq": b"<https://",
    ".jsonld": b"{",
    ".rdf": b"<?xml",
    ".graphml": b"<?xml",
    ".gexf": b"<?xml",
    ".csv": b"doc,actor,",
    ".jsonl": b'{"doc": ',
}
PICTURES = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.mark.parametrize("suffix", EXPORTS)
def test_export_by_suffix_and_to_stdout(command, seeds_db: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out{suffix}"
    done = command("export", file, "-g", seeds_db)
    assert (done.code, done.data) == (0, b"") and f"wrote {file}" in done.err
    assert file.read_bytes().startswith(EXPORTS[suffix])
    assert command("export", "-", "--format", suffix.lstrip("."), "-g", seeds_db).data == file.read_bytes()
    assert len(EXPORTS) == 10


@pytest.mark.parametrize("suffix", PICTURES)
def test_render_by_suffix_and_to_stdout(command, seeds_db: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out{suffix}"
    assert command("render", file, "-g", seeds_db, "--max-edges", 6).code == 0
    assert file.read_bytes().startswith(PICTURES[suffix])
    assert command("render", "-", "-f", suffix, "-g", seeds_db, "--max-edges", 6).data == file.read_bytes()
    assert len(PICTURES) == 3


def test_render_draws_what_is_chosen(command, seeds_db: Path) -> None:
    whole = command("render", "-", "-f", "svg", "-g", seeds_db).data
    options = ["--actor", "Romania", "--stance", "reject", "--since", "2022-01-01", "--until", "2022-12-31", "--apart", "--title", "One"]
    part = command("render", "-", "-f", "svg", "-g", seeds_db, *options)
    assert part.code == 0 and 0 < len(part.data) < len(whole)


def test_turtle_is_the_same_for_rdflib_and_pyoxigraph(command, seeds_db: Path) -> None:
    import pyoxigraph
    import rdflib
    from rdflib.compare import to_isomorphic

    data = command("export", "-", "--format", "turtle", "-g", seeds_db).data
    held = rdflib.Graph().parse(data=data, format="turtle")
    store = pyoxigraph.Store()
    store.load(data, format=pyoxigraph.RdfFormat.TURTLE)
    lines = "".join(f"{quad.triple} .\n" for quad in store)
    assert len(held) == len(store) > 1000
    assert to_isomorphic(rdflib.Graph().parse(data=lines, format="nt")) == to_isomorphic(held)


def test_query_every_form(command, seeds_db: Path) -> None:
    asked = ("query", "-g", seeds_db)
    assert command(*asked, "SELECT (COUNT(*) AS ?n) { ?s a sg:Document }").out.split()[-1] == "5"
    assert command(*asked, "ASK { ?s a sg:Document }").out == "true\n"
    assert command(*asked, "CONSTRUCT { ?s a sg:Document } WHERE { ?s a sg:Document }").out.startswith("@prefix")
    assert "skos:prefLabel" in command(*asked, "DESCRIBE actor:russia").out


@pytest.mark.parametrize(("form", "begin"), [("table", "n\n"), ("csv", "n"), ("tsv", "?n"), ("json", "{"), ("xml", "<?xml")])
def test_query_every_format(command, seeds_db: Path, form: str, begin: str) -> None:
    done = command("query", "SELECT (COUNT(*) AS ?n) { ?s a sg:Document }", "-g", seeds_db, "--format", form)
    assert done.code == 0 and done.out.startswith(begin) and "5" in done.out


@pytest.mark.parametrize(("form", "begin"), [("turtle", "@prefix"), ("ntriples", "<https://")])
def test_query_triples_in_every_format(command, seeds_db: Path, form: str, begin: str) -> None:
    done = command("query", "CONSTRUCT { ?s a sg:Document } { ?s a sg:Document }", "-g", seeds_db, "--format", form)
    assert done.code == 0 and done.out.startswith(begin)


def test_query_from_a_file(command, seeds_db: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s a sg:Document }", encoding="utf-8")
    assert command("query", "--file", tmp_path / "q.rq", "-g", seeds_db).out == "true\n"


def test_query_a_named_question(command, seeds_db: Path) -> None:
    done = command("query", "documents", "-g", seeds_db)
    assert done.code == 0 and done.out.count("\n") == 7, "a header, a rule and five documents"


def test_query_lists_all_questions(command) -> None:
    listed = command("query", "--list").out
    for question in list_questions():
        assert f"{question.name}: {question.title}" in listed
    record = json.loads(command("query", "--list", "--format", "json").out)
    assert [each["name"] for each in record] == [question.name for question in list_questions()]
    assert len(record) >= 10


def test_every_question_runs_with_its_example(command, seeds_db: Path) -> None:
    asked = [question for question in list_questions() if "=" in question.example or not question.parameters]
    for question in asked:
        if "statement=" in question.example or "id=" in question.example:
            continue  # ids change with the words of the seeds
        done = command("query", question.name, *_words(question.example), "-g", seeds_db, "-f", "csv")
        assert done.code == 0, (question.name, done.err)
    assert len(asked) >= 10


def _words(example: str) -> list[str]:
    import shlex

    return shlex.split(example)


def test_a_style_for_people_names_actors(seeds: graph.Collection) -> None:
    assert seeds.style(80).width == 80
    assert "Russia" in seeds.style().names.values()
