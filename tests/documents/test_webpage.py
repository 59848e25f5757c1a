from datetime import date
from pathlib import Path

import pytest

from graph.core.document import Document
from graph.core.errors import MalformedInput
from graph.documents.webpage import WebPage

HEAD = """<title>Island says no | Lake Post</title>
<meta property="og:title" content="Island says no"><meta property="og:site_name" content="Lake Post">
<meta property="article:published_time" content="2019-03-04T10:00:00+01:00"><link rel="canonical" href="https://example.org/a">"""
BODY = """<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Island says no</h1><p class="byline">By Ada Fern</p>
<figure><img src="a.png"><figcaption>Boats on the lake.</figcaption></figure>
<p>The <b>island</b> rejected&nbsp;the
 <a href="/plan">plan</a> on Monday.</p><!-- a comment --><ul><li><a href="/fish">Fish prices rise again</a></li></ul>
<h2>No talks</h2><div>“Never,” said the envoy.<br>She left.</div>
<div class="newsletter-box"><p>Get all news every morning, as it happens.</p></div>
<form><p>Name</p></form></article><footer>© 2019</footer><script>var a = "<p>no</p>";</script>"""


def page(tmp_path: Path, body: str, *, head: str = "", lang: str = "en-GB", encoding: str = "utf-8") -> Document:
    path = tmp_path / "page.html"
    path.write_bytes(f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode(encoding))
    (document,) = WebPage().read(path, {})
    assert isinstance(document, Document)
    return document


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def test_the_article_is_read_and_the_page_around_it_is_not(tmp_path: Path) -> None:
    document = page(tmp_path, BODY, head=HEAD)
    assert blocks(document) == [
        ("headline", "Island says no"),
        ("paragraph", "The island rejected the plan on Monday."),
        ("headline", "No talks"),
        ("paragraph", "“Never,” said the envoy."),
        ("paragraph", "She left."),
    ]
    assert "Boats" not in document.text and "Home" not in document.text and "var a" not in document.text


def test_metadata_of_the_page(tmp_path: Path) -> None:
    document = page(tmp_path, BODY, head=HEAD)
    assert (document.title, document.publisher, document.published) == ("Island says no", "Lake Post", date(2019, 3, 4))
    assert (document.language, document.url) == ("en", "https://example.org/a")


def test_linked_data_comes_first(tmp_path: Path) -> None:
    data = '{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "No, says island", "datePublished": "2019-03-05",'
    data += ' "publisher": {"name": "The Lake Post"}, "inLanguage": "de"}]}'
    head = f'{HEAD}<script type="application/ld+json">not json</script><script type="application/ld+json">{data}</script>'
    document = page(tmp_path, BODY, head=head)
    assert (document.title, document.publisher, document.published) == ("No, says island", "The Lake Post", date(2019, 3, 5))
    assert document.language == "de"


def test_a_time_element_dates_the_page(tmp_path: Path) -> None:
    body = (
        '<article><h1>Island says no</h1><time datetime="2019-03-04">4 March</time><p>The island rejected the plan on Monday.</p></article>'
    )
    assert page(tmp_path, body).published == date(2019, 3, 4)


def test_no_date_is_made_up(tmp_path: Path) -> None:
    assert page(tmp_path, "<p>The island rejected the plan on Monday.</p><p>© 2019</p>").published is None


def test_layout_tables_and_wrappers_with_telling_names_are_kept(tmp_path: Path) -> None:
    story = "The island rejected the plan of its neighbour on Monday."
    for wrap in ("<table><tr><td>{}</td></tr></table>", '<div class="has-sidebar"><p>{}</p></div>'):
        assert blocks(page(tmp_path, wrap.format(story) + '<div class="sidebar"><p>Side.</p></div>')) == [("paragraph", story)]


def test_teasers_beside_the_text_do_not_displace_it(tmp_path: Path) -> None:
    story = "The island rejected the plan of its neighbour on Monday. " * 9
    assert page(tmp_path, f"<article>Fish prices</article><div><p>{story}</p></div>").text.endswith(story.strip())


def test_the_declared_encoding_counts(tmp_path: Path) -> None:
    document = page(tmp_path, "<p>Остров отверг план соседей.</p>", head='<meta charset="koi8-r">', encoding="koi8-r")
    assert document.text == "Остров отверг план соседей."
    assert "koi8-r" in document.warnings[0]


def test_a_page_without_text(tmp_path: Path) -> None:
    with pytest.raises(MalformedInput, match="no text"):
        page(tmp_path, "<div id='app'></div><script>load()</script>")
