"""The legend and the caption under a figure: what its marks mean, and what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.writers import marks
from graph.writers.geometry import Box
from graph.writers.styles import ACTORS, SIGNS, actor_style
from graph.writers.typeset import properties, width

if TYPE_CHECKING:
    from networkx import MultiDiGraph

SIZE = 6.0
ROW = 10.5
SAMPLES = {"sign": 20.0, "count": 7.2, "actor": 13.0}
BETWEEN = 7.0
INK = "#333333"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend: what is drawn (`sign`, `actor` or `count`), which one, and its words."""

    mark: str
    key: Any
    words: str


def entries(kinds: Sequence[str], *, counts: bool, signs: bool = True) -> list[Entry]:
    """Return the entries for the three signs (if there are edges), the badge where there is one, and the kinds that occur."""
    arrows = [Entry("sign", sign, style.name) for sign, style in SIGNS.items()]
    badge = [Entry("count", None, "statements on an edge")] if counts else []
    shown = sorted(set(kinds), key=lambda kind: (list(ACTORS).index(kind) if kind in ACTORS else len(ACTORS), kind))
    return (arrows if signs else []) + badge + [Entry("actor", kind, kind) for kind in shown]


def arranged(items: Sequence[Entry], limit: float, fonts: tuple[str, ...]) -> list[list[tuple[float, Entry]]]:
    """Return rows of entries with the x of each, in points, as many to a row as fit the limit."""
    font = properties(SIZE, fonts)
    rows: list[list[tuple[float, Entry]]] = []
    x = 0.0
    previous = ""
    for item in items:
        wide = SAMPLES[item.mark] + 3 + width(item.words, font)
        if not rows or x + wide > limit or (item.mark == "actor") != (previous == "actor"):
            rows.append([])
            x = 0.0
        rows[-1].append((x, item))
        x += wide + BETWEEN
        previous = item.mark
    return rows


def draw(axes: Any, rows: Sequence[Sequence[tuple[float, Entry]]], top: float, left: float, fonts: tuple[str, ...]) -> None:
    """Draw the rows downwards from `top`."""
    font = properties(SIZE, fonts)
    for n, row in enumerate(rows):
        y = top - ROW * (n + 0.5)
        for x, item in row:
            _sample(axes, item, Box(left + x + SAMPLES[item.mark] / 2, y, SAMPLES[item.mark], 7.0), fonts)
            marks.write(axes, (item.words,), (left + x + SAMPLES[item.mark] + 3, y), font=font, colour=INK, gid="legend", align="left")


def _sample(axes: Any, item: Entry, box: Box, fonts: tuple[str, ...]) -> None:
    if item.mark == "sign":
        marks.arrow(axes, ((box.left, box.y), (box.right, box.y)), SIGNS[item.key], weight=0.9, gid="legend.arc")
    elif item.mark == "actor":
        marks.outline(axes, box, actor_style(item.key), "legend.actor")
    else:
        disc = Box(box.x, box.y, 7.2, 7.2)
        marks.badge(axes, disc, INK, "legend.badge")
        marks.write(axes, ("n",), (disc.x, disc.y), font=properties(5.2, fonts, bold=True), colour="#FFFFFF", gid="legend")


def summary(network: "MultiDiGraph", shown: int, total: int, apart: Sequence[str]) -> str:
    """Say what the figure counts: statements, actors, documents, dates; what `max_edges` left out; who is in no edge."""
    counts = network.graph
    parts = []
    if "statements" in counts:
        parts.append(f"{_number(counts['statements'], 'statement')} in {_number(counts['documents'], 'document')}{_span(counts)}.")
    if shown < total:
        parts.append(f"The {shown} edges with the most statements, of {total}.")
    if apart:
        more = f" and {len(apart) - 12} more" if len(apart) > 12 else ""
        parts.append(f"Without an edge here: {', '.join(apart[:12])}{more}.")
    return " ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _span(counts: dict[str, Any]) -> str:
    if not counts.get("first"):
        return ""
    first, last = date.fromisoformat(counts["first"]), date.fromisoformat(counts["last"])
    if first == last:
        return f", {_day(first)}"
    start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else _day(first, year=first.year != last.year)
    return f", {start}–{_day(last)}" if start.isdigit() else f", {start} – {_day(last)}"


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
