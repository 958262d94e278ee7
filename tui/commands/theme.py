"""Theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui import themes
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Giao diện màu", "Theme")


@command("T", "Theme", "Giao diện màu")
async def theme(planner: Planner) -> None:
    """Choose the colours: dark, light, none for monochrome terminals, or one of Textual's; the choice is kept.

    Chọn màu: tối, sáng, không màu cho màn hình đơn sắc, hoặc một giao diện của Textual; lựa chọn được ghi nhớ.
    """
    answers = [(name, themes.label(name)) for name in themes.names()]
    name = await planner.choose(_TITLE, answers, value=planner.theme)
    if name is None:
        return
    planner.dress(name)
    if problem := planner.prefer(theme=name):
        planner.tell(problem, "warning")
