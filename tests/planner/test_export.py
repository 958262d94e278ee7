"""Drawing what is in view to a file: what is offered, what comes out, and that nothing is ever replaced."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from roadmap.drawing.characters.terminal import Ground, Run, Screen, runs_of, svg
from roadmap.model.finding import RoadmapError
from tests.planner.driving import driven, press, shown, turn, workspace
from tests.planner.test_graph import PLAN
from tui.commands._saving import write
from tui.dialogs.choice import Choice
from tui.screenshot import parsed, screenshot
from tui.widgets.table import Table


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program is started in a folder of its own."""
    folder = tmp_path / "started"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def offered(folder: Path, view: str, id: str) -> list[str]:
    async with driven(folder, lang="en") as (planner, pilot):
        await turn(planner, pilot, view, id)
        await press(planner, pilot, "x")
        assert isinstance(planner.screen, Choice)
        table = planner.screen.query_one(Table)
        said = [table.cells(key)[0].text for key in table.keys]
        await press(planner, pilot, "escape")
        assert not Path("drawings").exists()
        return said


FORMS = ("SVG", "PDF", "PNG")


async def test_what_is_offered_belongs_to_the_view(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", PLAN)
    screen = [f"The screen as it is, {form}" for form in FORMS]
    chain = [f"Value chain, {form}" for form in FORMS]
    whole = [f"The whole of this drawing, {form}" for form in FORMS]
    landscape = [f"Landscape, {form}" for form in FORMS]
    portfolio = await offered(folder, "portfolio", "npu")
    assert [one.replace("Technology landscape", "Landscape") for one in portfolio] == [*landscape, *screen]
    assert await offered(folder, "board", "npu") == [*chain, *screen]
    assert await offered(folder, "graph", "npu") == [*chain, *whole, *screen]
    assert await offered(folder, "graph", "firm") == [*whole, *screen]
    assert await offered(folder, "findings", "npu") == screen


@pytest.mark.parametrize(("number", "name", "begins"), [
    (0, "value-chain-npu.svg", b"<?xml"), (1, "value-chain-npu.pdf", b"%PDF"), (2, "value-chain-npu.png", b"\x89PNG"),
    (3, "graph-npu.svg", b"<?xml"), (4, "graph-npu.pdf", b"%PDF"), (5, "graph-npu.png", b"\x89PNG"),
    (6, "graph-npu.svg", b"<?xml"), (8, "graph-npu.png", b"\x89PNG"),
])  # fmt: skip
async def test_files(tmp_path: Path, number: int, name: str, begins: bytes) -> None:
    async with driven(workspace(tmp_path / "w", PLAN)) as (planner, pilot):
        await turn(planner, pilot, "graph", "npu")
        await press(planner, pilot, "x", *["down"] * number, "enter")
        file = Path("drawings") / name
        assert file.read_bytes().startswith(begins)
        assert f"drawings/{name}" in shown(planner)
        if name.endswith(".svg"):
            assert "Chip" in re.sub(r"<[^>]*>", "", file.read_text(encoding="utf-8"))


async def test_nothing_is_replaced(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN)) as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        for _ in range(3):
            await press(planner, pilot, "x", "enter")
    names = sorted(path.name for path in Path("drawings").iterdir())
    assert names == ["value-chain-npu-2.svg", "value-chain-npu-3.svg", "value-chain-npu.svg"]


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    Path("drawings").write_text("not a folder", encoding="utf-8")
    async with driven(workspace(tmp_path / "w", PLAN)) as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        await press(planner, pilot, "x", "enter")
        assert "drawings cannot be written" in shown(planner)
    assert Path("drawings").read_text(encoding="utf-8") == "not a folder"


async def test_without_a_typesetter_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    async with driven(workspace(tmp_path / "w", PLAN)) as (planner, pilot):
        await turn(planner, pilot, "board", "npu")
        await press(planner, pilot, "x", "down", "enter")
        assert "pip install '.[pdf]'" in shown(planner)
    assert not Path("drawings").exists()


async def test_an_empty_plan_can_be_drawn(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", "[organization.a]")) as (planner, pilot):
        await press(planner, pilot, "x", "enter")
    assert [path.name for path in Path("drawings").iterdir()] == ["landscape.svg"]


async def test_in_a_browser_files_are_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = {}
    async with driven(workspace(tmp_path / "w", PLAN)) as (planner, pilot):
        monkeypatch.setattr(type(planner), "is_web", property(lambda _: True))
        monkeypatch.setattr(
            planner, "deliver_binary", lambda file, save_filename: sent.update({save_filename: file.read()})
        )
        await turn(planner, pilot, "graph", "npu")
        await press(planner, pilot, "x", "enter")
        assert "Sent to the browser: value-chain-npu.svg" in shown(planner)
    assert sent["value-chain-npu.svg"].startswith(b"<?xml")
    assert not Path("drawings").exists()


def test_pages_are_numbered_and_stay_together(tmp_path: Path) -> None:
    (tmp_path / "a-p2.svg").write_bytes(b"old")
    assert [path.name for path in write(tmp_path, "a", "svg", [b"1", b"2"])] == ["a-2-p1.svg", "a-2-p2.svg"]
    assert (tmp_path / "a-p2.svg").read_bytes() == b"old"
    assert [path.name for path in write(tmp_path / "new" / "er", "a", "svg", [b"1"])] == ["a.svg"]
    with pytest.raises(RoadmapError):
        write(tmp_path / "a-p2.svg", "a", "svg", [b"1"])


# --- the screen as it is ---


async def test_a_screenshot_says_what_the_screen_says(example: Path) -> None:
    async with driven(example, (80, 24)) as (planner, pilot):
        for key in "1234567":
            await press(planner, pilot, key)
            seen = screenshot(planner)
            assert (seen.wide, seen.high) == (80, 24)
            assert as_text(seen) == shown(planner).replace("\N{NO-BREAK SPACE}", " ")


def as_text(screen: Screen) -> str:
    rows = [[" "] * screen.wide for _ in range(screen.high)]
    for run in screen.runs:
        x = run.x
        for sign in run.text:
            rows[run.y][x] = sign.replace("\N{NO-BREAK SPACE}", " ")
            x += 1
    return "\n".join("".join(row).rstrip() for row in rows) + "\n"


async def test_a_screenshot_asks_for_nothing_from_elsewhere(tmp_path: Path) -> None:
    hostile = '[technology.a]\nname = "<script>x</script> & \\" \\u200b智"\nnote = "url(http://example.com)"\n'
    async with driven(workspace(tmp_path / "w", hostile)) as (planner, pilot):
        await turn(planner, pilot, "graph", "a")
        drawn = svg(screenshot(planner), "<&>", "en")
    root = ElementTree.fromstring(drawn)
    assert {element.tag.partition("}")[2] for element in root.iter()} == {"svg", "title", "rect", "g", "text"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if "href" in name or name.startswith("on") or name == "style"]
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert '<script>x</script> & " ‹U+200B›智' in "".join(root.itertext()).replace("\N{NO-BREAK SPACE}", " ")
    assert "DejaVu Sans Mono" in drawn


def test_looks_are_kept() -> None:
    styled = (
        '<svg xmlns="http://www.w3.org/2000/svg"><style>.t-r1 { fill: #102030;font-weight: bold;font-style: italic;'
        'text-decoration: underline; }</style><rect fill="#aabbcc" x="12.2" y="25.9" width="24.4" height="24.65"'
        ' shape-rendering="crispEdges"/><g class="t-matrix"><text class="t-r1" x="12.2" y="44.4">智</text>'
        '<text class="t-r1" x="0" y="44.4">\n</text></g></svg>'
    )
    assert parsed(styled, 4, 2) == Screen(
        4, 2, [Run(1, 1, 2, "智", "#102030", bold=True, italic=True, underlined=True)], [Ground(1, 1, 2, "#aabbcc")],
        "#aabbcc",
    )  # fmt: skip


def test_colours_are_colours() -> None:
    with pytest.raises(ValueError, match="no colour"):
        svg(Screen(1, 1, [Run(0, 0, 1, "x", 'red" onload="x')]), "", "vi")


def test_rows_of_cells_as_runs() -> None:
    assert runs_of([("a", "智", "", " ", " ", "b"), (" ",)]) == [Run(0, 0, 3, "a智"), Run(5, 0, 1, "b")]
