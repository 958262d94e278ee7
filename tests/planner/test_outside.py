"""The planner's own editor may fail in many ways; the screen comes back, and what was written is told of."""

from __future__ import annotations

import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.planner.driving import driven, settled, shown, workspace
from tui.dialogs.outside import Outside, edited, editor


class Screen:
    """An app that steps aside, and is back only if it was let."""

    back = True

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.back = False
        yield
        self.back = True


def left_by(tmp_path: Path, script: str, text: str = "before") -> Outside:
    program = tmp_path / "editor"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    screen = Screen()
    left = edited(screen, text, [str(program)])  # type: ignore[arg-type]  # all that is asked of an app
    assert screen.back
    return left


def test_what_the_editor_writes_is_taken_back(tmp_path: Path) -> None:
    assert left_by(tmp_path, 'printf "tiếng Việt\\nhai dòng\\n" > "$1"') == Outside("tiếng Việt\nhai dòng")
    assert left_by(tmp_path, "true") == Outside("before")


def test_ctrl_c_reaches_the_editor_alone(tmp_path: Path) -> None:
    told: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: told.append(number))
    try:
        # As a terminal does, to every program that it has; the editor goes on in its own way.
        left = left_by(tmp_path, 'trap "echo after > $1" INT\nkill -INT $PPID\nkill -INT $$\nexit 0')
        assert left == Outside("after")
        assert told == []
        signal.raise_signal(signal.SIGINT)
        assert told == [signal.SIGINT]
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_editor_that_is_not_there_leaves_the_screen_alive(tmp_path: Path) -> None:
    screen = Screen()
    left = edited(screen, "before", [str(tmp_path / "none")])  # type: ignore[arg-type]
    assert screen.back
    assert left.text is None
    assert "cannot be run" in left.trouble.en


def test_text_of_an_editor_that_failed_is_kept_and_told(tmp_path: Path) -> None:
    left = left_by(tmp_path, 'printf "mine" > "$1"; exit 3')
    assert left.text == "mine"
    assert "status 3" in left.trouble.en


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (r"""printf 'caf\351' > "$1" """, "not UTF-8"),
        ("""head -c 30000 /dev/zero | tr '\\0' x > "$1" """, "30,000"),
        ("""head -c 300000 /dev/zero | tr '\\0' x > "$1" """, "no text of up to"),
        ("""rm "$1"; mkdir "$1" """, "no text of up to"),
        ("""rm "$1" """, "cannot be read"),
        ("""rm "$1"; mkfifo "$1" """, "no text of up to"),
    ],
)
def test_what_is_no_text_is_refused_and_stays_where_it_is(tmp_path: Path, script: str, told: str) -> None:
    left = left_by(tmp_path, script)
    assert left.text is None
    assert told in left.trouble.en


def test_words_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed -p 'a b'")
    assert editor() == ["ed", "-p", "a b"]
    monkeypatch.setenv("VISUAL", "vi 'not closed")
    assert editor() == []


async def test_the_sheet_goes_on_where_the_editor_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(tmp_path / "none"))
    folder = workspace(tmp_path / "w", '[product.camera]\nnote.en = "said"\n')
    async with driven(folder) as (planner, pilot):
        monkeypatch.setattr(planner, "suspend", Screen().suspend)
        planner.open("camera", ("note",))
        await settled(planner, pilot)
        planner.action_command("edit-outside")
        await settled(planner, pilot)
        assert "cannot be run" in shown(planner)
        await pilot.press("escape")
        assert planner.is_running
    assert (folder / "records.toml").read_text(encoding="utf-8") == '[product.camera]\nnote.en = "said"\n'
