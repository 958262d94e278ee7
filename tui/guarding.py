"""Guarding: the app's side of what goes wrong: signals, mistakes of ours, and text that would drive the terminal."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from threading import Timer
from typing import Any, ClassVar

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter
from textual.worker import WorkerFailed

from roadmap.safe import without_acting
from tui.opening import ENDING, Opening

BUG = 4
"""The exit status after a mistake of ours."""
_PATIENCE = 5.0


class Inert(LineFilter):
    """The last thing that text passes on its way to the terminal: what would act there is taken out.

    Screens show such characters by a visible sign (:func:`roadmap.safe.visible`). This is for what they forget: every
    widget's lines go through the app's filters. What is taken out has no width, so nothing moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The segments, of which none can drive the terminal."""
        return [one if _quiet(one) else _quieted(one) for one in segments]


def _quiet(segment: Segment) -> bool:
    return segment.text.isprintable() and not (segment.style and segment.style.link)


def _quieted(segment: Segment) -> Segment:
    style = segment.style
    if style and style.link and without_acting(style.link) != style.link:
        style = style.update_link(None)
    return Segment(without_acting(segment.text), style, segment.control)


class Guarded(App[int]):
    """An app that ends in order, whatever ends it.

    Attributes:
        failure: the mistake of ours that ended the app; None where none did.
        opening: the terminal with the first frame on it, to be gone on with; None where the app takes it itself.
    """

    # A click on a message that is just going away ends Textual 8.2.8 where text can be selected with the mouse.
    ALLOW_SELECT: ClassVar[bool] = False
    failure: BaseException | None = None
    opening: Opening | None = None

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self._inert = Inert()
        self._told = False

    def get_driver_class(self) -> type[Driver]:
        """The driver for this terminal or page."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from tui.terminal import TerminalDriver

        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes before it is shown."""
        return [self._inert, *super().get_line_filters()]

    def on_mount(self) -> None:
        """From now on, signals end the app in order."""
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for number in ENDING:
                loop.remove_signal_handler(number)  # Textual's own for pages
                signal.signal(number, lambda number, _: self.told(number))

    def told(self, number: int) -> None:
        """The signal `number` has come: end; after some seconds also where the app is busy with something else."""
        if self._told or self._loop is None:
            return
        self._told = True
        self._loop.call_soon_threadsafe(self.exit, 128 + number)
        _later(_PATIENCE, self._give_up, 128 + number)

    def _give_up(self, status: int) -> None:
        """End without waiting for the app, and leave the terminal as it was if it answers."""
        _later(1.0, os._exit, status)
        from tui.terminal import TerminalDriver

        if isinstance(self._driver, TerminalDriver):
            self._driver.leave()
        os._exit(status)

    def _handle_exception(self, error: Exception) -> None:
        """A mistake of ours: it is put on file, and ends the app if it must, without showing anybody's text."""
        if self.is_headless:  # tests want to see it
            super()._handle_exception(error)
            return
        if self._exit:  # it is being taken apart; what misses a part now misses nothing
            self._close_messages_no_wait()
            return
        if isinstance(error, WorkerFailed):  # what runs beside the screen can fail without it
            from roadmap.cli import _print

            self.notify("\n".join(_print.told(error.error)), severity="error", timeout=30, markup=False)
            return
        self.failure = error
        self._return_code = BUG
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:  # noqa: ARG002 - Textual's signature
        """Textual gives up; what it would show holds the values of variables."""
        self._return_code = BUG
        self._close_messages_no_wait()


def _later(seconds: float, do: Callable[[int], None], status: int) -> None:
    """Do something after some seconds, if the program is still there."""
    timer = Timer(seconds, do, (status,))
    timer.daemon = True
    timer.start()


def run(app: Guarded) -> int:
    """Run `app` until it ends; returns the exit status of the program."""
    from roadmap.cli import _print

    app.run()
    if app.failure is not None:
        return _print.bug(app.failure)
    return app.return_value if app.return_value is not None else app.return_code or 0
