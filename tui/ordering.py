"""Ordering: commands are done one after the other, as asked for; one that waits for an answer stops nobody."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from tui.asking import SOON
from tui.command import Command, commands

if TYPE_CHECKING:
    from tui.app import Planner

_MINE: ContextVar[object | None] = ContextVar("mine", default=None)
"""What stands for the command that is running, as its own task knows it; None for those that nobody waits for."""

_AT_ONCE = "quit"
"""The command that waits for no other."""


class Ordering:
    """The commands that were asked for, and those at work.

    Args:
        planner: the app.
    """

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._asked_for: deque[str] = deque()
        self._at_work: set[object] = set()
        self._held = False

    @property
    def waits(self) -> bool:
        """Whether a command waits for those before it."""
        return bool(self._asked_for)

    def ask(self, name: str) -> None:
        """Do the command `name` beside the screen, once those before it have ended."""
        if name == _AT_ONCE:
            self._start(name, None)
        else:
            self._asked_for.append(name)
            self._go_on()

    def _go_on(self) -> None:
        if self._asked_for and not self._at_work and not self._held and not self._planner._exit:
            mine = object()
            self._at_work.add(mine)
            self._start(self._asked_for.popleft(), mine)

    def _start(self, name: str, mine: object | None) -> None:
        self._planner.run_worker(self._run(commands()[name], mine), group="command", name=name)

    async def _run(self, command: Command, mine: object | None) -> None:
        _MINE.set(mine)
        try:
            while not all(screen.is_mounted for screen in self._planner.screen_stack):  # one before may have opened it
                await asyncio.sleep(SOON)
            self._planner.holding.begin()
            await command.run(self._planner)
        finally:
            self._at_work.discard(mine)
            self._go_on()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """While the command that runs waits for an answer; what was typed ahead of its question is no command."""
        mine = _MINE.get()
        self._asked_for.clear()
        self._at_work.discard(mine)
        try:
            yield
        finally:
            if mine is not None:
                self._at_work.add(mine)

    @contextmanager
    def held(self) -> Iterator[None]:
        """While no further command begins; those that wait go on waiting, and begin afterwards."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._go_on()

    async def rested(self) -> None:
        """Wait until no other command is at work and, unless they are held, none waits."""
        while self._at_work - {_MINE.get()} or (self._asked_for and not self._held):
            await asyncio.sleep(SOON)
