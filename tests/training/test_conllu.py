from pathlib import Path

import pytest

from training.conllu import OPEN_GENRES, gum_files, gum_splits, paragraphs, read_conllu, read_iob2

TREEBANKS = Path(__file__).parents[2].parent / "shared" / "treebanks"
ROWS = """# newdoc id = report-1
# newpar
# sent_id = 1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\tMood=Imp|Foreign=Yes\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
3.1\tsigned\tsign\tVERB\tVBD\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 2
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

# newpar
# sent_id = 3
1\tof course\tof course\tADV\tRB\t_\t0\troot\t_\t_

# sent_id = 4
1-2\tgonna\t_\t_\t_\t_\t_\t_\t_\t_
1\tgoing\tgo\tVERB\tVBG\t_\t0\troot\t_\t_
2\tto\tto\tPART\tTO\t_\t1\tmark\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "small.conllu"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_words_spaces_and_heads(treebank: Path) -> None:
    first, second, *_ = read_conllu(treebank)
    assert first.text == "Don't sign." and first.document == "report-1" and first.opens and not second.opens
    assert [w.form for w in first.words] == ["Do", "n't", "sign", "."]
    assert [w.head for w in first.words] == [2, 2, -1, 2]
    assert first.words[0].feats == "Mood=Imp"


def test_a_contraction_is_cut_into_as_many_pieces_as_words(treebank: Path) -> None:
    *_, last = read_conllu(treebank)
    assert [w.form for w in last.words] == ["gonn", "a"] and last.text == "gonna"


def test_paragraphs_skip_forms_with_spaces(treebank: Path) -> None:
    assert [[s.id for s in run] for run in paragraphs(read_conllu(treebank))] == [["1", "2"], ["4"]]
    assert [[s.id for s in run] for run in paragraphs(read_conllu(treebank), size=1)] == [["1"], ["2"], ["4"]]


def test_names_with_tags(tmp_path: Path) -> None:
    path = tmp_path / "small.iob2"
    path.write_text(
        "# newdoc id = a\n# text = Ilsa Moren's plan\n1\tIlsa\tB-PER\n2\tMoren\tI-PER\n3\t's\tO\n4\tplan\tO\n", encoding="utf-8"
    )
    (sentence,) = read_iob2(path)
    assert sentence.words == ("Ilsa", "Moren", "'s", "plan") and sentence.spaces == (True, False, True, True)


def test_only_open_genres_and_disjoint_splits_are_read() -> None:
    if not (TREEBANKS / "gum" / "splits.md").is_file():
        pytest.skip("needs ../shared/treebanks")
    files = {split: gum_files(TREEBANKS / "gum", split) for split in ("train", "dev", "test")}
    assert [len(files[split]) > 15 for split in files] == [True] * 3
    assert len({f for split in files.values() for f in split}) == sum(map(len, files.values()))
    assert {f.stem.split("_")[1] for split in files.values() for f in split} <= set(OPEN_GENRES)
    assert len(gum_splits(TREEBANKS / "gum")) > 200
