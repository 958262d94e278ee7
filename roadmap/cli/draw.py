"""Draw a diagram: value chain or landscape, as SVG, PDF, PNG, DOT or a table in Markdown.

Vẽ sơ đồ: chuỗi giá trị hoặc bản đồ công nghệ, dạng SVG, PDF, PNG, DOT hoặc bảng Markdown.

Files are called after the diagram and the id; a drawing of several pages gets numbered files, a PDF holds all pages.
Neither Graphviz nor fonts need be installed.
Example: roadmap draw value-chain camera-giao-thong -C examples/edge-ai-camera --format svg,png --page a3 --out out
"""

from __future__ import annotations

import argparse
import os

from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roadmap.diagram import Drawing

FORMATS = ("svg", "pdf", "png", "dot", "md")
PAGES = ("a4", "a4-portrait", "a3", "16:9")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap draw`."""
    parser.add_argument("diagram", choices=names(), metavar="DIAGRAM", help=f"one of: {', '.join(names())}")
    parser.add_argument("ids", nargs="*", metavar="ID", help="what to draw (default: everything the diagram can show)")
    add_workspace(parser, path=False)
    parser.add_argument(
        "--format", type=_formats, default=("svg",), metavar="LIST", help=f"of {', '.join(FORMATS)} (default: svg)"
    )
    parser.add_argument("--page", choices=PAGES, default="a4", help="page size (default: a4)")
    parser.add_argument("--out", default=".", metavar="WHERE", help="folder or file; - for standard output")
    parser.add_argument(
        "--engine", choices=("wasi", "dot"), default="wasi", help="Graphviz that finds the arrows' ways: ours or dot"
    )
    parser.add_argument("--embed-fonts", action="store_true", help="put the fonts into each SVG")


def names() -> list[str]:
    """The names of the diagrams: the modules of the package that do not begin with an underscore."""
    folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), "diagrams")  # noqa: PTH118, PTH120
    return sorted(
        name[:-3].replace("_", "-")
        for name in os.listdir(folder)  # noqa: PTH208 - pathlib costs a third of the time of --help
        if name.endswith(".py") and not name.startswith("_")
    )


def _formats(text: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if not chosen or not set(chosen) <= set(FORMATS):
        raise argparse.ArgumentTypeError(f"{text!r}: choose from {', '.join(FORMATS)}")
    return chosen


def run(arguments: argparse.Namespace) -> int:
    """Draw, write the files and name them."""
    from dataclasses import replace

    from roadmap.cli import _print
    from roadmap.diagram import diagrams
    from roadmap.safe import to_terminal

    workspace = open_workspace(arguments)
    lang = language(arguments, workspace)
    made = diagrams()[arguments.diagram].function(workspace.survey, arguments.ids, "en" if lang == "en" else "vi")
    drawings = [drawing._replace(sheet=replace(drawing.sheet, page=arguments.page)) for drawing in made]
    if arguments.out == "-":
        _to_standard_output(drawings, arguments)
        return 0
    folder, stem = _target(arguments, len(drawings))
    folder.mkdir(parents=True, exist_ok=True)
    for drawing in drawings:
        for ending, content in _files(drawing, arguments):
            path = folder / f"{stem or drawing.name}{ending}"
            _write(path, content)
            _print.line(to_terminal(str(path)))
    return 0


def _target(arguments: argparse.Namespace, count: int) -> tuple[Path, str]:
    """The folder, and the files' name where one is given.

    Raises:
        RoadmapError: one file name for several drawings, or its ending is none of the formats asked for.
    """
    from pathlib import Path

    from roadmap.model.finding import RoadmapError
    from roadmap.model.text import Text

    out = Path(arguments.out)
    ending = out.suffix[1:].lower()
    if out.is_dir() or ending not in FORMATS:
        return out, ""
    if count > 1 or arguments.format not in ((ending,), ("svg",)):
        raise RoadmapError(
            Text(f"Một tên tệp không chứa được mọi hình: {out.name}", f"One file name for several files: {out.name}"),
            Text("Nêu thư mục thay cho tên tệp.", "Name a folder instead."),
        )
    arguments.format = (ending,)
    return out.parent, out.stem


def _files(drawing: Drawing, arguments: argparse.Namespace) -> Iterator[tuple[str, bytes]]:
    """Endings and contents of a drawing's files; pages are numbered where there are several."""
    from roadmap.diagram import markdown
    from roadmap.drawing import draw, raster
    from roadmap.drawing.paper import paper_of

    sheet, engine = drawing.sheet, arguments.engine
    plain: list[str] = []
    if set(arguments.format) & {"png", "pdf"} or ("svg" in arguments.format and not arguments.embed_fonts):
        plain = draw.svg_pages(sheet, engine)
    for form in arguments.format:
        if form == "dot":
            yield ".dot", draw.dot_source(sheet).encode()
        elif form == "md":
            yield ".md", markdown(drawing).encode()
        elif form == "pdf":
            yield ".pdf", raster.pdf(plain, paper_of(sheet.page), sheet.title)
        else:
            pages = draw.svg_pages(sheet, engine, fonts=True) if form == "svg" and arguments.embed_fonts else plain
            for index, page in enumerate(pages, 1):
                ending = f"-{index}.{form}" if len(pages) > 1 else f".{form}"
                yield ending, page.encode() if form == "svg" else raster.png(page)


def _to_standard_output(drawings: list[Drawing], arguments: argparse.Namespace) -> None:
    """Write the only text file of the only drawing.

    Raises:
        RoadmapError: there are several files, or what is asked for is no text.
    """
    from roadmap.cli import _print
    from roadmap.model.finding import RoadmapError
    from roadmap.model.text import Text

    if len(arguments.format) == len(drawings) == 1 and arguments.format[0] in ("svg", "dot", "md"):
        files = list(_files(drawings[0], arguments))
        if len(files) == 1:
            _print.script(files[0][1].decode())
            return
    raise RoadmapError(
        Text("Đầu ra chuẩn chỉ nhận một tệp svg, dot hoặc md.", "Standard output takes one svg, dot or md file."),
        Text("Nêu thư mục bằng --out.", "Name a folder with --out."),
    )


def _write(path: Path, content: bytes) -> None:
    """Replace the file as a whole, so that a viewer never sees half of it."""
    import tempfile

    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".~", delete=False) as file:
        file.write(content)
    from pathlib import Path as Paths

    made = Paths(file.name)
    made.chmod(0o644)
    made.replace(path)
