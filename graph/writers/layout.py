"""Where everything stands on the page: Graphviz proposes layouts, geometry picks the best one.

A label is a node of its own on the way from actor to target. So Graphviz keeps room for it, parallel arcs come apart by
themselves, and a label stands on its line, where nobody takes it for that of a neighbour.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from typing import Any

from graph.writers.geometry import Box, Line, arc, crossings, frame, hits, outside, overlaps, spline

Size = tuple[float, float]
GAP = 3.0  # the room kept free around each box, in points
SEEDS = range(1, 9)


@dataclass(frozen=True, slots=True)
class Arc:
    """An edge to lay out: the names of its ends, and the size of its label in points."""

    source: str
    target: str
    label: Size


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of the actors by name; for each arc, in order, the box of its label and its line from border to border."""

    actors: dict[str, Box]
    labels: tuple[Box, ...]
    lines: tuple[Line, ...]

    def frame(self) -> Box:
        """Return the box around everything."""
        return frame([*self.actors.values(), *self.labels], self.lines)

    def moved(self, x: float, y: float) -> "Layout":
        """Return this layout shifted."""
        return Layout(
            {name: box.moved(x, y) for name, box in self.actors.items()},
            tuple(box.moved(x, y) for box in self.labels),
            tuple(tuple((a + x, b + y) for a, b in line) for line in self.lines),
        )


def layout(actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    """Place the actors (name → size in points) and arcs so that no two boxes overlap and as few lines as can be run through them.

    Several layouts are compared: layered ones of dot and springs of neato from several fixed seeds. The one with the lowest `cost` wins.
    """
    return min(_proposals(actors, arcs), key=cost)


def flow(actors: Mapping[str, Size], limit: float) -> Layout:
    """Place actors that no arc joins in rows, as many to a row as fit `limit` points."""
    boxes: dict[str, Box] = {}
    x = y = 0.0
    for name, (width, height) in actors.items():
        if x and x + width > limit:
            x, y = 0.0, y - max(size[1] for size in actors.values()) - 2 * GAP
        boxes[name] = Box(x + width / 2, y, width, height)
        x += width + 3 * GAP
    return Layout(boxes, (), ())


def cost(layout: Layout) -> float:
    """Return how bad a layout is: boxes that overlap, lines through boxes, crossings, then size and a shape far from 4:3."""
    boxes = [*layout.actors.values(), *layout.labels]
    page = layout.frame()
    stretch = max(page.width / (page.height * 1.4), page.height * 1.1 / page.width, 1.0)
    return (
        1000.0 * overlaps(boxes)
        + 60.0 * sum(hits(line, [box for n, box in enumerate(layout.labels) if n != own]) for own, line in enumerate(layout.lines))
        + 60.0 * sum(hits(line, [box.grown(-0.5) for box in layout.actors.values()]) for line in layout.lines)
        + 8.0 * crossings(layout.lines)
        + (page.width * page.height) ** 0.5 / 4
        + 40.0 * (stretch - 1.0)
    )


def _proposals(actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Iterator[Layout]:
    for direction in ("TB", "LR"):
        chart = _chart(actors, arcs, rankdir=direction, nodesep="0.1", ranksep="0.16")
        chart.layout("dot")
        yield _read(chart, actors, arcs)
    for mode, length, seed in product(("major", "sgd"), ("0.45", "0.6"), SEEDS):
        chart = _chart(actors, arcs, start=str(seed), mode=mode, overlap="true", splines="false")
        chart.edge_attr["len"] = length
        chart.layout("neato")
        yield _bent(_apart(_boxes(chart, actors, arcs)), actors, arcs)


def _chart(actors: Mapping[str, Size], arcs: Sequence[Arc], *, room: float = GAP, **settings: str) -> Any:
    """Build the Graphviz graph: a box with `room` around it for each actor and each label.

    All sizes are given, so that no font of the machine matters.
    """
    import pygraphviz

    chart = pygraphviz.AGraph(directed=True, strict=False, **settings)
    chart.node_attr.update(shape="box", fixedsize="true", label="", fontsize="1")
    chart.edge_attr.update(arrowhead="none")
    for n, size in enumerate(actors.values()):
        chart.add_node(f"a{n}", **_inches(size, room))
    names = {name: f"a{n}" for n, name in enumerate(actors)}
    for n, each in enumerate(arcs):
        chart.add_node(f"l{n}", **_inches(each.label, room))
        chart.add_edge(names[each.source], f"l{n}")
        chart.add_edge(f"l{n}", names[each.target])
    return chart


def _inches(size: Size, room: float) -> dict[str, str]:
    return {"width": f"{(size[0] + 2 * room) / 72:.5f}", "height": f"{(size[1] + 2 * room) / 72:.5f}"}


def _boxes(chart: Any, actors: Mapping[str, Size], arcs: Sequence[Arc]) -> dict[str, Box]:
    """Read the positions, with the room around each box (GAP) still in its size."""
    sizes = {f"a{n}": size for n, size in enumerate(actors.values())} | {f"l{n}": each.label for n, each in enumerate(arcs)}
    boxes = {}
    for name, (width, height) in sizes.items():
        x, y = map(float, chart.get_node(name).attr["pos"].rstrip("!").split(","))
        boxes[name] = Box(x, y, width + 2 * GAP, height + 2 * GAP)
    return boxes


def _apart(boxes: dict[str, Box]) -> dict[str, Box]:
    """Push overlapping boxes apart, each pair along the shorter way, until none overlap; where they are jammed, stretch the whole a little."""
    placed = dict(boxes)
    names = sorted(placed)
    for turn in count(1):
        clashes = [(a, b) for n, a in enumerate(names) for b in names[:n] if placed[a].overlaps(placed[b])]
        if not clashes:
            break
        for a, b in clashes:
            placed[a], placed[b] = _pushed(placed[a], placed[b])
        if turn % 12 == 0:
            placed = {name: Box(box.x * 1.04, box.y * 1.04, box.width, box.height) for name, box in placed.items()}
    return placed


def _pushed(one: Box, other: Box) -> tuple[Box, Box]:
    wide = (one.width + other.width) / 2 - abs(one.x - other.x)
    high = (one.height + other.height) / 2 - abs(one.y - other.y)
    if wide <= 0 or high <= 0:
        return one, other
    # A little more than needed, or rounding would leave them overlapping; labels are wide, so upwards is mostly the shorter way.
    step = min(wide, high) / 2 + 0.05
    x, y = (step if one.x >= other.x else -step, 0.0) if wide < high else (0.0, step if one.y >= other.y else -step)
    return one.moved(x, y), other.moved(-x, -y)


def _bent(placed: dict[str, Box], actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    """Draw each arc as one curve through its label; where that would run through a box, take the way that Graphviz finds around it."""
    result = _bare(placed, actors, arcs)
    lines = []
    detours: tuple[Line, ...] | None = None
    for n, each in enumerate(arcs):
        source, target, label = result.actors[each.source], result.actors[each.target], result.labels[n]
        line = outside(arc((source.x, source.y), (label.x, label.y), (target.x, target.y)), source, target)
        others = [box for name, box in result.actors.items() if name not in (each.source, each.target)]
        if hits(line, [*(box.grown(1.0) for box in others), *(box for m, box in enumerate(result.labels) if m != n)]):
            detours = detours or _routed(placed, actors, arcs).lines
            line = detours[n]
        lines.append(line)
    return Layout(result.actors, result.labels, tuple(lines))


def _routed(placed: dict[str, Box], actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    # Pinned positions rather than `neato -n`: that option stays switched on in the library and spoils every later layout.
    chart = _chart(actors, arcs, room=0.6, splines="true", overlap="true", esep="+0.3", sep="+0.5", inputscale="72")
    for name, box in placed.items():
        chart.get_node(name).attr["pos"] = f"{box.x:.3f},{box.y:.3f}!"
    chart.layout("neato")
    found = _read(chart, actors, arcs)
    # Graphviz shifts the whole so that its corner lies at the origin.
    x, y = (placed["a0"].x - found.actors[next(iter(actors))].x, placed["a0"].y - found.actors[next(iter(actors))].y)
    return found.moved(x, y)


def _bare(placed: dict[str, Box], actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    real = {name: box.grown(-GAP) for name, box in placed.items()}
    return Layout({name: real[f"a{n}"] for n, name in enumerate(actors)}, tuple(real[f"l{n}"] for n in range(len(arcs))), ())


def _read(chart: Any, actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    """Read a layout with the lines that Graphviz drew."""
    result = _bare(_boxes(chart, actors, arcs), actors, arcs)
    names = {name: f"a{n}" for n, name in enumerate(actors)}
    lines = []
    for n, each in enumerate(arcs):
        source, target, label = result.actors[each.source], result.actors[each.target], result.labels[n]
        first, second = _way(chart, names[each.source], f"l{n}"), _way(chart, f"l{n}", names[each.target])
        whole = ((source.x, source.y), *first, (label.x, label.y), *second, (target.x, target.y))
        lines.append(outside(whole, source, target))
    return Layout(result.actors, result.labels, tuple(lines))


def _way(chart: Any, source: str, target: str) -> Line:
    text = chart.get_edge(source, target).attr["pos"]
    points = [tuple(map(float, pair.split(","))) for pair in text.split() if pair[0] not in "es"]
    return spline([(x, y) for x, y in points])
