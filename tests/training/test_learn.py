from pathlib import Path

import pytest

from training.learn import Stage, average, settings


def test_settings_of_a_first_stage(tmp_path: Path) -> None:
    stage = Stage("names.cfg", 50, (100, 200))
    config = settings(stage, (tmp_path / "t.spacy", tmp_path / "d.spacy"), tmp_path / "clusters", 3)
    assert config["nlp"]["pipeline"] == ["tok2vec", "ner"] and "source" not in config["components"]["ner"]
    assert config["training"]["optimizer"]["learn_rate"] == 0.001
    assert config["training"]["batcher"]["size"]["stop"] == 200 and config["paths"]["vectors"] == str(tmp_path / "clusters")


def test_the_mean_of_two_models(tmp_path: Path) -> None:
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    example = Example.from_dict(nlp.make_doc("They left"), {"words": ["They", "left"], "tags": ["PRP", "VBD"]})
    nlp.initialize(lambda: [example])
    weights = []
    for name, value in (("b", 1.0), ("a", 3.0)):
        output = nlp.get_pipe("tagger").model.get_ref("softmax")
        output.set_param("W", output.get_param("W") * 0 + value)
        nlp.to_disk(tmp_path / name)
        weights.append(value)
    average([tmp_path / "a", tmp_path / "b"], tmp_path / "mean")
    mean = spacy.load(tmp_path / "mean").get_pipe("tagger").model.get_ref("softmax").get_param("W")
    assert float(mean.max()) == float(mean.min()) == pytest.approx(sum(weights) / 2)
