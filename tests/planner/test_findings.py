"""The findings view: live, grouped, filtered, explained; quick fixes and waivers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.planner.driving import SIZES, driven, matches, press, settled, shown, turn, workspace
from tui.app import Planner
from tui.screens.findings import Findings
from tui.screens.record import RecordSheet
from tui.widgets.outline import Outline

PLAN = """
[product.camera]
name.en = "Camera [bold]x[/]"
uses = ["vision"]
[technology.vision]
name.en = "Vision"
[activity.camera-research]
chain = "camera"
stage = "research"
lead = "most"
[activity.camera-production]
chain = "camera"
stage = "production"
state = "running"
lead = "most"
[indicator.share]
of = "camera"
[organization.most]
name.en = "Ministry of Science"
type = "ministry"
[organization.vnpt]
name.en = "VNPT"
type = "firm"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


def findings(planner: Planner) -> Findings:
    assert isinstance(planner.view, Findings)
    return planner.view


def codes(planner: Planner) -> set[str]:
    assert planner.state is not None
    return {finding.code for finding in planner.state.findings}


def stand_on(planner: Planner, code: str) -> None:
    """Put the cursor on the first finding of `code`."""
    view = findings(planner)
    key = next(key for key, finding in view._shown.items() if finding.code == code)
    assert view.query_one(Outline).stand_on(key)


@pytest.mark.parametrize("size", SIZES)
async def test_findings_of_the_seed(seed: Path, size: tuple[int, int]) -> None:
    async with driven(seed, size) as (planner, pilot):
        await press(planner, pilot, "7", "home", "down", "right", "down")
        matches(planner, "findings")


@pytest.mark.parametrize("size", SIZES)
async def test_grouped_by_body(plan: Path, size: tuple[int, int]) -> None:
    async with driven(plan, size) as (planner, pilot):
        await press(planner, pilot, "7", "g", "g", "home")
        matches(planner, "findings-bodies")


async def test_groups_and_filters(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "7")
        view = findings(planner)
        every = len(view._shown)
        assert every == len(planner.state.findings)  # type: ignore[union-attr]  # it is there
        await press(planner, pilot, "s")
        assert {one.severity for one in view._shown.values()} == {"error", "warning"}
        await press(planner, pilot, "s")
        assert {one.severity for one in view._shown.values()} == {"error"}
        assert "errors only" in shown(planner)
        await press(planner, pilot, "s", "l", "=vision ow", "enter")
        assert {one.code for one in view._shown.values()} == {"OWN101"}
        assert "“vision ow”" in shown(planner)
        await press(planner, pilot, "l", *["backspace"] * 9, "=zzz", "enter")
        assert view._shown == {}
        assert view.chosen is None
        assert "Nothing matches" in shown(planner)
        await press(planner, pilot, "escape")
        assert len(view._shown) == every


async def test_enter_jumps_to_the_field(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "OUT202")
        await press(planner, pilot, "enter")
        sheet = planner.screen
        assert isinstance(sheet, RecordSheet)
        assert (sheet.record, sheet.row and sheet.row.path[:1]) == ("share", ("baseline",))
        await press(planner, pilot, "escape", "home", "enter")
        assert isinstance(planner.view, Findings), "on a heading it folds"


async def test_the_explanation_follows_the_cursor(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "OWN104" if "OWN104" in codes(planner) else "OWN101")
        await settled(planner, pilot)
        assert "When nobody answers" in shown(planner)
        stand_on(planner, "OUT203")
        await settled(planner, pilot)
        assert "indicator-without-target-or-year" in shown(planner)
        assert "Set a target" in shown(planner)


async def test_an_explanation_speaks_of_fields_as_the_screen_does(plan: Path) -> None:
    async with driven(plan, (120, 60), lang="vi") as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "OWN101")
        await settled(planner, pilot)
        said = " ".join(shown(planner).split())
        assert "`accountable`" not in said
        assert "[technology" not in said
        assert "Enter mở phiếu tại trường" in said
        assert "w miễn" in said


async def test_a_long_explanation_is_read_page_by_page(plan: Path) -> None:
    async with driven(plan, (80, 24)) as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "STG402")
        await settled(planner, pilot)
        first = shown(planner)
        assert "↓ " in first
        assert "Quick fixes (f)" not in first
        for _ in range(9):
            await press(planner, pilot, "ctrl+d")
        assert "↓ " not in shown(planner)
        assert "roadmap explain STG402" in shown(planner)
        assert "[activity." not in shown(planner)
        for _ in range(9):
            await press(planner, pilot, "ctrl+u")
        assert shown(planner) == first


async def test_a_quick_fix_asks_what_is_missing_and_is_one_step_to_undo(plan: Path) -> None:
    before = (plan / "records.toml").read_bytes()
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "OUT203")
        await press(planner, pilot, "f", "enter")
        assert "Set a target – year" in shown(planner)
        await press(planner, pilot, "=20x", "enter")
        assert "A year is needed" in shown(planner)
        await press(planner, pilot, *["backspace"] * 3, "=2030", "enter", "=65,5", "enter")
        assert "target = { 2030 = 65.5 }" in (plan / "records.toml").read_text(encoding="utf-8")
        assert "OUT203" not in codes(planner)
        assert "1 settled just now" in shown(planner)
        await press(planner, pilot, "u")
        assert (plan / "records.toml").read_bytes() == before
        assert "OUT203" in codes(planner)


async def test_a_missing_stage_is_added_after_the_one_before(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "STG402")
        await press(planner, pilot, "f")
        assert "Add the stage Testing and application to Camera [bold]x[/] (camera)" in shown(planner)
        await press(planner, pilot, "enter")
        await press(planner, pilot, "down", "enter", "=vnpt", "enter", "enter")
        assert "STG402" not in codes(planner)
        made = planner.state.roadmap["camera-pilot"]  # type: ignore[union-attr]  # it is there
        assert (made.lead, list(made.after)) == ("vnpt", ["camera-research"])  # type: ignore[attr-defined]  # an activity


async def test_a_body_that_is_not_there_yet_is_made_in_the_same_step(plan: Path) -> None:
    before = {path.name: path.read_bytes() for path in plan.rglob("*.toml")}
    async with driven(plan) as (planner, pilot):
        await turn(planner, pilot, "findings", "vision")
        stand_on(planner, "OWN101")
        await press(planner, pilot, "f", "enter", "=Academy", "end")
        for _ in range(3):
            await press(planner, pilot, "down")
        await press(planner, pilot, "enter")
        await press(planner, pilot, "enter")
        state = planner.state
        assert state is not None
        assert "academy" in state.roadmap
        await press(planner, pilot, "u")
    assert {path.name: path.read_bytes() for path in plan.rglob("*.toml") if ".roadmap" not in path.parts} == before


async def test_a_waiver_has_reason_and_end(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "OUT202")
        await press(planner, pilot, "w", "enter")
        assert "An answer is needed" in shown(planner)
        await press(planner, pilot, "=measured in June", "enter", "enter", "enter")
        record = planner.state.roadmap["share"]  # type: ignore[union-attr]  # it is there
        assert record.waive["OUT202"].reason == "measured in June"
        assert str(record.waive["OUT202"].until) == "2027-02-19"
        assert "OUT202" not in codes(planner)


async def test_a_quick_fix_is_offered_in_other_views_too(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await turn(planner, pilot, "portfolio", "vision")
        await press(planner, pilot, "f")
        assert "Which finding?" in shown(planner)
        await press(planner, pilot, "enter")
        assert "How shall it be mended?" in shown(planner)


async def test_turning_away_changes_nothing(plan: Path) -> None:
    before = (plan / "records.toml").read_bytes()
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "7")
        for code in ("OWN101", "STG402", "OUT202"):
            stand_on(planner, code)
            await press(planner, pilot, "f", "enter", "escape", "f", "escape", "w", "escape")
    assert (plan / "records.toml").read_bytes() == before


async def test_what_reading_found_cannot_be_waived(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "odd", '[technology.camera]\nname.en = "C"\nacountable = "most"\nnote = 5\n')
    async with driven(folder) as (planner, pilot):
        await press(planner, pilot, "7")
        stand_on(planner, "REC051")
        await press(planner, pilot, "w")
        assert "cannot be waived" in shown(planner)
        await press(planner, pilot, "f", "enter")
        assert "acountable" not in (folder / "records.toml").read_text(encoding="utf-8")
        assert "REC051" not in codes(planner)


async def test_ten_thousand_findings_move_at_once(tmp_path: Path) -> None:
    text = "".join(f'[technology.t{n}]\nname.en = "T {n}"\n' for n in range(3_400))
    async with driven(workspace(tmp_path / "big", text)) as (planner, pilot):
        assert planner.state is not None
        assert len(planner.state.findings) > 10_000
        await press(planner, pilot, "7", "right")
        slowest = 0.0
        for key in ("down", "down", "pagedown", "end", "up", "home"):
            begun = time.process_time()
            await pilot.press(key)
            await pilot.pause()
            slowest = max(slowest, time.process_time() - begun)
        assert slowest < 0.5
        begun = time.process_time()
        findings(planner).show(planner.state)
        assert time.process_time() - begun < 1.0
