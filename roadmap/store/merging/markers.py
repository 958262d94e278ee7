"""Conflict markers: a text in which both sides of a merge stand, and the two sides of such a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from roadmap.model.text import Text

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


class Hunk(NamedTuple):
    """One conflict in a text.

    Attributes:
        line: where it begins, from 1.
        where: the header of the table that it stands in; empty before the first.
        ours: the lines of the one side.
        theirs: the lines of the other side.
        labels: what the sides are called.
    """

    line: int
    where: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    labels: Labels

    @property
    def values(self) -> Text:
        """The table and both values, with whose they are, to stand inside a sentence."""
        from roadmap.locale.value import shorten  # the driver writes its markers before it imports anything large
        from roadmap.model.text import Text

        one, other = (shorten(" / ".join(filter(None, lines)), 60) or "—" for lines in (self.ours, self.theirs))
        named = f" {self.where}" if self.where else ""
        said = (f"{named}: {one} ({self.labels.ours}) {word} {other} ({self.labels.theirs})" for word in ("hay", "or"))
        return Text(*said)


def sides(data: bytes) -> tuple[bytes, bytes] | None:
    """The two texts that a text with conflict markers stands for; None where it has none, or they do not match.

    The part between ``|||||||`` and ``=======``, which git writes where it is asked to, belongs to neither.
    """
    ours: list[bytes] = []
    theirs: list[bytes] = []
    found, part = False, ""
    for part, line, mark in _walked(data):
        found = found or mark
        if not mark and part in ("", "ours"):
            ours.append(line)
        if not mark and part in ("", "theirs"):
            theirs.append(line)
    return (b"".join(ours), b"".join(theirs)) if found and not part else None


def hunks(data: bytes) -> Iterator[Hunk]:
    """Every conflict that a text holds."""
    where, said, first = "", "", 0
    parts: dict[str, list[str]] = {}
    for number, (part, line, mark) in enumerate(_walked(data), 1):
        text = line.decode("utf-8", "replace").strip()
        if not mark and not part and text.startswith("["):
            where = text
        elif not mark and part in parts:
            parts[part].append(text)
        elif mark and part == "ours":
            parts, first, said = {"ours": [], "theirs": []}, number, text.lstrip("<").strip()
        elif mark and not part:
            labels = Labels(said, text.lstrip(">").strip())
            yield Hunk(first, where, tuple(parts["ours"]), tuple(parts["theirs"]), labels)


def _walked(data: bytes) -> Iterator[tuple[str, bytes, bool]]:
    """Each line, the part of a conflict that it belongs to (or begins), and whether it is a marker."""
    size, part = 0, ""
    for line in data.splitlines(keepends=True):
        mark = _MARK.match(line) if line[:1] in b"<|=>" else None
        sign = mark["sign"].decode() if mark and (not part or mark.end() == size) else ""
        step = _STEPS.get((part, sign))
        if mark and step is not None:
            size, part = mark.end(), step
        yield part, line, mark is not None and step is not None


_STEPS = {
    ("", "<"): "ours",
    ("ours", "|"): "base",
    ("ours", "="): "theirs",
    ("base", "="): "theirs",
    ("theirs", ">"): "",
}
