"""A program under a real pseudo-terminal, timed from the key to the last byte that it draws."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from fcntl import ioctl
from types import TracebackType
from typing import Self

_PATIENCE = 30.0
_SILENT = 1.0
"""Seconds without any output after which a key has drawn nothing."""
_QUIET = 0.06
"""Seconds without output after which a repaint is over."""


class Terminal:
    """`command` in a terminal of 120 × 40 cells.

    Attributes:
        started: the moment at which it was started, by the monotonic clock.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self.started = time.monotonic()
        self._seen = b""
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", LC_ALL="C.UTF-8")
            os.execvp(command[0], list(command))
        ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)

    def _read(self, patience: float) -> bytes:
        if not select.select([self._master], [], [], patience)[0]:
            return b""
        with suppress(OSError):
            return os.read(self._master, 1 << 16)
        return b""

    def until(self, words: str, times: int = 1) -> float:
        """Seconds from the start until `words` were drawn so many times.

        Raises:
            TimeoutError: they were not.
        """
        wanted = words.encode()
        while self._seen.count(wanted) < times:
            if time.monotonic() - self.started > _PATIENCE:
                raise TimeoutError(f"{words!r} was not drawn: {self._seen[-500:]!r}")
            self._seen += self._read(0.5)
        return time.monotonic() - self.started

    def said(self) -> str:
        """Everything that was written until the program ended."""
        while part := self._read(_PATIENCE):
            self._seen += part
        return self._seen.decode(errors="replace")

    def settle(self) -> None:
        """Wait until nothing has been drawn for half a second."""
        while self._read(0.5):
            pass

    def press(self, keys: bytes) -> float:
        """Seconds from writing `keys` to the last byte of what was drawn for them.

        Raises:
            TimeoutError: nothing was drawn.
        """
        start = last = time.monotonic()
        os.write(self._master, keys)
        drawn = False
        while self._read(_QUIET if drawn else _SILENT):
            last, drawn = time.monotonic(), True
        if not drawn:
            raise TimeoutError(f"nothing was drawn for {keys!r}")
        return last - start
