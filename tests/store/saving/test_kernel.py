"""The system's locks, on this system and on one that calls them otherwise."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from roadmap.store.saving import kernel


def test_one_handle_at_a_time(tmp_path: Path) -> None:
    place = tmp_path / "lock"
    first, second = (os.open(place, os.O_RDWR | os.O_CREAT) for _ in range(2))
    assert kernel.grab(first)
    assert not kernel.grab(second)
    kernel.release(first)
    assert kernel.grab(second)
    os.close(first)
    os.close(second)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it, over a lock that one handle at a time may have."""
    holders: list[int] = []

    def locking(handle: int, mode: int, count: int) -> None:
        assert os.lseek(handle, 0, os.SEEK_CUR) == 0
        assert count == 1
        if mode == 0:
            holders.remove(handle)
        elif holders:
            raise PermissionError
        else:
            holders.append(handle)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2, LK_UNLCK=0))
    spec = importlib.util.spec_from_file_location("kernel_of_windows", kernel.__file__)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_windows(windows: ModuleType, tmp_path: Path) -> None:
    first, second = (os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in range(2))
    os.write(first, b"somewhere else in the file")
    assert windows.grab(first)
    assert not windows.grab(second)
    windows.release(first)
    assert windows.grab(second)
    os.close(first)
    os.close(second)
