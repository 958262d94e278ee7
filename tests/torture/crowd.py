"""Several writers at once (A11): no acknowledged edit is lost, no reader sees half of one, nobody waits for long."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from roadmap.model.text import Text
from roadmap.store.saving import log
from roadmap.store.saving.lock import locked
from roadmap.store.saving.recovery import pending, recover
from roadmap.store.saving.transaction import Write, commit

from .killing import Figure

FILES = 8
LONGEST_WAIT = 1.0
"""Seconds that 99 of 100 edits may wait for the lock."""


class Mix(NamedTuple):
    """What the writers do: `how` one of same, different, several, come-and-go, any; `killed`: how many are killed."""

    how: str
    writers: int
    killed: int = 0

    @property
    def name(self) -> str:
        return f"{self.writers} writers, {self.how}" + (f", {self.killed} killed" if self.killed else "")


HOW = ("same file", "own files", "several files", "come and go", "any")
MIXES = (*(Mix(how, writers) for writers in (2, 3, 4) for how in HOW), Mix("any", 4, killed=2))


def edit(root: Path, how: str, number: int, token: str, chance: random.Random) -> None:
    """One edit, which leaves `token` in every file that it writes."""
    if how == "any":
        how = chance.choice(("same file", "own files", "several files", "come and go"))
    names = {
        "same file": ["f0.toml"],
        "own files": [f"own{number}.toml"],
        "several files": chance.sample([f"f{n}.toml" for n in range(FILES)], 3),
        "come and go": [f"f{chance.randrange(FILES)}.toml", f"guest/{chance.randrange(4)}.toml"],
    }[how]
    # A random mix of tokens: a file may be removed, its tokens are then carried over to the first file of the edit.
    before = {name: _read(root, name) for name in names}
    after: dict[str, bytes | None] = {name: (data or b"") + f"# {token}\n".encode() for name, data in before.items()}
    guest = names[-1]
    if how == "come and go" and before[guest] is not None:
        after[names[0]] = (after[names[0]] or b"") + (before[guest] or b"")
        after[guest] = None
    commit(
        root, [Write(name, before[name], after[name]) for name in names], label=Text("", token), who="", session=token
    )


def _read(root: Path, name: str) -> bytes | None:
    try:
        return (root / name).read_bytes()
    except FileNotFoundError:
        return None


def write(root: Path, how: str, number: int, edits: int) -> None:
    """What one writer does: prints each edit that was acknowledged, and how long it waited."""
    chance = random.Random(number)
    log.MOST_ENTRIES = sys.maxsize  # the whole log is gone through at the end
    for serial in range(edits):
        token = f"{number}-{serial}"
        began = time.perf_counter()
        with locked(root, 60):
            waited = time.perf_counter() - began
            recover(root)
            edit(root, how, number, token, chance)
        print(json.dumps([token, waited]), flush=True)


def watch(root: Path) -> None:
    """A reader without a lock: what it read counts when no writer was at work; prints how often it saw half an edit."""
    looks = torn = 0
    while not (root / "end").exists():
        head = log.head(root)
        if pending(root):
            time.sleep(0.001)  # a reader that waits must not keep the writer from its processor
            continue
        seen = {path: _read(root, path) for path in (f"f{n}.toml" for n in range(FILES))}
        if pending(root) or log.head(root) != head:
            continue
        looks += 1
        if head:
            newest = log.load(root, head)
            wanted = {patch.path: f"# {newest.session}\n".encode() for patch in newest.patches if patch.new}
            torn += any(token not in (seen.get(path) or b"") for path, token in wanted.items() if path in seen)
    print(json.dumps([looks, torn]))


def crowd(mix: Mix, folder: Path, edits: int) -> Figure:
    """Let the writers of `mix` make `edits` edits each."""
    root = folder / mix.name.replace(" ", "-").replace(",", "")
    root.mkdir()
    for n in range(FILES):
        (root / f"f{n}.toml").write_bytes(b"")
    watching = _start("watch", str(root))
    writing = [_start("write", str(root), mix.how, str(n), str(edits)) for n in range(mix.writers)]
    if mix.killed:
        chance = random.Random(7)
        for one in writing[: mix.killed]:
            time.sleep(chance.uniform(0.3, 0.6))
            os.kill(one.pid, signal.SIGKILL)
    answers = [one.communicate(timeout=600) for one in writing]
    (root / "end").touch()
    looks, torn = json.loads(watching.communicate(timeout=60)[0])
    lines = [json.loads(line) for out, _ in answers for line in out.splitlines() if line.endswith("]")]
    bad = [
        f"a writer failed: {err[-300:]}" for one, (_, err) in zip(writing, answers, strict=True) if one.returncode > 0
    ]
    bad += accounted(root, {token for token, _ in lines})
    bad += [f"{torn} of {looks} looks saw half an edit"] if torn else []
    waits = sorted(wait for _, wait in lines)
    p99 = waits[len(waits) * 99 // 100]
    bad += [f"99 of 100 waits took up to {p99:.2f} s"] if p99 >= LONGEST_WAIT else []
    expected = edits * (mix.writers - mix.killed)
    bad += [f"only {len(lines)} edits were made"] if len(lines) < expected else []
    return Figure(
        mix.name,
        len(lines),
        tuple(bad),
        f"p99 wait {p99 * 1000:.0f} ms, longest {waits[-1] * 1000:.0f} ms, {looks} looks",
    )


def accounted(root: Path, acknowledged: set[str]) -> list[str]:
    """What is wrong with the files and the log after all writers have ended."""
    with locked(root):
        recover(root)
    bad = []
    tokens = {line[2:] for path in root.rglob("*.toml") for line in path.read_text().splitlines()}
    if lost := acknowledged - tokens:
        bad.append(f"{len(lost)} acknowledged edits are lost: {sorted(lost)[:3]}")
    if log.numbers(root) != [*range(log.head(root) - len(log.numbers(root)) + 1, log.head(root) + 1)]:
        bad.append("the log has gaps")
    return bad + _replayed(root)


def _replayed(root: Path) -> list[str]:
    """Back through the log from the files as they are to the empty ones: a serial order of edits gives them."""
    now: dict[str, bytes | None] = {}
    for entry in reversed(log.entries(root)):
        for patch in entry.patches:
            if patch.path not in now:
                now[patch.path] = _read(root, patch.path)
            try:
                forward = patch.forward(patch.backward(now[patch.path]))
            except ValueError:
                return [f"entry {entry.number} does not fit {patch.path}"]
            if forward != now[patch.path]:
                return [f"entry {entry.number} is not what made {patch.path}"]
            now[patch.path] = patch.backward(now[patch.path])
    return [f"{path} did not begin empty" for path, data in now.items() if data]


def _start(*words: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    argv = [sys.executable, "-c", f"from {__name__} import main; main()", *words]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def main() -> None:
    what, root, *rest = sys.argv[1:]
    if what == "watch":
        watch(Path(root))
    else:
        write(Path(root), rest[0], int(rest[1]), int(rest[2]))
