"""Open the planner's screen (it is coming).

Mở màn hình lập kế hoạch (sắp có).
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap tui`."""
    add_workspace(parser)
    parser.add_argument("--read-only", action="store_true", help="nothing can be changed")


def run(arguments: argparse.Namespace) -> int:
    """Start the app that is registered under the entry point, or say that it is coming."""
    from importlib.metadata import entry_points

    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    for entry in entry_points(group="roadmap.tui"):
        status: int = entry.load()(arguments)
        return status
    raise RoadmapError(
        phrase(
            "The planner's screen is coming in a later version",
            "Màn hình lập kế hoạch sẽ có trong phiên bản sau",
        ),
        phrase(
            "Until then: `roadmap check`, `roadmap list`, `roadmap show`, `roadmap draw`",
            "Hiện dùng: `roadmap check`, `roadmap list`, `roadmap show`, `roadmap draw`",
        ),
        status=3,
    )
