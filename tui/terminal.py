"""The terminal: Textual's driver, which also bears what terminals should not send, and their end."""

from __future__ import annotations

import os
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import IO, Any, cast

from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tui.opening import ALTERNATE, Opening
from tui.pasting import PasteParser

# Textual ends at the first byte that is no UTF-8; a paste from an old program is to be seen as what it is.
linux_driver.getincrementaldecoder = lambda name: partial(getincrementaldecoder(name), "replace")  # type: ignore[attr-defined]
linux_driver.XTermParser = PasteParser  # type: ignore[attr-defined]
_LOOK = 1.0


class Lasting:
    """A stream to the terminal that is written to in vain, not in error, once the terminal is gone.

    Textual writes from a thread: an error would end the thread, and the app would wait for it for ever.

    Args:
        stream: what is written to.
    """

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, where there is somebody to read."""
        self._bear(partial(self._stream.write, text))
        return len(text)

    def flush(self) -> None:
        """Hand over what was written, where there is somebody to read."""
        self._bear(self._stream.flush)

    def fileno(self) -> int:
        """The number of the file."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._stream.isatty()

    def _bear(self, do: Callable[[], object]) -> None:
        """Do it; where nobody reads any more, let what is still buffered vanish instead of failing again."""
        try:
            do()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals of Linux and macOS."""

    def __init__(self, app: App[Any], **how: Any) -> None:
        super().__init__(app, **how)
        self._file = cast("Any", Lasting(cast("IO[str]", sys.__stderr__)))
        self._opening: Opening | None = getattr(app, "opening", None)

    def start_application_mode(self) -> None:
        """Take the terminal, or go on with what is drawn on it already, and watch whether it stays."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives no types here
        if self._drawn and self._opening:
            self.attrs_before = self._opening.hand_over()
        Thread(target=self._watch, name="terminal-watch", daemon=True).start()

    @property
    def _drawn(self) -> bool:
        """Whether the first frame stands on the terminal, and Textual is about to go on with it."""
        return self._opening is not None and self._opening.drawn

    def write(self, data: str) -> None:
        """Write, but do not take again, and clear, a screen that is taken and drawn on already."""
        if not (self._drawn and data == ALTERNATE):
            super().write(data)

    def leave(self) -> None:
        """Give the terminal back from another thread than the app's, which is busy."""
        self._disable_mouse_support()
        self.stop_application_mode()
        self.close()

    def _sigtstp_application(self, *_: object) -> None:
        """The program is to stop. A signal comes in the middle of anything: this waits until the app has a moment."""
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        """The program goes on; where it had not stopped, there is nothing to take up again."""
        if self._must_signal_resume:
            self._loop.call_soon_threadsafe(super()._sigcont_application)

    def _watch(self) -> None:
        """Hang up where the terminal is gone and the kernel told only others: it tells the leader of the session."""
        watched = select.poll()
        watched.register(self.fileno, 0)
        while not self.exit_event.wait(_LOOK):
            if any(what & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, what in watched.poll(0)):
                os.kill(os.getpid(), signal.SIGHUP)
                return

    def _run_input_thread(self) -> None:
        """Read keys; sequences that no terminal sends are passed over."""
        while not self.exit_event.is_set():
            try:
                self.run_input_thread()
            except OSError:  # it is gone
                os.kill(os.getpid(), signal.SIGHUP)
                return
            except (ValueError, ArithmeticError):
                continue
