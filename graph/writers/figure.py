"""The figure: the signed network of actors as PNG, SVG or PDF, the same bytes on every run."""

import io
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from graph.core.document import Document
from graph.core.errors import OutputError
from graph.core.statement import Statement
from graph.views.network import merged, network
from graph.writers import legend, marks
from graph.writers.geometry import Box
from graph.writers.layout import Arc, Layout, Size, flow, layout
from graph.writers.styles import SIGNS, actor_style
from graph.writers.typeset import broken, families, filled, missing, properties, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from networkx import MultiDiGraph

PictureFormat = Literal["png", "svg", "pdf"]
MARGIN = 7.0
ACTOR_SIZE, LABEL_SIZE, BADGE_SIZE, TITLE_SIZE = 7.0, 6.4, 5.2, 8.5
NARROWEST = 260.0  # about a column of a journal: with the margins 97 mm
NAME_LIMIT = 74.0
DPI = 300
MOST = 100  # edges drawn where nobody asks for more: nobody could follow them
METADATA: dict[str, dict[str, None]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
SETTINGS: Any = {"svg.hashsalt": "stancegraph", "svg.fonttype": "path", "pdf.fonttype": 42, "path.simplify": False}


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the figure: one stance of an actor towards another, with the number of statements behind it."""

    source: str
    target: str
    stance: str
    sign: int
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Writes the merged network of statements as a figure."""

    format: PictureFormat

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Return the suffix of the format."""
        return (f".{self.format}",)

    def write(self, statements: Iterable[Statement], documents: Mapping[str, Document]) -> bytes:
        """Return the file; `documents` is not needed, as the reports name their documents."""
        return draw(network(statements), format=self.format)


def draw(
    network: "MultiDiGraph",
    *,
    format: PictureFormat,
    title: str | None = None,
    caption: str | None = None,
    merge: bool = True,
    max_edges: int | None = None,
) -> bytes:
    """Draw a network made by `graph.views.network` and return the file.

    `merge` draws statements of the same actor, target and stance as one edge with their number; else each gets its own. `caption` replaces
    the generated one. `max_edges`, MOST unless given, keeps the edges with the most
    statements, and the caption says so. Self-loops are left out.
    Raises OutputError for an unknown format.
    """
    if format not in METADATA:
        raise OutputError(f"a figure cannot be written as {format!r}", hint="use png, svg or pdf")
    from matplotlib import rc_context, rcdefaults, rcParams

    file = io.BytesIO()
    with rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # the caption says so
        rcdefaults()  # the same picture whatever the settings of the user's matplotlib
        rcParams.update(SETTINGS)
        figure = compose(network, title=title, caption=caption, merge=merge, max_edges=max_edges)
        figure.savefig(file, format=format, dpi=DPI, metadata=METADATA[format])
    return file.getvalue()


def compose(network: "MultiDiGraph", *, title: str | None, caption: str | None, merge: bool, max_edges: int | None) -> "Figure":
    """Lay out and draw a network on a matplotlib figure whose axes count points; arguments as of `draw`."""
    every = edges(merged(network) if merge else network)
    ranked = sorted(every, key=lambda edge: (-edge.count, edge.source, edge.target, edge.stance))
    kept = ranked[: MOST if max_edges is None else max(0, max_edges)]
    shown = sorted(kept, key=lambda edge: (edge.source, edge.target, edge.stance))
    held = {name for edge in shown for name in (edge.source, edge.target)}
    names = {node: str(data.get("name", node)) for node, data in sorted(network.nodes(data=True))}
    apart = [names[node] for node in names if node not in held]
    drawn = {node: data for node, data in sorted(network.nodes(data=True)) if node in held or not shown}
    if not names:
        title, words = title or "No statements to show", caption or ""
    else:
        words = caption if caption is not None else legend.summary(network, len(shown), len(every), apart if shown else ())
    characters = frozenset("".join([*names.values(), title or "", words]))
    fonts = families(characters)
    if boxes := len(missing(characters, fonts)):
        words += f" {boxes} letters stand as boxes, as no font of this machine has them."
    return _page(drawn, shown, title, words, fonts)


def edges(network: "MultiDiGraph") -> list[Edge]:
    """Return the edges of a network, merged or not, without self-loops, in sorted order."""
    found = (
        (source, target, data["stance"], str(key), data["sign"], int(data.get("count", 1)))
        for source, target, key, data in network.edges(keys=True, data=True)
        if source != target
    )
    return [Edge(source, target, stance, sign, count) for source, target, stance, _, sign, count in sorted(found)]


def _page(actors: Mapping[str, Mapping[str, Any]], shown: list[Edge], title: str | None, words: str, fonts: tuple[str, ...]) -> "Figure":
    """Stack title, network, legend and caption, each as wide as the widest needs."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    labels = {node: broken(str(data.get("name", node)), _actor_font(data, fonts), NAME_LIMIT) for node, data in actors.items()}
    sizes = {node: _actor_size(labels[node], data, fonts) for node, data in actors.items()}
    placed = layout(sizes, [Arc(edge.source, edge.target, _label_size(edge, fonts)) for edge in shown]) if shown else flow(sizes, NARROWEST)
    body = placed.frame() if actors else Box(0, 0, NARROWEST, 0)
    wide = max(body.width, NARROWEST)
    kinds = [str(data.get("kind", "organization")) for data in actors.values()]
    entries = legend.entries(kinds, counts=any(edge.count > 1 for edge in shown), signs=bool(shown))
    rows = legend.arranged(entries, wide, fonts)
    title_font, caption_font = properties(TITLE_SIZE, fonts, bold=True), properties(legend.SIZE, fonts)
    heading = filled(title, title_font, wide) if title else ()
    note = filled(words, caption_font, wide)
    above = len(heading) * TITLE_SIZE * marks.LEADING + (6 if heading else 0)
    below = (9 if rows else 0) + len(rows) * legend.ROW + (3 + len(note) * legend.SIZE * marks.LEADING if note else 0)
    page = (wide + 2 * MARGIN, above + body.height + below + 2 * MARGIN)
    figure = Figure(figsize=(page[0] / 72, page[1] / 72), facecolor="#FFFFFF", dpi=DPI)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), frameon=False)
    axes.set(xlim=(0, page[0]), ylim=(0, page[1]), xticks=[], yticks=[])
    placed = placed.moved(page[0] / 2 - body.x, page[1] - MARGIN - above - body.height / 2 - body.y)
    _draw_edges(axes, placed, shown, fonts)
    for node, data in actors.items():
        _draw_actor(axes, placed.actors[node], labels[node], data, fonts, node)
    floor = page[1] - MARGIN - above - body.height - 9
    legend.draw(axes, rows, floor, MARGIN, fonts)
    _paragraph(axes, heading, page[1] - MARGIN, title_font, "title")
    _paragraph(axes, note, MARGIN + len(note) * legend.SIZE * marks.LEADING, caption_font, "caption")
    return figure


def _draw_edges(axes: Any, placed: Layout, shown: list[Edge], fonts: tuple[str, ...]) -> None:
    font, small = properties(LABEL_SIZE, fonts), properties(BADGE_SIZE, fonts, bold=True)
    for n, (edge, box, line) in enumerate(zip(shown, placed.labels, placed.lines, strict=True)):
        style = SIGNS[edge.sign]
        marks.arrow(axes, line, style, weight=min(0.8 + 0.16 * (edge.count - 1), 2.0), gid=f"arc.{n}")
        marks.mask(axes, box, f"mask.{n}")
        words = width(edge.stance, font)
        marks.write(axes, (edge.stance,), (box.left + 1.2, box.y), font=font, colour=style.colour, gid=f"label.{n}", align="left")
        if edge.count > 1:
            disc = Box(0, 0, _badge_width(edge.count, fonts), 7.2)
            disc = disc.moved(box.left + words + 2.8 + disc.width / 2, box.y)
            marks.badge(axes, disc, style.colour, f"badge.{n}")
            marks.write(axes, (str(edge.count),), (disc.x, disc.y), font=small, colour="#FFFFFF", gid=f"count.{n}")


def _draw_actor(axes: Any, box: Box, lines: tuple[str, ...], data: Mapping[str, Any], fonts: tuple[str, ...], node: str) -> None:
    style = actor_style(str(data.get("kind")))
    marks.outline(axes, box, style, f"actor.{node}")
    marks.write(axes, lines, (box.x, box.y), font=_actor_font(data, fonts), colour=style.ink, gid=f"name.{node}")


def _paragraph(axes: Any, lines: tuple[str, ...], top: float, font: Any, gid: str) -> None:
    height = len(lines) * font.get_size_in_points() * marks.LEADING
    marks.write(axes, lines, (MARGIN, top - height / 2), font=font, colour=legend.INK, gid=gid, align="left")


def _actor_font(data: Mapping[str, Any], fonts: tuple[str, ...]) -> Any:
    return properties(ACTOR_SIZE, fonts, bold=actor_style(str(data.get("kind"))).bold)


def _actor_size(lines: tuple[str, ...], data: Mapping[str, Any], fonts: tuple[str, ...]) -> Size:
    font = _actor_font(data, fonts)
    sides = 11.0 if actor_style(str(data.get("kind"))).rounding > 4 else 9.0
    return max(width(line, font) for line in lines) + sides, len(lines) * ACTOR_SIZE * marks.LEADING + 5.0


def _label_size(edge: Edge, fonts: tuple[str, ...]) -> Size:
    extra = 1.6 + _badge_width(edge.count, fonts) if edge.count > 1 else 0.0
    return width(edge.stance, properties(LABEL_SIZE, fonts)) + 2.4 + extra, LABEL_SIZE * 1.3


def _badge_width(count: int, fonts: tuple[str, ...]) -> float:
    return max(7.2, width(str(count), properties(BADGE_SIZE, fonts, bold=True)) + 3.4)


PNG = Picture("png")
SVG = Picture("svg")
PDF = Picture("pdf")
