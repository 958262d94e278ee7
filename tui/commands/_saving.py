"""Files of drawings: made beside the screen, never over one that is there already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text

if TYPE_CHECKING:
    from roadmap.drawing.characters.terminal import Screen
    from roadmap.drawing.twin import Drawing
    from roadmap.model.text import Lang
    from tui.app import Planner

Form = Literal["svg", "pdf", "png"]
FORMS: tuple[Form, ...] = ("svg", "pdf", "png")
Pages = list[bytes]
FOLDER = "drawings"
"""Where drawings go, in the folder that the program was started in."""

_SAVED = Text("Đã lưu vào {}", "Saved to {}")
_SENT = Text("Đã gửi tới trình duyệt: {}", "Sent to the browser: {}")
_BOXES = Text(
    "{} ký tự không có trong phông chữ nên thành ô vuông; SVG hiện được chúng.",
    "{} characters are not in the fonts and are boxes; SVG shows them.",
)


async def save(
    planner: Planner, name: str, form: str, make: Callable[[], tuple[Pages, int]], folder: str = FOLDER
) -> None:
    """Make the pages of a drawing beside the screen, write each to a file, and tell where.

    Args:
        planner: the app.
        name: what the files are called, without the ending.
        form: their form and ending.
        make: gives the pages, and how many characters they show as boxes.
        folder: where they go, in the folder that the program was started in.
    """
    try:
        pages, boxes = await asyncio.to_thread(make)
        if planner.is_web:
            told = _send(planner, name, form, pages)
        else:
            files = await asyncio.to_thread(write, Path(folder), name, form, pages)
            told = Text(*(said.format(", ".join(map(str, files))) for said in _SAVED))
    except RoadmapError as error:
        planner.refused(error)
        return
    if boxes:
        told = Text(*(f"{said}\n! {more.format(boxes)}" for said, more in zip(told, _BOXES, strict=True)))
    planner.tell(told, "warning" if boxes else "information")


def _send(planner: Planner, name: str, form: str, pages: Pages) -> Text:
    from io import BytesIO

    names = [file for file, _ in _named(name, form, pages)]
    for file, page in zip(names, pages, strict=True):
        planner.deliver_binary(BytesIO(page), save_filename=file)
    return Text(*(said.format(", ".join(names)) for said in _SENT))


def write(folder: Path, name: str, form: str, pages: Pages) -> list[Path]:
    """Write the pages to new files in `folder`; where a name is taken, all get the next number that is free.

    Raises:
        RoadmapError: the folder or a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = next(one for one in _numbered(name) if not any(p.exists() for p, _ in _paths(folder, one, form, pages)))
        for path, page in _paths(folder, free, form, pages):
            with path.open("xb") as file:
                file.write(page)
    except OSError as error:
        raise RoadmapError(
            phrase("{path} cannot be written: {reason}", "Không ghi được {path}: {reason}",
                   path=str(error.filename or folder), reason=why(error)),
            phrase("Start the program in a folder of your own", "Hãy mở chương trình từ một thư mục được phép ghi"),
        ) from error  # fmt: skip
    return [path for path, _ in _paths(folder, free, form, pages)]


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _named(name: str, form: str, pages: Sequence[bytes]) -> list[tuple[str, bytes]]:
    several = len(pages) > 1
    return [(f"{name}-p{n}.{form}" if several else f"{name}.{form}", page) for n, page in enumerate(pages, 1)]


def _paths(folder: Path, name: str, form: str, pages: Sequence[bytes]) -> list[tuple[Path, bytes]]:
    return [(folder / file, page) for file, page in _named(name, form, pages)]


def diagram_pages(drawing: Drawing, form: str) -> tuple[Pages, int]:
    """The pages of a diagram, and how many characters they show as boxes.

    Raises:
        DrawingError: a renderer or a font is missing.
    """
    from roadmap.drawing import draw
    from roadmap.drawing.painting import raster
    from roadmap.drawing.paper import paper_of

    sheet = drawing.sheet
    pages = draw.svg_pages(sheet)
    if form == "svg":
        return [page.encode() for page in pages], 0
    boxes = len(raster.lacking(pages))
    if form == "pdf":
        return [raster.pdf(pages, paper_of(sheet.page), sheet.title)], boxes
    return [raster.png(page) for page in pages], boxes


def screen_pages(screen: Screen, title: str, lang: Lang, form: Form) -> tuple[Pages, int]:
    """The one page of a screen of cells.

    Raises:
        DrawingError: the typesetter is missing.
    """
    from roadmap.drawing.characters import terminal
    from roadmap.drawing.painting import raster

    drawn = terminal.svg(screen, title, lang)
    return [drawn.encode() if form == "svg" else raster.screen(drawn, screen.size, title, form)], 0
