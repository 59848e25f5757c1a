import hashlib
import io
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib import image

from graph.core.errors import OutputError
from graph.views.network import network
from graph.writers.figure import compose, draw
from graph.writers.geometry import Box, dense, frame, hits
from graph.writers.styles import ACTORS, SIGNS
from writers.samples import actor, seeded, statement, ten_actors

ROOT = Path(__file__).resolve().parents[2]
NETWORKS = {
    "ten actors, 20 edges": lambda: ten_actors(),
    "seeded, 30 edges": lambda: seeded(30),
    "seeded, 18 edges of 14 actors": lambda: seeded(18, actors=14, seed=2),
}


@pytest.fixture(scope="module", params=NETWORKS, ids=str)
def figure(request):
    return compose(network(NETWORKS[request.param]()), title="Stances on the harbour", caption=None, merge=True, max_edges=None)


def marks(figure: Any, prefix: str) -> dict[str, list[Any]]:
    """Return the artists whose id starts so, by id."""
    found: dict[str, list[Any]] = {}
    for artist in figure.findobj(lambda each: (each.get_gid() or "").startswith(prefix)):
        found.setdefault(artist.get_gid(), []).append(artist)
    return found


def extent(figure: Any, artists: list[Any]) -> Box:
    """Return the box around artists in points, as the renderer draws them."""
    boxes = [artist.get_window_extent(figure.canvas.get_renderer()) for artist in artists]
    scale = 72 / figure.dpi
    return frame([Box((b.x0 + b.x1) / 2 * scale, (b.y0 + b.y1) / 2 * scale, b.width * scale, b.height * scale) for b in boxes])


def texts(figure: Any) -> list[Box]:
    found = figure.findobj(lambda each: type(each).__name__ == "Text" and each.get_text())
    return [extent(figure, [each]) for each in found]


def test_no_text_overlaps_another(figure):
    groups = [
        extent(figure, group) for prefix in ("label.", "count.", "name.", "title", "caption") for group in marks(figure, prefix).values()
    ]
    groups += [extent(figure, [each]) for each in marks(figure, "legend")["legend"]]
    assert len(groups) > 35
    assert sum(a.overlaps(b) for a, b in combinations(groups, 2)) == 0


def test_no_label_touches_an_actor_and_no_actor_another(figure):
    actors = [extent(figure, group) for group in marks(figure, "actor.").values()]
    labels = [extent(figure, group) for prefix in ("label.", "badge.") for group in marks(figure, prefix).values()]
    assert len(actors) >= 10
    assert len(labels) >= 18
    assert sum(a.overlaps(b) for a, b in combinations(actors, 2)) == 0
    assert sum(a.overlaps(b) for a in actors for b in labels) == 0


def test_names_lie_inside_their_outlines(figure):
    for gid, group in marks(figure, "actor.").items():
        name = extent(figure, marks(figure, f"name.{gid.removeprefix('actor.')}")[f"name.{gid.removeprefix('actor.')}"])
        outline = extent(figure, group)
        assert outline.left < name.left < name.right < outline.right
        assert outline.bottom < name.bottom < name.top < outline.top


def test_no_line_runs_through_the_label_of_another_or_an_actor(figure):
    lines = {gid: tuple(map(tuple, group[0].get_xydata())) for gid, group in marks(figure, "arc.").items() if not gid.endswith(".head")}
    labels = {gid: extent(figure, group) for gid, group in marks(figure, "label.").items()}
    actors = [extent(figure, group).grown(-1) for group in marks(figure, "actor.").values()]
    assert len(lines) == len(labels) >= 18
    for gid, line in lines.items():
        own = gid.replace("arc", "label")
        assert hits(line, [labels[own]]) == 1
        assert hits(line, [box for label, box in labels.items() if label != own]) == 0
        assert hits(line, actors) == 0


def test_everything_lies_inside_the_page_and_the_legend_below_the_network(figure):
    width, height = (72 * each for each in figure.get_size_inches())
    assert all(box.left > 0 and box.right < width and box.bottom > 0 and box.top < height for box in texts(figure))
    floor = min(extent(figure, group).bottom for prefix in ("actor.", "label.") for group in marks(figure, prefix).values())
    floor = min(
        floor, *(dense(tuple(g[0].get_xydata()), 2)[:, 1].min() for i, g in marks(figure, "arc.").items() if not i.endswith("head"))
    )
    legend = [extent(figure, group) for group in marks(figure, "legend").values()]
    assert max(box.top for box in legend) < floor


def test_signs_differ_in_colour_dashes_and_head():
    assert [SIGNS[sign].colour for sign in (1, -1)] == ["#0072B2", "#D55E00"]
    for signal in ("colour", "dashes", "head"):
        assert len({str(getattr(style, signal)) for style in SIGNS.values()}) == 3
    built = compose(
        network([statement("A", kind, "B") for kind in ("aid", "reject", "appeal")]), title=None, caption=None, merge=True, max_edges=None
    )
    heads = [type(group[0]).__name__ for gid, group in sorted(marks(built, "arc.").items()) if gid.endswith(".head")]
    assert heads == ["Polygon", "Line2D", "Line2D"]


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_a_second_run_gives_the_same_bytes(format):
    built = network(ten_actors())
    first = draw(built, format=format)
    assert first == draw(network(reversed(ten_actors())), format=format)
    assert first[:4] in (b"\x89PNG", b"<?xm", b"%PDF")
    assert not any(word in first for word in (b"Software", b"CreationDate", b"<dc:date>"))


def test_the_hash_seed_does_not_matter():
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests')\n"
        "from writers.samples import ten_actors; from graph.views.network import network; from graph.writers.figure import draw\n"
        "n = network(ten_actors()[:9])\n"
        "print(*(hashlib.sha256(draw(n, format=f)).hexdigest() for f in ('png', 'svg', 'pdf')))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        )
        for seed in ("0", "1", "77", "4294967295")
    ]
    assert len(runs) == 4
    assert len({run.stdout for run in runs}) == 1
    assert len(runs[0].stdout.split()[0]) == len(hashlib.sha256().hexdigest())


def test_the_settings_of_the_user_do_not_matter():
    from matplotlib import rc_context

    built = network(ten_actors()[:4])
    with rc_context({"font.size": 20, "lines.linewidth": 9, "savefig.bbox": "tight", "text.color": "red"}):
        assert draw(built, format="png") == draw(built, format="png")
        changed = draw(built, format="png")
    assert changed == draw(built, format="png")


def words(figure: Any, gid: str) -> str:
    return " ".join(text.get_text() for group in marks(figure, gid).values() for text in group)


def plain(statements: Any, **options: Any) -> Any:
    return compose(network(statements), **({"title": None, "caption": None, "merge": True, "max_edges": None} | options))


def test_counts_stand_in_badges_or_edges_stand_apart():
    statements = [statement("Aldova", "demand", "Kadmar", day=day) for day in (1, 2, 3)]
    assert words(plain(statements), "count.") == "3"
    apart = plain(statements, merge=False)
    assert words(apart, "label.") == "demand demand demand"
    assert words(apart, "count.") == ""


def test_a_network_without_edges_shows_its_actors():
    built = plain([statement("Kadmar", "declare"), statement("Aldova", "declare")])
    assert words(built, "name.") == "Aldova Kadmar"
    assert words(built, "caption") == "2 statements in 1 document, 1 May 2031."


def test_an_empty_network_says_so():
    assert words(plain([]), "title") == "No statements to show"
    assert words(plain([]), "legend") == ""
    assert image.imread(io.BytesIO(draw(network([]), format="png"))).shape[0] > 50


def test_a_statement_about_oneself_is_no_edge():
    built = plain([statement("Aldova", "support", "Aldova"), statement("Aldova", "warn", "Kadmar"), statement("Bresnia", "declare")])
    assert words(built, "label.") == "warn"
    assert words(built, "caption").endswith("Without an edge here: Bresnia.")


def test_sixty_edges_are_capped_and_the_caption_says_so():
    built = plain(seeded(60, actors=16), max_edges=12)
    assert len(words(built, "label.").split()) == 12
    assert "The 12 edges with the most statements, of 60." in words(built, "caption")


def test_the_cap_holds_for_equal_edges_too():
    statements = [statement("Aldova", "demand", "Kadmar", day=day) for day in (1, 2, 3)]
    built = plain(statements, merge=False, max_edges=2)
    assert words(built, "label.") == "demand demand"
    assert words(plain(statements, max_edges=-1), "label.") == ""


def test_title_and_caption_can_be_given_and_are_not_mathematics():
    built = plain([statement("Aldova", "warn", "Kadmar")], title="Costs of $x^2$ and $y$", caption="Own_words {and} \\signs")
    assert words(built, "title") == "Costs of $x^2$ and $y$"
    assert words(built, "caption") == "Own_words {and} \\signs"


@pytest.mark.parametrize("name", ["Жукландия", "مملكة البحر", "Ακτή", "$Dollar$ & <Sons>", "海国", "x" * 60])
def test_names_in_any_script_are_drawn(name):
    assert actor(name).id
    assert draw(network([statement(name, "warn", "Kadmar")]), format="svg").startswith(b"<?xml")


def test_every_kind_of_actor_looks_different():
    assert len(set(ACTORS.values())) == len(ACTORS) == 6


def test_an_unknown_format_is_refused():
    with pytest.raises(OutputError, match="gif"):
        draw(network([]), format="gif")  # type: ignore[arg-type]
