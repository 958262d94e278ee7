"""Whatever people write, each activity is placed without contradiction, and circles are told."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Product
from roadmap.model.record import Record
from roadmap.model.roadmap import Roadmap
from roadmap.model.scale import STAGES, STATES
from roadmap.schedule.network import schedule

TODAY = datetime.date(2026, 11, 21)
IDS = [f"a{number}" for number in range(8)]
DATES = st.one_of(
    st.none(),
    st.dates(datetime.date(2025, 1, 1), datetime.date(2029, 12, 31)),
    st.sampled_from(["2026", "2027", "2026-Q4", "2027-Q1", "2027-Q2", "2027-05"]),
)
LINKS = st.dictionaries(st.sampled_from([*IDS, "nobody"]), st.builds(dict, lag=st.integers(-60, 60)), max_size=3)


@st.composite
def activities(draw: st.DrawFn) -> list[Activity]:
    """Work with any dates, durations, states, links (circles too) and stages."""
    found = []
    for id in IDS[: draw(st.integers(1, len(IDS)))]:
        said: dict[str, Any] = {
            "chain": draw(st.sampled_from([None, "camera", "chip", "gone"])),
            "stage": draw(st.sampled_from([None, *STAGES])),
            "start": draw(DATES),
            "end": draw(DATES),
            "duration": draw(st.sampled_from([None, {"likely": 0}, {"likely": 90}, {"optimistic": 5}])),
            "state": draw(st.sampled_from([None, None, *STATES])),
            "overlap": draw(st.booleans()),
            "after": draw(LINKS),
        }
        found.append(Activity(id=id, **said))
    return found


@given(activities())
def test_every_activity_is_placed_as_its_links_and_dates_ask(work: list[Activity]) -> None:
    records: dict[str, Record] = {one.id: one for one in (*work, Product(id="camera"), Product(id="chip"))}
    survey = Survey(Roadmap(records), TODAY)
    found = schedule(survey)
    for activity in work:
        window = found.windows.get(activity.id)
        if window is None:
            assert activity.state == "stopped" or activity.end is None
            continue
        assert window.slack >= 0
        assert window.early_start <= window.early_end <= window.late_end
        assert window.late_start - window.early_start == datetime.timedelta(window.slack)
        if survey.state(activity) != "planned":
            continue
        assert window.early_start >= max(TODAY, activity.start.first if activity.start else TODAY)
        assert activity.end is None or window.early_end >= activity.end.last
        for id, link in activity.after.items():
            before = found.windows.get(id)
            if before and not any({id, activity.id} <= set(knot) for knot in found.knots):
                assert (window.early_start - before.early_end).days >= link.lag
                assert window.late_start - window.early_start >= datetime.timedelta(0)


@given(activities())
def test_circles_are_told_where_there_are_any_and_nowhere_else(work: list[Activity]) -> None:
    """By links alone: nothing is at a stage that another one has to wait for."""
    free = [one.model_copy(update={"overlap": True}) for one in work]
    knots = schedule(Survey(Roadmap({one.id: one for one in free}), TODAY)).knots
    planned = {one.id: one for one in free if Survey(Roadmap({}), TODAY).state(one) == "planned"}
    reach = {id: _reached(planned, id) for id in planned}
    told = {id for knot in knots for id in knot}
    assert told == {id for id in planned if id in reach[id]}
    assert all(set(knot) <= reach[id] for knot in knots for id in knot)


def _reached(work: dict[str, Activity], id: str) -> set[str]:
    """What `id` comes after, over any number of links."""
    seen: set[str] = set()
    waiting = [id]
    while waiting:
        for before in work[waiting.pop()].after:
            if before in work and before not in seen:
                seen.add(before)
                waiting.append(before)
    return seen
