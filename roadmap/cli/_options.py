"""Options that several commands share, and the workspace that they open."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from roadmap.workspace import Workspace


def add_workspace(parser: argparse.ArgumentParser, *, path: bool = True) -> None:
    """The workspace's folder (as an argument, or after -C as with git and make), today's date and the language."""
    if path:
        # Without a default of its own, the argument leaves alone what -C has set.
        parser.add_argument(
            "path", nargs="?", default=argparse.SUPPRESS, metavar="PATH", help="folder of the workspace (default: here)"
        )
    parser.add_argument("-C", "--workspace", dest="path", default=".", metavar="PATH", help="folder of the workspace")
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD", help="the day that counts as today")
    add_language(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """The language of what is said."""
    parser.add_argument("--lang", choices=("vi", "en"), help="language (default: the workspace's)")


def day(text: str) -> datetime.date:
    """A date from the command line.

    Raises:
        argparse.ArgumentTypeError: it is no date that a plan can hold.
    """
    import datetime

    from roadmap.model.year import FIRST_YEAR, LAST_YEAR

    try:
        date = datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-11-21") from None
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return date


def open_workspace(arguments: argparse.Namespace, *, tell: bool = True) -> Workspace:
    """The workspace that the arguments name; its language becomes the command's where none was asked for.

    Args:
        arguments: the parsed command line.
        tell: whether to say on standard error that some of the text could not be read.

    Raises:
        RoadmapError: there is no such folder, or nothing in it to read.
    """
    from roadmap.cli import _print, help_language
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.workspace import Workspace

    label = "Đang đọc tệp" if (arguments.lang or help_language()) == "vi" else "Reading files"
    workspace = Workspace.open(arguments.path, today=arguments.today, progress=_print.Progress(label))
    if workspace.empty:
        message = phrase(
            "There are no record files in {path}", "Không có tệp bản ghi trong {path}", path=arguments.path
        )
        raise RoadmapError(message, phrase("Create a workspace with `roadmap init`", "Tạo bằng lệnh `roadmap init`"))
    arguments.lang = language(arguments, workspace)
    if workspace.recovery:
        from roadmap.cli._recovery import tell_recovery

        tell_recovery(workspace.recovery, arguments.lang)
    errors = sum(finding.severity == "error" for finding in workspace.loaded.findings)
    if tell and errors:
        message = phrase(
            "Errors in the files: {n}; what could not be read is missing here. See `roadmap check`",
            "Các tệp có {n} lỗi; phần không đọc được không có ở đây. Xem `roadmap check`",
            n=errors,
        )
        _print.complain(message.of(arguments.lang))
    return workspace


def language(arguments: argparse.Namespace, workspace: Workspace) -> str:
    """The language to speak: the option's, else ``ROADMAP_LANG``, else the workspace's."""
    import os

    asked = arguments.lang or os.environ.get("ROADMAP_LANG", "")[:2]
    return asked if asked in ("vi", "en") else workspace.settings.language
