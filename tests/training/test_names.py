from training.conllu import TaggedSentence, Word
from training.corpus import vocabulary
from training.names import Name, gum_names, name_doc, tagged_names, uner_runs


def word(form: str, upos: str, head: int, dep: str, entity: str = "") -> Word:
    return Word(form, form, upos, "", "", head, dep, True, f"Entity={entity}" if entity else "_")


def test_tags_to_names() -> None:
    assert tagged_names(["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-OTH", "B-OTH", "B-ORG"]) == [
        Name(0, 2, "PER"), Name(3, 4, "LOC"), Name(4, 5, "LOC"), Name(7, 8, "ORG")
    ]  # fmt: skip


def test_a_person_is_cut_to_the_name() -> None:
    words = [
        word("Minister", "PROPN", 1, "nmod:desc", "(1-person-new"),
        word("Ilsa", "PROPN", 4, "nsubj"),
        word("Moren", "PROPN", 1, "flat", "1)"),
        word("never", "ADV", 4, "advmod"),
        word("left", "VERB", -1, "root"),
        word("Berrin", "PROPN", 4, "obj", "(2-place-new)"),
    ]
    assert gum_names(words) == [Name(1, 3, "PER"), Name(5, 6, "LOC")]


def test_an_organisation_keeps_its_tail_and_loses_its_article() -> None:
    words = [
        word("the", "DET", 1, "det", "(1-organization-new"),
        word("Bank", "PROPN", -1, "root"),
        word("of", "ADP", 3, "case"),
        word("Berrin", "PROPN", 1, "nmod", "(2-place-new)1)"),
    ]
    assert gum_names(words) == [Name(1, 4, "ORG")]


def test_nominals_are_no_names() -> None:
    assert gum_names([word("farmers", "NOUN", -1, "root", "(1-person-new)")]) == []


def test_a_document_of_several_sentences() -> None:
    sentences = [TaggedSentence("a", ("Ilsa", "left"), (True, True), ("B-PER", "O"))] * 3
    runs = list(uner_runs([*sentences, TaggedSentence("b", ("No", "'s"), (False, True), ("O", "O"))], size=2))
    assert [len(run) for run in runs] == [2, 1, 1]
    assert [(e.text, e.start) for e in name_doc(vocabulary(), runs[0]).ents] == [("Ilsa", 0), ("Ilsa", 2)]
    assert name_doc(vocabulary(), runs[2], typographic=True).text == "No’s "
