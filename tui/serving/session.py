"""One running app, and the page that shows it, if any: the page may go and come back while the app runs on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from typing import Protocol
from urllib.parse import urlsplit

from textual_serve._binary_encode import DecodeError
from textual_serve._binary_encode import load as unpacked

from roadmap.safe import to_terminal
from tui.serving.downloads import Downloads
from tui.serving.frames import Focus, Frame, Keys, MalformedError, Ping, Size, news, next_packet, packet

GREETING = b"__GANGLION__\n"
"""The line with which an app says that packets follow."""
_LINES_BEFORE = 100
_PATIENCE = 3.0
_COMPLAINT = 4096
_OPENABLE = ("http", "https", "mailto")


class Ending(IntEnum):
    """Why a page's socket was closed; page.js knows these numbers."""

    LEFT = 4000
    TAKEN_OVER = 4001
    IDLE = 4002
    FAILED = 4003
    SERVER_ENDS = 4004


class Page(Protocol):
    """The socket of a page."""

    async def send_bytes(self, data: bytes) -> None:
        """What the terminal of the page is to show."""

    async def send_str(self, data: str) -> None:
        """A message to the page."""

    async def close(self, *, code: int) -> bool:
        """End the connection."""


class Session:
    """An app that runs for one page of one browser.

    Attributes:
        owner: the browser's key, and the person.
        key: the page's name for itself; the same after it was loaded again.
        detached: when the page went away; None while one is there.
        touched: when something was last typed.
        ending: whether it has been asked to end.
    """

    def __init__(self, owner: tuple[str, str], key: str) -> None:
        self.owner, self.key = owner, key
        self.detached: float | None = None
        self.touched = time.monotonic()
        self.ending = False
        self.downloads = Downloads(self._tell)
        self._page: Page | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._relay: asyncio.Task[None] | None = None
        self._begun = self._shown = False
        self._why = Ending.LEFT

    @property
    def ended(self) -> bool:
        """Whether the app is no more."""
        return self._relay is not None and self._relay.done()

    async def begin(self, command: Sequence[str], environment: Mapping[str, str], size: Size) -> None:
        """Start the app.

        Raises:
            OSError: it cannot be started.
        """
        self._process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**environment, "COLUMNS": str(size.width), "ROWS": str(size.height)},
            start_new_session=True,
        )
        self._relay = asyncio.create_task(self._run(self._process))

    async def attach(self, page: Page, size: Size) -> None:
        """Show the app on `page`; one that showed it before is told so and closed."""
        before, self._page = self._page, page
        self.detached, self.touched = None, time.monotonic()
        if before is not None:
            with suppress(ConnectionError):
                await before.close(code=Ending.TAKEN_OVER)
        if self._shown:  # the first page gets what the app writes when it begins
            await self._tell(news(type="resize", width=size.width, height=size.height) + news(type="repaint"))
        self._shown = True

    def detach(self, page: Page) -> None:
        """`page` is gone, perhaps before it saw anything; the app runs on."""
        if self._page in (page, None):
            self._page, self.detached = None, time.monotonic()

    async def take(self, page: Page, frame: Frame) -> None:
        """Do what the page asks."""
        if isinstance(frame, Ping):
            await page.send_str(json.dumps(["pong", frame.word]))
            return
        if not isinstance(frame, Focus):
            self.touched = time.monotonic()
        match frame:
            case Keys(data):
                await self._tell(packet(b"D", data))
            case Size(width, height):
                await self._tell(news(type="resize", width=width, height=height))
            case Focus(here):
                await self._tell(news(type="focus" if here else "blur"))

    async def end(self, why: Ending = Ending.LEFT) -> None:
        """End the app: it is asked, then told, then killed, and whatever it started with it."""
        self.ending, self._why = True, why
        if self._process is None or self._relay is None:
            return
        await self._tell(news(type="quit"))
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(self._relay), _PATIENCE)
                return
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)
        await self._relay

    async def _tell(self, packets: bytes) -> None:
        """Hand packets to the app, if it is still there."""
        if self._process is None or self._process.stdin is None or self.ended:
            return
        with suppress(ConnectionError, RuntimeError):
            self._process.stdin.write(packets)
            await self._process.stdin.drain()

    async def _run(self, process: asyncio.subprocess.Process) -> None:
        """Carry what the app writes to the page until the app ends."""
        out, err = process.stdout, process.stderr
        if out is None or err is None:  # it was started with both
            raise TypeError
        complaint = asyncio.create_task(_beginning(err))
        try:
            if await _greeted(out):
                self._begun = True
                while True:
                    await self._carry(*await next_packet(out))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        except (ValueError, DecodeError):  # something that is no packet
            self._why = Ending.FAILED
            _kill(process)
        rest = asyncio.create_task(_beginning(out))  # a process counts as ended when its pipes are empty
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), _PATIENCE)
        _kill(process)
        await process.wait()
        await rest
        said = await complaint
        if process.stdin:
            process.stdin.close()
        await self._close(said)

    async def _close(self, complaint: bytes) -> None:
        """Tell the page that the app has ended; one that never began says why."""
        page, self._page = self._page, None
        if page is None:
            return
        with suppress(ConnectionError):
            if not self._begun:
                self._why = Ending.FAILED
                for line in complaint.decode(errors="replace").splitlines():
                    await page.send_bytes(f"{to_terminal(line)}\r\n".encode())
            await page.close(code=self._why)

    async def _carry(self, kind: bytes, payload: bytes) -> None:
        """Do with one packet of the app what it is for."""
        if kind == b"P":
            match unpacked(payload):
                case ("deliver_chunk", str(key), bytes() | str() as piece):
                    self.downloads.arrived(key, piece)
            return
        page = self._page
        if page is None:  # nobody sees it; whoever comes back gets the whole screen
            return
        with suppress(ConnectionError):
            if kind == b"D":
                await page.send_bytes(payload)
            else:
                await self._show(page, _news(payload))

    async def _show(self, page: Page, told: dict[str, object]) -> None:
        """Let the page open an address or fetch a file, as the app asks."""
        if told.get("type") == "open_url":
            url = str(told.get("url"))
            if _openable(url):
                await page.send_str(json.dumps(["open_url", {"url": url, "new_tab": True}]))
        elif told.get("type") == "deliver_file_start":
            await page.send_str(json.dumps(["deliver_file_start", self.downloads.begin(told)]))


def _news(payload: bytes) -> dict[str, object]:
    """What the app tells its page.

    Raises:
        ValueError: it is no table of words.
    """
    told = json.loads(payload)
    if not isinstance(told, dict):
        raise MalformedError
    return told


def _openable(url: str) -> bool:
    """Whether a page may open an address."""
    with suppress(ValueError):  # such as half an IPv6 address
        return urlsplit(url).scheme in _OPENABLE
    return False


def _kill(process: asyncio.subprocess.Process) -> None:
    """End an app, and whatever it started, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


async def _greeted(stream: asyncio.StreamReader) -> bool:
    """Whether an app begins to talk in packets, after whatever else it says first."""
    with suppress(ValueError):  # a line without end
        for _ in range(_LINES_BEFORE):
            line = await stream.readline()
            if line == GREETING or not line:
                return bool(line)
    return False


async def _beginning(stream: asyncio.StreamReader) -> bytes:
    """The first few lines of what an app says on standard error; the rest is read, so that it does not wait."""
    kept = b""
    while said := await stream.read(_COMPLAINT):
        kept = (kept + said)[:_COMPLAINT]
    return kept
