"""Timeline: work, missions and milestones over time, what cannot slip, and what has slipped."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from roadmap.model.text import Text
from roadmap.schedule.arrangement import Grouping
from roadmap.schedule.baseline import Baseline
from roadmap.schedule.scope import Scope, scope_of
from roadmap.schedule.timeline import Row, Timeline, timeline
from tui.messages import Open
from tui.screens.view import View
from tui.state import State
from tui.widgets.gantt import Gantt, key_of
from tui.widgets.gantt_words import details, legend, summary
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.worker import WorkType

EVERYTHING = Scope("everything")


class TimelineView(View):
    """A Gantt chart of a chain, a programme, an organisation or everything.

    Attributes:
        scope: what is shown.
        followed: whether the scope follows the record that the planner comes with.
        by: what the rows stand below.
        baseline: what slips are measured against; None where there is none.
        only_critical: whether only the critical path and what is late is shown.
    """

    VIEW = "timeline"
    ABOUT = Text(
        "Công việc và mốc theo thời gian: việc nào chậm, mốc nào bị lùi, đâu là đường găng.",
        "Work and milestones over time: what is late, what has slipped, where the critical path runs.",
    )

    def __init__(self) -> None:
        super().__init__()
        self.scope = EVERYTHING
        self.followed = True
        self.by: Grouping = "chain"
        self.baseline: Baseline | None = None
        self.only_critical = False
        self._shown: Timeline | None = None
        self._folded: set[str] = set()
        self._wanted: str | None = None
        self._moving: str | None = None
        self._fit = True

    def body(self) -> ComposeResult:
        """What is shown, the rows, what the chosen one is about, and what the signs mean."""
        yield Static(id="scope")
        yield Gantt(id="rows").followed(self._tell)
        yield Static(id="details")
        yield Static(id="legend")

    @property
    def gantt(self) -> Gantt:
        """The rows."""
        return self.query_one(Gantt)

    def on_mount(self) -> None:
        """The planner begins in the rows."""
        self.gantt.focus()

    # --- what is shown ---

    def show(self, state: State) -> None:
        """The rows of the scope, laid out beside the screen."""
        if self.scope.id and self.scope.id not in state.roadmap:
            self.scope = EVERYTHING
        self._lay()

    def _lay(self, *, fit: bool = False) -> None:
        self._fit = self._fit or fit
        state = self.state
        if state is None:
            return
        # A function, not a coroutine: the next one may come before this one has begun.
        work: WorkType[None] = partial(self._laid, state)
        self.run_worker(work, group="layout", exclusive=True)

    async def _laid(self, state: State) -> None:
        self._shown = await asyncio.to_thread(timeline, state.survey, self.scope, by=self.by, baseline=self.baseline)
        fresh, self._fit = self._fit, False
        if fresh:
            self.gantt.fit(self._shown.extent)
        self._fill(fresh=fresh)

    def _fill(self, *, fresh: bool = False) -> None:
        state, shown = self.state, self._shown
        if state is None or shown is None:
            return
        rows = list(self._unfolded(shown))
        self.gantt.show(
            rows,
            state.lang,
            state.survey.today,
            compared=self.baseline is not None,
            folded=frozenset(self._folded),
            fresh=fresh,
        )
        if self._wanted and self.gantt.stand_on(self._wanted):
            self._wanted = None
        if self._moving:
            self._moving = None
            self.gantt.reveal()
        compared, only = self.baseline is not None, self.only_critical
        above, below = self.query_one("#scope", Static), self.query_one("#legend", Static)
        above.update(summary(state, shown, self.gantt.zoom, only_critical=only), layout=False)
        below.update(legend(state.lang, self.size.width - 2, compared=compared), layout=False)

    def _unfolded(self, shown: Timeline) -> list[Row]:
        rows: list[Row] = []
        heading, folded = None, False
        for row in shown.rows:
            if row.kind == "heading":
                heading, folded = row, key_of(row) in self._folded
                if not self.only_critical:
                    rows.append(row)
            elif self.only_critical and not (row.late or (row.window and row.window.critical)):
                continue
            else:
                if self.only_critical and heading is not None:
                    rows.append(heading)
                    heading = None
                if not folded:
                    rows.append(row)
        return rows

    def _tell(self) -> None:
        """Say what the chosen row is about."""
        if self.state is not None:
            self.query_one("#details", Static).update(details(self.state, self.gantt.here), layout=False)

    # --- what is meant ---

    @property
    def chosen(self) -> str | None:
        """The record under the cursor; None where the plan does not have it any more."""
        row = self.gantt.here
        return row.id if row and self.state and row.id in self.state.roadmap else None

    def focus_on(self, id: str) -> bool:
        """Put the cursor on `id`; where it is not shown, show the chain, programme or body that it belongs to."""
        scope = scope_of(self.app.state.roadmap, id) if self.app.state else None
        here = self._shown is not None and any(row.id == id for row in self._shown.rows)
        if scope is None or (here and (scope.id != id or not self.followed)):
            self._wanted = id if here else None
            self._fill()
            return here
        self._wanted = id
        if scope != self.scope:
            self.turn(scope)
        else:
            self._fill()
        return True

    # --- what commands do ---

    def turn(self, scope: Scope, *, followed: bool = True) -> None:
        """Show another part of the plan; `followed` where it is to change with the record that the planner means."""
        self.scope, self.followed = scope, followed
        self._lay(fit=True)

    def group(self, by: Grouping) -> None:
        """Put the rows below technologies and products, or below stages."""
        self.by = by
        self._lay()

    def compare(self, baseline: Baseline | None) -> None:
        """Measure slips against another baseline, or none."""
        self.baseline = baseline
        self._lay()

    def narrow(self, *, only_critical: bool) -> None:
        """Show only the critical path and what is late, or everything."""
        self.only_critical = only_critical
        self._fill()

    def zoom_by(self, step: int) -> None:
        """Look closer (-1), or from further away (1)."""
        self.gantt.zoom_by(step)
        self._fill()

    def follow(self, id: str) -> None:
        """Keep the record `id`, whose dates are being moved, in sight."""
        self._wanted = self._moving = id

    def fold(self) -> None:
        """Fold or unfold the heading under the cursor, or the one above it."""
        shown, here = self._shown, self.gantt.here
        if shown is None or here is None:
            return
        heading = here
        for row in shown.rows:
            heading = row if row.kind == "heading" else heading
            if row is here:
                break
        self._folded ^= {key_of(heading)}
        self._fill()
        self.gantt.stand_at(key_of(heading))

    # --- what widgets say ---

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Enter opens the record; on a heading that is none, it folds."""
        del event
        if self.chosen:
            self.post_message(Open(self.chosen))
        elif self.gantt.here and self.gantt.here.kind == "heading":
            self.fold()
