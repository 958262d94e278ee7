"""Edits of a file's text that change only the bytes they are about, and are checked by reading the result."""

from __future__ import annotations

import copy
import datetime
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from roadmap.locale.value import phrase
from roadmap.model.text import Text
from roadmap.store.reading import gate
from roadmap.store.writing.document import Document, Path
from roadmap.store.writing.order import Order
from roadmap.store.writing.same import same
from roadmap.store.writing.surgery import Surgery


class Put(NamedTuple):
    """Set what stands at `path`; tables above it that are not there come with it.

    Attributes:
        path: keys, and numbers from 0 in lists; a number one past the end appends.
        value: a plain value as TOML gives it.
    """

    path: tuple[str | int, ...]
    value: Any


class Drop(NamedTuple):
    """Remove `path` with everything inside it.

    A table above it that is left empty stays where it has a header or braces of its own, and goes where it was there
    only through what was inside it (dotted keys, headers of sub-tables); so does an emptied list of tables.
    """

    path: tuple[str | int, ...]


class Rekey(NamedTuple):
    """Rename the last key of `path` wherever it is written: headers, dotted keys, inline tables."""

    path: tuple[str | int, ...]
    key: str


Edit = Put | Drop | Rekey


class Unspliceable(Exception):  # noqa: N818 - a refusal, which says why
    """An edit that cannot be made in the text as it is written.

    Attributes:
        reason: one sentence in both languages.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def edited(data: bytes, edits: Iterable[Edit], order: Order | None = None) -> bytes:
    """The bytes of a file with `edits` made one after the other.

    What reading the result gives is exactly what `data` gave, with the edits made on its tables; every byte outside the
    statements they touch is as it was, the file's line ends and byte order mark included.

    Args:
        data: a whole file; may be empty.
        edits: texts in them are put into NFC, as reading does.
        order: how what is new follows what is there; it goes to the end of its table where there is none.

    Returns:
        The whole new file; empty when nothing is left of it.

    Raises:
        Unspliceable: `data` cannot be read, or an edit cannot be made in it.
    """
    tables = read_tables(data)
    document = Document(data)
    surgery = Surgery(document, order)
    try:
        for edit in edits:
            _make(edit._replace(path=tuple(map(_plain, edit.path))), tables, document, surgery)
        result = document.whole()
        if result != data and not same(read_tables(result), tables):
            raise Unspliceable(
                phrase(
                    "The text is written in a way in which this edit cannot be made safely; edit it by hand",
                    "Cách viết trong tệp không cho phép sửa tự động an toàn; hãy sửa bằng tay",
                )
            )
    except RecursionError:
        raise Unspliceable(
            phrase("Lists or tables are nested too deeply", "Danh sách hoặc bảng lồng nhau quá sâu")
        ) from None
    return result


def read_tables(data: bytes) -> dict[str, Any]:
    """What reading a file gives; an empty file has no tables.

    Raises:
        Unspliceable: it cannot be read.
    """
    if not data.removeprefix(b"\xef\xbb\xbf"):
        return {}
    try:
        text, _ = gate.decode("", data)
    except gate.Refusal as refusal:
        raise Unspliceable(refusal.finding.message) from None
    tables = gate.parse(text)
    if isinstance(tables, gate.SyntaxFault):
        from roadmap.store.reading.reason import explained

        raise Unspliceable(explained(tables.reason))
    return tables


_MISSING = object()


def _make(edit: Edit, tables: dict[str, Any], document: Document, surgery: Surgery) -> None:
    """One edit, on the tables and in the text."""
    path = edit.path
    if not path:
        raise _impossible(path)
    if isinstance(edit, Put):
        value = _plain(edit.value)
        above = copy.copy(_found(tables, path[:-1]))
        old = _found(tables, path)
        _put(tables, path, copy.deepcopy(value))
        if isinstance(above, list) and not isinstance(value, dict) and not document.slot(path[:-1]):
            # A list of tables with headers that is given something else has to be written in another way.
            surgery.change(path[:-1], above, _found(tables, path[:-1]))
        elif old is _MISSING:
            surgery.add(path, value)
        else:
            surgery.change(path, old, value)
    elif isinstance(edit, Drop):
        if _found(tables, path) is _MISSING:
            raise _impossible(path)
        surgery.remove(path)
        _drop(tables, path, document)
    else:
        key = _plain(edit.key)
        above = _found(tables, path[:-1])
        if not isinstance(above, dict) or path[-1] not in above or key in above:
            raise _impossible((*path[:-1], key))
        surgery.rekey(path, key)
        above[key] = above.pop(path[-1])


def _found(tables: Any, path: Path) -> Any:
    for step in path:
        listed = isinstance(tables, list) and isinstance(step, int) and 0 <= step < len(tables)
        if not listed and not (isinstance(tables, dict) and step in tables):
            return _MISSING
        tables = tables[step]
    return tables


def _put(tables: Any, path: Path, value: Any) -> None:
    for number, step in enumerate(path):
        inner = value if number == len(path) - 1 else {}
        if isinstance(tables, list) and step == len(tables):
            tables.append(inner)
        elif isinstance(tables, dict) and isinstance(step, str):
            if number == len(path) - 1:
                tables[step] = inner
            tables.setdefault(step, inner)
        elif not isinstance(tables, list) or not isinstance(step, int) or not 0 <= step < len(tables):
            raise _impossible(path)
        elif number == len(path) - 1:
            tables[step] = inner
        tables = tables[step]


def _drop(tables: dict[str, Any], path: Path, document: Document) -> None:
    above = _found(tables, path[:-1])
    del above[path[-1]]
    if not above and path[:-1] and not document.explicit(path[:-1]):
        _drop(tables, path[:-1], document)


def _plain(value: Any) -> Any:
    """`value` with its texts in NFC, in dicts and lists of its own.

    Raises:
        Unspliceable: TOML has no such value.
    """
    if isinstance(value, Mapping):
        if odd := [name for name in value if not isinstance(name, str)]:
            raise _impossible((repr(odd[0]),))
        return {_plain(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise _impossible((value.encode("utf-8", "backslashreplace").decode(),))
        return unicodedata.normalize("NFC", value)
    moment = isinstance(value, datetime.date) or (isinstance(value, datetime.time) and value.tzinfo is None)
    if moment or type(value) in (bool, int, float):
        return value
    raise _impossible((repr(value),))


def _impossible(path: Path) -> Unspliceable:
    said = ".".join(map(str, path))
    return Unspliceable(
        phrase("`{path}` cannot be changed in this file", "Không sửa được `{path}` trong tệp này", path=said)
    )
