"""Themes: a light and a dark one of our own, one without colours, and Textual's.

All colours of text are given outright: a share of another colour would be too pale on some ground. Their contrast is
held to WCAG 2.2 AA (4.5 to 1) by a test. `primary` is the ground of the cursor, so it bears `text`.
"""

from __future__ import annotations

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

from roadmap.model.text import Text
from tui import grounds
from tui.grounds import GROUNDS

DARK, LIGHT, PLAIN = grounds.DARK, grounds.LIGHT, grounds.PLAIN

LABELS = {
    DARK: Text("Tối", "Dark"),
    LIGHT: Text("Sáng", "Light"),
    PLAIN: Text("Không màu, cho màn hình đơn sắc", "No colours, for monochrome terminals"),
}
"""Our own themes; the others go by their names."""

_DARK = Theme(
    name=DARK,
    dark=True,
    primary="#1f5fa8",
    secondary="#35507a",
    accent="#f0c05a",
    success="#7fd18b",
    warning="#f5b860",
    error="#ff8f85",
    foreground="#e6ebf2",
    background="#0f1724",
    surface=GROUNDS[DARK].surface,
    panel=GROUNDS[DARK].panel,
    variables={
        "text": GROUNDS[DARK].text,
        "text-muted": GROUNDS[DARK].muted,
        "text-disabled": "#8492a8",
        "text-primary": "#8fc0ff",
        "text-secondary": "#a9c1ea",
        "text-accent": "#f0c05a",
        "text-success": "#7fd18b",
        "text-warning": "#f5b860",
        "text-error": "#ff958b",
        "scrollbar": "#47608a",
        "scrollbar-background": "#1a2537",
    },
)
_LIGHT = Theme(
    name=LIGHT,
    dark=False,
    primary="#a5c8f0",
    secondary="#3e5f8a",
    accent="#8a5300",
    success="#1c6b31",
    warning="#875000",
    error="#b3151f",
    foreground="#16202e",
    background="#f4f6f9",
    surface=GROUNDS[LIGHT].surface,
    panel=GROUNDS[LIGHT].panel,
    variables={
        "text": GROUNDS[LIGHT].text,
        "text-muted": GROUNDS[LIGHT].muted,
        "text-disabled": "#69758a",
        "text-primary": "#124f8f",
        "text-secondary": "#33517b",
        "text-accent": "#7a4900",
        "text-success": "#175c29",
        "text-warning": "#7a4900",
        "text-error": "#a8121c",
        "scrollbar": "#8fa3bd",
        "scrollbar-background": "#e3e9f1",
    },
)
# The terminal's own colours; the filter of the app takes away what is left of them.
_PLAIN = replace(BUILTIN_THEMES["ansi-dark"], name=PLAIN)
OWN = (_DARK, _LIGHT, _PLAIN)


def names() -> list[str]:
    """Every theme: ours, then Textual's."""
    return [*LABELS, *sorted(BUILTIN_THEMES)]


def label(name: str) -> Text:
    """What the theme `name` is called."""
    return LABELS.get(name) or Text(name, name)
