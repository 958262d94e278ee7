"""Quick fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from roadmap.remedy import offers
from roadmap.rulebook import rules
from tui.command import command
from tui.commands._mending import finding_meant, mend, waivers

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Khắc phục thế nào?", "How shall it be mended?")
_OPEN = Text("Mở phiếu tại trường này", "Open the sheet at this field")


@command("f", "Quick fix", "Khắc phục", footer=3, changes=True)
async def quick_fix(planner: Planner) -> None:
    """Settle a finding in one go: choose what is to be done, and say what is still missing.

    Khắc phục một phát hiện trong một bước: chọn cách làm và bổ sung điều còn thiếu.
    """
    finding = await finding_meant(planner)
    state = planner.state
    if finding is None or state is None:
        return
    rule = rules().get(finding.code)
    found = offers(state.survey, finding, rule.remedies if rule else ())
    found += waivers(state, finding)
    answers = [(offer, offer.label) for offer in found]
    at = finding.record in state.roadmap
    answer = await planner.choose(_TITLE, [*answers, *([("open", _OPEN)] if at else [])], text=finding.message)
    if answer == "open" and finding.route:
        planner.open(finding.record, finding.route.field)
    elif answer is not None:
        await mend(planner, finding, answer)
