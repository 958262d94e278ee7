"""Language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("L", "Language: Tiếng Việt", "Ngôn ngữ: English")
async def language(planner: Planner) -> None:
    """Show everything in Vietnamese; the choice is kept.

    Hiển thị toàn bộ bằng tiếng Anh; lựa chọn được ghi nhớ.
    """
    planner.speak("en" if planner.lang == "vi" else "vi")
    if problem := planner.prefer(language=planner.lang):
        planner.tell(problem, "warning")
