"""Foreseeing: what the checks would say of an edit that is still being typed, asked beside the screen."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from roadmap.edit import named
from roadmap.model.finding import RoadmapError
from roadmap.model.roadmap import Roadmap
from tui.command import Step

if TYPE_CHECKING:
    from roadmap.judging import Foreseen
    from roadmap.recheck import Memory
    from tui.app import Planner


class Foreseeing:
    """What the checks would say, from a memory of its own: the planner's edits are checked meanwhile.

    Args:
        planner: the app.
    """

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._memory: Memory | None = None
        self._one_at_a_time = threading.Lock()

    async def ask(self, steps: Sequence[Step]) -> Foreseen | None:
        """New findings, and findings that go, if the edits were made as one; None where they would be refused."""
        state, workspace = self._planner.state, self._planner.holding.workspace
        if state is None or not state.checked or workspace is None or not steps:
            return None

        def together(roadmap: Roadmap) -> Roadmap:
            for name, arguments in steps:
                roadmap = named(name).function(roadmap, **arguments)
            return roadmap

        def work() -> Foreseen | None:
            from roadmap.judging import foreseen
            from roadmap.recheck import Memory

            with self._one_at_a_time:
                self._memory = self._memory or Memory()
                try:
                    return foreseen(workspace, state.findings, together, self._memory)
                except RoadmapError:
                    return None

        return await asyncio.to_thread(work)
