"""`relate`: one answer a row, from the engine, the words near the path, the model or the prior; measured on the outside sets."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest

from graph.core.errors import MalformedInput
from graph.core.stance import STANCES
from graph.extraction.relate import relate
from graph.extraction.relate_model import model
from graph.extraction.relate_pair import read
from graph.extraction.relate_rules import rules

ROOTS = {
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
OUTSIDE = Path(__file__).parents[2].parent / "shared" / "outside"

DIRECTED = [
    ("Chad condemned Mali over the border closure.", "Chad", "Mali", "ACCUSE"),
    ("Bolivia accused the Andean League of fraud on Monday.", "Bolivia", "the Andean League", "ACCUSE"),
    ("The Harbour Union rejected the offer of the port authority.", "The Harbour Union", "the port authority", "REJECT"),
    ("Nepal refused to lift the tariffs on Laos.", "Nepal", "Laos", "REJECT"),
    ("The council failed to reach an agreement with the rebels.", "The council", "the rebels", "REJECT"),
    ("Oman lifted its ban on Fijian ships.", "Oman", "Fijian ships", "YIELD"),
    ("The junta has ended its siege of the valley towns.", "The junta", "the valley towns", "YIELD"),
    ("Ghana will withdraw its troops from Togo.", "Ghana", "Togo", "AGREE"),
    ("Peru threatened to cut off Chile.", "Peru", "Chile", "THREATEN"),
    ("Kenya said it would impose sanctions on Sudan.", "Kenya", "Sudan", "THREATEN"),
    ("Rebels shelled villages held by the army.", "Rebels", "the army", "ASSAULT"),
    ("Police arrested the bishop after the vigil.", "Police", "the bishop", "COERCE"),
    ("Students demonstrated against the minister.", "Students", "the minister", "PROTEST"),
    ("Eritrea massed troops on the border with Djibouti.", "Eritrea", "Djibouti", "MOBILIZE"),
    ("Togo cut ties with the Island Federation.", "Togo", "the Island Federation", "SANCTION"),
    ("Norway sent ten million dollars to Haiti.", "Norway", "Haiti", "AID"),
    ("The World Grain Fund urged Zambia to open its silos.", "The World Grain Fund", "Zambia", "REQUEST"),
    ("Cyprus signed an agreement with Malta.", "Cyprus", "Malta", "SUPPORT"),
    ("The president met the king in the old palace.", "The president", "the king", "CONSULT"),
    ("Guyana shares intelligence with Suriname.", "Guyana", "Suriname", "COOPERATE"),
    ("Lesotho deployed a peacekeeping force in the eastern province of Rwanda.", "Lesotho", "Rwanda", "AID"),
    ("The mayor was criticised by the dock workers.", "the dock workers", "The mayor", "ACCUSE"),
]

OPEN = [
    ("Chad condemned Mali over the border closure.", "Chad", "Mali", "a->b", -1),
    ("The mayor was condemned by the dock workers.", "The mayor", "the dock workers", "b->a", -1),
    ("Senator Vega praised Governor Sato on Friday.", "Vega", "Sato", "a->b", 1),
    ("Rafiq Anwar, a fierce critic of the Progressive Party, resigned.", "Rafiq Anwar", "the Progressive Party", "a->b", -1),
    ("The members of the Coastal Council are incompetent liars, Ines Calder said.", "the Coastal Council", "Ines Calder", "b->a", -1),
    ("The bishop declined to respond to the governor's accusations.", "The bishop", "the governor", "b->a", -1),
    ("The European envoy urged Laos to stop the executions.", "European", "Laos", "a->b", -1),
    ("The ferry runs from Norway to Denmark twice a week.", "Norway", "Denmark", "none", 0),
    ("Prices rose faster in Peru than in Chile.", "Peru", "Chile", "none", 0),
    ("Kosovo, Serbia and Austria attended.", "Kosovo", "Serbia", "none", 0),
]  # fmt: skip


def ask(rows: list[tuple[str, str, str]], first: str, second: str) -> list[dict]:
    return list(relate({"id": n, "text": text, first: a, second: b} for n, (text, a, b) in enumerate(rows)))


def test_the_root_between_source_and_target() -> None:
    answers = ask([row[:3] for row in DIRECTED], "source", "target")
    wrong = [(row[0], row[3], a) for row, a in zip(DIRECTED, answers, strict=True) if a["plover"] != row[3]]
    assert not wrong
    assert len(answers) == 22 and {a["direction"] for a in answers} == {"a->b"}
    assert {row[3] for row in DIRECTED} == ROOTS


def test_direction_and_sign_between_a_and_b() -> None:
    answers = ask([row[:3] for row in OPEN], "a", "b")
    assert [(a["direction"], a["sign"]) for a in answers] == [row[3:] for row in OPEN]
    assert len(answers) == 10


def test_an_answer_says_what_decided() -> None:
    texts = [
        ("Chad insisted on the return of the islands by Mali.", "Chad", "Mali"),
        ("Chad frobbed Mali.", "Chad", "Mali"),
        ("", "Chad", "Mali"),
    ]
    named, unknown, empty = ask(texts, "source", "target")
    assert named["rule"].removeprefix("path:").startswith("demand:insist on") and named["stance"] == "demand" and named["sign"] == -1
    assert unknown["rule"] in ("model", "prior") and unknown["plover"] in ROOTS
    assert empty == {"id": 2, "stance": "concede", "plover": "YIELD", "sign": 1, "direction": "a->b", "confidence": 0.1, "rule": "prior"}


def test_always_one_answer_a_row_in_order() -> None:
    texts = [
        "",
        " ",
        "Chad",
        "Chad Mali",
        "Mali condemned Chad!\n\nChad was silent.",
        "«Chad» … “Mali”",
        "\u200bChad\ud800 Mali 🙂",
        "chad MALI " * 60,
    ]
    kinds = {"s": {"source": "Chad", "target": "Mali"}, "a": {"a": "Chad", "b": "Nobody"}}
    rows = [{"id": f"{kind}{n}", "text": text} | pair for n, text in enumerate(texts) for kind, pair in kinds.items()]
    answers = list(relate(rows))
    assert [a["id"] for a in answers] == [row["id"] for row in rows]
    assert all(a["plover"] in ROOTS and a["stance"] in STANCES for a in answers if a["id"][0] == "s")
    assert all((a["direction"] == "none") == (a["sign"] == 0) and 0 <= a["confidence"] <= 1 for a in answers if a["id"][0] == "a")
    assert list(relate([])) == []


def test_spans_choose_among_places() -> None:
    text = "Sato met Vega. Later Vega condemned Sato."
    row = {"id": 1, "text": text, "source": "Vega", "target": "Sato"}
    late = {"source_span": [21, 25], "target_span": [36, 40]}
    (found,) = relate([row | late])
    assert text[21:25] == "Vega" and text[36:40] == "Sato"
    assert found["plover"] == "ACCUSE"
    assert read(row | late, "row 1").a[0].of(text) == "Vega" and len(read(row, "row 1").a) == 2
    assert len(read(row | {"source_span": [5, 999]}, "row 1").a) == 2


def test_strings_that_differ_a_little_are_found() -> None:
    row = read({"id": 1, "text": "The  Free Valley\nFront struck.", "a": "free valley front", "b": "Vrees Valley"}, "row 1")
    assert row.a[0].of(row.text) == "Free Valley\nFront"
    assert "Valley" in row.b[0].of(row.text)
    assert read({"id": 1, "text": "abc", "a": "", "b": "zzzzzz"}, "row 1").b == ()


@pytest.mark.parametrize(
    "row",
    [
        {"id": 1, "text": "x"},
        {"id": 1, "text": 5, "a": "x", "b": "y"},
        {"id": 1, "a": "x", "b": "y"},
        {"id": 1, "text": "x", "source": "x", "target": None},
    ],
)
def test_rows_that_lack_something_say_which(row: dict) -> None:
    with pytest.raises(MalformedInput, match="row 2"):
        list(relate([{"id": 0, "text": "Chad met Mali.", "a": "Chad", "b": "Mali"}, row]))


def test_nominal_parts_and_pronouns_stand_for_the_strings() -> None:
    rows = [
        ("The Kenyan foreign minister condemned Sudan.", "Kenya", "Sudan", "a->b", -1),
        ("Senator Vega said she condemned Governor Sato.", "Senator Vega", "Governor Sato", "a->b", -1),
    ]
    answers = ask([row[:3] for row in rows], "a", "b")
    assert [(a["direction"], a["sign"]) for a in answers] == [row[3:] for row in rows]


def test_tables_name_known_stances_and_roots() -> None:
    table = rules()
    special = [root for row in table.roots.values() for _, root in row]
    assert len(special) > 50 and set(special) <= ROOTS
    assert {table.root(name) for name in STANCES} == ROOTS | {None}
    assert set(table.feeling) <= set(STANCES) and len(table.tones) > 400 and set(table.tones.values()) == {1, -1}


def test_the_model_is_small_and_knows_its_labels() -> None:
    held = model()
    assert held.weights.shape == (len(held.rows) + 1, len(held.labels))
    assert {label.partition("/")[0] for label in held.labels} == {*STANCES, "none"}
    assert held.guess(frozenset({"no such feature"})) is None
    name, chance = held.guess(frozenset({"first:bomb", "on:bomb"})) or ("", 0.0)
    assert name == "assault" and 0 < chance <= 1


def test_the_corpus_is_what_the_generator_makes() -> None:
    sentences = pytest.importorskip("training.relate.sentences", reason="the folder training/ is not here")
    made = list(sentences.rows())
    corpus = Path(sentences.__file__).parents[1] / "corpus" / "relations.jsonl"
    assert made == [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    assert len(made) > 4000 and {row["stance"] for row in made} == {*STANCES, "none"}
    assert all(row["text"][slice(*row[f"{key}_span"])] == row[key] for row in made for key in ("a", "b"))


def test_the_corpus_tests_the_frames() -> None:
    sentences = pytest.importorskip("training.relate.sentences", reason="the folder training/ is not here")
    made = [row for row in sentences.rows() if row["stance"] not in ("declare", "none")][::8]
    named = {"id": "id", "text": "text", "source": "a", "target": "b", "source_span": "a_span", "target_span": "b_span"}
    answers = relate({key: r[of] for key, of in named.items()} for r in made)
    right = sum(a["plover"] == (r["root"] or rules().root(r["stance"])) for a, r in zip(answers, made, strict=True))
    assert len(made) > 500
    assert right / len(made) > 0.9


def macro(gold: list, given: list) -> float:
    right, held, said = Counter(g for g, p in zip(gold, given, strict=True) if g == p), Counter(gold), Counter(given)
    return sum(2 * right[c] / (held[c] + said[c]) for c in held) / len(held)


def outside(name: str) -> list[dict]:
    path = OUTSIDE / name
    if not path.is_file():
        pytest.skip(f"shared/outside/{name} is not here; it may not be copied into the project")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_roots_of_outside_sentences() -> None:
    rows = outside("stance_sentences.jsonl")[1::2]
    asked = [{"id": r["id"], "text": r["text"], "source": r["events"][0]["source"], "target": r["events"][0]["target"]} for r in rows]
    begun = time.perf_counter()
    answers = list(relate(asked))
    assert len(rows) == 525
    assert macro([r["gold_root"] for r in rows], [a["plover"] for a in answers]) >= 0.80
    assert time.perf_counter() - begun < 60


def test_direction_and_sign_of_outside_sentences() -> None:
    rows = outside("directed_sentiment.jsonl")[1::2][:400]
    answers = list(relate({key: r[key] for key in ("id", "text", "a", "b", "a_span", "b_span")} for r in rows))
    given = [0 if not a["sign"] else (1 if a["sign"] > 0 else 3) + (a["direction"] == "b->a") for a in answers]
    assert len(rows) == 400
    assert macro([r["label"] for r in rows], given) >= 0.42
