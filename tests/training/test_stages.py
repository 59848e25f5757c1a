import json
from pathlib import Path
from shutil import copyfile

import pytest

from training.corpus import curly, load, tree_doc, vocabulary
from training.learn import Stage, settings
from training.lemmas import count_exceptions
from training.stages import STAGES, Run, run_stages

TREEBANKS = Path(__file__).parents[2].parent / "shared" / "treebanks"
SENTENCES = (
    ("Ministers", "NOUN", "NNS", 2, "nsubj", "minister"),
    ("rejected", "VERB", "VBD", 0, "root", "reject"),
    ("the", "DET", "DT", 4, "det", "the"),
    ("plan", "NOUN", "NN", 2, "obj", "plan"),
    (".", "PUNCT", ".", 2, "punct", "."),
)


@pytest.fixture
def treebanks(tmp_path: Path) -> Path:
    """Write a folder of treebanks of one invented sentence, many times over."""
    folder = tmp_path / "treebanks"
    (folder / "gum").mkdir(parents=True)
    rows = "".join(f"{i}\t{w}\t{lemma}\t{u}\t{x}\t_\t{h}\t{d}\t_\t_\n" for i, (w, u, x, h, d, lemma) in enumerate(SENTENCES, 1))
    text = "".join(f"# newdoc id = d{n}\n# sent_id = {n}\n{rows}\n" for n in range(12))
    for name in ("ewt_train", "ewt_dev", "pud"):
        (folder / f"{name}.conllu").write_text(text, encoding="utf-8")
    for split in ("train", "dev"):
        (folder / "gum" / f"GUM_news_{split}.conllu").write_text(text, encoding="utf-8")
    (folder / "gum" / "splits.md").write_text("## train\n  * GUM_news_train\n## dev\n  * GUM_news_dev\n", encoding="utf-8")
    return folder


def test_stages_in_order() -> None:
    assert list(STAGES) == [
        "convert",
        "templates",
        "clusters",
        "train",
        "anneal",
        "restart",
        "lemmas",
        "names",
        "assemble",
        "evaluate",
    ]


def test_a_stage_is_done_once_and_makes_later_ones_due(treebanks: Path, tmp_path: Path) -> None:
    run, said = Run(treebanks, tmp_path / "work"), list[str]()
    run_stages(run, only="convert", say=said.append)
    run_stages(run, only="lemmas", say=said.append)
    assert len(load(run.work / "corpus" / "train.spacy", vocabulary())) == 36 + 16
    assert len(load(run.work / "corpus" / "dev.spacy", vocabulary())) == 8
    assert {p.stem for p in (run.work / "done").iterdir()} == {"convert", "lemmas"}
    assert json.loads((run.work / "lemmas.json").read_text(encoding="utf-8"))["verb"]["rejected"] == ["reject"]
    run_stages(run, only="convert", say=said.append)
    assert {p.stem for p in (run.work / "done").iterdir()} == {"convert"}
    assert any("36" in line or "52 paragraphs" in line for line in said)


def test_the_same_seed_converts_alike(treebanks: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run_stages(Run(treebanks, tmp_path / name, seed=4), only="convert", say=lambda _: None)
    texts = [[doc.text for doc in load(tmp_path / name / "corpus" / "train.spacy", vocabulary())] for name in ("a", "b")]
    assert texts[0] == texts[1]


def test_quotes_become_typographic() -> None:
    assert curly(['"', "It", "'s", "late", ",", '"', "they", "said"], [False, False, True, False, False, True, True, False]) == [
        "“", "It", "’s", "late", ",", "”", "they", "said"
    ]  # fmt: skip


def test_documents_keep_the_trees() -> None:
    from training.conllu import Word

    words = [Word(w, lemma, u, x, "", h - 1, d) for w, u, x, h, d, lemma in SENTENCES]
    doc = tree_doc(vocabulary(), [words, words])
    assert [t.head.i for t in doc] == [1, 1, 3, 1, 1, 6, 6, 8, 6, 6] and [s.start for s in doc.sents] == [0, 5]
    assert count_exceptions(words * 2)["verb"] == {"rejected": ["reject"]}


def test_settings_of_a_later_stage_go_on_from_a_model(tmp_path: Path) -> None:
    stage = Stage("parser.cfg", 100, (500, 1000), anneal=True, source=tmp_path / "before", senter=True)
    config = settings(stage, (tmp_path / "t.spacy", tmp_path / "d.spacy"), tmp_path / "clusters", 7)
    assert config["components"]["parser"] == {"source": str(tmp_path / "before")}
    assert config["nlp"]["pipeline"] == ["tok2vec", "tagger", "morphologizer", "senter", "parser"]
    assert config["training"]["optimizer"]["learn_rate"]["total_steps"] == 100 and config["system"]["seed"] == 7


def test_a_missing_treebank_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from training.__main__ import main

    monkeypatch.setattr("sys.argv", ["training", "--treebanks", str(tmp_path)])
    assert main() == 2
    assert "ewt_train.conllu" in capsys.readouterr().err


def test_the_shipped_card_and_notices_agree_with_the_folder() -> None:
    from graph.language.pipeline import SHIPPED

    card = (SHIPPED / "README.md").read_text(encoding="utf-8")
    meta = json.loads((SHIPPED / "meta.json").read_text(encoding="utf-8"))
    assert meta["version"] in card and "CC BY-SA 4.0" in card and "EWT test" in card
    assert "UD_English-EWT" in (SHIPPED / "ATTRIBUTION.md").read_text(encoding="utf-8")
    assert "CC-BY-SA-4.0" in (SHIPPED / "LICENSE").read_text(encoding="utf-8")


def test_evaluation_of_a_small_test_set(tmp_path: Path) -> None:
    if not (TREEBANKS / "ewt_test.conllu").is_file():
        pytest.skip("needs ../shared/treebanks")
    from itertools import islice

    from training.conllu import paragraphs, read_conllu
    from training.evaluate import WHOLE, gold_token_trees, gold_tree, raw_trees, text_of
    from training.scores import score_trees

    copyfile(TREEBANKS / "ewt_test.conllu", tmp_path / "t.conllu")
    runs = list(islice(paragraphs(read_conllu(tmp_path / "t.conllu"), size=WHOLE), 40))
    wanted = [gold_tree(run) for run in runs]
    gold = score_trees(zip(gold_token_trees(None, runs), wanted, strict=True), {"say"})
    raw = score_trees(zip(raw_trees(None, [text_of(run)[0] for run in runs]), wanted, strict=True), {"say"})
    assert gold.wanted["tokens"] > 500 and gold.f("tokens") == 1
    assert gold.f("LAS") > 0.7 and raw.f("LAS") > 0.7 and raw.f("tokens") > 0.95
