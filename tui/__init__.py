"""The planner's screen: a Textual app over a workspace."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from roadmap.model.finding import RoadmapError
    from roadmap.model.text import Lang


def main(arguments: argparse.Namespace) -> int:
    """Show the screen for what the command line asked; returns the exit status.

    Raises:
        RoadmapError: there is no such folder, or no terminal to show it on.
    """
    from pathlib import Path

    folder = Path(arguments.path)
    _ready(folder)
    from tui.opening import Opening

    lang = _language(arguments)
    with Opening(lang) as opening:
        from tui.app import Planner
        from tui.guarding import run

        planner = Planner(folder, today=arguments.today, lang=lang, read_only=arguments.read_only, tour=arguments.tour)
        planner.opening = opening
        return run(planner)


def _ready(folder: Path) -> None:
    """See that there is a folder, and something to show it on: a terminal, or the page of `roadmap serve`.

    Raises:
        RoadmapError: there is not.
    """
    import os

    if not folder.is_dir():
        raise _nowhere(folder)
    if "TEXTUAL_DRIVER" in os.environ:
        return
    if not (os.isatty(0) and os.isatty(1)) or os.environ.get("TERM") == "dumb":
        raise _without_terminal()
    if not _writes_everything():
        from roadmap.model.finding import RoadmapError
        from roadmap.model.text import Text

        # Such a terminal shows no Vietnamese either: the sentence has to do without.
        plain = Text("Cua so dong lenh khong dung UTF-8", "This terminal does not take UTF-8")
        raise RoadmapError(plain, Text("export LANG=C.UTF-8", "export LANG=C.UTF-8"))


# What only complaints need is imported by these: the screen is to be there at once.


def _nowhere(folder: Path) -> RoadmapError:
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    return RoadmapError(
        phrase("There is no folder {path}", "Không có thư mục {path}", path=str(folder)),
        phrase("Create a workspace: `roadmap init {path}`", "Tạo không gian làm việc: `roadmap init {path}`",
               path=str(folder)),
    )  # fmt: skip


def _without_terminal() -> RoadmapError:
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    return RoadmapError(
        phrase("The planner's screen needs a terminal", "Màn hình lập kế hoạch cần chạy trong cửa sổ dòng lệnh"),
        phrase("Without one: `roadmap check`, `roadmap list`, `roadmap show`, `roadmap draw`",
               "Khi không có: `roadmap check`, `roadmap list`, `roadmap show`, `roadmap draw`"),
    )  # fmt: skip


def _writes_everything() -> bool:
    """Whether what is written to the terminal may hold Vietnamese letters and lines."""
    import sys

    encoding = sys.__stdout__.encoding if sys.__stdout__ else ""
    try:
        "ạ─".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _language(arguments: argparse.Namespace) -> Lang | None:
    """The language asked for; None for the one that the user prefers, or the workspace's."""
    import os

    from roadmap.model.text import LANGS

    asked = arguments.lang or os.environ.get("ROADMAP_LANG", "")[:2]
    return next((lang for lang in LANGS if lang == asked), None)
