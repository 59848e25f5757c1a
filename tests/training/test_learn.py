from pathlib import Path

from training.learn import Stage, settings


def test_settings_of_a_first_stage(tmp_path: Path) -> None:
    stage = Stage("names.cfg", 50, (100, 200))
    config = settings(stage, (tmp_path / "t.spacy", tmp_path / "d.spacy"), tmp_path / "clusters", 3)
    assert config["nlp"]["pipeline"] == ["tok2vec", "ner"] and "source" not in config["components"]["ner"]
    assert config["training"]["optimizer"]["learn_rate"] == 0.001
    assert config["training"]["batcher"]["size"]["stop"] == 200 and config["paths"]["vectors"] == str(tmp_path / "clusters")
