from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, SH, Graph

from graph.core.stance import STANCES
from graph.knowledge.validate import SHAPES, Violation, check_shapes, shapes

ONTOLOGY = Path(__file__).parents[2] / "ontology"
GOOD, BAD = (sorted((ONTOLOGY / "examples" / name).glob("*.ttl")) for name in ("good", "bad"))


@cache
def violations(path: Path) -> list[Violation]:
    return check_shapes(parse(path=str(path), format=RdfFormat.TURTLE))


def named_in(path: Path) -> set[str]:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# breaks "), path
    return set(first.removeprefix("# breaks ").partition(":")[0].split())


def test_there_are_enough_examples() -> None:
    assert len(GOOD) >= 3
    assert len(BAD) >= 40


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_example_conforms(path: Path) -> None:
    assert violations(path) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_breaks_just_the_shape_that_it_names(path: Path) -> None:
    assert {each.shape for each in violations(path)} == named_in(path)


def test_every_shape_has_an_iri_of_ours_and_a_message_in_plain_words() -> None:
    joined = shapes()
    properties = set(joined.subjects(RDF.type, SH.PropertyShape))
    assert len(properties) >= 70
    for shape in properties:
        assert str(shape).startswith(SHAPES)
        assert str(joined.value(shape, SH.message)).endswith(".")
    used = set(joined.objects(None, SH.property))
    assert used == properties


def test_the_shapes_are_valid_shacl() -> None:
    import pyshacl

    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_the_stances_in_the_shape_are_those_of_the_scheme() -> None:
    joined = shapes()
    (head,) = joined.objects(next(s for s in joined.subjects(RDF.type, SH.PropertyShape) if str(s).endswith("statement-stance")), SH["in"])
    assert [str(each).rpartition("/")[2] for each in joined.items(head)] == list(STANCES)
