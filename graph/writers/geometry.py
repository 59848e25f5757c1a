"""Boxes and polylines on the page, in points (1/72 inch) with y upwards: do they meet?"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 256  # segments that are compared at once with all others
Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle by its centre and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """Return the smallest x."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Return the largest x."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """Return the smallest y."""
        return self.y - self.height / 2

    @property
    def top(self) -> float:
        """Return the largest y."""
        return self.y + self.height / 2

    def grown(self, by: float) -> "Box":
        """Return this box with a margin of `by` on every side."""
        return Box(self.x, self.y, self.width + 2 * by, self.height + 2 * by)

    def moved(self, x: float, y: float) -> "Box":
        """Return this box shifted."""
        return Box(self.x + x, self.y + y, self.width, self.height)

    def overlaps(self, other: "Box") -> bool:
        """Tell whether the two share an area; boxes that only touch do not."""
        return abs(self.x - other.x) * 2 < self.width + other.width and abs(self.y - other.y) * 2 < self.height + other.height

    def holds(self, point: Point) -> bool:
        """Tell whether the point lies inside."""
        return abs(point[0] - self.x) * 2 < self.width and abs(point[1] - self.y) * 2 < self.height


def frame(boxes: Iterable[Box], lines: Iterable[Line] = ()) -> Box:
    """Return the smallest box around all boxes and lines; at least one of them must be given."""
    held = list(boxes)
    points = [point for line in lines for point in line]
    left, right = min([b.left for b in held] + [x for x, _ in points]), max([b.right for b in held] + [x for x, _ in points])
    bottom, top = min([b.bottom for b in held] + [y for _, y in points]), max([b.top for b in held] + [y for _, y in points])
    return Box((left + right) / 2, (bottom + top) / 2, right - left, top - bottom)


def overlaps(boxes: Sequence[Box]) -> int:
    """Count the pairs of boxes that overlap."""
    return len(clashes(boxes))


def clashes(boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Return the numbers of the boxes that overlap, in pairs, the later one first, sorted."""
    import numpy as np

    x, y, width, height = (np.array([getattr(box, side) for box in boxes]) for side in ("x", "y", "width", "height"))
    wide = np.abs(x[:, None] - x) * 2 < width[:, None] + width
    high = np.abs(y[:, None] - y) * 2 < height[:, None] + height
    return [(int(one), int(other)) for one, other in np.argwhere(np.tril(wide & high, -1))]


def arc(start: Point, middle: Point, end: Point, steps: int = 48) -> Line:
    """Return the quadratic Bezier curve from `start` to `end` that runs through `middle` halfway, as a polyline."""
    control = (2 * middle[0] - (start[0] + end[0]) / 2, 2 * middle[1] - (start[1] + end[1]) / 2)
    return tuple(
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * control[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * control[1] + t**2 * end[1],
        )
        for t in (n / steps for n in range(steps + 1))
    )


def spline(points: Sequence[Point], steps: int = 12) -> Line:
    """Return the cubic B-spline that Graphviz gives as 3n + 1 control points, as a polyline."""
    line = [points[0]]
    for n in range(0, len(points) - 3, 3):
        a, b, c, d = points[n : n + 4]
        for t in (k / steps for k in range(1, steps + 1)):
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            line.append((sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                         sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True))))  # fmt: skip
    return tuple(line)


def smooth(line: Line, reach: float = 8.0) -> Line:
    """Round the corners of a line: each point becomes the mean of those up to `reach` points of length before and after it."""
    import numpy as np

    points = dense(line, 1.5)
    at = np.arange(len(points))
    span = np.minimum(np.minimum(at, at[::-1]), round(reach / 1.5))
    sums = np.concatenate([np.zeros((1, 2)), np.cumsum(points, axis=0)])
    means = (sums[at + span + 1] - sums[at - span]) / (2 * span + 1)[:, None]
    return tuple((float(x), float(y)) for x, y in means)


def detour(line: Line) -> float:
    """Return how much longer a line is than the straight way between its ends, as a share of that way."""
    length = sum(math.dist(a, b) for a, b in pairwise(line))
    return length / max(math.dist(line[0], line[-1]), 12.0) - 1.0


def visible(line: Line, box: Box) -> float:
    """Return how much of a line lies after its last point inside a box, as a length; infinity when it has none there."""
    length, last = 0.0, line[-1]
    for point in reversed(line):
        length += math.dist(point, last)
        last = point
        if box.holds(point):
            return length
    return math.inf


def outside(line: Line, source: Box, target: Box) -> Line:
    """Cut off the parts of a line that lie in the box where it starts and the box where it ends."""
    first = max((n for n, point in enumerate(line) if source.holds(point)), default=-1)
    last = min((n for n, point in enumerate(line) if n > first and target.holds(point)), default=len(line))
    middle = list(line[first + 1 : last])
    if first >= 0 and first + 1 < len(line):
        middle.insert(0, _edge(line[first + 1], line[first], source))
    if 0 < last < len(line):
        middle.append(_edge(line[last - 1], line[last], target))
    return tuple(middle)


def shortened(line: Line, by: float) -> Line:
    """Return the line without its last `by` points of length."""
    points = list(line)
    while len(points) > 2 and math.dist(points[-1], points[-2]) <= by:
        by -= math.dist(points[-1], points[-2])
        points.pop()
    (x, y), (a, b) = points[-1], points[-2]
    part = min(1.0, by / (math.dist(points[-1], points[-2]) or 1.0))
    points[-1] = (x + (a - x) * part, y + (b - y) * part)
    return tuple(points)


def hits(line: Line, boxes: Sequence[Box]) -> int:
    """Count the boxes that a line runs through, looking at every point of it that is two points of length apart."""
    if not boxes:
        return 0
    import numpy as np

    points = dense(line, 2.0)
    centres = np.array([(box.x, box.y) for box in boxes])
    halves = np.array([(box.width / 2, box.height / 2) for box in boxes])
    inside = (np.abs(points[:, None, :] - centres[None]) < halves[None]).all(axis=2)
    return int(inside.any(axis=0).sum())


def dense(line: Line, apart: float) -> "NDArray[np.float64]":
    """Return points on the line that are at most about `apart` from one another, of shape (n, 2)."""
    import numpy as np

    corners = np.array(line)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))])
    marks = np.linspace(0.0, lengths[-1], max(2, int(lengths[-1] / apart) + 1))
    return np.column_stack([np.interp(marks, lengths, corners[:, 0]), np.interp(marks, lengths, corners[:, 1])])


def crowded(lines: Sequence[Line], reach: float) -> int:
    """Count the pairs of the head of a line (its end) and another line that comes within `reach` of it."""
    import numpy as np

    points = [dense(line, 2.0) for line in lines]
    tips = np.array([line[-1] for line in lines])
    near = [np.hypot(*(tips[:, None] - each[None]).transpose(2, 0, 1)).min(axis=1) < reach for each in points]
    return int(np.sum(near)) - len(lines)


def crossings(lines: Sequence[Line]) -> int:
    """Count how often two different lines cross; lines that meet at their ends do not count."""
    import numpy as np

    segments = [(n, p) for n, line in enumerate(lines) for points in [dense(line, 10.0)] for p in pairwise(points)]
    if not segments:
        return 0
    owner = np.array([n for n, _ in segments])
    a, b = np.array([p[0] for _, p in segments]), np.array([p[1] for _, p in segments])

    def side(start: "NDArray[np.float64]", end: "NDArray[np.float64]", point: "NDArray[np.float64]") -> "NDArray[np.bool_]":
        way, off = (end - start)[:, None, :], point[None] - start[:, None, :]
        return np.asarray(way[..., 0] * off[..., 1] - way[..., 1] * off[..., 0] > 0)

    blocks = [slice(first, first + BLOCK) for first in range(0, len(segments), BLOCK)]  # all at once would take gigabytes
    split = np.concatenate([side(a[rows], b[rows], a) != side(a[rows], b[rows], b) for rows in blocks])
    return sum(int((split[rows] & split[:, rows].T & (owner[rows, None] < owner)).sum()) for rows in blocks)


def _edge(out: Point, inside: Point, box: Box) -> Point:
    """Return where the way from a point outside to one inside enters the box, by halving."""
    for _ in range(24):
        middle = ((out[0] + inside[0]) / 2, (out[1] + inside[1]) / 2)
        out, inside = (out, middle) if box.holds(middle) else (middle, inside)
    return out
