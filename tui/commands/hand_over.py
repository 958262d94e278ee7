"""Hand accountability over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.meant import date
from roadmap.locale.value import date as written
from roadmap.locale.value import phrase
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_WHICH = Text("Hãy chọn một công nghệ hoặc sản phẩm", "Choose a technology or product first")
_NOBODY = Text("Chưa có cơ quan nào chịu trách nhiệm để bàn giao", "Nobody is accountable yet who could hand it over")
_DAY = Text("Bàn giao từ ngày nào?", "Handed over on which day?")
_NO_DAY = Text("Không phải ngày; ghi như 31/12/2027 hoặc quý II/2027", "No date; write it as 2027-12-31 or Q2/2027")
_ACCEPTED = Text("Ai đã xác nhận tiếp nhận?", "Who has accepted it?")
_NOT_YET = Text("Chưa ai xác nhận", "Nobody yet")
_ANOTHER = Text("Chọn cơ quan hoặc vị trí…", "Choose a body or post …")
_WHEN = Text("Ngày đó chưa đến", "That day is still to come")
_PLANNED = Text("Chỉ ghi dự kiến: đến ngày đó mới chuyển", "Only record the plan; nothing moves until then")
_NOW = Text("Chuyển trách nhiệm ngay", "Move accountability now")


@command("H", "Hand over", "Bàn giao", changes=True)
async def hand_over(planner: Planner) -> None:
    """Hand the chosen technology or product over to another body, with day and acceptance on record.

    Bàn giao công nghệ, sản phẩm đang chọn cho cơ quan khác, có ghi ngày và xác nhận tiếp nhận.
    """
    state, id = planner.state, planner.chosen
    subject = state.roadmap.records.get(id or "") if state else None
    if state is None or id is None or not isinstance(subject, Technology | Product):
        planner.tell(_WHICH)
        return
    if not subject.accountable:
        planner.tell(_NOBODY)
        return
    title = phrase("Hand {it} over to", "Bàn giao {it} cho", it=subject)
    to = await planner.pick(title, ("organization",))
    today = written(state.survey.today, state.lang)
    said = to and await planner.ask(_DAY, today, judge=lambda text: None if date(text) else _NO_DAY)
    day = date(said) if said else None
    if not to or day is None:
        return
    accepted = await _accepted(planner, to)
    planned: bool | None = False
    if day.first > state.survey.today:
        planned = await planner.choose(_WHEN, [(True, _PLANNED), (False, _NOW)])
    if accepted is not None and planned is not None:
        await planner.change("hand-over", id=id, to=to, on=str(day), accepted_by=accepted, planned=planned)


async def _accepted(planner: Planner, to: str) -> str | None:
    """The id of who accepted it; empty for nobody yet, None where the planner turned away."""
    body = planner.state.roadmap[to].name if planner.state else None
    answer: str | None = await planner.choose(_ACCEPTED, [("", _NOT_YET), (to, body or Text(to, to)), ("?", _ANOTHER)])
    return await planner.pick(_ACCEPTED, ("post", "organization")) if answer == "?" else answer
