"""What stops a drawing."""

from __future__ import annotations

from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text


class DrawingError(RoadmapError):
    """A drawing cannot be made; status 3 where the environment lacks something, 2 where the request is wrong."""

    def __init__(self, message: Text, hint: Text = Text("", ""), *, status: int = 3) -> None:  # noqa: B008
        super().__init__(message, hint, status=status)
