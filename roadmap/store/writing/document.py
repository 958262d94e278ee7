"""A file as its sections, each with its own bytes: an edit touches one of them and leaves the others alone."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from roadmap.store.reading.pieces import cut
from roadmap.store.writing.syntax import Line, Member, Span, lines, members

Path = tuple[str | int, ...]

_BLANK_END = re.compile(rb"(?:\A|\n)[ \t]*\r?\n\Z")
_BLANK_TAIL = re.compile(rb"(?<=\n)(?:[ \t]*\r?\n)+[ \t]*\Z")
_BLANK_START = re.compile(rb"\A(?:[ \t]*\r?\n)+")


class Section:
    """A table header with the comments directly above it and all up to the next one; the first has no header.

    Attributes:
        path: where its table stands in the data; lists of tables are counted.
        names: the header's key.
        element: whether it begins an element of a list of tables.
    """

    def __init__(self, text: bytes, names: tuple[str, ...] = (), *, element: bool = False) -> None:
        self._text = text
        self.names = names
        self.element = element
        self.path: Path = names

    @property
    def text(self) -> bytes:
        """Its bytes."""
        return self._text

    @text.setter
    def text(self, text: bytes) -> None:
        self._text = text
        self.__dict__.pop("lines", None)

    @cached_property
    def lines(self) -> list[Line]:
        """Its statements, comments and blank lines."""
        return lines(self._text)

    @property
    def pairs(self) -> list[Line]:
        """Its keys and values."""
        return [line for line in self.lines if line.kind == "pair"]

    @property
    def own_end(self) -> int:
        """The offset after its last statement and the comments directly below; what follows belongs to what is next."""
        end = 0
        stated = not self.names
        for line in self.lines:
            if line.kind in ("header", "pair"):
                stated = True
            elif line.kind == "blank" or not stated:
                stated = False
                continue
            end = line.end
        return end

    def splice(self, start: int, end: int, new: bytes) -> None:
        """Put `new` in the place of the bytes from `start` up to `end`."""
        self.text = self._text[:start] + new + self._text[end:]


class Hit(NamedTuple):
    """A statement or member that gives a path its value, or the value of something inside it.

    Attributes:
        section: where it stands.
        entry: the statement or member.
        box: offset of the list or inline table that it is a member of; -1 for a statement.
        number: its place in the box.
        part: which part of its key is the last key of the path; -1 in a list.
        exact: whether it gives the path's own value.
    """

    section: Section
    entry: Line | Member
    box: int
    number: int
    part: int
    exact: bool


class Document:
    """The sections of a file in their order; the first, without a header, is always there."""

    def __init__(self, data: bytes) -> None:
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        data = data.removeprefix(codecs.BOM_UTF8)
        self.newline = b"\r\n" if 2 * data.count(b"\r\n") > data.count(b"\n") else b"\n"
        self.sections = _sections(data)
        self.address()

    def address(self) -> None:
        """Find anew where each section's table stands in the data."""
        counts: dict[Path, int] = {}
        self._at: dict[Path, Section] = {}
        for section in self.sections:
            path: Path = ()
            for place, name in enumerate(section.names, 1):
                path = (*path, name)
                if section.element and place == len(section.names):
                    counts[path] = counts.get(path, 0) + 1
                if path in counts:
                    path = (*path, counts[path] - 1)
            section.path = path
            self._at[path] = section

    def whole(self) -> bytes:
        """The whole file."""
        return self._mark + b"".join(section.text for section in self.sections)

    def section(self, path: Path) -> Section | None:
        """The section whose header names `path` itself; the first for the empty path."""
        return self._at.get(path)

    def under(self, path: Path) -> list[Section]:
        """The sections whose headers name `path` or something inside it."""
        return [section for section in self.sections if section.path[: len(path)] == path]

    def hits(self, path: Path) -> list[Hit]:
        """What gives `path` its value: one exact hit, or any number that give parts of it; sections inside it apart."""
        found: list[Hit] = []
        for length in range(len(path)):
            if section := self._at.get(path[:length]):
                found += _among(section, section.pairs, -1, path[length:])
        return found

    def has(self, path: Path) -> bool:
        """Whether anything in the text gives `path` a value or a place."""
        return path in self._at or bool(self.hits(path) or self.under(path))

    def slot(self, path: Path) -> Hit | None:
        """The one value that stands for the whole of `path`, if there is one."""
        return next((hit for hit in self.hits(path) if hit.exact), None)

    def explicit(self, path: Path) -> bool:
        """Whether `path` would be there if all inside it were gone."""
        return path in self._at or self.slot(path) is not None

    def remove(self, section: Section) -> None:
        """Take a section away with the comments above it; comments after a blank line stay for what follows."""
        number = self.sections.index(section)
        before = self.sections[number - 1]
        rest = section.text[section.own_end :]
        if not before.text or _BLANK_END.search(before.text):
            rest = _BLANK_START.sub(b"", rest)
        before.text += rest
        del self.sections[number]
        if number == len(self.sections):
            before.text = _BLANK_TAIL.sub(b"", before.text)
        self.address()

    def append(self, text: str) -> None:
        """Add sections at the end, after one blank line."""
        self._add(len(self.sections), text, b"")

    def follow(self, section: Section, text: str) -> None:
        """Add sections behind another; comments that belong to what is next stay before that."""
        end = section.own_end
        rest = section.text[end:]
        section.text = section.text[:end]
        self._add(self.sections.index(section) + 1, text, rest)

    def precede(self, section: Section, text: str) -> None:
        """Add sections before another, and a blank line between them."""
        number = self.sections.index(section)
        self.sections[number:number] = _sections(self.encoded(text) + self.newline)[1:]
        self.address()

    def encoded(self, text: str) -> bytes:
        """`text` with the file's own line ends."""
        return text.encode().replace(b"\n", self.newline)

    def _add(self, number: int, text: str, rest: bytes) -> None:
        before = self.sections[number - 1]
        if before.text and not before.text.endswith(b"\n"):
            before.text += self.newline
        if (before.text or number > 1) and not _BLANK_END.search(before.text):
            before.text += self.newline
        self.sections[number:number] = _sections(self.encoded(text) + rest)[1:]
        self.address()


def _sections(data: bytes) -> list[Section]:
    pieces = cut(data)
    starts = [0, *(_with_comments(data, piece.start, above.start) for above, piece in pairwise(pieces)), len(data)]
    found = [Section(data[: starts[1]])]
    for piece, start, end in zip(pieces[1:], starts[1:-1], starts[2:], strict=True):
        names = tuple(unicodedata.normalize("NFC", name) for name in piece.key)
        element = data.startswith(b"[[", data.index(b"[", piece.start))
        found.append(Section(data[start:end], names, element=element))
    return found


def _with_comments(data: bytes, start: int, above: int) -> int:
    """Where the comments directly above the header at `start` begin; the header before it stands at `above`."""
    first = start
    while first > above:
        line = max(data.rfind(b"\n", 0, first - 1) + 1, above)
        if not data[line:first].lstrip(b" \t").startswith(b"#"):
            break
        first = line
    found = data[first:start]
    if b'"""' in found or b"'''" in found:
        # These may be the last lines of a long text, which the statements tell.
        for one in reversed(lines(data[above:start])):
            if one.kind != "comment":
                return above + one.end
    return first


def _among(section: Section, entries: Sequence[Line | Member], box: int, rest: Path) -> Iterator[Hit]:
    for number, entry in enumerate(entries):
        names = tuple(key.name for key in entry.keys)
        if names == rest[: len(names)]:
            if len(names) == len(rest):
                yield Hit(section, entry, box, number, len(rest) - 1, exact=True)
            else:
                yield from _inside(section, entry.value, rest[len(names) :])
        elif names[: len(rest)] == rest:
            yield Hit(section, entry, box, number, len(rest) - 1, exact=False)


def _inside(section: Section, value: Span, rest: Path) -> Iterator[Hit]:
    first = section.text[value.start : value.start + 1]
    if first == b"{":
        yield from _among(section, members(section.text, value.start), value.start, rest)
    elif first == b"[" and isinstance(rest[0], int):
        inner = members(section.text, value.start)
        if not 0 <= rest[0] < len(inner):
            return
        if len(rest) == 1:
            yield Hit(section, inner[rest[0]], value.start, rest[0], -1, exact=True)
        else:
            yield from _inside(section, inner[rest[0]].value, rest[1:])
