"""Conflict markers: a text in which both sides of a merge stand, and the two sides of such a text."""

from __future__ import annotations

import re
from typing import NamedTuple

SIZE = 7
"""How many signs a marker has; git uses more inside a merge of merge bases."""

_MARK = re.compile(rb"(?P<sign>[<|=>])(?P=sign){6,}(?= |\r?\n?\Z)")


class Labels(NamedTuple):
    """What the two sides of a merge are called in the markers.

    Attributes:
        ours: the side that the merge began from.
        theirs: the side that came in.
    """

    ours: str
    theirs: str


UNNAMED = Labels("A", "B")
"""Where nothing is known of the sides."""


def whole(ours: bytes, theirs: bytes, labels: Labels, size: int = SIZE) -> bytes:
    """Both texts as one conflict, whatever they hold."""
    newline = b"\r\n" if b"\r\n" in ours else b"\n"

    def line(sign: bytes, label: str = "") -> bytes:
        return b" ".join(filter(None, (sign * size, printable(label).encode()))) + newline

    def ended(text: bytes) -> bytes:
        return text if not text or text.endswith(b"\n") else text + newline

    return b"".join(
        (line(b"<", labels.ours), ended(ours), line(b"="), ended(theirs), line(b">", labels.theirs)),
    )


def printable(label: str) -> str:
    """`label` on one line, without anything that acts."""
    return " ".join("".join(char if char.isprintable() else " " for char in label).split())[:120]


def sides(data: bytes) -> tuple[bytes, bytes] | None:
    """The two texts that a text with conflict markers stands for; None where it has none, or they do not match.

    The part between ``|||||||`` and ``=======``, which git writes where it is asked to, belongs to neither.
    """
    ours: list[bytes] = []
    theirs: list[bytes] = []
    size, part, found = 0, "", False
    for line in data.splitlines(keepends=True):
        mark = _MARK.match(line)
        sign = mark["sign"].decode() if mark and (not part or mark.end() == size) else ""
        step = {("", "<"): "ours", ("ours", "|"): "base", ("ours", "="): "theirs", ("base", "="): "theirs",
                ("theirs", ">"): ""}.get((part, sign))  # fmt: skip
        if mark and step is not None:
            size, part, found = mark.end(), step, True
            continue
        if part in ("", "ours"):
            ours.append(line)
        if part in ("", "theirs"):
            theirs.append(line)
    return (b"".join(ours), b"".join(theirs)) if found and not part else None
