"""What diagrams and reports can be asked for beside ids and language, such as a baseline to compare with."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from roadmap.workspace import Workspace

_OPTIONS = {
    "baseline": ("WHEN", "compare with the plan of a day, tag or commit"),
    "year": ("YEAR", "the year that it is about (default: the year of today)"),
    "proposal": ("FILE", "a file of proposed records, which are not part of the workspace"),
}
"""Option, as the function of a diagram or report takes it -> what stands for its value, and its help."""


def add_asked(parser: argparse.ArgumentParser, *names: str) -> None:
    """The options `names`, each of which some diagrams or reports take."""
    for name in names:
        metavar, said = _OPTIONS[name]
        parser.add_argument(f"--{name}", type=_year if name == "year" else str, metavar=metavar, help=said)


def _year(text: str) -> int:
    """A year from the command line.

    Raises:
        argparse.ArgumentTypeError: it is no year that a plan can hold.
    """
    from roadmap.model.year import FIRST_YEAR, LAST_YEAR

    if not (len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise argparse.ArgumentTypeError(f"{text!r} is no year from {FIRST_YEAR} to {LAST_YEAR}")
    return int(text)


def asked(arguments: argparse.Namespace, workspace: Workspace, takes: AbstractSet[str]) -> dict[str, object]:
    """What to give to a diagram or report that takes `takes`.

    Raises:
        RoadmapError: something was asked for that it does not take, or that there is not.
    """
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    given: dict[str, object] = {}
    for name in _OPTIONS:
        value = getattr(arguments, name, None)
        if value is not None and name not in takes:
            message = phrase("It takes no {option}", "Không nhận tùy chọn {option}", option=f"--{name}")
            raise RoadmapError(message, phrase("Leave it out", "Hãy bỏ tùy chọn này"))
        if value is not None:
            given[name] = _GIVEN[name](workspace, value, arguments.lang) if name in _GIVEN else value
    if "findings" in takes:
        given["findings"] = workspace.check(placed=())
    if "findings_before" in takes and "baseline" in given:
        given["findings_before"] = workspace.at(arguments.baseline).check(placed=())
    return given


def _baseline(workspace: Workspace, name: str, _: str) -> object:
    return workspace.baseline(name)


def _proposal(_: Workspace, file: str, lang: str) -> object:
    """The proposed records; what is wrong with the text of their file is said, as `roadmap check` says it.

    Raises:
        RoadmapError: something in the file could not be read, or it holds no record.
    """
    from pathlib import Path

    from roadmap.cli import _print
    from roadmap.graph.proposal import Proposal
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.store.reading.alone import read_alone

    if not Path(file).is_file():
        message = phrase("There is no file {file}", "Không có tệp {file}", file=file)
        raise RoadmapError(message, phrase("Give a file of proposed records", "Hãy nêu tệp chứa các bản ghi đề xuất"))
    loaded = read_alone(Path(file))
    for finding in loaded.findings:
        _print.complain(f"{finding.span or file}: {finding.code} {finding.message.of(lang)}")
    errors = sum(finding.severity == "error" for finding in loaded.findings)
    if errors:
        message = phrase("{file} has {n} errors", "{file} có {n} lỗi", file=file, n=errors)
        raise RoadmapError(message, phrase("Mend the lines named above", "Hãy sửa các dòng nêu trên"))
    if not loaded.roadmap.records:
        raise RoadmapError(phrase("{file} holds no record", "{file} không có bản ghi nào", file=file))
    return Proposal(file, tuple(loaded.roadmap))


_GIVEN: dict[str, Callable[[Workspace, str, str], object]] = {"baseline": _baseline, "proposal": _proposal}
"""Option -> what makes of its value what a diagram or report takes; the value itself where it is not here."""
