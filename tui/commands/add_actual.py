"""A value that was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.commands._values import year_and_number

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Số đo thực tế", "Measured value")
_EVIDENCE = Text("Minh chứng (bỏ trống nếu chưa có)", "Evidence (leave empty where there is none yet)")


@command("a", "Measured value", "Số đo thực tế", where=("measures",), footer=2, changes=True)
async def add_actual(planner: Planner) -> None:
    """Record what was measured in a year for the chosen indicator, and what shows it.

    Ghi số đo thực tế của chỉ số đang chọn cho một năm, kèm minh chứng.
    """
    found = await year_and_number(planner, _TITLE, "actual")
    if found is None:
        return
    indicator, year, value = found
    held = indicator.actual.get(year)
    evidence = await planner.ask(_EVIDENCE, held.evidence if held else "")
    if evidence is None:
        return
    values = [f"actual.{year}.value", value]
    if evidence.strip():
        values += [f"actual.{year}.evidence", evidence.strip()]
    await planner.change("set", id=indicator.id, values=tuple(values))
