import math

import pytest

from graph.writers.geometry import (
    Box,
    arc,
    crossings,
    crowded,
    dense,
    detour,
    frame,
    hits,
    outside,
    overlaps,
    shortened,
    smooth,
    spline,
    visible,
)

LEFT, RIGHT = Box(0, 0, 10, 10), Box(100, 0, 20, 10)


def test_boxes_that_touch_do_not_overlap():
    assert not LEFT.overlaps(Box(10, 0, 10, 10))
    assert LEFT.overlaps(Box(9.9, 0, 10, 10))
    assert overlaps([LEFT, LEFT.moved(1, 1), RIGHT]) == 1
    assert LEFT.grown(2) == Box(0, 0, 14, 14)


def test_a_frame_holds_boxes_and_lines():
    assert frame([LEFT, RIGHT], [((50, 40), (60, -20))]) == Box(52.5, 10, 115, 60)


def test_an_arc_runs_through_its_middle():
    line = arc((0, 0), (50, 30), (100, 0))
    assert line[0] == (0, 0)
    assert line[len(line) // 2] == pytest.approx((50, 30))
    assert line[-1] == (100, 0)


def test_a_spline_runs_through_every_third_point():
    line = spline([(0, 0), (0, 10), (10, 20), (20, 20), (30, 20), (40, 10), (40, 0)])
    assert (20, 20) in line
    assert line[-1] == pytest.approx((40, 0))


def test_a_line_is_cut_at_the_borders_of_its_ends():
    line = outside(((0, 0), (50, 0), (100, 0)), LEFT, RIGHT)
    assert line == (pytest.approx((5, 0), abs=1e-4), (50, 0), pytest.approx((90, 0), abs=1e-4))


def test_a_line_is_shortened_over_several_points():
    assert shortened(((0, 0), (10, 0), (12, 0), (13, 0)), 5)[-1] == pytest.approx((8, 0))
    assert shortened(((0, 0), (1, 0)), 5)[-1] == pytest.approx((0, 0))


def test_a_line_hits_what_lies_on_it_and_nothing_else():
    line = ((0, 0), (100, 0))
    assert hits(line, [Box(50, 0, 5, 5), Box(50, 10, 5, 5), Box(80, 2, 5, 5)]) == 2
    assert hits(line, []) == 0


def test_lines_cross_in_the_middle_but_not_at_common_ends():
    assert crossings([((0, 0), (100, 100)), ((0, 100), (100, 0.5))]) == 1
    assert crossings([((0, 0), (100, 100)), ((0, 0), (100, 0))]) == 0
    assert crossings([]) == 0


def test_a_head_is_crowded_by_a_line_that_passes_it():
    assert crowded([((0, 0), (100, 0)), ((100, -50), (101, 50))], 4) == 1
    assert crowded([((0, 0), (100, 0)), ((100, 10), (100, 50))], 4) == 0


def test_smoothing_keeps_the_ends_and_cuts_the_corner():
    line = smooth(((0, 0), (50, 0), (50, 50)))
    assert (line[0], line[-1]) == ((0, 0), (50, 50))
    assert min(math.dist(point, (50, 0)) for point in line) > 1
    assert len(dense(line, 5)) > 15


def test_a_roundabout_way_is_measured():
    assert detour(((0, 0), (100, 0))) == 0
    assert detour(((0, 0), (50, 0), (50, 50))) == pytest.approx(math.sqrt(2) - 1)


def test_how_much_of_a_line_follows_its_label():
    assert visible(((0, 0), (50, 0), (60, 0), (70, 0)), Box(50, 0, 5, 5)) == 20
    assert visible(((0, 0), (70, 0)), Box(50, 50, 5, 5)) == math.inf
