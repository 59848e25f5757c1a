"""Bytes become text, and nothing is lost on the way: line ends, NUL and unusual separators stay as they are."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from graph.core.errors import BinaryInput, EmptyInput, InputError, MalformedInput, NoSuchInput

_MAGIC = (
    *(b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x7fELF"),
    *(b"SQLite format 3\x00", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"7z\xbc\xaf", b"Rar!"),
)
# UTF-32 begins like UTF-16, so it is asked for first.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# What Western and Central European newsrooms have written in; an open choice lets short texts turn into curiosities.
_LEGACY = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "iso8859_15", "big5", "gb18030", "shift_jis", "euc_kr"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without its byte order mark, and what had to be mended to get it."""

    text: str
    warnings: tuple[str, ...] = ()


def load(path: Path, *, declaration: re.Pattern[bytes] | None = None) -> Decoded:
    """Read and decode a text file; the first group of `declaration`, looked for at its head, may name its encoding.

    Raises NoSuchInput, EmptyInput (no bytes, or white space only), BinaryInput, and MalformedInput where reading is not permitted.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchInput("no such file", where=str(path), hint="check the spelling and the folder") from None
    except PermissionError:
        raise MalformedInput("the file may not be read", where=str(path), hint="grant yourself read permission") from None
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", where=str(path)) from error
    if not data.strip():
        raise EmptyInput("the file is empty", where=str(path), hint="remove it from the input, or fill it")
    if _is_binary(data):
        raise BinaryInput("the file is not text", where=str(path), hint="convert it to text, Markdown or HTML first")
    named = declaration.search(data[:4096]) if declaration else None
    decoded = decode(data, declared=named[1].decode("ascii", "replace") if named else None)
    if not decoded.text.strip("\ufeff \t\r\n\x00"):
        raise EmptyInput("the file holds white space only", where=str(path), hint="remove it from the input, or fill it")
    return decoded


def _is_binary(data: bytes) -> bool:
    """Tell by signature, else by the share of control characters, whether `data` is no text at all."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    if data.startswith(_MAGIC):
        return True
    sample = data[:_SAMPLE]
    # UTF-16 without a mark has a NUL in nearly every second place, always on the same side.
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 20 < max(even, odd) and max(even, odd) * 5 > len(sample):
        return False
    return len(_CONTROL.findall(sample)) * 20 > len(sample)


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, as UTF-8, by the `declared` encoding, or by the most likely one; never fails.

    A stray bad byte in a text that is otherwise UTF-8 becomes one U+FFFD or more.
    Anything but clean UTF-8 or a byte order mark leaves a warning.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, _mended(text, encoding) if "\ufffd" in text else ())
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_otherwise(data, declared, error.start)


def _decode_otherwise(data: bytes, declared: str | None, first: int) -> Decoded:
    mended = data.decode("utf-8", "replace")
    sound = sum(1 for c in re.findall(r"[^\x00-\x7f]", mended) if c != "\ufffd")
    if sound < mended.count("\ufffd"):
        for encoding in filter(None, (_known(declared), _guess(data))):
            text = data.decode(encoding, "replace")
            return Decoded(text, (f"not UTF-8 (first at byte {first}); read as {encoding}",))
    return Decoded(mended, _mended(mended, "utf-8"))


def _mended(text: str, encoding: str) -> tuple[str, ...]:
    at = text.index("\ufffd")
    line = text.count("\n", 0, at) + 1
    return (f"broken {encoding.upper()}: {text.count(chr(0xFFFD))} characters replaced, the first in line {line}",)


def _known(name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data[: 4 * _SAMPLE], cp_isolation=_LEGACY)
    # Equal marks are common among the Latin pages: then the order of the list decides.
    ranked = [(m.chaos, -m.coherence, _LEGACY.index(name), name) for m in found for name in m.could_be_from_charset if name in _LEGACY]
    return min(ranked)[-1] if ranked else None
