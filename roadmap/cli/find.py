"""Find records by words in their ids, names, numbers, tags and notes.

Tìm bản ghi theo từ trong mã, tên, số hiệu, thẻ và ghi chú.

Diacritics and case do not matter, several words may stand in any order, and parts of words count. The best come first.
Example: roadmap find ban dan --kind technology
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, language, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.graph.search import Match


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap find`."""
    parser.add_argument("words", nargs="+", metavar="WORD", help="words or parts of words")
    parser.add_argument("--kind", action="append", default=[], metavar="KIND", help="only records of this kind")
    add_workspace(parser, path=False)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output")


def run(arguments: argparse.Namespace) -> int:
    """Print the records that were found; exit status 1 where there are none."""
    from roadmap.cli import _print
    from roadmap.graph.search import Index
    from roadmap.safe import to_json

    kinds = [_known(kind) for kind in arguments.kind]
    workspace = open_workspace(arguments)
    lang = language(arguments, workspace)
    found = Index(workspace.roadmap).find(" ".join(arguments.words), kinds=kinds, most=len(workspace.roadmap) or 1)
    if arguments.format == "json":
        told = [
            {
                "kind": match.record.KIND,
                "id": match.record.id,
                "name": match.record.label(lang),
                "field": ".".join(match.field),
                "excerpt": match.excerpt,
            }
            for match in found
        ]
        _print.document(to_json({"version": 1, "records": told}, indent=2))
    else:
        width = max((len(match.record.id) for match in found), default=0)
        for match in found:
            _row(match, width, lang)
    return 0 if found else 1


def _known(kind: str) -> str:
    from roadmap.fitting.wording import with_nearest
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.model.kinds import kinds

    if kind not in kinds():
        message = phrase("There is no kind `{kind}`", "Không có loại bản ghi `{kind}`", kind=kind)
        hint = phrase("Kinds: {known}", "Các loại: {known}", known=list(kinds()))
        raise RoadmapError(with_nearest(message, kind, kinds()), hint)
    return kind


def _row(match: Match, width: int, lang: str) -> None:
    """One record: id, name and kind; below it where the words stand, unless that is its id or name."""
    from roadmap.cli import _print
    from roadmap.safe import TerminalText, to_terminal

    record = match.record
    name = record.label(lang)
    kind = _print.styled(to_terminal(f"({record.LABEL.of(lang)})"), "dim")
    _print.line(to_terminal(record.id.ljust(width)), to_terminal("–" if name == record.id else name), kind)
    if match.label.en:
        _print.line(TerminalText("    "), to_terminal(f"{match.label.of(lang)}: {match.excerpt}"))
