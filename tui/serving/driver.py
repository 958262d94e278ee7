"""The app's side of the wire: it draws into a page, and ends when its server is gone."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from threading import Lock

from textual.app import App
from textual.drivers import web_driver
from textual.drivers.web_driver import WebDriver

from tui.pasting import PasteParser

web_driver.XTermParser = PasteParser  # type: ignore[attr-defined]
_PATIENCE = 3.0
_PR_SET_PDEATHSIG = 1


class PageDriver(WebDriver):
    """Textual's driver for pages, which may be left and come back to.

    A server that is gone is to the app what a closed terminal is: it is hung up (`SIGHUP`). The kernel says so where it
    can (Linux); everywhere the input ends.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._writing = Lock()
        self._write = partial(self._whole)
        _die_with_the_server()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Do what the server tells; `repaint` is for a page that has just come."""
        if packet_type == "repaint":
            self._app.call_later(self._repaint)
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Read what is typed until the app ends, or the server is gone."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            os.kill(os.getpid(), signal.SIGHUP)
            if not self.exit_event.wait(_PATIENCE):
                os.kill(os.getpid(), signal.SIGKILL)

    def _repaint(self) -> None:
        self.write("\x1b[?1049h\x1b[?25l")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._app.refresh(layout=True)

    def _whole(self, data: bytes) -> int:
        """Write a packet as one, whichever thread it comes from; a signal may interrupt the writing, not cut it off."""
        rest = memoryview(data)
        with self._writing, suppress(BrokenPipeError):
            while rest:
                rest = rest[os.write(self.fileno, rest) :]
        return len(data)


def _die_with_the_server() -> None:
    """Ask the kernel for `SIGHUP` when the server ends, also when it is killed."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGHUP, 0, 0, 0)
    if os.getppid() != int(os.environ["ROADMAP_SERVER"]):  # it ended before it was asked
        os.kill(os.getpid(), signal.SIGHUP)
