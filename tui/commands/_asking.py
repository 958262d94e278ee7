"""Asking for what an edit takes, one thing after the other, and then for what it may take besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from roadmap.edit import label
from roadmap.locale.value import phrase
from roadmap.model.text import Text
from tui.commands._questions import QUESTIONS

if TYPE_CHECKING:
    from roadmap.edit import Edit, Parameter
    from tui.app import Planner

PARAMETERS: Mapping[str, Text] = {
    "id": Text("Bản ghi", "Record"),
    "ids": Text("Các bản ghi cần xóa", "Records to remove"),
    "kind": Text("Loại bản ghi", "Kind of record"),
    "new": Text("Mã mới", "New id"),
    "other": Text("Bản ghi được gộp vào", "Record that becomes part of it"),
    "field": Text("Trường liên kết", "Field that links"),
    "fields": Text("Trường cần bỏ", "Field to take away"),
    "target": Text("Liên kết với", "Linked with"),
    "values": Text("Nội dung", "Contents"),
    "file": Text("Ghi vào tệp", "File to put it into"),
    "to": Text("Bàn giao cho", "Handed over to"),
    "on": Text("Ngày bàn giao", "Day of the handover"),
    "accepted_by": Text("Bên tiếp nhận xác nhận", "Accepted by"),
    "post": Text("Vị trí chịu trách nhiệm mới", "New responsible post"),
    "planned": Text("Chỉ ghi dự kiến, chưa chuyển", "Only planned, for a day to come"),
    "keep": Text("Chỗ khác nhau: giữ bản ghi thứ nhất", "Where they differ: keep the first"),
    "stage": Text("Giai đoạn", "Stage"),
    "chain": Text("Sang chuỗi của", "To the chain of"),
    "by": Text("Dời bao lâu", "How far"),
    "earlier": Text("Dời sớm hơn", "To earlier dates"),
    "end_only": Text("Chỉ dời ngày kết thúc", "The end alone"),
    "unlink": Text("Bỏ các tham chiếu đến nó", "Take references to it away"),
    "instead": Text("Trỏ tham chiếu sang", "Let references name instead"),
}
"""What each parameter of an edit is called."""

_GO = Text("⏎ Thực hiện", "⏎ Do it")
_REASON = Text("Lý do", "Reason")
_WHY = Text("Lý do (được ghi cùng thay đổi)", "Reason (goes on record with the edit)")
_MORE = Text("Có thể ghi thêm, hoặc thực hiện ngay", "There may be more to say; or do it now")


class Told(NamedTuple):
    """An edit with what it takes.

    Attributes:
        edit: its name.
        arguments: by name of parameter.
        reason: why; may be empty.
    """

    edit: str
    arguments: dict[str, Any]
    reason: str


async def asked(planner: Planner, edit: Edit) -> Told | None:
    """What `edit` is to do; None where the planner turned away."""
    arguments: dict[str, Any] = {}
    for parameter in edit.parameters:
        if parameter.needed:
            answer = await _one(planner, edit, parameter, arguments)
            if answer is None:
                return None
            arguments[parameter.name] = answer
    return await _more(planner, edit, arguments)


async def _more(planner: Planner, edit: Edit, arguments: dict[str, Any]) -> Told | None:
    """Options and the reason, as many as the planner wants to give."""
    title = label(edit.function, {})
    further = {one.name: one for one in edit.parameters if not one.needed}
    reason = ""
    while True:
        answers = [("", _GO)]
        answers += [(name, _line(PARAMETERS[name], arguments.get(name))) for name in further]
        name = await planner.choose(title, [*answers, ("reason", _line(_REASON, reason))], text=_MORE)
        if name is None:
            return None
        if name == "":
            return Told(edit.name, arguments, reason)
        if name == "reason":
            reason = (await planner.ask(_WHY, reason)) or reason
            continue
        answer = await _one(planner, edit, further[name], arguments)
        if answer is not None:
            arguments[name] = answer


def _line(name: Text, value: object) -> Text:
    if value in (None, "", False, ()):
        return name
    said = Text("có", "yes") if value is True else ", ".join(value) if isinstance(value, tuple) else value
    return phrase("{name}: {said}", "{name}: {said}", name=name, said=said)


async def _one(
    planner: Planner, edit: Edit, parameter: Parameter, arguments: Mapping[str, object]
) -> str | tuple[str, ...] | bool | None:
    if parameter.form == "flag":
        return not arguments.get(parameter.name, False)
    question = QUESTIONS.get(f"{edit.name}.{parameter.name}") or QUESTIONS[parameter.name]
    return await question(planner, PARAMETERS[parameter.name], arguments)
