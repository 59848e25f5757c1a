"""The extractor that asks a model, over real HTTP: what of the answers is kept, what is left out and said."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from chats import chat, listed, row
from servers import Reply, Request, Server, in_turn

from graph.core.document import Document
from graph.core.errors import StancegraphError
from graph.core.ports import Resolver
from graph.core.statement import Draft
from graph.extraction import llm_windows
from graph.extraction.llm import LLMExtractor
from graph.extraction.llm_client import CutOff, Endpoint

FIRST = "Kenya on Monday rejected a demand by Somalia to withdraw its troops from the border."
SECOND = "“We won’t leave our posts,” Kenyan Foreign Minister Amina Osman said."
THIRD = "Osman accused Mogadishu of arming rebels, and warned it of sanctions if the rains fail, Reuters reported."
FOURTH = "Western officials urged both sides to talk."
TEXT = f"{FIRST}\n{SECOND} {THIRD}\n{FOURTH}\n"


@pytest.fixture
def read(
    tmp_path: Path, resolver: Resolver, document: Callable[..., Document]
) -> Callable[..., tuple[list[Draft], list[str], list[Request]]]:
    """Give a function from a text and what the model answers to drafts, warnings and requests."""

    def reading(text: str, *replies: Reply) -> tuple[list[Draft], list[str], list[Request]]:
        with Server(in_turn(*replies)) as server:
            extractor = LLMExtractor(model="tiny", endpoint=Endpoint(f"{server.url}/v1", cache=tmp_path))
            return extractor.extract(document(text), resolver), extractor.warnings, server.requests

    return reading


def test_a_good_answer_becomes_drafts(read: Any) -> None:
    fields = {"targets": ["Somalia"], "content": "withdraw its troops from the border", "attitude": "unwanted"}
    accused = row(THIRD, "Osman", stance="accuse", targets=["Mogadishu"], cue="accused", content="arming rebels", source="Reuters")
    warned = row(
        THIRD, "Osman", stance="threaten", targets=["Mogadishu"], condition="if the rains fail", certainty="probable", tense="planned"
    )
    drafts, warnings, requests = read(
        TEXT,
        listed(
            row(FIRST, "Kenya", cue="rejected", when="on Monday", **fields),
            row(SECOND, "Kenya", speaker="Amina Osman", stance="deny", quotes=["We won’t leave our posts"], reported=False),
            accused,
            warned,
        ),
    )
    assert warnings == [] and len(requests) == 1
    rejected, denied, *others = drafts
    assert (rejected.actor.id, rejected.stance.id, [t.id for t in rejected.targets]) == ("kenya", "reject", ["somalia"])
    assert (rejected.content, rejected.wants, rejected.answers) == ("withdraw its troops from the border", -1, True)
    report = rejected.report
    assert (report.exact, report.rule, report.confidence, report.reason) == (FIRST, "llm:tiny", 0.8, "name")
    assert (report.actor_text, report.target_texts, report.cue and report.cue.of(TEXT)) == ("Kenya", ("Somalia",), "rejected")
    assert report.date == date(2021, 6, 14) and report.attributed and report.speaker is None
    assert denied.report.speaker and denied.report.speaker.name == "Amina Osman" and not denied.report.attributed
    assert [(q.text, q.span.of(TEXT)) for q in denied.report.quotes] == [("We won’t leave our posts",) * 2]
    assert denied.report.exact == denied.content == SECOND, "without content, the evidence says what it is about"
    assert [(d.actor.id, d.report.speaker and d.report.speaker.id) for d in others] == [("kenya", "amina-osman")] * 2
    threat = next(d for d in others if d.stance.id == "threaten")
    assert (threat.conditional, threat.condition, threat.certainty, threat.tense) == (True, "if the rains fail", "probable", "planned")
    assert next(d for d in others if d.stance.id == "accuse").report.cited_source == "Reuters"
    assert [t.id for t in threat.targets] == ["somalia"], "the capital stands for its state"


def test_what_the_text_does_not_hold_is_left_out_and_said(read: Any) -> None:
    drafts, warnings, _ = read(
        TEXT,
        listed(
            row(
                FIRST,
                "Kenya",
                cue="dismissed",
                content="go home",
                when="on Sunday",
                condition="if asked",
                quotes=["Go home"],
                source="TASS",
            ),
            row(SECOND, "Kenya", targets=["Uganda", "Somalia", "Kenya"], speaker="Jane Doe", quotes=["our posts", "Foreign Minister"]),
            row("Kenya gave in.", "Kenya"),
            row("“Kenya", "Kenya"),
            row(THIRD.replace("Osman", "osman"), "Kenya"),
            row(THIRD, "Uganda"),
            row(FOURTH, "Western officials", stance="appeal", targets=["both sides"]),
            row(FOURTH, "Somalia", stance="appeal", targets=["Western officials"]),
        ),
    )
    assert [(d.actor.id, d.stance.id, [t.id for t in d.targets]) for d in drafts] == [
        ("kenya", "reject", []),
        ("kenya", "reject", ["somalia"]),
        ("somalia", "appeal", []),
    ]
    bare, quoted = drafts[0], drafts[1]
    assert (bare.report.cue, bare.content, bare.report.date, bare.report.quotes, bare.report.cited_source) == (None, FIRST, None, (), None)
    assert (bare.conditional, bare.condition) == (True, None)
    assert [q.text for q in quoted.report.quotes] == ["our posts"], "words outside quotation marks are no quote"
    shown = f"“{THIRD[:80]}…”"
    assert [warning.removeprefix("doc: left out ") for warning in warnings] == [
        "the content: “go home” does not stand in the text",
        "the cue: “dismissed” does not stand in the text",
        "the quote: “Go home” does not stand in the text",
        "the condition: “if asked” does not stand in the text",
        "the day: “on Sunday” does not stand in the text",
        "the source: “TASS” does not stand in the text",
        "the speaker: “Jane Doe” does not stand in the text",
        "the target: “Uganda” does not stand in the text",
        "the quote: “Foreign Minister” does not stand in the text",
        "a statement: “Kenya gave in.” does not stand in the text",
        "a statement: ““Kenya” proves nothing",
        f"a statement: {shown.replace('Osman', 'osman')} does not stand in the text",
        f"the statement on {shown} with its actor: “Uganda” does not stand in the text",
        f"the statement on “{FOURTH}”: it is not known who “Western officials” is",
        f"the target of “{FOURTH}”: it is not known who “Western officials” is",
    ]


def test_answers_that_break_the_schema_are_left_out_one_by_one(read: Any) -> None:
    broken = [
        (row(FIRST, "Kenya", stance="declaim"), "stance: 'declaim' is none of its choices"),
        (row(FIRST, "Kenya", targets="Somalia"), "targets: 'Somalia' is not of type 'array'"),
        (row(FIRST, "Kenya", mood="angry"), "Additional properties are not allowed"),
        ({"evidence": FIRST}, "is a required property"),
        ("Kenya rejected", "is not of type 'object'"),
        (None, "None is not of type 'object'"),
    ]
    drafts, warnings, requests = read(
        TEXT, listed(*(each for each, _ in broken), row(FIRST, "Kenya", stance="declare", targets=["Somalia"]))
    )
    assert [(d.stance.id, d.targets) for d in drafts] == [("declare", ())], "a declaration has no target"
    assert len(warnings) == len(broken) == 6 and len(requests) == 1
    for warning, (_, said) in zip(warnings, broken, strict=True):
        assert warning.startswith("doc: left out a statement that breaks the schema: ") and said in warning


def test_offsets_count_code_points_of_the_archived_text(read: Any) -> None:
    shown = "“🕊 Đà Nẵng won’t wait 🇻🇳,” said Peru."
    text = "🕊🕊 Zoë\u00a0 naïve.\n“🕊\u200b Đà  Nẵng won’t\u00a0wait 🇻🇳,” said Peru.\n"
    drafts, warnings, requests = read(
        text, listed(row(shown, "Peru", quotes=["🕊 Đà Nẵng won’t wait 🇻🇳"], content="Đà Nẵng won’t wait", cue="said"))
    )
    assert warnings == [] and shown in requests[0].json()["messages"][1]["content"]
    (draft,) = drafts
    assert draft.report.exact == draft.report.span.of(text) == text.splitlines()[1]
    assert draft.report.quotes[0].span.of(text) == draft.report.quotes[0].text == "🕊\u200b Đà  Nẵng won’t\u00a0wait 🇻🇳"
    assert draft.report.cue and draft.report.cue.of(text) == "said" and draft.content == "Đà  Nẵng won’t\u00a0wait"


def test_what_is_repeated_is_found_in_its_order(read: Any) -> None:
    text = "“No,” said Peru.\nChile asked for talks on Friday.\n“No,” said Peru. It is “final”, “final”, Peru said.\n"
    said = "“No,” said Peru."
    rows = [
        row(said, "Peru", quotes=["No"]),
        row("Chile asked for talks on Friday.", "Chile", stance="appeal"),
        row(said, "Peru", stance="warn", quotes=["No"]),
        row("It is “final”, “final”, Peru said.", "Peru", stance="demand", quotes=["final", "final", "final"]),
    ]
    drafts, warnings, _ = read(text, listed(*rows))
    starts = {d.stance.id: d.report.span.start for d in drafts}
    again = text.index(said, 5)
    assert starts == {"reject": 0, "appeal": text.index("Chile"), "warn": again, "demand": text.index("It is")} and warnings == []
    assert [[q.span.start for q in d.report.quotes] for d in drafts] == [[1], [], [again + 1], [text.index("final"), text.rindex("final")]]


def test_a_pronoun_is_understood_where_it_stands_and_an_outlet_holds_nothing(read: Any) -> None:
    text = "Peru's foreign minister, Rosa Vidal, spoke on Sunday. She rejected the plan of Chile, Reuters said.\n"
    evidence = "She rejected the plan of Chile, Reuters said."
    drafts, warnings, _ = read(text, listed(row(evidence, "She", targets=["Chile"]), row(evidence, "Reuters", stance="declare")))
    assert [(d.actor.id, d.report.speaker and d.report.speaker.name) for d in drafts] == [("peru", "Rosa Vidal")]
    assert len(warnings) == 1 and "who “Reuters” is" in warnings[0]
    drafts, warnings, _ = read(f"{text}Peru waits.\n", listed(row("Peru waits.", "She")))
    assert drafts == [] and "who “She” is" in warnings[0], "a pronoun elsewhere is another one"


def test_a_speaker_must_speak_for_the_holder(read: Any) -> None:
    text = "Peruvian President Rosa Vidal said that Chile rejected the plan. Juan Soto said that Chile rejected the plan.\n"
    first, second = text.strip().split(". ")
    drafts, _, _ = read(
        text, listed(row(f"{first}.", "Chile", speaker="Rosa Vidal"), row(second, "Chile", stance="deny", speaker="Juan Soto"))
    )
    assert [(d.actor.id, d.report.speaker and d.report.speaker.id) for d in drafts] == [("chile", None), ("chile", "juan-soto")]


def test_joint_holders_get_a_statement_each_and_none_is_a_target_of_their_own(read: Any) -> None:
    text = "The Baltic states rejected the plan of Peru and Latvia.\n"
    drafts, _, _ = read(text, listed(row(text.strip(), "The Baltic states", targets=["Peru", "Latvia"])))
    assert [d.actor.id for d in drafts] == ["estonia", "latvia", "lithuania"]
    assert {t.id for d in drafts for t in d.targets} == {"peru"}
    text = "Kenya and Uganda met Peru, Chile and Norway.\n"
    drafts, _, _ = read(text, listed(row(text.strip(), "Kenya and Uganda", stance="consult", targets=["Peru, Chile and Norway"])))
    assert [(d.actor.id, [t.id for t in d.targets]) for d in drafts] == [
        ("kenya", ["peru", "chile", "norway"]),
        ("uganda", ["peru", "chile", "norway"]),
    ]


def test_long_documents_are_read_in_windows_with_what_stands_before(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(llm_windows, "WINDOW", 300)
    monkeypatch.setattr(llm_windows, "CONTEXT", 200)
    drafts, warnings, requests = read(
        TEXT,
        listed(row(FIRST, "Kenya"), row(SECOND, "Kenya", stance="deny")),
        listed(row(FOURTH, "Kenya", stance="appeal"), row(SECOND, "Kenya")),
    )
    assert [d.stance.id for d in drafts] == ["reject", "deny"] and len(requests) == 2
    asked = [request.json()["messages"][1]["content"] for request in requests]
    assert FIRST in asked[0] and "Paragraphs before" not in asked[0]
    assert "Paragraphs before" in asked[1]
    assert len(warnings) == 2, "what stands before is no evidence, and nobody there is called Kenya"


def test_an_answer_that_is_cut_off_is_asked_for_in_halves(read: Any) -> None:
    drafts, _, requests = read(
        TEXT, chat('{"statements": [{"evi', "length"), listed(row(FIRST, "Kenya")), listed(row(FOURTH, "Kenya", stance="appeal"))
    )
    assert [d.stance.id for d in drafts] == ["reject", "appeal"] and len(requests) == 3
    with pytest.raises(CutOff, match=r"^doc, read at http://.*/v1: the answer of the model tiny was cut off"):
        read("One line.\n", chat("{", "length"))


def test_a_document_without_text_asks_nothing(read: Any) -> None:
    assert read("\n", listed()) == ([], [], [])


def test_no_model_is_asked_unless_it_is_named() -> None:
    with pytest.raises(StancegraphError, match="give --llm-url and --llm-model"):
        LLMExtractor(model="tiny")
