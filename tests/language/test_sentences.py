import itertools
from pathlib import Path
from time import process_time

import pytest

from graph.core.document import Span
from graph.language.sentences import LONGEST_SENTENCE, LONGEST_WORD, PIECE, find_cuts, pieces, sentences

TREEBANKS = Path(__file__).parents[2].parent / "shared" / "treebanks"


def split(text: str, *, headline: bool = False) -> list[str]:
    starts = [0, *find_cuts(text, headline=headline).certain, len(text)]
    return [text[a:b].strip() for a, b in itertools.pairwise(starts)]


CASES = {
    "closing quote stays": "“We will not sign.” The envoy left.|“We will not sign.”|The envoy left.",
    "straight closing quote stays": '"We will not sign." The envoy left.|"We will not sign."|The envoy left.',
    "attribution goes on": "“Will they sign?” asked the envoy.|“Will they sign?” asked the envoy.",
    "name and verb of speech go on": '"No!" Petra Holm said. Then she left.|"No!" Petra Holm said.|Then she left.',
    "two sentences in one quote": "“We met. We disagreed,” he said.|“We met.|We disagreed,” he said.",
    "opening quote begins": "Talks failed. “We met,” he said.|Talks failed.|“We met,” he said.",
    "straight opening quote begins": 'Talks failed. "We met," he said.|Talks failed.|"We met," he said.',
    "titles": "Gen. Holm met Mr. Ray and Dr. Ito.|Gen. Holm met Mr. Ray and Dr. Ito.",
    "initials": "J. K. Holm and A. Ray met. B. Ito left.|J. K. Holm and A. Ray met.|B. Ito left.",
    "country inside": "The U.S. Senate met U.K. envoys.|The U.S. Senate met U.K. envoys.",
    "country at the end": "He left the U.S. The talks failed.|He left the U.S.|The talks failed.",
    "company": "Ardent Corp. Chairman Ray left.|Ardent Corp. Chairman Ray left.",
    "time of day": "It starts at 10 a.m. on Monday. All come.|It starts at 10 a.m. on Monday.|All come.",
    "number abbreviations": "See No. 5 and Art. 7. They apply.|See No. 5 and Art. 7.|They apply.",
    "decimals": "It rose 3.5 percent. Prices fell.|It rose 3.5 percent.|Prices fell.",
    "wandering ellipsis": "They waited... and left. Nobody came.|They waited... and left.|Nobody came.",
    "ellipsis before a starter": "They waited… The bus left.|They waited…|The bus left.",
    "missing space": "They agreed on a policy.The vote follows.|They agreed on a policy.|The vote follows.",
    "question inside": "Why now? Nobody knows! Ask them.|Why now?|Nobody knows!|Ask them.",
    "empty line": "A title\n\nSome text follows.|A title|Some text follows.",
    "list lines": "Points:\n- one thing\n- another thing|Points:|- one thing|- another thing",
    "list numbers": "Demands:\n1. Leave now\n2. Pay back|Demands:|1. Leave now|2. Pay back",
    "wrapped line": "The minister said that the talks would go on until Friday or\nlater.|"
    "The minister said that the talks would go on until Friday or\nlater.",
    "reference after the stop": "They met in May.[12] They met again.|They met in May.[12]|They met again.",
    "parenthesis": "They met (in May). They left.|They met (in May).|They left.",
    "stray mark at the end": "They met.”  “|They met.”  “",
    "stray mark inside": 'He said "we met. " They left.|He said "we met. "|They left.',
    "web address": "Write to www.example.org. It helps.|Write to www.example.org.|It helps.",
}


@pytest.mark.parametrize("row", CASES.values(), ids=CASES.keys())
def test_rules(row: str) -> None:
    text, *wanted = row.split("|")
    assert split(text) == wanted


def test_a_headline_is_one_sentence() -> None:
    assert split("U.S. to leave. Allies uneasy", headline=True) == ["U.S. to leave. Allies uneasy"]
    assert split("Who pays? Allies uneasy", headline=True) == ["Who pays?", "Allies uneasy"]


def test_what_only_a_parser_can_decide() -> None:
    text = "They came late. nobody cared. Hello Peter, We met."
    assert text.index("nobody") in find_cuts(text).possible
    unfinished = "Attendees Ray Holm 5 May " * 6
    assert find_cuts(unfinished).certain == () and find_cuts(unfinished).possible


def test_pieces_cover_the_text_and_are_short() -> None:
    text = "One sentence stands here. " * 1000
    found = list(pieces(text))
    assert [p.start for p in found] == [0, *(p.end for p in found[:-1])] and found[-1].end == len(text)
    assert max(p.end - p.start for p in found) <= PIECE + LONGEST_SENTENCE
    assert all(text[p.start + cut :].startswith("One") for p in found for cut in p.cuts.certain)


def test_endless_sentences_and_words_are_cut() -> None:
    clauses = "and then they said it again; " * 400
    assert all(clauses[p.start + c :].startswith("and then") for p in pieces(clauses) for c in p.cuts.certain)
    assert max(p.end - p.start for p in pieces("x" * 10_000)) == LONGEST_WORD
    assert not list(pieces(""))


DEGENERATE = {
    "letters": "a",
    "stops": ".",
    "quotes": '"',
    "newlines": "\n",
    "emoji": "😀",
    "null": "\x00",
    "initials": "A. ",
    "open": "“a ",
    "commas": "a, B ",
}


@pytest.mark.parametrize("unit", DEGENERATE.values(), ids=DEGENERATE.keys())
def test_degenerate_text_costs_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = process_time()
    found = list(pieces(text))
    assert process_time() - started < 5
    assert sum(p.end - p.start for p in found) == len(text)


def test_news_sentences_of_a_treebank() -> None:
    if not (TREEBANKS / "pud.conllu").is_file():
        pytest.skip("needs ../shared/treebanks")
    lines = (TREEBANKS / "pud.conllu").read_text(encoding="utf-8").splitlines()
    texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    assert len(texts) == 1000
    assert sum(len(split(text)) == 1 for text in texts) >= 985


def test_sentences_of_a_stretch_have_exact_places() -> None:
    text = "  They left. “Come back,” she said.  "
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == ["They left.", "“Come back,” she said."]
    assert [span.of(text) for span in sentences(text, Span(7, 30))] == ["left.", "“Come back,” she"]
    assert list(sentences(text, Span(0, 2))) == []
