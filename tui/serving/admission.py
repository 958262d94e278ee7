"""Who may enter: an address that works once gives a browser its key; nothing else opens the door."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit


class Headers(Protocol):
    """A request's headers, of which some may come more than once."""

    def getall(self, key: str, default: list[str]) -> list[str]:
        """All values of one header."""


LOOPBACK = ("127.0.0.1", "::1", "localhost")


def origin_of(host: str, port: int) -> str:
    """The address under which a browser on this machine, or on the net of `host`, reaches the server."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"


@dataclass
class Admission:
    """The door of one server.

    A page of another site can make a browser send requests here, and a name server can be made to lead another name
    to this machine. So `Host` must be the address that was given out, and `Origin`, where a browser sends it, the same.

    Attributes:
        origin: scheme, name and port that browsers use.
        invitation: the word in the address that works next; it works once.
    """

    origin: str
    invitation: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    _keys: set[str] = field(default_factory=set, repr=False)

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"{self.origin}/?token={self.invitation}"

    @property
    def cookie(self) -> str:
        """The cookie's name: browsers keep one jar for all ports of a machine."""
        return f"roadmap-{urlsplit(self.origin).port or 'web'}"

    @property
    def encrypted(self) -> bool:
        """Whether browsers reach the server by TLS."""
        return self.origin.startswith("https:")

    def at_home(self, headers: Headers) -> bool:
        """Whether a request was meant for this server, and comes from no foreign page."""
        hosts, origins = headers.getall("Host", []), headers.getall("Origin", [])
        return hosts == [urlsplit(self.origin).netloc] and origins in ([], [self.origin])

    def from_own_page(self, headers: Headers) -> bool:
        """Whether a page of this server makes the request; browsers always say so when a socket is opened."""
        return headers.getall("Origin", []) == [self.origin]

    def holder(self, cookies: Mapping[str, str]) -> str | None:
        """The key that a browser shows, if it is one that was given out."""
        shown = cookies.get(self.cookie, "").encode(errors="replace")
        return next((key for key in self._keys if secrets.compare_digest(key.encode(), shown)), None)

    def enter(self, word: str) -> str | None:
        """The key for whoever knows the invitation, which then has done its work; None for others."""
        if not secrets.compare_digest(word.encode(errors="replace"), self.invitation.encode()):
            return None
        self.invitation = secrets.token_urlsafe(32)
        key = secrets.token_urlsafe(32)
        self._keys.add(key)
        return key
