"""What is kept between runs: found again when nothing differs, passed over whenever it cannot be trusted."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap.store import cache

KEY = "0" * 64
VALUE = {"a": ["Đồng", 1, None], "b": {"c": True}}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which entries stand."""
    monkeypatch.setenv("ROADMAP_CACHE", "on")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "cache" / "roadmap" / "answers"


def _entry(home: Path, body: bytes, key: str = KEY) -> None:
    """An entry with a right check sum, whatever it holds."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    home.joinpath(key).write_bytes(cache._check(key, body) + b"\n" + body)


def test_what_is_kept_is_recalled(home: Path) -> None:
    assert cache.recall(KEY) is None
    cache.keep(KEY, VALUE)
    assert cache.recall(KEY) == VALUE
    assert cache.recall("1" * 64) is None
    assert [path.name for path in home.iterdir()] == [KEY]
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / KEY).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("value", [datetime.time(7), float("nan"), "\ud800", {1j: 2}])
def test_what_cannot_be_kept_stops_nobody(home: Path, value: object) -> None:
    cache.keep(KEY, {"a": [value]})
    assert cache.recall(KEY) is None


def test_switched_off(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep(KEY, VALUE)
    monkeypatch.setenv("ROADMAP_CACHE", "OFF")
    assert cache.recall(KEY) is None
    cache.keep("1" * 64, VALUE)
    assert [path.name for path in home.iterdir()] == [KEY]


def test_every_truncation_and_every_flipped_byte_is_noticed(home: Path) -> None:
    cache.keep(KEY, {"a": 12})
    whole = (home / KEY).read_bytes()
    for length in range(len(whole)):
        (home / KEY).write_bytes(whole[:length])
        assert cache.recall(KEY) is None
    for place in range(len(whole)):
        (home / KEY).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.recall(KEY) is None


@pytest.mark.parametrize(
    "body",
    [b"", b"\0\xff" * 99, b"[" * 200_000, b"{" * 9, b'{"a":' * 100_000, b"1" * 5000, b"NaN?", b'"\xff"', b"null"],
)
def test_what_is_no_json_is_passed_over(home: Path, body: bytes) -> None:
    _entry(home, body)
    assert cache.recall(KEY) is None


def test_an_entry_under_the_name_of_another_is_passed_over(home: Path) -> None:
    cache.keep(KEY, VALUE)
    (home / KEY).rename(home / ("1" * 64))
    assert cache.recall("1" * 64) is None


def test_an_entry_that_others_can_write_to_is_passed_over(home: Path) -> None:
    cache.keep(KEY, VALUE)
    (home / KEY).chmod(0o622)
    assert cache.recall(KEY) is None


def test_a_folder_that_others_can_write_to_is_not_used(home: Path) -> None:
    cache.keep(KEY, VALUE)
    home.chmod(0o777)
    assert cache.recall(KEY) is None
    cache.keep("1" * 64, VALUE)
    assert len(list(home.iterdir())) == 1
    home.chmod(0o700)
    home.parent.chmod(0o770)
    assert cache.recall(KEY) is None


def test_what_belongs_to_another_user_is_not_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep(KEY, VALUE)
    monkeypatch.setattr(os, "getuid", lambda: home.stat().st_uid + 1)
    assert cache.recall(KEY) is None
    cache.keep("1" * 64, VALUE)
    assert [path.name for path in home.iterdir()] == [KEY]


def test_links_and_pipes_are_not_followed(home: Path, tmp_path: Path) -> None:
    cache.keep(KEY, VALUE)
    (home / KEY).rename(tmp_path / "elsewhere")
    (home / KEY).symlink_to(tmp_path / "elsewhere")
    assert cache.recall(KEY) is None
    (home / KEY).unlink()
    os.mkfifo(home / KEY)
    assert cache.recall(KEY) is None
    (home / KEY).unlink()
    (home / KEY).mkdir()
    assert cache.recall(KEY) is None
    cache.keep(KEY, VALUE)
    assert cache.recall(KEY) is None


def test_a_folder_that_is_a_link_is_not_used(home: Path, tmp_path: Path) -> None:
    home.parent.mkdir(parents=True, mode=0o700)
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    home.symlink_to(tmp_path / "elsewhere")
    cache.keep(KEY, VALUE)
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("base", ["", "relative", "/dev/null", "/proc/nowhere"])
def test_nowhere_to_keep_anything(base: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    monkeypatch.setenv("HOME", "/dev/null")
    monkeypatch.chdir(tmp_path)
    cache.keep(KEY, VALUE)
    assert cache.recall(KEY) is None
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_silent_and_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cache.keep(KEY, VALUE)
    monkeypatch.setattr(os, "replace", full)
    cache.keep("1" * 64, VALUE)
    assert [path.name for path in home.iterdir()] == [KEY]


@pytest.mark.parametrize("value", [float("nan"), "\ud800", "x" * (32 * 1024 * 1024)])
def test_what_cannot_be_kept(home: Path, value: object) -> None:
    cache.keep(KEY, value)
    assert cache.recall(KEY) is None
    assert not home.exists() or not list(home.iterdir())


def test_the_oldest_go_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ENTRIES", 3)
    for number in range(6):
        cache.keep(str(number) * 64, number)
        os.utime(home / (str(number) * 64), (number, number))
    assert [cache.recall(str(number) * 64) for number in range(6)] == [None, None, None, 3, 4, 5]
    (home / ".~left").write_bytes(b"by a writer that was killed")
    os.utime(home / ".~left", (1, 1))
    cache.keep("6" * 64, 6)
    assert sorted(path.name[0] for path in home.iterdir()) == ["4", "5", "6"]
    monkeypatch.setattr(cache, "MOST_BYTES", 1)
    cache.keep("7" * 64, 7)
    assert not list(home.iterdir())


_WRITER = """\
import sys
from roadmap.store import cache
for turn in range(60):
    cache.keep("0" * 64, [sys.argv[1]] * 2000)
    found = cache.recall("0" * 64)
    assert found is not None and len(set(found)) == 1 and len(found) == 2000, found
"""


def test_writers_at_the_same_time(home: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, name], env=os.environ.copy()) for name in "abcd"]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert [path.name for path in home.iterdir()] == [KEY]
    found = cache.recall(KEY)
    assert isinstance(found, list)
    assert len(set(map(str, found))) == 1
    assert json.dumps(found)
