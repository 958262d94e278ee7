"""What a page tells the server, and the packets in which the server and an app talk."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Literal, NamedTuple

LARGEST_FRAME = 64 * 1024
"""Bytes of one message of a page; page.js sends long pastes in pieces."""
LARGEST_PACKET = 64 * 1024 * 1024
"""Bytes of one packet of an app; a whole screen takes less than one of them."""

_NARROWEST, _WIDEST = 20, 500
_LOWEST, _HIGHEST = 5, 200
_LONGEST_PING = 64


class MalformedError(ValueError):
    """A message that no page of ours sends."""


class Size(NamedTuple):
    """A terminal's size in character cells, between 20 x 5 and 500 x 200."""

    width: int
    height: int


USUAL = Size(80, 24)


@dataclass(frozen=True)
class Keys:
    """What was typed, pasted or done with the mouse, as a terminal sends it."""

    data: bytes


@dataclass(frozen=True)
class Ping:
    """A question whether the server is there; it is answered with the same word."""

    word: str


@dataclass(frozen=True)
class Focus:
    """Whether the page is the one that is typed into."""

    here: bool


Frame = Keys | Size | Ping | Focus


def clamped(width: int, height: int) -> Size:
    """A size that an app can be drawn in, whatever was asked for."""
    return Size(max(_NARROWEST, min(width, _WIDEST)), max(_LOWEST, min(height, _HIGHEST)))


def asked_size(width: str, height: str) -> Size:
    """The size that an address asks for; the usual one where it asks for none."""
    return clamped(*(int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else usual
                     for text, usual in zip((width, height), USUAL, strict=True)))  # fmt: skip


def frame(text: str) -> Frame:
    """What a message of a page says.

    Raises:
        MalformedError: it is none of ours.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise MalformedError from None
    match told:
        case ["stdin", str(typed)]:
            # Half a pair, which no keyboard types, would stop the app's decoder.
            return Keys(typed.encode("utf-8", errors="replace"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            return clamped(width, height)
        case ["ping", str(word)] if len(word) <= _LONGEST_PING:
            return Ping(word)
        case ["focus" | "blur" as which]:
            return Focus(which == "focus")
    raise MalformedError


def packet(kind: Literal[b"D", b"M"], payload: bytes) -> bytes:
    """One packet to an app: data (`D`), which is what is typed, or news of the page (`M`)."""
    return b"%s%s%s" % (kind, len(payload).to_bytes(4, "big"), payload)


def news(**told: str | int | None) -> bytes:
    """A packet that tells an app something about its page."""
    return packet(b"M", json.dumps(told).encode())


async def next_packet(stream: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The kind (`D`, `M`, or `P` for a piece of a file) and the payload of the app's next packet.

    Raises:
        IncompleteReadError: the app has ended.
        MalformedError: it writes something else than packets.
    """
    head = await stream.readexactly(5)
    size = int.from_bytes(head[1:], "big")
    if head[:1] not in (b"D", b"M", b"P") or size > LARGEST_PACKET:
        raise MalformedError
    return head[:1], await stream.readexactly(size)
