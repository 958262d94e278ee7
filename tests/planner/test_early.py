"""What is there before the plan: a frame that is the screen's own, and keys that wait."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pyte
import pytest

from roadmap.model.text import LANGS, Lang, Text
from roadmap.store.preferences import glimpse, preferences_file
from tests.planner.driving import SIZES, TODAY, settled, shown, workspace
from tui.app import Planner
from tui.grounds import DARK, GROUNDS
from tui.opening import frame

TOML = '[technology.chip]\nname.vi = "Chip"\n'


def drawn(lang: Lang, size: tuple[int, int]) -> pyte.Screen:
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(frame(lang, size, GROUNDS[DARK]))
    return screen


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [*SIZES, (109, 30), (110, 30), (200, 50)])
async def test_it_is_what_the_screen_shows_until_the_workspace_has_been_read(
    lang: Lang, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(Planner, "_open", asyncio.Event().wait)
    planner = Planner(workspace(tmp_path / "w", TOML), today=TODAY, lang=lang)
    async with planner.run_test(size=size) as pilot:
        await pilot.pause()
        screen = drawn(lang, size)
        assert "\n".join(row.rstrip() for row in screen.display).rstrip() == shown(planner).rstrip()
        strips = planner.screen._compositor.render_strips()
        for y, x in ((0, 1), (0, size[0] - 1), (1, 1), (5, 3), (size[1] - 1, 0)):
            style = strips[y].crop(x, x + 1)._segments[0].style
            assert style and style.bgcolor and style.bgcolor.name == f"#{screen.buffer[y][x].bg}", (x, y)


@pytest.mark.parametrize("size", [(1, 1), (5, 2), (20, 3), (110, 4)])
def test_it_fits_any_terminal(size: tuple[int, int]) -> None:
    assert "".join(drawn("vi", size).display).startswith(" 1 Danh mục"[: size[0]])


@pytest.mark.parametrize(
    ("text", "theme", "language"),
    [
        ('theme = "roadmap-light"\nlanguage = "en"\n', "roadmap-light", "en"),
        ("theme = 5\nlanguage = 7\n", "", None),
        ("theme = ", "", None),
        ("\x00", "", None),
    ],
)
def test_a_glimpse_of_what_the_user_likes(text: str, theme: str, language: str | None) -> None:
    preferences_file().parent.mkdir(parents=True)
    preferences_file().write_text(text, encoding="utf-8")
    assert (glimpse().theme, glimpse().language) == (theme, language)


def test_a_glimpse_of_bytes_and_of_nothing() -> None:
    assert glimpse().theme == ""
    preferences_file().parent.mkdir(parents=True)
    preferences_file().write_bytes(b"\xff\xfe")
    assert glimpse().theme == ""


# --- keys that come early ---


async def test_keys_wait_for_the_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, folder = asyncio.Event(), Planner._folder

    async def late(planner: Planner) -> Path | None:
        await begun.wait()
        return await folder(planner)

    monkeypatch.setattr(Planner, "_folder", late)
    planner = Planner(workspace(tmp_path / "w", TOML + '[technology.other]\nname.vi = "Other"\n'), today=TODAY)
    async with planner.run_test() as pilot:
        await pilot.press("down", "e")
        begun.set()
        await settled(planner, pilot)
        assert planner.view is not None
        assert (planner.view.VIEW, planner.chosen) == ("record", "other")


async def test_leaving_does_not_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Planner, "_open", asyncio.Event().wait)
    planner = Planner(workspace(tmp_path / "w", TOML), today=TODAY)
    async with planner.run_test() as pilot:
        await pilot.press("ctrl+q")
    assert planner.return_code == 0


async def test_what_is_typed_before_a_question_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def asked(planner: Planner) -> Path:
        await pressed.wait()
        await planner.confirm(Text("Đi tiếp?", "Go on?"))
        return planner.folder

    pressed = asyncio.Event()
    monkeypatch.setattr(Planner, "_folder", asked)
    planner = Planner(workspace(tmp_path / "w", TOML), today=TODAY, lang="en")
    async with planner.run_test() as pilot:
        await pilot.press("e", "enter")
        pressed.set()
        await pilot.pause(0.1)
        assert "Go on?" in shown(planner)
        await pilot.press("enter")
        await settled(planner, pilot)
        assert planner.view is not None and planner.view.VIEW == "portfolio"
