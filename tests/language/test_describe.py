from graph.language.describe import SAMPLE, describe, measure_speed, sample


def test_the_shipped_pipeline() -> None:
    info = describe()
    assert info.name.startswith("en_") and info.version and "BY-SA" in info.licence
    assert info.scheme == "ud" and info.source == "shipped with stancegraph"
    assert "parser" in info.components and "nsubj" in info.labels["parser"] and "NOUN" in " ".join(info.labels["morphologizer"])
    assert info.speed > 1000


def test_the_sample_is_a_headline_and_paragraphs() -> None:
    document = sample()
    assert document.text == SAMPLE.read_text(encoding="utf-8")
    assert [b.kind for b in document.blocks] == ["headline"] + ["paragraph"] * 7
    assert all(b.span.of(document.text).strip() == b.span.of(document.text) for b in document.blocks)


def test_speed_is_measured_with_names_too() -> None:
    assert measure_speed(names=True, copies=1) > 500
