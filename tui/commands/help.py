"""Keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import Command, command, commands, shown
from tui.dialogs.help import KeyHelp, Section
from tui.keymap import MOVES
from tui.views import VIEWS

if TYPE_CHECKING:
    from tui.app import Planner

_HERE = Text("Ở màn hình này", "In this view")
_VIEWS = Text("Các màn hình", "Views")
_EVERYWHERE = Text("Ở mọi màn hình", "In every view")
_MOVING = Text("Di chuyển", "Moving")
_NOTHING = Text("", "")
_TITLE = Text("Phím", "Keys")


@command("question_mark", "Keys", "Phím", footer=6)
async def help(planner: Planner) -> None:
    """Say what this view is for, and every key that works here.

    Cho biết màn hình này dùng để làm gì và mọi phím dùng được ở đây.
    """
    view = planner.view
    if view is None:
        return
    offered = [one for one in commands().values() if one.offered(view.VIEW)]
    switches = {f"show-{name}" for name, *_ in VIEWS}
    here = [one for one in offered if one.where]
    views = sorted((one for one in offered if one.name in switches), key=lambda one: one.keys)
    rest = [one for one in offered if not one.where and one.name not in switches]

    def lines(among: list[Command]) -> list[tuple[str, Text, Text]]:
        return [("  ".join(shown(key) for key in planner.keys_of(one)), one.label, one.help) for one in among]

    sections = [
        Section(_HERE, lines(sorted(here, key=lambda one: (one.footer or 99, one.name)))),
        Section(_EVERYWHERE, lines(sorted(rest, key=lambda one: (one.footer or 99, one.name)))),
        Section(_VIEWS, lines(views)),
        Section(_MOVING, [(keys, said, _NOTHING) for keys, said in MOVES]),
    ]
    title = next((label for name, label, _ in VIEWS if name == view.VIEW), _TITLE)
    await planner.put(KeyHelp(title, view.ABOUT, sections, planner.lang))
