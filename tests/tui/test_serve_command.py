"""`roadmap serve` as a person starts and ends it, and what is left when it is killed."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar, WSMsgType

from roadmap.cli import main

ROOT = Path(__file__).parents[2]
APPS = Path(__file__).parent / "serving_apps"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "examples" / "edge-ai-camera", tmp_path / "plan"))


@contextmanager
def server(*words: str, code: str = "") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`roadmap serve` in a process of its own, and its address."""
    start = ["-c", code] if code else ["-m", "roadmap", "serve", "--port", "0"]
    process = subprocess.Popen(
        [sys.executable, *start, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert process.stdout
        yield process, re.findall(r"http://\S+", process.stdout.readline())[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def children(pid: int) -> list[int]:
    """The processes that `pid` has started, and those that these have."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):  # a bare machine has no `ps`
        try:
            state, parent = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
        except OSError:  # it has just ended
            continue
        if int(parent) == pid and state != "Z":
            found += [int(folder.name), *children(int(folder.name))]
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def opened(browser: ClientSession, address: str, pages: int, typed: str = "") -> None:
    """Open `pages` pages, and wait until something is shown on each."""
    origin = address.partition("/?")[0]
    async with browser.get(address) as answer:
        assert answer.status == 200
    for number in range(pages):
        page = await browser.ws_connect(f"{origin}/socket/{number:032x}", headers={"Origin": origin}, max_msg_size=0)
        while (message := await page.receive(20)).type is WSMsgType.BINARY and len(message.data) < 200:
            pass
        assert message.type is WSMsgType.BINARY
        if typed:
            await page.send_json(["stdin", typed])


async def after(seconds: float, pids: list[int]) -> list[int]:
    """Which of the processes are still there after so many seconds."""
    for _ in range(int(seconds * 10)):
        if not any(map(alive, pids)):
            return []
        await asyncio.sleep(0.1)
    return [pid for pid in pids if alive(pid)]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_nothing_is_left_when_the_server_ends(plan: Path, number: signal.Signals) -> None:
    with server(str(plan)) as (process, address):
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            await opened(browser, address, 2)
            started = children(process.pid)
            assert len(started) == 2
            process.send_signal(number)
            assert await after(5, started) == []
        code = await asyncio.to_thread(process.wait, 10)
    assert code == (-9 if number == signal.SIGKILL else 128 + number)


SMALL = f"""
import asyncio, os, sys
from pathlib import Path
from tui.serving import start
start.command = lambda arguments, root: [sys.executable, "-P", {str(APPS / "small.py")!r}]
from roadmap.cli import main
sys.exit(main(["serve", "--port", "0", *sys.argv[1:]]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_an_app_that_is_busy_and_deaf_does_not_outlive_the_server(plan: Path) -> None:
    with server(str(plan), code=SMALL) as (process, address):
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            await opened(browser, address, 2, "busy\r")
            await asyncio.sleep(0.5)
            started = children(process.pid)
            assert len(started) == 2
            process.kill()
            assert await after(5, started) == []


async def test_a_second_address_is_shown_once_the_first_is_used(plan: Path) -> None:
    with server(str(plan)) as (process, address):
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser, browser.get(address) as answer:
            assert answer.status == 200
        assert process.stdout
        line = await asyncio.to_thread(process.stdout.readline)
        assert address not in line
        assert re.search(r"\?token=[\w-]{43}$", line.strip())


# --- what the command says ---


def lacking(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def load() -> Any:
        raise ModuleNotFoundError(name=name)

    entry = SimpleNamespace(load=load)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [entry] if group == "roadmap.serve" else [])


@pytest.mark.parametrize("name", ["aiohttp", "textual_serve.app_service", "textual"])
def test_what_is_not_installed_is_said(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, name)
    assert main(["serve", "--lang", "vi"]) == 3
    said = capsys.readouterr().err
    assert "Chưa cài phần mở màn hình trong trình duyệt" in said
    assert "Trong thư mục của roadmap: pip install '.[web]'" in said


def test_a_mistake_of_ours_is_not_taken_for_something_that_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, "tui.serving.no_such_module")
    assert main(["serve"]) == 4
    assert "roadmap[web]" not in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", str(plan), "--port", str(port), "--lang", "en"]) == 3
    assert f"Cannot listen on 127.0.0.1, port {port}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["/no/such/folder"],
        ["--host", "0.0.0.0"],
        ["--host", "::"],
        ["--public-url", "roadmap.example.vn"],
        ["--public-url", "ftp://roadmap.example.vn"],
        ["--public-url", "https://user:secret@roadmap.example.vn"],
        ["--public-url", "https://roadmap.example.vn/path"],
        ["--who-header", "X-Remote-User"],
    ],
)
def test_an_address_that_browsers_cannot_use_is_refused(
    words: list[str], plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(plan)
    assert main(["serve", "--port", "0", *words]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--sessions", "0"], ["--sessions", "x"], ["--idle", "nan"], ["--resume", "-1"], ["--port", "70000"]]
)
def test_numbers_that_make_no_sense_are_refused(words: list[str], plan: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", str(plan), *words])


async def test_another_address_is_served_with_a_warning(plan: Path) -> None:
    words = ["--host", "127.0.0.2", "--public-url", "https://roadmap.example.vn", "--lang", "en"]
    code = SMALL.replace("https?", "")
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(plan), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        assert process.stderr
        line = process.stdout.readline()
        assert "https://roadmap.example.vn/?token=" in line
        os.kill(process.pid, signal.SIGTERM)
        warning = process.communicate(timeout=20)[1]
    finally:
        process.kill()
        process.communicate()
    assert "a proxy that encrypts (TLS), asks people who they are" in warning
