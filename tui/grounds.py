"""Our themes by name, and the colours that most cells of the screen have in them: all that the first frame needs."""

from __future__ import annotations

from typing import NamedTuple

DARK, LIGHT, PLAIN = "roadmap-dark", "roadmap-light", "roadmap-plain"


class Ground(NamedTuple):
    """The colours of grounds, and of text on them, as ``#rrggbb``.

    Attributes:
        surface: behind lists.
        panel: behind banner and keys.
        text: of what is shown.
        muted: of what is told beside it.
    """

    surface: str
    panel: str
    text: str
    muted: str


GROUNDS = {
    DARK: Ground(surface="#131d2e", panel="#1f2c42", text="#f2f5fa", muted="#a9b6c9"),
    LIGHT: Ground(surface="#ffffff", panel="#e3e9f1", text="#16202e", muted="#4b586a"),
}
"""Theme -> its grounds; other themes work theirs out, or have none."""
