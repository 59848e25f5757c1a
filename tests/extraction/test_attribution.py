import json
import re
import runpy
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.core.document import Block, Document, Span
from graph.extraction.attribution import Attribution, attributions
from graph.extraction.attribution_lexicon import attribution_lexicon
from graph.language.parse import Parse
from graph.language.pipeline import parse
from graph.language.quotes import QuoteSpan, find_quotes

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@dataclass
class Read:
    text: str
    parse: Parse
    quotes: list[QuoteSpan]
    found: list[Attribution]

    def source(self, k: int) -> str | None:
        span = self.found[k].source_span
        return None if span is None else span.of(self.text)

    def content(self, k: int) -> list[str]:
        return [s.of(self.text) for s in self.found[k].content]


def read(text: str, *, headline: bool = False) -> Read:
    blocks = tuple(Block("headline" if headline else "paragraph", Span(*m.span())) for m in re.finditer(r"[^\n]+", text))
    parsed = parse(Document("d", text, blocks))
    quotes = find_quotes(text, [b.span for b in blocks])
    return Read(text, parsed, quotes, attributions(parsed, quotes))


FIRST = [  # text, source, cue, kind, content of the first attribution
    ("“We will not leave,” Minister Amina Odhiambo said on Monday.", "Minister Amina Odhiambo", "said", "direct", ["We will not leave"]),
    ("“We will not leave,” said Amina Odhiambo, who visited Oslo.", "Amina Odhiambo", "said", "direct", ["We will not leave"]),
    ("“We stay here,” Odhiambo said. “The valley is ours.”", "Odhiambo", "said", "direct", ["We stay here", "The valley is ours"]),
    ("“We,” Odhiambo said, “will not leave the valley.”", "Odhiambo", "said", "direct", ["We", "will not leave the valley"]),
    ("The ministry added that the talks had failed.", "The ministry", "added", "indirect", ["that the talks had failed"]),
    ("According to the army, rebels shelled the port.", "the army", "According to", "indirect", ["rebels shelled the port"]),
    ("Rebels shelled the port, according to the army.", "the army", "according to", "indirect", ["Rebels shelled the port"]),
    (
        "In the minister's words, the deal was “a betrayal”.",
        "the minister",
        "In the minister's words",
        "mixed",
        ["the deal was “a betrayal”"],
    ),
    ("The ministry's statement said the embargo was illegal.", "The ministry", "said", "indirect", ["the embargo was illegal"]),
    ("A statement from the presidency said the talks had failed.", "the presidency", "said", "indirect", ["the talks had failed"]),
    ("In a statement, the ministry said: “The embargo is illegal.”", "the ministry", "said", "direct", ["The embargo is illegal"]),
    ("The minister, writing on Twitter, said the embargo was illegal.", "The minister", "said", "indirect", ["the embargo was illegal"]),
    ("Peru: “We will defend our border.”", "Peru", ":", "direct", ["We will defend our border"]),
    ("Odhiambo wrote, “The embargo is illegal.”", "Odhiambo", "wrote", "direct", ["The embargo is illegal"]),
    ("Chile announced that it would send troops.", "Chile", "announced", "indirect", ["that it would send troops"]),
    ("Chile vowed to reopen the port.", "Chile", "vowed", "indirect", ["to reopen the port"]),
    ("Bolivia called the plan “an act of war”.", "Bolivia", "called", "direct", ["an act of war"]),
    (
        "It was announced by the palace that the queen would travel.",
        "the palace",
        "was announced",
        "indirect",
        ["that the queen would travel"],
    ),
    ("As the minister put it, the deal is dead.", "the minister", "put it", "indirect", ["the deal is dead"]),
    ("The plan, he said, is illegal.", "he", "said", "indirect", ["The plan", "is illegal"]),
    ("“Leave now!” Odhiambo shouted.", "Odhiambo", "shouted", "direct", ["Leave now!"]),
    ("“Will they come?” asked the general.", "the general", "asked", "direct", ["Will they come?"]),
    ("Chile issued a warning that the port would be closed.", "Chile", "warning", "indirect", ["that the port would be closed"]),
    ("Part of the league and its history“, Odhiambo told us.", "Odhiambo", "told", "direct", ["Part of the league and its history"]),
    ("“We are of the league, “said Odhiambo.", "Odhiambo", "said", "direct", ["We are of the league"]),
    ("The report found that troops had fired on civilians.", "The report", "found", "indirect", ["that troops had fired on civilians"]),
    ("Chile demanded the withdrawal of all troops.", "Chile", "demanded", "indirect", ["the withdrawal of all troops"]),
    ("Peru's claim that the border was open was false.", "Peru", "claim", "indirect", ["that the border was open"]),
    (
        "“We leave the valley.” — Amina Odhiambo, foreign minister",
        "Amina Odhiambo, foreign minister",
        "—",
        "direct",
        ["We leave the valley"],
    ),
    ("Odhiambo on Tuesday: “We leave the valley.”", "Odhiambo", ":", "direct", ["We leave the valley"]),
    (
        "Odhiambo and Mensah said in a joint statement that it was closed.",
        "Odhiambo and Mensah",
        "said",
        "indirect",
        ["that it was closed"],
    ),
    ("“Enough!” “Enough of this,” the crowd chanted.", "the crowd", "chanted", "direct", ["Enough!", "Enough of this"]),
    ("The league “will not give up the port”.", "The league", "“", "direct", ["will not give up the port"]),
    (
        "Odhiambo made it clear that “there is no room for that.”",
        "Odhiambo",
        "made it clear",
        "mixed",
        ["that “there is no room for that.”"],
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "kind", "content"), FIRST)
def test_first_attribution(text: str, source: str, cue: str, kind: str, content: list[str]) -> None:
    result = read(text)
    first = result.found[0]
    assert (result.source(0), first.cue.of(text), first.kind, result.content(0)) == (source, cue, kind, content)


def test_there_are_enough_cases() -> None:
    assert len(FIRST) == 34


def test_content_told_twice() -> None:
    result = read("Odhiambo told parliament that “the valley is ours” and that Kenya would not leave.")
    (told,) = result.found
    assert told.kind == "mixed" and told.quotes == (0,)
    assert result.parse.tokens[told.addressee or 0].text == "parliament"
    assert [result.parse.tokens[r].text for r in told.content_roots] == ["ours", "leave"]


def test_two_quoted_fragments_of_one_cue() -> None:
    result = read("Odhiambo said that the request was “essential” and “worded so as not to allow doubt.”")
    assert result.found[0].quotes == (0, 1)


@pytest.mark.parametrize(
    ("text", "speaker", "cited"),
    [
        ("Odhiambo was quoted as saying by AFP that the embargo was illegal.", "Odhiambo", "AFP"),
        ("“The embargo is illegal,” Odhiambo was quoted as saying by AFP.", "Odhiambo", "AFP"),
        ("Odhiambo was cited by Reuters as saying the plan was dead.", "Odhiambo", "Reuters"),
        ("In an interview with Le Monde, Odhiambo said the embargo was illegal.", "Odhiambo", "Le Monde"),
        ("Odhiambo told Bloomberg that the embargo was illegal.", "Odhiambo", "Bloomberg"),
        ("The general, quoted by Reuters, said the hills were lost.", "The general", "Reuters"),
        ("Radio Andina reports that the port is closed.", "Radio Andina", "Radio Andina"),
    ],
)
def test_relaying_outlet(text: str, speaker: str, cited: str) -> None:
    result = read(text)
    assert len(result.found) == 1
    assert result.source(0) == speaker
    assert result.found[0].cited is not None and result.found[0].cited.of(text) == cited


def test_an_outlet_around_a_speaker() -> None:
    text = "Odhiambo told reporters the talks had failed, Reuters reported."
    result = read(text)
    told = next(a for a in result.found if a.cue_lemma == "tell")
    outer = result.found[told.parent if told.parent is not None else -1]
    assert outer.cue_lemma == "report"
    assert told.cited is not None and told.cited.of(text) == "Reuters"


def test_the_nearer_of_two_cues_takes_the_second_quotation() -> None:
    result = read("“The port is closed,” Odhiambo said, adding: “We regret nothing at all.”")
    assert [(a.cue_lemma, a.quotes) for a in result.found] == [("say", (0,)), ("add", (1,))]


def test_nesting() -> None:
    result = read("Odhiambo said Bolivia wants the port closed.")
    said, wants = result.found
    assert (said.parent, wants.parent) == (None, 0)
    assert result.source(1) == "Bolivia" and wants.classes == ("think",)


def test_a_claim_inside_a_dismissal() -> None:
    result = read("Peru dismissed Chile's claim that the border was open.")
    assert [result.source(k) for k in range(len(result.found))] == ["Peru", "Chile"]
    assert result.found[1].parent == 0


def test_participles_share_the_source() -> None:
    result = read("Chile rejected the plan, saying it was illegal and adding that talks were over.")
    assert [(result.source(k), a.cue_lemma) for k, a in enumerate(result.found)] == [
        ("Chile", "reject"),
        ("Chile", "say"),
        ("Chile", "add"),
    ]


@pytest.mark.parametrize(
    ("text", "lemma", "listener"),
    [
        ("The envoy was told by the ministry that the talks were over.", "tell", "envoy"),
        ("Chile called on Peru to withdraw its troops.", "call on", "Peru"),
        ("Chile urged Peru to withdraw its troops.", "urge", "Peru"),
    ],
)
def test_addressee(text: str, lemma: str, listener: str) -> None:
    result = read(text)
    cue = next(a for a in result.found if a.cue_lemma == lemma)
    assert cue.addressee is not None
    assert result.parse.tokens[cue.addressee].text == listener


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Chile did not say whether it would attend.", True),
        ("The general never said that the hills were lost.", True),
        ("The general said that the hills were not lost.", False),
    ],
)
def test_negation_of_the_cue(text: str, negated: bool) -> None:
    assert read(text).found[0].negated is negated


def test_declining_to_say() -> None:
    found = read("Odhiambo declined to say whether the talks had failed.").found
    assert [(a.cue_lemma, a.negated) for a in found] == [("decline", False), ("say", True)]


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready,” the general said.\n\n“Our soldiers will not retreat. They know the hills.”",
        "“We are ready,” the general said.\n\nHe looked at the map.\n\n“Our soldiers will not retreat. They know the hills.”",
    ],
)
def test_a_paragraph_that_goes_on(text: str) -> None:
    result = read(text)
    last = result.found[-1]
    assert last.inherited and last.cue_token is None and last.quotes == (1,)
    assert result.source(len(result.found) - 1) == "the general"


def test_a_quotation_whose_cue_comes_in_its_last_paragraph() -> None:
    result = read("“We are ready. We have waited long.\n\n“Our soldiers will not retreat,” the general said.")
    (only,) = result.found
    assert only.quotes == (0, 1) and result.source(0) == "the general"


def test_a_speaker_who_is_only_introduced() -> None:
    result = read("Odhiambo was defiant. “We stay.”")
    assert result.found[0].inherited and result.source(0) == "Odhiambo"


def test_turns_of_a_headline() -> None:
    result = read("Port must reopen: foreign minister", headline=True)
    assert result.source(0) == "foreign minister" and result.content(0) == ["Port must reopen"]


def test_a_transcript_keeps_what_is_quoted_in_a_turn() -> None:
    result = read("ODHIAMBO: The plan is what they called “a trap” at the talks.")
    assert result.found[0].cue_lemma == ":" and result.found[0].source is not None


def test_first_person_inside_speech_is_no_voice_of_its_own() -> None:
    result = read("“I think the plan is dead,” Odhiambo said.")
    assert [a.cue_lemma for a in result.found] == ["say"]


def test_text_without_attributions() -> None:
    assert read("The road is long.").found == []
    assert read("“").found == []


def test_lexicon_is_generous_and_consistent() -> None:
    lexicon = attribution_lexicon()
    assert len(lexicon.verbs) + len(lexicon.nouns) >= 250
    assert lexicon.objects - set(lexicon.verbs) == set()
    assert lexicon.is_medium(["The", "Lima", "Times"]) and not lexicon.is_medium(["International", "Energy", "Agency"])
    assert not lexicon.is_medium([])


def test_articles_of_others() -> None:
    path = SHARED / "outside" / "attribution_articles.jsonl"
    if not path.exists():
        pytest.skip("the articles with attributions are not beside this checkout")
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "attribution.py"))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][1::12]
    counts = benchmark["score"](rows)
    assert counts["gold"] > 100
    precision, recall = counts["matched"] / counts["found"], counts["matched"] / counts["gold"]
    assert 2 * precision * recall / (precision + recall) > 0.55
    assert counts["right"] / counts["sourced"] > 0.8
