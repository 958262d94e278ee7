"""Touring: a first walk through the screen on a copy of the example, step by step, as the planner does each thing."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from textual.events import Event
from textual.widgets import Input

from roadmap.edit import named
from roadmap.model.text import Text
from roadmap.store.create import create
from roadmap.workspace import Workspace
from tui.changing import Changing
from tui.early import Early
from tui.screens.view import View
from tui.touring_steps import STEPS, UNOWNED
from tui.views import VIEWS
from tui.widgets.guide import Guide

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.app import Planner

_PACE = 0.2
"""Seconds between two looks at what the planner has done."""


_END = Text("Kết thúc phần hướng dẫn?", "End the tour?")
_STAYS = Text(
    "Màn hình vẫn mở trên bản thử, bản này mất khi thoát. Xem lại từ đầu: roadmap tui --tour",
    "The screen stays on the practice copy, which goes when you leave. Again from the start: roadmap tui --tour",
)


class Guided(Changing):
    """An app that can be toured.

    Attributes:
        touring: the tour.
        early: the keys that wait for the plan.
    """

    touring: Touring
    early: Early

    async def on_event(self, event: Event) -> None:
        """Keys that come before there is a plan wait for it."""
        if not self.early.keeps(event):
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action is to be had now: those of the tour only while it is on and nothing is being typed."""
        if action in ("skip_step", "end_tour"):
            leaves = action == "end_tour" and isinstance(self.screen, View) and not self.screen.STANDING
            return self.touring.on and not leaves and not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_skip_step(self) -> None:
        """Go on to the next step of the tour."""
        self.touring.skip()

    def action_end_tour(self) -> None:
        """Leave the tour, if that is meant: Escape leaves many things."""
        self.run_worker(self._end_tour(), group="command")

    async def _end_tour(self) -> None:
        if self.touring.through or await self.confirm(_END, _STAYS):
            self.touring.end()


class Touring:
    """The tour; nothing happens before it begins.

    Args:
        planner: the app.
    """

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._at: int | None = None
        self._told: tuple[object, ...] = ()
        self._wanted = False
        self._folder: TemporaryDirectory[str] | None = None
        self._timer: Timer | None = None

    @property
    def on(self) -> bool:
        """Whether the planner is being shown round."""
        return self._at is not None

    @property
    def through(self) -> bool:
        """Whether its last step is shown."""
        return self._at == len(STEPS) - 1

    @property
    def wanted(self) -> bool:
        """Whether there is a folder to practise in, and the tour is to begin once it has been read."""
        return self._wanted

    def practice(self) -> Path:
        """A copy of the example in a temporary folder, with one thing missing in it that the tour mends."""
        self._folder = TemporaryDirectory(prefix="roadmap-tour-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name) / "edge-ai-camera"
        create(folder, seed="edge-ai-camera", language=self._planner.lang)
        Workspace.open(folder).apply(named("clear").function, id=UNOWNED, fields=("accountable",))
        shutil.rmtree(folder / ".roadmap", ignore_errors=True)  # the planner has undone nothing yet
        self._wanted = True
        return folder

    def begin(self) -> None:
        """Show the first step."""
        self._wanted, self._at = False, 0
        self._planner.add_class("-touring")
        self._timer = self._planner.set_interval(_PACE, self.look)
        self.tell()

    def look(self) -> None:
        """Go on where the planner has done what the step asks for."""
        while self._at is not None and self._at < len(STEPS) - 1 and STEPS[self._at].done(self._planner):
            self._at += 1
        self.tell()

    def skip(self) -> None:
        """Go on without it; after the last step the tour is over."""
        if self._at is None:
            return
        if self._at == len(STEPS) - 1:
            self.end()
            return
        self._at += 1
        self.tell()

    def end(self) -> None:
        """Leave the tour; the screen stays, and it is not offered first any more."""
        self._at = None
        self._planner.remove_class("-touring")
        if self._timer:
            self._timer.stop()
        self._planner.prefer(toured=True)
        for name in (view for view, *_ in VIEWS):
            for guide in self._planner.get_screen(name).query(Guide):
                guide.hide()
        for screen in self._planner.screen_stack:
            for guide in screen.query(Guide):
                guide.hide()

    def tell(self) -> None:
        """Say on the view in sight what to do next."""
        view = self._planner.view
        if view is None or self._at is None or self._told == (view, self._at, self._planner.lang):
            return
        self._told = (view, self._at, self._planner.lang)
        guide = view.query_one(Guide)
        guide.show(STEPS[self._at].text, self._at + 1, len(STEPS), self._planner.lang)

    def clean(self) -> None:
        """Take the copy away."""
        if self._folder:
            self._folder.cleanup()
