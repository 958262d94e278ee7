"""The apps that run: so many and no more, none that nobody uses, and none after the server has ended."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.serving.frames import Size
from tui.serving.session import Ending, Session

_LOOK = 1.0
# What a program needs to find itself, its user's settings and words; no keys, no editor, nothing that changes Python.
_KEPT = frozenset({
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TZ", "TMPDIR",
    "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "ROADMAP_LANG", "ROADMAP_CACHE",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "NO_COLOR",
})  # fmt: skip
_DRIVER = "tui.serving.driver:PageDriver"


@dataclass(frozen=True)
class Terms:
    """How many apps may run, and how long.

    Attributes:
        sessions: apps at a time.
        idle: seconds without a key after which an app ends.
        resumable: seconds that an app waits for a page that went away.
    """

    sessions: int = 10
    idle: float = 3600.0
    resumable: float = 600.0


@dataclass
class Sessions:
    """The apps of one server.

    Attributes:
        command: what starts the app.
        environment: the variables that it is given.
        terms: how many, and how long.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    terms: Terms = Terms()
    _running: list[Session] = field(default_factory=list)
    _ends: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def full(self) -> bool:
        """Whether no further app may start."""
        return len(self._alive()) >= self.terms.sessions

    def of(self, browser: str) -> list[Session]:
        """The apps that run for one browser."""
        return [one for one in self._alive() if one.owner[0] == browser]

    def waiting(self, owner: tuple[str, str], key: str = "") -> Session | None:
        """The app that `owner` may go on with: the one of the page `key`, else the one that was left last."""
        mine = [one for one in self._alive() if one.owner == owner]
        left = sorted((one for one in mine if one.detached is not None), key=lambda one: one.detached or 0.0)
        return next((one for one in mine if one.key == key), left[-1] if left else None)

    async def begun(self, owner: tuple[str, str], key: str, size: Size) -> Session | None:
        """A new app for the page `key` of `owner`; None where there is no room for it.

        Raises:
            OSError: it cannot be started.
        """
        if self.full:
            return None
        session = Session(owner, key)
        self._running.append(session)  # before it runs, so that two at once do not both take the last place
        try:
            # Whoever keeps the edits knows the person by this name.
            await session.begin(self.command, {**self.environment, "ROADMAP_USER": owner[1]}, size)
        except OSError:
            self._running.remove(session)
            raise
        return session

    async def watch(self) -> None:
        """End what nobody uses, again and again."""
        while True:
            await asyncio.sleep(min(_LOOK, self.terms.idle / 4, self.terms.resumable / 4))
            now = time.monotonic()
            for session in self._alive():
                left, touched = session.detached, session.touched
                if left is not None and now - left > self.terms.resumable:
                    self._end(session, Ending.LEFT)
                elif now - touched > self.terms.idle:
                    self._end(session, Ending.IDLE)

    async def end(self) -> None:
        """End all apps."""
        await asyncio.gather(*(one.end(Ending.SERVER_ENDS) for one in self._alive()), *self._ends)

    def _end(self, session: Session, why: Ending) -> None:
        if not session.ending:
            task = asyncio.create_task(session.end(why))
            self._ends.add(task)
            task.add_done_callback(self._ends.discard)

    def _alive(self) -> list[Session]:
        self._running = [one for one in self._running if not one.ended]
        return self._running


def reduced(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment of an app: a few of the server's own variables, and how to talk to a page."""
    kept = {name: value for name, value in variables.items() if name in _KEPT}
    talk = {"TEXTUAL_DRIVER": _DRIVER, "TEXTUAL_COLOR_SYSTEM": "truecolor", "TERM": "xterm-256color"}
    return {**kept, **talk, "ROADMAP_SERVER": str(os.getpid())}
