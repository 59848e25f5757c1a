from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.core.errors import InvariantError, MalformedInput, UnknownName
from graph.core.resources import resource
from graph.core.stance import STANCES
from graph.extraction.lexicon import SLOTS, Lexicon, VerbEntry, build, load, split


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def table(name: str, *rows: Any, **more: Any) -> dict[str, Any]:
    return {"conditions": ["if"], name: list(rows), **more}


def verb(lexicon: Lexicon, lemma: str, head: str = "", obj: str = "") -> VerbEntry:
    """Return the first frame of `lemma` that fits an object with this head."""
    found = [e for e in lexicon.verbs[head or lemma] if e.lemma == lemma and (not e.object or obj in e.object)]
    assert found, f"no frame of {lemma} with object {obj!r}"
    return found[0]


def test_the_shipped_lexicon_is_read_once(lexicon: Lexicon) -> None:
    assert load() is lexicon


def test_it_is_large_and_covers_every_stance_with_verbs(lexicon: Lexicon) -> None:
    lemmas = {entry.lemma for entry in lexicon.entries()}
    assert len(lemmas) >= 2000
    verbs = Counter(e.stance for row in lexicon.verbs.values() for e in row)
    assert set(verbs) == set(STANCES)
    assert min(verbs.values()) >= 10, verbs


def test_every_stance_but_a_few_has_a_noun(lexicon: Lexicon) -> None:
    nouns = Counter(e.stance for row in lexicon.nouns.values() for e in row)
    assert set(nouns) == set(STANCES)


def test_every_frame_is_valid(lexicon: Lexicon) -> None:
    entries = lexicon.entries()
    assert len(entries) >= 3000
    for entry in entries:
        assert entry.stance in STANCES, entry
        assert entry.negated in {"drop", "same", *STANCES}, entry
        assert entry.wants in {-1, 0, 1}, entry
        assert entry.target, entry
        for slot in entry.target + entry.content:
            assert slot in SLOTS or slot.startswith(("obl:", "nmod:", "within:")), (entry.lemma, slot)


def test_every_noun_can_say_who_holds_it(lexicon: Lexicon) -> None:
    rows = [e for row in lexicon.nouns.values() for e in row]
    assert len(rows) >= 400
    assert all(e.actor for e in rows)


def test_entries_stand_under_their_first_lemma(lexicon: Lexicon) -> None:
    for head, row in lexicon.verbs.items():
        assert all(entry.words[0] == head for entry in row)
    for head, idioms in lexicon.idioms.items():
        assert all(head in idiom.pattern[0].lemmas for idiom in idioms)


def test_the_more_specific_frame_comes_first(lexicon: Lexicon) -> None:
    for row in lexicon.verbs.values():
        lengths = [len(entry.words) for entry in row]
        assert lengths == sorted(lengths, reverse=True)
    promise = [e for e in lexicon.verbs["promise"] if e.lemma == "promise"]
    assert [bool(e.object) for e in promise] == sorted((bool(e.object) for e in promise), reverse=True)


@pytest.mark.parametrize(
    ("lemma", "obj", "stance"),
    [
        ("demand", "withdrawal", "demand"),
        ("urge", "restraint", "appeal"),
        ("promise", "tractor", "pledge"),
        ("promise", "consequence", "threaten"),
        ("warn", "flood", "warn"),
        ("warn of", "sanction", "threaten"),
        ("warn of", "famine", "warn"),
        ("recall", "ambassador", "sanction"),
        ("recall", "troop", "concede"),
        ("summon", "ambassador", "protest"),
        ("deny", "visa", "reject"),
        ("deny", "involvement", "deny"),
        ("dismiss", "allegation", "deny"),
        ("dismiss", "proposal", "reject"),
        ("accept", "invitation", "agree"),
        ("impose", "tariff", "sanction"),
        ("impose", "curfew", "coerce"),
        ("lift", "embargo", "concede"),
        ("hold", "talk", "consult"),
        ("hold", "exercise", "mobilize"),
        ("send", "ammunition", "aid"),
        ("send", "warship", "mobilize"),
        ("launch at", "missile", "assault"),
        ("launch against", "offensive", "assault"),
        ("test", "missile", "mobilize"),
        ("exchange", "prisoner", "cooperate"),
        ("expel", "diplomat", "sanction"),
        ("freeze", "asset", "sanction"),
        ("burn", "flag", "protest"),
        ("praise", "courage", "support"),
        ("condemn", "raid", "criticize"),
        ("accuse", "neighbour", "accuse"),
        ("arrest", "editor", "coerce"),
        ("free", "hostage", "concede"),
        ("violate", "treaty", "accuse"),
        ("rule out", "talk", "reject"),
        ("want", "apology", "demand"),
        ("expect", "answer", "demand"),
        ("state", "fact", "declare"),
        ("offer", "mediation", "offer"),
    ],
)
def test_the_object_decides_between_frames(lexicon: Lexicon, lemma: str, obj: str, stance: str) -> None:
    assert verb(lexicon, lemma, lemma.split()[0], obj).stance == stance


def test_defaults_are_merged_in(lexicon: Lexicon) -> None:
    reject = verb(lexicon, "refuse")
    assert reject.wants == -1
    assert reject.target == lexicon.defaults["reject"].target
    assert lexicon.nouns["refusal"][0].target == lexicon.noun_defaults["reject"].target
    assert verb(lexicon, "support").negated == "reject"


def test_rule_names_stance_and_words(lexicon: Lexicon) -> None:
    entry = verb(lexicon, "call for", "call")
    assert (entry.rule, entry.particle) == ("appeal:call for", ("for",))


def test_idioms_know_alternatives_and_gaps(lexicon: Lexicon) -> None:
    (idiom,) = [i for i in lexicon.idioms["pay"] if i.lemma == "pay ~ price|cost"]
    assert [sorted(step.lemmas) for step in idiom.pattern] == [["pay"], ["cost", "price"]]
    assert [step.gap for step in idiom.pattern] == [False, True]
    assert idiom.stance == "threaten"
    assert any(i.stance == "reject" and i.pattern[-1].lemmas == {"accept"} for i in lexicon.idioms["never"])


def test_adjectives_say_who_holds_them(lexicon: Lexicon) -> None:
    assert lexicon.adjectives["unacceptable"][0].holder == "speaker"
    assert {e.holder for e in lexicon.adjectives["ready"]} == {"subj"}
    assert lexicon.adjectives["non"][0].words == ("non", "-", "starter")


def test_light_verbs_modals_and_markers(lexicon: Lexicon) -> None:
    assert not lexicon.light["issue"][0].reversed
    assert lexicon.light["draw"][0].reversed
    assert lexicon.modals["must"][0].stance == "demand"
    assert lexicon.modals["should"][0].stance == "appeal"
    assert lexicon.certainty["may"] == "possible"
    assert lexicon.conditions[0] > ("if",) or len(lexicon.conditions[0]) > 1
    assert {("if",), ("in", "the", "event", "of")} <= set(lexicon.conditions)


def test_classes_can_be_asked(lexicon: Lexicon) -> None:
    assert lexicon.belongs("withdrawal", "reversal")
    assert not lexicon.belongs("picnic", "harm")
    with pytest.raises(UnknownName, match="word class 'harms'"):
        lexicon.belongs("picnic", "harms")


def test_phrases_split_at_blanks_and_hyphens() -> None:
    assert split("build up") == ("build", "up")
    assert split("go-ahead") == ("go", "-", "ahead")


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (
            table("verbs", {"lemmas": ["ask"], "stance": "apeal"}),
            UnknownName,
            r"verbs\[1\] \(ask\): unknown stance 'apeal' \(did you mean appeal",
        ),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "target": ["objekt"]}), UnknownName, r"\(ask\): unknown slot 'objekt'"),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "content": ["obl:By Force"]}), UnknownName, "unknown slot"),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "targets": ["obj"]}), UnknownName, "unknown key 'targets'"),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "object": ["@harms"]}), UnknownName, "unknown word class 'harms'"),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "negated": "nope"}), UnknownName, "unknown stance 'nope'"),
        (table("verbs", {"lemmas": [False], "stance": "appeal"}), MalformedInput, "not a word"),
        (table("verbs", {"lemmas": [], "stance": "appeal"}), MalformedInput, "not empty"),
        (table("verbs", {"lemmas": ["ask"]}), MalformedInput, "no stance"),
        (table("verbs", ["ask"]), MalformedInput, r"verbs\[1\].*mapping"),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "wants": 2}), MalformedInput, "wants is 2"),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "voice": "middle"}), MalformedInput, "voice is 'middle'"),
        (table("verbs", {"lemmas": ["ask"], "stance": "appeal", "confidence": 7}), MalformedInput, "confidence is 7"),
        (table("adjectives", {"lemmas": ["keen"], "stance": "offer", "holder": "nobody"}), MalformedInput, "holder is 'nobody'"),
        (table("idioms", {"pattern": "~ pay price", "stance": "threaten"}), MalformedInput, "two words or more"),
        (table("idioms", {"pattern": "pay dear-ly|price", "stance": "threaten"}), MalformedInput, "separated by"),
        (table("verbs", {"lemmas": ["ask", "ask"], "stance": "appeal"}), InvariantError, r"'ask' repeats the frame of verbs\[1\]"),
        (table("light", {"lemmas": ["make", "make"]}), InvariantError, "'make' repeats"),
        (table("verbs", defaults={"apeal": {}}), UnknownName, "defaults: unknown stance 'apeal'"),
        (table("verbs", defaults={"appeal": {"targets": ["obj"]}}), UnknownName, "unknown key 'targets'"),
        (table("adverbs"), UnknownName, "unknown key 'adverbs'"),
        (["verbs"], MalformedInput, "mapping of tables"),
    ],
)
def test_mistakes_are_named_with_their_place(data: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        build(data, "test.yaml")


def test_the_same_words_may_stand_twice_with_different_constraints() -> None:
    rows = [{"lemmas": ["lift"], "stance": "concede", "object": ["ban"]}, {"lemmas": ["lift"], "stance": "aid", "confidence": 1}]
    lifted = build(table("verbs", *reversed(rows)), "test.yaml").verbs["lift"]
    assert [(e.stance, e.object) for e in lifted] == [("concede", frozenset({"ban"})), ("aid", frozenset())]


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("verbs: [", encoding="utf-8")
    with pytest.raises(MalformedInput, match=r"broken\.yaml: the lexicon is not YAML"):
        load(path)


def test_the_shipped_file_keeps_to_line_length() -> None:
    lines = resource("ontology", "lexicon", "en.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 100
    assert max(map(len, lines)) <= 140
