"""Draw a diagram for a briefing, as SVG, PDF, PNG or DOT, or as a table in Markdown or CSV.

Vẽ sơ đồ cho cuộc họp, dạng SVG, PDF, PNG, DOT, hoặc bảng Markdown, CSV.

Files are called after the diagram and the id; a drawing of several pages gets numbered files, a PDF holds all pages.
With --colour-by, whatever has the field bears a bar of its value's colour and pattern, and the rest is paler; the
values are a second table of the Markdown file, and a CSV file of their own.
Neither Graphviz nor fonts need be installed. What each diagram shows: docs/diagrams.md; how it looks: docs/gallery.md.
Example: roadmap draw value-chain camera-giao-thong -C examples/edge-ai-camera --format svg,png --page a3 --out out
"""

from __future__ import annotations

import argparse

from roadmap.cli._asked import add_asked, asked
from roadmap.cli._files import complain_of_letters, formats, members, not_to_standard_output, replace_file, target
from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from roadmap.drawing.twin import Drawing
    from roadmap.model.text import Lang

FORMATS = ("svg", "pdf", "png", "dot", "md", "csv")
_TEXTS = ("svg", "dot", "md", "csv")
COLOURS = "-colours.csv"
"""How the file ends that says which colour is what: a CSV file holds one table."""
PAGES = ("a4", "a4-portrait", "a3", "16:9")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap draw`."""
    names = members("diagrams")
    parser.add_argument("diagram", choices=names, metavar="DIAGRAM", help=f"one of: {', '.join(names)}")
    parser.add_argument("ids", nargs="*", metavar="ID", help="what to draw (default: everything the diagram can show)")
    add_workspace(parser, path=False)
    parser.add_argument(
        "--format", type=formats(FORMATS), default=(), metavar="LIST", help=f"of {', '.join(FORMATS)} (default: svg)"
    )
    parser.add_argument("--page", choices=PAGES, default="a4", help="page size (default: a4)")
    parser.add_argument("--theme", choices=("colour", "mono"), default="colour", help="mono: black ink on white paper")
    parser.add_argument(
        "--colour-by",
        "--color-by",
        metavar="FIELD",
        help="colour what is drawn by a field, such as stage, accountable or lead.type",
    )
    parser.add_argument("--out", default=".", metavar="WHERE", help="folder or file; - for standard output")
    parser.add_argument(
        "--engine", choices=("wasi", "dot"), default="wasi", help="Graphviz that finds the arrows' ways: ours or dot"
    )
    parser.add_argument("--embed-fonts", action="store_true", help="put the fonts into each SVG")
    add_asked(parser, "baseline")


def run(arguments: argparse.Namespace) -> int:
    """Draw, write the files and name them."""
    from dataclasses import replace

    from roadmap.cli import _print
    from roadmap.diagram import diagrams
    from roadmap.safe import to_terminal

    workspace = open_workspace(arguments)
    lang: Lang = "en" if language(arguments, workspace) == "en" else "vi"
    chosen = diagrams()[arguments.diagram]
    options = asked(arguments, workspace, chosen.takes)
    made = chosen.made(workspace.survey, arguments.ids, lang, **options)
    look = {"page": arguments.page, "theme": arguments.theme}
    drawings = [drawing._replace(sheet=replace(drawing.sheet, **look)) for drawing in made]
    if arguments.colour_by:
        from roadmap.colouring import coloured

        drawings = coloured(drawings, workspace.survey, arguments.colour_by, lang)
    if arguments.out == "-":
        arguments.format = arguments.format or ("svg",)
        _to_standard_output(drawings, arguments)
        return 0
    folder, stem, arguments.format = target(arguments.out, arguments.format, FORMATS, "svg", len(drawings))
    folder.mkdir(parents=True, exist_ok=True)
    others = {f"{arguments.diagram}-{id}" for id in workspace.survey.roadmap.records}
    lacking: set[str] = set()
    for drawing in drawings:
        written = []
        for ending, content in _files(drawing, arguments, lacking):
            path = folder / f"{stem or drawing.name}{ending}"
            replace_file(path, content)
            written.append(path.name)
            _print.line(to_terminal(str(path)))
        _remove_stale(folder, stem or drawing.name, written, others)
    if lacking:
        complain_of_letters(lacking, lang)
    return 0


def _files(drawing: Drawing, arguments: argparse.Namespace, lacking: set[str]) -> Iterator[tuple[str, bytes]]:
    """Endings and contents of a drawing's files; pages are numbered where there are several.

    Characters that PNG and PDF cannot show are added to `lacking`.
    """
    from roadmap.diagram import markdown
    from roadmap.drawing import draw
    from roadmap.drawing.painting import raster
    from roadmap.drawing.paper import paper_of
    from roadmap.drawing.twin import comma_separated

    sheet, engine = drawing.sheet, arguments.engine
    plain: list[str] = []
    if set(arguments.format) & {"png", "pdf"} or ("svg" in arguments.format and not arguments.embed_fonts):
        plain = draw.svg_pages(sheet, engine)
    if set(arguments.format) & {"png", "pdf"}:
        lacking |= raster.lacking(plain)
    for form in arguments.format:
        if form == "dot":
            yield ".dot", draw.dot_source(sheet).encode()
        elif form == "md":
            yield ".md", markdown(drawing).encode()
        elif form == "csv":
            yield ".csv", comma_separated(drawing.table).encode("utf-8-sig")
            if drawing.tones:
                yield COLOURS, comma_separated(drawing.tones).encode("utf-8-sig")
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
    from roadmap.safe import MarkdownText

    if len(arguments.format) == len(drawings) == 1 and arguments.format[0] in _TEXTS:
        files = list(_files(drawings[0], arguments, set()))
        if len(files) == 1:
            _print.document(MarkdownText(files[0][1].decode("utf-8-sig")))  # whole, and made safe as its own format
            return
    raise not_to_standard_output(_TEXTS)


def _remove_stale(folder: Path, stem: str, written: list[str], others: set[str]) -> None:
    """Remove what an earlier drawing with another number of pages left beside the files just written.

    That is, for each of their formats, the file without a number where pages are numbered now, and the pages that
    follow the last one without a gap; and what colours meant where there are none now. Never a file that could be
    another drawing's.
    """
    if f"{stem}.csv" in written and f"{stem}{COLOURS}" not in written and f"{stem}-colours" not in others:
        (folder / f"{stem}{COLOURS}").unlink(missing_ok=True)
    for form in {name.rsplit(".", 1)[1] for name in written} & {"svg", "png"}:
        count = sum(name.endswith(f".{form}") for name in written)
        numbered = f"{stem}.{form}" not in written
        stale = [f"{stem}.{form}"] if numbered else []
        following = count + 1 if numbered else 1
        while (name := f"{stem}-{following}") not in others and (folder / f"{name}.{form}").is_file():
            stale.append(f"{name}.{form}")
            following += 1
        for name in stale:
            (folder / name).unlink(missing_ok=True)
