"""The diagram as a picture in the terminal: only where the library is there and the terminal answers."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from textual.widgets import Static

from tests.planner.driving import driven, press, shown, turn, workspace
from tests.planner.test_graph import PLAN
from tui.dialogs.picture import Picture


class Image(Static):
    """What the library gives."""

    def __init__(self, image: BytesIO, *, classes: str) -> None:
        super().__init__("a picture", classes=classes)
        self.image = image


def library(monkeypatch: pytest.MonkeyPatch, *, able: bool) -> None:
    """The library, on a terminal that answers that it can show pictures or that it cannot."""
    package, renderable, widget = (
        ModuleType(f"textual_image{rest}") for rest in ("", ".renderable", ".widget")
    )  # fmt: skip
    package.__spec__ = sys.__spec__
    renderable.SixelImage, renderable.TGPImage = object(), object()  # type: ignore[attr-defined]
    renderable.Image = renderable.SixelImage if able else object()  # type: ignore[attr-defined]
    widget.Image = Image  # type: ignore[attr-defined]
    package.renderable, package.widget = renderable, widget  # type: ignore[attr-defined]
    for module in (package, renderable, widget):
        monkeypatch.setitem(sys.modules, module.__name__, module)


async def test_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library(monkeypatch, able=True)
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        monkeypatch.setattr(planner, "suspend", nullcontext)
        for view in ("graph", "board"):
            await turn(planner, pilot, view, "npu")
            await press(planner, pilot, "i")
            picture = planner.screen
            assert isinstance(picture, Picture)
            assert picture.query_one(Image).image.getvalue().startswith(b"\x89PNG")
            assert "Value chain: Chip" in shown(planner)
            await press(planner, pilot, "escape")
            assert planner.view is not None and planner.screen is planner.view


async def test_pages_are_turned(tmp_path: Path) -> None:
    from roadmap.model.text import Text

    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        picture = Picture(Text("Hình", "Picture"), "en", [b"1", b"2"], Image)
        planner.push_screen(picture)
        await press(planner, pilot, "pagedown", "pagedown")
        assert "other pages" in shown(planner)
        assert picture.query_one(Image).image.read() == b"2"
        await press(planner, pilot, "pageup", "pageup")
        assert picture.query_one(Image).image.read() == b"1"


@pytest.mark.parametrize(("able", "free", "told"), [
    (None, True, "In roadmap's own folder: pip install '.[images]'"), (False, True, "cannot show pictures"),
    (True, False, "cannot show pictures"),
])  # fmt: skip
async def test_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, able: bool | None, free: bool, told: str
) -> None:
    if able is None:
        monkeypatch.setattr("tui.commands.graph_picture.find_spec", lambda _: None)
    else:
        library(monkeypatch, able=able)
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        if free:
            monkeypatch.setattr(planner, "suspend", nullcontext)
        await turn(planner, pilot, "graph", "npu")
        await press(planner, pilot, "i")
        assert told in shown(planner)
        assert "Draw to a file: key x" in shown(planner)


async def test_a_renderer_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library(monkeypatch, able=True)
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        monkeypatch.setattr(planner, "suspend", nullcontext)
        await turn(planner, pilot, "graph", "npu")
        await press(planner, pilot, "i")
        assert "pip install ." in shown(planner)


async def test_only_chains_have_one(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", PLAN), lang="en") as (planner, pilot):
        await turn(planner, pilot, "graph", "firm")
        await press(planner, pilot, "i")
        assert "Only technologies and products" in shown(planner)
