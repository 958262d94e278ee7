"""What others do to the folder appears on the screen, and takes nothing from whoever is typing."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from roadmap.keeping import session
from roadmap.store.saving.log import undoable
from roadmap.workspace import Workspace
from tests.planner.driving import driven, press, settled, shown, workspace
from tui import watching
from tui.app import Planner
from tui.watching import glance

PLAN = '[technology.chip]\nname.vi = "Chip"\n\n[technology.camera]\nname.vi = "Camera"\n'


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(watching, "PACE", 0.05)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


async def until(planner: Planner, pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    for _ in range(200):
        await settled(planner, pilot)
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(shown(planner))


def said(planner: Planner) -> str:
    return "\n".join(str(one.message) for one in planner._notifications)


async def test_what_another_program_writes_appears(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        (plan / "more.toml").write_text('[technology.sensor]\nname.vi = "Cảm biến"\n', encoding="utf-8")
        await until(planner, pilot, lambda: "Cảm biến" in shown(planner))
        (plan / "more.toml").unlink()
        await until(planner, pilot, lambda: "Cảm biến" not in shown(planner))
        Workspace.open(plan).apply(_renamed, id="chip")
        await until(planner, pilot, lambda: "Another name" in shown(planner))


def _renamed(roadmap: Any, id: str) -> Any:
    from roadmap.edit import named

    return named("set").function(roadmap, id=id, values=("name.vi", "Another name"))


async def test_a_change_of_the_same_size_and_time_is_found_by_its_place(plan: Path) -> None:
    """Editors put a new file in the old one's place; copying tools set its time back."""
    file = plan / "records.toml"
    async with driven(plan, lang="en") as (planner, pilot):
        was = file.stat()
        beside = plan / "new"
        beside.write_text(PLAN.replace("Camera", "Kamera"), encoding="utf-8")
        os.utime(beside, ns=(was.st_atime_ns, was.st_mtime_ns))
        beside.replace(file)
        await until(planner, pilot, lambda: "Kamera" in shown(planner))


async def test_a_file_that_is_only_touched_shows_nothing_new(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        before = planner.state
        os.utime(plan / "records.toml", (1, 1))
        for _ in range(10):
            await asyncio.sleep(0.03)
            await settled(planner, pilot)
        assert planner.state is before


async def test_what_is_being_typed_stays(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        planner.open("chip", ("name", "vi"))
        await settled(planner, pilot)
        await press(planner, pilot, "enter", "=Moi")
        typed = [line for line in shown(planner).splitlines() if "Moi" in line]
        assert typed
        (plan / "records.toml").write_text(PLAN.replace("Camera", "Kamera"), encoding="utf-8")
        await until(planner, pilot, lambda: "Kamera" in str(planner.state and planner.state.roadmap["camera"]))
        assert [line for line in shown(planner).splitlines() if "Moi" in line]
        await press(planner, pilot, "enter")
        await until(planner, pilot, lambda: "Moi" in (plan / "records.toml").read_text(encoding="utf-8"))
    assert "Kamera" in (plan / "records.toml").read_text(encoding="utf-8")


async def test_a_folder_that_goes_away_is_told_once_and_may_come_back(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        shutil.move(plan, plan.with_name("away"))
        await until(planner, pilot, lambda: "cannot be read" in said(planner))
        await asyncio.sleep(0.3)
        assert said(planner).count("cannot be read") == 1
        shutil.move(plan.with_name("away"), plan)
        (plan / "records.toml").write_text(PLAN.replace("Camera", "Kamera"), encoding="utf-8")
        await until(planner, pilot, lambda: "Kamera" in shown(planner))


def git(folder: Path, *words: str) -> None:
    named = [
        word
        for name, value in (("user.name", "Lan"), ("user.email", "lan@example.vn"))
        for word in ("-c", f"{name}={value}")
    ]
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


async def test_another_branch_is_told_and_shown(plan: Path) -> None:
    git(plan, "init", "-q", "-b", "chinh")
    git(plan, "add", ".")
    git(plan, "commit", "-qm", "first")
    git(plan, "checkout", "-qb", "thu")
    (plan / "records.toml").write_text(PLAN.replace("Camera", "Kamera"), encoding="utf-8")
    git(plan, "commit", "-qam", "second")
    async with driven(plan, lang="en") as (planner, pilot):
        assert "Kamera" in shown(planner)
        git(plan, "checkout", "-q", "chinh")
        await until(planner, pilot, lambda: "Camera" in shown(planner))
        await until(planner, pilot, lambda: "git went from thu to chinh" in said(planner))
        (plan / ".git" / "MERGE_HEAD").write_text("0" * 40 + "\n")
        await until(planner, pilot, lambda: "in the middle of a merge" in said(planner))


def test_a_glance_sees_record_files_and_nothing_else(plan: Path) -> None:
    (plan / ".hidden.toml").write_text("")
    (plan / "notes.md").write_text("x")
    assert {path for path, *_ in glance(plan, None).files} == {"records.toml", "roadmap.toml"}
    assert glance(plan, None) == glance(plan, None)


@pytest.mark.parametrize("key", ["u", "ctrl+r"])
async def test_nothing_is_taken_back_where_nothing_may_be_changed(plan: Path, key: str) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        assert await planner.change("set", id="chip", values=("name.vi", "Vi mạch"))
        after = (plan / "records.toml").read_bytes()
        planner.holding.read_only = True
        planner.state = await planner.holding.refresh(planner.state)
        await settled(planner, pilot)
        planner.state = planner.holding._state("en")
        await press(planner, pilot, key)
        assert "Nothing can be changed here" in said(planner)
        assert (plan / "records.toml").read_bytes() == after
        assert undoable(plan, session()) is not None
