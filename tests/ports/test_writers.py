import subprocess
import sys

import pytest
from writers.samples import ten_actors

from graph.core.document import Document
from graph.writers import WRITERS
from graph.writers.formats import FORMATS, formats

OF_STATEMENTS = [each.name for each in formats() if each.kind != "rdf"]
DOCUMENTS = {"paper-1": Document("paper-1", "…", title="Port news")}


def test_every_row_is_tested():
    assert len(OF_STATEMENTS) >= 7
    assert {each.name for each in formats()} == set(WRITERS)


@pytest.mark.parametrize("name", WRITERS.names())
def test_a_writer_and_the_table_of_formats_agree_on_suffixes(name):
    writer = WRITERS.load(name)
    assert callable(writer.write)
    assert all(suffix.startswith(".") for suffix in writer.suffixes)
    assert name not in FORMATS or tuple(writer.suffixes) == FORMATS[name].suffixes


@pytest.mark.parametrize("name", OF_STATEMENTS)
def test_the_same_statements_in_any_order_give_the_same_bytes(name):
    writer = WRITERS.load(name)
    statements = ten_actors()[:8]
    file = writer.write(iter(statements), DOCUMENTS)
    assert isinstance(file, bytes)
    assert len(file) > 100
    assert writer.write(list(reversed(statements)), DOCUMENTS) == file


@pytest.mark.parametrize("name", OF_STATEMENTS)
def test_no_statements_give_a_file_too(name):
    assert isinstance(WRITERS.load(name).write([], {}), bytes)


def test_the_table_imports_nothing_heavy():
    heavy = {"matplotlib", "networkx", "rdflib", "pygraphviz", "numpy"}
    code = f"import sys, graph.writers, graph.writers.formats; print(*sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == ""
