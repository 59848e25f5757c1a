"""Where everything stands on the page: Graphviz proposes layouts, geometry picks the best one.

A label is a node of its own on the way from actor to target. So Graphviz keeps room for it, parallel arcs come apart by
themselves, and a label stands on its line, where nobody takes it for that of a neighbour.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from typing import Any

from graph.writers.geometry import (
    Box,
    Line,
    Point,
    arc,
    clashes,
    crossings,
    crowded,
    detour,
    frame,
    hits,
    outside,
    overlaps,
    smooth,
    spline,
    visible,
)

Size = tuple[float, float]
ROOM = {"a": 5.0, "l": 2.5}  # kept free around actors and labels, in points; the names of Graphviz's nodes begin with these letters
TIGHT = {"a": 0.6, "l": 0.6}
LENGTHS = (0.45, 0.6, 0.75)  # of half an arc, in inches
SEEDS = range(1, 5)
COLUMN = 270.0  # what fits a column of a journal at full size, in points
FEW = 12  # with more arcs, layers from left to right are too wide
BEST = 6  # so many sketches are worked out
MANY = 80  # with more arcs, each sketch takes seconds, and no line runs free in any: fewer are tried
CROWD = 120  # with more arcs, to compare sketches or to route a line takes minutes: one is taken as it comes


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


@dataclass(frozen=True, slots=True)
class Springs:
    """How neato lays out: its mode, whether arcs side by side get longer, half an arc's length in inches, and where chance begins."""

    mode: str
    roomy: bool
    length: float
    seed: int


def layout(actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    """Place the actors (name → size in points) and arcs so that no two boxes overlap and as few lines as can be run through them.

    Springs of neato from several fixed seeds are sketched, the best of them worked out and compared with the layers of dot; the lowest
    `cost` wins. More than `CROWD` arcs are one sketch, with lines that may run through boxes.
    """
    if len(arcs) > CROWD:
        return _bent(_spring(actors, arcs, Springs("sgd", roomy=True, length=LENGTHS[1], seed=1)), actors, arcs)
    sketches = sorted(_springs(actors, arcs), key=lambda placed: cost(_bent(placed, actors, arcs), blocked=12.0))
    best = [_clear(placed, actors, arcs) for placed in sketches[: BEST if len(arcs) <= MANY else 1]]
    directions = ("TB", "LR") if len(arcs) <= FEW else ("TB",)
    return min([*best, *(_layers(actors, arcs, direction) for direction in directions)], key=cost)


def flow(actors: Mapping[str, Size], limit: float) -> Layout:
    """Place actors that no arc joins in rows, as many to a row as fit `limit` points."""
    boxes: dict[str, Box] = {}
    x = y = 0.0
    for name, (width, height) in actors.items():
        if x and x + width > limit:
            x, y = 0.0, y - max(size[1] for size in actors.values()) - 2 * ROOM["l"]
        boxes[name] = Box(x + width / 2, y, width, height)
        x += width + 2 * ROOM["a"]
    return Layout(boxes, (), ())


def cost(layout: Layout, *, blocked: float = 60.0) -> float:
    """Return how bad a layout is.

    Boxes that overlap count most, then lines through boxes, then crossings, crowded heads and roundabout ways, then
    the size of the page, more than a column of width, and a shape that is tall or very wide.
    """
    boxes = [*layout.actors.values(), *layout.labels]
    page = layout.frame()
    stretch = max(page.width / (page.height * 1.5), page.height * 1.1 / page.width, 1.0)
    size = 0.6 * (page.width * page.height) ** 0.5 + 0.5 * max(0.0, page.width - COLUMN) + 60 * (stretch - 1)
    cramped = sum(visible(line, box) < 10.0 for line, box in zip(layout.lines, layout.labels, strict=True))
    through = sum(hits(line, [box for n, box in enumerate(layout.labels) if n != own]) for own, line in enumerate(layout.lines))
    through += sum(hits(line, [box.grown(-0.5) for box in layout.actors.values()]) for line in layout.lines)
    through += sum(not hits(line, [label]) for line, label in zip(layout.lines, layout.labels, strict=True))
    tangle = 8 * crossings(layout.lines) + 8 * crowded(layout.lines, 4.5) + 12 * cramped + 12 * sum(map(detour, layout.lines))
    return float(1000 * overlaps(boxes) + blocked * through + tangle + size)


def _springs(actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Iterator[dict[str, Box]]:
    kinds = (("major", False), ("sgd", True), ("major", True))
    for (mode, roomy), length, seed in product(kinds, LENGTHS, SEEDS if len(arcs) <= MANY else SEEDS[:1]):
        yield _spring(actors, arcs, Springs(mode, roomy, length, seed))


def _spring(actors: Mapping[str, Size], arcs: Sequence[Arc], springs: Springs) -> dict[str, Box]:
    pairs = Counter(frozenset((each.source, each.target)) for each in arcs)
    chart = _chart(actors, arcs, start=str(springs.seed), mode=springs.mode, overlap="true", splines="false")
    for n, each in enumerate(arcs):
        # Pairs with many arcs need room for their labels; leaves stay close.
        share = min(0.7 + 0.15 * pairs[frozenset((each.source, each.target))], 1.6) if springs.roomy else 1.0
        for edge in chart.edges(f"l{n}"):
            edge.attr["len"] = f"{springs.length * share:.3f}"
    chart.layout("neato")
    return _apart(_boxes(chart, actors, arcs))


def _layers(actors: Mapping[str, Size], arcs: Sequence[Arc], direction: str) -> Layout:
    chart = _chart(actors, arcs, rankdir=direction, nodesep="0.1", ranksep="0.16")
    chart.layout("dot")
    return _read(chart, actors, arcs)


def _chart(actors: Mapping[str, Size], arcs: Sequence[Arc], *, room: Mapping[str, float] = ROOM, **settings: str) -> Any:
    """Build the Graphviz graph: a box with `room` around it for each actor and each label.

    All sizes are given, so that no font of the machine matters.
    """
    import pygraphviz

    chart = pygraphviz.AGraph(directed=True, strict=False, **settings)
    chart.node_attr.update(shape="box", fixedsize="true", label="", fontsize="1")
    chart.edge_attr.update(arrowhead="none")
    for n, size in enumerate(actors.values()):
        chart.add_node(f"a{n}", **_inches(size, room["a"]))
    names = {name: f"a{n}" for n, name in enumerate(actors)}
    for n, each in enumerate(arcs):
        chart.add_node(f"l{n}", **_inches(each.label, room["l"]))
        chart.add_edge(names[each.source], f"l{n}")
        chart.add_edge(f"l{n}", names[each.target])
    return chart


def _inches(size: Size, room: float) -> dict[str, str]:
    return {"width": f"{(size[0] + 2 * room) / 72:.5f}", "height": f"{(size[1] + 2 * room) / 72:.5f}"}


def _boxes(chart: Any, actors: Mapping[str, Size], arcs: Sequence[Arc]) -> dict[str, Box]:
    """Read the positions, with the room around each box (ROOM) still in its size."""
    sizes = {f"a{n}": size for n, size in enumerate(actors.values())} | {f"l{n}": each.label for n, each in enumerate(arcs)}
    boxes = {}
    for name, (width, height) in sizes.items():
        x, y = map(float, chart.get_node(name).attr["pos"].rstrip("!").split(","))
        boxes[name] = Box(x, y, width, height).grown(ROOM[name[0]])
    return boxes


def _apart(boxes: dict[str, Box]) -> dict[str, Box]:
    """Push overlapping boxes apart, each pair along the shorter way, until none overlap; stretch the whole where they are jammed."""
    placed = dict(boxes)
    names = sorted(placed)
    for turn in count(1):
        jammed = [(names[one], names[other]) for one, other in clashes([placed[name] for name in names])]
        if not jammed:
            break
        for a, b in jammed:
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
    """Draw each arc as one curve through its label, whatever is in the way."""
    bare = _bare(placed, actors, arcs)
    lines = []
    for each, label in zip(arcs, bare.labels, strict=True):
        source, target = bare.actors[each.source], bare.actors[each.target]
        lines.append(outside(arc(_anchor(source, label), (label.x, label.y), _anchor(target, label)), source, target))
    return Layout(bare.actors, bare.labels, tuple(lines))


def _clear(placed: dict[str, Box], actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    """Draw each arc as one curve; where that would run through a box, take the way that Graphviz finds around it."""
    bent = _bent(placed, actors, arcs)
    blocked = {n for n, line in enumerate(bent.lines) if not hits(line, [bent.labels[n]]) or hits(line, _others(bent, arcs, n))}
    if not blocked:
        return bent
    ways = _routed(placed, actors, arcs).lines
    return Layout(bent.actors, bent.labels, tuple(ways[n] if n in blocked else line for n, line in enumerate(bent.lines)))


def _others(layout: Layout, arcs: Sequence[Arc], number: int) -> list[Box]:
    """Return the boxes that an arc has no business in."""
    own = (arcs[number].source, arcs[number].target)
    actors = [box.grown(1.0) for name, box in layout.actors.items() if name not in own]
    return actors + [box for n, box in enumerate(layout.labels) if n != number]


def _routed(placed: dict[str, Box], actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    # Pinned positions rather than `neato -n`: that option stays switched on in the library and spoils every later layout.
    chart = _chart(actors, arcs, room=TIGHT, splines="true", overlap="true", esep="+0.3", sep="+0.5", inputscale="72")
    for name, box in placed.items():
        chart.get_node(name).attr["pos"] = f"{box.x:.3f},{box.y:.3f}!"
    chart.layout("neato")
    found = _read(chart, actors, arcs)
    # Graphviz shifts the whole so that its corner lies at the origin.
    x, y = (placed["a0"].x - found.actors[next(iter(actors))].x, placed["a0"].y - found.actors[next(iter(actors))].y)
    return found.moved(x, y)


def _bare(placed: dict[str, Box], actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    real = {name: box.grown(-ROOM[name[0]]) for name, box in placed.items()}
    return Layout({name: real[f"a{n}"] for n, name in enumerate(actors)}, tuple(real[f"l{n}"] for n in range(len(arcs))), ())


def _read(chart: Any, actors: Mapping[str, Size], arcs: Sequence[Arc]) -> Layout:
    """Read a layout with the lines that Graphviz drew."""
    result = _bare(_boxes(chart, actors, arcs), actors, arcs)
    names = {name: f"a{n}" for n, name in enumerate(actors)}
    lines = []
    for n, each in enumerate(arcs):
        source, target, label = result.actors[each.source], result.actors[each.target], result.labels[n]
        first, second = _way(chart, names[each.source], f"l{n}"), _way(chart, f"l{n}", names[each.target])
        middle = (label.x, label.y)
        halves = ((source.x, source.y), *first, middle), (middle, *second, (target.x, target.y))
        lines.append(outside(_rounded(*halves, label, _others(result, arcs, n)), source, target))
    return Layout(result.actors, result.labels, tuple(lines))


def _rounded(first: Line, second: Line, label: Box, others: Sequence[Box]) -> Line:
    """Join the ways to and from a label with round corners where that leads neither off the label nor through other boxes."""
    whole = smooth(first + second[1:])
    choices = [whole, smooth(first) + smooth(second)[1:]] if hits(whole, [label.grown(-2.5)]) else [smooth(first) + smooth(second)[1:]]
    return min((*choices, first + second[1:]), key=lambda line: hits(line, others))


def _anchor(actor: Box, label: Box) -> Point:
    """Return the point in an actor's box that a line from a label aims at: off the centre towards the label, so that heads come apart."""
    x, y = actor.width / 2 - 5.0, actor.height / 2 - 3.0
    return actor.x + max(-x, min(x, 0.55 * (label.x - actor.x))), actor.y + max(-y, min(y, 0.55 * (label.y - actor.y)))


def _way(chart: Any, source: str, target: str) -> Line:
    text = chart.get_edge(source, target).attr["pos"]
    points = [tuple(map(float, pair.split(","))) for pair in text.split() if pair[0] not in "es"]
    return spline([(x, y) for x, y in points])
