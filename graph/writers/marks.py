"""The marks of the figure on matplotlib axes whose unit is the point: outlines, arcs with their heads, labels, text.

Every mark bears an id (`gid`), which an SVG shows and a test can look for.
"""

import math
from typing import Any

from graph.writers.geometry import Box, Line, Point, shortened
from graph.writers.styles import ActorStyle, SignStyle
from graph.writers.typeset import BASELINE

HEAD = 5.0
STAND_OFF = 0.9
LEADING = 1.18


def write(axes: Any, lines: tuple[str, ...], middle: Point, *, font: Any, colour: str, gid: str, align: str = "center") -> None:
    """Set lines of text around a point; with `align` "left" the point is the middle of their left side."""
    size = font.get_size_in_points()
    x, y = middle
    for n, line in enumerate(lines):
        offset = ((len(lines) - 1) / 2 - n) * LEADING * size - BASELINE * size
        axes.text(x, y + offset, line, fontproperties=font, color=colour, ha=align, va="baseline", zorder=6, gid=gid, parse_math=False)


def outline(axes: Any, box: Box, style: ActorStyle, gid: str) -> None:
    """Draw the outline of an actor."""
    for inset, fill in ((0.0, style.fill), (1.7, "none")) if style.double else ((0.0, style.fill),):
        _rounded(
            axes, box.grown(-inset), max(0.0, min(style.rounding, box.height / 2) - inset), gid=gid, facecolor=fill, edgecolor=style.edge,
            linewidth=0.55 if style.double else 0.7, linestyle=(0, (2.2, 1.4)) if style.dashed else "solid", zorder=4,
        )  # fmt: skip


def mask(axes: Any, box: Box, gid: str) -> None:
    """Clear the place of a label, so that its line stops on one side and goes on behind it."""
    _rounded(axes, box, 0.0, gid=gid, facecolor="#FFFFFF", edgecolor="none", linewidth=0.0, zorder=2)


def badge(axes: Any, box: Box, colour: str, gid: str) -> None:
    """Draw the filled disc or pill that a count stands in."""
    _rounded(axes, box, box.height / 2, gid=gid, facecolor=colour, edgecolor="none", linewidth=0.0, zorder=5)


def arrow(axes: Any, line: Line, style: SignStyle, *, weight: float, gid: str) -> None:
    """Draw a line with the dashes and the head of its sign; `weight` is its thickness in points."""
    from matplotlib.lines import Line2D

    whole = shortened(line, STAND_OFF + (0.4 if style.head == "bar" else 0.0))
    shaft = shortened(whole, {"triangle": HEAD * 0.8, "bar": 0.0, "open": 0.8}[style.head])
    xs, ys = zip(*shaft, strict=True)
    axes.add_line(Line2D(xs, ys, color=style.colour, linewidth=weight, linestyle=style.dashes, zorder=1, gid=gid, dash_capstyle="butt"))
    _head(axes, whole, style, weight, f"{gid}.head")


def _head(axes: Any, line: Line, style: SignStyle, weight: float, gid: str) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon

    tip, back = line[-1], shortened(line, HEAD)[-1]
    length = math.dist(tip, back) or 1.0
    x, y = (tip[0] - back[0]) / length, (tip[1] - back[1]) / length

    def at(along: float, across: float) -> Point:
        return tip[0] - x * along - y * across, tip[1] - y * along + x * across

    if style.head == "triangle":
        axes.add_patch(
            Polygon([tip, at(HEAD, 2.1), at(HEAD, -2.1)], closed=True, facecolor=style.colour, edgecolor="none", zorder=3, gid=gid)
        )
        return
    strokes = [at(0, 3.1), at(0, -3.1)] if style.head == "bar" else [at(HEAD * 0.9, 2.3), tip, at(HEAD * 0.9, -2.3)]
    xs, ys = zip(*strokes, strict=True)
    thick = 1.5 if style.head == "bar" else max(0.9, weight)
    axes.add_line(Line2D(xs, ys, color=style.colour, linewidth=thick, solid_capstyle="butt", solid_joinstyle="miter", zorder=3, gid=gid))


def _rounded(axes: Any, box: Box, radius: float, **style: Any) -> None:
    from matplotlib.patches import FancyBboxPatch

    shape = f"round,pad=0,rounding_size={radius}" if radius else "square,pad=0"
    axes.add_patch(FancyBboxPatch((box.left, box.bottom), box.width, box.height, boxstyle=shape, **style))
