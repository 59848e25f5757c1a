import time

import pytest

from graph.writers.geometry import hits, overlaps
from graph.writers.layout import Arc, flow, layout

ACTORS = {"a": (50.0, 14.0), "b": (60.0, 24.0), "c": (40.0, 14.0), "d": (45.0, 14.0)}


@pytest.mark.parametrize(
    "pairs",
    ["ab", "ab ab ab ba ba", "ab cd", "ab bc cd da ac bd", "ab ba bc cb cd dc da ad ac ca bd db"],
    ids=["one", "parallel", "two parts", "clique", "both ways"],
)
def test_nothing_overlaps_and_every_label_lies_on_its_line_alone(pairs):
    arcs = [Arc(pair[0], pair[1], (34.0, 8.0)) for pair in pairs.split()]
    found = layout({name: size for name, size in ACTORS.items() if name in pairs}, arcs)
    assert overlaps([*found.actors.values(), *found.labels]) == 0
    assert len(found.labels) == len(found.lines) == len(arcs)
    for own, line in enumerate(found.lines):
        assert hits(line, [found.labels[own]]) == 1
        assert hits(line, [box for n, box in enumerate(found.labels) if n != own]) == 0
        assert hits(line, [box.grown(-1) for box in found.actors.values()]) == 0


def test_lines_lead_from_actor_to_target():
    found = layout(ACTORS, [Arc("a", "b", (34.0, 8.0)), Arc("b", "a", (34.0, 8.0))])
    for line, source, target in zip(found.lines, "ab", "ba", strict=True):
        assert found.actors[source].grown(1).holds(line[0])
        assert found.actors[target].grown(1).holds(line[-1])


def test_the_same_again_is_the_same():
    arcs = [Arc("a", "b", (34.0, 8.0)), Arc("b", "c", (20.0, 8.0)), Arc("c", "a", (20.0, 8.0))]
    first = layout(ACTORS, arcs)
    layout(ACTORS, arcs[:2])
    assert layout(ACTORS, arcs) == first


def test_hundreds_of_arcs_are_laid_out_in_seconds():
    actors = {f"x{n}": (45.0, 14.0) for n in range(80)}
    arcs = [Arc(f"x{n % 80}", f"x{(n * n + 3 * n + 1) % 80}", (34.0, 8.0)) for n in range(320)]
    arcs = [each for each in arcs if each.source != each.target]
    begun = time.process_time()
    found = layout(actors, arcs)
    assert time.process_time() - begun < 20
    assert len(found.lines) == len(arcs) > 300
    assert overlaps([*found.actors.values(), *found.labels]) == 0
    assert all(hits(line, [label]) == 1 for line, label in zip(found.lines, found.labels, strict=True))
    assert layout(actors, arcs) == found


def test_actors_without_arcs_stand_in_rows():
    found = flow(ACTORS, 150)
    assert overlaps(list(found.actors.values())) == 0
    assert len({box.y for box in found.actors.values()}) == 2
    assert found.frame().width <= 150
