"""Palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.edit import edits, label
from roadmap.locale.value import phrase
from roadmap.model.text import Text
from tui.command import Command, command, commands, shown
from tui.commands._asking import asked
from tui.dialogs.palette import Entry, Palette
from tui.views import VIEWS

if TYPE_CHECKING:
    from tui.app import Planner

_EDIT = "="
"""What stands before the name of an edit; no command begins so."""


@command("ctrl+p,colon", "Commands", "Lệnh", footer=5)
async def palette(planner: Planner) -> None:
    """Find any command or edit by a part of its name, without diacritics, and run it.

    Tìm lệnh hoặc thao tác sửa theo một phần tên, không cần dấu, rồi thực hiện.
    """
    view = planner.view.VIEW if planner.view else ""
    name = await planner.put(Palette([*_commands(planner, view), *_edits()], planner.lang))
    if name is None:
        return
    if name.startswith(_EDIT):
        if planner.state is None or not planner.writable(planner.state):
            return
        told = await asked(planner, edits()[name.removeprefix(_EDIT)])
        if told:
            await planner.change(told.edit, reason=told.reason, **told.arguments)
        return
    chosen = commands()[name]
    if chosen.offered(view):
        await chosen.run(planner)
    else:
        planner.go(chosen.where[0])
        planner.call_after_refresh(planner.action_command, name)


def _commands(planner: Planner, view: str) -> list[Entry]:
    """Those of the view, those of all views, then those of other views that can be gone to."""
    places = {name: label for name, label, _ in VIEWS}
    entries = []
    for one in commands().values():
        if one.name == "palette":
            continue
        sign = " ".join(shown(key) for key in planner.keys_of(one))
        if one.offered(view):
            entries.append(Entry(one.name, one.label, one.help, sign, 1 if one.where else 2))
        elif one.where[0] in places:
            entries.append(Entry(one.name, _elsewhere(one, places[one.where[0]]), one.help, sign, 4, "dim"))
    return entries


def _elsewhere(one: Command, place: Text) -> Text:
    return phrase("{place}: {label}", "{place}: {label}", place=place, label=one.label)


def _edits() -> list[Entry]:
    entries = []
    for name, edit in edits().items():
        said = label(edit.function, {})
        what = phrase("Edit: {what}", "Sửa: {what}", what=Text(*(part[:1].lower() + part[1:] for part in said)))
        entries.append(Entry(_EDIT + name, what, phrase("roadmap {name}", "roadmap {name}", name=name), "", 3))
    return entries
