"""Comments in a merge: what either side wrote beside a record or field stays beside it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roadmap.model.table import Path
from roadmap.store.reading.lexis import COMMENT, LONG_TEXT, SHORT_TEXT
from roadmap.store.writing.syntax import lines

_RECORD = 2
"""Steps that lead to a record; more lead to a field or into it."""

_HIDING = re.compile(f"{LONG_TEXT}|{SHORT_TEXT}|{COMMENT}".encode(), re.DOTALL)


class Remark(NamedTuple):
    """A comment.

    Attributes:
        path: the record or field that it stands above, beside or in; empty at the end of a file.
        text: its words, with the sign.
    """

    path: Path
    text: bytes


def remarks(data: bytes) -> list[Remark]:
    """The comments of a valid TOML text, in their order."""
    found: list[Remark] = []
    above: list[bytes] = []
    for _, path, comments in _statements(data):
        if path is None:
            above += comments
        else:
            found += [Remark(path, text) for text in (*above, *comments)]
            above = []
    return found + [Remark((), text) for text in above]


def _statements(data: bytes) -> Iterator[tuple[int, Path | None, list[bytes]]]:
    """Where each line begins, what it speaks of (None: nothing by itself), and its comments."""
    mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    text = data[mark:]
    table: Path = ()
    for line in lines(text):
        names = tuple(key.name for key in line.keys)
        if line.kind == "header":
            table = names
        path = None if not names else names if line.kind == "header" else (*table, *names)
        held = (match[0].rstrip() for match in _HIDING.finditer(text, line.start, line.end))
        yield line.start + mark, path, [one for one in held if one.startswith(b"#")]


class Gathered:
    """The comments of both sides of a merge, as they belong into its outcome.

    Args:
        base: the text that both sides began from; empty where it is none that can be read.
        sides: the texts of the two sides.
        names: old id -> new id of records that changed their name.
    """

    def __init__(self, base: bytes, sides: tuple[bytes, bytes], names: Mapping[str, str]) -> None:
        before = set(_named(base, names))
        self._counts = tuple(_counted(remarks(text)) for text in (base, *sides))
        self._new: dict[Remark, None] = {}
        self._steady: Counter[bytes] = Counter()
        for number, side in enumerate(sides):
            for remark in dict.fromkeys(_named(side, names)):
                if remark not in before:
                    if not any(_alike(remark, known) for known in self._new):
                        self._new[remark] = None
                elif number == 0:
                    self._steady[remark.text] += 1

    def repeated(self, text: bytes) -> bool:
        """Whether the valid text `text` says a comment too often: twice, or although a side took it out."""
        base, ours, theirs = self._counts
        needed = _counted(self._needed(_places(text)))
        for words, count in _counted(remarks(text)).items():
            before, one, other = base[words], ours[words], theirs[words]
            most = other if one == before else one if other == before else max(one, other, needed[words])
            if count > most:
                return True
        return False

    def kept(self, text: bytes) -> bytes:
        """The valid text `text` with every new comment that it lacks, above what the comment is about.

        A comment about something that is gone stands at the end of the file.
        """
        places, there = _places(text), remarks(text)
        needed = self._needed(places)
        present, most = _counted(there), self._steady + _counted(needed)
        missing = [one for one in needed if one not in there and present[one.text] < most[one.text]]
        return _with(text, missing, places) if missing else text

    def _needed(self, places: Mapping[Path, int]) -> list[Remark]:
        """The new comments, each with the place in the outcome that it belongs to."""
        return list(dict.fromkeys(Remark(_nearest(path, places), words) for path, words in self._new))


def _alike(one: Remark, other: Remark) -> bool:
    """Whether two comments say the same of one field, which one side writes as a whole and the other in parts."""
    length = min(len(one.path), len(other.path))
    apart = len(one.path) != len(other.path) and length > _RECORD
    return apart and one.text == other.text and one.path[:length] == other.path[:length]


def _counted(some: Iterable[Remark]) -> Counter[bytes]:
    return Counter(remark.text for remark in some)


def _named(data: bytes, names: Mapping[str, str]) -> list[Remark]:
    return [
        Remark((path[0], names.get(path[1], path[1]), *path[2:]), text) if len(path) > 1 else Remark(path, text)
        for path, text in remarks(data)
    ]


def _places(text: bytes) -> dict[Path, int]:
    """Every path that a text speaks of -> where the first line about it begins."""
    places: dict[Path, int] = {}
    for start, path, _ in _statements(text):
        for length in range(1, len(path or ()) + 1):
            places.setdefault((path or ())[:length], start)
    return places


def _nearest(path: Path, places: Mapping[Path, int]) -> Path:
    """`path`, or what it is part of, down to its record; empty where that is gone."""
    shortest = min(len(path), 2)
    return next((path[:length] for length in range(len(path), shortest - 1, -1) if path[:length] in places), ())


def _with(text: bytes, missing: Iterable[Remark], places: Mapping[Path, int]) -> bytes:
    newline = b"\r\n" if b"\r\n" in text else b"\n"
    if text and not text.endswith(b"\n"):
        text += newline
    added: dict[int, list[bytes]] = {}
    for path, words in missing:
        added.setdefault(places.get(path, len(text)), []).append(words + newline)
    for place in sorted(added, reverse=True):
        text = text[:place] + b"".join(added[place]) + text[place:]
    return text
