import csv
import json
from datetime import date
from pathlib import Path

import pytest

from graph.core.document import Block, Document, Span
from graph.extraction.dates import date_of, voiced_on
from graph.language.pipeline import parse

SHARED = Path(__file__).parents[2].parent / "shared"
MONDAY = date(2022, 1, 24)

WORDS = [
    ("on Friday", "2022-01-21"),
    ("Monday", "2022-01-24"),
    ("last Monday", "2022-01-17"),
    ("next Friday", "2022-01-28"),
    ("next Monday", "2022-01-31"),
    ("this Friday", "2022-01-28"),
    ("Friday last week", "2022-01-21"),
    ("yesterday", "2022-01-23"),
    ("earlier today", "2022-01-24"),
    ("tomorrow", "2022-01-25"),
    ("last night", "2022-01-23"),
    ("the day before yesterday", "2022-01-22"),
    ("the day after tomorrow", "2022-01-26"),
    ("21 January", "2022-01-21"),
    ("January 21, 2022", "2022-01-21"),
    ("October 6", "2021-10-06"),
    ("the 3rd of May", "2022-05-03"),
    ("Sept. 11", "2021-09-11"),
    ("2022-01-05", "2022-01-05"),
    ("seven days earlier on January 10", "2022-01-10"),
    ("three days ago", "2022-01-21"),
    ("2 days earlier", "2022-01-22"),
    ("In Friday's statement", "2022-01-21"),
    ("late on Sunday", "2022-01-23"),
    ("Thurs. night", "2022-01-20"),
    ("this week", None),
    ("earlier", None),
    ("Black Friday", None),
    ("May 2021", None),
    ("March 3,000 troops", None),
    ("a few days ago", None),
    ("2022-13-45", None),
]

CLAUSES = [
    ("Kenya's ministry on Friday said that it left.", "said", "2022-01-21"),
    ("Kenya said Friday it would leave on Sunday.", "said", "2022-01-21"),
    ("The president told parliament on Friday that talks begin on Saturday.", "told", "2022-01-21"),
    ("The announcement, made on Tuesday, surprised Nairobi.", "surprised", "2022-01-18"),
    ("The announcement, made on Tuesday, surprised Nairobi.", "announcement", "2022-01-18"),
    ("In Friday's statement, the ministry accused Uganda of lying.", "accused", "2022-01-21"),
    ("He said that troops had crossed the border on Friday.", "said", None),
    ("He said “we leave on Friday” in Nairobi.", "said", None),
    ("Late on Sunday, the rebels announced a deal after fighting began on Wednesday.", "announced", "2022-01-23"),
    ("The minister, who visited Oslo on Tuesday, rejected the offer.", "rejected", None),
    ("Kenya wants the border closed, the ministry said on Friday ahead of talks on Saturday.", "said", "2022-01-21"),
    ("The ministry urged restraint ahead of talks on Saturday.", "urged", None),
    ("The ministry on Friday labeled the demand unacceptable and added that it was a joke.", "added", "2022-01-21"),
    ("Kenya on Friday rejected the demand, saying it would stay.", "saying", "2022-01-21"),
    ("Speaking to reporters on Friday, the envoy said the deal was dead.", "said", "2022-01-21"),
    ('She said, "They need to stand by us", while addressing the press yesterday.', "said", "2022-01-23"),
    (
        "Also on Sunday, Kenya announced a withdrawal from the area first announced seven days earlier on January 6.",
        "announced",
        "2022-01-23",
    ),
    ("Kenya will discuss the plan again on Friday.", "discuss", "2022-01-28"),
    ("Sanctions have been in force since Friday, the bank said.", "said", None),
    ("The troops left the country, police revealed on Saturday.", "revealed", "2022-01-22"),
    ("On Friday afternoon, Kenya warned Uganda.", "warned", "2022-01-21"),
    ("Kenya said on January 6 that it would not leave until Friday.", "said", "2022-01-06"),
    ("The two met in Geneva on Friday.", "met", "2022-01-21"),
    ("The minister said in an interview on Friday that the plan failed.", "said", "2022-01-21"),
    ("The minister earlier on Friday had dismissed Uganda's demands.", "dismissed", "2022-01-21"),
    ("Yesterday, the parliament voted to expel the troops.", "voted", "2022-01-23"),
    ("Kenya condemned Friday's attack.", "condemned", None),
    ("Kenya denied on Friday that it had sent troops on Tuesday.", "denied", "2022-01-21"),
    ("Kenya rejects the demand.", "rejects", None),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_for_days(text: str, expected: str | None) -> None:
    assert date_of(text, MONDAY) == (None if expected is None else date.fromisoformat(expected))


def test_without_a_day_of_publication() -> None:
    assert date_of("on Friday", None) is None
    assert date_of("October 6", None) is None
    assert date_of("October 6, 2019", None) == date(2019, 10, 6)


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert date_of("December 30", date(2022, 1, 3)) == date(2021, 12, 30)
    assert date_of("January 2", date(2021, 12, 30)) == date(2022, 1, 2)


@pytest.mark.parametrize(("text", "word", "expected"), CLAUSES)
def test_day_of_a_clause(text: str, word: str, expected: str | None) -> None:
    parsed = parse(Document("d", text, (Block("paragraph", Span(0, len(text))),)))
    token = next(t for t in parsed.tokens if t.text == word)
    assert voiced_on(parsed, token.i, MONDAY) == (None if expected is None else date.fromisoformat(expected))


def test_there_are_enough_cases() -> None:
    assert (len(WORDS), len(CLAUSES)) == (32, 29)


def test_days_of_coded_statements() -> None:
    folder = SHARED / "articles_dev"
    gold = SHARED / "gold" / "articles_dev.jsonl"
    if not gold.exists() or not folder.exists():
        pytest.skip("the coded articles are not beside this checkout")
    rows = csv.DictReader((folder / "metadata.csv").open(encoding="utf-8"))
    published = {row["file"].removesuffix(".txt"): date.fromisoformat(row["published"]) for row in rows}
    tried = right = 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        evidence = " ".join(row["evidence"].split())
        if row["date"] is None or str(date_of(evidence, published[row["doc"]])) != row["date"]:
            continue  # the day is carried over from a sentence before, or the words name several
        parsed = parse(Document("d", evidence, (Block("paragraph", Span(0, len(evidence))),)))
        days = {voiced_on(parsed, t.i, published[row["doc"]]) for t in parsed.tokens if t.pos == "VERB"}
        tried += 1
        right += date.fromisoformat(row["date"]) in days
    assert tried >= 10
    assert right / tried >= 0.9
