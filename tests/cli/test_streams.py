"""What happens when the reader, the disk, the encoding, the person or the program itself gives up."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from roadmap.cli import _print, main
from roadmap.workspace import Workspace

from .conftest import EXAMPLE, Run
from .pseudo_terminal import REPOSITORY

ROADMAP = (sys.executable, "-m", "roadmap")


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`script` in bash, where `roadmap` is this program."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "HOME": os.environ.get("HOME", "/")}
    functions = f'roadmap() {{ "{sys.executable}" -m roadmap "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", functions + script],
        check=False,
        env=env | environment,
        cwd=EXAMPLE,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("check", "hết dung lượng đĩa"),  # in the language of the workspace, where there is one
        ("list", "hết dung lượng đĩa"),
        ("check --lang en", "No space left on device"),
        ("schema", "No space left on device"),
        ("--help", "No space left on device"),
        ("--version", "No space left on device"),
    ],
)
def test_a_full_disk(command: str, said: str) -> None:
    ran = shell(f"roadmap {command} > /dev/full")
    assert ran.returncode == 3
    assert ran.stderr.strip() == said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_nobody_hears_the_complaint() -> None:
    assert shell("roadmap show nothing 2> /dev/full").returncode == 2
    assert shell("roadmap nothing 2>&-").returncode == 2


@pytest.mark.parametrize("command", ["check", "--help"])
def test_a_closed_output(command: str) -> None:
    ran = shell(f"roadmap {command} >&-")
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", ["check --level info", "schema", "explain", "--help"])
def test_a_reader_who_has_seen_enough(command: str) -> None:
    ran = shell(f"roadmap {command} | head -1; exit ${{PIPESTATUS[0]}}")
    assert (ran.returncode, ran.stderr) in {(0, ""), (1, ""), (141, "")}
    assert len(ran.stdout.splitlines()) == 1
    gone = shell(f"roadmap {command} | true; exit ${{PIPESTATUS[0]}}")
    assert gone.stderr == ""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "C"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONIOENCODING": "cp1258"},
    ],
)
def test_letters_that_the_encoding_lacks(environment: dict[str, str]) -> None:
    for command in ("check --lang vi --level info", "show 'không có' --lang vi"):
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), **environment}
        ran = subprocess.run(
            ["bash", "-c", f'exec "{sys.executable}" -m roadmap {command}'],
            check=False,
            env=env,
            cwd=EXAMPLE,
            capture_output=True,
        )
        assert ran.returncode in {1, 2}
        assert b"Traceback" not in ran.stderr
        assert ran.stdout + ran.stderr


def slow(seconds: float, argv: Sequence[str]) -> tuple[str, ...]:
    """A command line in whose run each file takes its time."""
    program = (
        "import sys, time\n"
        "from roadmap.store.reading import gate\n"
        "read = gate.read_bytes\n"
        "def slowly(*words):\n"
        "    print('reading', file=sys.stderr, flush=True)\n"
        f"    time.sleep({seconds})\n"
        "    return read(*words)\n"
        "gate.read_bytes = slowly\n"
        "from roadmap.cli import main\n"
        f"sys.exit(main({list(argv)!r}))\n"
    )
    return (sys.executable, "-c", program)


def test_interrupted() -> None:
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs behind a shell may ignore it
    try:
        process = subprocess.Popen(
            slow(30, ["check", str(EXAMPLE)]), env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stderr
    assert process.stderr.readline() == "reading\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err


@pytest.mark.parametrize(("terminal", "told"), [(True, "\rReading files 2/6\rReading files 3/6\r"), (False, "")])
def test_long_reading_is_told_after_a_second_where_somebody_watches(
    run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch, terminal: bool, told: str
) -> None:
    clock = iter(range(0, 1000, 1))
    for number in range(5):
        (ws / f"{number}.toml").write_text(f'[need.n{number}]\nname = "n"\n')
    monkeypatch.setattr(_print.time, "monotonic", lambda: next(clock) * 0.6)
    monkeypatch.setattr(_print.sys.stderr, "isatty", lambda: terminal)
    ran = run("list", "-C", ws)
    assert "Reading files" not in ran.out
    assert ran.err.startswith(told)
    assert bool(ran.err) is terminal


def test_short_reading_is_silent(run: Run, ws: Path) -> None:
    assert run("list", "-C", ws).err == ""


def test_progress_on_a_terminal_stays_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    now = [0.0]
    monkeypatch.setattr(_print.sys, "stderr", screen)
    monkeypatch.setattr(_print.time, "monotonic", lambda: now[0])
    progress = _print.Progress("Read\x1b]0;x\x07ing")
    for done in range(1, 41):
        now[0] = done * 0.1
        progress(done, 40)
    said = screen.getvalue()
    assert said.startswith("\rRead␛]0;x␇ing 10/40\r")
    assert said.endswith(" 40/40\n")
    assert said.count("\n") == 1
    assert said.count("\r") < 20


def test_a_mistake_of_ours(run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> Workspace:
        raise ZeroDivisionError("secret\x1b]0;PWNED\x07\udc9b")

    monkeypatch.setattr(Workspace, "open", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = run("check", ws)
    assert (ran.status, ran.out) == (4, "")
    assert "Traceback" not in ran.err
    assert "secret" not in ran.err
    assert "ZeroDivisionError" in ran.err
    (file,) = tmp_path.glob("roadmap-bug-*.txt")
    assert str(file) in ran.err
    details = file.read_text(encoding="utf-8")
    assert "Traceback" in details
    assert re.search(r"^roadmap \S+, Python 3", details)
    assert file.stat().st_mode & 0o077 == 0


def test_a_mistake_of_ours_without_a_place_for_the_details(
    run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Workspace, "open", lambda *_, **__: 1 / 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    ran = run("check", ws)
    assert ran.status == 4
    assert "Traceback" not in ran.err


def test_a_file_that_cannot_be_opened_is_an_environment_error(
    run: Run, ws: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Workspace:
        raise PermissionError(13, "Permission denied", "a\x1b[31mb")

    monkeypatch.setattr(Workspace, "open", refuse)
    ran = run("check", ws)
    assert (ran.status, ran.err) == (3, "a␛[31mb: Permission denied\n")


def test_running_twice_in_one_process(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for _ in range(2):
        main(["list", "technology", "-C", str(EXAMPLE)])
        said.append(capsys.readouterr())
    assert said[0] == said[1]


def test_starting_is_quick() -> None:
    """Help needs none of the heavy libraries."""
    code = (
        "import sys\nfrom roadmap.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'networkx', 'tree_sitter', 'wasmtime', 'tomli'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    began = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
                         capture_output=True, text=True)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert time.monotonic() - began < 10
