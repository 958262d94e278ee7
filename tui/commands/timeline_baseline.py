"""What the slips of the timeline are measured against."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from roadmap.locale.meant import date
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from tui.command import command
from tui.screens.timeline import TimelineView

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("So tiến độ với kế hoạch của", "Compare with the plan of")
_HELP = Text(
    "Ngày (31/12/2025), thẻ, nhánh hoặc mã lần lưu của git. Để trống: không so nữa.",
    "A day (2025-12-31), or a tag, branch or commit of git. Nothing: compare no more.",
)


@command("b", "Baseline", "Mốc so sánh", where=("timeline",), footer=5)
async def timeline_baseline(planner: Planner) -> None:
    """Compare with the plan of a day or tag: what has slipped since, what is new, what is gone.

    So với kế hoạch của một ngày hoặc thẻ git: mốc nào lùi, việc nào mới, việc nào không còn.
    """
    view, workspace = planner.view, planner.holding.workspace
    if not isinstance(view, TimelineView) or workspace is None:
        return
    said = await planner.ask(_TITLE, view.baseline.name if view.baseline else "", help=_HELP)
    if said is None:
        return
    name = said.strip()
    day = date(name)
    if day and day.precision == "day":
        name = day.first.isoformat()
    try:
        view.compare(await asyncio.to_thread(workspace.baseline, name) if name else None)
    except RoadmapError as error:
        planner.refused(error)
