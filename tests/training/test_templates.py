from pathlib import Path

import pytest

from training.conllu import TreeSentence, Word
from training.lexicon import Slots, Treebank, collect_slots, places, regular, usable_clause
from training.templates import Grammar, Phrase, generate, join, parse_element


def word(form: str, xpos: str, upos: str, head: int, dep: str, lemma: str = "") -> Word:
    return Word(form, lemma or form.lower(), upos, xpos, "", head, dep)


CLAUSE = (
    word("The", "DT", "DET", 1, "det"),
    word("harvest", "NN", "NOUN", 2, "nsubj"),
    word("failed", "VBD", "VERB", -1, "root", "fail"),
    word("in", "IN", "ADP", 4, "case"),
    word("May", "NNP", "PROPN", 2, "obl"),
    word(".", ".", "PUNCT", 2, "punct"),
)
NAMES = (
    word("The", "DT", "DET", 2, "det"),
    word("Alvanian", "JJ", "ADJ", 2, "amod"),
    word("envoy", "NN", "NOUN", 5, "nmod:desc"),
    word("Ilsa", "NNP", "PROPN", 5, "nsubj"),
    word("Moren", "NNP", "PROPN", 3, "flat"),
    word("left", "VBD", "VERB", -1, "root", "leave"),
    word("ABCD", "NNP", "PROPN", 5, "nsubj"),
)


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    sentences = [TreeSentence("1", "d", True, CLAUSE), TreeSentence("2", "d", False, NAMES)]
    return Grammar(collect_slots(sentences), Treebank(sentences), seed=3)


def test_every_sentence_is_one_projective_tree(grammar: Grammar) -> None:
    sentences = [sentence for run in generate(grammar, 400, seed=5) for sentence in run]
    assert len(sentences) == 400
    for words in sentences:
        roots = [i for i, w in enumerate(words) if w.head < 0]
        assert len(roots) == 1 and words[roots[0]].dep == "root"
        for i, _w in enumerate(words):
            seen = {i}
            while words[i].head >= 0:
                i = words[i].head
                assert i not in seen
                seen.add(i)
        arcs = [(min(i, w.head), max(i, w.head)) for i, w in enumerate(words) if w.head >= 0]
        assert not any(a < c < b < d for a, b in arcs for c, d in arcs)
        assert all(w.dep and w.upos and w.xpos and w.lemma for w in words)


def test_what_the_grammar_makes(grammar: Grammar) -> None:
    texts = ["".join(w.form + " " * w.space for w in s).strip() for run in generate(grammar, 1500, seed=7) for s in run]
    for wanted in (
        "ruled out",
        "called on",
        "According to",
        "informed",
        " by ",
        "'s demand",
        "’s ",
        "Foreign Minister",
        "“",
        '"',
        "argued that",
        "and its allies",
    ):
        assert any(wanted in text for text in texts), wanted
    assert any(not text.endswith(".") for text in texts)
    assert not any(",," in text or " ," in text or ",." in text for text in texts)


def test_the_same_seed_gives_the_same_sentences() -> None:
    sentences = [TreeSentence("1", "d", True, CLAUSE), TreeSentence("2", "d", False, NAMES)]
    runs = [list(generate(Grammar(collect_slots(sentences), Treebank(sentences), seed=3), 50, seed=5)) for _ in range(2)]
    assert runs[0] == runs[1]


def test_elements_are_checked() -> None:
    assert parse_element("%say/VBD=advcl*?").optional
    assert parse_element(",").dep == "punct"
    with pytest.raises(ValueError, match="needs a tag"):
        parse_element("%say=obj")


BAD_RULES = {"1 a/DT=det": "one head", "1 $nothing*": "no rule 'nothing'", "1 @nobody*": "no slot", "1 %none/NN*": "no list"}


@pytest.mark.parametrize(("rule", "message"), BAD_RULES.items())
def test_a_rule_needs_one_head_and_known_names(tmp_path: Path, rule: str, message: str) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(f'words: {{}}\nrules:\n  sentence:\n    - "{rule}"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        Grammar(Slots(), Treebank([]), 1, path)


def test_join_hangs_parts_from_the_head() -> None:
    the, plan = Phrase((word("the", "DT", "DET", -1, ""),)), Phrase((word("plan", "NN", "NOUN", -1, ""),))
    joined = join([(the, "det"), (plan, "obj")], 1)
    assert joined.root == 1 and next((w.form, w.head, w.dep) for w in joined.words) == ("the", 1, "det")


def test_inflection() -> None:
    bank = Treebank([TreeSentence("1", "d", True, CLAUSE), TreeSentence("2", "d", False, NAMES)])
    assert bank.inflect("leave", "VBD", "VERB") == "left"
    assert bank.inflect("troops", "NNS", "NOUN") == "troops"
    wanted = {
        "deny VBZ": "denies",
        "deny VBD": "denied",
        "scrap VBG": "scrapping",
        "veto VBZ": "vetoes",
        "agree VBG": "agreeing",
        "back VBD": "backed",
    }
    assert {pair: regular(*pair.split()) for pair in wanted} == wanted


def test_slots_come_from_treebanks_and_open_tables() -> None:
    slots = collect_slots([TreeSentence("1", "d", True, CLAUSE), TreeSentence("2", "d", False, NAMES)])
    assert (slots.first, slots.last, slots.org, slots.demonym) == (["Ilsa"], ["Moren"], ["ABCD"], ["Alvanian"])
    assert len(slots.clauses) == 1 and len(slots.of("country")) > 150 and "Ottawa" in places("capital")
    assert usable_clause(NAMES) is None
