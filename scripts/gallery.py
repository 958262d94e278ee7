"""Draw the gallery: every diagram and report of both bundled workspaces, on a fixed day, into docs/pictures/gallery.

The page around the pictures is made by generate_docs.py from what stands here; a test sees that no picture is missing.
"""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from roadmap.workspace import Workspace

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures" / "gallery"
TODAY = datetime.date(2026, 11, 21)
WORKSPACES = {"example": "examples/edge-ai-camera", "seed": "seeds/vn-strategic-technologies"}
FOCUS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("value-chain", "example"): ("camera-giao-thong",),
    ("value-chain", "seed"): ("leo-earth-observation",),
    ("technology", "example"): ("camera-giao-thong",),
    ("technology", "seed"): ("uav-counter-uav",),
}
"""(diagram or report, workspace) -> the ids it is drawn for, where it needs some."""
_WIDE = 1100
"""Pixels of a picture from left to right."""


class Shown(NamedTuple):
    """One picture of the gallery.

    Attributes:
        what: ``draw`` or ``report``.
        name: of the diagram or report.
        where: a key of :data:`WORKSPACES`.
    """

    what: str
    name: str
    where: str

    @property
    def file(self) -> str:
        """The picture's file."""
        return f"{self.what}-{self.name}-{self.where}.png"

    @property
    def command(self) -> str:
        """The command that makes the whole of it."""
        ids = "".join(f" {id}" for id in FOCUS.get((self.name, self.where), ()))
        form = "" if self.what == "draw" else " --format pdf"
        return f"roadmap {self.what} {self.name}{ids} -C {WORKSPACES[self.where]}{form}"


def shown() -> Iterator[Shown]:
    """Every picture; a report that compares or screens needs more than a bundled workspace and has none."""
    from roadmap.diagram import diagrams
    from roadmap.report import reports

    for name in diagrams():
        yield from (Shown("draw", name, where) for where in WORKSPACES)
    for name, report in reports().items():
        if not {"baseline", "proposal"} & report.takes:
            yield from (Shown("report", name, where) for where in WORKSPACES)


def picture(one: Shown, workspace: Workspace) -> bytes:
    """The first page of `one` as PNG."""
    from dataclasses import replace

    from roadmap.diagram import diagrams
    from roadmap.drawing.draw import png_pages
    from roadmap.publishing.output import published
    from roadmap.report import reports

    focus = FOCUS.get((one.name, one.where), ())
    if one.what == "draw":
        drawing = next(diagrams()[one.name].made(workspace.survey, focus, "vi"))
        return _scaled(png_pages(replace(drawing.sheet, page="a4"))[0])
    options: dict[str, Any] = {"findings": workspace.check(placed=())}
    document = reports()[one.name].made(workspace.survey, focus, "vi", **options)
    return _scaled(_first_page(published(document, "pdf")))


def _first_page(pdf: bytes) -> bytes:
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    made = io.BytesIO()
    page.render(scale=2).to_pil().save(made, "PNG")
    return made.getvalue()


def _scaled(png: bytes) -> bytes:
    """The picture as wide as the gallery shows it, in few colours."""
    from PIL import Image

    image = Image.open(io.BytesIO(png)).convert("RGB")
    wide = _WIDE if image.width > image.height else _WIDE * 2 // 3
    small = image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    small.quantize(128, Image.Quantize.FASTOCTREE).save(made, "PNG", optimize=True)  # keeps colours that are rare
    return made.getvalue()


def main() -> int:
    from roadmap.workspace import Workspace

    PICTURES.mkdir(parents=True, exist_ok=True)
    held = {key: Workspace.open(ROOT / path, today=TODAY) for key, path in WORKSPACES.items()}
    wanted = set()
    for one in shown():
        wanted.add(one.file)
        (PICTURES / one.file).write_bytes(picture(one, held[one.where]))
        print(one.file, (PICTURES / one.file).stat().st_size)
    for old in PICTURES.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
