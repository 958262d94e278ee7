"""Reads each folder that it is given in a child of its own, under limits of room and time; a line of JSON for each."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

import networkx as nx
import tree_sitter_toml

from roadmap.rulebook import rules
from roadmap.store.reading.read import place, read
from roadmap.workspace import Workspace

ROOM = 512 * 1024 * 1024
SECONDS = 10


def room_taken() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def judge(folder: Path) -> dict[str, object]:
    """What reading `folder` gives, within the limits."""
    limit = room_taken() + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    loaded = read(folder)
    placed = place(loaded, loaded.findings)
    # A finding of a check has its place looked up too, in the hostile file where its record stands there.
    checked = Workspace(loaded).check(["OWN101"])
    return {
        "findings": [(f.code, *(f.span or ("", 0, 0)), len(f.message.en), len(f.message.vi)) for f in placed],
        "records": sorted(loaded.roadmap.records)[:10],
        "checked": [f.record for f in checked][:10],
        "seconds": time.process_time() - begun,
        "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
    }


def main() -> None:
    rules()
    assert nx
    assert tree_sitter_toml
    for name in sys.argv[1:]:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            try:
                told: dict[str, object] = judge(Path(name))
            except BaseException as error:
                told = {"died": f"{type(error).__name__}: {error}"}
            sys.stdout.write(json.dumps({"folder": name, **told}) + "\n")
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            sys.stdout.write(json.dumps({"folder": name, "died": f"status {status}"}) + "\n")


if __name__ == "__main__":
    main()
