"""Create a workspace, empty or from a bundled one.

Tạo không gian làm việc, rỗng hoặc sao chép từ bộ dữ liệu kèm theo.

roadmap init --list names the bundled workspaces.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap init`."""
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="folder to create or fill (default: here, or the seed's name)"
    )
    parser.add_argument("--seed", metavar="NAME", help="bundled workspace to copy")
    parser.add_argument("--list", action="store_true", help="list the bundled workspaces")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Create the workspace and say what to do next."""
    from pathlib import Path

    from roadmap.cli import _print, help_language
    from roadmap.safe import TerminalText, to_terminal
    from roadmap.store.create import bundled, create

    lang = arguments.lang or help_language("vi")
    if arguments.list:
        for name, (title, _) in bundled().items():
            _print.line(TerminalText(f"{name:<28}"), to_terminal(title.of(lang)))
        return 0
    target = Path(arguments.path or (arguments.seed or "."))
    files = create(target, seed=arguments.seed, language=lang)
    _next_steps(target, len(files), lang)
    return 0


def _next_steps(target: Path, files: int, lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.safe import to_terminal

    place = str(target)
    if lang == "vi":
        said = f"Đã tạo {files} tệp trong thư mục {place}; tiếp theo:"
    else:
        said = f"Created {files} files in {place}. Next:"
    for row in (said, f"  roadmap check {place}", f"  roadmap list {place}"):
        _print.line(to_terminal(row))
