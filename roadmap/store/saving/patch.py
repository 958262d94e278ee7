"""What an edit did to one file: enough to get either side from the other."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, NamedTuple

KEPT_WHOLE = 32 * 1024
"""Bytes up to which both sides of a file are kept whole, so that they are known whatever happens to the file later."""

_LONGEST_LINE = 4096


def digest(data: bytes | None) -> str | None:
    """The SHA-256 of a file's bytes; None for a file that is not there."""
    return None if data is None else hashlib.sha256(data).hexdigest()


class Patch(NamedTuple):
    """The change of one file.

    Attributes:
        path: POSIX, relative to the workspace.
        old: digest of the bytes before; None where there was no file.
        new: digest of the bytes after; None where there is no file any more.
        prefix: bytes at the beginning that both sides share and the patch does not keep.
        suffix: bytes at the end that both sides share and the patch does not keep.
        removed: what stood between them; whole lines where that is not much more.
        added: what stands between them now.
    """

    path: str
    old: str | None
    new: str | None
    prefix: int
    suffix: int
    removed: bytes
    added: bytes

    @classmethod
    def between(cls, path: str, before: bytes | None, after: bytes | None) -> Patch:
        """The patch that makes `after` of `before`."""
        a, b = before or b"", after or b""
        prefix, suffix = (0, 0) if max(len(a), len(b)) <= KEPT_WHOLE else _shared(a, b)
        removed, added = a[prefix : len(a) - suffix], b[prefix : len(b) - suffix]
        return cls(path, digest(before), digest(after), prefix, suffix, removed, added)

    @property
    def whole(self) -> bool:
        """Whether both sides are known without the file."""
        return not self.prefix and not self.suffix

    def forward(self, before: bytes | None) -> bytes | None:
        """The bytes after, from those before.

        Raises:
            ValueError: the patch does not fit: it is damaged, or `before` is something else.
        """
        return self._checked(self._around(before, self.added), self.new)

    def backward(self, after: bytes | None) -> bytes | None:
        """The bytes before, from those after.

        Raises:
            ValueError: as for :meth:`forward`.
        """
        return self._checked(self._around(after, self.removed), self.old)

    def _around(self, side: bytes | None, middle: bytes) -> bytes:
        have = side or b""
        return have[: self.prefix] + middle + (have[-self.suffix :] if self.suffix else b"")

    @staticmethod
    def _checked(data: bytes, wanted: str | None) -> bytes | None:
        if wanted is None:
            return None
        if digest(data) != wanted:
            raise ValueError("a patch does not give the bytes that it names")
        return data

    def plain(self) -> dict[str, Any]:
        """The patch as values that JSON has; text stays legible."""
        return self._asdict() | {"removed": _written(self.removed), "added": _written(self.added)}

    @classmethod
    def parse(cls, value: Any) -> Patch:
        """The patch that :meth:`plain` gave.

        Raises:
            ValueError, TypeError, KeyError: `value` is something else.
        """
        path, old, new, prefix, suffix = (value[name] for name in cls._fields[:5])
        right = isinstance(path, str) and all(side is None or isinstance(side, str) for side in (old, new))
        if not right or not all(type(length) is int and length >= 0 for length in (prefix, suffix)):
            raise ValueError("no patch")
        return cls(path, old, new, prefix, suffix, _read(value["removed"]), _read(value["added"]))


def _written(data: bytes) -> str | dict[str, str]:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}


def _read(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return base64.b64decode(value["base64"], validate=True)


def _shared(a: bytes, b: bytes) -> tuple[int, int]:
    """Lengths of the shared beginning and end, at ends of lines where that costs little."""
    prefix = _alike(a, b)
    line = a.rfind(b"\n", 0, prefix) + 1
    prefix = line if prefix - line <= _LONGEST_LINE else prefix
    # The ends may not reach into the shared beginning.
    room = min(len(a), len(b)) - prefix
    suffix = _alike(a[:-room - 1:-1], b[:-room - 1:-1]) if room else 0  # fmt: skip
    if suffix and a[len(a) - suffix - 1 : len(a) - suffix] != b"\n":
        line = a.find(b"\n", len(a) - suffix) + 1
        rest = len(a) - line if line else 0
        suffix = rest if suffix - rest <= _LONGEST_LINE else suffix
    return prefix, suffix


def _alike(a: bytes, b: bytes) -> int:
    """The length of the shared beginning of `a` and `b`: stretches compare many times faster than bytes."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
