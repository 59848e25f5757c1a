"""What is read and what is left out: on pages of our own, and on every line of the founding articles."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.core.document import Document
from graph.documents.cleaning import clean, title_line
from graph.documents.reading import read

SHARED = Path(__file__).parents[2].parent / "shared"

PAGE = """Home
World
Get our newsletter
Fishermen of Lake Mira reject the border plan

By Ada Fern and Jo Field

Boats on the lake. (Photo: Jo Field)

The fishermen of Lake Mira on Monday rejected the plan of the two governments to close the border.

“Never.”

“We need your help to keep our boats,” said their speaker, Lena Ost. “Please support us.”

Mirania: New patrols are a provocation

The governments demanded:

- an end of the protests
- free passage for patrols

Read moreThe prime minister called the protests unacceptable.Source link

The talks will go on. (AFP)

Jo Field contributed reporting.

A message from the Lake Post:

Dear readers,

Every week we bring you the news of the lake. Without you, we could not do it.

The lake is large. Nobody else tells its story.

Your support keeps our journalism alive. Thank you for standing with us.

Once
Monthly
Tags: lake, border

Fish prices rise again in the north

Please enter your comment!
© 2020 Lake Post. All rights reserved.
"""
KEPT = [
    ("headline", "Fishermen of Lake Mira reject the border plan"),
    ("paragraph", "The fishermen of Lake Mira on Monday rejected the plan of the two governments to close the border."),
    ("paragraph", "“Never.”"),
    ("paragraph", "“We need your help to keep our boats,” said their speaker, Lena Ost. “Please support us.”"),
    ("headline", "Mirania: New patrols are a provocation"),
    ("paragraph", "The governments demanded:"),
    ("item", "an end of the protests"),
    ("item", "free passage for patrols"),
    ("paragraph", "The prime minister called the protests unacceptable."),
    ("paragraph", "The talks will go on."),
]


def kept(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in clean(text, title=title)]


def test_a_page_with_all_kinds_of_furniture() -> None:
    assert title_line(PAGE) == KEPT[0][1]
    assert kept(PAGE, KEPT[0][1]) == KEPT


def test_without_a_title_the_head_is_still_cleaned() -> None:
    assert kept(PAGE)[1:] == KEPT[1:]


@pytest.mark.parametrize(
    ("glued", "rest"),
    [
        ("Read moreKenya rejects the offer of its neighbour.", "Kenya rejects the offer of its neighbour."),
        ("Search date 2019-03-04 The envoy asked for a delay.", "The envoy asked for a delay."),
        ("Please enter your name hereThe envoy asked for a delay.", "The envoy asked for a delay."),
        ("Leave a CommentThe envoy asked for a delay.", "The envoy asked for a delay."),
        ("The envoy asked for a delay.Continue reading", "The envoy asked for a delay."),
        ("QUITO (Reuters) - The envoy asked for a delay.", "The envoy asked for a delay."),
        ("SUVA, Fiji (AP) - The envoy asked for a delay.", "The envoy asked for a delay."),
        ("SUVA/APIA — The envoys asked for a delay.", "The envoys asked for a delay."),
        ("TÓRSHAVN, May 3 (Reuters) – The envoy asked for a delay.", "The envoy asked for a delay."),
        ("NAIROBI, Kenya — The envoy asked for a delay.", "The envoy asked for a delay."),
        ("Quito, 3 March 2020 – The envoy asked for a delay.", "The envoy asked for a delay."),
        ("The envoy asked for a delay. (AFP)", "The envoy asked for a delay."),
    ],
)
def test_glued_furniture_is_cut_off(glued: str, rest: str) -> None:
    assert kept(glued) == [("paragraph", rest)]


@pytest.mark.parametrize(
    "line",
    [
        "“These include Chad and Niger.”",
        "“Follow us on this path,” the pope said.",
        "''Help us to keep the peace,'' the envoy said to you and me.",
        "Read more slowly, the treaty promises nothing, the minister said.",
        "Published documents show that 300 people died.",
        "The regulator said that the privacy policy of the firm broke the law.",
        "The firm said that its newsletter subscribers were safe.",
        "Activists use the app to find rallies on Telegram.",
        "The report will not be published, the ministry said.",
        "NATO – Europe's shield, as he put it – rejected the idea.",
        "A message from the prime minister was read out in parliament.",
        "Germany will contribute $5 a month for each refugee.",
        "Popular uprising shakes the island.",
        "We decided to support the resolution, and we thank our neighbours.",
        "We call on our partners to join us and to support us in this struggle.",
        "We thank you for your support and ask you to continue providing aid.",
        "Our mission will go on with its work, and we ask you to protect our staff.",
        "Your comments on our border are an insult, and we reject them.",
    ],
)
def test_article_text_that_looks_like_furniture_stays(line: str) -> None:
    before = "The council of the island met on Monday to talk about the harbour."
    assert kept(f"{before}\n\n{line}\n\n{before}")[1] == ("paragraph", line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the Lake Post on Twitter and Facebook",
        "Sign up for our newsletter!",
        "Your email address will not be published. Required fields are marked *",
        "This website uses cookies. By using it you agree to our privacy policy.",
        "Share on Facebook | Tweet | Print",
        "READ ALSO: Fishermen reject the plan",
        "World » Africa » Kenya",
        "5 min read",
        "Updated: 12 May 2016",
        "12 comments",
        "/LakeNews",
        "Reporting by Jo Field; editing by Ada Fern.",
        "Soldiers at the border. Jo Field / AFP",
        "×",
        "If you can, please support us from just $2 a month.",
        "We need your support so lakepost.com can keep delivering news!",
    ],
)
def test_furniture_inside_an_article_goes(line: str) -> None:
    before = "The council of the island met on Monday to talk about the harbour."
    assert kept(f"{before}\n\n{line}\n\n{before}") == [("paragraph", before)] * 2


def test_a_letter_at_the_head_ends_where_the_article_begins() -> None:
    story = ["The island rejected the plan of its neighbour on Monday.", "“No,” said the envoy.", "The neighbour called this a mistake."]
    text = "Dear readers,\n\nWe need your help to go on.\n\n" + "\n\n".join(story)
    assert [words for _, words in kept(text)] == story


def test_links_end_where_a_paragraph_begins() -> None:
    story = "The island rejected the plan.\n\n{}The neighbour called this a mistake.\n\nIts envoy left."
    text = story.format("Related articles:\n\nFish prices rise again\n\n")
    assert [words for _, words in kept(text)] == [
        "The island rejected the plan.",
        "The neighbour called this a mistake.",
        "Its envoy left.",
    ]


def test_three_headlines_in_a_row_are_links() -> None:
    body = "The island rejected the plan."
    text = f"{body}\n\nFish prices rise again\n\nNew mayor for the harbour town\n\nStorm hits the north coast\n\n{body}"
    assert kept(text) == [("paragraph", body)] * 2


def test_a_text_without_full_stops_is_read_all_the_same() -> None:
    assert kept("Chad rejects the demand of Niger") == [("paragraph", "Chad rejects the demand of Niger")]
    text = "Chad rejects it"
    assert kept(text, title=title_line(text)) == [("paragraph", text)]


def test_a_text_of_nothing_but_furniture_has_no_blocks() -> None:
    assert clean("Read more\n\nShare\n\n© 2020 Lake Post") == ()


def test_a_later_link_with_the_words_of_the_title_is_not_the_title() -> None:
    body = "The island rejected the plan of its neighbour on Monday."
    text = "\n\n".join([body] * 5) + "\n\nIsland says no\n\nShare"
    assert kept(text, "Island says no") == [("paragraph", body)] * 5


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .\n\r\u2028“”\"'-:,1\x00é€"), max_size=400))
def test_blocks_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for block in clean(text, title=title_line(text)):
        assert end <= block.span.start < block.span.end <= len(text)
        assert block.span.of(text).strip()
        end = block.span.end


@pytest.mark.parametrize("unit", ["The island rejected the plan. ", "The island rejected the plan.\n", '“«(photo "', "-- "])
def test_a_megabyte_takes_linear_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    clean(text, title="Island says no")
    assert time.process_time() - start < 12


def founding(folder: str) -> dict[str, Document]:
    if not (SHARED / folder).is_dir():
        pytest.skip("the founding articles are not beside this checkout (../shared)")
    return {document.id: document for document in read([SHARED / folder], problems=[])}


@pytest.mark.parametrize(("folder", "documents", "least"), [("articles", 5, 80), ("articles_dev", 4, 50)])
def test_all_evidence_of_the_gold_lies_in_kept_blocks(folder: str, documents: int, least: int) -> None:
    found = founding(folder)
    assert len(found) == documents
    rows = [json.loads(line) for line in (SHARED / "gold" / f"{folder}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= least
    read_of = {name: " ".join(" ".join(b.span.of(d.text) for b in d.blocks).split()) for name, d in found.items()}
    assert not [row["evidence"] for row in rows if " ".join(row["evidence"].split()) not in read_of[row["doc"]]]


def test_furniture_of_the_founding_articles_is_out() -> None:
    out = {
        "000": [
            "ad-free",
            "costs us",
            "Support us",
            "Our journalism",
            "CC BY-SA",
            "AFP contributed",
            "A Message",
            "Dear readers",
            "paiment",
            "undesirable",
        ],
        "001": ["enter your comment", "enter your name", "NATO forces out of Romania, Bulgaria"],
        "002": ["Source link", "Leave a Comment"],
        "003": ["12:06", "ClubZ", "Follow Novinite", "your support", "Tags:", "Back", "Related Articles", "Search"],
        "004": ["date 2022"],
    }
    count = 0
    for name, document in founding("articles").items():
        words = "\n".join(block.span.of(document.text) for block in document.blocks)
        for phrase in out[name[:3]]:
            assert phrase in document.text and phrase not in words
            count += 1
    assert count == 24


def test_related_headlines_inside_an_article_are_headlines() -> None:
    kinds = {name[:3]: [block.kind for block in document.blocks] for name, document in founding("articles").items()}
    assert {name: found.count("headline") for name, found in kinds.items()} == {"000": 1, "001": 2, "002": 1, "003": 5, "004": 1}
    assert {name: found.count("paragraph") for name, found in kinds.items()} == {"000": 15, "001": 10, "002": 15, "003": 14, "004": 10}


def test_other_news_is_kept_nearly_whole() -> None:
    path = SHARED / "outside" / "attribution_articles.jsonl"
    if not path.is_file():
        pytest.skip("the articles of others are not beside this checkout (../shared)")
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(texts) == 84
    read_of = sum(len(block.span) for text in texts for block in clean(text, title=title_line(text)))
    assert read_of / sum(map(len, texts)) > 0.98
