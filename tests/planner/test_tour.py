from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from roadmap.store.preferences import preferences
from tests.planner.driving import ROOT, TODAY, matches, press, settled, shown
from tui.app import Planner
from tui.touring_steps import STEPS, UNOWNED
from tui.views import VIEWS
from tui.widgets.guide import Guide

# What the planner does at each step.
COURSE = [
    ["exclamation_mark"],
    ["a", "=vi mach", "enter"],
    ["u"],
    ["U"],
    ["2"],
    ["7"],
    ["down", "enter"],
    ["ctrl+p"],
    ["escape", "question_mark"],
]


def number(planner: Planner) -> str:
    view = planner.view
    assert view is not None
    guide = view.query_one(Guide)
    return str(guide.render()).split()[0] if guide.display else ""


async def reached(planner: Planner, pilot: object, wanted: str) -> None:
    for _ in range(100):
        await pilot.pause(0.02)  # type: ignore[attr-defined]
        if number(planner) == wanted:
            return
    raise AssertionError(f"{wanted} is not reached; {number(planner)!r} is shown")


def kept() -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in (ROOT / "examples").rglob("*") if file.is_file()}


async def test_the_tour_follows_what_the_planner_does(tmp_path: Path) -> None:
    before = kept()
    planner = Planner(tmp_path, today=TODAY, lang="vi", tour=True)
    async with planner.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(planner, pilot)
        folder = planner.folder
        assert folder.is_dir() and ROOT not in folder.parents
        for step, keys in enumerate(COURSE, 1):
            await reached(planner, pilot, f"{step}/{len(STEPS)}")
            assert STEPS[step - 1].text.vi[:60] in " ".join(shown(planner).split())
            await press(planner, pilot, *keys)
        await reached(planner, pilot, f"{len(STEPS)}/{len(STEPS)}")
        await press(planner, pilot, "escape", "n")
        assert number(planner) == "" and not planner.touring.on
        assert preferences().toured
    assert not folder.exists()
    assert kept() == before
    assert not list(tmp_path.glob("*.toml"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_first_step(tmp_path: Path, size: tuple[int, int]) -> None:
    planner = Planner(tmp_path, today=TODAY, lang="vi", tour=True)
    async with planner.run_test(size=size, notifications=True) as pilot:
        await settled(planner, pilot)
        await reached(planner, pilot, f"1/{len(STEPS)}")
        matches(planner, "tour")


async def test_steps_are_skipped_and_the_tour_is_left(tmp_path: Path) -> None:
    planner = Planner(tmp_path, today=TODAY, lang="en", tour=True)
    async with planner.run_test(size=(120, 40)) as pilot:
        await settled(planner, pilot)
        await press(planner, pilot, "n", "n")
        # The third step waits for an owner to be taken back, and there is none: it is done.
        await reached(planner, pilot, f"4/{len(STEPS)}")
        await press(planner, pilot, "L")
        await pilot.pause(0.5)
        assert "làm lại" in shown(planner)
        await press(planner, pilot, "escape", "enter")  # Escape leaves many things: the tour asks
        assert number(planner) == f"4/{len(STEPS)}"
        await press(planner, pilot, "escape", "down", "enter")
        for view, *_ in VIEWS:
            planner.go(view)
            await settled(planner, pilot)
            assert number(planner) == ""
        await press(planner, pilot, "1")
        await press(planner, pilot, "n")  # a key of the planner's own again
        assert len(planner.screen_stack) == 3


async def test_what_is_typed_is_never_taken_for_a_key_of_the_tour(tmp_path: Path) -> None:
    planner = Planner(tmp_path, today=TODAY, lang="en", tour=True)
    async with planner.run_test(size=(120, 40)) as pilot:
        await settled(planner, pilot)
        await press(planner, pilot, "equals_sign", "=nn", "escape")
        assert number(planner) == f"1/{len(STEPS)}"


async def test_leaving_a_sheet_does_not_leave_the_tour(tmp_path: Path) -> None:
    planner = Planner(tmp_path, today=TODAY, lang="en", tour=True)
    async with planner.run_test(size=(120, 40)) as pilot:
        await settled(planner, pilot)
        await press(planner, pilot, "e", "escape")
        assert planner.touring.on and planner.view is planner.get_screen("portfolio")


async def test_the_example_has_what_the_tour_is_about(tmp_path: Path) -> None:
    planner = Planner(tmp_path, today=TODAY, tour=True)
    folder = await asyncio.to_thread(planner.touring.practice)
    assert UNOWNED in "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.toml"))
    assert not (folder / ".roadmap").exists()
    planner.touring.clean()
