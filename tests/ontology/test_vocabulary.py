import json
import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from graph.core.iris import SG, STANCE, VOCABULARIES, Minter
from graph.core.stance import STANCES
from graph.knowledge import encode as encoding
from graph.knowledge.encode import property_of
from graph.knowledge.store import vocabulary

ONTOLOGY = Path(__file__).parents[2] / "ontology"
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
SG_, SCHEMA = Namespace(SG), Namespace("https://schema.org/")


def graph_of(*names: str) -> Graph:
    joined = Graph()
    for name in names:
        joined.parse(ONTOLOGY / name, format="turtle")
    return joined


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_reads_to_the_same_triples_in_rdflib_and_oxigraph(path: Path) -> None:
    ours = {quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)}
    theirs = Graph().parse(path, format="turtle")
    assert len(ours) == len(theirs) > 5


def test_the_files_are_all_there() -> None:
    assert len(FILES) >= 60


def test_the_scheme_of_stances_is_that_of_the_code() -> None:
    scheme = graph_of("stances.ttl")
    concepts = {str(each).removeprefix(STANCE): each for each in scheme.subjects(RDF.type, SG_.Stance)}
    assert len(concepts) == 22
    assert set(concepts) == set(STANCES)
    for name, stance in STANCES.items():
        concept = concepts[name]
        assert str(scheme.value(concept, SKOS.prefLabel)) == name
        assert int(scheme.value(concept, SG_.sign)) == stance.sign
        assert str(scheme.value(concept, SG_.cameoRoot)) == stance.cameo
        plover = scheme.value(concept, SG_.ploverType)
        assert (str(plover) if plover is not None else None) == stance.plover
        assert str(scheme.value(concept, SG_.shortcut)) == property_of(stance).value
        assert (concept, SKOS.inScheme, URIRef(STANCE)) in scheme
        assert len(str(scheme.value(concept, SKOS.definition))) > 20
        assert str(scheme.value(concept, SKOS.example)).endswith(".")


def test_the_shortcut_of_each_stance_lies_below_the_property_of_its_sign() -> None:
    terms = graph_of("stancegraph.ttl")
    above = {1: SG_.cooperatesWith, -1: SG_.conflictsWith, 0: SG_.addresses}
    for stance in STANCES.values():
        assert list(terms.objects(URIRef(property_of(stance).value), RDFS.subPropertyOf)) == [above[stance.sign]]
    assert set(terms.subjects(RDFS.subPropertyOf, SG_.hasStanceTowards)) == set(above.values())


def test_every_term_is_labelled_explained_and_placed() -> None:
    terms = graph_of("stancegraph.ttl")
    ours = {each for each in terms.subjects() if str(each).startswith(SG)}
    assert len(ours) > 80
    for each in ours:
        assert terms.value(each, RDFS.label).language == "en", each
        assert str(terms.value(each, RDFS.comment)).endswith("."), each
        assert terms.value(each, RDFS.isDefinedBy) == URIRef("https://w3id.org/stancegraph/ns")
    for each in {*terms.subjects(RDF.type, OWL.ObjectProperty), *terms.subjects(RDF.type, OWL.DatatypeProperty)}:
        assert list(terms.objects(each, SCHEMA.domainIncludes)), each
        assert list(terms.objects(each, SCHEMA.rangeIncludes)), each


def test_the_ontology_has_a_version_iri_and_its_change_is_noted() -> None:
    terms = graph_of("stancegraph.ttl")
    head = URIRef("https://w3id.org/stancegraph/ns")
    version = str(terms.value(head, OWL.versionInfo))
    assert str(terms.value(head, OWL.versionIRI)) == f"{head}/{version}"
    assert f"## {version}" in (ONTOLOGY / "CHANGES.md").read_text(encoding="utf-8")


def test_every_term_of_ours_in_code_shapes_and_examples_is_declared() -> None:
    declared = {str(each) for each in graph_of("stancegraph.ttl").subjects()}
    named = {SG + name for path in Path(encoding.__file__).parent.glob("*.py") for name in re.findall(r'\bSG\["(\w+)"\]', path.read_text())}
    named |= {SG + name + "Order" for name in re.findall(r'add_ordered\(me, \w+, "(\w+)"', Path(encoding.__file__).read_text())}
    assert len(named) > 30
    for path in [*ONTOLOGY.glob("shapes/*.ttl"), *ONTOLOGY.glob("alignments/*.ttl"), *ONTOLOGY.glob("examples/good/*.ttl")]:
        used = {
            part.value for quad in parse(path=str(path), format=RdfFormat.TURTLE) for part in quad.triple if isinstance(part, NamedNode)
        }
        named |= {iri for iri in used if iri.startswith(SG) and iri != SG}
    assert named <= declared, sorted(named - declared)


def test_every_stance_is_matched_with_cameo_and_plover() -> None:
    cameo, plover = graph_of("alignments/cameo.ttl"), graph_of("alignments/plover.ttl")
    matched = 0
    for name, stance in STANCES.items():
        concept = URIRef(STANCE + name)
        assert [str(each).rpartition("/")[2] for each in cameo.objects(concept, SKOS.closeMatch)] == [stance.cameo]
        types = [str(each).rpartition("/")[2] for each in plover.objects(concept, SKOS.closeMatch)]
        assert types == ([stance.plover] if stance.plover else [])
        matched += len(types)
    assert matched == 21
    for joined in (cameo, plover):
        for target in {*joined.objects(None, SKOS.closeMatch), *joined.objects(None, SKOS.relatedMatch)}:
            assert (target, RDF.type, SKOS.Concept) in joined


@pytest.mark.parametrize("name", ["prov", "oa", "org", "foaf", "schema", "sem", "grasp"])
def test_each_vocabulary_is_aligned(name: str) -> None:
    spaces = VOCABULARIES | {
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "grasp": "http://groundedannotationframework.org/grasp#",
    }
    joined = graph_of("alignments/vocabularies.ttl", "alignments/perspectives.ttl")
    assert any(str(target).startswith(spaces[name]) for target in joined.objects())


def test_a_store_carries_ontology_and_stances() -> None:
    assert len(vocabulary()) == len(graph_of("stancegraph.ttl", "stances.ttl"))


@pytest.mark.parametrize("path", sorted((ONTOLOGY / "examples" / "good").glob("*.ttl")), ids=lambda path: path.stem)
def test_json_ld_with_the_context_keeps_every_triple(path: Path) -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    data = Graph().parse(path, format="turtle")
    written = data.serialize(format="json-ld", context=context, auto_compact=False)
    assert json.loads(written)["@context"]
    before = {quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)}
    assert {quad.triple for quad in parse(written, format=RdfFormat.JSON_LD)} == before
    assert len(Graph().parse(data=written, format="json-ld")) == len(before)


def test_json_ld_reads_like_the_model() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    data = Graph().parse(ONTOLOGY / "examples" / "good" / "demand.ttl", format="turtle")
    nodes = json.loads(data.serialize(format="json-ld", context=context))["@graph"]
    (statement,) = [node for node in nodes if node.get("type") == "Statement"]
    assert statement["actor"] == Minter().iri("actor", "peru")
    assert statement["statedOn"] == "2021-03-05"
    assert statement["conditional"] is False
    hand_made = {
        "@context": context,
        "id": "https://x.example/s",
        "type": "Statement",
        "target": "https://x.example/a",
        "statedOn": "2020-01-02",
    }
    triples = {quad.triple for quad in parse(json.dumps(hand_made), format=RdfFormat.JSON_LD)}
    assert Triple(NamedNode("https://x.example/s"), NamedNode(SG + "target"), NamedNode("https://x.example/a")) in triples


def test_the_context_names_every_property_of_ours() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    terms = graph_of("stancegraph.ttl")
    properties = {*terms.subjects(RDF.type, OWL.ObjectProperty), *terms.subjects(RDF.type, OWL.DatatypeProperty)}
    mapped = {row["@id"] if isinstance(row, dict) else row for row in context.values() if not isinstance(row, float)}
    assert {f"sg:{str(each).removeprefix(SG)}" for each in properties} <= mapped


def test_the_example_of_the_readme_is_turtle_and_its_offsets_are_right() -> None:
    turtle = re.search(r"```turtle\n(.*?)```", (ONTOLOGY / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert turtle
    values = {quad.predicate.value.rpartition("#")[2]: quad.object.value for quad in parse(turtle[1], format=RdfFormat.TURTLE)}
    assert int(values["start"]) == len(values["prefix"])
    assert int(values["end"]) - int(values["start"]) == len(values["exact"])
