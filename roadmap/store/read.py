"""Reading a folder of TOML into a Roadmap; never raises on what a person wrote."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, Route, Span
from roadmap.model.kinds import kinds
from roadmap.model.record import ID_PATTERN, Record
from roadmap.model.roadmap import Roadmap
from roadmap.model.settings import Settings
from roadmap.model.text import Text
from roadmap.store import gate
from roadmap.store.fit import FORBIDDEN, Misfit, fit, purge, with_nearest
from roadmap.store.places import Places
from roadmap.store.rules import complaint

Progress = Callable[[int, int], None]
"""Told how many files have been read, and of how many."""


def silent(done: int, every: int) -> None:
    """Progress that tells nobody."""


_MOST_FAULTS = 20
# A text can only hold a forbidden character when one stands in the file, or an escape that could make one.
_PERHAPS_FORBIDDEN = re.compile(FORBIDDEN.pattern.replace("\x0b-", "\x0b\x0c\x0e-") + r"|\\[uUbfr]")
_HEADER = re.compile(r'^[ \t]*\[[ \t]*"?([\w-]+)"?[ \t]*\.[ \t]*"?([\w-]+)"?[^\n]*$', re.MULTILINE)
_GROUPED = re.compile(r"(?:^|[=\[,{])[ \t]*[+-]?([1-9]\d{0,2}\.\d{3})[ \t\r]*(?=[,\]}#\n]|$)", re.MULTILINE)


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
    """The state of one reading."""

    root: Path
    records: dict[str, Record] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    unread: dict[str, dict[tuple[str, ...], Any]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


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
    settings = Settings()
    if gate.SETTINGS_FILE in folder.files:
        folder.files.remove(gate.SETTINGS_FILE)
        settings = _settings(reading)
    with _collector_paused():
        for done, path in enumerate(folder.files):
            _file(reading, path)
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
    tables = _tables(reading, gate.SETTINGS_FILE)
    fitted = fit(Settings, tables)
    for misfit in fitted.misfits:
        finding = complaint(misfit.code, Span(gate.SETTINGS_FILE), misfit.message, Route("", "", misfit.path))
        reading.findings.append(finding)
    return fitted.value if isinstance(fitted.value, Settings) else Settings()


def _file(reading: _Reading, path: str) -> None:
    models = kinds()
    for kind, records in _tables(reading, path).items():
        model = models.get(kind)
        if model is None:
            message = phrase("Unknown kind of record `{kind}`", "Loại bản ghi không có: `{kind}`", kind=kind)
            named = with_nearest(message, kind, models)
            reading.findings.append(complaint("REC053", Span(path), named, Route(kind, "")))
        elif not isinstance(records, dict):
            message = phrase(
                "`{kind}` must be followed by an id: [{kind}.some-id]", "Sau `{kind}` phải có mã: [{kind}.ma-ban-ghi]",
                kind=kind,
            )  # fmt: skip
            reading.findings.append(complaint("REC052", Span(path), message, Route(kind, "")))
        else:
            for id, table in records.items():
                _record(reading, path, model, id, table)


def _record(reading: _Reading, path: str, model: type[Record], id: str, table: object) -> None:
    route = Route(model.KIND, id)
    if not re.fullmatch(ID_PATTERN[1:-1], id):
        message = phrase(
            "The id `{id}` may only hold a-z, 0-9 and hyphens, at most 64",
            "Mã `{id}` chỉ được gồm a-z, 0-9 và gạch nối, tối đa 64 ký tự",
            id=id,
        )
        reading.findings.append(complaint("REC054", Span(path), message, route))
        return
    if not isinstance(table, dict):
        message = phrase("`{id}` must be a table", "`{id}` phải là một bảng", id=f"{model.KIND}.{id}")
        reading.findings.append(complaint("REC052", Span(path), message, route))
        return
    if id in reading.records:
        message = phrase(
            "The id `{id}` is already used in {file}; ids are unique over the whole workspace",
            "Mã `{id}` đã dùng trong {file}; mã là duy nhất trong toàn không gian làm việc",
            id=id, file=reading.origin[id],
        )  # fmt: skip
        reading.findings.append(complaint("DAT971", Span(path), message, route))
        return
    fitted = fit(model, table, id=id) if "id" not in table else _with_id(model, table, id)
    for misfit in fitted.misfits:
        finding = complaint(misfit.code, Span(path), misfit.message, Route(model.KIND, id, misfit.path))
        reading.findings.append(finding)
    if fitted.unread:
        reading.unread[id] = fitted.unread
    if fitted.value is None:
        reading.lost.add(id)
    else:
        reading.records[id] = fitted.value
        reading.origin[id] = path


def _with_id(model: type[Record], table: dict[str, Any], id: str) -> Any:
    """A table that writes an ``id`` of its own: the id is the table's key, so the field is unknown."""
    fitted = fit(model, {key: value for key, value in table.items() if key != "id"}, id=id)
    message = phrase("The id is the table's key; remove `id`", "Mã đã nằm ở tên bảng; hãy bỏ `id`")
    fitted.misfits.append(Misfit("REC051", ("id",), message))
    fitted.unread[("id",)] = table["id"]
    return fitted


def _tables(reading: _Reading, path: str) -> dict[str, Any]:
    """The tables of one file; everything that cannot be read becomes a finding."""
    try:
        text, odd = gate.decode(path, gate.read_bytes(reading.root, path))
    except gate.Refusal as refusal:
        reading.findings.append(refusal.finding)
        reading.lost.update(_declared(reading.root, path))
        return {}
    reading.findings.extend(odd)
    reading.findings.extend(_grouped(path, text))
    tables = _parsed(reading, path, text)
    if _PERHAPS_FORBIDDEN.search(text):
        tables, hits = purge(tables)
        for place, char in hits:
            message = phrase(
                "`{field}` holds the character U+{code}, which does not show; the text was not read",
                "`{field}` chứa ký tự U+{code} không hiển thị; văn bản này không được đọc",
                field=".".join(place[2:] or place), code=f"{ord(char):04X}",
            )  # fmt: skip
            route = Route(place[0], place[1], place[2:]) if len(place) > 2 else None
            reading.findings.append(complaint("REC056", Span(path), message, route))
            if route:
                reading.unread.setdefault(route.record, {})[route.field] = None
    return tables


def _parsed(reading: _Reading, path: str, text: str) -> dict[str, Any]:
    """The tables of `text`; around each mistake the record is left out and the rest is read all the same."""
    for _ in range(_MOST_FAULTS):
        outcome = gate.parse(text)
        if isinstance(outcome, dict):
            return outcome
        place = Span(path, outcome.line, outcome.column)
        reading.findings.append(complaint(outcome.code, place, _syntax_message(outcome.reason)))
        shorter = _without(reading, text, outcome.line)
        if shorter is None:
            break
        text = shorter
    reading.lost.update(match[2] for match in _HEADER.finditer(text))
    return {}


def _syntax_message(reason: str) -> Text:
    return phrase("Not valid TOML: {reason}", "Sai cú pháp TOML: {reason}", reason=reason)


def _without(reading: _Reading, text: str, line: int) -> str | None:
    """`text` with the record around `line` blanked out, or None where no record can be told apart."""
    lines = text.split("\n")
    headers = [(text.count("\n", 0, match.start()), match[1], match[2]) for match in _HEADER.finditer(text)]
    before = [header for header in headers if header[0] < line]
    if not 0 < line < len(lines) or not before:
        return None
    _, kind, id = before[-1]
    reading.lost.add(id)
    starts = [number for number, *_ in headers] + [len(lines)]
    for (start, *key), end in zip(headers, starts[1:], strict=True):
        if key == [kind, id]:
            lines[start:end] = [""] * (end - start)
    return "\n".join(lines)


def _declared(root: Path, path: str) -> list[str]:
    """The ids that a refused file declares, so far as they can be seen: references to them are not dangling."""
    try:
        text = gate.read_bytes(root, path).decode("utf-8", "replace")
    except gate.Refusal:
        return []
    return [match[2] for match in _HEADER.finditer(text)]


def _grouped(path: str, text: str) -> Iterator[Finding]:
    for match in _GROUPED.finditer(text):
        start = match.start(1)
        message = phrase(
            "{number} is read as a decimal fraction; for thousands write {plain}, else drop the final zeros",
            "{number} được đọc là số thập phân; nếu là hàng nghìn hãy ghi {plain}, nếu không hãy bỏ số 0 cuối",
            number=match[1], plain=match[1].replace(".", ""),
        )  # fmt: skip
        line = text.count("\n", 0, start) + 1
        yield complaint("DAT973", Span(path, line, start - text.rfind("\n", 0, start)), message)


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
