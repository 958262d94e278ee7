"""The graph view: what is drawn around a record, and what a planner can do with it from the keyboard."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from roadmap.drawing.characters.characters import Zoom
from roadmap.drawing.engine import graphviz
from roadmap.drawing.error import DrawingError
from roadmap.model.text import Text
from tests.planner.driving import SIZES, driven, matches, press, settled, shown, turn, workspace
from tui.app import Planner
from tui.dialogs.ticks import Ticks
from tui.screens._drawn import Answer, answer
from tui.screens.graph import FARTHEST, Graph
from tui.widgets.canvas import Canvas
from tui.widgets.table import Table

PLAN = """
[organization.firm]
name.vi = "Hãng"
[organization.lab]
name.vi = "Viện"
[technology.npu]
name.vi = "Chip"
accountable = "firm"
[technology.core]
name.vi = "Lõi"
[product.camera]
name.vi = "Camera"
uses = ["npu"]
[activity.design]
name.vi = "Thiết kế"
chain = "npu"
stage = "research"
lead = "lab"
[activity.build]
name.vi = "Chế tạo"
chain = "npu"
stage = "pilot"
lead = "firm"
after = ["design"]
[milestone.tape]
name.vi = "Mẫu chip"
of = "npu"
"""


def graph_of(planner: Planner) -> Graph:
    view = planner.view
    assert isinstance(view, Graph)
    return view


def drawn(planner: Planner) -> set[str]:
    found = graph_of(planner).answer
    assert found is not None
    return set(found.ids)


def text_of(planner: Planner, id: str) -> str:
    return str(planner.screen.query_one(f"#{id}", Static).content)


@pytest.mark.parametrize("size", SIZES)
async def test_the_chain_of_a_technology(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await turn(planner, pilot, "graph", "npu-tai-bien")
        matches(planner, "graph-chain")
        await press(planner, pilot, "plus")
        matches(planner, "graph-cards")
        await press(planner, pilot, "t")
        matches(planner, "graph-table")


@pytest.mark.parametrize("size", SIZES)
async def test_what_lies_around_an_unowned_technology(seed: Path, size: tuple[int, int]) -> None:
    async with driven(seed, size) as (planner, pilot):
        await turn(planner, pilot, "graph", "specialised-chips")
        matches(planner, "graph-around")


async def test_it_begins_with_the_record_chosen_elsewhere(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        planner.view.focus_on("camera")  # type: ignore[union-attr]  # the portfolio is there
        await press(planner, pilot, "3")
        assert graph_of(planner).question.centre == planner.chosen == "camera"  # type: ignore[union-attr]
        assert drawn(planner) == {"camera", "npu"}


async def chain_shown(planner: Planner, pilot: Pilot[Any]) -> Graph:
    await turn(planner, pilot, "graph", "npu")
    assert drawn(planner) == {"npu", "design", "build", "tape", "firm"}
    return graph_of(planner)


async def test_chain_or_around(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        await chain_shown(planner, pilot)
        assert "chuỗi giá trị" in text_of(planner, "subject")
        await press(planner, pilot, "c")
        assert "lân cận 1 bước" in text_of(planner, "subject")
        assert drawn(planner) == {"npu", "design", "build", "tape", "firm", "camera"}
        await press(planner, pilot, "c")
        assert "chuỗi giá trị" in text_of(planner, "subject")
        await turn(planner, pilot, "graph", "firm")
        await press(planner, pilot, "c")
        assert "lân cận 1 bước" in text_of(planner, "subject")
        assert "Chỉ công nghệ và sản phẩm có chuỗi" in shown(planner)


async def test_steps(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        await turn(planner, pilot, "graph", "camera")
        assert drawn(planner) == {"camera", "npu"}
        await press(planner, pilot, "greater_than_sign")
        assert "lân cận 2 bước" in text_of(planner, "subject")
        assert drawn(planner) == {"camera", "npu", "design", "build", "tape", "firm"}
        await press(planner, pilot, *["greater_than_sign"] * FARTHEST)
        assert graph_of(planner).question.steps == FARTHEST  # type: ignore[union-attr]
        await press(planner, pilot, *["less_than_sign"] * FARTHEST)
        assert drawn(planner) == {"camera", "npu"}


async def test_a_chain_gives_way_to_steps(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        await press(planner, pilot, "greater_than_sign")
        assert graph.question is not None and not graph.question.chain and graph.question.steps == 1


async def test_zoom(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        seen = []
        for key in ("plus", "plus", "minus", "minus", "minus", "plus", "plus", "plus"):
            await press(planner, pilot, key)
            assert graph.question is not None
            seen.append(graph.question.zoom)
        down, up = [Zoom.NAMES, Zoom.DOTS, Zoom.DOTS], [Zoom.NAMES, Zoom.CARDS, Zoom.CARDS]
        assert seen == [Zoom.CARDS, Zoom.CARDS, *down, *up]
        assert planner.chosen == "npu"


@pytest.mark.parametrize(
    ("size", "zoom"), [((200, 40), Zoom.CARDS), ((120, 40), Zoom.NAMES), ((40, 24), Zoom.NAMES), ((12, 24), Zoom.NAMES)]
)
async def test_it_opens_with_as_much_as_lets_the_whole_drawing_fit(
    tmp_path: Path, size: tuple[int, int], zoom: Zoom
) -> None:
    """Where it fits in no way, with names: there is something to read at least."""
    async with driven(workspace(tmp_path / "w", PLAN, "vi"), size) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        canvas = planner.screen.query_one(Canvas)
        assert graph.answer is not None and graph.answer.zoom is zoom
        assert (canvas.max_scroll_x == 0) is (size[0] > 40)


async def test_a_small_drawing_of_a_large_plan_opens_as_cards(example: Path) -> None:
    async with driven(example, (80, 24)) as (planner, pilot):
        await turn(planner, pilot, "graph", "npu-tai-bien")
        assert graph_of(planner).answer.zoom is Zoom.NAMES  # type: ignore[union-attr]  # it has been drawn
        await turn(planner, pilot, "graph", "dong-lam")
        assert graph_of(planner).answer.zoom is Zoom.CARDS  # type: ignore[union-attr]


async def test_what_the_planner_chose_to_see_stays(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        await press(planner, pilot, "minus")
        for act in ("c", "enter", "backspace"):
            await press(planner, pilot, act)
            assert graph.answer is not None and graph.answer.zoom is Zoom.DOTS
        await turn(planner, pilot, "graph", "camera")
        assert graph.answer.zoom is Zoom.DOTS


async def test_a_change_of_the_plan_leaves_the_zoom_that_it_opened_with(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi"), (80, 24)) as (planner, pilot):
        await turn(planner, pilot, "graph", "camera")
        graph = graph_of(planner)
        assert graph.answer is not None and graph.answer.zoom is Zoom.CARDS
        for number in range(6):
            await planner.change("new", kind="milestone", id=f"m{number}", values=("of=camera",))
        await settled(planner, pilot)
        assert len(drawn(planner)) == 8
        assert graph.answer.zoom is Zoom.CARDS and planner.screen.query_one(Canvas).max_scroll_y > 0


async def test_following_links_into_the_middle_and_back(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        found = []
        for _ in range(4):
            await press(planner, pilot, "tab")
            found.append(planner.chosen)
        assert set(found[:3]) == {"build", "tape", "firm"}
        assert found[3] == found[0]
        await press(planner, pilot, "shift+tab")
        assert planner.chosen == found[2] == "firm"
        assert "Chip → chịu trách nhiệm" in text_of(planner, "about")
        await press(planner, pilot, "enter")
        assert graph.question is not None and graph.question.centre == planner.chosen == "firm"
        assert drawn(planner) == {"firm", "npu", "build"}
        await press(planner, pilot, "backspace")
        assert graph.question.centre == planner.chosen == "npu"
        assert "chuỗi giá trị" in text_of(planner, "subject")
        await press(planner, pilot, "backspace")  # nothing before
        assert graph.question.centre == "npu"


async def test_arrows_go_from_box_to_box(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        await chain_shown(planner, pilot)
        await press(planner, pilot, "right")
        assert planner.chosen == "firm"
        await press(planner, pilot, "right")  # nothing further
        assert planner.chosen == "firm"
        await press(planner, pilot, "h", "h")
        assert planner.chosen in ("build", "tape")
        await press(planner, pilot, "j", "k", "j", "k")
        await press(planner, pilot, "left")
        assert planner.chosen == "design"
        await press(planner, pilot, "home")
        assert planner.chosen == "npu"


async def test_panning_leaves_the_cursor(example: Path) -> None:
    async with driven(example, (80, 24)) as (planner, pilot):
        await turn(planner, pilot, "graph", "npu-tai-bien")
        await press(planner, pilot, "plus", "plus")
        canvas = planner.screen.query_one(Canvas)
        before = canvas.scroll_offset
        await press(planner, pilot, "shift+left", "shift+down")
        assert canvas.scroll_offset.x < before.x
        assert canvas.scroll_offset.y > before.y
        await press(planner, pilot, "shift+right", "shift+up")
        assert canvas.scroll_offset == before
        await press(planner, pilot, "pageup", "pageup")
        assert canvas.scroll_offset.y == 0
        await press(planner, pilot, "pagedown")
        assert canvas.scroll_offset.y > 0
        assert planner.chosen == "npu-tai-bien"


async def test_hidden_relations_are_counted(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        await turn(planner, pilot, "graph", "npu")
        assert "ẩn 3 liên kết" in text_of(planner, "subject")  # two leads, and design leads to npu through build
        await press(planner, pilot, "r")
        ticks = planner.screen
        assert isinstance(ticks, Ticks)
        rows = ticks.query_one(Table)
        assert "[ ] hoạt động – chủ trì: 2 liên kết" in shown(planner)
        rows.stand_on("activity.lead")
        await press(planner, pilot, "space", "enter")
        assert drawn(planner) == {"npu", "design", "build", "tape", "firm", "lab"}
        assert "ẩn 1 liên kết" in text_of(planner, "subject")
        await press(planner, pilot, "r", "a", "enter")  # all were shown, so none is now
        assert drawn(planner) == {"npu"}
        assert "1 bản ghi, 0 liên kết · ẩn 8 liên kết" in text_of(planner, "subject")
        await press(planner, pilot, "r", "escape")
        assert drawn(planner) == {"npu"}


async def test_the_table_says_the_same(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        assert graph.answer is not None
        await press(planner, pilot, "t")
        table = planner.screen.query_one(Table)
        said = {tuple(cell.text for cell in table.cells(key)) for key in table.keys}
        assert said == {
            ("● Thiết kế", "rồi đến", "● Chế tạo"),
            ("● Chế tạo", "chuỗi", "◆ Chip"),
            ("▼ Mẫu chip", "thuộc về", "◆ Chip"),
            ("◆ Chip", "chịu trách nhiệm", "○ Hãng"),
        }
        row = next(n for n, tie in enumerate(graph.answer.excerpt.ties) if tie.target == "firm")
        table.stand_on(str(row))
        await settled(planner, pilot)
        assert planner.chosen == "firm"
        await press(planner, pilot, "enter")
        assert graph.question is not None and graph.question.centre == "firm"
        await press(planner, pilot, "t")
        assert planner.screen.query_one(Canvas).has_focus


async def test_turning_to_another_record(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        await press(planner, pilot, "s", "=lõi", "enter")
        assert graph.question is not None and graph.question.centre == "core"
        assert drawn(planner) == {"core"}
        await press(planner, pilot, "s", "escape")
        assert graph.question.centre == "core"


async def test_the_mouse(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        canvas = planner.screen.query_one(Canvas)
        assert graph.answer is not None
        spot = canvas.picture.spots[graph.answer.ids.index("tape")]

        def place() -> tuple[int, int]:
            return (spot.x + 3 - canvas.scroll_offset.x, spot.y + 1 - canvas.scroll_offset.y)

        await pilot.click(Canvas, offset=place())
        await settled(planner, pilot)
        assert planner.chosen == "tape"
        await pilot.click(Canvas, offset=(0, canvas.size.height - 1))  # nobody stands there
        await settled(planner, pilot)
        assert planner.chosen == "tape"
        await pilot.click(Canvas, offset=place(), times=2)
        await settled(planner, pilot)
        assert graph.question is not None and graph.question.centre == "tape"


async def test_a_change_is_drawn_and_the_cursor_stays(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        await chain_shown(planner, pilot)
        planner.view.focus_on("npu")  # type: ignore[union-attr]
        await press(planner, pilot, "tab")
        chosen = planner.chosen
        planner.run_worker(planner.change("link", id="npu", field="depends_on", target="core"), group="command")
        await settled(planner, pilot)
        await press(planner, pilot, "c")
        assert drawn(planner) >= {"npu", "core"}
        assert planner.chosen == chosen
        await press(planner, pilot, "u")
        assert "core" not in drawn(planner)


async def test_a_record_that_goes_is_not_drawn(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        await turn(planner, pilot, "graph", "tape")
        planner.run_worker(planner.change("rm", ids=("tape",)), group="command")
        await settled(planner, pilot)
        graph = graph_of(planner)
        assert graph.question is not None and graph.question.centre != "tape"
        assert "tape" not in drawn(planner)


async def test_the_last_drawing_stays_until_the_next_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        graph = await chain_shown(planner, pilot)
        free, real = threading.Event(), answer

        def slow(*asked: Any) -> Answer:
            assert free.wait(10)
            return real(*asked)

        monkeypatch.setattr("tui.screens.graph.answer", slow)
        await pilot.press("c")
        await pilot.pause()
        assert "lân cận 1 bước · đang vẽ…" in text_of(planner, "subject")
        assert drawn(planner) == {"npu", "design", "build", "tape", "firm"}
        await pilot.press("right")
        await pilot.pause()
        assert planner.chosen == "firm"
        await pilot.press("greater_than_sign")  # asked before the first answer is there, which then comes too late
        free.set()
        await settled(planner, pilot)
        assert graph.answer is not None and graph.answer.question.steps == 2
        assert "đang vẽ…" not in text_of(planner, "subject")
        assert planner.chosen == "firm"


async def test_nothing_to_draw(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", "", "vi")) as (planner, pilot):
        await press(planner, pilot, "3", "plus", "greater_than_sign", "c", "tab", "enter", "backspace", "t", "t", "r")
        assert "Chọn một bản ghi: s" in shown(planner)
        assert planner.chosen is None


async def test_without_graphviz_the_table_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> str:
        raise DrawingError(Text("Thiếu bộ máy Graphviz đi kèm.", "The bundled Graphviz is missing."))

    monkeypatch.setattr("roadmap.drawing.characters.plain.ask", missing)
    assert graphviz.ask is not missing
    async with driven(workspace(tmp_path / "w", PLAN, "vi")) as (planner, pilot):
        await turn(planner, pilot, "graph", "npu")
        assert graph_of(planner).tabled
        assert "Thiếu bộ máy Graphviz" in text_of(planner, "subject")
        assert "rồi đến" in shown(planner)


async def test_text_of_others_is_text(tmp_path: Path) -> None:
    toml = (
        '[technology.a]\nname.vi = "[red]x[/] [@click=app.bell]go[/] \\u200b智能"\ndepends_on = ["b"]\n[technology.b]'
    )
    async with driven(workspace(tmp_path / "w", toml, "vi")) as (planner, pilot):
        await turn(planner, pilot, "graph", "a")
        assert "[red]x[/]" in shown(planner)
        assert "‹U+200B›" in shown(planner).replace("\n", "").replace("│", "")
        await press(planner, pilot, "minus", "minus", "t")
        assert "[@click=app.bell]go[/]" in shown(planner)


async def test_what_is_too_much_is_said(tmp_path: Path) -> None:
    many = "".join(f'[milestone.m{n}]\nof = "a"\n' for n in range(80))
    async with driven(workspace(tmp_path / "w", f"[technology.a]\n{many}", "vi")) as (planner, pilot):
        await turn(planner, pilot, "graph", "a")
        assert "60 bản ghi, 59 liên kết" in text_of(planner, "subject")
        assert "còn 21 bản ghi chưa vẽ" in text_of(planner, "subject")


async def test_in_english(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await turn(planner, pilot, "graph", "npu")
        assert "value chain" in text_of(planner, "subject")
        await press(planner, pilot, "c", "greater_than_sign")
        assert "within 2 steps" in text_of(planner, "subject")
