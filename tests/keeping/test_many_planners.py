"""Several planners at once: no acknowledged edit is lost, no reader sees half an edit, the log is a serial order.

Each planner counts up shared numbers (an edit that must see the one before), adds tokens of its own to shared lists,
adds and removes records, and renames a record that others refer to. Readers look on all the while.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roadmap.edits.new import new
from roadmap.edits.rename import rename
from roadmap.edits.rm import rm
from roadmap.edits.set import set as set_field
from roadmap.keeping import Conflict
from roadmap.model.finding import RoadmapError
from roadmap.model.relation import links
from roadmap.store.saving import log
from roadmap.store.saving.log import entries
from roadmap.workspace import Workspace

from .conftest import contents

REPOSITORY = Path(__file__).parent.parent.parent
COUNTERS, NEEDS = ("ones", "twos", "threes"), 4


def found(root: Path) -> None:
    """The workspace that all start from: counters in one file each, shared records together."""
    for counter in COUNTERS:
        (root / f"{counter}.toml").write_text(f"[indicator.{counter}]\ntarget = {{ 2030 = 0 }}\n", encoding="utf-8")
    needs = "".join(f'[need.n{number}]\n# nhu cầu\nname.vi = "Nhu cầu"\n\n' for number in range(NEEDS))
    (root / "shared.toml").write_text(needs + "[technology.moving-0]\n", encoding="utf-8")
    (root / "referring.toml").write_text('[product.p]\nuses = ["moving-0"]\n', encoding="utf-8")


def plan(root: Path, planner: int, edits: int) -> dict[str, object]:
    """Make `edits` edits; what was acknowledged, and how long each took."""
    log.MOST_ENTRIES = 10**9  # the whole history is compared afterwards
    dice = random.Random(planner)
    counted = dict.fromkeys(COUNTERS, 0)
    tokens: list[tuple[str, str]] = []
    waits: list[float] = []
    kept: set[str] = set()
    workspace = Workspace.open(root)
    while len(waits) < edits:
        began = time.perf_counter()
        try:
            number = len(waits)
            deed = dice.random()
            if deed < 0.4:
                counter = dice.choice(COUNTERS)
                value = int(workspace.roadmap[counter].target[2030]) + 1  # type: ignore[attr-defined]
                workspace = workspace.apply(set_field, id=counter, values=("target.2030", str(value)))
                if workspace.kept is None or workspace.kept.entry is None:
                    continue  # somebody else has counted to the same number: nothing was to be written
                counted[counter] += 1
            elif deed < 0.7:
                need, token = f"n{dice.randrange(NEEDS)}", f"t{planner}-{number}"
                tags = ",".join((*workspace.roadmap[need].tags, token))
                workspace = workspace.apply(set_field, id=need, values=("tags", tags))
                tokens.append((need, token))
            elif deed < 0.85:
                if kept and dice.random() < 0.5:
                    workspace = workspace.apply(rm, ids=(gone := dice.choice(sorted(kept)),))
                    kept.discard(gone)
                else:
                    workspace = workspace.apply(new, kind="need", id=(made := f"own{planner}-{number}"))
                    kept.add(made)
            else:
                (old,) = (id for id in workspace.roadmap.records if id.startswith("moving-"))
                workspace = workspace.apply(rename, id=old, new=f"moving-{planner}-{number}")
            waits.append(time.perf_counter() - began)
        except Conflict:
            workspace = Workspace.open(root)
        except RoadmapError as error:  # somebody renamed it first
            assert error.status != 3, error.message.en
            workspace = Workspace.open(root)
    return {"counted": counted, "tokens": tokens, "kept": sorted(kept), "waits": waits}


def watch(root: Path, stop: Path) -> dict[str, object]:
    """Read until told to stop; how often, and every reading in which a reference led nowhere or text was torn."""
    readings, torn = 0, []
    while not stop.exists():
        workspace = Workspace.open(root)
        readings += 1
        for record in workspace.roadmap:
            torn += [f"{record.id} → {link.target}" for link in links(record) if link.target not in workspace.roadmap]
        torn += [finding.message.en for finding in workspace.loaded.findings]
    return {"readings": readings, "torn": torn}


def child(*words: object) -> subprocess.Popen[str]:
    """This module's `plan` or `watch` in a process of its own."""
    command = [sys.executable, "-m", "tests.keeping.test_many_planners", *map(str, words)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def together(root: Path, planners: int, edits: int) -> None:
    found(root)
    start = contents(root)
    stop = root.parent / "stop"
    reader = child("watch", root, stop)
    writers = [child("plan", root, number, edits) for number in range(planners)]
    try:
        said = [writer.communicate()[0] for writer in writers]
    finally:
        stop.touch()
    told = [json.loads(one) for one in said]
    seen = json.loads(reader.communicate()[0])
    assert not [process.returncode for process in (*writers, reader) if process.returncode]

    workspace = Workspace.open(root)
    records = workspace.roadmap
    for counter in COUNTERS:
        assert records[counter].target[2030] == sum(one["counted"][counter] for one in told)  # type: ignore[attr-defined]
    for one in told:
        assert all(token in records[need].tags for need, token in one["tokens"])
        assert all(id in records for id in one["kept"])
    assert sum(id.startswith("own") for id in records.records) == sum(len(one["kept"]) for one in told)
    assert not workspace.loaded.findings
    assert not seen["torn"]
    assert serial(start, root) == contents(root)
    waits = sorted(wait for one in told for wait in one["waits"])
    print(f"{planners} planners x {edits} edits, {len(entries(root))} on record, {seen['readings']} readings, "
          f"median {waits[len(waits) // 2]:.3f} s, p99 {waits[len(waits) * 99 // 100]:.3f} s")  # fmt: skip


def serial(start: dict[str, bytes], root: Path) -> dict[str, bytes]:
    """The files as the edits on record make them, one after the other, from `start`."""
    state = dict(start)
    for entry in entries(root):
        for patch in entry.patches:
            after = patch.forward(state.get(patch.path))
            if after is None:
                del state[patch.path]
            else:
                state[patch.path] = after
    return state


def test_planners_at_once(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    root.mkdir()
    together(root, planners=2, edits=12)


@pytest.mark.long
def test_four_planners_a_thousand_edits_each(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    root.mkdir()
    together(root, planners=4, edits=1000)


if __name__ == "__main__":
    deed, folder, *rest = sys.argv[1:]
    outcome = plan(Path(folder), *map(int, rest)) if deed == "plan" else watch(Path(folder), Path(rest[0]))
    print(json.dumps(outcome))
