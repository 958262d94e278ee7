"""Reading a folder of TOML into a Roadmap; never raises on what a person wrote."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, Route, Span
from roadmap.model.record import Record
from roadmap.model.roadmap import Roadmap
from roadmap.model.settings import Settings
from roadmap.safe import visible
from roadmap.store.reading import gate
from roadmap.store.reading.places import Places
from roadmap.store.reading.sheet import MOST_FINDINGS, Entry, Sheet, digest, refused, sharing, sheet
from roadmap.store.rules import UNREAD, complaint

Progress = Callable[[int, int], None]
"""Told how many files have been read, and of how many."""


def silent(done: int, every: int) -> None:
    """Progress that tells nobody."""


@dataclass(frozen=True)
class Loaded:
    """What a folder holds.

    Attributes:
        root: the folder.
        roadmap: the records that could be read.
        settings: the workspace's settings, or the defaults.
        findings: what is wrong with the text, without places inside records; see :func:`place`.
        files: how many record files were read.
        sheets: what each file holds on its own, the settings file included; see :func:`reread`.
    """

    root: Path
    roadmap: Roadmap
    settings: Settings = field(default_factory=Settings.model_construct)  # spares the building of a validator
    findings: tuple[Finding, ...] = ()
    files: int = 0
    sheets: Mapping[str, Sheet] = field(default_factory=dict, repr=False)

    @property
    def digests(self) -> Mapping[str, str]:
        """File -> the hash of its content, of every file whose bytes could be had, the settings file included."""
        return MappingProxyType({path: one.digest for path, one in self.sheets.items() if one.digest})


def read(root: Path, progress: Progress = silent) -> Loaded:
    """The roadmap in the folder `root`, its settings, and what is wrong with its text.

    Args:
        root: the workspace's folder.
        progress: called with the number of files read and of all files.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    return _read(root, Loaded(root, Roadmap()), progress)


def reread(loaded: Loaded, root: Path | None = None, progress: Progress = silent) -> Loaded:
    """What :func:`read` would give now, parsing only the files whose content differs from what `loaded` has read.

    Every file is read and hashed: the time of its last change may lie. Records that stayed the same, in whatever file,
    are the very same objects as in `loaded`.

    Args:
        loaded: what was read before.
        root: the workspace's folder, where it is not `loaded`'s.
        progress: called with the number of files read and of all files.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    return _read(root or loaded.root, loaded, progress)


def _read(root: Path, known: Loaded, progress: Progress) -> Loaded:
    """Read `root`; what `known` holds of files with the same content is taken from there."""
    folder = gate.scan(root)
    sheets: dict[str, Sheet] = {}
    if gate.SETTINGS_FILE in folder.files:
        folder.files.remove(gate.SETTINGS_FILE)
        sheets[gate.SETTINGS_FILE] = _sheet(root, gate.SETTINGS_FILE, known)
    with _collector_paused():
        for done, path in enumerate(folder.files, 1):
            sheets[path] = _sheet(root, path, known)
            progress(done, len(folder.files))
        return joined(root, folder.findings, sheets)


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


def _sheet(root: Path, path: str, known: Loaded) -> Sheet:
    try:
        data = gate.read_bytes(root, path)
    except gate.Refusal as refusal:
        return refused(refusal.finding)
    before = known.sheets.get(path)
    if before and before.digest == digest(data):
        return before
    return sharing(sheet(path, data), known.roadmap.records) if known.sheets else sheet(path, data)


# --- from files to a roadmap -----------------------------------------------------------------------------------------


def joined(root: Path, passed_over: Iterable[Finding], sheets: Mapping[str, Sheet]) -> Loaded:
    """What all `sheets` hold together; of records of one id, the first counts."""
    joint = _Joint()
    for finding in passed_over:
        joint.take(finding)
    settings = Settings.model_construct()
    for path, one in sheets.items():
        joint.add(path, one)
        settings = one.settings or settings
    lost = frozenset(joint.lost - joint.records.keys())
    roadmap = Roadmap(joint.records, joint.origin, joint.unread, lost, frozenset(joint.unread_files))
    files = len(sheets) - (gate.SETTINGS_FILE in sheets)
    return Loaded(root, roadmap, settings, tuple(joint.findings), files, sheets)


@dataclass
class _Joint:
    """What the files joined so far hold together; `room` is that of the file being joined."""

    records: dict[str, Record] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    unread: dict[str, dict[tuple[str, ...], Any]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    unread_files: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    room: int = MOST_FINDINGS

    def add(self, path: str, one: Sheet) -> None:
        """Take in the file `path`."""
        self.room = MOST_FINDINGS
        self.lost |= one.lost
        records, origin = self.records, self.origin
        for item in one.items:
            if isinstance(item, Finding):
                self._tell(item)
            elif item.id in records:
                self._tell(_twice(path, item, origin[item.id]))
            elif isinstance(item, Entry):
                self._entry(path, item)
            else:
                records[item.id], origin[item.id] = item, path
        if untold := one.untold + max(0, -self.room):
            message = phrase(
                "{n} further findings of this file are left out", "Bỏ bớt {n} kết quả khác của tệp này", n=untold
            )
            self.findings.append(complaint("FIL008", Span(path), message))

    def take(self, finding: Finding) -> None:
        """Take in a finding, and the file that it says could not be read."""
        self.findings.append(finding)
        if finding.code in UNREAD and finding.span:
            self.unread_files.add(finding.span.file)

    def _tell(self, finding: Finding) -> None:
        self.room -= 1
        if self.room >= 0:
            self.take(finding)

    def _entry(self, path: str, entry: Entry) -> None:
        for finding in entry.findings:
            self._tell(finding)
        if entry.unread:
            self.unread[entry.id] = entry.unread
        if entry.value is None:
            self.lost.add(entry.id)
        else:
            self.records[entry.id], self.origin[entry.id] = entry.value, path


def _twice(path: str, item: Record | Entry, first: str) -> Finding:
    """The finding for a second record of one id; `first` is the file that holds the first."""
    kind = item.kind if isinstance(item, Entry) else item.KIND
    message = phrase(
        "The id `{id}` is already used in {file}; ids are unique over the whole workspace",
        "Mã `{id}` đã dùng trong {file}; mã là duy nhất trong toàn không gian làm việc",
        id=item.id,
        file=visible(first),
    )
    return complaint("DAT971", Span(path), message, Route(kind, item.id))


# --- places ----------------------------------------------------------------------------------------------------------


class Found:
    """Places that were looked up, remembered for as long as the file's content stays the same."""

    def __init__(self) -> None:
        self._spans: dict[str, tuple[str, dict[tuple[str, ...], Span]]] = {}
        self._open: dict[str, tuple[Places | None, str]] = {}

    def find(self, root: Path, file: str, content: str, path: tuple[str, ...]) -> Span:
        """The place of `path` in `file`, which is known to have held what has the hash `content`."""
        before, spans = self._spans.get(file, ("", {}))
        if before != content:
            spans = {}
            self._spans[file] = (content, spans)
        if path in spans:
            return spans[path]
        if file not in self._open:
            try:
                data = gate.read_bytes(root, file)
                self._open[file] = (Places(file, data), digest(data))
            except gate.Refusal:
                self._open[file] = (None, "")
        places, now = self._open[file]
        span = places.find(path) if places else Span(file)
        if now == content:  # not what somebody has made of the file since it was read
            spans[path] = span
        return span

    def close(self) -> None:
        """Let go of the texts."""
        self._open.clear()


def place(loaded: Loaded, findings: Iterable[Finding], before: Found | None = None) -> tuple[Finding, ...]:
    """`findings` with the place in the text of each one that has a place in the data.

    Args:
        loaded: what they were found in.
        findings: what to place.
        before: remembers places, for a folder that is held open.
    """
    found, placed = before or Found(), []
    origin, digests = loaded.roadmap.origin, loaded.digests
    for finding in findings:
        file = finding.span.file if finding.span else origin.get(finding.record, "")
        if not finding.route or not file or (finding.span and finding.span.line):
            placed.append(finding)
            continue
        route = finding.route
        path = tuple(step for step in (route.kind, route.record, *route.field) if step)
        placed.append(replace(finding, span=found.find(loaded.root, file, digests.get(file, ""), path)))
    found.close()
    return tuple(placed)
