"""Report: one document for a briefing, as PDF, HTML, DOCX, PPTX, XLSX or Markdown.

Lập báo cáo: mỗi báo cáo một tệp PDF, HTML, DOCX, PPTX, XLSX hoặc Markdown.

Each report is one file, the same bytes every time.
Example: roadmap report effects -C examples/edge-ai-camera --format md --out out
"""

from __future__ import annotations

import argparse

from roadmap.cli._asked import add_asked, asked
from roadmap.cli._files import complain_of_letters, formats, members, not_to_standard_output, replace_file, target
from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.text import Lang

_USUAL = "md"
_TEXTS = ("md", "html")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap report`."""
    names, known = members("reports"), members("publishing.outputs")
    parser.add_argument("report", choices=names, metavar="REPORT", help=f"one of: {', '.join(names)}")
    parser.add_argument("ids", nargs="*", metavar="ID", help="about what (default: everything the report can be about)")
    add_workspace(parser, path=False)
    parser.add_argument(
        "--format", type=formats(known), default=(), metavar="LIST", help=f"of {', '.join(known)} (default: {_USUAL})"
    )
    parser.add_argument("--out", default=".", metavar="WHERE", help="folder or file; - for standard output")
    add_asked(parser, "baseline", "year", "proposal")


def run(arguments: argparse.Namespace) -> int:
    """Make the report, write its files and name them.

    Raises:
        RoadmapError: standard output is wanted for several files, or for what is no text.
    """
    from roadmap.cli import _print
    from roadmap.publishing.letters import lacking
    from roadmap.publishing.output import published
    from roadmap.report import reports
    from roadmap.safe import MarkdownText, to_terminal

    workspace = open_workspace(arguments)
    lang: Lang = "en" if language(arguments, workspace) == "en" else "vi"
    chosen = reports()[arguments.report]
    if arguments.out == "-" and (len(arguments.format) > 1 or not set(arguments.format) <= set(_TEXTS)):
        raise not_to_standard_output(_TEXTS)
    options = asked(arguments, workspace, chosen.takes)
    document = chosen.made(workspace.survey, arguments.ids, lang, **options)
    if arguments.out == "-":
        _print.document(MarkdownText(published(document, (*arguments.format, _USUAL)[0]).decode()))
        return 0
    folder, stem, endings = target(arguments.out, arguments.format, members("publishing.outputs"), _USUAL, 1)
    folder.mkdir(parents=True, exist_ok=True)
    boxes: set[str] = set()
    for ending in endings:
        path = folder / f"{stem or document.name}.{ending}"
        replace_file(path, published(document, ending))
        _print.line(to_terminal(str(path)))
        boxes |= lacking(document, ending)
    if boxes:
        complain_of_letters(boxes, lang)
    return 0
