from pathlib import Path

from graph.knowledge.provenance import Run, rules_hash


def test_a_run_is_named_by_what_it_is_and_not_by_when() -> None:
    run = Run.of("1.0", {"pipeline": "small", "jobs": 2})
    assert run == Run.of("1.0", {"jobs": "2", "pipeline": "small"})
    assert run.id == Run.of("1.0", {"jobs": 2, "pipeline": "small"}).id
    assert run.settings == (("jobs", "2"), ("pipeline", "small"))
    assert len({run.id, Run.of("1.1", dict(run.settings)).id, Run.of("1.0").id, Run("1.0", run.settings, "x").id}) == 4


def test_the_hash_of_rules_depends_on_their_content_alone(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "verbs.yaml").write_text("demand: [call for]\n")
        (tmp_path / name / "nouns.yaml").write_text("demand: [request]\n")
    first = rules_hash([tmp_path / "a"])
    assert first == rules_hash([tmp_path / "b"]) == rules_hash([tmp_path / "b" / "nouns.yaml", tmp_path / "b" / "verbs.yaml"])
    (tmp_path / "b" / "verbs.yaml").write_text("demand: [insist on]\n")
    assert rules_hash([tmp_path / "b"]) != first
    assert Run.of("1", rules=[tmp_path / "a"]).rules == first
    assert rules_hash([]) == ""
