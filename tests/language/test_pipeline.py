from pathlib import Path
from typing import Any

import pytest

from graph.core.document import Block, Document, Span
from graph.core.errors import MalformedInput, NoSuchInput, StancegraphError, UnknownName
from graph.language.pipeline import load, parse, parse_all, squeeze
from graph.language.sentences import Cuts


def document(*texts: str, kinds: tuple[str, ...] = ()) -> Document:
    text, blocks = "", []
    for i, part in enumerate(texts):
        blocks.append(Block(kinds[i] if kinds else "paragraph", Span(len(text), len(text) + len(part))))  # type: ignore[arg-type]
        text += part + "\n\n"
    return Document("d", text, tuple(blocks))


def relations(found: Any) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep, found.tokens[t.head].text) for t in found.tokens]


def test_offsets_heads_and_sentences() -> None:
    given = document("Ministers reject plan", "The envoy refused. “We will not sign,” she said.", kinds=("headline", "paragraph"))
    found = parse(given)
    assert all(t.span.of(given.text) == t.text for t in found.tokens)
    assert [s.span.of(given.text) for s in found.sentences] == [
        "Ministers reject plan",
        "The envoy refused.",
        "“We will not sign,” she said.",
    ]
    assert [s.headline for s in found.sentences] == [True, False, False]
    assert [s.block for s in found.sentences] == [0, 1, 1]
    for i, sentence in enumerate(found.sentences):
        assert {t.sentence for t in found.tokens[sentence.first : sentence.last]} == {i}
        assert all(sentence.first <= t.head < sentence.last for t in found.tokens[sentence.first : sentence.last])
        assert found.tokens[sentence.root].head == sentence.root
    assert ("said", "she") in {(found.tokens[t.head].text, t.text) for t in found.tokens if t.dep == "nsubj"}


def test_odd_spaces_and_control_characters_do_not_move_offsets() -> None:
    given = document("The  envoy\u00a0left\nthe \u200bhall\x00 today.  \tAll\r\nfollowed.  ")
    found = parse(given)
    assert [t.text for t in found.tokens] == ["The", "envoy", "left", "the", "hall", "today", ".", "All", "followed", "."]
    assert all(t.span.of(given.text) == t.text for t in found.tokens)
    assert [s.span.of(given.text)[:3] for s in found.sentences] == ["The", "All"]


def test_squeeze_moves_cuts() -> None:
    assert squeeze("a b", Cuts((2,))) == ("a b", None, Cuts((2,)))
    text, offsets, cuts = squeeze("  One.\n\n Two. ", Cuts((9,), (2,)))
    assert text == "One. Two." and offsets == [2, 3, 4, 5, 6, 9, 10, 11, 12] and cuts == Cuts((5,))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00", "...", '"', "😀", "\u200b", "\ud800", "a" * 5000, "“" * 200, "no end"])
def test_degenerate_blocks_never_raise(text: str) -> None:
    found = parse(document(text, "Then they left."))
    assert [t.text for t in found.tokens][-4:] == ["Then", "they", "left", "."]


def test_documents_are_batched_in_order_and_may_be_empty() -> None:
    given = [document(), document("They left."), document(""), document("We met. They came."), document()]
    found = list(parse_all(given))
    assert [len(p.sentences) for p in found] == [0, 1, 0, 2, 0]
    assert [p.text for p in found] == [d.text for d in given]
    assert relations(found[1]) == relations(parse(given[1]))


def test_names_are_a_hint_that_can_be_left_out() -> None:
    given = document("President Anna Novak met reporters in London.")
    assert "PER" in {t.ent for t in parse(given).tokens}
    assert {t.ent for t in parse(given, names=False).tokens} == {""}


def test_a_missing_pipeline_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no_such_pipeline"):
        load("no_such_pipeline")
    with pytest.raises(NoSuchInput):
        load(str(tmp_path / "absent"))
    with pytest.raises(MalformedInput):
        load(str(tmp_path))


def test_a_pipeline_without_parser_says_so(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(StancegraphError, match="no dependency parser"):
        load(str(tmp_path / "blank"))


@pytest.fixture(scope="module")
def clearnlp(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Train a tiny pipeline on one sentence in the label scheme of OntoNotes pipelines."""
    import spacy
    from spacy.training import Example

    words = ["The", "offer", "was", "rejected", "by", "rebels", "in", "Ruritania", "."]
    heads, deps = [1, 3, 3, 3, 3, 4, 5, 6, 3], ["det", "nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "pobj", "punct"]
    tags, pos = (
        ["DT", "NN", "VBD", "VBN", "IN", "NNS", "IN", "NNP", "."],
        ["DET", "NOUN", "AUX", "VERB", "ADP", "NOUN", "ADP", "PROPN", "PUNCT"],
    )
    nlp = spacy.blank("en")
    for name in ("tagger", "morphologizer", "ner"):
        nlp.add_pipe(name)
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("sentencizer", first=True)
    annotations = {"words": words, "heads": heads, "deps": deps, "tags": tags, "pos": pos, "entities": ["O"] * 7 + ["U-GPE", "O"]}
    example = Example.from_dict(nlp.make_doc(" ".join(words)), annotations)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(40):
        nlp.update([example], sgd=optimizer)
    path = tmp_path_factory.mktemp("pipelines") / "tiny"
    nlp.to_disk(path)
    return str(path)


def test_another_label_scheme_gives_universal_dependencies(clearnlp: str) -> None:
    found = parse(document("The offer was rejected by rebels in Ruritania."), pipeline=clearnlp)
    assert relations(found) == [
        ("The", "det", "offer"), ("offer", "nsubj:pass", "rejected"), ("was", "aux:pass", "rejected"), ("rejected", "root", "rejected"),
        ("by", "case", "rebels"), ("rebels", "obl:agent", "rejected"), ("in", "case", "Ruritania"), ("Ruritania", "nmod", "rebels"),
        (".", "punct", "rejected"),
    ]  # fmt: skip
    assert found.tokens[7].ent == "LOC"
    assert found.sentences[0].root == 3


def test_components_that_are_not_needed_stay_out(clearnlp: str) -> None:
    assert "sentencizer" not in load(clearnlp).pipe_names
    assert "ner" not in load(clearnlp, names=False).pipe_names
