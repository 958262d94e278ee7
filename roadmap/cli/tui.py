"""Open the planner's screen, where value chains are built and changed.

Mở màn hình lập kế hoạch, nơi lập và sửa chuỗi giá trị.

In a folder without a workspace it offers to create one, or to copy a bundled one. --tour shows you round on a copy of
the worked example; nothing of yours is touched. In it, ? names every key.
"""

from __future__ import annotations

import argparse

from roadmap.cli import _print
from roadmap.cli._options import add_workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap tui`."""
    add_workspace(parser)
    parser.add_argument("--read-only", action="store_true", help="nothing can be changed")
    parser.add_argument("--tour", action="store_true", help="be shown round on a copy of the worked example")


def run(arguments: argparse.Namespace) -> int:
    """Start the app that is registered under the entry point.

    Raises:
        RoadmapError: the screen is not installed.
    """
    from importlib.metadata import entry_points

    with _print.Passing("roadmap: đang mở… / opening…"):
        for entry in entry_points(group="roadmap.tui"):
            status: int = entry.load()(arguments)
            return status
    from roadmap.locale.installing import how_to_install
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    raise RoadmapError(
        phrase("The planner's screen is not installed", "Chưa cài màn hình lập kế hoạch"),
        how_to_install(),
        status=3,
    )
