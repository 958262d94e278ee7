"""Giving a body a duty, or taking it away: the same for all duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.graph.answering import Matter
from roadmap.graph.responsibility import DUTIES, places
from roadmap.locale.meant import date
from roadmap.locale.value import phrase
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.kinds.work import ROLES
from roadmap.model.text import Text
from tui.commands._heads import hint
from tui.screens.responsibility import Responsibility

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.state import State

_WHERE = Text("Ghi vào đâu?", "Where is it to be written?")
_ROLE = Text("Vai trò trong hoạt động", "Role in the work")
_NO_ROLE = Text("(không ghi vai trò)", "(no role given)")
_MISSION = Text("＋ Tạo nhiệm vụ mới", "＋ A new mission")
_NAME = Text("Tên nhiệm vụ mới", "Name of the new mission")
_DAY = Text("Bàn giao từ ngày (31/12/2027, quý II/2027)", "Handed over on (2027-12-31, Q2/2027)")
_NO_DAY = Text("Không phải ngày", "No date")
_NOTHING = Text("", "")
_NO_OWNER = Text(
    "Nhiệm vụ không có cơ quan chịu trách nhiệm xuyên suốt; hãy ghi cơ quan chủ quản (c)",
    "A mission has no body accountable end to end; name the one that governs it (c)",
)
_NO_PLACE = {
    "coordinating": Text(
        "Chưa có nhiệm vụ nào để ghi cơ quan phối hợp; hãy giao chủ quản (c) hoặc chủ trì (t) trước",
        "There is no mission yet to coordinate; assign who governs (c) or leads (t) first",
    ),
    "taking-part": Text(
        "Chưa có hoạt động nào để tham gia; thêm hoạt động ở màn hình Chuỗi (2)",
        "There is no work yet to take part in; add some on the chain's board (2)",
    ),
}


async def here(planner: Planner, duty: str) -> None:
    """Give the body under the cursor `duty` for the matter under the cursor, or take it away where it has it."""
    cell = planner.view.cell if isinstance(planner.view, Responsibility) else None
    if cell:
        await give(planner, *cell, duty)


async def give(planner: Planner, matter: str, body: str, duty: str) -> None:
    """Give `body` the `duty` for `matter`, or take it away where it has it; asks where it is to be written."""
    state = planner.state
    record = state.roadmap.records.get(matter) if state else None
    if state is None or not isinstance(record, Technology | Product | Mission | Programme):
        return
    found = await _place(planner, state, record, body, duty)
    if found is None:
        return
    holder, field = found
    if not holder:
        await _begin(planner, state, record, body, duty)
    elif _names(state, holder, field, body):
        await planner.change("unlink", id=holder, field=field, target=body)
    elif field == "participants":
        await _join(planner, holder, body)
    elif field == "coordinating":
        await planner.change("link", id=holder, field=field, target=body)
    else:
        await _replace(planner, state, holder, field, body)


async def _place(planner: Planner, state: State, matter: Matter, body: str, duty: str) -> tuple[str, str] | None:
    """Id and field of where the duty is written; an empty id for a new mission; None where the planner turned away."""
    known = [(one.id, field) for one, field in places(state.survey, matter, duty)]
    fresh = duty in ("governing", "lead") and isinstance(matter, Technology | Product)
    if not known:
        if not fresh:
            planner.tell(_NO_PLACE.get(duty, _NO_OWNER), "warning")
        return ("", duty) if fresh else None
    if len(known) == 1:
        return known[0]
    answers = [(one, _called(state, *one, body)) for one in known]
    if fresh:
        answers.append((("", duty), _MISSION))
    title = Text(*(f"{DUTIES.label(duty).of(lang).capitalize()}: {_WHERE.of(lang)}" for lang in ("vi", "en")))
    chosen: tuple[str, str] | None = await planner.choose(title, answers)
    return chosen


def _called(state: State, id: str, field: str, body: str) -> Text:
    """A place with its kind and whom it names now; with a mark where that is `body`, which is then taken away."""
    record = state.roadmap[id]
    now = getattr(record, field)
    named = [now] if isinstance(now, str) else list(now or ())

    def said(lang: str) -> str:
        bodies = ", ".join(state.label(one) for one in named[:3]) + ("…" if len(named) > 3 else "")
        mark = "✓ " if body in named else ""
        return f"{mark}{record.LABEL.of(lang)}: {record.label(lang)}" + (f" ({bodies})" if bodies else "")

    return Text(said("vi"), said("en"))


def _names(state: State, id: str, field: str, body: str) -> bool:
    now = getattr(state.roadmap[id], field)
    return now == body if isinstance(now, str) else body in (now or ())


async def _join(planner: Planner, activity: str, body: str) -> None:
    answers = [("", _NO_ROLE), *((word, ROLES.label(word)) for word in ROLES)]
    role = await planner.choose(_ROLE, answers)
    if role is not None:
        values = (f"role={role}",) if role else ()
        await planner.change("link", id=activity, field="participants", target=body, values=values)


async def _replace(planner: Planner, state: State, holder: str, field: str, body: str) -> None:
    """Name `body` in a field that takes one; a change of accountability may be a handover."""
    now = getattr(state.roadmap[holder], field)
    next_step = hint(planner, body) if field == "accountable" else _NOTHING
    if not now:
        await planner.change("set", id=holder, values=(field, body), next_step=next_step)
        return
    record = state.roadmap[holder]
    title = phrase("{it} names {now}", "{it} đang ghi {now}", it=record, now=state.label(now))
    answers = [("set", phrase("Write {new} instead", "Ghi {new} thay vào", new=state.label(body)))]
    if field == "accountable" and isinstance(record, Technology | Product):
        answers.append(("hand-over", phrase("Hand over to {new}, with a date", "Bàn giao cho {new}, có ngày",
                                            new=state.label(body))))  # fmt: skip
    how = await planner.choose(title, answers)
    if how == "set":
        await planner.change("set", id=holder, values=(field, body), next_step=next_step)
    elif how == "hand-over" and (day := await planner.ask(_DAY, judge=lambda said: None if date(said) else _NO_DAY)):
        await planner.change("hand-over", id=holder, to=body, on=str(date(day)), next_step=next_step)


async def _begin(planner: Planner, state: State, matter: Matter, body: str, duty: str) -> None:
    """A new mission for `matter` with `body` in charge."""
    name = await planner.ask(_NAME, state.label(matter.id))
    if name:
        field = "products" if isinstance(matter, Product) else "technologies"
        values = (f"name.{state.lang}={name}", f"{field}={matter.id}", f"{duty}={body}")
        id = state.roadmap.unused(f"{matter.id}-mission")
        await planner.change("new", kind="mission", id=id, values=values)
