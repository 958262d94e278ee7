"""One file per view, and what they have in common."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.view import View


@cache
def _classes() -> tuple[type[View], ...]:
    from tui.screens.view import View

    found = []
    for file in sorted(Path(__file__).parent.glob("[!_]*.py")):
        members = vars(import_module(f"tui.screens.{file.stem}")).values()
        found += [one for one in members if isinstance(one, type) and issubclass(one, View) and file.stem == one.VIEW]
    return tuple(found)


def views() -> list[View]:
    """A fresh screen of every view that stands on its own; each is in the file of its name."""
    return [one() for one in _classes() if one.STANDING]
