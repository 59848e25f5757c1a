"""Text on the page: which fonts can show it, how large it is, where its lines break. All sizes in points."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

FONT = "DejaVu Sans"
BASELINE = 0.27  # how far below the middle of a line its baseline lies, in font sizes


@lru_cache(maxsize=8)
def families(characters: frozenset[str]) -> tuple[str, ...]:
    """Return the fonts that together show these characters: DejaVu Sans, which travels with matplotlib, then fonts of this machine.

    Only scripts that DejaVu Sans lacks (Chinese, Devanagari …) make a picture depend on the machine.
    """
    from matplotlib.font_manager import fontManager

    names = [FONT]
    lacking = missing(characters, (FONT,))
    for entry in sorted(fontManager.ttflist, key=lambda each: (each.weight != 400 or each.style != "normal", each.name, each.fname)):
        if not lacking:
            break
        # The font called Last Resort has a box for every character and a letter for none.
        if entry.name not in names and not entry.name.startswith("Last Resort") and (still := _lacking(lacking, entry.fname)) < lacking:
            names.append(entry.name)
            lacking = still
    return tuple(names)


def missing(characters: Iterable[str], fonts: Iterable[str]) -> frozenset[str]:
    """Return the characters that none of the fonts can show."""
    from matplotlib.font_manager import FontProperties, findfont

    left = frozenset(each for each in characters if each.isprintable())
    for name in fonts:
        left = _lacking(left, findfont(FontProperties(family=[name])))
    return left


def _lacking(characters: frozenset[str], path: str) -> frozenset[str]:
    from matplotlib.font_manager import get_font

    held = get_font(path).get_charmap()
    return frozenset(each for each in characters if ord(each) not in held)


def properties(size: float, fonts: tuple[str, ...], *, bold: bool = False) -> Any:
    """Return matplotlib's description of a font."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(fonts), size=size, weight="bold" if bold else "normal")


def width(text: str, font: Any) -> float:
    """Return how wide a line of text is set in a font."""
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def broken(text: str, font: Any, limit: float) -> tuple[str, ...]:
    """Break a text between words into as few lines as fit the limit, as even as can be; a longer word stays whole."""
    words = text.split() or [""]
    lines = _filled(words, font, limit)
    if len(lines) == 1:
        return lines
    # The narrowest limit that needs no more lines makes them even.
    for share in range(40, 100, 5):
        even = _filled(words, font, limit * share / 100)
        if len(even) == len(lines) and max(width(each, font) for each in even) <= limit:
            return even
    return lines


def filled(text: str, font: Any, limit: float) -> tuple[str, ...]:
    """Break a text between words so that each line is as full as the limit allows, as in a paragraph."""
    return _filled(text.split(), font, limit)


def _filled(words: list[str], font: Any, limit: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        if lines and width(f"{lines[-1]} {word}", font) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
