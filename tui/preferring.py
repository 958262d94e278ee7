"""Preferring: the app's side of what a user likes: theme, keys, and what is kept for the next time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.filter import Monochrome, NoColor

from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.text import Text
from roadmap.store.preferences import Preferences, keep, keys_file, preferences
from tui import themes
from tui.guarding import Guarded
from tui.keymap import fitting


class Preferring(Guarded):
    """An app that looks and listens as its user likes.

    Attributes:
        preferences: what the user likes.
        complaints: what is wrong with the user's files, to be told once there is a screen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.preferences: Preferences = preferences()
        self._colourless = NoColor(enabled=False)
        self._asked_for_none = self.no_color  # NO_COLOR: https://no-color.org
        # Textual answers NO_COLOR with shades of grey; those who ask for no colours get none.
        self._filters = [one for one in self._filters if not isinstance(one, Monochrome | NoColor)]
        self._filters.append(self._colourless)
        for theme in themes.OWN:
            self.register_theme(theme)
        places = {name: f"{keys_file()}:{line}" for name, line in self.preferences.places.items()}
        keys, wrong = fitting(self.preferences.keys, places)
        self.set_keymap(keys)
        self.complaints = [*self.preferences.problems, *wrong]
        self.dress(self._first_theme())

    def _first_theme(self) -> str:
        if self._asked_for_none:
            return themes.PLAIN
        wanted = self.preferences.theme
        if wanted in self.available_themes:
            return wanted
        if wanted:
            self.complaints.append(phrase("There is no theme `{name}`", "Không có giao diện màu `{name}`", name=wanted))
        return themes.DARK

    def dress(self, theme: str) -> None:
        """Show everything in `theme`."""
        self.no_color = self._colourless.enabled = self._asked_for_none or theme == themes.PLAIN
        self.theme = theme

    def prefer(self, **changes: Any) -> Text | None:
        """Keep `changes` of :class:`Preferences` for the next time; what stood in the way, or None."""
        try:
            self.preferences = keep(self.preferences, **changes)
        except OSError as error:
            self.preferences = replace(self.preferences, **changes)
            return phrase(
                "This holds until you leave only: {reason}",
                "Chỉ có hiệu lực đến khi thoát: {reason}",
                reason=why(error),
            )
        return None
