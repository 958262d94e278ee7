"""The one file that prints: text made safe for the terminal, JSON, progress and complaints."""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from roadmap.safe import JsonText, MarkdownText, TerminalText

_STYLES = {"bold": "1", "dim": "2", "error": "31;1", "warning": "33", "info": "36", "good": "32"}
_PATIENCE = 1.0


def prepare() -> None:
    """Let neither a letter that the terminal's encoding lacks nor a closed stream end the command in a traceback."""
    # What is written to a standard output that was closed is lost, and said so when it is flushed.
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def line(*parts: TerminalText) -> None:
    """One line on standard output; the parts are joined by spaces."""
    sys.stdout.write(" ".join(parts) + "\n")


def styled(text: TerminalText, style: str) -> TerminalText:
    """`text` in a style, where standard output is a terminal that shows styles."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    from roadmap.safe import TerminalText

    return TerminalText(f"\x1b[{_STYLES[style]}m{text}\x1b[0m")


def document(text: JsonText | MarkdownText | TerminalText) -> None:
    """A whole document on standard output, in UTF-8 whatever the terminal's encoding: programs read it."""
    whole = text if text.endswith("\n") else f"{text}\n"
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(whole)
    else:
        sys.stdout.flush()
        raw.write(whole.encode("utf-8"))


def script(text: str) -> None:
    """A script of ours, such as shell completion, that holds no user text."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def complain(message: str, hint: str = "") -> None:
    """What went wrong, and what to do about it, on standard error."""
    from roadmap.safe import to_terminal

    try:
        flush()
    except OSError:  # that is what is complained of, or less than it
        _let_go(sys.stdout)
    rows = [to_terminal(message), *([f"  → {to_terminal(hint)}"] if hint else [])]
    try:
        sys.stderr.write("".join(f"{row}\n" for row in rows))
        sys.stderr.flush()
    except OSError:  # nobody listens; the exit status still tells
        _let_go(sys.stderr)


def flush() -> None:
    """Hand everything to the terminal or pipe; an error of the disk or reader shows here."""
    sys.stdout.flush()


def abandon() -> None:
    """The reader has seen enough, as `| head` does: what is still buffered has nowhere to go."""
    _let_go(sys.stdout)


def _let_go(stream: TextIO) -> None:
    """Let what `stream` still holds vanish, so that Python does not stumble over it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def width() -> int:
    """Columns of the terminal; plenty where there is none, so that pipes lose nothing."""
    if not sys.stdout.isatty():
        return 10_000
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 80


class Passing:
    """Says on the terminal what is being prepared, until it has been there and is gone; silent where nobody watches.

    Args:
        text: what is being prepared.
    """

    def __init__(self, text: str) -> None:
        from roadmap.safe import to_terminal

        self._text = to_terminal(text)
        self._watched = sys.stdout.isatty() and os.environ.get("TERM") not in (None, "", "dumb")

    def __enter__(self) -> None:
        if self._watched:
            sys.stdout.write(f"{self._text}\r")
            sys.stdout.flush()

    def __exit__(self, *error: object) -> None:
        if not self._watched:
            return
        try:
            sys.stdout.write("\r\x1b[K")
            sys.stdout.flush()
        except OSError:  # the terminal is gone
            _let_go(sys.stdout)


class Progress:
    """Says on standard error, where that is a terminal, how far a long reading has come; silent for the first second.

    Args:
        label: what is being done.
    """

    def __init__(self, label: str) -> None:
        from roadmap.safe import to_terminal

        self._label = to_terminal(label)
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __call__(self, done: int, every: int) -> None:
        """Note that `done` of `every` steps are finished."""
        now = time.monotonic()
        if now < self._next and not (self._shown and done == every):
            return
        self._next = now + 0.2
        if not sys.stderr.isatty():  # a file or a program reads: it wants errors only
            return
        self._shown = True
        sys.stderr.write(f"\r{self._label} {done}/{every}" + ("\n" if done == every else ""))
        sys.stderr.flush()


def bug(error: BaseException) -> int:
    """Say that this is our mistake and where the details are; returns the exit status 4."""
    complain(*told(error))
    return 4


def told(error: BaseException) -> tuple[str, str]:
    """Write the details of a mistake of ours to a file, without the values of variables; what to say of it, in two."""
    import tempfile
    import traceback

    from roadmap import __version__

    details = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="roadmap-bug-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as file:
            file.write(f"roadmap {__version__}, Python {sys.version}\n\n{details}")
        where = file.name
    except OSError:
        where = ""
    return (
        f"Lỗi của chương trình / a bug of ours: {type(error).__name__}",
        f"Chi tiết / details: {where}" if where else "",
    )
