"""The power fails (A3b): every state that a weak file system may keep of a recorded save.

The model is weaker than any file system in use: what was written to a file lasts only once that file is synced (until
then it may be there, empty or cut in half); a name that was made, moved or removed lasts only once its folder is
synced, and until then each such change may or may not be there, independently of every other.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from .judge import Ends, verdict
from .killing import Bench, Figure, recorded

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
ALL_OF = 7
"""So many changes that are not yet synced are tried in every combination; of more, a choice."""
DRAWN = 10
"""Combinations drawn by chance, of more changes."""
MOMENTS = 60
"""A save of twice as many calls or more is cut off after every second, third …"""


class Change(NamedTuple):
    """What one call did to names: `gone` is no more, `made` is now the file `inode`, or a folder where that is 0."""

    gone: str
    made: str
    inode: int


class Disk:
    """The workspace on the medium, and what is on its way there."""

    def __init__(self, root: Path) -> None:
        self.names: dict[str, int] = {}
        self.folders: set[str] = set()
        self.data: dict[int, bytes] = {}
        self.lasting: dict[int, list[bytes]] = {}
        self.waiting: list[Change] = []
        self.now: dict[str, int] = {}
        for number, path in enumerate(sorted(root.rglob("*")), 1):
            name = path.relative_to(root).as_posix()
            if path.is_dir():
                self.folders.add(name)
            else:
                self.names[name] = self.now[name] = number
                self.data[number] = path.read_bytes()
        self.next = len(self.names) + len(self.folders) + 1

    def create(self, name: str, *, truncate: bool) -> int:
        if name in self.now:
            number = self.now[name]
            if truncate:
                self.unsynced(number, b"")
            return number
        number, self.next = self.next, self.next + 1
        self.data[number] = b""
        self.now[name] = number
        self.waiting.append(Change("", name, number))
        return number

    def unsynced(self, number: int, data: bytes) -> None:
        """The file's bytes are `data` for whoever reads them; the medium has them or something else."""
        self.lasting.setdefault(number, [self.data[number]])
        self.data[number] = data

    def move(self, source: str, target: str) -> None:
        number = self.now.pop(source)
        self.now[target] = number
        self.waiting.append(Change(source, target, number))

    def remove(self, name: str) -> None:
        self.now.pop(name, None)
        self.waiting.append(Change(name, "", 0))

    def sync(self, name: str, number: int | None) -> None:
        """The file `number`, or the folder `name`, is on the medium."""
        if number is not None:
            self.lasting.pop(number, None)
            return
        stays = [one for one in self.waiting if _parent(one.made or one.gone) != name]
        for one in self.waiting:
            if one not in stays:
                self.apply(self.names, self.folders, one)
        self.waiting = stays

    @staticmethod
    def apply(names: dict[str, int], folders: set[str], change: Change) -> None:
        if change.gone:
            names.pop(change.gone, None)
            folders.discard(change.gone)
        if change.made:
            if change.inode:
                names[change.made] = change.inode
            else:
                folders.add(change.made)

    def states(self, chance: random.Random) -> Iterator[dict[str, bytes]]:
        """What may be found after the power fails now."""
        for lost in _subsets(self.waiting, chance):
            names, folders = dict(self.names), set(self.folders)
            for change in self.waiting:
                if change not in lost:
                    self.apply(names, folders, change)
            reachable = {name: n for name, n in names.items() if _parent(name) in folders | {""}}
            for kind in range(3 if self.lasting else 1):
                yield {name: self.found(number, kind) for name, number in reachable.items()}

    def found(self, number: int, kind: int) -> bytes:
        """The bytes of a file: as written, as before or cut in half where it was not synced."""
        if number not in self.lasting or kind == 0:
            return self.data[number]
        return self.lasting[number][0] if kind == 1 else self.data[number][: len(self.data[number]) // 2]


def _parent(name: str) -> str:
    return name.rpartition("/")[0]


def _subsets(changes: Sequence[Change], chance: random.Random) -> Iterator[frozenset[Change]]:
    """The sets of changes that may be lost."""
    if len(changes) <= ALL_OF:
        for size in range(len(changes) + 1):
            yield from map(frozenset, combinations(changes, size))
        return
    for end in range(len(changes) + 1):
        yield frozenset(changes[end:])
        yield frozenset(changes[:end])
    for one in changes:
        yield frozenset({one})
    for _ in range(DRAWN):
        yield frozenset(one for one in changes if chance.random() < 0.5)


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _strings(text: str) -> list[bytes]:
    return [_plain(one) for one in _STRING.findall(text)]


def replay(lines: Sequence[str], disk: Disk, root: Path) -> Iterator[tuple[str, bool]]:
    """Follow the recorded calls on `disk`; gives each that changed something, and whether success was said before."""
    opened: dict[int, tuple[str, int | None]] = {}
    said = False
    for line in lines:
        match = _CALL.match(line)
        if not match or int(match[3]) < 0:
            continue
        call, arguments, result = match[1], match[2], int(match[3])
        inside = [_inside(one, root) for one in _strings(arguments)] if call != "write" else []
        number = int(arguments.split(",")[0].split("<")[0]) if call in ("write", "fsync", "close") else -1
        if call == "openat" and inside[0] is not None:
            made = "O_CREAT" in arguments
            name = inside[0]
            file = disk.create(name, truncate="O_TRUNC" in arguments) if made or name in disk.now else None
            opened[result] = (name, file)
        elif call == "openat":
            opened.pop(result, None)
        elif call == "write" and number in opened and (file := opened[number][1]) is not None:
            disk.unsynced(file, disk.data[file] + _strings(arguments)[0])
        elif call == "write" and number == 1:
            said = True
        elif call == "fsync" and number in opened:
            disk.sync(*opened[number])
        elif call == "rename" and inside[0] is not None and inside[1] is not None:
            disk.move(inside[0], inside[1])
        elif call in ("unlink", "rmdir") and inside[0] is not None:
            disk.remove(inside[0])
        elif call == "mkdir" and inside[0] is not None:
            disk.waiting.append(Change("", inside[0], 0))
        else:
            continue
        yield call, said


def _inside(name: bytes, root: Path) -> str | None:
    text = name.decode(errors="surrogateescape")
    if text == str(root):
        return ""
    return text.removeprefix(f"{root}/") if text.startswith(f"{root}/") else None


def cut_everywhere(bench: Bench, scratch: Path, *, most: int | None = None) -> Figure:
    """Every state after every call of the save, each recovered and judged; the first `most` of them."""
    root = bench.copy()
    return _cut(bench, bench.before, root, bench.shape.argv(root), scratch, most)


def cut_recovery(bench: Bench, scratch: Path, recovery: Sequence[str]) -> Figure:
    """The save is killed when it is on record; every state after every call of the recovery, recovered and judged."""
    crashed, _, missed = bench.crash(recorded(bench)[0])
    assert not missed, missed
    root = bench.copy(crashed)
    return _cut(bench, crashed, root, [word.replace("{}", str(root)) for word in recovery], scratch)


def _cut(bench: Bench, before: Path, root: Path, argv: list[str], scratch: Path, most: int | None = None) -> Figure:
    ran, lines = bench.code.trace(argv, bench.folder / "trace-power", "-s", "20000000", "-xx")
    assert ran.status == 0, ran
    disk = Disk(before)
    chance = random.Random(1)
    known: set[int] = set()
    bad: list[str] = []
    step = max(1, sum(1 for _ in replay(lines, Disk(before), root)) // MOMENTS)
    for number, (call, said) in enumerate(replay(lines, disk, root)):
        if number % step:
            continue
        for state in disk.states(chance):
            key = hash((said, frozenset(state.items())))
            if key in known or (most is not None and len(known) >= most):
                continue
            known.add(key)
            if wrong := judged(scratch / "ws", state, bench.ends, said=said):
                bad.append(f"{bench.shape.name}, after call {number} ({call}): {wrong}")
    final = {name: disk.data[number] for name, number in disk.now.items() if not name.startswith(".roadmap")}
    expected = {name: data for name, data in bench.ends.new.items() if data is not None}
    assert final == expected, "the model does not follow the recorded calls"
    return Figure(bench.shape.name, len(known), tuple(bad))


def judged(root: Path, state: dict[str, bytes], ends: Ends, *, said: bool) -> str:
    """What is wrong with the workspace that the power cut left, once it is recovered in the new folder `root`."""
    root.mkdir()
    for name, data in state.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    try:
        return verdict(root, _files_only(ends), acknowledged=said, swept=False)
    finally:
        shutil.rmtree(root)


def _files_only(ends: Ends) -> Ends:
    old, new = ({name: data for name, data in side.items() if data is not None} for side in (ends.old, ends.new))
    return Ends(old, new, ends.old_head)
