"""The named questions on the seed documents give the rows of `ontology/queries/expected/`.

After a change of rules that is meant, write them anew with `python tests/queries/test_seeds.py` and read the difference.
"""

import csv
import sys
import tempfile
from pathlib import Path

import graph
from graph.core.resources import resource
from graph.queries.names import names
from graph.queries.questions import Question, ask, expected_rows, list_questions
from graph.queries.results import Style, readable

WITHOUT_ROWS_ON_SEEDS = {"deviates-from-bloc", "opposite-stances", "reported-differently"}  # nobody there contradicts a bloc, or itself


def rows_of(question: Question, collection: graph.Collection) -> list[tuple[str, ...]]:
    """Return the rows of a question, asked as in its example, as a person reads them, header first."""
    store = collection.store
    found = ask(store.oxigraph, question.name, question.example_params(), minter=store.minter)
    return readable(found, Style(names=names(store.oxigraph, store.minter)))


def test_every_question_has_its_expected_rows_on_the_seeds(seeds: graph.Collection) -> None:
    questions = list_questions()
    for question in questions:
        expected = expected_rows(question.name)
        assert rows_of(question, seeds) == expected, question.name
        assert (len(expected) > 1) != (question.name in WITHOUT_ROWS_ON_SEEDS), question.name
    assert len(questions) == 22


def write_expected() -> None:
    """Write the rows of all questions on the seed documents to `ontology/queries/expected/`."""
    home = resource("ontology", "queries") / "expected"
    home.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = graph.build(resource("seeds", "documents"), Path(folder) / "seeds.db").path
        with graph.open(path) as collection:
            for question in list_questions():
                with (home / f"{question.name}.csv").open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file, lineterminator="\n").writerows(rows_of(question, collection))


if __name__ == "__main__":
    sys.exit(write_expected())
