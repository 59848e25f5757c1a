"""Plain text tables whose columns line up on a screen, in any script."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "
_LEAST = 6


def columns(text: str) -> int:
    """Return how many screen columns a text takes: two for wide East Asian characters and emoji, none for combining marks."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def one_line(text: str) -> str:
    """Return the text on one line, without the control characters that a terminal would obey."""
    return " ".join("".join(" " if char in "\t\n\r\v\f\x85\u2028\u2029" else char for char in text if _printable(char)).split(" "))


def _printable(char: str) -> bool:
    return char in "\t\n\r\v\f\x85" or unicodedata.category(char) not in ("Cc", "Cs")


def shortened(text: str, width: int) -> str:
    """Return the text cut to `width` screen columns, with an ellipsis where something is missing."""
    if columns(text) <= width:
        return text
    kept, taken = "", 0
    for char in text:
        taken += _width(char)
        if taken > width - 1:
            break
        kept += char
    return kept.rstrip() + "…"


def align(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[bool], width: int | None = None) -> str:
    """Return a table with a line under its header; columns marked in `right` are set flush right.

    With `width`, the widest columns give way until a line fits that many screen columns, as far as each keeps six.
    """
    cells = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(columns(row[i]) for row in cells) for i in range(len(header))]
    if width is not None:
        _shrink(widths, width - len(_GAP) * (len(widths) - 1))
    lines = [_GAP.join(_padded(cell, size, flush) for cell, size, flush in zip(row, widths, right, strict=True)).rstrip() for row in cells]
    rule = _GAP.join("─" * size for size in widths)
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def _shrink(widths: list[int], room: int) -> None:
    while sum(widths) > room and max(widths, default=0) > _LEAST:
        widths[widths.index(max(widths))] -= 1


def _padded(cell: str, size: int, flush_right: bool) -> str:
    cell = shortened(cell, size)
    space = " " * (size - columns(cell))
    return space + cell if flush_right else cell + space
