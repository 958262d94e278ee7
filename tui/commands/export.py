"""Draw to a file."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from roadmap.diagram import diagrams
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Text
from tui.command import command
from tui.commands._saving import FOLDER, FORMS, Form, diagram_pages, save, screen_pages
from tui.screens.board import ChainBoard
from tui.screens.graph import Graph
from tui.screenshot import screenshot

if TYPE_CHECKING:
    from roadmap.drawing.characters.terminal import Screen
    from tui.app import Planner
    from tui.state import State

_TITLE = Text("Vẽ ra tệp", "Draw to a file")
_WHERE = Text("Tệp mới nằm trong thư mục {}/; không ghi đè tệp nào.", "A new file in the folder {}/; none is replaced.")
_WHAT = {
    "diagram": Text("{}, {}", "{}, {}"),
    "whole": Text("Toàn bộ hình này, {}", "The whole of this drawing, {}"),
    "screen": Text("Màn hình như đang thấy, {}", "The screen as it is, {}"),
}


@command("x", "Draw to a file", "Vẽ ra tệp", footer=9)
async def export(planner: Planner) -> None:
    """Draw what is in view to a file: the diagram that belongs to it, or the screen as it is, as SVG, PDF or PNG.

    Vẽ nội dung đang xem ra tệp SVG, PDF hoặc PNG: sơ đồ tương ứng, hoặc đúng màn hình đang thấy.
    """
    state, view = planner.state, planner.view
    if state is None or view is None:
        return
    chosen = planner.chosen
    planner.clear_notifications()
    with suppress(TimeoutError):  # a view that has gone out of sight is not drawn again
        await asyncio.wait_for(view.wait_for_refresh(), 1.0)
    seen = screenshot(planner)
    diagram = _diagram(planner, state)
    whole = view.whole if isinstance(view, Graph) else None
    answers = []
    for what, there in (("diagram", diagram), ("whole", whole), ("screen", seen)):
        if there:
            called = diagram[1] if what == "diagram" and diagram else None
            answers += [((what, form), _said(what, form, called)) for form in FORMS]
    where = Text(*(said.format(FOLDER) for said in _WHERE))
    answer: tuple[str, Form] | None = await planner.choose(_TITLE, answers, text=where)
    if answer is None:
        return
    what, form = answer
    if what == "diagram" and diagram:
        drawing = next(diagrams()[diagram[0]].function(state.survey, diagram[2], state.lang))
        await save(planner, drawing.name, form, partial(diagram_pages, drawing, form))
        return
    name = "-".join(part for part in (view.VIEW, chosen) if part)
    screen: Screen = whole if what == "whole" and whole else seen
    title = state.said(state.title) or state.root.name
    await save(planner, name, form, partial(screen_pages, screen, title, state.lang, form))


def _said(what: str, form: str, title: Text | None) -> Text:
    parts = [(title.of(lang), form.upper()) if title else (form.upper(),) for lang in ("vi", "en")]
    return Text(_WHAT[what].vi.format(*parts[0]), _WHAT[what].en.format(*parts[1]))


def _diagram(planner: Planner, state: State) -> tuple[str, Text, tuple[str, ...]] | None:
    """Name and title of the diagram that belongs to the view, and the ids that it is about."""
    view = planner.view
    if view and view.VIEW == "portfolio":
        return "landscape", diagrams()["landscape"].title, ()
    subject = subject_of(planner)
    if isinstance(state.roadmap.records.get(subject or ""), Technology | Product):
        return "value-chain", diagrams()["value-chain"].title, (subject,) if subject else ()
    return None


def subject_of(planner: Planner) -> str | None:
    """The record that the chain board or the graph in view is about."""
    view = planner.view
    if isinstance(view, ChainBoard):
        return view.subject
    return view.question.centre if isinstance(view, Graph) and view.question else None
