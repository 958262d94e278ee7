"""Comments in a merge: what either side wrote beside a record or field stays beside it."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from roadmap.model.table import Path
from roadmap.store.reading.lexis import COMMENT, LONG_TEXT, SHORT_TEXT
from roadmap.store.writing.syntax import lines

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


def counted(data: bytes) -> Counter[bytes]:
    """How often each comment stands in a valid TOML text."""
    return Counter(remark.text for remark in remarks(data))


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


def kept(text: bytes, base: bytes, sides: tuple[bytes, bytes], names: Mapping[str, str]) -> bytes:
    """`text` with every comment of either side that it lacks, above what the comment is about.

    A comment about something that is gone stands at the end of the file.

    Args:
        text: the outcome of a merge.
        base: the text that both sides began from; empty where it is none that can be read.
        sides: the texts of the two sides.
        names: old id -> new id of records that changed their name.
    """
    before = set(_named(base, names))
    new: dict[Remark, None] = {}
    steady: Counter[bytes] = Counter()
    for number, side in enumerate(sides):
        for remark in dict.fromkeys(_named(side, names)):
            if remark not in before:
                new[remark] = None
            elif number == 0:
                steady[remark.text] += 1
    if not new:
        return text
    there = remarks(text)
    present = Counter(remark.text for remark in there)
    needed = steady + Counter(remark.text for remark in new)
    missing = [one for one in new if one not in there and present[one.text] < needed[one.text]]
    return _with(text, missing) if missing else text


def _named(data: bytes, names: Mapping[str, str]) -> list[Remark]:
    return [
        Remark((path[0], names.get(path[1], path[1]), *path[2:]), text) if len(path) > 1 else Remark(path, text)
        for path, text in remarks(data)
    ]


def _with(text: bytes, missing: list[Remark]) -> bytes:
    newline = b"\r\n" if b"\r\n" in text else b"\n"
    places: dict[Path, int] = {}
    for start, path, _ in _statements(text):
        for length in range(1, len(path or ()) + 1):
            places.setdefault((path or ())[:length], start)
    if text and not text.endswith(b"\n"):
        text += newline
    added: dict[int, list[bytes]] = {}
    for path, words in missing:
        known = [path[:length] for length in range(len(path), min(len(path), 2) - 1, -1) if path[:length] in places]
        added.setdefault(places[known[0]] if known and path else len(text), []).append(words + newline)
    for place in sorted(added, reverse=True):
        text = text[:place] + b"".join(added[place]) + text[place:]
    return text
