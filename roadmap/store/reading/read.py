"""Reading a folder of TOML into a Roadmap; never raises on what a person wrote."""

from __future__ import annotations

import codecs
import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from roadmap.fitting.fit import Fitted, Misfit, fit
from roadmap.fitting.wording import with_nearest
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, Route, Span
from roadmap.model.kinds import kinds
from roadmap.model.record import ID_PATTERN, Record
from roadmap.model.roadmap import Roadmap
from roadmap.model.settings import Settings
from roadmap.safe import visible
from roadmap.store.reading import gate
from roadmap.store.reading.odd import grouped
from roadmap.store.reading.places import Places
from roadmap.store.reading.purge import FORBIDDEN, purge
from roadmap.store.reading.salvage import declared, salvage
from roadmap.store.rules import complaint

Progress = Callable[[int, int], None]
"""Told how many files have been read, and of how many."""


def silent(done: int, every: int) -> None:
    """Progress that tells nobody."""


MOST_FINDINGS = 1000
"""Findings about one file that are told one by one; nobody reads more, and a broken file can hold millions."""

_ID = re.compile(ID_PATTERN[1:-1])
# A text can only hold a forbidden character when one stands in the file, or an escape that could make one.
_PERHAPS_FORBIDDEN = re.compile(FORBIDDEN.pattern.replace("\x0b-", "\x0b\x0c\x0e-") + r"|\\[uUbfr]")


@dataclass(frozen=True)
class Loaded:
    """What a folder holds.

    Attributes:
        root: the folder.
        roadmap: the records that could be read.
        settings: the workspace's settings, or the defaults.
        findings: what is wrong with the text, without places inside records; see :func:`place`.
        files: how many record files were read.
    """

    root: Path
    roadmap: Roadmap
    settings: Settings = field(default_factory=Settings)
    findings: tuple[Finding, ...] = ()
    files: int = 0


@dataclass
class _Reading:
    """The state of one reading; `path` is the file that is being read."""

    root: Path
    path: str = ""
    records: dict[str, Record] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    unread: dict[str, dict[tuple[str, ...], Any]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    room: int = MOST_FINDINGS
    forbidden: dict[tuple[str, ...], list[tuple[str, ...]]] = field(default_factory=dict)
    odd: Iterable[Finding] = ()

    def begin(self, path: str) -> None:
        """Turn to the file `path`."""
        self.path, self.room, self.odd = path, MOST_FINDINGS, ()
        self.forbidden.clear()

    def tell(self, code: str, route: Route | None, en: str, vi: str, **values: object) -> None:
        """A finding of the file, while there is room; its place is looked up when it is needed."""
        self.room -= 1
        if self.room >= 0:
            self.findings.append(complaint(code, Span(self.path), phrase(en, vi, **values), route))

    def tell_all(self, findings: Iterable[Finding]) -> None:
        """Findings of the file, while there is room."""
        for finding in findings:
            self.room -= 1
            if self.room >= 0:
                self.findings.append(finding)

    def end(self) -> None:
        """Say what else is odd about the file, and how many findings had no room."""
        self.tell_all(self.odd)
        if self.room < 0:
            message = phrase(
                "{n} further findings of this file are left out", "Bỏ bớt {n} kết quả khác của tệp này", n=-self.room
            )
            self.findings.append(complaint("FIL008", Span(self.path), message))


def read(root: Path, progress: Progress = silent) -> Loaded:
    """The roadmap in the folder `root`, its settings, and what is wrong with its text.

    Args:
        root: the workspace's folder.
        progress: called with the number of files read and of all files.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    folder = gate.scan(root)
    reading = _Reading(root, findings=list(folder.findings))
    settings = Settings.model_construct()
    if gate.SETTINGS_FILE in folder.files:
        folder.files.remove(gate.SETTINGS_FILE)
        settings = _settings(reading)
    with _collector_paused():
        for done, path in enumerate(folder.files):
            reading.begin(path)
            _file(reading)
            reading.end()
            progress(done + 1, len(folder.files))
    roadmap = Roadmap(reading.records, reading.origin, reading.unread, frozenset(reading.lost - reading.records.keys()))
    return Loaded(root, roadmap, settings, tuple(reading.findings), len(folder.files))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Many small objects that all stay alive make the garbage collector work for nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _settings(reading: _Reading) -> Settings:
    reading.begin(gate.SETTINGS_FILE)
    fitted = fit(Settings, _tables(reading))
    reading.tell_all(_misfitting(fitted, reading.path, "", ""))
    reading.end()
    return fitted.value if isinstance(fitted.value, Settings) else Settings.model_construct()


def _misfitting(fitted: Fitted, path: str, kind: str, id: str) -> Iterator[Finding]:
    for misfit in fitted.misfits:
        yield complaint(misfit.code, Span(path), misfit.message, Route(kind, id, misfit.path))


def _file(reading: _Reading) -> None:
    models = kinds()
    for kind, records in _tables(reading).items():
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
    elif id in reading.records:
        reading.tell("DAT971", Route(model.KIND, id),
                     "The id `{id}` is already used in {file}; ids are unique over the whole workspace",
                     "Mã `{id}` đã dùng trong {file}; mã là duy nhất trong toàn không gian làm việc",
                     id=id, file=visible(reading.origin[id]))  # fmt: skip
    else:
        _take(reading, model, id, table)


def _take(reading: _Reading, model: type[Record], id: str, table: dict[str, Any]) -> None:
    fitted = fit(model, table, id=id) if "id" not in table else _with_id(model, table, id)
    if fitted.misfits:
        reading.tell_all(_misfitting(fitted, reading.path, model.KIND, id))
    if unread := fitted.unread | dict.fromkeys(reading.forbidden.get((model.KIND, id), ())):
        reading.unread[id] = unread
    if fitted.value is None:
        reading.lost.add(id)
    else:
        reading.records[id] = fitted.value
        reading.origin[id] = reading.path


def _with_id(model: type[Record], table: dict[str, Any], id: str) -> Fitted:
    """A table that writes an ``id`` of its own: the id is the table's key, so the field is unknown."""
    fitted = fit(model, {key: value for key, value in table.items() if key != "id"}, id=id)
    message = phrase("The id is the table's key; remove `id`", "Mã đã nằm ở tên bảng; hãy bỏ `id`")
    fitted.misfits.append(Misfit("REC051", ("id",), message))
    fitted.unread[("id",)] = table["id"]
    return fitted


def _tables(reading: _Reading) -> dict[str, Any]:
    """The tables of one file; everything that cannot be read becomes a finding."""
    path = reading.path
    try:
        data = gate.read_bytes(reading.root, path)
    except gate.Refusal as refusal:
        reading.findings.append(refusal.finding)
        return {}
    try:
        text, odd = gate.decode(path, data)
    except gate.Refusal as refusal:
        reading.findings.append(refusal.finding)
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


def place(root: Path, findings: Iterable[Finding], origin: Mapping[str, str]) -> tuple[Finding, ...]:
    """`findings` with the place in the text of each one that has a place in the data.

    Args:
        root: the workspace's folder.
        findings: what to place.
        origin: record id -> file.
    """
    files: dict[str, Places | None] = {}
    placed = []
    for finding in findings:
        file = finding.span.file if finding.span else origin.get(finding.record, "")
        if not finding.route or not file or (finding.span and finding.span.line):
            placed.append(finding)
            continue
        if file not in files:
            try:
                files[file] = Places(file, gate.read_bytes(root, file))
            except gate.Refusal:
                files[file] = None
        known = files[file]
        route = finding.route
        path = tuple(step for step in (route.kind, route.record, *route.field) if step)
        span = known.find(path) if known else Span(file)
        placed.append(replace(finding, span=span))
    return tuple(placed)
