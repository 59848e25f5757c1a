"""The closed scheme of stances, equal to what `ontology/stances.ttl` publishes."""

import pytest
import rdflib

from graph.core.errors import UnknownName
from graph.core.iris import SG, STANCE
from graph.core.resources import resource
from graph.core.stance import STANCES, stance


def test_there_are_22_with_a_sign_and_codes() -> None:
    assert len(STANCES) == 22
    assert {each.sign for each in STANCES.values()} == {-1, 0, 1}
    assert all(name == each.id and each.cameo.isdigit() and len(each.cameo) == 2 for name, each in STANCES.items())


def test_the_published_scheme_is_the_same() -> None:
    published = rdflib.Graph().parse(resource("ontology", "stances.ttl"))
    for each in STANCES.values():
        node = rdflib.URIRef(STANCE + each.id)
        assert [int(value) for value in published.objects(node, rdflib.URIRef(SG + "sign"))] == [each.sign], each.id
        assert [str(value) for value in published.objects(node, rdflib.URIRef(SG + "cameoRoot"))] in ([each.cameo], []), each.id
    concepts = set(published.subjects(rdflib.RDF.type, rdflib.SKOS.Concept))
    assert {str(concept).removeprefix(STANCE) for concept in concepts} >= set(STANCES)


def test_a_stance_is_found_by_name() -> None:
    assert stance(" Reject ") is STANCES["reject"]
    with pytest.raises(UnknownName, match="did you mean threaten"):
        stance("threatn")
