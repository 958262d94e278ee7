"""The real program under a real pseudo-terminal: keys go in, the screen is read, and signals come when they like."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pyte

SOON = 20.0
PROGRAM = ("-m", "roadmap", "tui")


class Terminal:
    """A program that has a terminal of its own.

    Args:
        words: what follows Python's name on the command line.
        home: the folder of the user's own files.
        size: columns and rows.
    """

    def __init__(
        self, words: Sequence[str], home: Path, size: tuple[int, int] = (100, 30), env: Mapping[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = bytearray()
        self.status: int | None = None
        environment = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
        environment |= {
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONUTF8": "1",
        }
        environment |= {"TMPDIR": str(home), "ROADMAP_CACHE": "off", "TEXTUAL_ANIMATIONS": "none", **(env or {})}
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.resize(*size, tell=False)
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in range(3):
                os.dup2(slave, number)
            os.closerange(3, 256)
            os.execve(sys.executable, [sys.executable, *words], environment)
        self.slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.wait()
        self.hang_up()

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Another size; the program is told."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self.screen.resize(max(1, rows), max(1, columns))
            os.killpg(self.pid, signal.SIGWINCH)

    def type(self, text: str | bytes) -> None:
        """Send keys."""
        os.write(self.master, text.encode() if isinstance(text, str) else text)

    def read(self, seconds: float = 0.0) -> bool:
        """Take in what the program sends within so many seconds; whether there was anything."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # nobody has the terminal open any more
            return False
        self.sent += data
        with suppress(TypeError, ValueError, IndexError):  # pyte does not know all that Textual asks
            self._stream.feed(data)
        return bool(data)

    def listen(self, seconds: float) -> None:
        """Take in what comes for so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self.read(left):
                time.sleep(min(0.01, max(0.0, left)))

    def until(self, wanted: str | Callable[[], Any]) -> None:
        """Wait until the screen shows `wanted`, or it is true."""
        end = time.monotonic() + SOON
        true = (lambda: wanted in self.text) if isinstance(wanted, str) else wanted
        while not true():
            assert time.monotonic() < end, f"{wanted!r} does not come:\n{self.text}"
            self.read(0.05)

    def quiet(self, seconds: float = 0.3) -> None:
        """Wait until nothing has come for so long; a cursor that blinks is not waited for."""
        end = time.monotonic() + max(1.0, 4 * seconds)
        while self.read(seconds) and time.monotonic() < end:
            pass

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def tell(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        for handle in (self.slave, self.master):
            if handle >= 0:
                os.close(handle)
        self.slave = self.master = -1

    def wait(self, seconds: float = SOON) -> int | None:
        """The exit status once the program has ended, negative where a signal did it; None where it goes on."""
        end = time.monotonic() + seconds
        while self.status is None and time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif self.master >= 0:
                self.read(0.02)
            else:
                time.sleep(0.02)
        while self.master >= 0 and self.read(0.05):
            pass
        return self.status

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was: its modes, the cursor, the mouse, the usual screen."""
        switched: dict[bytes, bytes] = {}
        for number in (b"1049", b"1000", b"1003", b"1006", b"2004", b"1004", b"25"):
            at = {on: self.sent.rfind(b"\x1b[?" + number + on) for on in (b"h", b"l")}
            switched[number] = b"h" if at[b"h"] > at[b"l"] else b"l"
        usual = switched.pop(b"25") == b"h" and set(switched.values()) == {b"l"}
        return usual and termios.tcgetattr(self.slave) == self.before

    @property
    def alone(self) -> bool:
        """Whether no process of the program is left."""
        for place in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                state, _, _, session = place.read_text(errors="replace").rpartition(")")[2].split()[:4]
                if session == str(self.pid) and state != "Z":
                    return False
        return True


def planner(folder: Path, home: Path, *words: str, **how: Any) -> Terminal:
    """`roadmap tui` on the workspace in `folder`."""
    return Terminal([*PROGRAM, str(folder), "--today", "2026-11-21", "--lang", "vi", *words], home, **how)
