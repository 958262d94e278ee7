"""The critical path method, against other people's projects and against the longest paths of networkx."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from graphlib import CycleError
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.schedule.critical_path import Task, critical_path

SHARED = Path(os.environ.get("ROADMAP_SHARED") or Path(__file__).parents[3] / "shared") / "external"
INSTANCES = sorted((SHARED / "psplib").glob("j*/*.sm"))
NEEDS_PSPLIB = pytest.mark.skipif(
    not INSTANCES, reason=f"there is no {SHARED}/psplib; set ROADMAP_SHARED to the folder that holds external/"
)


def instance(path: Path) -> tuple[dict[str, Task], int]:
    """The jobs of a PSPLIB file, and the length of its critical path as the file tells it (MPM time)."""
    text = path.read_text(encoding="ascii")
    told = re.search(r"MPM-Time\n\s*(?:\d+\s+){5}(\d+)", text)
    links, requests = (
        [[int(word) for word in row.split()] for row in re.findall(r"^ *\d+(?: +\d+)+ *$", part, re.MULTILINE)]
        for part in re.split(r"^(?:PRECEDENCE RELATIONS|REQUESTS/DURATIONS|RESOURCEAVAIL)", text, flags=re.MULTILINE)[
            1:3
        ]
    )
    after: dict[str, dict[str, int]] = {str(job): {} for job, *_ in links}
    for job, _, _, *successors in links:
        for successor in successors:
            after[str(successor)][str(job)] = 0
    assert told
    return {str(job): Task(days, after[str(job)]) for job, _, days, *_ in requests}, int(told[1])


def longest_path(tasks: Mapping[str, Task]) -> int:
    """The length of the longest path, found without the method: every task is an arc as long as it takes."""
    graph: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    for name, task in tasks.items():
        graph.add_edge(("start", name), ("end", name), days=task.days)
        graph.add_edges_from((("end", before), ("start", name), {"days": 0}) for before in task.after)
    return int(nx.dag_longest_path_length(graph, weight="days"))


@NEEDS_PSPLIB
@pytest.mark.parametrize("path", INSTANCES, ids=lambda path: path.stem)
def test_projects_of_the_psplib(path: Path) -> None:
    tasks, told = instance(path)
    slots = critical_path(tasks)
    assert len(tasks) in (32, 62, 122)
    assert max(slot.early_end for slot in slots.values()) == told == longest_path(tasks)
    critical = {name for name, slot in slots.items() if slot.slack == 0}
    chain = nx.DiGraph((before, name) for name in critical for before in tasks[name].after if before in critical)
    assert nx.has_path(chain, min(tasks, key=int), max(tasks, key=int))


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Task]:
    """Tasks of which each may follow earlier ones, with lags of both signs, in up to two projects."""
    tasks: dict[str, Task] = {}
    for number in range(draw(st.integers(1, 9))):
        before = draw(st.lists(st.sampled_from(sorted(tasks)), unique=True)) if tasks else []
        tasks[f"t{number}"] = Task(
            draw(st.integers(0, 12)),
            {name: draw(st.integers(-4, 4)) for name in before},
            start=draw(st.integers(0, 20)),
            project=draw(st.sampled_from(["one", "other"])),
        )
    return tasks


def ends(tasks: Mapping[str, Task]) -> dict[str, int]:
    """When each project ends, by nothing but the definition of the links."""
    end: dict[str, int] = {}
    for name, task in tasks.items():
        end[name] = max([task.start, *(end[before] + lag for before, lag in task.after.items())]) + task.days
    return {one: max(end[name] for name, task in tasks.items() if task.project == one)
            for one in {task.project for task in tasks.values()}}  # fmt: skip


@given(projects(), st.data())
def test_slack_is_exactly_what_a_task_can_slip(tasks: dict[str, Task], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(tasks)))
    slot = critical_path(tasks)[name]
    assert slot.late_start - slot.early_start == slot.slack == slot.late_end - slot.early_end >= 0

    def slipped(days: int) -> dict[str, int]:
        task = tasks[name]
        return ends({**tasks, name: Task(task.days, task.after, slot.early_start + days, project=task.project)})

    assert slipped(slot.slack) == slipped(0) == ends(tasks)
    assert slipped(slot.slack + 1) != ends(tasks)


@given(projects())
def test_every_project_has_a_critical_path(tasks: dict[str, Task]) -> None:
    slots = critical_path(tasks)
    for project in {task.project for task in tasks.values()}:
        last = max((name for name, task in tasks.items() if task.project == project), key=lambda n: slots[n].early_end)
        assert slots[last].slack == 0
    for name, slot in slots.items():
        driving = [one for one, lag in tasks[name].after.items() if slots[one].early_end + lag == slot.early_start]
        assert driving or slot.early_start == tasks[name].start or not tasks[name].after
        if slot.slack == 0:
            assert all(slots[one].slack == 0 for one in driving)


def test_room_between_start_and_end_takes_up_a_delay() -> None:
    """Ten days of work that may start on day 0 and does not end before day 30 can wait for twenty days."""
    slots = critical_path(
        {"first": Task(15), "second": Task(10, {"first": 0}, end=30), "third": Task(5, {"second": 0})}
    )
    assert slots["second"][:2] == (15, 30)
    assert slots["third"][:2] == (30, 35)
    assert [slot.slack for slot in slots.values()] == [0, 0, 0]


def test_circles_are_refused_and_strangers_count_for_nothing() -> None:
    with pytest.raises(CycleError):
        critical_path({"one": Task(1, {"two": 0}), "two": Task(1, {"one": 0})})
    assert critical_path({"one": Task(2, {"stranger": 9}, start=3)}) == {"one": (3, 5, 3, 5)}
    assert critical_path({}) == {}
