"""Feeds generated texts to the whole road from bytes to rows for as long as one likes; needs `pip install atheris`.

    python -m benchmarks.fuzz -max_total_time=600 -len_control=0 -max_len=2000

Options are those of libFuzzer. A text may end in a result or in an error that names what is wrong with it; anything else, and evidence or
quotes that do not stand where they should, stops the run, and the input is kept in a file `crash-…`.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["graph"]):
    from graph import pipeline
    from graph.core.errors import StancegraphError
    from graph.extraction.relate import relate
    from graph.writers.tables import lines, rows

FOLDER = Path(tempfile.mkdtemp())
PIECES = (
    *("Peru", "Chile’s", "the United States", "NATO", "Foreign Minister Ana Ruiz", "Ruiz", "he", "their", "Moscow", "AFP", "officials"),
    *("said", "rejects", "demanded that", "called on", "to withdraw", "will not", "must", "unless", "if", "was told by", "accused", "of"),
    *("“", "”", '"', "'", "’s", "‘", "«", "(", ")", ",", ".", ":", "—", "…", "\n", "\n\n", "- ", "# ", "1.", "on Friday", "3 May 2021"),
    *("the demand", "a proposal", "sanctions", "talks", "its", "who", "which", "and", "or", "not", "never", "no", "by", "from", "against"),
)


def text_of(data: atheris.FuzzedDataProvider) -> str:
    """Return a text of words of the news, with any characters between them."""
    parts: list[str] = []
    while data.remaining_bytes() and len(parts) < 200:
        choice = data.ConsumeIntInRange(0, len(PIECES) + 9)
        parts.append(PIECES[choice] if choice < len(PIECES) else data.ConsumeUnicode(choice - len(PIECES) + 1))
        if data.ConsumeBool():
            parts.append(" ")
    return "".join(parts)


def read_and_extract(file: Path) -> None:
    """Take the road from a file to rows, and check that all spans hold."""
    try:
        documents = {each.id: each for each in pipeline.read([file], [])}
    except StancegraphError:
        return
    statements = pipeline.identify(pipeline.extract(list(documents.values()), pipeline.Settings()), documents)
    lines(rows(statements))
    for report in (each for statement in statements for each in statement.reports):
        text = documents[report.document].text
        assert report.span.of(text) == report.exact, "evidence does not stand where it should"
        assert all(quote.span.of(text) == quote.text for quote in report.quotes), "a quote does not stand where it should"


def try_one(given: bytes) -> None:
    """Try one input: as raw bytes or as a text made of pieces, in a file of any kind, or as a question to relate."""
    data = atheris.FuzzedDataProvider(given)
    way = data.ConsumeIntInRange(0, 9)
    if way == 0:
        file = FOLDER / f"raw{data.PickValueInList(['.txt', '.md', '.html', '.jsonl', '.csv'])}"
        file.write_bytes(data.ConsumeBytes(data.remaining_bytes()))
        read_and_extract(file)
        return
    text = text_of(data)
    if way == 1:
        first, second = text[: len(text) // 3], text[len(text) // 2 :][:20]
        asked = {"id": 1, "text": text, "source": first, "target": second}, {"id": 2, "text": text, "a": second, "b": first}
        answers = list(relate(asked))
        assert [each["id"] for each in answers] == [1, 2] and answers[0]["plover"], "a row without its answer"
        return
    file = FOLDER / "text.txt"
    file.write_text(text, encoding="utf-8", errors="replace", newline="")
    read_and_extract(file)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()
