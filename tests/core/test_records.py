import pytest

from graph.core.errors import MalformedInput
from graph.core.records import lines, record


def test_lines_keep_their_numbers_and_break_at_line_feeds_only() -> None:
    assert list(lines("a\n\n \nb\u2028c\rd\n")) == [(1, "a"), (4, "b\u2028c\rd")]
    assert list(lines(iter(["x\n", "\n", "y"]))) == [(1, "x\n"), (3, "y")]


def test_a_record_is_an_object() -> None:
    assert record('{"a": [1, null]}', "here") == {"a": [1, None]}


BAD = {
    "{": "not JSON: Expecting property name",
    "": "not JSON: Expecting value",
    "[1]": "not a JSON object",
    "NaN": "not a JSON object",
    "[" * 100_000: "not JSON: nested too deeply",
    '{"a": ' + "9" * 5_000 + "}": "not JSON: Exceeds the limit",
}


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_anything_else_is_named(line: str) -> None:
    with pytest.raises(MalformedInput, match=r"^rows\.jsonl, line 3: ") as error:
        record(line, "rows.jsonl, line 3")
    assert BAD[line] in str(error.value) and len(BAD) == 6
