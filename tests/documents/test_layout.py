from graph.documents.layout import is_final, lines, trimmed

WRAPPED = """The harbour workers of Port Azure rejected the offer of the ministry on
Monday and said that they would stay on strike until their wages rise by a
tenth, as their union had demanded in spring.

“We have waited long enough,” said the head of the union, Ada Fern, in front
of the gates.
"""


def test_a_newline_ends_a_paragraph() -> None:
    text = "The first short line.\nThe second one.\r\nThe third\u2028The fourth"
    assert [line.span.of(text) for line in lines(text)] == ["The first short line.", "The second one.", "The third", "The fourth"]


def test_a_hard_wrapped_paragraph_is_one_line() -> None:
    found = [line.span.of(WRAPPED) for line in lines(WRAPPED)]
    assert len(found) == 2
    assert found[0].startswith("The harbour") and found[0].endswith("in spring.")
    assert found[1].startswith("“We") and found[1].endswith("the gates.")


def test_full_sentences_on_lines_of_their_own_are_not_joined() -> None:
    text = (
        "The ministry of Port Azure made another offer to the workers on Tuesday.\n"
        "The union said that it would look at the new numbers before the weekend.\n"
    )
    assert len(lines(text)) == 2


def test_items_lose_their_mark() -> None:
    text = "They demanded:\n- higher wages\n2. shorter hours"
    assert [(line.kind, line.span.of(text)) for line in lines(text)] == [
        (None, "They demanded:"),
        ("item", "higher wages"),
        ("item", "shorter hours"),
    ]


def test_ends_of_sentences() -> None:
    assert all(map(is_final, ("He left.", "He left.”", 'Did he leave?"', "“No,”", "He left (again).", "Gone…")))
    assert not any(map(is_final, ("Envoy leaves talks", "They said:", "“No”", "")))


def test_trimming_takes_invisible_marks_off() -> None:
    text = "\ufeff\x00 words\u200b \x00"
    assert trimmed(text, 0, len(text)).of(text) == "words"
    assert not trimmed("  ", 0, 2)
