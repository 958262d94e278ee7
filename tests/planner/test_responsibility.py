"""The responsibility grid, driven as a planner would."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import SIZES, driven, matches, press, shown, workspace
from tui.app import Planner
from tui.screens.responsibility import Responsibility
from tui.widgets.matrix import Matrix

TEXT = """
[organization]
most = { name = "Science Ministry" }
moit = { name = "Industry Ministry" }
lab = { name = "Laboratory" }
idle = { name = "Idle Fund" }

[product.camera]
name = "Camera"
[product.drone]
name = "Drone"
accountable = "moit"
[mission.urban]
name = "Urban cameras"
products = ["camera"]
governing = "most"
[activity.trial]
name = "Trial"
chain = "camera"
stage = "pilot"
lead = "lab"
"""


def view(planner: Planner) -> Responsibility:
    assert isinstance(planner.view, Responsibility)
    return planner.view


def said(planner: Planner) -> dict[str, object]:
    """What the record under the cursor says about bodies."""
    assert planner.state is not None
    roadmap = planner.state.roadmap
    return {
        "accountable": {id: roadmap[id].accountable for id in ("camera", "drone")},
        "governing": roadmap["urban"].governing,
        "lead": {id: roadmap[id].lead for id in ("urban", "trial")},
        "coordinating": roadmap["urban"].coordinating,
        "participants": set(roadmap["trial"].participants),
    }


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w", TEXT)


@pytest.mark.parametrize("size", SIZES)
async def test_responsibility_of_the_example(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await press(planner, pilot, "5", "home", "right", "down")
        matches(planner, "responsibility")


async def test_responsibility_of_the_seed(seed: Path) -> None:
    async with driven(seed, (80, 24)) as (planner, pilot):
        await press(planner, pilot, "5", "home", "end")
        matches(planner, "responsibility-seed")


async def test_bodies_in_the_rows(example: Path) -> None:
    async with driven(example, (120, 40)) as (planner, pilot):
        await press(planner, pilot, "5", "home", "right", "right")
        cell = view(planner).cell
        await press(planner, pilot, "v")
        assert view(planner).cell == cell
        assert planner.chosen == cell[1]  # type: ignore[index]  # there is one
        matches(planner, "responsibility-turned")
        await press(planner, pilot, "v")
        assert view(planner).cell == cell


async def test_the_pane_says_what_the_cell_means(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "home")
        assert view(planner).cell == ("camera", "moit")
        assert "no part in it" in shown(planner)
        await press(planner, pilot, "right")
        text = shown(planner)
        assert "Camera (product) → Science Ministry" in text
        assert "Science Ministry  G 1" in text
        assert "governing (Urban cameras)" in text
        await press(planner, pilot, "down")
        assert "Drone (product) → Industry Ministry" in shown(planner)


async def test_accountable_is_given_and_taken_away(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "home", "right", "a")
        assert said(planner)["accountable"] == {"camera": "most", "drone": "moit"}
        assert view(planner).cell == ("camera", "most")
        assert (small / "records.toml").read_text(encoding="utf-8").count('accountable = "most"') == 1
        await press(planner, pilot, "a")
        assert said(planner)["accountable"] == {"camera": None, "drone": "moit"}
        assert (small / "records.toml").read_text(encoding="utf-8") == TEXT


async def test_accountable_passes_on_as_a_correction_or_with_a_date(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "home", "right", "down")
        assert view(planner).cell == ("drone", "most")
        await press(planner, pilot, "a", "escape")
        assert said(planner)["accountable"] == {"camera": None, "drone": "moit"}
        await press(planner, pilot, "a", "enter")
        assert said(planner)["accountable"] == {"camera": None, "drone": "most"}
        await press(planner, pilot, "u", "a", "down", "enter", "=x", "enter")
        assert "No date" in shown(planner)
        await press(planner, pilot, "backspace", "=1/2027", "enter")
        assert planner.state is not None
        handover = planner.state.roadmap["drone-to-most"]
        assert (handover.from_, handover.to) == ("moit", "most")


async def test_who_becomes_accountable_without_a_head_is_told_how_to_name_one(tmp_path: Path) -> None:
    head = '[post.minister]\norganization = "moit"\nhead = true\n'
    async with driven(workspace(tmp_path / "w", TEXT + head), lang="vi") as (planner, pilot):
        await press(planner, pilot, "5", "home", "a")
        assert said(planner)["accountable"] == {"camera": "moit", "drone": "moit"}
        assert "ghi người đứng đầu" not in shown(planner)
        await press(planner, pilot, "right", "a", "enter")
        assert said(planner)["accountable"] == {"camera": "most", "drone": "moit"}
        assert "→ N: ghi người đứng đầu cơ quan này (chưa có)" in shown(planner)


async def test_governing_lead_coordinating_and_taking_part(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "home")  # the camera, the industry ministry
        await press(planner, pilot, "p")
        assert said(planner)["coordinating"] == ("moit",)
        await press(planner, pilot, "p")
        assert said(planner)["coordinating"] == ()
        await press(planner, pilot, "c", "enter")  # instead of the ministry there
        assert said(planner)["governing"] == "moit"
        await press(planner, pilot, "t", "enter")  # of mission, activity and a new mission the first
        assert said(planner)["lead"] == {"urban": "moit", "trial": "lab"}
        await press(planner, pilot, "t")
        assert "✓ mission: Urban cameras (Industry Ministry)" in shown(planner)
        await press(planner, pilot, "enter")
        assert said(planner)["lead"] == {"urban": None, "trial": "lab"}
        await press(planner, pilot, "g", "down", "enter")
        assert said(planner)["participants"] == {"moit"}
        await press(planner, pilot, "g")
        assert said(planner)["participants"] == set()


async def test_a_duty_that_needs_a_mission_makes_one(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "home", "down", "right", "p")
        assert "There is no mission yet" in shown(planner)
        await press(planner, pilot, "g")
        assert "There is no work yet" in shown(planner)
        await press(planner, pilot, "t", "=Flights", "enter")
        assert planner.state is not None
        mission = planner.state.roadmap["drone-mission"]
        assert (mission.lead, mission.products) == ("most", ("drone",))
        assert mission.label("en") == "Flights"


async def test_any_body_can_be_given_a_duty(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "home", "b", "=idle", "enter", "enter")
        assert said(planner)["accountable"] == {"camera": "idle", "drone": "moit"}
        assert view(planner).cell == ("camera", "moit")
        assert view(planner).focus_on("idle")
        assert view(planner).cell == ("camera", "idle")


async def test_a_body_is_assigned_where_no_body_has_a_column(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", "[technology.npu]\n[organization.lab]\n")
    async with driven(folder) as (planner, pilot):
        await press(planner, pilot, "5", "b", "enter", "enter")
        assert planner.state is not None
        assert planner.state.roadmap["npu"].accountable == "lab"


async def test_what_stands_in_the_rows(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "r", "down", "down", "down", "enter")
        assert [name.key for name in view(planner).query_one(Matrix).rows] == ["urban"]
        await press(planner, pilot, "a")
        assert "A mission has no body accountable end to end" in shown(planner)
        assert view(planner).focus_on("drone")
        assert {name.key for name in view(planner).query_one(Matrix).rows} == {"camera", "drone"}
        assert not view(planner).focus_on("trial")


async def test_empty_rows_and_the_order(seed: Path) -> None:
    async with driven(seed) as (planner, pilot):
        await press(planner, pilot, "5")
        matrix = view(planner).query_one(Matrix)
        every = len(matrix.rows)
        await press(planner, pilot, "o")
        assert f"{every - len(matrix.rows)} dòng trống" in shown(planner)
        listed = [name.key for name in matrix.rows]
        await press(planner, pilot, "s")
        assert sorted(listed) == sorted(name.key for name in matrix.rows)
        assert listed != [name.key for name in matrix.rows]
        await press(planner, pilot, "s", "o")
        assert len(matrix.rows) == every


async def test_enter_opens_the_row(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "5", "home", "enter")
        assert planner.screen is not planner.get_screen("responsibility")
        assert planner.chosen == "camera"


async def test_columns_out_of_sight_are_counted_and_reached(example: Path) -> None:
    async with driven(example, (80, 24)) as (planner, pilot):
        await press(planner, pilot, "5", "home")
        matrix = view(planner).query_one(Matrix)
        first, after = matrix.beyond
        assert (first, after) == (0, len(matrix.columns) - matrix.across)
        assert f"còn {after} cột ▸" in shown(planner)
        await press(planner, pilot, *["ctrl+right"] * 3)
        assert matrix.column == len(matrix.columns) - 1
        assert matrix.beyond == (after, 0)
        assert f"◂ còn {after} cột" in shown(planner)
        await press(planner, pilot, "ctrl+left", "left")
        assert matrix.column == len(matrix.columns) - 2 - matrix.across
        await pilot.click(Matrix, offset=(matrix.name_width + 2, matrix.heading))
        assert (matrix.cursor, matrix.column) == (0, matrix.beyond[0])


async def test_names_are_shown_as_they_are(tmp_path: Path) -> None:
    """Text of the workspace is never taken for markup or for a command of the terminal."""
    text = '[technology.t]\nname = "[bold]x[/] [@click=app.bell]go[/]"\n[organization.o]\nname = "\\\\[red]y[/foo]"\n'
    folder = workspace(tmp_path / "w", text + '[mission.m]\ntechnologies = ["t"]\nlead = "o"\n')
    async with driven(folder) as (planner, pilot):
        await press(planner, pilot, "5")
        assert "[bold]x[/] [@click=app.bell]go[/] (technology)" in shown(planner)
        assert "\\[red]y[/foo]  L 1" in shown(planner)


async def test_an_empty_workspace(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", "")) as (planner, pilot):
        await press(planner, pilot, "5", "down", "right", "a", "enter", "v", "b")
        assert view(planner).cell is None
        assert "No rows" in shown(planner)


async def test_another_size_keeps_the_cell_in_sight(example: Path) -> None:
    async with driven(example, (160, 40)) as (planner, pilot):
        await press(planner, pilot, "5", "home", *["ctrl+right"] * 3, "end")
        matrix = view(planner).query_one(Matrix)
        cell = view(planner).cell
        for size in ((60, 16), (200, 50), (40, 12)):
            await pilot.resize_terminal(*size)
            await press(planner, pilot)
            assert view(planner).cell == cell
            first, after = matrix.beyond
            assert first <= matrix.column < len(matrix.columns) - after
            assert 0 <= matrix.cursor - matrix.scroll_y < matrix.size.height - matrix.heading


async def test_the_legend_tells_keys_that_differ_from_letters(seed: Path) -> None:
    async with driven(seed, (120, 40), lang="en") as (planner, pilot):
        await press(planner, pilot, "5")
        legend = shown(planner).splitlines()[-2]
        for said in ("A accountable ", "(key c)", "(key t)", "(key p)", "(key g)"):
            assert said in f"{legend} ", legend
        await press(planner, pilot, "L")
        assert "phím" not in shown(planner).splitlines()[-2]
