from pathlib import Path

import pytest

from graph.core.errors import BinaryInput, EmptyInput, MalformedInput, NoSuchInput
from graph.documents.decoding import decode, load

TEXT = "Peru’s minister said “no” to the naïve plan – twice.\r\nThe end.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_read_and_left_out(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.warnings == ()


def test_unusual_characters_survive() -> None:
    text = "one\x00two\u2028three\x85four\r\nfive\rsix e\u0301 \U0001f54a"
    assert decode(text.encode()).text == text


def test_a_broken_byte_is_replaced_and_told_with_its_line() -> None:
    data = "Zoë said so.\nÅsa denied it".encode() + b" \xff and left. " + "Então, não.".encode()
    decoded = decode(data)
    assert decoded.text == "Zoë said so.\nÅsa denied it \ufffd and left. Então, não."
    assert decoded.warnings == ("broken UTF-8: 1 characters replaced, the first in line 2",)


def test_a_broken_byte_after_a_mark_is_told_as_well() -> None:
    assert "UTF-16-LE" in decode(b"\xff\xfea\x00\x00\xd8b\x00").warnings[0]


def test_western_text_is_recognised() -> None:
    decoded = decode(TEXT.encode("cp1252"))
    assert decoded.text == TEXT
    assert "not UTF-8" in decoded.warnings[0] and "cp1252" in decoded.warnings[0]


def test_a_declared_encoding_comes_before_a_guess() -> None:
    decoded = decode("Премьер-министр отказался".encode("koi8-r"), declared="koi8-r")
    assert decoded.text == "Премьер-министр отказался"
    assert decode("é à ü".encode("latin-1"), declared="no-such-encoding").text


def test_missing_empty_blank_and_binary_files(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput, match=r"gone\.txt"):
        load(tmp_path / "gone.txt")
    for name, data in (("empty.txt", b""), ("blank.txt", b" \n\t\r\n"), ("mark.txt", b"\xef\xbb\xbf \n")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(EmptyInput, match=name):
            load(tmp_path / name)
    for name, data in (
        ("a.txt", b"%PDF-1.7 words words"),
        ("b.txt", bytes(range(256)) * 40),
        ("c.txt", b"SQLite format 3\x00" + b"x" * 90),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BinaryInput, match=name):
            load(tmp_path / name)


def test_a_nul_does_not_make_a_text_binary(tmp_path: Path) -> None:
    path = tmp_path / "nul.txt"
    path.write_bytes(b"The envoy left the talks early.\x00 The host stayed on until the evening.")
    assert "\x00" in load(path).text


def test_utf_16_without_a_mark_is_no_binary(tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes(("The envoy left the talks early. " * 9).encode("utf-16-le"))
    assert load(path).text


def test_a_file_without_read_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    # Taking the permission away does not stop root.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    path = tmp_path / "secret.txt"
    with pytest.raises(MalformedInput, match="permission"):
        load(path)


def test_a_folder_cannot_be_loaded(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="cannot be read"):
        load(tmp_path)
