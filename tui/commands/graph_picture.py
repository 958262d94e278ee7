"""The diagram as a picture."""

from __future__ import annotations

import asyncio
from importlib.util import find_spec
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from roadmap.diagram import diagrams
from roadmap.locale.installing import how_to_install
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Text
from tui.command import command
from tui.commands._saving import diagram_pages
from tui.commands.export import subject_of
from tui.dialogs.picture import Picture

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.app import Planner

_NO_CHAIN = Text(
    "Chỉ công nghệ và sản phẩm có sơ đồ chuỗi giá trị.", "Only technologies and products have a value-chain diagram."
)
_INSTALL = phrase(
    "Pictures in the terminal are not installed.\n→ {install}\n→ Draw to a file: key x",
    "Chưa cài phần xem hình trong cửa sổ dòng lệnh.\n→ {install}\n→ Vẽ ra tệp: phím x",
    install=how_to_install("images"),
)
_UNABLE = Text(
    "Cửa sổ dòng lệnh này không hiện được hình (cần chuẩn `Sixel` hoặc `Kitty`).\n→ Vẽ ra tệp: phím x",
    "This terminal cannot show pictures (`Sixel` or `Kitty` graphics).\n→ Draw to a file: key x",
)


@command("i", "Picture", "Hình", where=("board", "graph"))
async def graph_picture(planner: Planner) -> None:
    """Show the value-chain diagram as a picture, where the terminal can show pictures.

    Xem sơ đồ chuỗi giá trị dưới dạng hình, nếu cửa sổ dòng lệnh hiện được hình.
    """
    state, subject = planner.state, subject_of(planner)
    if state is None or not isinstance(state.roadmap.records.get(subject or ""), Technology | Product):
        planner.tell(_NO_CHAIN, "warning")
        return
    if find_spec("textual_image") is None:
        planner.tell(_INSTALL, "warning")
        return
    widget = _widget(planner)
    if widget is None:
        planner.tell(_UNABLE, "warning")
        return
    drawing = next(diagrams()["value-chain"].function(state.survey, [subject or ""], state.lang))
    try:
        pages, _ = await asyncio.to_thread(diagram_pages, drawing, "png")
    except RoadmapError as error:
        planner.refused(error)
        return
    await planner.put(Picture(Text(drawing.sheet.title, drawing.sheet.title), state.lang, pages, widget))


def _widget(planner: Planner) -> type[Widget] | None:
    """The widget that shows pictures; None where the terminal cannot.

    The library asks the terminal when it is imported, so the screen lets go of the terminal for that moment.
    """
    try:
        with planner.suspend():
            from textual_image import renderable
            from textual_image.widget import Image
    except SuspendNotSupported:
        return None
    able = renderable.Image in (renderable.SixelImage, renderable.TGPImage)
    return Image if able else None
