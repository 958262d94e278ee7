"""Merge one file by record and field; git calls it.

Gộp một tệp theo từng bản ghi và trường; git gọi lệnh này.

roadmap git-setup tells git to do so. Exit status 0 when nothing is left open, else 1, and the file
holds both values between markers.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    import threading


def configure(parser: argparse.ArgumentParser) -> None:
    """The arguments of `roadmap merge-driver`: git's own letters."""
    parser.add_argument("base", metavar="%O", help="file that both sides began from")
    parser.add_argument("ours", metavar="%A", help="file of the one side; the outcome takes its place")
    parser.add_argument("theirs", metavar="%B", help="file of the other side")
    parser.add_argument("size", nargs="?", default="7", metavar="%L", help="length of the markers")
    parser.add_argument("path", nargs="?", default="", metavar="%P", help="name of the file in the repository")
    for letter, what in (("S", "what both began from"), ("X", "the one side"), ("Y", "the other side")):
        parser.add_argument(f"label_{letter.lower()}", nargs="?", default="", metavar=f"%{letter}", help=what)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Merge; 1 when something is left open or could not be done."""
    from pathlib import Path

    from roadmap.store.merging.driver import drive, labels

    path = arguments.path or arguments.ours
    size = int(arguments.size) if arguments.size.isdecimal() and len(arguments.size) < 4 else 0
    names = labels(arguments.label_x, arguments.label_y, Path())
    base, ours, theirs = (Path(name) for name in (arguments.base, arguments.ours, arguments.theirs))
    alarm = _alarm()
    try:
        clean = drive(base, ours, theirs, path, labels=names, size=max(size, 7))
    except OSError as error:
        reason = error.strerror or str(error)
        return _stopped(path, f"{error.filename}: {reason}" if error.filename else reason)
    except RecursionError:
        return _stopped(path, "nested too deeply")
    finally:
        alarm.cancel()
    return 0 if clean else 1


def _stopped(path: str, reason: str) -> int:
    from roadmap.cli import _print

    _print.complain(f"{path}: {reason}")
    return 1


def _alarm() -> threading.Timer:
    """A clock that ends the process when the merge takes too long; the markers stand by then."""
    import os
    import threading

    from roadmap.store.merging.driver import PATIENCE

    alarm = threading.Timer(PATIENCE, os._exit, (1,))
    alarm.daemon = True
    alarm.start()
    return alarm
