"""Open the planner's screen in a browser, on this machine.

Mở màn hình lập kế hoạch trong trình duyệt, trên máy này.

The address that is shown works once, for one browser; then the next one is shown. Each page runs a program of its own.
A page that is closed or lost finds its program again for a while. docs/serving.md tells what must stand in front of
any other address than this machine's own.
"""

from __future__ import annotations

import argparse

from roadmap.cli._options import add_workspace


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of `roadmap serve`."""
    add_workspace(parser)
    parser.add_argument("--port", type=_port, default=8010, metavar="N", help="port (default: 8010; 0: any free one)")
    parser.add_argument("--read-only", action="store_true", help="nothing can be changed")
    parser.add_argument("--who", metavar="NAME", help="whose edits these are (default: as git is told, or the user)")
    parser.add_argument("--sessions", type=_count, default=10, metavar="N", help="screens at a time (default: 10)")
    parser.add_argument(
        "--idle",
        type=_minutes,
        default=60,
        metavar="MIN",
        help="minutes without a key before one is ended (default: 60)",
    )
    parser.add_argument(
        "--resume",
        type=_minutes,
        default=10,
        metavar="MIN",
        help="minutes that a lost page is waited for (default: 10)",
    )
    beyond = parser.add_argument_group("other machines", "only behind a proxy that encrypts and asks for a password")
    beyond.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="address to listen on (default: 127.0.0.1)"
    )
    beyond.add_argument("--public-url", metavar="URL", help="the proxy's address, as browsers use it")
    beyond.add_argument("--who-header", metavar="NAME", help="the header in which the proxy names the person")


def _port(text: str) -> int:
    """The number of a port; 0 for any that is free.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port")
    return int(text)


def _count(text: str) -> int:
    """A whole number from 1 to 100.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if not text.isascii() or not text.isdecimal() or len(text) > 3 or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 100")
    return int(text)


def _minutes(text: str) -> float:
    """A number of minutes, up to a week.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= 7 * 24 * 60:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of minutes")
    return minutes


def run(arguments: argparse.Namespace) -> int:
    """Start the server that is registered under the entry point, or say what is missing."""
    from importlib.metadata import entry_points

    from roadmap.locale.installing import how_to_install
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError

    lacking = phrase("The screen in a browser is not installed", "Chưa cài phần mở màn hình trong trình duyệt")
    for entry in entry_points(group="roadmap.serve"):
        try:
            serve = entry.load()
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] in ("roadmap", "tui"):
                raise
            raise RoadmapError(lacking, how_to_install("web"), status=3) from None
        status: int = serve(arguments)
        return status
    raise RoadmapError(lacking, how_to_install("web"), status=3)
