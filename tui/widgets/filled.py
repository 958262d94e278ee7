"""Whether a screen has all its parts: keys and news may come before it is filled, and while it is taken away."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen


def filled(screen: Screen[Any]) -> bool:
    """Whether `screen` has been filled and is not on its way out; only then may its parts be asked for."""
    return screen.is_mounted and screen.display
