"""Waive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.commands._mending import finding_meant, mend, waivers

if TYPE_CHECKING:
    from tui.app import Planner

_NO_WAIVER = Text(
    "Không miễn được: nội dung không đọc được thì phải sửa", "It cannot be waived: what cannot be read has to be mended"
)


@command("w", "Waive", "Miễn", changes=True)
async def waive(planner: Planner) -> None:
    """Silence a finding until a date, with the reason and who decided it.

    Miễn một phát hiện đến một ngày, ghi rõ lý do và người quyết định.
    """
    finding = await finding_meant(planner)
    if finding and planner.state:
        for offer in waivers(planner.state, finding):
            await mend(planner, finding, offer)
            return
        planner.tell(_NO_WAIVER, "warning")
