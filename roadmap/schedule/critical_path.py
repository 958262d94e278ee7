"""The critical path method: a forward and a backward pass over work that follows other work.

Source: J. E. Kelley and M. R. Walker, "Critical-Path Planning and Scheduling", Proceedings of the Eastern Joint
IRE-AIEE-ACM Computer Conference, 1959, pages 160 to 173. The terms (early and late dates, total float, lag, "start no
earlier than") are those of the PMBOK Guide; total float is called slack here.

Days are whole numbers on any calendar, and an end is the day after the last day of work, so that a task of no days ends
where it starts and what follows without lag starts on the very number on which the task before it ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Task:
    """Work that takes some days.

    Attributes:
        days: how many, at least 0.
        after: the tasks that it follows, finish to start -> lag in days; a negative lag lets it begin before they end.
        start: the day before which it does not start.
        end: the day before which it does not end, although it could.
        project: whose end it counts towards: no task of a project may end later than the project as a whole does.
    """

    days: int
    after: Mapping[str, int] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    project: str = ""


class Slot(NamedTuple):
    """When a task can take place.

    Attributes:
        early_start: the first day on which it can start.
        early_end: the first day on which it can have ended.
        late_start: the last day on which it can start without moving the end of any project.
        late_end: the last day on which it can end without moving the end of any project.
    """

    early_start: int
    early_end: int
    late_start: int
    late_end: int

    @property
    def slack(self) -> int:
        """The days by which it can slip without moving the end of any project (total float); 0 on the critical path."""
        return self.late_end - self.early_end


def critical_path(tasks: Mapping[str, Task]) -> dict[str, Slot]:
    """When each of `tasks` can take place.

    A task that is made to wait within the room between its `start` and its `end` does not end later for it; what comes
    before it is still held to the day on which it can start, as if there were no such room.

    Args:
        tasks: name -> task; names in `after` that are no tasks count for nothing.

    Returns:
        Name -> slot, in an order in which every task comes after those that it follows.

    Raises:
        graphlib.CycleError: tasks follow each other in a circle.
    """
    known = {name: {one: lag for one, lag in task.after.items() if one in tasks} for name, task in tasks.items()}
    order = list(TopologicalSorter(known).static_order())
    early = _forward(tasks, known, order)
    late_end = _latest(tasks, early)
    slots: dict[str, Slot] = {}
    for name in reversed(order):
        start, end = early[name]
        slack = late_end[name] - end
        slots[name] = Slot(start, end, start + slack, late_end[name])
        for before, lag in known[name].items():
            late_end[before] = min(late_end[before], start + slack - lag)
    return {name: slots[name] for name in order}


def _forward(
    tasks: Mapping[str, Task], after: Mapping[str, Mapping[str, int]], order: list[str]
) -> dict[str, tuple[int, int]]:
    """Name -> early start and early end."""
    early: dict[str, tuple[int, int]] = {}
    for name in order:
        task = tasks[name]
        start = max((early[before][1] + lag for before, lag in after[name].items()), default=task.start)
        start = max(start, task.start)
        early[name] = start, max(start + task.days, task.end)
    return early


def _latest(tasks: Mapping[str, Task], early: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """Name -> the day on which the project of the task can have ended."""
    ends: dict[str, int] = {}
    for name, (_, end) in early.items():
        project = tasks[name].project
        ends[project] = max(end, ends.get(project, end))
    return {name: ends[task.project] for name, task in tasks.items()}
