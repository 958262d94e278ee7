from __future__ import annotations

import argparse
import os
from pathlib import Path

import pytest

import tui
from roadmap.cli import main
from roadmap.model.finding import RoadmapError
from tests.planner.driving import ROOT, SIZES, TODAY, driven, matches, settled, shown
from tui.app import Planner
from tui.screens.start import Start


async def quiet(planner: Planner, pilot: object) -> None:
    for _ in range(20):
        await pilot.pause(0.01)  # type: ignore[attr-defined]


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a short name, which is also where we are."""
    folder = tmp_path / "ke-hoach"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    return Path("ke-hoach")


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_folder_offers_ways_to_begin(nothing: Path, size: tuple[int, int]) -> None:
    planner = Planner(nothing, today=TODAY)
    async with planner.run_test(size=size) as pilot:
        await quiet(planner, pilot)
        assert isinstance(planner.screen, Start)
        planner.screen._folder = "~/ke-hoach"
        await planner.screen.recompose()
        planner.screen.on_mount()
        await quiet(planner, pilot)
        matches(planner, "start")
    assert not list(nothing.iterdir())


async def begun(folder: Path, *keys: str) -> Planner:
    """The screen after `keys` were pressed on the start screen and the workspace was read."""
    planner = Planner(folder, today=TODAY, lang="en")
    async with planner.run_test(size=(100, 30), notifications=True) as pilot:
        await quiet(planner, pilot)
        for key in keys:
            for one in key[1:] if key.startswith("=") else (key,):
                await pilot.press({"-": "minus", "/": "slash", " ": "space"}.get(one, one))
            await quiet(planner, pilot)
        if planner.is_running and planner.return_value is None:
            await settled(planner, pilot)
    return planner


async def test_a_workspace_is_created_with_title_and_language(nothing: Path) -> None:
    planner = await begun(nothing, "enter", "up", "enter", "=Kế hoạch", "enter")
    text = (nothing / "roadmap.toml").read_text(encoding="utf-8")
    assert 'title = "Kế hoạch"' in text and 'language = "vi"' in text
    assert planner.lang == "vi"


async def test_a_bundled_one_is_copied_here(nothing: Path) -> None:
    planner = await begun(nothing, "down", "enter", "enter")
    assert (nothing / "README.md").is_file() and (nothing / "roadmap.toml").is_file()
    assert planner.state and len(planner.state.roadmap.records) > 100


async def test_a_bundled_one_is_copied_to_a_new_folder(nothing: Path) -> None:
    planner = await begun(nothing, "down", "down", "enter", "enter", "ctrl+u", "=moi", "enter")
    assert (nothing.parent / "moi" / "roadmap.toml").is_file() and not list(nothing.iterdir())
    assert planner.folder == Path("moi")


async def test_a_folder_that_holds_something_is_not_filled(nothing: Path) -> None:
    Path("voll").mkdir()
    Path("voll/x").write_text("x", encoding="utf-8")
    planner = Planner(nothing, today=TODAY, lang="en")
    async with planner.run_test(size=(100, 30)) as pilot:
        await quiet(planner, pilot)
        for key in ("down", "down", "enter", "enter", "ctrl+u", *"voll", "enter"):
            await pilot.press(key)
            await quiet(planner, pilot)
        assert "voll holds something already" in shown(planner)
    assert [file.name for file in Path("voll").iterdir()] == ["x"]


async def test_turning_away_from_a_question_comes_back_to_the_start(nothing: Path) -> None:
    planner = await begun(nothing, "enter", "escape", "down", "enter", "escape", "escape")
    assert planner.return_value == 0
    assert not list(nothing.iterdir())


async def test_quitting_leaves_nothing(nothing: Path) -> None:
    planner = await begun(nothing, "up", "end", "enter")
    assert planner.return_value == 0 and not list(nothing.iterdir())


async def test_a_workspace_of_settings_alone_is_opened(nothing: Path) -> None:
    (nothing / "roadmap.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    async with driven(nothing) as (planner, _):
        assert "press n to add one" in shown(planner)


# --- the command ---


def asked(path: str) -> argparse.Namespace:
    return argparse.Namespace(path=path, today=None, lang="en", read_only=False, tour=False)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError) as said:
        tui.main(asked(str(tmp_path / "nowhere")))
    assert said.value.status == 2
    assert "There is no folder" in said.value.message.en and "roadmap init" in said.value.hint.en


def test_without_a_terminal_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda _: False)
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    with pytest.raises(RoadmapError) as said:
        tui.main(asked(str(ROOT / "examples" / "edge-ai-camera")))
    assert said.value.status == 2 and "needs a terminal" in said.value.message.en


def test_the_command_exits_with_2_in_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "isatty", lambda _: False)
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    assert main(["tui", str(ROOT / "examples" / "edge-ai-camera"), "--lang", "vi"]) == 2
    assert "cần chạy trong cửa sổ dòng lệnh" in capsys.readouterr().err
