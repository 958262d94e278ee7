"""A command under a real pseudo-terminal, and the judgement of what it sent there."""

from __future__ import annotations

import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from fcntl import ioctl
from pathlib import Path

import pyte

REPOSITORY = Path(__file__).parents[2]
COLUMNS = 200

# Anything that begins a sequence, so that half sequences and strings without an end count as well.
ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|[ -/]*[0-~]?)"
    r"|\x9b[0-?]*[ -/]*[@-~]?|[\x9d\x90\x98\x9e\x9f][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
)
OURS = re.compile(r"\x1b\[(?:0|1|2|31;1|32|33|36)m")
DIRECTION = re.compile("[\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]")

# Runs each command line of a JSON file in one process: a process for each would cost the suite a minute.
DRIVER = """
import json, sys
from roadmap.cli import main
for number, argv in enumerate(json.load(open(sys.argv[1]))):
    print(f"%%% {number}", flush=True)
    try:
        status = main(argv)
    except SystemExit as error:
        status = error.code
    print(f"%%% status {status}", flush=True)
"""

# What the oracle has to catch: a program that prints its arguments as they are.
CARELESS = """
import json, sys
for number, argv in enumerate(json.load(open(sys.argv[1]))):
    print(f"%%% {number}", flush=True)
    print("\\x1b[1mshown\\x1b[0m", argv[-1])
"""


def run(command: Sequence[str | bytes], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """All that `command` sends to the terminal that is its input, output and error stream."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "TERM": "xterm-256color",
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONUTF8": "1",
        **(env or {}),
    }
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=cwd)
    os.close(slave)
    received = bytearray()
    try:
        while chunk := os.read(master, 65536):
            received += chunk
    except OSError:  # EIO: the other side is closed
        pass
    os.close(master)
    process.wait(60)
    return received.decode("utf-8", "surrogateescape")


def run_each(lines: Sequence[Sequence[str]], program: str = DRIVER, *, folder: Path) -> list[str]:
    """What each command line sends to the terminal; the last line of each part is its exit status."""
    plan = folder / "command-lines.json"
    plan.write_text(json.dumps(lines), encoding="ascii")
    sent = run([sys.executable, "-c", program, str(plan)])
    parts = re.split(r"^%%% \d+\r\n", sent, flags=re.MULTILINE)
    assert parts[0] == "", sent
    assert len(parts) == len(lines) + 1, sent[-2000:]
    return parts[1:]


def plain(sent: str) -> str:
    """`sent` without our own styles."""
    return OURS.sub("", sent)


def screen(sent: str) -> pyte.Screen:
    """A terminal's screen after `sent`, high enough that nothing scrolls away."""
    shown = pyte.Screen(COLUMNS, sent.count("\n") + len(sent) // COLUMNS + 5)
    pyte.Stream(shown).feed(sent)
    return shown


def complaints(sent: str, neutral: str) -> list[str]:
    """What is wrong with `sent`, judged beside what the same command sends for plain data."""
    wrong = []
    if (got := Counter(ESCAPE.findall(sent))) != (wanted := Counter(ESCAPE.findall(neutral))):
        wrong.append(f"escape sequences: {got - wanted} too many, {wanted - got} too few")
    rest = plain(sent).replace("\r\n", "")
    if acting := {char for char in rest if unicodedata.category(char) == "Cc"}:
        wrong.append(f"control characters: {sorted(acting)}")
    if turning := set(DIRECTION.findall(rest)):
        wrong.append(f"direction characters: {sorted(turning)}")
    if broken := {char for char in rest if 0xD800 <= ord(char) < 0xE000}:
        wrong.append(f"bytes that are no UTF-8: {sorted(broken)}")
    shown = screen(sent)
    if shown.title or shown.icon_name:
        wrong.append(f"the window is called {shown.title or shown.icon_name!r}")
    return wrong
