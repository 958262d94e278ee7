"""Whose measures and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.kinds.programme import Programme
from roadmap.model.text import Text
from tui.command import command
from tui.screens.measures import Measures

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Xem chỉ số và kinh phí của", "Measures and money of")
_EVERYTHING = Text("Toàn bộ lộ trình", "The whole roadmap")
_OTHER = Text("Bản ghi khác…", "Another record…")
_KINDS = ("product", "technology", "mission", "programme", "organization", "activity")
_ALL, _PICK = "*", "?"


@command("s", "Scope", "Phạm vi", where=("measures",), footer=1)
async def choose_scope(planner: Planner) -> None:
    """Choose whose measures and money are shown: everything, a programme, or any other record.

    Chọn phạm vi: toàn bộ, một chương trình, hoặc một bản ghi khác.
    """
    view, state = planner.view, planner.state
    if not isinstance(view, Measures) or state is None:
        return
    programmes = [(one.id, one.name or Text(one.id, one.id)) for one in state.survey.of(Programme)]
    answers = [(_ALL, _EVERYTHING), (_PICK, _OTHER), *programmes]
    scope = await planner.choose(_TITLE, answers, value=view.scope or _ALL)
    if scope == _PICK:
        scope = await planner.pick(_TITLE, _KINDS, value=view.scope)
    if scope:
        view.turn_to(None if scope == _ALL else scope)
