"""Any bytes and any text end in a result or a clear error, soundly, in time that grows with their length only.

`python -m benchmarks.growth` and `python -m benchmarks.fuzz` look longer.
"""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from benchmarks.growth import KINDS, extract, text_of
from graph import pipeline
from graph.core.errors import InputError, StancegraphError

SUFFIXES = (".txt", ".md", ".html", ".jsonl", ".csv")
WORDS = (
    *("Foreign Minister Ana Ruiz", "Chile’s", "a spokesman for", "the party", "both countries", "’s", "the", "of", "and"),
    *("Peru", "NATO", "he", "said", "rejects", "demanded", "that", "to withdraw", "unless", "3 May 2021", "on Friday", "not"),
    *("“", "”", '"', "'", "(", ")", ",", ".", ":", "—", "\n", "\n\n", "#", "-", "never", "by"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=30).map(" ".join)


def sound(file: Path) -> bool:
    """Tell whether a file yields rows whose evidence and quotes stand where they say, or an error that names the file."""
    try:
        documents = {each.id: each for each in pipeline.read([file], [])}
    except StancegraphError as error:
        return file.name in str(error)
    statements = pipeline.identify(pipeline.extract(list(documents.values()), pipeline.Settings()), documents)
    reports = [report for statement in statements for report in statement.reports]
    return all(
        part.span.of(documents[report.document].text) == words
        for report in reports
        for part, words in [(report, report.exact), *((quote, quote.text) for quote in report.quotes)]
    )


@pytest.mark.parametrize("text", ["Foreign Minister Ana Ruiz Chile’s Foreign Minister Ana Ruiz"])
def test_texts_that_once_broke_the_road(tmp_path: Path, text: str) -> None:
    file = tmp_path / "file.txt"
    file.write_text(text, encoding="utf-8")
    assert sound(file)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_bytes_in_a_file_of_any_kind(tmp_path_factory: pytest.TempPathFactory, suffix: str) -> None:
    file = tmp_path_factory.mktemp("bytes") / f"file{suffix}"
    tried: list[int] = []

    @settings(max_examples=25)
    @given(st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
    def check(data: bytes) -> None:
        file.write_bytes(data)
        tried.append(len(data))
        assert sound(file)

    check()
    assert len(tried) >= 25


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, st.text(max_size=8), st.text(max_size=8), st.booleans()), max_size=4))
def test_relate_answers_any_row(rows: list[tuple[str, str, str, bool]]) -> None:
    names = {True: ("source", "target"), False: ("a", "b")}
    asked = [dict(zip(("id", "text", *names[given]), (n, *row), strict=True)) for n, (*row, given) in enumerate(rows)]
    answers = list(graph.relate(asked))
    assert [each["id"] for each in answers] == list(range(len(rows)))
    assert all(each["plover"] and each["direction"] == "a->b" for each, row in zip(answers, rows, strict=True) if row[3])


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(max_size=20), st.just('{"text": "Peru praised Chile.", "a": "Peru", "b": "Chile"}')), max_size=6))
def test_relate_answers_or_names_every_line(lines: list[str]) -> None:
    problems: list[InputError] = []
    answers = list(graph.relate(lines, problems=problems, where="rows"))
    assert len(answers) + len(problems) == sum(bool(line.strip()) for line in lines)
    assert all("rows, line " in str(problem) for problem in problems)


@settings(max_examples=40)
@given(TEXTS)
def test_any_sentence_is_explained(text: str) -> None:
    explanation = graph.explain(text)
    assert bool(explanation.drafts) != bool(explanation.reasons)
    assert all(each.miss is not None or each.candidate is not None for each in explanation.tried)


@pytest.mark.parametrize("kind", ["prose", "prose in one paragraph", "new speakers"])
def test_time_grows_with_the_length_only(kind: str) -> None:
    """Four times the text may take up to seven times as long, which leaves room for chance; sixteen times would be quadratic."""
    extract(text_of(kind, 2_000))
    times = []
    for size in (10_000, 40_000):
        text = text_of(kind, size)
        started = process_time()
        extract(text)
        times.append(process_time() - started)
    assert times[1] < 7 * times[0] + 0.5


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_text_is_extracted(kind: str) -> None:
    text = text_of(kind, 3_000)
    assert len(text) == 3_000 and text == text_of(kind, 3_000)
    assert extract(text) >= 0 and len(KINDS) == 33
