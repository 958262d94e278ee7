"""Same input, same bytes out; the day is given, never read from the clock."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "edge-ai-camera"
COMMANDS = (
    ("check", str(EXAMPLE), "--format", "json", "--today", "2026-11-21"),
    ("list", "activity", str(EXAMPLE), "--format", "json", "--today", "2026-11-21"),
    ("schema",),
    (
        "draw",
        "value-chain",
        "camera-giao-thong",
        "-C",
        str(EXAMPLE),
        "--format",
        "dot",
        "--out",
        "-",
        "--today",
        "2026-11-21",
    ),
    ("draw", "landscape", "-C", str(EXAMPLE), "--format", "svg", "--out", "-", "--today", "2026-11-21"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_two_processes_write_the_same_bytes(command: tuple[str, ...]) -> None:
    """Hash seeds differ between the two runs, so an order that rests on a set shows."""
    outputs = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-m", "roadmap", *command], cwd=ROOT, env=environment, capture_output=True, check=False
        )
        assert done.returncode in (0, 1), done.stderr.decode()
        outputs.append(done.stdout)
    assert outputs[0]
    assert outputs[0] == outputs[1]


def test_nothing_below_the_workspace_reads_the_clock() -> None:
    packages = ("model", "locale", "graph", "schedule", "checks", "diagrams", "drawing", "publishing", "reports")
    files = [path for package in packages for path in (ROOT / "roadmap" / package).rglob("*.py")]
    files += [ROOT / "roadmap" / "check.py", ROOT / "roadmap" / "diagram.py"]
    reading = [
        f"{path.name}:{node.lineno}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"today", "now", "utcnow", "time", "time_ns", "localtime"}
        and ast.unparse(node.value) in {"datetime", "date", "datetime.date", "datetime.datetime", "time"}
        and ast.unparse(node) != "datetime.time"  # a kind of value, not the clock
    ]
    assert not reading
