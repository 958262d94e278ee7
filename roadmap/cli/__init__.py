"""The ``roadmap`` command: one file per command, found by walking this package; ``_print`` alone prints.

Exit status: 0 clean, 1 findings at or above the limit, 2 wrong use, 3 the environment (cannot read or write, a tool is
missing), 4 a bug of ours, 130 interrupted, 141 the reader of a pipe has gone. Everything heavy is imported by the
command that needs it, so that
``roadmap --help`` answers at once.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module

from roadmap.cli import _print

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

_STANDS = {
    "en": "Plan strategic technologies and their value chains: who answers, what stage, what money, what effect.",
    "vi": "Lập lộ trình công nghệ chiến lược và chuỗi giá trị: ai chịu trách nhiệm, giai đoạn nào, kinh phí, hiệu quả.",
}


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints cannot drive the terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and exit with status 2."""
        _print.complain(f"{self.prog}: {message}", f"{self.prog} --help")
        raise SystemExit(2)

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002 - argparse's own signature
        """Print help or the version; argparse's own keeps silent when it cannot be written."""
        _print.script(message)


def commands() -> dict[str, str]:
    """Command -> the file that it stands in: those of this package, and the edits."""
    found = {}
    for folder in (f"{_HERE}/../edits", _HERE):
        for name in os.listdir(folder):  # noqa: PTH208 - pathlib costs a third of the time of --help
            if name.endswith(".py") and not name.startswith("_"):
                found[name[:-3].replace("_", "-")] = f"{folder}/{name}"
    return dict(sorted(found.items()))


_HERE = os.path.dirname(__file__)  # noqa: PTH120


def documentation(file: str) -> str:
    """The text that the module in `file` begins with, without importing it: `--help` has thirty of them to show."""
    with open(file, encoding="utf-8") as stream:  # noqa: PTH123
        return stream.read().split('"""', 2)[1]


def parser(only: str = "", *, brief: bool = False) -> Parser:
    """The whole command line, or the part of it that the command `only` needs; `brief` leaves the arguments out."""
    from roadmap import __version__

    language = help_language()
    top = Parser(prog="roadmap", description=_STANDS[language])
    top.add_argument("--version", action="version", version=f"roadmap {__version__}")
    choices = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    for name, file in commands().items():
        if not only or name == only:
            one = _add(choices, name, documentation(file), language)
            if not brief:
                _configure(one, name)
    return top


def _add(choices: Any, name: str, text: str, language: str) -> Any:
    """Add one command to `choices`, described by its module's documentation."""
    english, _, rest = text.partition("\n\n")
    vietnamese, _, more = rest.partition("\n\n")
    summary = " ".join((vietnamese if language == "vi" else english).split())
    description = f"{summary}\n\n{more.strip()}" if more.strip() else summary
    return choices.add_parser(
        name,
        help=summary.rstrip("."),
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _configure(one: argparse.ArgumentParser, name: str) -> None:
    """Give a command its arguments, and the function that runs it."""
    word = name.replace("-", "_")
    if os.path.exists(f"{_HERE}/{word}.py"):  # noqa: PTH110
        module = import_module(f"roadmap.cli.{word}")
        module.configure(one)
        one.set_defaults(run=module.run)
    else:
        from roadmap.cli import _edit
        from roadmap.edit import named

        edit = named(name)
        _edit.configure(one, edit)
        one.set_defaults(run=lambda arguments: _edit.run(arguments, edit))


def help_language(default: str = "en") -> str:
    """The language of help texts, before any workspace is known: ``ROADMAP_LANG``, else the locale's, or `default`."""
    for variable in ("ROADMAP_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value and value.partition(".")[0] not in ("C", "POSIX"):
            return "vi" if value.lower().startswith("vi") else "en"
    return default


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv`, or the process's own; returns the exit status."""
    # Plug-ins of other packages have no business in a planner's process, and looking for them costs time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command is short: what it makes lives until it ends, and collecting in between finds nothing to free.
    collecting = gc.isenabled()
    gc.disable()
    _print.prepare()
    arguments = argparse.Namespace(lang=None)
    try:
        status = _run(argv, arguments)
        _print.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _print.abandon()
        return 141
    except Exception as error:  # the last resort: no traceback reaches a user
        return _failed(error, arguments.lang or help_language())
    finally:
        if collecting:
            gc.enable()
    return status


def _run(argv: Sequence[str] | None, arguments: argparse.Namespace) -> int:
    """Parse `argv` into `arguments` and run its command; --help, --version and wrong use end before there is one."""
    given = sys.argv[1:] if argv is None else [*argv]  # `list` is a command of this package
    try:
        only = given[0] if given and given[0] in commands() else ""
        top = parser(only, brief=not only)
        _, rest = top.parse_known_args(given, arguments)
        if rest:
            _take_ids(top, arguments, rest)
    except SystemExit:
        _print.flush()
        raise
    status: int = arguments.run(arguments)
    return status


def _take_ids(top: Parser, arguments: argparse.Namespace, rest: list[str]) -> None:
    """Take `rest`, which argparse left over, as the ids that follow an option; it is wrong use where it cannot be that.

    argparse gives a list of any length all words up to the first option, and knows no place for those behind.
    """
    ids = getattr(arguments, "ids", None)
    if ids is None or any(word.startswith("-") for word in rest):
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    arguments.ids = [*ids, *rest]


def _failed(error: Exception, language: str) -> int:
    from roadmap.model.finding import RoadmapError

    if isinstance(error, RoadmapError):
        _print.complain(error.message.of(language), error.hint.of(language))
        return error.status
    if isinstance(error, OSError):
        from roadmap.locale.why import why

        where = f"{error.filename}: " if error.filename else ""
        _print.complain(f"{where}{why(error).of(language)}")
        return 3
    return _print.bug(error)
