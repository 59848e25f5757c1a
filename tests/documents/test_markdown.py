from datetime import date
from pathlib import Path

import pytest

from graph.core.document import Document
from graph.core.errors import MalformedInput
from graph.documents.markdown import Markdown, front_matter

PAGE = """---
title: "Island: no"
publisher: Lake Post
date: 2019-03-04
lang: en_GB
note: seen in print
---

# Island *says* no

The island rejected the plan
of its neighbour on Monday.

Setext heading here
-------------------

![boats](boats.png)

> “Never,” said the envoy.

The neighbours want:

* an open border
* [Home](https://example.org)

```
code = 1
```

| a | b |
The end came soon.
"""


def markdown(tmp_path: Path, text: str, **metadata: str) -> Document:
    path = tmp_path / "page.md"
    path.write_bytes(text.encode())
    (document,) = Markdown().read(path, metadata)
    assert isinstance(document, Document)
    return document


def test_front_matter_and_blocks(tmp_path: Path) -> None:
    document = markdown(tmp_path, PAGE, title="Other", url="https://example.org/a")
    assert document.text == PAGE
    assert (document.title, document.publisher, document.published) == ("Island: no", "Lake Post", date(2019, 3, 4))
    assert (document.language, document.note, document.url) == ("en", "seen in print", "https://example.org/a")
    assert [(block.kind, block.span.of(PAGE)) for block in document.blocks] == [
        ("headline", "Island *says* no"),
        ("paragraph", "The island rejected the plan\nof its neighbour on Monday."),
        ("headline", "Setext heading here"),
        ("paragraph", "“Never,” said the envoy."),
        ("paragraph", "The neighbours want:"),
        ("item", "an open border"),
        ("paragraph", "The end came soon."),
    ]


def test_windows_line_ends(tmp_path: Path) -> None:
    text = PAGE.replace("\n", "\r\n")
    document = markdown(tmp_path, text)
    assert document.published == date(2019, 3, 4)
    assert [block.span.of(text) for block in document.blocks][-1] == "The end came soon."


def test_the_first_heading_is_the_title_where_nothing_else_says_it(tmp_path: Path) -> None:
    assert markdown(tmp_path, "# Island says no\n\nIt rejected the plan.\n").title == "Island says no"
    assert markdown(tmp_path, "It rejected the plan.\n\nThe end.\n").title is None


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("title: a\npublisher: [\n", 4, "does not parse"),
        ("title: a: b\n", 2, "does not parse"),
        ("- a\n- b\n", 2, "no list of"),
        ("date: 2019-13-45\n", 2, "does not parse"),
    ],
)
def test_bad_front_matter_is_named_with_its_line(front: str, line: int, words: str) -> None:
    with pytest.raises(MalformedInput, match=words) as caught:
        front_matter(f"---\n{front}---\nText.\n", where="a.md")
    assert caught.value.where == f"a.md, line {line}"


def test_front_matter_without_an_end() -> None:
    with pytest.raises(MalformedInput, match="no end"):
        front_matter("---\ntitle: a\n\nText.\n", where="a.md")


def test_no_front_matter_and_an_empty_one() -> None:
    assert front_matter("Text.\n", where="a.md") == ({}, 0)
    assert front_matter("---\n\nA rule above.\n", where="a.md") == ({}, 0)
    assert front_matter("---\n---\nText.\n", where="a.md") == ({}, 8)
