"""Take the last edit back.

Hoàn tác thay đổi gần nhất.

Files that nobody has touched since get their bytes back; in others, each field that still says what the edit wrote.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace, open_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap undo`."""
    add_workspace(parser)
    parser.add_argument("--list", action="store_true", help="list the edits on record, newest first; undo nothing")


def run(arguments: argparse.Namespace) -> int:
    """Undo one edit, or list what is on record."""
    from roadmap.cli._edit import tell

    workspace = open_workspace(arguments)
    if arguments.list:
        _list(workspace.loaded.root, arguments.lang)
    elif kept := workspace.undo().kept:
        tell(kept, arguments.lang)
    return 0


def _list(root: Path, lang: str) -> None:
    from roadmap.cli import _print
    from roadmap.cli._entry import in_words
    from roadmap.safe import to_terminal
    from roadmap.store.saving.log import past

    marks = {"vi": ("hoàn tác", "làm lại"), "en": ("undo", "redo")}[lang]
    for entry in past(root):
        if isinstance(entry, int):
            said = {"vi": "bị hỏng hoặc bị mất; không thể hoàn tác từ đây về trước",
                    "en": "damaged or missing; nothing from here back can be undone"}[lang]  # fmt: skip
            _print.line(_print.styled(to_terminal(f"{entry:>6}"), "dim"), to_terminal(said))
            continue
        way = marks[0] if entry.undoes else marks[1] if entry.redoes else ""
        reason = entry.label.of(lang).partition("\n")[2].replace("\n", "; ")
        label = f"{in_words(entry, lang)}; {reason}" if reason else in_words(entry, lang)
        stamp = f"{entry.number:>6}  {entry.time[:16].replace('T', ' ')}  {entry.who}"
        _print.line(_print.styled(to_terminal(stamp), "dim"), to_terminal(f"{way}: {label}" if way else label))
