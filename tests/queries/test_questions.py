import re
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.core.errors import AmbiguousName, QueryError, StancegraphError, UnknownName
from graph.core.iris import Minter
from graph.core.resources import resource
from graph.knowledge.memory import MemoryStore
from graph.queries.names import names
from graph.queries.questions import ask, command, expected_rows, explain_question, list_questions, question, read_question
from graph.queries.results import Style, readable

EXPECTED = Path(__file__).parent / "data" / "expected"

PARAMETERS: dict[str, dict[str, str]] = {
    "deviates-from-bloc": {"bloc": "SU"},
    "evidence": {"actor": "Arvenian Republic", "target": "su"},
    "members-on-date": {"organization": "strait union", "on": "2031-03-01"},
    "positions": {"issue": "strait base"},
    "quotes": {"actor": "BELMARK"},
    "reports": {"statement": "b3"},
    "said-of-each-other": {"one": "ARVENIA", "other": "belmark"},
    "statements-in-period": {"since": "2031-03-03", "until": "2031-03-04"},
    "who-speaks-for": {"actor": "kingdom of belmark"},
}

NAMES = [asked.name for asked in list_questions()]


def answers(knowledge: MemoryStore, name: str, **params: str) -> list[dict[str, str]]:
    style = Style(names=names(knowledge.oxigraph, knowledge.minter))
    header, *rows = readable(ask(knowledge.oxigraph, name, params, minter=knowledge.minter), style)
    return [dict(zip(header, row, strict=True)) for row in rows]


def column(knowledge: MemoryStore, name: str, key: str, **params: str) -> list[str]:
    return [row[key] for row in answers(knowledge, name, **params)]


def test_there_are_twenty_two_questions() -> None:
    assert len(NAMES) == len(set(NAMES)) == 22
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_gives_exactly_the_expected_rows(knowledge: MemoryStore, name: str) -> None:
    style = Style(names=names(knowledge.oxigraph, knowledge.minter))
    found = readable(ask(knowledge.oxigraph, name, PARAMETERS.get(name, {})), style)
    assert len(found) > 1, "no row"
    assert found == expected_rows(name, EXPECTED)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_well_described(name: str) -> None:
    asked = question(name)
    assert re.fullmatch(r"[A-Z].*[^.]", asked.title)
    assert asked.answers.endswith(".")
    example = asked.example_params()
    required = {parameter.name for parameter in asked.parameters if parameter.required}
    assert required <= set(example) <= {parameter.name for parameter in asked.parameters}
    assert "ORDER BY" in asked.text
    for parameter in asked.parameters:
        assert parameter.name in explain_question(asked)
    assert f"$ stancegraph query {name}" in explain_question(asked)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_runs_as_plain_sparql_and_on_an_empty_store(name: str) -> None:
    answer = Store().query(question(name).text)
    assert list(answer) == []


def test_no_file_is_left_out() -> None:
    assert sorted(path.stem for path in resource("ontology", "queries").glob("*.rq")) == NAMES


def test_parameters_narrow_the_answer(knowledge: MemoryStore) -> None:
    assert column(knowledge, "who-rejects-what", "actor", actor="Belmark") == ["Belmark"]
    assert answers(knowledge, "who-rejects-what", target="Costria") == []
    assert column(knowledge, "who-rejects-what", "statement", issue="growth of the UNION") == ["statement:a2", "statement:b1"]
    assert column(knowledge, "unanswered-demands", "target", target="côstria") == ["Côstria"]
    assert column(knowledge, "unanswered-demands", "statement", stance="accuse") == ["statement:c2"]
    assert answers(knowledge, "evidence", actor="arvenia", target="strait-union", stance="reject") == []
    assert column(knowledge, "documents", "document", publisher="the tide") == ["doc:d2"]
    assert column(knowledge, "conflict-pairs", "other", actor="côstria") == ["Côstria", "Côstria"]
    assert column(knowledge, "demands-and-answers", "reply", respondent="belmark") == ["statement:a2"]
    assert column(knowledge, "statements-in-period", "statement", since="2031-03-04") == ["statement:c2", "statement:b3", "statement:b3"]
    assert column(knowledge, "statements-in-period", "actor", since="2001-01-01", until="2031-03-01") == ["Arvenia"]
    assert column(knowledge, "most-active", "actor", issue="union-growth") == ["Arvenia", "Belmark", "Strait Union"]


def test_members_are_those_of_the_day(knowledge: MemoryStore) -> None:
    members = {
        day: column(knowledge, "members-on-date", "member", organization="SU", on=day) for day in ("2019-12-31", "2020-01-01", "2020-05-01")
    }
    assert members == {"2019-12-31": ["Arvenia", "Belmark"], "2020-01-01": ["Belmark"], "2020-05-01": ["Belmark", "Côstria"]}
    assert column(knowledge, "members-on-date", "member", organization="Belmark", on="2030-01-01", role="Prime Minister") == ["Mira Voss"]


def test_a_demand_with_two_targets_is_answered_by_each_for_itself(knowledge: MemoryStore) -> None:
    assert column(knowledge, "unanswered-demands", "target") == ["Arvenia", "Côstria"]


def test_copies_of_one_agency_are_one_source(knowledge: MemoryStore) -> None:
    (row,) = [row for row in answers(knowledge, "sources") if row["statement"] == "statement:b3"]
    assert (row["documents"], row["publishers"], row["sources"]) == ("2", "2", "1")


@pytest.mark.parametrize("words", ["b3", "statement:b3", "https://w3id.org/stancegraph/data/statement/b3"])
def test_statements_go_by_id(knowledge: MemoryStore, words: str) -> None:
    assert column(knowledge, "reports", "document", statement=words) == ["doc:d2", "doc:d3"]


def test_the_beginning_of_a_statement_has_to_be_clear(knowledge: MemoryStore) -> None:
    with pytest.raises(AmbiguousName, match=r"several statements .* b1, b2, b3"):
        ask(knowledge.oxigraph, "reports", {"statement": "b"})
    with pytest.raises(UnknownName, match="unknown statement 'zz'"):
        ask(knowledge.oxigraph, "reports", {"statement": "zz"})


@pytest.mark.parametrize(
    ("name", "params", "error", "words"),
    [
        ("who-rejekts-what", {}, UnknownName, "did you mean who-rejects-what"),
        ("who-rejects-what", {"aktor": "Belmark"}, UnknownName, "unknown parameter of who-rejects-what 'aktor' .did you mean actor"),
        ("who-rejects-what", {"actor": "Bellmark"}, UnknownName, "did you mean Belmark"),
        ("who-rejects-what", {"actor": "Kingdm of Belmark"}, UnknownName, "did you mean Belmark"),
        ("who-rejects-what", {"actor": "qqqq"}, UnknownName, "known: Arvenia, Arvenian Foreign Ministry"),
        ("who-rejects-what", {"actor": "the isles"}, AmbiguousName, "choose one by its id: arvenia, costria"),
        ("who-rejects-what", {"issue": "growth of the onion"}, UnknownName, "did you mean growth of the union"),
        ("unanswered-demands", {"stance": "demnad"}, UnknownName, "did you mean demand"),
        ("who-speaks-for", {}, QueryError, "needs actor: for whom .example: stancegraph query who-speaks-for actor="),
        ("statements-in-period", {"since": "yesterday"}, QueryError, "since=yesterday is not a date .write it as YYYY-MM-DD"),
        ("statements-in-period", {"since": "2031-02-30"}, QueryError, "not a date"),
        ("actors", {"actor": "Belmark"}, QueryError, "takes no parameters"),
    ],
)
def test_wrong_questions_say_what_was_meant(
    knowledge: MemoryStore, name: str, params: dict[str, str], error: type[StancegraphError], words: str
) -> None:
    with pytest.raises(error, match=words):
        ask(knowledge.oxigraph, name, params)


@pytest.mark.parametrize("words", ['x" } . ?s ?p ?o . { "', '\\" } UNION { ?s ?p ?o }', "a\nb }", "} #"])
def test_no_text_becomes_part_of_the_query(knowledge: MemoryStore, words: str) -> None:
    assert answers(knowledge, "documents", publisher=words) == []
    with pytest.raises(UnknownName):
        ask(knowledge.oxigraph, "who-speaks-for", {"actor": words})


def test_another_base_is_asked_in_the_same_way() -> None:
    from tests.queries.conftest import DOCUMENTS, statements

    store = MemoryStore(base="https://example.org/kg/")
    store.save(DOCUMENTS, statements())
    assert len(ask(store.oxigraph, "who-speaks-for", {"actor": "Belmark"}, minter=Minter("https://example.org/kg/"))) == 1


def test_a_question_file_is_read_strictly(tmp_path: Path) -> None:
    good = tmp_path / "who.rq"
    good.write_text(
        "# Title: Who\n# Answers: All.\n# Parameter: role (string, default a member) a role\nSELECT * WHERE { ?s ?p ?given_role }\n"
    )
    asked = read_question(good)
    assert (asked.parameters[0].default, command(asked)) == ("a member", "stancegraph query who")
    good.write_text("# Title: Who\n# Answers: All.\n# Parameter: role (colour, optional) a role\nSELECT * WHERE {}\n")
    with pytest.raises(QueryError, match="line 3, column 1: not a parameter"):
        read_question(good)
    good.write_text("SELECT * WHERE {}\n")
    with pytest.raises(QueryError, match=r"who.rq has no title"):
        read_question(good)


def test_expected_results_are_named_like_questions(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("actor\nBelmark\n")
    assert expected_rows("actors", tmp_path) == [("actor",), ("Belmark",)]
    with pytest.raises(UnknownName, match="did you mean actors"):
        expected_rows("actor", tmp_path)
