"""The activities of a roadmap as a network of work, and when each of them can take place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from roadmap.graph.reach import knots
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import STAGES
from roadmap.schedule.critical_path import Slot, Task, critical_path

_Stages = dict[int, list[str]]

NEARLY = 30
"""Days of slack up to which work counts as nearly critical: plans are made in months."""


class Window(NamedTuple):
    """When an activity can take place, by what it follows and by its own dates.

    Attributes:
        early_start: the first day on which it can start.
        early_end: the first day that can be its last.
        late_start: the last day on which it can start without moving the end of any chain.
        late_end: the last day that can be its last without moving the end of any chain.
        slack: calendar days by which it can slip without moving the end of any chain (total float).
        over: whether it is done, so that nothing of it can slip any more.
    """

    early_start: datetime.date
    early_end: datetime.date
    late_start: datetime.date
    late_end: datetime.date
    slack: int
    over: bool = False

    @property
    def critical(self) -> bool:
        """Whether it lies on a critical path: if it slips, so does the end of a chain."""
        return self.slack <= 0 and not self.over

    @property
    def nearly_critical(self) -> bool:
        """Whether it would lie on a critical path if it slipped by a month."""
        return 0 < self.slack <= NEARLY and not self.over


@dataclass(frozen=True)
class Schedule:
    """When the activities of a roadmap can take place.

    Attributes:
        windows: activity id -> window. Stopped work has none, nor has work of which neither an end nor a duration is
            known; what follows such work is still held to what comes before it.
        knots: the sets of activities that follow each other in circles, each sorted by id; within one, what follows
            what counts for nothing.
    """

    windows: Mapping[str, Window]
    knots: tuple[tuple[str, ...], ...] = ()


def schedule(survey: Survey) -> Schedule:
    """When the activities of `survey` can take place.

    * **What follows what:** `after`, with its lag; and the order of stages, as check STG401 has it: an activity that
      may not overlap follows all work at earlier stages of its own chain.
    * **When:** no work starts before its planned start, and none that has not begun before today. What has begun stands
      where it stands, whatever it should have followed; what should have ended ends today at the earliest.
    * **How long:** from start to end, both included, where both are days; else its most likely duration. Of a vague
      start the first day counts, of a vague end the last; but what has to wait within a vague start does not end later.
    * **By when:** every chain is a project that is to end no later than it would by these dates; an activity outside
      any chain is a project of its own.
    """
    work = {one.id: one for one in survey.of(Activity) if one.state != "stopped"}
    chains = _by_stage(work.values())
    tasks = {id: task for id, one in work.items() if (task := _task(survey, one, chains))}
    tasks.update(_stages(chains))
    circles = knots({name: [one for one in task.after if one in tasks] for name, task in tasks.items()})
    for circle in circles:
        for name in circle:
            task = tasks[name]
            tasks[name] = replace(task, after={one: lag for one, lag in task.after.items() if one not in circle})
    slots = critical_path(tasks)
    windows = {id: _window(survey, one, slots[id]) for id, one in work.items() if id in slots and _length_known(one)}
    return Schedule(windows, tuple(tuple(sorted(circle & work.keys())) for circle in circles))


# --- from activities to tasks ----------------------------------------------------------------------------------------


def _task(survey: Survey, activity: Activity, chains: Mapping[str, _Stages]) -> Task | None:
    """`activity` as work in the network; None for what is done on no known day."""
    today = survey.today.toordinal()
    days, project = _days(activity), activity.chain or activity.id
    start = activity.start.first.toordinal() if activity.start else None
    end = activity.end.last.toordinal() + 1 if activity.end else None
    begin = (today if end is None else end - days) if start is None else start
    state = survey.state(activity)
    if state == "planned":
        return Task(days, _after(activity, chains), max(begin, today), end or 0, project)
    if state == "done" and start is None and end is None:
        return None
    begin, over = min(begin, today), begin + days if end is None else end
    over = min(over, today + 1) if state == "done" else max(over, today + 1)
    return Task(max(over - begin, 0), start=begin, project=project)


def _days(activity: Activity) -> int:
    """How long `activity` takes; 0 where nothing tells."""
    start, end, likely = activity.start, activity.end, _likely(activity)
    if start and end:
        if start.precision == end.precision == "day":
            return max((end.first - start.first).days + 1, 0)
        if likely is None:
            return max((end.last - start.last).days, 0)
    return likely or 0


def _likely(activity: Activity) -> int | None:
    return activity.duration.likely if activity.duration else None


def _length_known(activity: Activity) -> bool:
    return activity.end is not None or _likely(activity) is not None


def _after(activity: Activity, chains: Mapping[str, _Stages]) -> dict[str, int]:
    """What `activity` follows -> lag in days."""
    after = {id: link.lag for id, link in activity.after.items()}
    if activity.chain and activity.stage and not activity.overlap:
        own = STAGES.rank(activity.stage)
        earlier = [rank for rank in chains[activity.chain] if rank < own]
        if earlier:
            after[_stage_end(activity.chain, max(earlier))] = 0
    return after


def _by_stage(work: Iterable[Activity]) -> dict[str, _Stages]:
    """Chain -> rank of stage -> the ids of the work at it."""
    chains: dict[str, _Stages] = {}
    for activity in work:
        if activity.chain and activity.stage:
            stages = chains.setdefault(activity.chain, {})
            stages.setdefault(STAGES.rank(activity.stage), []).append(activity.id)
    return chains


def _stages(chains: Mapping[str, _Stages]) -> Iterator[tuple[str, Task]]:
    """The end of each stage of each chain: it comes when all work at this stage and the earlier ones has ended."""
    for chain, stages in chains.items():
        before: dict[str, int] = {}
        for rank in sorted(stages):
            name = _stage_end(chain, rank)
            yield name, Task(0, before | dict.fromkeys(stages[rank], 0), project=chain)
            before = {name: 0}


def _stage_end(chain: str, rank: int) -> str:
    """The name of the end of a stage, which no record can have."""
    return f"{chain}/{rank}"


def _window(survey: Survey, activity: Activity, slot: Slot) -> Window:
    return Window(
        _date(slot.early_start),
        _date(max(slot.early_end - 1, slot.early_start)),
        _date(slot.late_start),
        _date(max(slot.late_end - 1, slot.late_start)),
        slot.slack,
        survey.state(activity) == "done",
    )


def _date(day: int) -> datetime.date:
    """The date of a day number; the last date of all where estimates lead beyond it."""
    return datetime.date.fromordinal(min(day, datetime.date.max.toordinal()))
