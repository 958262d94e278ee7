"""A small writer over the saving layer: ``saver.py ROOT [undo | recover]``; what to save stands in ``ROOT.json``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.saving import files
from roadmap.store.saving.lock import locked
from roadmap.store.saving.log import undoable
from roadmap.store.saving.recovery import recover
from roadmap.store.saving.sides import sides
from roadmap.store.saving.transaction import Write, commit


def save(root: Path, wanted: dict[str, str | None]) -> None:
    writes = []
    for path, text in wanted.items():
        with files.told(root):
            seen = files.read(root, path)
        writes.append(Write(path, seen.data if seen else None, text if text is None else text.encode()))
    commit(root, writes, label=Text("", "save"), who="", session="")


def undo(root: Path) -> None:
    entry = undoable(root)
    assert entry
    writes = [Write(one.path, one.after, one.before) for one in sides(root, entry)]
    commit(root, writes, label=Text("", "undo"), who="", session="", undoes=entry.number)


def main(root: Path, job: str = "save") -> None:
    wanted = json.loads(root.with_suffix(".json").read_text(encoding="utf-8")) if job == "save" else {}
    with locked(root):
        recover(root)
        if job == "undo":
            undo(root)
        elif job == "save":
            save(root, wanted)
    try:
        print("saved", flush=True)
    except OSError:
        sys.exit(3)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), *sys.argv[2:])
    except RoadmapError as error:
        print(error.message.en, file=sys.stderr)
        sys.exit(error.status)
