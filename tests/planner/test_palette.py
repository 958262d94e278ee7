from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.edit import edits
from roadmap.model.text import Text
from tests.planner.driving import SIZES, driven, matches, press, shown, workspace
from tui.commands._asking import PARAMETERS
from tui.commands._questions import QUESTIONS
from tui.dialogs.palette import Entry, Palette
from tui.themes import LIGHT
from tui.widgets.table import Table

PLAN = """
[product.camera]
name.vi = "Máy ảnh"
name.en = "Camera"
accountable = "most"
[product.drone]
name.en = "Drone"
[technology.vision]
name.en = "Vision"
[activity.trial]
name.en = "Trial"
chain = "camera"
stage = "pilot"
start = 2027-01-15
[organization.most]
name.en = "Ministry"
[organization.viettel]
name.en = "Viettel"
[organization.vittel]
name.en = "Vittel"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


def text_of(plan: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(plan.rglob("*.toml")))


@pytest.mark.parametrize("size", SIZES)
async def test_palette(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size, lang="vi") as (planner, pilot):
        await press(planner, pilot, "colon", "=giao dien")
        matches(planner, "palette")


async def test_a_command_is_found_without_diacritics_and_run(example: Path) -> None:
    async with driven(example, lang="vi") as (planner, pilot):
        await press(planner, pilot, "ctrl+p", "=giao dien", "enter", "down", "enter")
        assert planner.theme == LIGHT


async def test_a_command_of_another_view_is_run_there(example: Path) -> None:
    async with driven(example, lang="en") as (planner, pilot):
        await press(planner, pilot, "ctrl+p", "=turn-duties", "enter")
        assert planner.view and planner.view.VIEW == "responsibility"


async def test_turning_away_does_nothing(example: Path) -> None:
    async with driven(example, lang="en") as (planner, pilot):
        await press(planner, pilot, "ctrl+p", "=rename", "escape")
        assert planner.view and planner.view.VIEW == "portfolio" and len(planner.screen_stack) == 2


def test_every_parameter_of_every_edit_has_a_name_and_a_question() -> None:
    for edit in edits().values():
        for parameter in edit.parameters:
            name = PARAMETERS[parameter.name]
            assert name.vi and name.en
            assert (
                parameter.form == "flag" or f"{edit.name}.{parameter.name}" in QUESTIONS or parameter.name in QUESTIONS
            )


async def test_what_is_called_so_goes_before_what_is_explained_so(example: Path) -> None:
    entries = [
        Entry("a", Text("Mở", "Open"), Text("Hoàn tác không được", "Undo is not this")),
        Entry("b", Text("Hoàn tác", "Undo"), Text("Lui lại", "Back")),
    ]
    async with driven(example) as (planner, pilot):
        planner.push_screen(Palette(entries, "vi"))
        await press(planner, pilot, "=hoan tac")
        assert planner.screen.query_one(Table).keys == ["b", "a"]


# Edit -> what is typed after it was chosen on the record `camera`, what the files say then, and what no longer.
COURSES = {
    "rename": (["enter", "=cam2", "enter", "enter"], '[product.cam2]', "camera"),
    "hand-over": (["enter", "=viettel", "enter", "=1/1/2027", "enter", "enter"], "on = 2027-01-01", "~"),
    "link": (["enter", "=uses", "enter", "=vision", "enter", "enter"], 'uses = ["vision"]', "~"),
    "set": (["enter", "=accountable", "enter", "=viettel", "enter", "enter"], 'accountable = "viettel"', '"most"'),
    "move": (["=trial", "enter", "down", "enter", "enter"], 'stage = "production"', "pilot"),
    "reschedule": (["=trial", "enter", "=1q", "enter", "enter"], "start = 2027-04-15", "2027-01-15"),
    "unlink": (["enter", "enter", "enter", "enter"], "[product.camera]", "accountable"),
    "clear": (["enter", "=accountable", "enter", "enter"], "[product.camera]", "accountable"),
    "rm": (["=drone", "enter", "enter", "enter"], "[product.camera]", "drone"),
    "merge-records": (
        ["=viettel", "enter", "=vittel", "enter", "down", "enter", "enter"], "[organization.viettel]", "vittel",
    ),
}  # fmt: skip


async def edited(plan: Path, edit: str, *keys: str) -> str:
    async with driven(plan, lang="en") as (planner, pilot):
        planner.view.focus_on("camera")  # type: ignore[union-attr]
        await press(planner, pilot, "ctrl+p", f"=roadmap {edit}", "enter")
        await press(planner, pilot, *keys)
        assert len(planner.screen_stack) == 2, shown(planner)
    return text_of(plan)


@pytest.mark.parametrize("edit", sorted(COURSES))
async def test_an_edit_asks_for_what_it_takes(plan: Path, edit: str) -> None:
    keys, now, gone = COURSES[edit]
    text = await edited(plan, edit, *keys)
    assert now in text
    assert gone not in text


async def test_a_record_is_added_with_values_and_a_reason(plan: Path) -> None:
    from roadmap.model.kinds import kinds

    to_milestone = ["down"] * list(kinds()).index("milestone")
    said = ["=m-1", "enter", "down", "enter", "=of=camera due=2027", "enter"]
    reason = ["down", "down", "down", "enter", "=as agreed", "enter"]
    text = await edited(plan, "new", *to_milestone, "enter", *said, *reason, "enter")
    assert '[milestone.m-1]\nof = "camera"\ndue = "2027"' in text
    log = "".join(file.read_text("utf-8", "replace") for file in plan.joinpath(".roadmap").rglob("*") if file.is_file())
    assert "Reason(m-1): as agreed" in log


async def test_what_is_typed_for_an_id_is_judged(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await press(planner, pilot, "ctrl+p", "=roadmap rename", "enter", "enter", "=Máy ảnh", "enter")
        assert "An id holds a-z, 0-9 and hyphens, at most 64: " in shown(planner)
        await press(planner, pilot, "escape")
        assert text_of(plan).count("[product.camera]") == 1
