"""The canvas: every row stands in its cells wherever the view is; what stands out is told by signs as well."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from roadmap.drawing.characters.characters import Edge, Node, Picture, Zoom, draw
from tui.widgets.canvas import Canvas

NAMES = [
    "智能芯片智能芯片智能芯片智能芯片", "👩\u200d🚀 phi hành gia", "e\u0301\u0323\u0302", "🇻🇳 Việt Nam", "[red]x[/]",
    "☎\ufe0f điện thoại",
]  # fmt: skip


class Alone(App[None]):
    """A canvas and nothing else."""

    def compose(self) -> ComposeResult:
        yield Canvas()


def picture() -> tuple[Picture, list[Edge]]:
    nodes = [Node("◆", "công nghệ", name, name) for name in NAMES]
    edges = [Edge(0, 3), Edge(1, 3), Edge(2, 4), Edge(3, 5), Edge(0, 5)]
    return draw(nodes, edges, Zoom.CARDS), edges


def rows(canvas: Canvas) -> list[str]:
    return ["".join(segment.text for segment in canvas.render_line(y)) for y in range(canvas.size.height)]


@pytest.mark.parametrize("left", range(6))
async def test_rows_keep_their_cells_wherever_the_view_begins(left: int) -> None:
    app = Alone()
    async with app.run_test(size=(37, 20)) as pilot:
        canvas = app.query_one(Canvas)
        drawn, edges = picture()
        canvas.show(drawn, [(edge.source, edge.target) for edge in edges], [""] * 6, cursor=0, centre=3)
        await pilot.pause()
        canvas.scroll_to(x=left, y=0, animate=False, immediate=True)
        await pilot.pause()
        wide = canvas.scrollable_content_region.width
        for y, row in enumerate(rows(canvas)):
            assert cell_len(row) == wide
            if y < drawn.high:
                borders = [x for x, sign in enumerate(drawn.rows[y][left : left + wide]) if sign in "│├┤" and sign]
                assert all(cell_len(row[:place]) in borders for place, sign in enumerate(row) if sign in "│┃║├┤┣┫╟╢")


async def test_what_stands_out_is_told_by_its_lines() -> None:
    app = Alone()
    async with app.run_test(size=(160, 40)) as pilot:
        canvas = app.query_one(Canvas)
        nodes = [Node("◆", "", name, name) for name in "abc"]
        edges = [Edge(0, 1), Edge(1, 2)]
        canvas.show(draw(nodes, edges, Zoom.NAMES), [(0, 1), (1, 2)], ["", "error", ""], cursor=0, centre=2)
        await pilot.pause()
        assert rows(canvas)[:3] == [
            row.ljust(160)
            for row in (
                "┏━━━━━┓   ┌─────┐   ╔═════╗",
                "┃ ◆ a ┣━━▶│ ◆ b ├──▶║ ◆ c ║",
                "┗━━━━━┛   └─────┘   ╚═════╝",
            )
        ]
        canvas.stand_on(1)
        await pilot.pause()
        assert rows(canvas)[1].rstrip() == "│ ◆ a ├━━▶┃ ◆ b ┣━━▶║ ◆ c ║"


async def test_of_two_lines_that_cross_one_stands_out() -> None:
    app = Alone()
    async with app.run_test(size=(80, 20)) as pilot:
        canvas = app.query_one(Canvas)
        nodes = [Node("◆", "", name, name) for name in "abcd"]
        edges = [Edge(0, 2), Edge(0, 3), Edge(1, 2), Edge(1, 3)]
        drawn = draw(nodes, edges, Zoom.NAMES)
        assert "┼" in drawn.text()
        ends = [(edge.source, edge.target) for edge in edges]
        seen = set()
        for box in range(4):
            canvas.show(drawn, ends, [""] * 4, cursor=box, centre=0)
            await pilot.pause()
            text = "".join(rows(canvas))
            seen |= {sign for sign in "┿╂┼" if sign in text}
            assert "╬" not in text
        assert seen >= {"┿", "╂"}
