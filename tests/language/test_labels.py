from graph.language.labels import CLEARNLP, Node, name_kind, scheme_of, to_universal


def tree(*rows: tuple[str, str, int, str]) -> list[Node]:
    return [Node(dep, head, pos, lemma) for lemma, dep, head, pos in rows]


def shape(nodes: list[Node]) -> list[tuple[str, str, str]]:
    return [(n.lemma, n.dep, nodes[n.head].lemma) for n in nodes]


def test_schemes_are_told_apart() -> None:
    assert scheme_of(["nsubj", "dobj", "prep"]) == "clearnlp"
    assert scheme_of(["nsubj", "obj", "case"]) == "ud"


def test_plain_relations() -> None:
    nodes = tree(("Ruritania", "nsubj", 1, "PROPN"), ("reject", "ROOT", 1, "VERB"), ("plan", "dobj", 1, "NOUN"))
    to_universal(nodes)
    assert shape(nodes) == [("Ruritania", "nsubj", "reject"), ("reject", "root", "reject"), ("plan", "obj", "reject")]


def test_the_object_of_a_preposition_takes_its_place() -> None:
    nodes = tree(
        ("call", "ROOT", 0, "VERB"),
        ("on", "prep", 0, "ADP"),
        ("member", "pobj", 1, "NOUN"),
        ("of", "prep", 2, "ADP"),
        ("union", "pobj", 3, "NOUN"),
    )
    to_universal(nodes)
    assert shape(nodes) == [
        ("call", "root", "call"), ("on", "case", "member"), ("member", "obl", "call"), ("of", "case", "union"), ("union", "nmod", "member")
    ]  # fmt: skip


def test_a_passive_agent() -> None:
    nodes = tree(
        ("offer", "nsubjpass", 2, "NOUN"),
        ("be", "auxpass", 2, "AUX"),
        ("reject", "ROOT", 2, "VERB"),
        ("by", "agent", 2, "ADP"),
        ("rebel", "pobj", 3, "NOUN"),
    )
    to_universal(nodes)
    assert shape(nodes) == [
        ("offer", "nsubj:pass", "reject"), ("be", "aux:pass", "reject"), ("reject", "root", "reject"),
        ("by", "case", "rebel"), ("rebel", "obl:agent", "reject"),
    ]  # fmt: skip


def test_a_predicate_becomes_the_head() -> None:
    nodes = tree(
        ("say", "ROOT", 0, "VERB"),
        ("demand", "nsubj", 2, "NOUN"),
        ("be", "ccomp", 0, "AUX"),
        ("absurd", "acomp", 2, "ADJ"),
        (".", "punct", 0, "PUNCT"),
    )
    to_universal(nodes)
    assert shape(nodes) == [
        ("say", "root", "say"), ("demand", "nsubj", "absurd"), ("be", "cop", "absurd"), ("absurd", "ccomp", "say"), (".", "punct", "say")
    ]  # fmt: skip


def test_a_predicate_as_root_and_of_other_verbs() -> None:
    nodes = tree(("it", "nsubj", 1, "PRON"), ("be", "ROOT", 1, "AUX"), ("threat", "attr", 1, "NOUN"))
    to_universal(nodes)
    assert shape(nodes) == [("it", "nsubj", "threat"), ("be", "cop", "threat"), ("threat", "root", "threat")]
    nodes = tree(("it", "nsubj", 1, "PRON"), ("seem", "ROOT", 1, "VERB"), ("absurd", "acomp", 1, "ADJ"))
    to_universal(nodes)
    assert shape(nodes)[2] == ("absurd", "xcomp", "seem")


def test_a_clause_after_a_preposition_and_a_bare_preposition() -> None:
    nodes = tree(
        ("accuse", "ROOT", 0, "VERB"),
        ("they", "dobj", 0, "PRON"),
        ("of", "prep", 0, "ADP"),
        ("lie", "pcomp", 2, "VERB"),
        ("before", "prep", 0, "ADP"),
    )
    to_universal(nodes)
    assert shape(nodes)[2:] == [("of", "mark", "lie"), ("lie", "advcl", "accuse"), ("before", "advmod", "accuse")]


def test_every_row_leads_to_universal_relations() -> None:
    assert len(CLEARNLP) >= 20
    assert not {ud for ud, _ in CLEARNLP.values()} & (set(CLEARNLP) - {"xcomp"})


def test_names() -> None:
    assert [name_kind(label) for label in ("PERSON", "GPE", "ORG", "NORP", "")] == ["PER", "LOC", "ORG", "", ""]
