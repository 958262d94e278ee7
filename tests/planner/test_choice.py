"""A list of answers is narrowed by typing, as lists of records are."""

from __future__ import annotations

from pathlib import Path

from tests.planner.driving import driven, press, shown, turn, workspace
from tui.dialogs.choice import Choice
from tui.dialogs.field_new import FieldNew
from tui.dialogs.picker import Picker

TOML = """\
[product.camera]

[programme.first]
name.vi = "Chương trình Mầm xanh"

[programme.second]
name.vi = "Chương trình Khác"
"""


async def test_a_kind_is_found_by_typing_without_diacritics(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML, "vi")) as (planner, pilot):
        await press(planner, pilot, "n")
        assert isinstance(planner.screen, Choice)
        assert "gõ để tìm" in shown(planner)
        await press(planner, pilot, "=kinh p")
        assert "Kinh phí" in shown(planner)
        assert "Công nghệ" not in shown(planner)
        assert "/kinh p" in shown(planner)
        await press(planner, pilot, "enter")
        assert isinstance(planner.screen, FieldNew)
        assert "inh phí" in shown(planner)


async def test_letters_that_find_nothing_do_nothing_and_backspace_widens(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML, "vi")) as (planner, pilot):
        await press(planner, pilot, "n", "=kinhq", "backspace", "backspace", "backspace", "backspace")
        assert "Công nghệ" in shown(planner)
        assert "gõ để tìm" in shown(planner)
        await press(planner, pilot, "backspace", "down", "up", "escape")
        assert not isinstance(planner.screen, Choice)


async def test_a_scope_is_found_by_typing(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML, "vi")) as (planner, pilot):
        await turn(planner, pilot, "measures", "camera")
        await press(planner, pilot, "s", "=mam x", "enter")
        assert planner.view.scope == "first"


async def test_an_activity_is_not_offered_to_come_after_itself(tmp_path: Path) -> None:
    toml = '[product.camera]\n[activity.one]\nchain = "camera"\nstage = "research"\n[activity.two]\nchain = "camera"\n'
    async with driven(workspace(tmp_path / "w", toml)) as (planner, pilot):
        await turn(planner, pilot, "board", "one")
        await press(planner, pilot, "b")
        assert isinstance(planner.screen, Picker)
        assert [id for id, _ in planner.screen._folded] == ["two"]
