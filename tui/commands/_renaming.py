"""Giving a record another id; every reference follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands._filling import desk
from tui.dialogs.field_line import FieldLine

if TYPE_CHECKING:
    from roadmap.fitting.form import Row
    from tui.app import Planner
    from tui.screens.record import RecordSheet


async def rename(planner: Planner, sheet: RecordSheet, row: Row) -> None:
    """Let the planner change the id of the record of a sheet; the sheet stays with the record."""
    old, began = sheet.record, planner.state
    if began is None or old not in began.roadmap:
        return
    new = await planner.put(FieldLine(desk(planner, began, old, row, sheet.region_of_value)))
    await planner.drafting.settle()
    if new and new != old and await planner.change("rename", id=old, new=new.strip()):
        sheet.aim(new.strip())
