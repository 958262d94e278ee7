"""What diagrams and reports can be asked for beside ids and language: a baseline to compare with."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from roadmap.workspace import Workspace


def add_asked(parser: argparse.ArgumentParser) -> None:
    """The options that some diagrams and reports take."""
    parser.add_argument("--baseline", metavar="WHEN", help="compare with the plan of a day, tag or commit")


def asked(arguments: argparse.Namespace, workspace: Workspace, takes: AbstractSet[str]) -> dict[str, object]:
    """What to give to a diagram or report that takes `takes`.

    Raises:
        RoadmapError: something was asked for that it does not take, or that there is not.
    """
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    if arguments.baseline and "baseline" not in takes:
        message = phrase("It takes no {option}", "Không nhận tùy chọn {option}", option="--baseline")
        raise RoadmapError(message, phrase("Leave it out", "Hãy bỏ tùy chọn này"))
    given: dict[str, object] = {}
    if arguments.baseline:
        given["baseline"] = workspace.baseline(arguments.baseline)
    if "findings" in takes:
        given["findings"] = workspace.check(placed=())
    return given
