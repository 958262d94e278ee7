"""Files made to exhaust: each is answered with a finding, in bounded time and room, and the rest still loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from roadmap.store.reading import gate
from roadmap.store.reading.read import MOST_FINDINGS, read

from .reading import GOOD, REPOSITORY

DEEP = 10_000
PARTS = 20_000
LONG = 1_000_000
MANY = 15_000
LIMITED = Path(__file__).parent / "limited.py"

HEAD = '[technology.first]\nname = "First"\n\n[technology.bad]\n'
TAIL = '\n\n[technology.last]\nname = "Last"\n'
AT = HEAD.count("\n") + 1

# name -> (what stands in the record `bad`, the codes that come of it, the line of the first, the records that stay)
ALL = ["bad", "first", "good", "last"]
OTHERS = ["first", "good", "last"]
CASES: dict[str, tuple[str, set[str], int, list[str]]] = {
    "nested lists": (f"note = {'[' * DEEP}{']' * DEEP}", {"FIL008"}, AT, OTHERS),
    "nested lists over lines": ("note = " + "[\n" * DEEP + "]" * DEEP, {"FIL008"}, AT + 200, OTHERS),
    "nested lists never closed": (f"note = {'[' * DEEP}", {"FIL008"}, AT, OTHERS),
    "nested tables": (f"note = {'{a=' * DEEP}1{'}' * DEEP}", {"FIL008"}, AT, OTHERS),
    "a header of many parts": (f"[technology.bad{'.a' * DEEP}]\nb = 1", {"FIL008"}, AT, OTHERS),
    "a header of many quoted parts": ("[technology.bad" + '."a"' * DEEP + "]\nb = 1", {"FIL008"}, AT, OTHERS),
    "a key of many parts": (f"a{'.a' * PARTS} = 1", {"FIL008"}, AT, OTHERS),
    "many keys of many parts": ("\n".join(f"a{'.a' * 900}.b{n} = 1" for n in range(900)), {"FIL008"}, AT, OTHERS),
    "many keys of sixty parts": ("\n".join(f"a{'.a' * 60}.b{n} = 1" for n in range(5000)), {"FIL008"}, AT, ALL),
    "a long name": (f'name = "{"x" * LONG}"', {"REC052"}, AT, ALL),
    "a long field": (f"{'x' * LONG} = 1", {"REC051"}, AT, ALL),
    "a long id": (f"[technology.{'x' * LONG}]", {"REC054"}, AT, ALL),
    "a long kind": (f"[{'x' * LONG}.a]", {"REC053"}, AT, ALL),
    "a hexadecimal number": (f"readiness.now = 0x{'f' * LONG}", {"REC052"}, AT, ALL),
    "an unknown hexadecimal number": (f"wrong = 0x{'f' * LONG}", {"REC051"}, AT, ALL),
    "a decimal number": (f"readiness.now = {'9' * LONG}", {"FIL008"}, AT, OTHERS),
    "a decimal number of 4301 digits": (f"readiness.now = {'9' * 4301}", {"FIL008"}, AT, OTHERS),
    "a decimal number with underscores": (f"readiness.now = {'9_' * LONG}9", {"FIL008"}, AT, OTHERS),
    "a long fraction": (f"readiness.now = 0.{'1' * LONG}", {"REC052"}, AT, ALL),
    "many unknown fields": ("\n".join(f'x{n} = "y"' for n in range(MANY)), {"REC051", "FIL008"}, AT - 1, ALL),
    "a list of wrong ids": ("depends_on = [" + '"A",' * MANY + "]", {"REC052", "FIL008"}, AT - 1, ALL),
    "a list of wrong texts": (f"tags = [{'1,' * MANY}]", {"REC052", "FIL008"}, AT - 1, ALL),
    "many forbidden characters": ("tags = [" + r'"\u001b",' * MANY + "]", {"REC056", "FIL008"}, 0, ALL),
    "many unknown kinds": ("\n".join(f"[technolog{n}.a]" for n in range(MANY)), {"REC053", "FIL008"}, 0, ALL),
    "many wrong ids": ("\n".join(f"[technology.A{n}]" for n in range(MANY)), {"REC054", "FIL008"}, 0, ALL),
    "many mistakes": ("\n".join(f"[technology.t{n}]\nname = x" for n in range(5000)), {"FIL001"}, AT + 1, ["good"]),
    "many quotes": ('"' * LONG, {"FIL001"}, AT, OTHERS),
    "many escaped quotes": ('note = """' + r"\"" "" * LONG, {"FIL001"}, 0, OTHERS),
    "many brackets": ("[" * LONG, {"FIL001"}, AT, ALL),
    "many blanks": (" " * 2 * LONG + "x", {"FIL001"}, AT, OTHERS),
    "many line breaks": ("\n" * 2 * LONG + "x", {"FIL001"}, AT + 2 * LONG, OTHERS),
    "many braces in quotes": ('note = "' + '{"a' * (LONG // 3) + '"', {"FIL001"}, AT, OTHERS),
    "many numbers in a text": ('note="' + "1.234," * LONG + '"', {"REC052"}, AT - 1, ALL),
    "many grouped numbers": (f"tags = [{'1.234,' * MANY}]", {"REC052", "DAT973", "FIL008"}, AT - 1, ALL),
    "combining marks": ('name = "e' + "\u0301" * LONG + '"', {"REC052", "DAT973"}, AT - 1, ALL),
    "many good records": ("\n".join(f'[technology.t{n}]\nname = "x"' for n in range(10_000)), set(), 0, ALL),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What reading each case gave, each in a process of its own that has little room and time."""
    top = tmp_path_factory.mktemp("large")
    for name, (text, *_) in CASES.items():
        folder = top / name.replace(" ", "-")
        folder.mkdir()
        (folder / "a.toml").write_text(HEAD + text + TAIL, encoding="utf-8")
        (folder / "good.toml").write_text(GOOD, encoding="utf-8")
    command = [sys.executable, str(LIMITED), *(str(top / name.replace(" ", "-")) for name in CASES)]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY), "MALLOC_ARENA_MAX": "1"}
    run = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert not run.returncode, run.stderr
    told = [json.loads(line) for line in run.stdout.splitlines()]
    return dict(zip(CASES, told, strict=True))


@pytest.mark.parametrize("name", CASES)
def test_a_file_made_to_exhaust_gives_a_finding(name: str, outcomes: dict[str, dict[str, Any]]) -> None:
    _, codes, line, records = CASES[name]
    told = outcomes[name]
    assert "died" not in told, told["died"]
    assert {code for code, *_ in told["findings"]} == codes
    if line:
        assert min(line for code, _, line, *_ in told["findings"] if code in codes and line) == line
    assert [id for id in told["records"] if id in ALL] == records
    assert "good" in told["checked"] or len(told["checked"]) == 10
    assert len(told["findings"]) <= MOST_FINDINGS + 1
    assert all(length < 1000 for *_, english, vietnamese in told["findings"] for length in (english, vietnamese))
    assert told["seconds"] < 10


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    with (tmp_path / "large.toml").open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    begun = time.process_time()
    loaded = read(tmp_path)
    assert time.process_time() - begun < 1
    assert [(f.code, f.span and f.span.file) for f in loaded.findings] == [("FIL005", "large.toml")]
    assert "good" in loaded.roadmap


def test_a_file_that_grows_while_it_is_read_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "LARGEST_FILE", 10)
    (tmp_path / "a.toml").write_text("x" * 11, encoding="utf-8")
    plain = os.fstat

    def smaller(handle: int) -> os.stat_result:
        told = list(plain(handle))
        told[6] = 5
        return os.stat_result(told)

    monkeypatch.setattr(os, "fstat", smaller)
    assert [finding.code for finding in read(tmp_path).findings] == ["FIL005"]


# --- many files ------------------------------------------------------------------------------------------------------


def sown(root: Path, many: int) -> float:
    """Write `many` files of one record and read them; the seconds that reading takes."""
    for number in range(many):
        if not number % 1000:
            (root / str(number // 1000)).mkdir()
        path = root / str(number // 1000) / f"t{number}.toml"
        path.write_text(f'[technology.t{number}]\nname = "T {number}"\n', encoding="utf-8")
    seen = []
    begun = time.process_time()
    loaded = read(root, lambda done, every: seen.append((done, every)))
    seconds = time.process_time() - begun
    assert len(loaded.roadmap) == min(many, gate.MOST_FILES)
    assert seen[-1] == (loaded.files, loaded.files)
    return seconds


def test_ten_thousand_files_are_read_soon(tmp_path: Path) -> None:
    assert sown(tmp_path, 10_000) < 15


@pytest.mark.long
def test_a_hundred_thousand_files_are_read_soon(tmp_path: Path) -> None:
    assert sown(tmp_path, 100_000) < 60


def test_files_beyond_the_limit_are_said_to_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_FILES", 3)
    for name in "abcde":
        (tmp_path / f"{name}.toml").write_text(f"[technology.{name}]\n", encoding="utf-8")
    loaded = read(tmp_path)
    assert sorted(loaded.roadmap.records) == ["a", "b", "c"]
    assert [(f.code, f.span and f.span.file) for f in loaded.findings] == [("FIL008", "d.toml")]
    assert "5" in loaded.findings[0].message.en
