"""Say what is set up and what is not, so that nothing gets lost.

Cho biết điều gì đã và chưa được thiết lập, để không mất dữ liệu.

Exit status 1 when something is amiss by which data could be lost.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.store.merging.diagnosis import Sign


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap doctor`."""
    parser.add_argument("path", nargs="?", default=argparse.SUPPRESS, metavar="PATH", help="folder of the workspace")
    parser.add_argument("-C", "--workspace", dest="path", default=".", metavar="PATH", help="folder of the workspace")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")
    add_language(parser)


_MARKS = {"good": ("✓", "good"), "lacking": ("!", "warning"), "dangerous": ("✗", "error")}
_WORDS = {"good": ("good", "tốt"), "lacking": ("lacking", "còn thiếu"), "dangerous": ("dangerous", "nguy hiểm")}


def run(arguments: argparse.Namespace) -> int:
    """Look at everything; 1 where data could be lost."""
    from pathlib import Path

    from roadmap.cli import help_language
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.merging.diagnosis import extras, signs

    root = Path(arguments.path)
    if not root.is_dir():
        raise RoadmapError(phrase("There is no folder {path}", "Không có thư mục {path}", path=str(root)))
    found = [*signs(root), *extras()]
    lang = arguments.lang or help_language("vi")
    if arguments.format == "json":
        _json(found, lang)
    else:
        _text(found, lang)
    return int(any(sign.state == "dangerous" for sign in found))


def _json(found: list[Sign], lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.safe import to_json

    told = [
        {"name": sign.name, "state": sign.state, "said": sign.said.of(lang), "fix": sign.fix.of(lang) or None}
        for sign in found
    ]
    _print.document(to_json({"version": 1, "signs": told}, indent=2))


def _text(found: list[Sign], lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    for sign in found:
        mark, style = _MARKS[sign.state]
        word = TerminalText(f"{mark} {_WORDS[sign.state][lang == 'vi']}")
        _print.line(_print.styled(word, style), to_terminal(sign.said.of(lang)))
        if sign.fix.of(lang):
            _print.line(to_terminal(f"  → {sign.fix.of(lang)}"))
