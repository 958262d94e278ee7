"""What could not be read is said in every view; it is neither missing nor settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import copy_of, driven, press, settled, shown, turn, workspace
from tui.screens import views

GOOD = '[technology.chip]\nname = "Chip"\n[technology.other]\nname = "Other"\n'
MARKED = "<<<<<<< HEAD\n" + GOOD + "=======\n" + GOOD + ">>>>>>> theirs\n"


async def test_a_plan_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", MARKED)) as (planner, pilot):
        for view in views():
            planner.go(view.VIEW)
            await settled(planner, pilot)
            assert "NOT READ (see 7)" in shown(planner), view.VIEW
        await press(planner, pilot, "1")
        assert "press n to add one" not in shown(planner)


async def test_findings_of_what_cannot_be_read_are_not_settled(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", GOOD)
    async with driven(folder) as (planner, pilot):
        assert "NOT READ" not in shown(planner)
        (folder / "records.toml").write_text(MARKED, encoding="utf-8")
        planner.present(await planner.holding.refresh(planner.state))
        await press(planner, pilot, "7")
        assert "NOT READ" in shown(planner)
        assert "settled" not in shown(planner)


async def test_a_branch_that_changes_while_something_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy_of("edge-ai-camera", tmp_path)
    async with driven(folder, lang="en") as (planner, pilot):
        on = ["main"]
        monkeypatch.setattr(planner.holding, "branch", lambda: on[0])
        planner.open("camera-giao-thong", ("name",))
        await settled(planner, pilot)
        before = planner.state.roadmap["camera-giao-thong"]
        await press(planner, pilot, "enter", "end", "=x")
        on[0] = "other"
        await press(planner, pilot, "enter")
        assert "git went from main to other" in shown(planner)
        assert planner.state.roadmap["camera-giao-thong"] == before
        await press(planner, pilot, "enter")
        assert planner.state.roadmap["camera-giao-thong"].name != before.name


async def test_a_merge_in_the_middle_is_told_at_the_start(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", GOOD)
    (folder / ".git").mkdir()
    for name, said in (("HEAD", "ref: refs/heads/main\n"), ("MERGE_HEAD", "0" * 40 + "\n")):
        (folder / ".git" / name).write_text(said, encoding="utf-8")
    for name in ("objects", "refs"):
        (folder / ".git" / name).mkdir()
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "portfolio", "chip")
        assert "in the middle of a merge" in shown(planner)


async def test_a_text_that_was_refused_is_marked_in_the_form(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", '[technology.chip]\nname.vi = "Ch\\u0007ip"\n')
    async with driven(folder) as (planner, pilot):
        planner.open("chip", ("name",))
        await settled(planner, pilot)
        row = next(line for line in shown(planner).splitlines() if "(not read)" in line)
        assert "✗" in row and "Name" in row
