"""Files that an app hands to the browser, piece by piece, as the browser takes them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from tui.serving.frames import news

_PIECE = 64 * 1024
_PATIENCE = 10.0
_MOST = 20


@dataclass(frozen=True)
class Download:
    """A file on its way.

    Attributes:
        key: the app's name for it.
        file: the name to save it under.
        label: what the app calls the delivery, to be given back to it.
        pieces: what has arrived; an empty piece is the last.
    """

    key: str
    file: str
    label: str | None
    pieces: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)


class Downloads:
    """The files that one app hands out.

    Args:
        tell: how packets reach the app.
    """

    def __init__(self, tell: Callable[[bytes], Awaitable[None]]) -> None:
        self._tell = tell
        self._waiting: dict[str, Download] = {}

    def begin(self, told: dict[str, object]) -> str:
        """Keep a file ready that the app offers; returns the name to ask for it by."""
        key, label = str(told.get("key")), told.get("name")
        named = PurePath(str(told.get("path"))).name
        self._waiting[key] = Download(key, named, label if isinstance(label, str) else None)
        while len(self._waiting) > _MOST:
            del self._waiting[next(iter(self._waiting))]
        return key

    def named(self, key: str) -> Download | None:
        """The file that waits under this name."""
        return self._waiting.get(key)

    def arrived(self, key: str, piece: bytes | str) -> None:
        """A piece has come from the app."""
        if download := self._waiting.get(key):
            download.pieces.put_nowait(piece.encode() if isinstance(piece, str) else piece)

    async def pieces(self, download: Download) -> AsyncIterator[bytes]:
        """The file's bytes; they are asked for one piece after the other.

        Raises:
            TimeoutError: the app does not answer.
        """
        try:
            while True:
                told = {"type": "deliver_chunk_request", "key": download.key, "name": download.label}
                await self._tell(news(size=_PIECE, **told))
                piece = await asyncio.wait_for(download.pieces.get(), _PATIENCE)
                if not piece:
                    return
                yield piece
        finally:
            self._waiting.pop(download.key, None)
