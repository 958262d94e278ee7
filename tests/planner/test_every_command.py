"""Every command, in every view that offers it: it asks or acts, and nothing breaks; turning away changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.model.text import Text
from tests.planner.driving import driven, press, settled
from tui.app import Planner
from tui.command import Command, commands, shown
from tui.dialogs.dialog import Dialog
from tui.screens import views

VIEWS = [view.VIEW for view in views()]
# They leave the program, or hand the terminal to another one.
LEAVING = {"quit"}


@pytest.mark.parametrize("view", VIEWS)
async def test_commands_of_a_view_ask_or_act(example: Path, view: str) -> None:
    before = {path: path.read_bytes() for path in example.rglob("*.toml")}
    offered = [one for one in commands().values() if one.offered(view) and one.name not in LEAVING]
    async with driven(example) as (planner, pilot):
        for one in offered:
            planner.go(view, "camera-giao-thong")
            await settled(planner, pilot)
            planner.action_command(one.name)
            await settled(planner, pilot)
            for _ in range(6):
                if not isinstance(planner.screen, Dialog):
                    break
                await pilot.press("escape")
                await settled(planner, pilot)
            assert not isinstance(planner.screen, Dialog), one.name
        while planner.holding.workspace and _undone(planner):
            await planner.back()
            await settled(planner, pilot)
    after = {path: path.read_bytes() for path in example.rglob("*.toml") if ".roadmap" not in path.parts}
    assert after == before


async def test_where_the_plan_may_only_be_looked_at_nothing_is_asked(example: Path) -> None:
    async with driven(example, read_only=True, lang="en") as (planner, pilot):
        for one in commands().values():
            if one.changes:
                _go(planner, one)
                await settled(planner, pilot)
                planner.clear_notifications()
                planner.action_command(one.name)
                await settled(planner, pilot)
                assert not isinstance(planner.screen, Dialog), one.name
                assert "Nothing can be changed here" in " ".join(said.message for said in planner._notifications)
        await press(planner, pilot, "ctrl+p", "=roadmap merge-records", "enter")
        assert not isinstance(planner.screen, Dialog)


async def test_what_asks_where_the_plan_may_only_be_looked_at_changes_nothing(example: Path) -> None:
    async with driven(example, read_only=True, lang="en") as (planner, pilot):
        for one in commands().values():
            if one.changes or one.name in LEAVING or one.name == "palette":  # the palette runs whatever is chosen
                continue
            _go(planner, one)
            await settled(planner, pilot)
            planner.action_command(one.name)
            for _ in range(4):
                await settled(planner, pilot)
                if not isinstance(planner.screen, Dialog):
                    break
                await pilot.press("enter")
            while isinstance(planner.screen, Dialog):
                await press(planner, pilot, "escape")
            said = " ".join(said.message for said in planner._notifications)
            assert "changed here" not in said, f"{one.name} is not declared to change anything"


def _go(planner: Planner, one: Command) -> None:
    """Where `one` is offered."""
    view = next((view for view in VIEWS if one.offered(view)), None)
    if view:
        planner.go(view, "camera-giao-thong")
    else:
        planner.open("camera-giao-thong")


def _undone(planner: Planner) -> bool:
    from roadmap.keeping import session
    from roadmap.store.saving.log import undoable

    return undoable(planner.folder, session()) is not None


def test_commands_are_told_in_both_languages() -> None:
    for one in commands().values():
        for text in (one.label, one.help):
            assert isinstance(text, Text)
            assert text.vi
            assert text.en
            assert text.vi != text.en, one.name


@pytest.mark.parametrize("view", [*VIEWS, "record"])
def test_no_key_means_two_things_in_one_view(view: str) -> None:
    meant: dict[str, list[str]] = {}
    for one in commands().values():
        if one.offered(view):
            for key in one.keys:
                meant.setdefault(key, []).append(one.name)
    # A view's own command may take a key over from one that is offered everywhere, but not from another of its own.
    own = {key: [name for name in names if commands()[name].where] for key, names in meant.items()}
    everywhere = {key: [name for name in names if not commands()[name].where] for key, names in meant.items()}
    assert not {key: names for key, names in own.items() if len(names) > 1}
    assert not {key: names for key, names in everywhere.items() if len(names) > 1}
    assert not {key: names for key, names in meant.items() if len(names) > 1}


def test_keys_are_shown_as_people_write_them() -> None:
    assert [shown(key) for key in ("ctrl+r", "question_mark", "U", "shift+tab", "greater_than_sign", "f5")] == [
        "^R", "?", "U", "⇧Tab", ">", "F5",
    ]  # fmt: skip
