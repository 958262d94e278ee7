"""What others do to the folder appears on the screen, and takes nothing from whoever is typing."""

from __future__ import annotations

import asyncio
import datetime
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
        planner.state = planner.holding._unjudged("en")
        await press(planner, pilot, key)
        assert "Nothing can be changed here" in said(planner)
        assert (plan / "records.toml").read_bytes() == after
        assert undoable(plan, session()) is not None


# --- midnight --------------------------------------------------------------------------------------------------------

DUE = '[milestone.tape]\nname.en = "Tape-out"\nof = "chip"\ndue = "2026-11-30"\n\n[technology.chip]\nname.en = "Chip"\n'
EVE, MORROW = datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)


def late(planner: Planner) -> bool:
    """Whether the milestone is found to be overdue, by the whole screen alike."""
    assert planner.state is not None
    found = "TIM801" in {one.code for one in planner.state.findings_of("tape")}
    assert (planner.state.figures.overdue > 0) is found
    return found


async def test_midnight_passes_on_an_open_screen(tmp_path: Path) -> None:
    days = [EVE]
    folder = workspace(tmp_path / "w", DUE)
    async with driven(folder, today=None, clock=lambda: days[-1], lang="en") as (planner, pilot):
        assert "30 Nov 2026" in shown(planner) and not late(planner)
        days.append(MORROW)
        await until(planner, pilot, lambda: "1 Dec 2026" in shown(planner))
        assert late(planner)
        assert "It is 1 Dec 2026 now" in said(planner)
        assert planner.state.findings == Workspace.open(folder, today=MORROW).check(placed=())  # type: ignore[union-attr]
        await press(planner, pilot, "u")  # nothing to take back; the day stays
        await planner.change("set", id="tape", values=("due", "2026-12-01"))
        assert not late(planner)
        days.append(MORROW + datetime.timedelta(1))
        await until(planner, pilot, lambda: late(planner))


async def test_what_is_confirmed_after_midnight_is_judged_by_the_new_day(tmp_path: Path) -> None:
    days = [EVE]
    async with driven(workspace(tmp_path / "w", DUE), today=None, clock=lambda: days[-1], lang="en") as (
        planner,
        pilot,
    ):
        planner.open("chip", ("name", "en"))
        await settled(planner, pilot)
        await press(planner, pilot, "enter", "= X")  # asked on the eve, answered in the morning
        days.append(MORROW)
        await until(planner, pilot, lambda: late(planner))
        planner.watching.stop()  # or it would see the day once more
        await press(planner, pilot, "enter")
        assert planner.state is not None and planner.state.label("chip") == "Chip X"
        assert planner.state.survey.today == MORROW and late(planner)


async def test_a_day_that_was_given_stays(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", DUE), today=EVE, clock=lambda: MORROW) as (planner, pilot):
        for _ in range(5):
            await asyncio.sleep(0.06)
            await settled(planner, pilot)
        assert planner.state is not None and planner.state.survey.today == EVE
