"""What a file says: as its tables stand in the text, and as its records are compared."""

from __future__ import annotations

from typing import Any

from roadmap.locale.value import phrase
from roadmap.model.change import ABSENT, Change, changes
from roadmap.model.finding import RoadmapError, Span
from roadmap.model.record import Record
from roadmap.model.table import table
from roadmap.model.text import Text
from roadmap.store.reading import gate
from roadmap.store.reading.sheet import Entry, sheet

_Key = tuple[str, str]


class Content:
    """What the bytes of one file say.

    Args:
        path: the file's name, for messages.
        data: its bytes; None where there is no such file.

    Attributes:
        tables: kind -> id -> table, as TOML gives it.

    Raises:
        RoadmapError: it cannot be read as a whole; what is unread could be lost.
    """

    def __init__(self, path: str, data: bytes | None) -> None:
        self.tables: dict[str, Any] = {}
        self._items: dict[_Key, Record | Entry] = {}
        if data is None:
            return
        try:
            tables = gate.parse(gate.decode(path, data)[0])
        except gate.Refusal as refusal:
            raise RoadmapError(_unreadable(path, refusal.finding.span)) from None
        if isinstance(tables, gate.SyntaxFault):
            raise RoadmapError(_unreadable(path, Span(path, tables.line)))
        self.tables = tables
        for item in sheet(path, data).items:
            if isinstance(item, Record):
                self._items[item.KIND, item.id] = item
            elif isinstance(item, Entry):
                self._items[item.kind, item.id] = item

    def laid(self, kind: str, id: str) -> Any:
        """The table of a record for comparing; of what is no record, what TOML gave."""
        item = self._items.get((kind, id))
        if isinstance(item, Entry) and item.value:
            return table(item.value, item.unread)
        return table(item) if isinstance(item, Record) else self.tables.get(kind, {}).get(id, ABSENT)


def _unreadable(path: str, span: Span | None) -> Text:
    return phrase("{file} has a mistake in line {line}; mend it before changing its records, see `roadmap check`",
                  "{file} có lỗi ở dòng {line}; hãy sửa trước khi thay đổi bản ghi trong tệp, xem `roadmap check`",
                  file=path, line=str(span.line) if span and span.line else "?")  # fmt: skip


def compared(path: str, before: bytes | None, after: bytes | None) -> list[Change]:
    """What differs between two states of one file, record by record and field by field.

    Args:
        path: the file's name, for messages.
        before: its bytes then; None where it was not there.
        after: its bytes now; None where it is not there.

    Raises:
        RoadmapError: one of the two cannot be read as a whole.
    """
    old, new = Content(path, before), Content(path, after)
    found: list[Change] = []
    for kind in {**old.tables, **new.tables}:
        for id in {**old.tables.get(kind, {}), **new.tables.get(kind, {})}:
            found.extend(changes(kind, id, old.laid(kind, id), new.laid(kind, id)))
    return found
