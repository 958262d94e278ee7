from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color
from textual.color import Color as Shade

from roadmap.model.text import Text
from roadmap.store.preferences import keys_file, preferences
from tests.planner.driving import ROOT, driven, press, shown, workspace
from tui import themes
from tui.command import commands
from tui.keymap import clashes, fitting
from tui.screens import views
from tui.widgets.lines import TONES, Bit, Lines


def test_no_two_commands_of_a_view_share_a_key() -> None:
    assert not list(clashes(commands().values(), {}))


def test_every_view_says_what_it_is_for() -> None:
    for view in views():
        assert view.ABOUT.vi and view.ABOUT.en, f"{view.VIEW}: no ABOUT"


def own_keys(text: str) -> None:
    keys_file().parent.mkdir(parents=True, exist_ok=True)
    keys_file().write_text(text, encoding="utf-8")


# --- keys ---


def test_keys_that_cannot_be_used_are_told_and_left_out() -> None:
    kept, wrong = fitting(
        {"undo": "ctrl+z", "udo": "x", "redo": "ctl+y", "quit": "ctrl+z", "open": "enter", "theme": "?"},
        {"udo": "keys.toml:2", "redo": "keys.toml:3"},
    )
    assert kept == {"undo": "ctrl+z", "quit": "ctrl+z", "open": "enter", "theme": "question_mark"}
    said = "\n".join(text.en for text in wrong)
    assert "keys.toml:2: there is no command `udo`; did you mean `undo`?" in said
    assert "keys.toml:3: `ctl+y` is no key" in said
    assert "^Z is the key of both `quit` and `undo`" in said
    assert "enter moves in lists" in said


@pytest.mark.parametrize("key", ["f2", "ctrl+z", "alt+x", "?", "/", ",", "shift+f3", "question_mark", "ctrl+@", "ợ"])
def test_every_way_to_write_a_key(key: str) -> None:
    kept, wrong = fitting({"undo": key}, {})
    assert kept and not [text for text in wrong if "no key" in text.en]


def test_the_keys_that_the_page_of_keys_shows_can_be_used() -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    own_keys(page.split("```toml\n")[1].split("```")[0])
    found = preferences()
    assert len(found.keys) == 3
    assert fitting(found.keys, {})[1] == []


async def test_a_key_of_ones_own_runs_the_command_and_stands_in_the_footer(example: Path) -> None:
    own_keys('assign-owner = "f8"\n')
    async with driven(example, lang="en") as (planner, pilot):
        assert " F8 Accountable" in shown(planner)
        await press(planner, pilot, "a")
        assert planner.screen is planner.view
        await press(planner, pilot, "f8")
        assert "Who answers for" in shown(planner)


async def test_what_is_wrong_in_the_file_of_keys_is_told(example: Path) -> None:
    own_keys('undo = "ctrl+z"\nundoo = "x"\n')
    async with driven(example, (120, 40), lang="en") as (planner, pilot):
        (note,) = planner._notifications
        assert note.message == f"{keys_file()}:2: there is no command `undoo`; did you mean `undo`?"
        await press(planner, pilot, "K")
        assert any(
            str(keys_file()) in one.message and 'undo = "ctrl+z"' in one.message for one in planner._notifications
        )


# --- language ---


async def test_language_is_switched_everywhere_and_kept(example: Path) -> None:
    async with driven(example, lang="vi") as (planner, pilot):
        assert "Danh mục" in shown(planner) and "? Phím" in shown(planner)
        await press(planner, pilot, "L")
        text = shown(planner)
        assert "Portfolio" in text and "? Keys" in text and "Accountable body" in text and "unowned" in text
        assert "Phím" not in text and "chịu trách nhiệm" not in text
        assert preferences().language == "en"
    async with driven(example) as (planner, _):
        assert planner.lang == "en"


async def test_switching_the_language_leaves_an_open_question(example: Path) -> None:
    async with driven(example, lang="vi") as (planner, pilot):
        await press(planner, pilot, "T")
        assert "Giao diện màu" in shown(planner)
        planner.speak("en")
        await pilot.pause()
        assert len(planner.screen_stack) == 2
        assert "? Keys" in shown(planner)


# --- themes ---


async def test_a_theme_is_chosen_and_kept(example: Path) -> None:
    async with driven(example, lang="en") as (planner, pilot):
        assert planner.theme == themes.DARK
        await press(planner, pilot, "T", "down", "enter")
        assert planner.theme == preferences().theme == themes.LIGHT
    async with driven(example, lang="en") as (planner, _):
        assert planner.theme == themes.LIGHT


async def test_a_theme_that_is_gone_is_told(example: Path) -> None:
    file = keys_file().with_name("preferences.toml")
    file.parent.mkdir(parents=True)
    file.write_text('theme = "gone"\n', encoding="utf-8")
    async with driven(example, lang="en") as (planner, _):
        assert planner.theme == themes.DARK
        assert "There is no theme `gone`" in shown(planner)


def colours(planner: object) -> set[str]:
    """The colours that reach the terminal."""
    strips = planner.screen._compositor.render_strips()  # type: ignore[attr-defined]
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    return {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour}


async def test_no_color_is_honoured(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(example, lang="en") as (planner, pilot):
        assert planner.theme == themes.PLAIN
        assert colours(planner) == {"default"}
        await press(planner, pilot, "T")
        assert colours(planner) == {"default"}


async def test_the_plain_theme_has_no_colours_and_marks_the_cursor(example: Path) -> None:
    async with driven(example, lang="en") as (planner, pilot):
        planner.dress(themes.PLAIN)
        await press(planner, pilot, "down")
        assert colours(planner) == {"default"}
        table = planner.screen.query_one("#subjects", Lines)
        rows = [table.render_line(y + table.heading) for y in range(3)]
        reversed_ = [any(segment.style and segment.style.reverse for segment in row) for row in rows]
        assert reversed_ == [False, True, False]
        planner.dress(themes.DARK)
        await press(planner, pilot, "up")
        assert len(colours(planner)) > 3


async def test_without_colours_every_view_marks_the_cursor(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with driven(example, lang="en") as (planner, pilot):
        assert planner.view
        planner.view.focus_on("npu-tai-bien")
        for key in "1234567":
            await press(planner, pilot, key)
            assert colours(planner) == {"default"}
            body = planner.screen._compositor.render_strips()[2:-1]
            marked = [part.text for strip in body for part in strip if part.style and part.style.reverse]
            assert "".join(marked).strip(), f"{key}: nothing tells where the cursor is"


class Tones(Lines):
    """A row of each tone."""

    def row(self, number: int, width: int) -> list[Bit]:
        return [Bit("x", ("", *TONES)[number])]


def ratio(one: Color, other: Color) -> float:
    """The contrast of WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), of relative luminances of sRGB."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in Shade.from_rich_color(colour).rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", [themes.DARK, themes.LIGHT])
async def test_contrast_of_our_themes(example: Path, name: str) -> None:
    """Every text of rows in every tone, of the banner and of the footer: 4.5 to 1, WCAG 2.2 AA."""
    async with driven(example, lang="en") as (planner, pilot):
        planner.dress(name)
        await press(planner, pilot, "down")
        lines = Tones()
        await planner.screen.mount(lines)
        lines.recount(len(TONES) + 1)
        lines.styles.height = 12
        for focus in (True, False):
            lines.focus() if focus else planner.screen.set_focus(None)
            for cursor in range(lines.count):
                lines.cursor = cursor
                await pilot.pause()
                weak(planner, name)


def weak(planner: object, name: str) -> None:
    strips = planner.screen._compositor.render_strips()  # type: ignore[attr-defined]
    for strip in strips:
        for segment in strip:
            style = segment.style
            if segment.text.strip(" │─▁▂▃▄▅▆▇█▔▎▊▉") and style and style.color and style.bgcolor:
                assert ratio(style.color, style.bgcolor) >= 4.5, (name, segment.text, style)


def test_our_themes_have_names_in_both_languages() -> None:
    assert all(themes.label(theme.name) != Text(theme.name, theme.name) for theme in themes.OWN)


async def test_text_of_the_workspace_is_not_read_as_colours(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "plan", '[technology.a]\nname = "[red]x[/] [@click=app.quit]go[/]"\n')
    async with driven(folder, lang="en") as (planner, _):
        assert "[red]x[/]" in shown(planner)
