"""Opening: the first frame of the screen, at once, while Textual, the views and the commands are still being imported.

It is what Textual draws some tenths of a second later, and what stands there until the workspace has been read: the
tabs of the views, and that it is being read. The terminal is set as Textual sets it, and stays so when the screen goes
on with it: keys typed meanwhile are not shown, and wait in the terminal until the screen reads them.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NoReturn, Self

from roadmap.model.text import Lang
from tui.grounds import DARK, GROUNDS, PLAIN, Ground
from tui.views import READING, ROOMY, tabs

if sys.platform != "win32":
    import termios

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))
"""Signals that end the screen in order."""

ALTERNATE = "\x1b[?1049h"
"""Takes the terminal's other screen; where that is taken already, some terminals clear it."""
_HIDDEN = "\x1b[?25l"
# Also what Textual may have switched on when a signal comes just as it begins: keyboard, mouse, focus, paste.
_LEFT = "\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h"
_TREE = 31  # columns of the tree, without its edge
_USUAL = (80, 24)


class Opening:
    """The terminal with the first frame on it; left as it was, unless the screen has taken it over.

    Args:
        lang: the language asked for; the one that the user prefers where it is None.

    Attributes:
        drawn: whether the terminal is taken, and the screen has not gone on with it yet.
    """

    def __init__(self, lang: Lang | None) -> None:
        self._lang = lang
        self.drawn = False
        self._before: list[Any] = []
        self._signals: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Draw the frame, where there is a terminal of a kind that is known; elsewhere the screen draws the first."""
        if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ or not os.isatty(2):
            return self
        first = self._frame()
        with suppress(termios.error):
            self._before = termios.tcgetattr(0)
            self.drawn = True
            self._signals = {number: signal.signal(number, self._end) for number in ENDING}
            termios.tcsetattr(0, termios.TCSANOW, _quiet(termios.tcgetattr(0)))
            _write(f"{ALTERNATE}{_HIDDEN}{first}")
        return self

    def __exit__(self, *_: object) -> None:
        """What was imported is there and the screen has ended, or it could not be imported."""
        if self.drawn:
            self._leave()
            for number, handler in self._signals.items():
                signal.signal(number, handler)

    def hand_over(self) -> list[Any]:
        """The screen goes on with the terminal as it is; returns how it was set before."""
        self.drawn = False
        return self._before

    def _frame(self) -> str:
        from roadmap.store.preferences import glimpse

        liked = glimpse()
        theme = PLAIN if os.environ.get("NO_COLOR") else liked.theme or DARK
        try:
            width, height = os.get_terminal_size(2)
        except OSError:
            width = height = 0
        size = (width or _USUAL[0], height or _USUAL[1])
        return frame(self._lang or liked.language or "vi", size, GROUNDS.get(theme))

    def _leave(self) -> None:
        _write(_LEFT)
        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, self._before)

    def _end(self, number: int, _: object) -> NoReturn:
        """A signal has come before the screen takes signals: nothing has been begun that would have to be ended."""
        self._leave()
        os._exit(128 + number)


def frame(lang: Lang, size: tuple[int, int], ground: Ground | None) -> str:
    """What writes the first frame to a terminal of `size` columns and rows; without colours where `ground` is None."""
    width, height = size
    rows = list(_rows(lang, width, height, ground))
    return "".join(f"\x1b[{number};1H{row}" for number, row in enumerate(rows[:height], 1)) + "\x1b[0m"


def _rows(lang: Lang, width: int, height: int, ground: Ground | None) -> Iterator[str]:
    banner, list_, edge = ("",) * 3
    if ground:
        banner = _style(ground.muted, ground.panel)
        list_ = _style(ground.text, ground.surface)
        edge = _style(ground.panel, ground.surface)
    yield f"{banner}{''.join(tabs(lang, width))[:width]:{width}}"
    yield f"{banner}{READING[:width]:{width}}"
    for _ in range(height - 3):
        if width < ROOMY:
            yield f"{list_}{'':{width}}"
        else:
            yield f"{list_}{'':{_TREE}}{edge}│{list_}{'':{width - _TREE - 1}}"
    yield f"{banner}{'':{width}}"


def _style(text: str, ground: str) -> str:
    """What switches to a colour of text on a ground, in as many colours as Textual will find that the terminal has."""
    from rich.color import Color, ColorSystem

    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        system = ColorSystem.TRUECOLOR
    else:
        system = ColorSystem.EIGHT_BIT if os.environ.get("TERM", "").endswith("256color") else ColorSystem.STANDARD
    front, back = (Color.parse(colour).downgrade(system) for colour in (text, ground))
    codes = (*front.get_ansi_codes(foreground=True), *back.get_ansi_codes(foreground=False))
    return f"\x1b[{';'.join(codes)}m"


def _quiet(how: list[Any]) -> list[Any]:
    """The settings `how` of a terminal, changed so that every key is kept as it comes, and nothing is echoed."""
    how[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    how[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    how[6][termios.VMIN] = 1
    return how


def _write(text: str) -> None:
    """Write to the terminal, as long as it is there."""
    with suppress(OSError):
        rest = text.encode()
        while rest:
            rest = rest[os.write(2, rest) :]
