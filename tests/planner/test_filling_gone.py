"""What is typed stays where the record goes meanwhile."""

from __future__ import annotations

from pathlib import Path

from tests.planner.driving import driven, press, settled, shown, workspace
from tui.dialogs.field_line import FieldTexts

CHIP = '[technology.chip]\nname.vi = "Chip"\n'
OTHER = '\n[technology.other]\nname.vi = "Khác"\n'


async def test_a_record_that_is_removed_while_its_name_is_typed(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", CHIP + OTHER)
    async with driven(folder) as (planner, pilot):
        planner.open("chip", ("name",))
        await settled(planner, pilot)
        await press(planner, pilot, "enter", "end", "=s of ours")
        assert isinstance(planner.screen, FieldTexts)
        (folder / "records.toml").write_text(OTHER, encoding="utf-8")
        await press(planner, pilot, "enter")
        assert "There is no record `chip`" in shown(planner)
        assert isinstance(planner.screen, FieldTexts)
        assert "s of ours" in shown(planner)
        await press(planner, pilot, "escape")
        assert planner.is_running
    assert (folder / "records.toml").read_text(encoding="utf-8") == OTHER
