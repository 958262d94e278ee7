"""Delete a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from roadmap.model.record import Record
from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.state import State

_LEAVE = Text("Thôi, không xóa", "Leave it")
_DELETE = Text("Xóa bản ghi này", "Delete it")
_UNLINK = Text("Xóa, và bỏ các tham chiếu đến nó", "Delete it, and take those references away")
_INSTEAD = Text("Xóa, và trỏ các tham chiếu sang bản ghi khác…", "Delete it, and let those references name another …")
_OTHER = Text("Trỏ các tham chiếu sang", "Let the references name")
_FREE = Text("Không có bản ghi nào tham chiếu đến nó.", "No record refers to it.")
_MOST = 6


@command("D", "Delete", "Xóa", changes=True)
async def delete(planner: Planner) -> None:
    """Delete the chosen record; says first what refers to it, and asks what becomes of that.

    Xóa bản ghi đang chọn; cho biết trước những gì tham chiếu đến nó và hỏi cách xử lý.
    """
    view, state, id = planner.view, planner.state, planner.chosen
    if view is None or state is None or id is None:
        return
    record = state.roadmap[id]
    held = _referring(state, id)
    answers = [("", _LEAVE), *((("unlink", _UNLINK), ("instead", _INSTEAD)) if held else (("rm", _DELETE),))]
    title = phrase("Delete {kind} {it}?", "Xóa {kind} {it}?", kind=record.LABEL, it=record)
    way = await planner.choose(title, answers, text=_said(held))
    instead = await planner.pick(_OTHER, (record.KIND,)) if way == "instead" else ""
    if not way or instead is None:
        return
    if await planner.change("rm", sure=True, ids=(id,), unlink=way == "unlink", instead=instead):
        planner.leave_gone(view)


def _referring(state: State, id: str) -> list[tuple[Record, Text]]:
    """The records that refer to `id`, each with what the link is called."""
    from roadmap.model.relation import reference

    held = {}
    for link in state.survey.entering(id):
        source = state.roadmap[link.source]
        if link.source != id:
            held[link.source] = (source, reference(type(source), link.relation).about.label)
    return list(held.values())


def _said(held: list[tuple[Record, Text]]) -> Text:
    """What refers to the record, a line each."""
    if not held:
        return _FREE
    lines = [phrase("• {it}: {field}", "• {it}: {field}", it=record, field=field) for record, field in held[:_MOST]]
    more = len(held) - _MOST
    lines += [phrase("… and {n} more", "… và {n} bản ghi nữa", n=more)] if more > 0 else []
    head = phrase("Referred to by {n}:", "Số bản ghi tham chiếu đến nó: {n}", n=len(held))
    return Text(*("\n".join(said) for said in zip(head, *lines, strict=True)))
