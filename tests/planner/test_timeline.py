"""The timeline: what it shows, how it is moved in, and what its commands change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.git_repository import Repository, needs_git
from tests.planner.driving import SIZES, driven, matches, press, shown, turn, workspace
from tui.app import Planner
from tui.dialogs.choice import Choice
from tui.screens.timeline import TimelineView

PLAN = """\
[product.camera]
name = "Camera"
accountable = "firm"
[product.drone]
name = "Drone"
[programme.large]
name = "Large programme"
products = ["camera"]
start = 2026
end = 2030
[organization.firm]
name = "Firm"
[activity.design]
name = "Design"
chain = "camera"
stage = "research"
start = 2026-06-01
end = 2026-12-31  # by contract
[activity.trial]
name = "Trial"
chain = "camera"
stage = "pilot"
start = 2027-01-01
end = "2027-Q2"
after = ["design"]
[activity.side]
name = "Side work"
chain = "camera"
stage = "pilot"
start = 2027-01-01
end = 2027-02-15
[activity.undated]
name = "Undated work"
chain = "camera"
stage = "production"
[activity.fly]
name = "Fly"
chain = "drone"
lead = "firm"
start = 2027-01-01
end = 2027-12-31
[milestone.mark]
name = "Mark"
of = "camera"
due = 2026-10-31
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


def view(planner: Planner) -> TimelineView:
    assert isinstance(planner.view, TimelineView)
    return planner.view


def line(planner: Planner, name: str) -> str:
    """The row of the screen that begins with this name."""
    return next(row for row in shown(planner).splitlines() if row[3:].startswith(name))


async def at(planner: Planner, pilot: Pilot[Any], id: str) -> None:
    """Show the chain of the camera, with the cursor on the record `id`."""
    await turn(planner, pilot, "timeline", "camera")
    await turn(planner, pilot, "timeline", id)
    assert planner.chosen == id


# --- what is shown ---


@pytest.mark.parametrize("size", SIZES)
async def test_the_chain_of_the_example(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await turn(planner, pilot, "timeline", "camera-giao-thong")
        await press(planner, pilot, *["down"] * 8)
        matches(planner, "timeline")


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_plan_of_which_little_is_dated(seed: Path, size: tuple[int, int]) -> None:
    async with driven(seed, size, lang="en") as (planner, pilot):
        await turn(planner, pilot, "timeline", "programme-2815")
        assert view(planner).scope.kind == "programme"
        await press(planner, pilot, "s", "end", "enter", *["down"] * 3)
        matches(planner, "timeline-everything")


async def test_two_hundred_columns_are_used(example: Path) -> None:
    async with driven(example, (200, 50)) as (planner, pilot):
        await turn(planner, pilot, "timeline", "npu-san-xuat")
        matches(planner, "timeline-wide")


async def test_the_chain_of_the_record_that_the_planner_comes_with(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await turn(planner, pilot, "timeline", "fly")
        assert (view(planner).scope.id, planner.chosen) == ("drone", "fly")
        await turn(planner, pilot, "timeline", "design")
        assert (view(planner).scope.id, planner.chosen) == ("camera", "design")
        await turn(planner, pilot, "timeline", "camera")
        assert planner.chosen == "camera"
        await turn(planner, pilot, "timeline", "firm")
        assert view(planner).scope.kind == "organization"
        await turn(planner, pilot, "timeline", "large")
        assert (view(planner).scope.kind, planner.chosen) == ("programme", "large")


async def test_what_a_row_says(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        assert line(planner, "Trial").startswith(" ○ Trial")
        assert "*" in line(planner, "Trial")
        assert "40" not in line(planner, "Trial")
        assert line(planner, "Mark").startswith(" ▲ Mark")
        assert "◆" in line(planner, "Mark")
        assert line(planner, "Undated work").split() == ["○", "Undated", "work", "no", "dates"]
        assert line(planner, "Side work").split()[3] == "135"
        below = shown(planner).splitlines()[-4:-2]
        assert below[0] == " Trial · Testing and application · planned"
        assert below[1] == " 1 Jan 2027 – Q2 2027 · * critical: its delay delays the chain · after Design"
        await at(planner, pilot, "mark")
        assert " Mark · ▲ overdue\n 31 Oct 2026" in shown(planner)
        await at(planner, pilot, "undated")
        assert " Undated work · Production · planned\n no dates" in shown(planner)


async def test_what_comes_before_and_after_the_chosen_row_is_marked(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial")
        assert "«" in line(planner, "Design")
        await at(planner, pilot, "design")
        assert "»" in line(planner, "Trial")
        assert "«" not in line(planner, "Design")
        await at(planner, pilot, "side")
        assert "»" not in line(planner, "Trial")


async def test_an_empty_plan_says_so(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "none", '[product.camera]\nname = "Camera"\n')) as (planner, pilot):
        await turn(planner, pilot, "timeline", "camera")
        assert "no activity, mission or milestone yet" in shown(planner)
        await press(planner, pilot, "space", "greater_than_sign", "plus", "enter", "down")
        assert planner.chosen is None


async def test_circles_are_told(tmp_path: Path) -> None:
    circle = '[activity.a]\nafter = ["b"]\nchain = "c"\n[activity.b]\nafter = ["a"]\n[product.c]\n'
    async with driven(workspace(tmp_path / "circle", circle)) as (planner, pilot):
        await turn(planner, pilot, "timeline", "c")
        assert "✗ circular: a, b" in shown(planner)


async def test_names_are_shown_as_they_are(tmp_path: Path) -> None:
    odd = '[product.c]\nname = "x[/] [red]y"\n[activity.a]\nname = "[@click=app.bell]go[/]"\nchain = "c"\n'
    async with driven(workspace(tmp_path / "odd", odd)) as (planner, pilot):
        await turn(planner, pilot, "timeline", "a")
        text = shown(planner)
        assert "Chain: x[/] [red]y" in text
        assert text.count("[@click=app.bell]go[/]") == 2


async def test_enter_opens_the_record(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "enter")
        assert type(planner.view).__name__ == "RecordSheet"
        assert planner.chosen == "trial"


# --- looking ---


async def test_zoom_and_time(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        assert view(planner).gantt.zoom.unit.en == "month"
        before = line(planner, "Trial")
        await press(planner, pilot, "minus")
        assert "by quarter" in shown(planner)
        assert "███▒▒▒" in line(planner, "Trial")
        await press(planner, pilot, "minus", "minus")
        assert "by year" in shown(planner)
        await press(planner, pilot, "plus", "equals_sign", "plus")
        assert "by month" in shown(planner)
        await press(planner, pilot, "right", "right")
        assert line(planner, "Trial") != before
        await pilot.press(*["shift+left"] * 12)
        await press(planner, pilot, "left")
        assert line(planner, "Trial").endswith("›")
        await pilot.press(*["shift+right"] * 16)
        await press(planner, pilot, "right")
        assert "‹" in line(planner, "Trial")
        assert "▼" not in shown(planner)
        await press(planner, pilot, "t")
        assert "▼" in shown(planner)


async def test_the_piece_of_time_survives_another_size(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "minus", "right")
        ruler = shown(planner).splitlines()[4].split()
        await pilot.resize_terminal(80, 24)
        await press(planner, pilot, "up", "down")
        assert [word for word in shown(planner).splitlines()[4].split() if word.startswith("Q")][:3] == [
            word for word in ruler if word.startswith("Q")
        ][:3]


async def test_rows_below_stages_and_folded(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "g")
        assert planner.chosen == "trial"
        assert "▾ Testing and application" in shown(planner)
        await press(planner, pilot, "space")
        assert "▸ Testing and application" in shown(planner)
        assert "Side work" not in shown(planner)
        await press(planner, pilot, "enter")
        assert "Side work" in shown(planner)
        await press(planner, pilot, "g")
        assert "▾ Camera" in shown(planner)


async def test_only_what_is_critical_or_late(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "c")
        text = shown(planner)
        assert "critical path and late work only" in text
        assert "Side work" not in text
        assert all(name in text for name in ("▾ Camera", "Design", "Trial", "Mark"))
        await press(planner, pilot, "c")
        assert "Side work" in shown(planner)


async def test_the_scope_is_chosen(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "s", "end", "enter")
        assert "The whole plan" in shown(planner)
        assert all(name in shown(planner) for name in ("Trial", "Fly", "Large programme"))
        await turn(planner, pilot, "timeline", "drone")
        assert view(planner).scope.kind == "everything"
        assert planner.chosen == "drone"
        await press(planner, pilot, "s", "home", "enter", "=dron", "enter")
        assert "Chain: Drone" in shown(planner)
        assert "Trial" not in shown(planner)
        await press(planner, pilot, "s", "down", "enter", "enter")
        assert "Programme: Large programme" in shown(planner)
        await press(planner, pilot, "s", "down", "enter", "=fir", "enter")
        assert "Organisation: Firm" in shown(planner)
        assert "Fly" in shown(planner)
        await press(planner, pilot, "s", "escape")
        await press(planner, pilot, "s", "enter", "escape")
        assert "Organisation: Firm" in shown(planner)


# --- moving ---


def dates(folder: Path, id: str) -> list[str]:
    """The dates of a record as its file says."""
    text = (folder / "records.toml").read_text(encoding="utf-8")
    table = text.split(f".{id}]\n")[1].split("\n[")[0]
    return [row for row in table.splitlines() if row.startswith(("start", "end", "due"))]


MOVES = [
    ("design", ["greater_than_sign"], ["start = 2026-07-01", "end = 2027-01-31  # by contract"]),
    ("design", ["full_stop", "full_stop"], ["start = 2026-08-01", "end = 2027-02-28  # by contract"]),
    ("design", ["less_than_sign"], ["start = 2026-05-01", "end = 2026-11-30  # by contract"]),
    ("design", ["comma"], ["start = 2026-05-01", "end = 2026-11-30  # by contract"]),
    ("design", ["right_square_bracket"], ["start = 2026-06-01", "end = 2027-01-31  # by contract"]),
    ("design", ["left_square_bracket"], ["start = 2026-06-01", "end = 2026-11-30  # by contract"]),
    ("design", ["minus", "greater_than_sign"], ["start = 2026-09-01", "end = 2027-03-31  # by contract"]),
    ("design", ["minus", "minus", "less_than_sign"], ["start = 2025-06-01", "end = 2025-12-31  # by contract"]),
    ("trial", ["greater_than_sign"], ["start = 2027-04-01", 'end = "2027-Q3"']),
    ("trial", ["right_square_bracket"], ["start = 2027-01-01", 'end = "2027-Q3"']),
    ("mark", ["greater_than_sign"], ["due = 2026-11-30"]),
    ("large", ["greater_than_sign"], ["start = 2027", "end = 2031"]),
]


async def agree(planner: Planner, pilot: Pilot[Any]) -> None:
    """Move all dates, where that is asked for."""
    if isinstance(planner.screen, Choice):
        await press(planner, pilot, "end", "enter")


@pytest.mark.parametrize(("id", "keys", "after"), MOVES)
async def test_bars_move_by_the_unit_in_one_step(plan: Path, id: str, keys: list[str], after: list[str]) -> None:
    before = (plan / "records.toml").read_bytes()
    async with driven(plan) as (planner, pilot):
        await turn(planner, pilot, "timeline", id)
        await press(planner, pilot, "s", "end", "enter")
        await turn(planner, pilot, "timeline", id)
        while view(planner).gantt.zoom.months > 1:
            await press(planner, pilot, "plus")
        for key in keys:
            await press(planner, pilot, key)
            await agree(planner, pilot)
        assert [row.replace('"2027"', "2027").replace('"2031"', "2031") for row in dates(plan, id)] == after
        assert planner.chosen == id
        edits = len([key for key in keys if key != "minus"])
        await press(planner, pilot, *["u"] * edits)
        assert (plan / "records.toml").read_bytes() == before


async def test_work_that_has_begun_is_not_moved_unasked(plan: Path) -> None:
    before = dates(plan, "design")
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "design")
        await press(planner, pilot, "plus", "greater_than_sign")
        assert "Put Design (design) off by one month?" in shown(planner)
        assert "This has begun" in shown(planner)
        await press(planner, pilot, "enter")
        assert dates(plan, "design") == before
        await press(planner, pilot, "greater_than_sign", "escape")
        assert dates(plan, "design") == before
        await press(planner, pilot, "greater_than_sign", "down", "enter")
        assert dates(plan, "design") == ["start = 2026-06-01", "end = 2027-01-31  # by contract"]
        await press(planner, pilot, "left_square_bracket")  # an end that is to come may move
        assert dates(plan, "design") == before


async def test_a_move_by_a_year_is_asked_for_and_the_unit_is_told(plan: Path) -> None:
    before = dates(plan, "fly")
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "fly")
        await press(planner, pilot, "minus", "minus", "minus")
        assert "by year · a move is one year" in shown(planner)
        await press(planner, pilot, "less_than_sign")
        assert "Move Fly (fly) one year earlier?" in shown(planner)
        assert "look closer (+)" in shown(planner)
        await press(planner, pilot, "enter")
        assert dates(plan, "fly") == before
        await press(planner, pilot, "less_than_sign", "down", "enter")
        assert dates(plan, "fly") == ["start = 2026-01-01", "end = 2026-12-31"]


async def test_a_milestone_that_was_reached_is_not_moved_unasked(tmp_path: Path) -> None:
    toml = '[product.a]\n[milestone.m]\nname = "Mark"\nof = "a"\ndue = 2026-10-31\ndone = 2026-10-01\n'
    folder = workspace(tmp_path / "plan", toml)
    async with driven(folder, lang="en") as (planner, pilot):
        await turn(planner, pilot, "timeline", "m")
        await press(planner, pilot, "plus", "greater_than_sign")
        assert "on record as reached" in shown(planner)
        await press(planner, pilot, "enter")
        assert "due = 2026-10-31" in (folder / "records.toml").read_text(encoding="utf-8")


async def test_a_date_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    toml = """
[product.a]
[milestone.bad]
name = "Bad"
of = "a"
due = "soonish"
[milestone.none]
name = "None"
of = "a"
[activity.half]
name = "Half"
chain = "a"
start = 2026-01-01
end = "whenever"
"""
    async with driven(workspace(tmp_path / "plan", toml), lang="en") as (planner, pilot):
        await turn(planner, pilot, "timeline", "bad")
        assert "✗ unreadable date" in line(planner, "Bad")
        assert "no dates" in line(planner, "None")
        assert "✗ unreadable date: due = soonish" in shown(planner)
        await turn(planner, pilot, "timeline", "half")
        assert "✗ unreadable date: end = whenever" in shown(planner)


async def test_a_bar_that_moves_out_of_sight_is_followed(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await at(planner, pilot, "side")
        await press(planner, pilot, *["right"] * 2)
        for _ in range(14):
            await press(planner, pilot, "less_than_sign")
            await agree(planner, pilot)
        assert dates(plan, "side") == ["start = 2025-11-01", "end = 2025-12-15"]
        assert "━" in line(planner, "Side work")


async def test_what_cannot_move_says_why(plan: Path) -> None:
    before = (plan / "records.toml").read_bytes()
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "undated")
        await press(planner, pilot, "greater_than_sign")
        assert "There is no date here to move" in shown(planner)
        await at(planner, pilot, "camera")
        await press(planner, pilot, "right_square_bracket")
        await at(planner, pilot, "side")
        await press(planner, pilot, "minus", "minus", "left_square_bracket", "end", "enter")
        assert "would end" in shown(planner)
        assert (plan / "records.toml").read_bytes() == before


# --- the baseline ---


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The plan in git: approved in January, since then two dates were put off, one work dropped and one added."""
    first = PLAN.replace('"2027-Q2"', "2027-03-31").replace("2026-10-31", "2026-09-30")
    first = first.replace('side]\nname = "Side work"', 'cut]\nname = "Cut work"\nlead = "firm"').replace(
        "02-15", "06-15"
    )
    repository = Repository(tmp_path / "plan")
    folder = workspace(tmp_path / "plan", first)
    repository.commit({}, day="2026-01-15")
    repository.git("tag", "approved")
    repository.commit(PLAN, day="2026-03-01")
    return folder


@needs_git
@pytest.mark.parametrize("size", SIZES)
async def test_slips_against_a_tag(kept: Path, size: tuple[int, int]) -> None:
    async with driven(kept, size, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "b", "=approved", "enter")
        matches(planner, "timeline-baseline")
        assert "against approved (15 Jan 2026): 2 later, 0 earli" in shown(planner)
        assert "+91" in line(planner, "Trial")
        assert "new" in line(planner, "Side work")
        assert line(planner, "Cut work").startswith(" × ")


@needs_git
async def test_a_day_as_people_write_it_and_none(kept: Path) -> None:
    async with driven(kept, lang="vi") as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "b", "=20", "slash", "=1", "slash", "=2026", "enter")
        assert "so với 2026-01-20 (20/01/2026): 2 lùi, 0 sớm hơn, 1 mới" in shown(planner)
        await press(planner, pilot, "greater_than_sign")
        assert "+183" in line(planner, "Trial")
        await press(planner, pilot, "b", *["backspace"] * 10, "enter")
        assert "so với" not in shown(planner)
        await press(planner, pilot, "b", "escape")
        assert "so với" not in shown(planner)


@needs_git
async def test_what_is_gone_can_be_looked_at_but_not_moved(kept: Path) -> None:
    async with driven(kept, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "b", "=approved", "enter", "end")
        assert "Cut work · no longer in the plan" in shown(planner)
        assert planner.chosen is None
        await press(planner, pilot, "enter", "greater_than_sign")
        assert isinstance(planner.view, TimelineView)


async def test_without_git_or_with_an_unknown_tag_it_says_why(plan: Path, tmp_path: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await at(planner, pilot, "trial")
        await press(planner, pilot, "b", "=nowhere", "enter")
        assert "is not kept in git" in shown(planner)
        assert view(planner).baseline is None


async def test_a_chain_that_is_gone_gives_way_to_everything(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await turn(planner, pilot, "timeline", "drone")
        await planner.change("rename", id="drone", new="flyer")
        await press(planner, pilot, "down")
        assert "The whole plan" in shown(planner)
        assert "Fly" in shown(planner)
