"""One file of a workspace, read on its own: what it holds does not depend on any other file."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from roadmap.fitting.fit import Fitted, Misfit, fit
from roadmap.fitting.wording import with_nearest
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, Route, Span
from roadmap.model.kinds import kinds
from roadmap.model.record import ID_PATTERN, Part, Record
from roadmap.model.settings import Settings
from roadmap.model.text import FORBIDDEN
from roadmap.safe import visible
from roadmap.store.reading import gate
from roadmap.store.reading.odd import grouped
from roadmap.store.reading.purge import purge
from roadmap.store.reading.salvage import declared, salvage
from roadmap.store.rules import complaint

MOST_FINDINGS = 1000
"""Findings about one file that are told one by one; nobody reads more, and a broken file can hold millions."""

_ID = re.compile(ID_PATTERN[1:-1])
# A text can only hold a forbidden character when one stands in the file, or an escape that could make one.
_PERHAPS_FORBIDDEN = re.compile(FORBIDDEN.pattern.replace("\x0b-", "\x0b\x0c\x0e-") + r"|\\[uUbfr]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record's table that did not fit as it stands.

    Attributes:
        kind: the record's kind.
        id: its id.
        value: what could be read of it; None where nothing could.
        findings: what did not fit.
        unread: field path -> value of what was left out.
    """

    kind: str
    id: str
    value: Record | None
    findings: tuple[Finding, ...]
    unread: dict[tuple[str, ...], Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one file holds.

    Attributes:
        digest: the hash of its bytes; empty where they could not be read.
        items: records, tables that did not fit, and findings about the file, in the order of the text.
        lost: ids declared where the text could not be read.
        untold: how many findings are left out, because there are too many.
        settings: what the settings file says; None for a file of records.
    """

    digest: str
    items: tuple[Record | Entry | Finding, ...]
    lost: frozenset[str] = frozenset()
    untold: int = 0
    settings: Settings | None = None


def digest(data: bytes) -> str:
    """What stands for the content `data`: equal for equal bytes, and for no others."""
    return hashlib.sha256(data).hexdigest()


def refused(finding: Finding) -> Sheet:
    """The sheet of a file whose bytes cannot be had, for the reason that `finding` gives."""
    return Sheet("", (finding,))


def sheet(path: str, data: bytes) -> Sheet:
    """What the file `path` with the content `data` holds; never raises on what a person wrote."""
    reading = _Reading(path, MOST_FINDINGS)
    settings = None
    if path == gate.SETTINGS_FILE:
        fitted = fit(Settings, _tables(reading, data))
        reading.tell_all(_misfitting(fitted, path, "", ""))
        settings = fitted.value if isinstance(fitted.value, Settings) else Settings.model_construct()
    else:
        _records(reading, _tables(reading, data))
    reading.tell_all(reading.odd)
    return Sheet(digest(data), tuple(reading.items), frozenset(reading.lost), max(0, -reading.room), settings)


def sharing(one: Sheet, records: Mapping[str, Record]) -> Sheet:
    """`one` with those of `records` in the place of its own that are identical to them."""

    def shared(record: Record) -> Record:
        known = records.get(record.id)
        return known if known is not None and identical(known, record) else record

    def settled(item: Record | Entry | Finding) -> Record | Entry | Finding:
        if isinstance(item, Record):
            return shared(item)
        return replace(item, value=shared(item.value)) if isinstance(item, Entry) and item.value else item

    return replace(one, items=tuple(settled(item) for item in one.items))


def identical(one: object, other: object) -> bool:
    """Whether two values of a record's fields differ in nothing that shows: neither in type nor in order."""
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if isinstance(one, Part) and isinstance(other, Part):
        if one.model_fields_set != other.model_fields_set:
            return False
        return _alike(one.__dict__.values(), other.__dict__.values())
    if isinstance(one, dict) and isinstance(other, dict):
        return len(one) == len(other) and _alike(one, other) and _alike(one.values(), other.values())
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and _alike(one, other)
    return repr(one) == repr(other) if kind is float else one == other


def _alike(several: Iterable[object], others: Iterable[object]) -> bool:
    return all(one is other or identical(one, other) for one, other in zip(several, others, strict=True))


@dataclass
class _Reading:
    """The state of reading the file `path`."""

    path: str
    room: int
    items: list[Record | Entry | Finding] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    forbidden: dict[tuple[str, ...], list[tuple[str, ...]]] = field(default_factory=dict)
    odd: Iterable[Finding] = ()

    def tell(self, code: str, route: Route | None, en: str, vi: str, **values: object) -> None:
        """A finding, while there is room; its place is looked up when it is needed."""
        self.room -= 1
        if self.room >= 0:
            self.items.append(complaint(code, Span(self.path), phrase(en, vi, **values), route))

    def roomy(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those of `findings` for which there is room."""
        for finding in findings:
            self.room -= 1
            if self.room >= 0:
                yield finding

    def tell_all(self, findings: Iterable[Finding]) -> None:
        """`findings`, while there is room."""
        self.items.extend(self.roomy(findings))


def _misfitting(fitted: Fitted, path: str, kind: str, id: str) -> Iterator[Finding]:
    for misfit in fitted.misfits:
        yield complaint(misfit.code, Span(path), misfit.message, Route(kind, id, misfit.path))


def _records(reading: _Reading, tables: dict[str, Any]) -> None:
    models = kinds()
    for kind, records in tables.items():
        model = models.get(kind)
        if model is None:
            message = phrase("Unknown kind of record `{kind}`", "Loại bản ghi không có: `{kind}`", kind=kind)
            named = with_nearest(message, kind, models) if reading.room > 0 else message
            reading.tell_all([complaint("REC053", Span(reading.path), named, Route(kind, ""))])
        elif not isinstance(records, dict):
            reading.tell("REC052", Route(kind, ""), "`{kind}` must be followed by an id: [{kind}.some-id]",
                         "Sau `{kind}` phải có mã: [{kind}.ma-ban-ghi]", kind=kind)  # fmt: skip
        else:
            for id, table in records.items():
                _record(reading, model, id, table)


def _record(reading: _Reading, model: type[Record], id: str, table: object) -> None:
    if not _ID.fullmatch(id):
        reading.tell("REC054", Route(model.KIND, id), "The id `{id}` may only hold a-z, 0-9 and hyphens, at most 64",
                     "Mã `{id}` chỉ được gồm a-z, 0-9 và gạch nối, tối đa 64 ký tự", id=id)  # fmt: skip
    elif not isinstance(table, dict):
        reading.tell("REC052", Route(model.KIND, id), "`{id}` must be a table", "`{id}` phải là một bảng",
                     id=f"{model.KIND}.{id}")  # fmt: skip
    else:
        _take(reading, model, id, table)


def _take(reading: _Reading, model: type[Record], id: str, table: dict[str, Any]) -> None:
    fitted = fit(model, table, id=id) if "id" not in table else _with_id(model, table, id)
    left_out = reading.forbidden.get((model.KIND, id))
    if fitted.value is not None and not (fitted.misfits or fitted.unread or left_out):
        reading.items.append(fitted.value)
        return
    findings = tuple(reading.roomy(_misfitting(fitted, reading.path, model.KIND, id)))
    unread = fitted.unread | dict.fromkeys(left_out or ())
    reading.items.append(Entry(model.KIND, id, fitted.value, findings, unread))


def _with_id(model: type[Record], table: dict[str, Any], id: str) -> Fitted:
    """A table that writes an ``id`` of its own: the id is the table's key, so the field is unknown."""
    fitted = fit(model, {key: value for key, value in table.items() if key != "id"}, id=id)
    message = phrase("The id is the table's key; remove `id`", "Mã đã nằm ở tên bảng; hãy bỏ `id`")
    fitted.misfits.append(Misfit("REC051", ("id",), message))
    fitted.unread[("id",)] = table["id"]
    return fitted


def _tables(reading: _Reading, data: bytes) -> dict[str, Any]:
    """The tables of one file; everything that cannot be read becomes a finding."""
    path = reading.path
    try:
        text, odd = gate.decode(path, data)
    except gate.Refusal as refusal:
        reading.items.append(refusal.finding)
        reading.lost |= declared(data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace"))
        return {}
    salvaged = salvage(path, text)
    reading.tell_all(salvaged.findings)
    reading.odd = chain(odd, grouped(path, text))
    reading.lost |= salvaged.lost
    plain = "\\" not in text and text.replace("\n", "").isprintable()
    if plain or not _PERHAPS_FORBIDDEN.search(text):
        return salvaged.tables
    tables: dict[str, Any]
    tables, hits = purge(salvaged.tables)
    for place, char in hits:
        _forbidden(reading, place, char)
    return tables


def _forbidden(reading: _Reading, place: tuple[str, ...], char: str) -> None:
    """A finding for a text with a forbidden character."""
    in_settings = reading.path == gate.SETTINGS_FILE
    inside = place if in_settings else place[2:]
    key = ("", "") if in_settings else (place[0], place[1] if len(place) > 1 else "")
    reading.tell(
        "REC056",
        Route(*key, inside) if inside else None,
        "`{field}` holds the character U+{point}, which does not show; the text was not read",
        "`{field}` chứa ký tự U+{point} không hiển thị; văn bản này không được đọc",
        field=visible(".".join(inside or place)),
        point=f"{ord(char):04X}",
    )
    if inside:
        reading.forbidden.setdefault(key, []).append(inside)
