"""Every screen has been looked at in both sizes, and no picture of one is left that no test compares with."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tests.planner.driving import SNAPSHOTS
from tui.screens.view import View

TESTS = Path(__file__).parent
SCREENS = Path(__file__).parent.parent.parent / "tui" / "screens"


def names() -> list[str]:
    """The files of all views, those that are opened over others included."""
    found = []
    for file in sorted(SCREENS.glob("[!_]*.py")):
        members = vars(import_module(f"tui.screens.{file.stem}")).values()
        if any(isinstance(one, type) and issubclass(one, View) and one is not View for one in members):
            found.append(file.stem)
    return found


@pytest.mark.parametrize("size", ["80x24", "120x40"])
@pytest.mark.parametrize("name", names())
def test_every_screen_has_a_snapshot(name: str, size: str) -> None:
    taken = [file.name for file in SNAPSHOTS.glob(f"*.{size}.txt")]
    assert [one for one in taken if one.startswith((name, name.replace("_", "-")))]


def test_every_snapshot_is_compared() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.glob("*.py"))
    names = {file.name.split(".")[0] for file in SNAPSHOTS.glob("*.txt")}
    # Some are named for what is shown: ``record_{field}``.
    assert not [one for one in names if f'"{one}' not in written and f'"{one.partition("_")[0]}_' not in written]
