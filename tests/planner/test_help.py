from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from tests.planner.driving import SIZES, driven, press, shown
from tui.command import commands
from tui.dialogs.help import KeyHelp


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("view", ["1", "2", "5"])
async def test_help_names_every_key_of_the_view(example: Path, lang: str, view: str) -> None:
    async with driven(example, (120, 400), lang=lang) as (planner, pilot):
        await press(planner, pilot, view, "question_mark")
        text = " ".join(shown(planner).replace("│", " ").split())
        here = planner.view
        assert here is not None
        assert " ".join(here.ABOUT.of(lang).split())[:40] in text
        for one in commands().values():
            if one.offered(here.VIEW):
                assert one.label.of(lang) in text, one.name


@pytest.mark.parametrize("size", SIZES)
async def test_help_scrolls_and_closes(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size, lang="vi") as (planner, pilot):
        await press(planner, pilot, "question_mark")
        assert isinstance(planner.screen, KeyHelp)
        scroll = planner.screen.query_one(VerticalScroll)
        assert scroll.max_scroll_y > 0
        await press(planner, pilot, "end")
        assert scroll.scroll_y > 0
        assert "thôi, đóng, quay lại" in shown(planner)
        await press(planner, pilot, "escape")
        assert planner.view is planner.screen
